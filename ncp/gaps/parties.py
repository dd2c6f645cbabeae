"""Who a power can oblige and which office holds it, sector by sector; read from the plan, no list of names.

* A value of provider-status, «anyone» and the affected organisation can be an organisation of every sector.
* A group that the plan only meets in one sector (by records limited to it) belongs there: the telecom provider. One
  it meets in several such sectors can be anywhere: the vital provider. One it never meets so (a registrar, a court) is
  placed in no sector; ``kinds`` looks at those.
* Offices and organisations of government are no organisations hit by an incident.
* A role that some power resolves by sector is a stand-in. Named without «for sector» it holds what another act gives.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from ncp.advice.competence import resolve_holders
from ncp.advice.result import HolderAdvice
from ncp.gaps.result import Outside
from ncp.gaps.vocabulary import ANYBODY, BINDING, EMERGENCY, SECTORS, STATUS
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Law, Power

WEIGHTY = ("supervise", *BINDING, *EMERGENCY)
"""Rungs on which only government holds powers."""


class Parties:
    """The parties of one plan on one day."""

    def __init__(self, plan: Plan, on: date) -> None:
        self.plan = plan
        self.on = on
        self._offices: dict[tuple[str, str, date | None], tuple[HolderAdvice, ...]] = {}

    @cached_property
    def stand_ins(self) -> frozenset[str]:
        """Roles that stand for a real office, by sector."""
        return frozenset(holder.role for _, power in self.plan.powers for holder in power.holder if holder.for_)

    @cached_property
    def sectors_met(self) -> dict[str, frozenset[str]]:
        """For each party the sectors in which a record limited to that one sector names it."""
        found: dict[str, set[str]] = {}
        for _, power in self.plan.powers:
            if len(power.sectors) == 1:
                for party in (*power.addressee, *(holder.role for holder in power.holder)):
                    found.setdefault(party, set()).add(power.sectors[0])
        return {party: frozenset(sectors) for party, sectors in found.items()}

    @cached_property
    def _governing(self) -> frozenset[str]:
        """Groups that hold a power or task which only government has."""
        return frozenset(
            holder.role
            for _, power in self.plan.powers
            if power.rung in WEIGHTY and power.kind != "duty"
            for holder in power.holder
        )

    def is_group(self, party: str) -> bool:
        """Whether it is a kind of organisations or people instead of one office."""
        role = self.plan.role_by_id.get(party)
        return role is not None and role.kind == "group"

    def is_government(self, party: str) -> bool:
        """Whether a holder is an authority and not one of those that the law addresses."""
        return not self.is_group(party) or party in self.stand_ins or party in self._governing

    def is_unplaced(self, party: str) -> bool:
        """Whether it is a kind of organisation of which the plan does not say in which sector it is."""
        placed = party in ANYBODY or party in self.sectors_met
        return self.is_group(party) and not placed and not self.is_government(party)

    def is_organisation_of(self, party: str, sector: str) -> bool:
        """Whether an organisation of the sector can be this party."""
        if party in self.plan.values_of.get(STATUS, {}) or party in ANYBODY:
            return True
        met = self.sectors_met.get(party, frozenset())
        return self.is_group(party) and bool(met) and (len(met) > 1 or sector in met)

    def is_of_other_sectors(self, power: Power, sector: str) -> bool:
        """Whether it is limited to other sectors, or addresses only groups that other sectors have."""
        if power.sectors:
            return sector not in power.sectors
        return bool(power.addressee) and all(self._lives_elsewhere(party, sector) for party in power.addressee)

    def _lives_elsewhere(self, party: str, sector: str) -> bool:
        met = self.sectors_met.get(party, frozenset())
        return self.is_group(party) and len(met) == 1 and sector not in met

    def offices(self, law: Law, power: Power, sector: str) -> tuple[HolderAdvice, ...]:
        """The holders for a sector on the day, as ``ncp advise`` resolves them."""
        key = (power.id, sector, power.in_force.from_)
        if key not in self._offices:
            self._offices[key] = resolve_holders(self.plan, law.id, power, {SECTORS: (sector,)}, self.on)
        return self._offices[key]

    def outside(self, law: Law, power: Power, sector: str) -> Outside | None:
        """Why a power that can work for a sector is not counted there; None when it is."""
        if not any(self.is_organisation_of(party, sector) for party in power.addressee):
            return "addressee"
        held = [each.role for each in self.offices(law, power, sector) if each.outcome == "held"]
        if not held:
            return "no-office-modelled"
        named = {holder.role for holder in power.holder if not holder.for_}
        real = [role for role in held if role not in named & self.stand_ins]
        if not real:
            return "other-law"
        return None if any(self.exists(role) for role in real) else "office-gone"

    def exists(self, role_id: str) -> bool:
        """Whether a role exists on the day."""
        role = self.plan.role_by_id.get(role_id)
        return role is not None and role.exists.covers(self.on)

    def speaking(self) -> Iterator[tuple[Law, Power]]:
        """Every power, duty and task in force on the day."""
        return ((law, power) for law, power in self.plan.powers if power.in_force.covers(self.on))

    @cached_property
    def sectors_without_office(self) -> tuple[str, ...]:
        """Sectors with no ministry, supervisor or CSIRT on the day."""
        return tuple(
            sector.id
            for sector in self.plan.sectors
            if not any(
                each.in_force.covers(self.on)
                for roles in (sector.ministry, sector.supervisor, sector.csirt)
                for each in roles
            )
        )

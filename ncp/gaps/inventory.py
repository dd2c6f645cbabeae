"""The inventory: for each sector and rung what the plan has, whose it is, and whether it is in force.

A record belongs to a sector when it is limited to it, or when it has no limit, addresses more than groups of other
sectors, and its condition can be true while only this sector is affected. What only providers hold (their own duties)
is no instrument of government and is left out; so are the tracks beside the ladder.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ncp.advice.powers import successor
from ncp.gaps.parties import Parties
from ncp.gaps.result import InForce, Instrument, SectorInventory
from ncp.gaps.situations import Situations, in_sector, own_condition
from ncp.gaps.vocabulary import PROCESSES
from ncp.logic.diagram import NOTHING
from ncp.plan.model.condition import Condition, tests_in
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Law, Power

Version = tuple[Law, Power]


def take_inventory(plan: Plan, parties: Parties) -> tuple[SectorInventory, ...]:
    """Every sector of the plan, in its order."""
    rungs = list(plan.rung_by_id)
    chosen = [_version(versions, parties.on) for versions in plan.power_versions.values()]
    on_ladder = [pair for pair in chosen if pair[1].rung and _is_instrument(pair[1], parties)]
    on_ladder.sort(key=lambda pair: rungs.index(str(pair[1].rung)))
    possible = {power.id: sectors_of(plan, power, parties) for _, power in on_ladder}
    return tuple(
        SectorInventory(
            sector.id,
            tuple(
                _instrument(plan, law, power, parties, sector.id)
                for law, power in on_ladder
                if sector.id in possible[power.id]
            ),
        )
        for sector in plan.sectors
    )


def _is_instrument(power: Power, parties: Parties) -> bool:
    return any(
        parties.is_government(holder.role) or (holder.executed_by and parties.is_government(holder.executed_by))
        for holder in power.holder
    )


def _version(versions: tuple[Version, ...], on: date) -> Version:
    """The version of the day; else the next to come, else the last there was."""
    coming = [pair for pair in versions if pair[1].in_force.from_ and pair[1].in_force.from_ > on]
    speaking = [pair for pair in versions if pair[1].in_force.covers(on)]
    return (*speaking, *coming, versions[-1])[0]


def sectors_of(plan: Plan, power: Power, parties: Parties) -> tuple[str, ...]:
    """The sectors that a record can be about, with a condition that can be true while no other is affected."""
    condition = own_condition(power)
    found: dict[Condition, bool] = {}
    possible = []
    for sector in plan.sectors:
        if parties.is_of_other_sectors(power, sector.id):
            continue
        left = in_sector(condition, sector.id)
        by_process = any(test.fact == PROCESSES for test in tests_in(left))
        if by_process or left not in found:
            situations = Situations(plan, [left], [sector.id])
            found[left] = situations.space.both(situations.of_sector(sector.id), situations.space.true(left)) != NOTHING
        if found[left]:
            possible.append(sector.id)
    return tuple(possible)


def _instrument(plan: Plan, law: Law, power: Power, parties: Parties, sector: str) -> Instrument:
    state, day = _state(power, parties.on)
    in_force = state in ("in-force", "dormant")
    return Instrument(
        power=power.id,
        rung=str(power.rung),
        state=state,
        holders=parties.offices(law, power, sector) if in_force else (),
        day=day,
        succeeded_by=successor(plan, power.id, parties.on) if state == "lapsed" else None,
    )


def _state(power: Power, on: date) -> tuple[InForce, date | None]:
    window = power.in_force
    if window.from_ and window.from_ > on:
        return "not-before", window.from_
    if window.to and window.to < on:
        return "lapsed", window.to
    return ("dormant" if power.activation else "in-force"), None


def powers_beside(plan: Plan, on: date) -> Iterator[tuple[str, int]]:
    """For each track beside the ladder how many powers it has on a day."""
    counts: dict[str, int] = {}
    for _, power in plan.powers:
        if power.track and power.kind == "power" and power.in_force.covers(on):
            counts[power.track] = counts.get(power.track, 0) + 1
    return iter(counts.items())

"""Powers in force that no office holds: none is modelled for a sector, or the office does not exist on the day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ncp.gaps.inventory import sectors_of
from ncp.gaps.parties import Parties
from ncp.gaps.result import Gap
from ncp.gaps.situations import Situations, own_condition
from ncp.plan.model.condition import Value
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Law, Power


def office_gaps(plan: Plan, parties: Parties) -> Iterator[Gap]:
    """First by law and sector what is not modelled, then by power the offices that are gone."""
    considered = {each.id for each in plan.sectors} - set(parties.sectors_without_office)
    missing: dict[tuple[str, str], list[tuple[Law, Power]]] = {}
    for law, power in parties.speaking():
        if any(holder.for_ for holder in power.holder):
            for sector in sectors_of(plan, power, parties):
                if sector in considered and not _is_held(parties, law, power, sector):
                    missing.setdefault((law.id, sector), []).append((law, power))
    for (law_id, sector), found in missing.items():
        yield Gap(
            id=f"no-office/{law_id}/{sector}", kind="office", subject=law_id, state="not-modelled",
            nature="modelling", facts=_facts(plan, found, sector), records=tuple(power.id for _, power in found),
            sectors=(sector,),
        )  # fmt: skip
    yield from _gone(plan, parties)


def _is_held(parties: Parties, law: Law, power: Power, sector: str) -> bool:
    return any(each.outcome == "held" for each in parties.offices(law, power, sector))


def _gone(plan: Plan, parties: Parties) -> Iterator[Gap]:
    for _, power in parties.speaking():
        named = [holder.role for holder in power.holder if not holder.for_]
        if named and not any(parties.exists(role) for role in named) and len(named) == len(power.holder):
            situations = Situations(plan, [own_condition(power)])
            yield Gap(
                id=f"no-office/{power.id}", kind="office", subject=power.id, state="office-gone", nature="modelling",
                facts=situations.smallest(situations.space.true(own_condition(power))) or {}, records=(power.id,),
            )  # fmt: skip


def _facts(plan: Plan, found: Sequence[tuple[Law, Power]], sector: str) -> dict[str, Value]:
    """The smallest situation of the sector in which one of the powers possibly applies."""
    conditions = [own_condition(power) for _, power in found]
    situations = Situations(plan, conditions, [sector])
    some = situations.space.either(*(situations.true(each, sector) for each in conditions))
    return situations.smallest(situations.space.both(situations.of_sector(sector), some), sector) or {}

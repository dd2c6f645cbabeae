"""Kinds of organisation that no binding power of ordinary law reaches.

Two sorts: the values of provider-status, sector by sector, and the kinds that the plan places in no sector (a
registrar, a supplier), by the powers that name them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ncp.gaps.orders import Orders
from ncp.gaps.parties import Parties
from ncp.gaps.result import Gap, KindState, SectorReach
from ncp.gaps.situations import Situations, own_condition
from ncp.gaps.vocabulary import STATUS
from ncp.plan.model.condition import Value, tests_in
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Law, Power


def kinds_of_the_day(plan: Plan, parties: Parties) -> tuple[str, ...]:
    """The values of provider-status that the law of the day knows: some power or task on the ladder asks for them.

    A kind that is only asked for at another time belongs to another act; one that never is, is the rest. Duties do
    not tell, for an act in force may lay them on the kinds of its predecessor; nor do records without a first day.
    """
    ever = {name for _, power in plan.powers if _tells(power) for name in _kinds_in(power)}
    now = {name for _, power in parties.speaking() if _tells(power) for name in _kinds_in(power)}
    return tuple(name for name in plan.values_of.get(STATUS, {}) if name in now or name not in ever)


def _tells(power: Power) -> bool:
    return power.kind != "duty" and power.rung is not None and power.in_force.from_ is not None


def _kinds_in(power: Power) -> set[str]:
    tested = [test.value for test in tests_in(power.applies_when) if test.fact == STATUS]
    return {name for value in tested if isinstance(value, tuple) for name in value}


def kind_gaps(plan: Plan, orders: Orders, reaches: Sequence[SectorReach]) -> Iterator[Gap]:
    """By kind, in the order of the plan. Where only the office is missing, that is a gap of its own (``offices``)."""
    for kind in kinds_of_the_day(plan, orders.parties):
        bare = [reach for reach in reaches if _is_gap(reach, kind)]
        found = [reach for reach in bare if not orders.fits_without_office(reach.sector, kind)]
        if found:
            facts = next(each.reach.facts for each in found[0].kinds if each.kind == kind)
            yield Gap(
                id=f"no-order-power-kind/{kind}", kind="order-power-kind", subject=kind, state="never",
                nature="instruments", facts=facts or {}, sectors=tuple(reach.sector for reach in found),
            )  # fmt: skip
    for role in plan.roles:
        if orders.parties.is_unplaced(role.id) and _is_obliged(orders.parties, role.id):
            yield from _group_gap(plan, orders, role.id)


def _is_gap(reach: SectorReach, kind: str) -> bool:
    """Nothing reaches this kind in a sector where something reaches another."""
    return reach.reach.state != "never" and any(
        each.kind == kind and each.reach.state == "never" for each in reach.kinds
    )


def _is_obliged(parties: Parties, group: str) -> bool:
    """Whether the law of the day lays a duty on the group, or would in an emergency."""
    return any(
        (power.rung and power.kind == "duty" and group in [holder.role for holder in power.holder])
        or (power.activation and power.kind == "power" and group in power.addressee)
        for _, power in parties.speaking()
    )


def _group_gap(plan: Plan, orders: Orders, group: str) -> Iterator[Gap]:
    naming = [pair for pair in orders.binding if group in pair[1].addressee]
    if any(_works_without_breach(orders, power) for _, power in naming):
        return
    others = [power.id for _, power in orders.dormant if group in power.addressee]
    state: KindState = "after-breach" if naming else "dormant-only" if others else "never"
    yield Gap(
        id=f"no-order-power-kind/{group}", kind="order-power-kind", subject=group, state=state, nature="instruments",
        facts=_facts(plan, naming), instead=tuple(power.id for _, power in naming) or tuple(others),
    )  # fmt: skip


def _works_without_breach(orders: Orders, power: Power) -> bool:
    return any(orders.works_without_breach(power, sector) for sector in orders.sectors)


def _facts(plan: Plan, powers: Sequence[tuple[Law, Power]]) -> dict[str, Value]:
    """The smallest severe situation in which none of the powers that name the group is possible."""
    conditions = [own_condition(power) for _, power in powers]
    situations = Situations(plan, conditions, severe=True)
    none_of_them = [situations.space.false(each) for each in conditions]
    return situations.smallest(situations.space.both(situations.anywhere, *none_of_them)) or {}

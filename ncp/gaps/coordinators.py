"""Roles that coordinate in every severe situation and can oblige nobody, or only somebody in a few sectors.

A coordinator is found in the plan, not named here: who holds a task or power for governing the crisis whose condition
is true in every situation with severe impact, whatever else is so.
"""

from __future__ import annotations

from collections.abc import Iterator

from ncp.gaps.orders import Orders
from ncp.gaps.result import Gap
from ncp.gaps.situations import Situations
from ncp.gaps.vocabulary import SEVERE, has
from ncp.logic.diagram import NOTHING
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Power


def coordinator_gaps(plan: Plan, orders: Orders) -> Iterator[Gap]:
    """One gap for each coordinating role, in the order of the plan."""
    grounds: dict[str, list[Power]] = {}
    for _, power in orders.parties.speaking():
        if power.track == "governance" and power.kind != "duty" and is_always_there(plan, power):
            for name in dict.fromkeys(name for each in power.holder for name in (each.role, each.executed_by) if name):
                grounds.setdefault(name, []).append(power)
    for role in plan.roles:
        if role.id in grounds:
            yield from _gap(plan, orders, role.id, grounds[role.id])


def is_always_there(plan: Plan, power: Power) -> bool:
    """Whether the condition is true in every severe situation in which all facts are known."""
    if not has(plan, SEVERE):
        return False
    situations = Situations(plan, [power.applies_when], severe=True)
    space = situations.space
    return space.without(space.both(situations.anywhere, space.complete), space.true(power.applies_when)) == NOTHING


def _gap(plan: Plan, orders: Orders, role: str, grounds: list[Power]) -> Iterator[Gap]:
    held = [name for name in orders.reached if role in orders.holders_of(name)]
    sectors = {sector for name in held for sector in orders.reached[name]}
    if len(sectors) == len(orders.sectors):
        return
    situations = Situations(plan, [each.applies_when for each in grounds], severe=True)
    true = (situations.space.true(each.applies_when) for each in grounds)
    yield Gap(
        id=f"no-order-power-role/{role}", kind="order-power-role", subject=role,
        state="few-sectors" if sectors else "never", nature="instruments",
        facts=situations.smallest(situations.space.both(situations.anywhere, *true)) or {},
        records=tuple(each.id for each in grounds), instead=tuple(held),
        sectors=tuple(sector for sector in orders.sectors if sector in sectors),
    )  # fmt: skip

"""The days on which something in a plan begins or ends; between two of them no verdict can change by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ncp.plan.model.common import Window
from ncp.plan.model.plan import Plan
from ncp.plan.model.sectors import Process, Sector


def edges_of(windows: Iterable[Window]) -> list[date]:
    """The first day in force and the day after the last one, of every window; sorted, each once."""
    found = set()
    for window in windows:
        if window.from_:
            found.add(window.from_)
        if window.to and window.to < date.max:
            found.add(window.to + timedelta(days=1))
    return sorted(found)


def plan_windows(plan: Plan) -> Iterator[Window]:
    """Every window of a plan that an answer may depend on."""
    for _, power in plan.powers:
        yield power.in_force
        yield from (link.in_force for holder in power.holder for link in holder.chain)
    yield from (each.in_force for each in plan.competent_authorities)
    for role in plan.roles:
        yield role.exists
        for several in (role.involved, role.duties, role.seats):
            yield from (each.in_force for each in several)
    yield from office_windows((*plan.sectors, *plan.processes))
    yield from (level.in_force for ladder in plan.ladders for level in ladder.levels)
    yield from (process.in_force for process in plan.processes)
    yield from (edge.in_force for edge in plan.edges)
    yield from (step.in_force for playbook in plan.playbooks for step in playbook.steps)


def office_windows(owners: Iterable[Sector | Process]) -> Iterator[Window]:
    """The windows of the offices that answer for sectors or processes."""
    for owner in owners:
        for offices in (owner.ministry, owner.supervisor, owner.csirt):
            yield from (office.in_force for office in offices)

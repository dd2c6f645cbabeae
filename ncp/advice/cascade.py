"""Which vital processes may be hit next, because they depend on one that is hit."""

from datetime import date

from ncp.advice.result import CascadeStep
from ncp.logic.conditions import Facts
from ncp.plan.model.plan import Plan

MAX_DISTANCE = 2
"""Beyond two steps everything depends on everything, and the list says nothing any more."""


def follow_cascade(plan: Plan, facts: Facts, on: date) -> tuple[CascadeStep, ...]:
    """The processes that depend on an affected one, nearest first, each through its first link only."""
    affected = facts.get("affected-processes")
    if not isinstance(affected, tuple):
        return ()
    present = [process for process in plan.processes if process.in_force.covers(on)]
    reached = set(affected)
    frontier = list(affected)
    found: list[CascadeStep] = []
    for distance in range(1, MAX_DISTANCE + 1):
        hit = [
            CascadeStep(process.id, link.process, distance, link.why.nl, link.why.en, link.basis)
            for process in present
            if process.id not in reached
            for link in process.depends_on
            if link.process in frontier
        ]
        first = {step.process: step for step in reversed(hit)}
        found += [first[process.id] for process in present if process.id in first]
        frontier = list(first)
        reached.update(first)
    return tuple(found)

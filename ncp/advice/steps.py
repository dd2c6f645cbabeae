"""Which steps of the running playbooks are open, and what the others wait for."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator
from datetime import date

from msgspec import Struct

from ncp.logic.conditions import Facts, weigh
from ncp.logic.reason import Reason, blocking_facts, decisive_tests
from ncp.logic.truth import Truth
from ncp.plan.model.condition import All, Condition
from ncp.plan.model.plan import Plan
from ncp.plan.model.playbooks import Step


class StepAdvice(Struct, frozen=True):
    """One step that was neither done nor skipped."""

    step: Step
    is_open: bool
    condition: Truth
    waits_for_steps: tuple[str, ...]
    waits_for_facts: tuple[str, ...]
    waits_for_level: str | None
    rests_on: tuple[str, ...]
    """The facts that opened it; the last of them to become known starts its time limit."""


def weigh_steps(
    plan: Plan,
    facts: Facts,
    on: date,
    playbooks: Collection[str],
    finished: Collection[str],
    level: str | None,
) -> tuple[StepAdvice, ...]:
    """Every unfinished step of the playbooks and the blocks they include, in the order of the plan.

    Steps whose condition is false are left out: on these facts they are not part of the case. So are the steps
    that follow one of those: there is nothing for them to follow.
    """
    ranks = national_ranks(plan)
    weighed = {
        step.id: (step, weigh(condition, facts, plan.values_of))
        for condition, step in _steps_of(plan, playbooks)
        if step.id not in finished and step.in_force.covers(on)
    }
    left_out: set[str] = set()
    while more := {
        name
        for name, (step, reason) in weighed.items()
        if name not in left_out and (reason.value is Truth.FALSE or left_out.intersection(step.after))
    }:
        left_out |= more
    kept = {name: pair for name, pair in weighed.items() if name not in left_out}
    return tuple(_weigh_step(step, reason, kept, ranks, level) for step, reason in kept.values())


def national_ranks(plan: Plan) -> dict[str, int]:
    """The national levels with their place on the ladder, lowest first; versions share a place."""
    ids = dict.fromkeys(level.id for level in plan.levels_of.get("national", ()))
    return {name: rank for rank, name in enumerate(ids)}


def _weigh_step(
    step: Step, reason: Reason, unfinished: Container[str], ranks: dict[str, int], level: str | None
) -> StepAdvice:
    waits = tuple(name for name in step.after if name in unfinished)
    too_low = step.from_level is not None and ranks.get(level or "", -1) < ranks.get(step.from_level, 0)
    return StepAdvice(
        step=step,
        is_open=reason.value is Truth.TRUE and not waits and not too_low,
        condition=reason.value,
        waits_for_steps=waits,
        waits_for_facts=blocking_facts(reason),
        waits_for_level=step.from_level if too_low else None,
        rests_on=tuple(dict.fromkeys(test.fact for test in decisive_tests(reason))),
    )


def _steps_of(plan: Plan, playbooks: Collection[str]) -> Iterator[tuple[Condition, Step]]:
    """Each step with its condition. A block that is included only counts where its own condition holds."""
    included = [name for book in playbooks for name in plan.playbook_by_id[book].includes]
    for name in dict.fromkeys(playbooks):
        for step in plan.playbook_by_id[name].steps:
            yield step.available_when, step
    for name in dict.fromkeys(included):
        block = plan.playbook_by_id[name]
        for step in block.steps:
            yield All((block.applies_when, step.available_when)), step

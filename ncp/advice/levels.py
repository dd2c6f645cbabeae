"""Which level of each ladder the facts point to."""

from collections.abc import Sequence
from datetime import date

from ncp.advice.result import LevelAdvice, Verdict
from ncp.advice.verdicts import verdict_of
from ncp.logic.conditions import Facts, weigh
from ncp.logic.reason import blocking_facts
from ncp.plan.model.plan import Plan


def weigh_levels(plan: Plan, facts: Facts, on: date) -> tuple[LevelAdvice, ...]:
    """Every level that exists on the day, lowest first in each ladder."""
    return tuple(
        LevelAdvice(ladder.id, level.id, verdict_of(reason), blocking_facts(reason), reason, level.basis)
        for ladder in plan.ladders
        for level in ladder.levels
        if level.in_force.covers(on)
        for reason in (weigh(level.applies_when, facts, plan.values_of),)
    )


def recommend(plan: Plan, levels: Sequence[LevelAdvice]) -> dict[str, str | None]:
    """For each ladder the highest level that applies, or None."""
    highest: dict[str, str | None] = {ladder.id: None for ladder in plan.ladders}
    for level in levels:
        if level.verdict is Verdict.APPLIES:
            highest[level.ladder] = level.id
    return highest

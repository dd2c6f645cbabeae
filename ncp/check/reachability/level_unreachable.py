"""A level that is never the one to recommend, because a higher one applies wherever it does.

nl:
    Van elk niveau bestaat een situatie waarin het het hoogste niveau is dat geldt.

    Het programma beveelt van elke ladder het hoogste niveau aan dat geldt. Geldt in elke situatie ook een hoger
    niveau, dan wordt dit niveau nooit aanbevolen. Meestal staat het op de verkeerde plaats in de ladder, of is de
    voorwaarde van het hogere niveau te ruim. Gekeken is op elke dag waarop in de ladder iets begint.

en:
    For every level there is a situation in which it is the highest level that applies.

    Of each ladder the program recommends the highest level that applies. If a higher one applies in every situation
    too, this level is never recommended. Usually it stands in the wrong place in the ladder, or the condition of
    the higher level is too wide. Every day on which something in the ladder begins was looked at.

good:
    # escalation_levels.yaml, ladders[european].levels[ipcr-full]
    applies_when: {fact: societal-impact, at_least: disruptive}

bad:
    # escalation_levels.yaml, ladders[european].levels[ipcr-full]
    applies_when: {fact: other-member-states-affected, is: true}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ncp.check.check import Context
from ncp.check.check import Level as Weight
from ncp.check.situations import Situations
from ncp.logic.diagram import NOTHING
from ncp.plan.model.levels import Level
from ncp.problem import Problem

LAYER = "reachability"
RULES: dict[str, Weight] = {"level-unreachable": "error"}
NEEDS = ("escalation_levels.yaml", "reference/facts.yaml", "reference/sectors.yaml")


def check(context: Context) -> Iterator[Problem]:
    """Each version of a level that no situation on any day of its window leads to."""
    for ladder in context.plan.ladders:
        for number, level in enumerate(ladder.levels):
            higher = [each for each in ladder.levels[number + 1 :] if each.id != level.id]
            if not context.situations.is_sound(*(each.applies_when for each in (level, *higher))):
                continue
            above = _always_above(context.situations, level, higher)
            if above is not None:
                yield context.problem("level-unreachable", level, "applies_when", id=level.id, above=above)


def _always_above(situations: Situations, level: Level, higher: Sequence[Level]) -> str | None:
    """The levels that apply wherever this one does, on its first day; None when some day leads to it.

    A level that never applies at all is reported as a condition that is never true.
    """
    space = situations.space
    applies = space.true(level.applies_when)
    if applies == NOTHING:
        return None
    for day in _days(level, higher):
        rivals = [each for each in higher if each.in_force.covers(day)]
        left = space.without(applies, space.either(*(space.true(each.applies_when) for each in rivals)))
        if left != NOTHING:
            return None
    present = [each for each in higher if each.in_force.covers(_days(level, higher)[0])]
    shared = [each.id for each in present if space.both(applies, space.true(each.applies_when)) != NOTHING]
    return ", ".join(dict.fromkeys(shared))


def _days(level: Level, higher: Sequence[Level]) -> list[date]:
    """The first day of the level, and every day in its window on which a higher one begins or has just ended."""
    turning = {level.in_force.from_ or date.min}
    for each in higher:
        starts, ends = each.in_force.from_, each.in_force.to
        turning |= {day for day in (starts, _next(ends)) if day and level.in_force.covers(day)}
    return sorted(turning)


def _next(day: date | None) -> date | None:
    return date.fromordinal(day.toordinal() + 1) if day and day < date.max else None

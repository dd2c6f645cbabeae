"""Levels that nobody may convene: the plan names nobody, or those it names do not exist on the day."""

from __future__ import annotations

from collections.abc import Iterator

from ncp.gaps.parties import Parties
from ncp.gaps.result import ConveningState, Gap
from ncp.gaps.situations import Situations
from ncp.plan.model.levels import Level
from ncp.plan.model.plan import Plan


def convening_gaps(plan: Plan, parties: Parties) -> Iterator[Gap]:
    """Lowest level first. The level at which a ladder rests needs nobody to convene it."""
    for ladder in plan.ladders:
        for level in ladder.levels:
            if level.in_force.covers(parties.on) and level.id != ladder.rests_at:
                named = level.convening.by if level.convening else ()
                if not any(parties.exists(role) for role in named):
                    yield _gap(plan, level, "conveners-gone" if named else "nobody-named")


def _gap(plan: Plan, level: Level, state: ConveningState) -> Gap:
    situations = Situations(plan, [level.applies_when])
    return Gap(
        id=f"no-convening/{level.id}", kind="convening", subject=level.id, state=state,
        nature="modelling" if level.disputed else "instruments",
        facts=situations.smallest(situations.space.true(level.applies_when)) or {},
    )  # fmt: skip

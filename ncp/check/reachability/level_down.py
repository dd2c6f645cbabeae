"""Going down from a level: it must be in order somewhere, and not wherever the level applies.

nl level-without-way-down:
    Van elk niveau bestaat een situatie waarin afschalen aan de orde is.

    Dat is een situatie waarin `down_when` waar is en `applies_when` niet meer. Bestaat die niet, dan zegt het plan
    nooit dat het lager kan, zolang men het niveau volgt. Verruim `down_when`. Het niveau waarop een ladder rust
    (`rests_at`) hoeft alleen een `down_when` te hebben die waar kan zijn: daar is het incident voorbij.

en level-without-way-down:
    For every level there is a situation in which going down is in order.

    That is a situation in which `down_when` is true and `applies_when` no longer is. Without one the plan never
    says that a lower level will do, as long as one follows the level. Widen `down_when`. The level at which a
    ladder rests (`rests_at`) only needs a `down_when` that can be true: there the incident is over.

good level-without-way-down:
    # escalation_levels.yaml, ladders[european].levels[eu-csirts-network]
    down_when: {fact: incident-contained, is: true}

bad level-without-way-down:
    # escalation_levels.yaml, ladders[european].levels[eu-csirts-network]
    down_when: {all: [{fact: other-member-states-affected, is: true}, {fact: incident-contained, is: true}]}

nl level-flaps:
    Er is een situatie waarin een niveau geldt en afschalen niet aan de orde is.

    Is `down_when` overal waar zodra `applies_when` waar is, dan zegt het plan bij elke opschaling meteen dat het
    weer lager kan. Maak `down_when` enger.

en level-flaps:
    There is a situation in which a level applies and going down is not in order.

    If `down_when` is true wherever `applies_when` is, the plan says at every escalation that a lower level will do.
    Narrow `down_when`.

good level-flaps:
    # escalation_levels.yaml, ladders[european].levels[eu-csirts-network]
    down_when: {fact: incident-contained, is: true}

bad level-flaps:
    # escalation_levels.yaml, ladders[european].levels[eu-csirts-network]
    down_when: {fact: other-member-states-affected, known: true}
"""

from __future__ import annotations

from collections.abc import Iterator

from ncp.check.check import Context
from ncp.check.check import Level as Weight
from ncp.logic.diagram import NOTHING
from ncp.problem import Problem

LAYER = "reachability"
RULES: dict[str, Weight] = {"level-without-way-down": "error", "level-flaps": "warning"}
NEEDS = ("escalation_levels.yaml", "reference/facts.yaml", "reference/sectors.yaml")


def check(context: Context) -> Iterator[Problem]:
    """Each version of each level. A condition that is never true is reported as such, and not here again."""
    space = context.situations.space
    for ladder in context.plan.ladders:
        for level in ladder.levels:
            if not context.situations.is_sound(level.applies_when, level.down_when):
                continue
            applies, down = space.true(level.applies_when), space.true(level.down_when)
            if NOTHING in (applies, down) or level.id == ladder.rests_at:
                continue
            if space.without(down, applies) == NOTHING:
                yield context.problem("level-without-way-down", level, "down_when", id=level.id)
            if space.without(applies, down) == NOTHING:
                yield context.problem("level-flaps", level, "down_when", id=level.id)

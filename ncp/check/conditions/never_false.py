"""A condition, or a part of one, that is false in no situation at all.

nl:
    Elke voorwaarde, en elk deel ervan, kan in ten minste één situatie onwaar zijn.

    Wat nooit onwaar kan zijn, houdt niets tegen: het wacht alleen tot het feit bekend is. Meestal noemt een `any`
    alle waarden, of is de laagste waarde als grens gekozen. Moet iets echt altijd gelden, laat de voorwaarde dan
    weg of schrijf `all: []`; gaat het erom dat een feit bekend is, schrijf dan `known: true`.

en:
    Every condition, and every part of one, can be false in at least one situation.

    What can never be false stops nothing: it only waits until the fact is known. Usually an `any` names all values,
    or the lowest value was taken as the limit. If something should always hold, leave the condition out or write
    `all: []`; if a fact has to be known, write `known: true`.

good:
    # legal_powers/wbni.yaml, powers[wbni-inform-advise]
    applies_when: {fact: area, at_least: regional}

bad:
    # legal_powers/wbni.yaml, powers[wbni-inform-advise]
    applies_when: {fact: area, at_least: local}
"""

from __future__ import annotations

from collections.abc import Iterator

from ncp.check.check import Context, Level
from ncp.check.situations import parts_in, written
from ncp.logic.diagram import NOTHING
from ncp.plan.located import Path
from ncp.plan.model.condition import ALWAYS_TRUE
from ncp.problem import Problem

LAYER = "conditions"
RULES: dict[str, Level] = {"condition-never-false": "warning"}
NEEDS = ("reference/facts.yaml", "reference/sectors.yaml")


def check(context: Context) -> Iterator[Problem]:
    """The innermost part that is never false, except the always-true, which says so on purpose."""
    space = context.situations.space
    for condition, places in context.situations.places.items():
        found: list[Path] = []
        for part, path in parts_in(condition):
            inside = any(inner[: len(path)] == path for inner in found)
            if not inside and part != ALWAYS_TRUE and space.false(part) == NOTHING:
                found.append(path)
                for file, start in places:
                    yield file.problem("condition-never-false", (*start, *path), part=written(part))

"""A condition, or a part of one, that is true in no situation at all.

nl:
    Elke voorwaarde, en elk deel ervan, kan in ten minste één situatie waar zijn.

    Sluiten twee delen van een `all` elkaar uit, dan geldt het geheel nooit: de bevoegdheid wordt nooit voorgesteld,
    de stap gaat nooit open. Meestal is een waarde verwisseld, of hoort er `any` te staan in plaats van `all`.
    Gekeken is naar alle situaties die de voorwaarden van het plan kunnen onderscheiden, niet naar voorbeelden.

en:
    Every condition, and every part of one, can be true in at least one situation.

    If two parts of an `all` exclude each other, the whole never holds: the power is never suggested, the step never
    opens. Usually two values were mixed up, or `any` belongs where it says `all`. All situations that the
    conditions of the plan can tell apart were looked at, not examples.

good:
    # legal_powers/wbni.yaml, powers[wbni-inform-advise]
    applies_when:
      all:
        - {fact: area, at_least: regional}
        - {fact: exploited, is: true}

bad:
    # legal_powers/wbni.yaml, powers[wbni-inform-advise]
    applies_when:
      all:
        - {fact: area, at_least: regional}
        - {fact: area, is: local}
"""

from __future__ import annotations

from collections.abc import Iterator

from ncp.check.check import Context, Level
from ncp.check.situations import Situations, group_of, parts_in, written
from ncp.logic.diagram import NOTHING
from ncp.plan.located import Path
from ncp.plan.model.condition import All, Condition
from ncp.problem import Problem

LAYER = "conditions"
RULES: dict[str, Level] = {"condition-never-true": "error"}
NEEDS = ("reference/facts.yaml", "reference/sectors.yaml")


def check(context: Context) -> Iterator[Problem]:
    """The innermost part that is never true; of a group whose parts exclude each other, the last of these."""
    situations = context.situations
    for condition, places in situations.places.items():
        for part, path in _never_true(situations, condition):
            where, parts = _culprits(situations, part)
            for file, start in places:
                yield file.problem("condition-never-true", (*start, *path, *where), parts=parts)


def _never_true(situations: Situations, condition: Condition) -> Iterator[tuple[Condition, Path]]:
    found: list[Path] = []
    for part, path in parts_in(condition):
        inside = any(inner[: len(path)] == path for inner in found)
        if not inside and situations.space.true(part) == NOTHING:
            found.append(path)
            yield part, path


def _culprits(situations: Situations, part: Condition) -> tuple[Path, str]:
    """Where to point, and what excludes each other: two parts of an ``all`` if two suffice, else the whole."""
    if not isinstance(part, All):
        return (), written(part)
    names = situations.apart({str(number): each for number, each in enumerate(part.of)})
    numbers = [int(name) for name in names]
    return (group_of(part), numbers[-1]), " + ".join(written(part.of[number]) for number in numbers)

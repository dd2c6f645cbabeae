"""A part of a condition that can be left out without changing its answer in any situation.

nl:
    Geen deel van een voorwaarde is overbodig: zonder dat deel zegt de voorwaarde iets anders.

    Een deel dat al in een ander deel besloten ligt, laat de lezer denken dat er een eis is die er niet is, en wordt
    bij een wijziging vergeten. Vergeleken is in alle situaties, ook die waarin feiten nog onbekend zijn. Haal het
    deel weg, of verbeter het als er iets anders mee bedoeld was.

en:
    No part of a condition is superfluous: without it the condition says something else.

    A part that another part already implies makes a reader believe in a demand that is not there, and is forgotten
    at a change. Compared in all situations, also those in which facts are still unknown. Remove the part, or
    correct it if something else was meant.

good:
    # legal_powers/wbni.yaml, powers[wbni-inform-advise]
    applies_when:
      all:
        - {fact: societal-impact, at_least: severe}
        - {fact: area, at_least: national}

bad:
    # legal_powers/wbni.yaml, powers[wbni-inform-advise]
    applies_when:
      all:
        - {fact: societal-impact, at_least: severe}
        - {fact: societal-impact, at_least: limited}
"""

from __future__ import annotations

from collections.abc import Iterator

from ncp.check.check import Context, Level
from ncp.check.situations import group_of, written
from ncp.logic.diagram import Node, Space
from ncp.plan.located import Path
from ncp.plan.model.condition import All, AnyOf, Condition, Not
from ncp.problem import Problem

LAYER = "conditions"
RULES: dict[str, Level] = {"condition-part-redundant": "warning"}
NEEDS = ("reference/facts.yaml", "reference/sectors.yaml")


def check(context: Context) -> Iterator[Problem]:
    """Each part that can go, the last ones first, so that of two equal parts the second is reported."""
    space = context.situations.space
    for condition, places in context.situations.places.items():
        for part, path in redundant_parts(space, condition):
            for file, start in places:
                yield file.problem("condition-part-redundant", (*start, *path), part=written(part))


def redundant_parts(space: Space, condition: Condition) -> Iterator[tuple[Condition, Path]]:
    """The parts that can be dropped together; a part inside a dropped part is not named again."""
    answers = _answers(space, condition)
    dropped: list[Path] = []
    for path in _parts_of_groups(condition):
        if any(path[: len(gone)] == gone for gone in dropped):
            continue
        shorter = _without(condition, [*dropped, path])
        if _answers(space, shorter) == answers:
            dropped.append(path)
            yield _at(condition, path), path


def _answers(space: Space, condition: Condition) -> tuple[Node, Node]:
    return space.true(condition), space.false(condition)


def _parts_of_groups(condition: Condition, path: Path = ()) -> Iterator[Path]:
    """The paths to the parts of every group of two or more, outermost first and last first."""
    match condition:
        case Not(of):
            yield from _parts_of_groups(of, (*path, "not"))
        case All(of) | AnyOf(of):
            paths = [(*path, group_of(condition), number) for number in range(len(of))]
            if len(of) > 1:
                yield from reversed(paths)
            for part, inner in zip(of, paths, strict=True):
                yield from _parts_of_groups(part, inner)


def _without(condition: Condition, gone: list[Path], path: Path = ()) -> Condition:
    match condition:
        case Not(of):
            return Not(_without(of, gone, (*path, "not")))
        case All(of) | AnyOf(of):
            paths = [(*path, group_of(condition), number) for number in range(len(of))]
            kept = [_without(part, gone, inner) for part, inner in zip(of, paths, strict=True) if inner not in gone]
            return type(condition)(tuple(kept))
        case _:
            return condition


def _at(condition: Condition, path: Path) -> Condition:
    for part in path:
        if isinstance(condition, Not):
            condition = condition.of
        elif isinstance(condition, All | AnyOf) and isinstance(part, int):
            condition = condition.of[part]
    return condition

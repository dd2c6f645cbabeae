"""Two conditions by what they mean: in which situations each is true, not how they are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from ncp.logic.conditions import Ranks
from ncp.logic.diagram import NOTHING, Node, Space, TooLarge
from ncp.plan.model.condition import Condition, Value

Relation = Literal["equal", "narrower", "wider", "both", "unknowns", "too-large"]
"""What the new condition is, seen from the old one. ``unknowns``: the same once everything is known, but with facts
missing one of them is still open where the other is not."""

MOST_PARTS = 50_000


class Comparison(Struct, frozen=True):
    """How a condition relates to another, with the smallest situations that show it."""

    relation: Relation
    gained: dict[str, Value] | None = None
    """New is true here and old is false."""
    lost: dict[str, Value] | None = None
    """Old is true here and new is false."""
    open: dict[str, Value] | None = None
    """With these facts and no others the two differ; only for ``unknowns``."""


def compare_conditions(
    old: Condition, new: Condition, ranks: Ranks, types: Mapping[str, str], most: int = MOST_PARTS
) -> Comparison:
    """What the new condition is, seen from the old one, over all situations that the two tell apart.

    ``ranks`` and ``types`` must know every fact and value that either names.
    """
    if old == new:
        return Comparison("equal")
    try:
        space = Space((old, new), ranks, types, most)
        gained = space.both(space.true(new), space.false(old))
        lost = space.both(space.true(old), space.false(new))
        return _relation(space, gained, lost, _differing(space, old, new))
    except TooLarge:
        return Comparison("too-large")


def _relation(space: Space, gained: Node, lost: Node, differing: Node) -> Comparison:
    """A complete situation leaves nothing open, so where two conditions differ in one, one is true and one false."""
    relation: Relation = "equal"
    if space.both(gained, space.complete) == NOTHING and space.both(lost, space.complete) == NOTHING:
        relation = "unknowns" if differing != NOTHING else "equal"
        return Comparison(relation, open=space.smallest(differing))
    relation = "both" if gained and lost else "wider" if gained else "narrower"
    return Comparison(relation, space.smallest(gained), space.smallest(lost))


def _differing(space: Space, old: Condition, new: Condition) -> Node:
    pairs = ((space.true(old), space.true(new)), (space.false(old), space.false(new)))
    return space.either(*(space.either(space.without(a, b), space.without(b, a)) for a, b in pairs))

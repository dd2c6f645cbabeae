"""Which thing of the old list is which thing of the new one: the equal, then the same key, then the most alike."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, TypeVar

from msgspec import Struct

from ncp.diff.fields import KEYS, NOT_REWORDED, names_of

T = TypeVar("T", bound=Struct)
Index = tuple[int | None, int | None]
"""Places in the old and the new list; None where the thing is missing."""
Key = Callable[[int], Hashable]
"""What the thing at a place is known by."""


class Listed(Struct, frozen=True):
    """One side of a comparison: the things, and the keys they have, the strictest first."""

    things: Sequence[Struct]
    keys: Sequence[Key]


def pair_up(old: Listed, new: Listed, *, rest: bool) -> tuple[Index, ...]:
    """Pairs in the order of the new list, then what only the old one has.

    ``rest``: what has no partner by any key is paired with what is most alike, as long as both sides have some.
    """
    partner: dict[int, int] = {}
    left, right = _Open(old.things), _Open(new.things)
    _pair(partner, left, right, lambda n: old.things[n], lambda n: new.things[n])
    for before, after in zip(old.keys, new.keys, strict=True):
        _pair(partner, left, right, before, after)
    if rest:
        _pair(partner, left, right, lambda _: None, lambda _: None)
    found: list[Index] = [(partner.get(number), number) for number in range(len(new.things))]
    return (*found, *((number, None) for number in sorted(left.places)))


def pair_parts(kind: type[Struct], old: Sequence[Struct], new: Sequence[Struct]) -> tuple[Index, ...]:
    """The parts of a list inside a record, paired by their natural key.

    One part left over on each side is the same thing in other words, for kinds whose key does not say what they are.
    """
    found = pair_up(Listed(old, _keys(kind, old, new)), Listed(new, _keys(kind, new, old)), rest=False)
    gone = [before for before, after in found if after is None]
    come = [after for before, after in found if before is None]
    if kind in NOT_REWORDED or len(gone) != 1 or len(come) != 1:
        return found
    paired = [(before if before is not None else gone[0], after) for before, after in found if after is not None]
    return tuple(paired)


def alike(old: Struct, new: Struct) -> int:
    """How many fields of two structs are equal; nothing when they are of another kind."""
    if type(old) is not type(new):
        return -1
    return sum(getattr(old, name) == getattr(new, name) for name, _ in names_of(type(old)))


def _keys(kind: type[Struct], parts: Sequence[Struct], others: Sequence[Struct]) -> Sequence[Key]:
    names = KEYS.get(kind, ())
    if not names:
        return ()
    natural: Key = lambda n: tuple(getattr(parts[n], name) for name in names)  # noqa: E731
    if names != ("id",):
        return (natural,)
    known = {getattr(each, "id") for each in others}  # noqa: B009 - the key says that there is one
    return (natural, lambda n: _earlier(parts[n], known))


def _earlier(part: Struct, known: set[Any]) -> Any:
    """The id under which the other side knows a part that was renamed."""
    before = getattr(part, "formerly", ())
    return next((name for name in before if name in known), getattr(part, "id"))  # noqa: B009


class _Open:
    """The things of one side that have no partner yet."""

    def __init__(self, things: Sequence[Struct]) -> None:
        self.things = things
        self.places = set(range(len(things)))

    def by(self, key: Key) -> dict[Hashable, list[int]]:
        found: dict[Hashable, list[int]] = {}
        for place in sorted(self.places):
            found.setdefault(key(place), []).append(place)
        return found


def _pair(partner: dict[int, int], left: _Open, right: _Open, before: Key, after: Key) -> None:
    """Give partners to what has the same key; where several have it, the most alike first."""
    groups = left.by(before)
    for key, places in right.by(after).items():
        for old, new in _most_alike(left, groups.get(key, []), right, places):
            partner[new] = old
            left.places.discard(old)
            right.places.discard(new)


def _most_alike(left: _Open, olds: list[int], right: _Open, news: list[int]) -> Iterator[tuple[int, int]]:
    if len(olds) == 1 and len(news) == 1:
        yield olds[0], news[0]
        return
    grades = [(-alike(left.things[o], right.things[n]), o, n) for o in olds for n in news]
    taken_old, taken_new = set[int](), set[int]()
    for _, old, new in sorted(grades):
        if old not in taken_old and new not in taken_new:
            taken_old.add(old)
            taken_new.add(new)
            yield old, new

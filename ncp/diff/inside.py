"""What differs inside one record: field by field, part by part, each as its kind of field asks.

How a field is compared stands in ``ncp.diff.fields``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from ncp.diff.difference import Difference, OnDays, Side, What
from ncp.diff.fields import IN_ONE, KEYS, how, names_of
from ncp.diff.pairs import pair_parts
from ncp.diff.records import RecordAt
from ncp.plan.located import Path


class InsideRecord:
    """The fields of one record in both plans, said in the new ids: a plan may go on using an id of before."""

    def __init__(self, old: RecordAt, new: RecordAt) -> None:
        self.old = old
        self.new = new

    def compare(self, old: Struct, new: Struct, old_path: Path, new_path: Path, field: str) -> Iterator[Difference]:
        """Every field of a struct that the record holds, or of the record itself."""
        kind = type(new)
        for name, key in names_of(kind):
            before, after = getattr(old, name), getattr(new, name)
            if before == after:
                continue
            here = f"{field}.{key}" if field else key
            yield from self._field(kind, name, here, Side(self.old, before, (*old_path, key)),
                                   Side(self.new, after, (*new_path, key)))  # fmt: skip

    def _field(self, kind: type[Struct], name: str, field: str, old: Side, new: Side) -> Iterator[Difference]:
        match how(kind, name):
            case "identity" | "records":
                return
            case "ranks":
                if _order(old.value, new.value) != _order(new.value, old.value):
                    ids = [Side(side.at, tuple(each.id for each in side.value), side.path) for side in (old, new)]
                    yield Difference(what="reordered", struct=kind, name=name, field=field, old=ids[0], new=ids[1])
            case "parts":
                yield from self._parts(kind, name, field, old, new)
            case "calendar":
                yield from self._calendar(kind, name, field, old, new)
            case "part" if old.value is not None and new.value is not None:
                yield from self.compare(old.value, new.value, old.path, new.path, field)
            case "ids":
                if set(old.value) != set(new.value):
                    yield Difference(
                        what="changed", struct=kind, name=name, field=field,
                        old=_first_missing(old, new.value), new=_first_missing(new, old.value),
                    )  # fmt: skip
            case _:
                what: What = "added" if old.value is None else "removed" if new.value is None else "changed"
                yield Difference(what=what, struct=kind, name=name, field=field, old=old, new=new)

    def _parts(self, kind: type[Struct], name: str, field: str, old: Side, new: Side) -> Iterator[Difference]:
        parts = [*old.value, *new.value]
        struct = type(parts[0])
        gone: list[int] = []
        come: list[int] = []
        for before, after in pair_parts(struct, old.value, new.value):
            if before is None and after is not None:
                come.append(after)
            elif after is None and before is not None:
                gone.append(before)
            elif before is not None and after is not None:
                one, other = old.value[before], new.value[after]
                here = f"{field}.{key_of(other, after)}"
                yield from self.compare(one, other, (*old.path, before), (*new.path, after), here)
        if (kind, name) in IN_ONE and gone and come:
            yield Difference(
                what="changed", struct=kind, name=name, field=field,
                old=Side(old.at, tuple(old.value[n] for n in gone), (*old.path, gone[0])),
                new=Side(new.at, tuple(new.value[n] for n in come), (*new.path, come[0])),
            )  # fmt: skip
            return
        yield from (self._part("added", struct, field, old, new, new, n) for n in come)
        yield from (self._part("removed", struct, field, old, new, old, n) for n in gone)

    def _calendar(self, kind: type[Struct], name: str, field: str, old: Side, new: Side) -> Iterator[Difference]:
        """Who it is on which days; what else is said about each office is compared office by office."""
        days = [tuple(OnDays(each.role, each.in_force) for each in side.value) for side in (old, new)]
        if set(days[0]) != set(days[1]):
            before, after = _first_missing(Side(old.at, days[0], old.path), days[1]), Side(new.at, days[1], new.path)
            after = _first_missing(after, days[0])
            what: What = "added" if not days[0] else "removed" if not days[1] else "changed"
            yield Difference(what=what, struct=kind, name=name, field=field, old=before, new=after)
        for found in self._parts(kind, name, field, old, new):
            if found.name:
                yield found

    def _part(
        self, what: What, struct: type[Struct], field: str, old: Side, new: Side, where: Side, number: int
    ) -> Difference:
        """A part that only one side has; on the other side the list it is missing from."""
        part = Side(where.at, where.value[number], (*where.path, number))
        here = f"{field}.{key_of(part.value, number)}"
        sides = (Side(old.at, None, old.path), part) if what == "added" else (part, Side(new.at, None, new.path))
        return Difference(what=what, struct=struct, field=here, old=sides[0], new=sides[1])


def key_of(part: Struct, number: int) -> str:
    """How a part of a list is called in the name of a field: by its first key that is a word, or by its number."""
    values = (getattr(part, name) for name in KEYS.get(type(part), ()))
    return next((value for value in values if isinstance(value, str) and value), str(number + 1))


def _order(one: Sequence[Any], other: Sequence[Any]) -> list[str]:
    """The ids of one list that the other has too, each once, in the order of the one."""
    shared = {each.id for each in other}
    return list(dict.fromkeys(each.id for each in one if each.id in shared))


def _first_missing(side: Side, other: Sequence[Any]) -> Side:
    """The same list, with the way to the first of its words that the other list lacks."""
    number = next((n for n, word in enumerate(side.value) if word not in other), None)
    return side if number is None else Side(side.at, side.value, (*side.path, number))

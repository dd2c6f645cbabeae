"""The rows of an impact, put together for a reader: what is one and the same thing is said once, the heaviest first.

All rows of a subject and an aspect are one statement; statements that say the same of several subjects are one group.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from ncp.diff.row import VERDICT, Row, Words

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "levels": ("ladder", "level"),
    "powers": ("power",),
    "roles": ("role",),
    "work": ("playbook", "step"),
    "neighbours": ("sector", "process"),
    "questions": ("fact",),
}
"""What a reader meets together, in this order."""

HEAVY = frozenset({"applies", "open", "blind-spot"})
"""Words with which somebody acts."""
WHO = frozenset({"holder", "role", "convening", "alerted-by", "ministry", "supervisor", "csirt", "succeeded-by"})
"""Aspects that say through whom."""
CAME_OR_WENT = frozenset({"not-in-plan", "window"})
HOW_MANY_CASES = 1000


class Statement(Struct, frozen=True, dict=True):
    """All that the cases show of one aspect of one subject."""

    kind: str
    id: str
    aspect: str
    rows: tuple[Row, ...]

    @cached_property
    def main(self) -> Row:
        """The row that matters most."""
        return max(self.rows, key=lambda row: (_weight(row), row.facts == "then", row.count))

    @cached_property
    def weight(self) -> int:
        """How much it matters: what somebody does, through whom, and in how many cases."""
        in_course = any(row.facts == "then" for row in self.rows)
        return (_weight(self.main) * 2 + in_course) * HOW_MANY_CASES + len({row.case for row in self.rows})


class Group(Struct, frozen=True, dict=True):
    """Statements that say the same of several subjects."""

    statements: tuple[Statement, ...]

    @property
    def main(self) -> Statement:
        """The one that matters most."""
        return self.statements[0]

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every row of it."""
        return tuple(row for statement in self.statements for row in statement.rows)

    @cached_property
    def came_or_went(self) -> bool:
        """Whether one plan lacks these, or lacks them on these days."""
        return self.main.aspect == VERDICT and self.main.main.because.part in CAME_OR_WENT

    @cached_property
    def behind(self) -> tuple[str, ...]:
        """The fingerprints of all changes behind it."""
        return tuple(dict.fromkeys(name for row in self.rows for name in row.behind))


def section_groups(rows: Iterable[Row], owner_of: Callable[[Row], str]) -> Iterator[tuple[str, tuple[Group, ...]]]:
    """Each section that has anything, with its groups, the heaviest first.

    ``owner_of`` gives what a subject came or went with, its law or its playbook; empty when it has none.
    """
    statements = _statements(rows)
    for name, kinds in SECTIONS.items():
        mine = [each for each in statements if each.kind in kinds]
        if mine:
            yield name, tuple(_groups(mine, owner_of))


def came_and_went(row: Row) -> tuple[Words, Words]:
    """What only the old side has and what only the new one has; of a verdict both words."""
    if row.aspect == VERDICT:
        return row.old, row.new
    return tuple(word for word in row.old if word not in row.new), tuple(
        word for word in row.new if word not in row.old
    )


def _weight(row: Row) -> int:
    if row.kind == "ladder" or row.aspect in WHO:
        return 3
    if row.aspect != VERDICT:
        return 1
    return 3 if HEAVY.intersection((*row.old, *row.new)) else 2


def _statements(rows: Iterable[Row]) -> list[Statement]:
    found: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        found.setdefault((row.kind, row.id, row.aspect), []).append(row)
    return [Statement(*key, tuple(each)) for key, each in found.items()]


def _groups(statements: Iterable[Statement], owner_of: Callable[[Row], str]) -> Iterator[Group]:
    found: dict[object, list[Statement]] = {}
    for statement in statements:
        found.setdefault(_likeness(statement, owner_of), []).append(statement)
    groups = [Group(tuple(sorted(each, key=lambda one: -one.weight))) for each in found.values()]
    yield from sorted(groups, key=lambda group: (-group.main.weight, -len(group.statements), group.main.id))


def _likeness(statement: Statement, owner_of: Callable[[Row], str]) -> object:
    """What two statements have in common when one sentence can say both."""
    row, because = statement.main, statement.main.because
    if statement.aspect == VERDICT and because.part in CAME_OR_WENT:
        there = row.old if because.side == "new" else row.new
        gone = row.new if because.side == "new" else row.old
        owner = owner_of(row)
        return (statement.kind, gone, because.side, owner or (statement.id, there), _last_days(statement))
    same = (statement.kind, statement.aspect, *came_and_went(row), because.part)
    if statement.aspect == VERDICT:
        return (*same, because.about, row.behind)
    return same


def _last_days(statement: Statement) -> object:
    """The days on which it holds, taken over all cases."""
    final = [row for row in statement.rows if row.facts == "final"]
    return min((row.first for row in final), default=None), max((row.until is None for row in final), default=None)

"""What a plan mentions: every id that a record refers to, and every test of a fact. Walks structs, makes nothing else.

Cases do not count for references: they test a plan, and nobody acts on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from ncp.diff.fields import names_of
from ncp.plan.checks.references import REFERENCES
from ncp.plan.load import LoadedPlan
from ncp.plan.model.condition import All, AnyOf, Not, Test, tests_in

CASES = "cases/"


class Mentions(Struct, frozen=True):
    """What one plan mentions."""

    ids: Mapping[str, frozenset[str]]
    """By the kind of record that is meant."""
    tests: Mapping[str, tuple[Test, ...]]
    """By fact."""


def mentions_of(plan: LoadedPlan) -> Mentions:
    """Everything that the files of a plan mention."""
    ids: dict[str, set[str]] = {}
    tests: dict[str, list[Test]] = {}
    for file in plan.files:
        for found in _walk(file.record):
            if isinstance(found, Test):
                tests.setdefault(found.fact, []).append(found)
            elif not file.path.startswith(CASES):
                ids.setdefault(found[0], set()).add(found[1])
    sets = {kind: frozenset(names) for kind, names in ids.items()}
    return Mentions(sets, {fact: tuple(each) for fact, each in tests.items()})


def _walk(record: Struct) -> Iterator[tuple[str, str] | Test]:
    for name, kind in _fields(type(record)):
        value = getattr(record, name)
        if not value:
            continue
        if kind:
            yield from ((kind, each) for each in (value if isinstance(value, tuple) else (value,)))
        elif isinstance(value, All | AnyOf | Not | Test):
            yield from tests_in(value)
        elif isinstance(value, Struct):
            yield from _walk(value)
        elif isinstance(value, tuple) and isinstance(value[0], Struct):
            for each in value:
                yield from _walk(each)


@cache
def _fields(kind: type[Struct]) -> tuple[tuple[str, str], ...]:
    """The fields of a struct that may mention something, with the kind of record that an id in it means."""
    named: list[tuple[str, str]] = [(name, REFERENCES.get((kind, name), "")) for name, _ in names_of(kind)]
    return tuple(named)

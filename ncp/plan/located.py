"""A plan file as struct and as places side by side, so that a finding about the one has the place of the other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any, get_args

import msgspec
from msgspec import Struct

from ncp.plan.model.condition import All, AnyOf, Condition, Not, Test
from ncp.plan.places import Path, Places
from ncp.problem import Place, Problem

__all__ = ["Field", "Path", "ReadFile", "names_of"]

_CONDITIONS = frozenset((All, AnyOf, Not, Test))


class ReadFile(Struct, frozen=True, dict=True):
    """One file of the plan: its path, its text, its struct and where everything in it stands."""

    path: str
    content: bytes
    record: Struct
    places: Places

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The text, line by line."""
        return tuple(self.content.decode().splitlines())

    @cached_property
    def records(self) -> tuple[tuple[Struct, Path], ...]:
        """Every struct in the file with its path, the outer before the inner; conditions are not among them."""
        return tuple(pair for pair in self._structs if type(pair[0]) not in _CONDITIONS)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Every field of every record; there are five times as many, so who needs few of them asks ``records``."""
        return tuple(field for record, path in self.records for field in _fields(record, path))

    @cached_property
    def conditions(self) -> tuple[tuple[Condition, Path], ...]:
        """Every whole condition in the file, with its path."""
        return tuple(pair for pair in self._structs if type(pair[0]) in _CONDITIONS)

    @cached_property
    def tests(self) -> tuple[tuple[Test, Path], ...]:
        """Every test of every condition in the file, with its path."""
        return tuple(test for condition, path in self.conditions for test in _tests(condition, path))

    def place(self, path: Path) -> Place:
        """Where the node stands that a path leads to, or the nearest to it that the file has."""
        return Place(self.path, *self.places.at(path))

    def problem(self, rule: str, path: Path, **values: str) -> Problem:
        """A finding at the place that a path leads to."""
        place = self.place(path)
        excerpt = self.lines[place.line - 1] if 0 < place.line <= len(self.lines) else ""
        return Problem(rule, place, values, excerpt)

    @cached_property
    def _structs(self) -> list[tuple[Any, Path]]:
        found: list[tuple[Any, Path]] = []
        _collect(self.record, (), found)
        return found


class Field(Struct, frozen=True):
    """One field of one struct somewhere in a file."""

    owner: Struct
    name: str
    value: Any
    path: Path


def _fields(record: Struct, path: Path) -> list[Field]:
    return [Field(record, name, getattr(record, name), (*path, key)) for name, key in names_of(type(record))]


def _collect(struct: Struct, path: Path, found: list[tuple[Any, Path]]) -> None:
    """Add a struct and the structs in it; a condition counts as one."""
    found.append((struct, path))
    if type(struct) in _CONDITIONS:
        return
    for name, key in _holders_of(type(struct)):
        value = getattr(struct, name)
        if isinstance(value, tuple):
            for number, item in enumerate(value):
                _collect(item, (*path, key, number), found)
        elif value is not None:
            _collect(value, (*path, key), found)


@cache
def _holders_of(kind: type[Struct]) -> tuple[tuple[str, str], ...]:
    """The fields of a struct that may hold structs, as ``names_of`` gives them."""
    types = {field.name: field.type for field in msgspec.structs.fields(kind)}
    return tuple((name, key) for name, key in names_of(kind) if _may_hold_structs(types[name]))


def _may_hold_structs(wanted: Any) -> bool:
    inner = get_args(wanted)
    return any(map(_may_hold_structs, inner)) if inner else isinstance(wanted, type) and issubclass(wanted, Struct)


@cache
def names_of(kind: type[Struct]) -> tuple[tuple[str, str], ...]:
    """The fields of a struct, as Python and as the YAML call them; msgspec works them out anew at every call."""
    return tuple((field.name, field.encode_name) for field in msgspec.structs.fields(kind))


def _tests(condition: All | AnyOf | Not | Test, path: Path) -> Iterator[tuple[Test, Path]]:
    match condition:
        case Test():
            yield condition, path
        case Not(of):
            yield from _tests(of, (*path, "not"))
        case All(of) | AnyOf(of):
            name = "all" if isinstance(condition, All) else "any"
            for number, part in enumerate(of):
                yield from _tests(part, (*path, name, number))

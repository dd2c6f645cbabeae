"""A plan file as struct and as nodes side by side, so that a finding about the one has the place of the other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any

import msgspec
from msgspec import Struct

from ncp.plan.model.condition import All, AnyOf, Not, Test
from ncp.plan.source import Node
from ncp.problem import Place, Problem

Path = tuple[str | int, ...]


class ReadFile(Struct, frozen=True, dict=True):
    """One file of the plan: its path, its nodes with places, its struct and its lines."""

    path: str
    root: Node
    record: Struct
    lines: tuple[str, ...]

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Every field of every struct in the file; worked out once, because every check reads them all."""
        return tuple(fields(self.record))

    @cached_property
    def tests(self) -> tuple[tuple[Test, Path], ...]:
        """Every test of every condition in the file, with its path."""
        found = [field for field in self.fields if isinstance(field.value, All | AnyOf | Not | Test)]
        return tuple(pair for field in found for pair in _tests(field.value, field.path))

    def place(self, path: Path) -> Place:
        """Where the node stands that a path leads to, or the nearest to it that the file has."""
        node = self.root
        for part in path:
            node = _inner(node, part)
        return Place(self.path, node.line, node.column)

    def problem(self, rule: str, path: Path, **values: str) -> Problem:
        """A finding at the place that a path leads to."""
        place = self.place(path)
        excerpt = self.lines[place.line - 1] if 0 < place.line <= len(self.lines) else ""
        return Problem(rule, place, values, excerpt)


class Field(Struct, frozen=True):
    """One field of one struct somewhere in a file."""

    owner: Struct
    name: str
    value: Any
    path: Path


def fields(record: Struct, path: Path = ()) -> Iterator[Field]:
    """Every field of a struct and of the structs in it, with the path to it as the YAML spells it."""
    for name, key in _names(type(record)):
        value = getattr(record, name)
        here = (*path, key)
        yield Field(record, name, value, here)
        yield from _inside(value, here)


def _inner(node: Node, part: str | int) -> Node:
    """The node one step further down, or the same when the file does not go there."""
    inside = node.value
    if isinstance(part, int):
        return inside[part] if isinstance(inside, list) else node
    return inside.get(part, node) if isinstance(inside, dict) else node


@cache
def _names(kind: type[Struct]) -> tuple[tuple[str, str], ...]:
    """The fields of a struct, as Python and as the YAML call them; msgspec works them out anew at every call."""
    return tuple((field.name, field.encode_name) for field in msgspec.structs.fields(kind))


def _inside(value: Any, path: Path) -> Iterator[Field]:
    if isinstance(value, All | AnyOf | Not | Test):
        return
    if isinstance(value, Struct):
        yield from fields(value, path)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _inside(item, (*path, number))


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

"""A YAML file as a tree of values that know where they stand."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from ncp.plan.scalars import Scalar


class Key(Struct, frozen=True):
    """A key of a mapping with its place."""

    line: int
    column: int


class Node(Struct):
    """A YAML value with the place where it starts.

    Keeps the parser's own marks, and counts from 1 only when somebody asks: a plan has a hundred thousand nodes.
    """

    value: Scalar | list[Node] | dict[str, Node]
    mark: Any
    """Where it starts: a mark of libyaml or of PyYAML, which have no type in common."""
    key_mark: Any = None
    """Where the key starts that it is the value of."""

    @property
    def line(self) -> int:
        """Counted from 1."""
        line: int = self.mark.line
        return line + 1

    @property
    def column(self) -> int:
        """In characters, counted from 1."""
        column: int = self.mark.column
        return column + 1

    def key(self, name: str) -> Key:
        """For a mapping: one of its keys."""
        assert isinstance(self.value, dict)
        return Key(*place_of(self.value[name].key_mark))


def kind_of(value: object) -> str:
    """What a value is, as messages call it."""
    if value is None:
        return "nothing"
    names = {dict: "mapping", list: "list", str: "text", bool: "true/false", int: "number", float: "number"}
    return names[type(value)]


def place_of(mark: Any) -> tuple[int, int]:
    """Line and column of a mark of the parser; the start of the file for a mark that is not there."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)

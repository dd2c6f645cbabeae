"""Where every value of a YAML file stands, small enough to keep: the tree of the file without its values.

A scalar is one number, its line and column together; a mapping or a list is such a number and what is in it.
The bytes are only opened when somebody asks for a place, which a plan without mistakes never does.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import msgspec

from ncp.plan.nodes import Node

Path = tuple[str | int, ...]

_COLUMNS = 1 << 22
"""More columns than the largest file that is read has bytes."""


class Places:
    """The places of one file, from its nodes or from bytes that ``packed`` gave earlier."""

    def __init__(self, kept: Node | bytes) -> None:
        self._kept = kept

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Places) and self.packed() == other.packed()

    __hash__ = None  # type: ignore[assignment]

    def at(self, path: Path) -> tuple[int, int]:
        """Line and column of the value that a path leads to, or of the nearest to it that the file has."""
        here = self._tree
        for part in path:
            here = _inner(here, part)
        return divmod(here if isinstance(here, int) else here[0], _COLUMNS)

    def packed(self) -> bytes:
        """The same places as bytes; lets go of the nodes, which take fifty times the room."""
        if isinstance(self._kept, Node):
            self._kept = msgspec.msgpack.encode(_pack(self._kept))
        return self._kept

    @cached_property
    def _tree(self) -> Any:
        return _pack(self._kept) if isinstance(self._kept, Node) else msgspec.msgpack.decode(self._kept)


NOWHERE = Places(msgspec.msgpack.encode(0))
"""The places of a file that is not there: the file as a whole."""


def _pack(node: Node) -> Any:
    mark, inside = node.mark, node.value
    place = (mark.line + 1) * _COLUMNS + mark.column + 1
    if isinstance(inside, dict):
        return [place, {key: _pack(child) for key, child in inside.items()}]
    if isinstance(inside, list):
        return [place, [_pack(child) for child in inside]]
    return place


def _inner(tree: Any, part: str | int) -> Any:
    """The tree one step further down, or the same when the file does not go there."""
    inside = None if isinstance(tree, int) else tree[1]
    if isinstance(part, int):
        return inside[part] if isinstance(inside, list) else tree
    return inside.get(part, tree) if isinstance(inside, dict) else tree

"""What the readers of one file find wrong in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from ncp.plan.nodes import Node, kind_of
from ncp.problem import Place, Problem

BAD: Any = object()
"""What a reader gives for a node that it reported."""


class Report:
    """The problems of one file."""

    def __init__(self, shown: str, content: bytes) -> None:
        self.problems: list[Problem] = []
        self.bad = 0
        """How many nodes could not be read and still stand in what is being read."""
        self.stray = 0
        """How many keys nobody knows; a record that has one probably misses the key that was meant."""
        self.lost: list[str] = []
        """The ids of the records that were left out because of a mistake in them."""
        self._shown = shown
        self._content = content

    def at(self, node: Node, rule: str, **values: str) -> Any:
        """Report a node; BAD."""
        self.bad += 1
        return self._add(node.line, node.column, rule, values)

    def at_key(self, mapping: Node, name: str, rule: str, **values: str) -> Any:
        """Report a key of a mapping; BAD."""
        self.bad += 1
        key = mapping.key(name)
        return self._add(key.line, key.column, rule, values)

    def unknown_key(self, mapping: Node, name: str, known: Iterable[str]) -> None:
        """Report a key that has no meaning here; what else the mapping says can still be read."""
        self.stray += 1
        key = mapping.key(name)
        self._add(key.line, key.column, "key-unknown", {"key": name, **suggest(name, known)})

    def leave_out(self, record: Node, bad: int, stray: int) -> None:
        """Forget what was wrong in a record, because the record itself is left out."""
        self.bad, self.stray = bad, stray
        name = record.value.get("id") if isinstance(record.value, dict) else None
        self.lost.append(str(name.value) if name is not None else "")

    def not_a(self, node: Node, wanted: str) -> Any:
        """Report that something else was wanted here; BAD."""
        return self.at(node, "value-type", wanted=wanted, got=kind_of(node.value))

    def _add(self, line: int, column: int, rule: str, values: dict[str, str]) -> Any:
        excerpt = self._lines[line - 1] if 0 < line <= len(self._lines) else ""
        self.problems.append(Problem(rule, Place(self._shown, line, column), values, excerpt))
        return BAD

    @cached_property
    def _lines(self) -> list[str]:
        return self._content.decode("utf-8").splitlines()


Reader = Callable[[Node, Report], Any]
"""Plain data for ``msgspec.convert`` out of a node, or BAD after reporting."""


def suggest(name: str, known: Iterable[str]) -> dict[str, str]:
    """The known name that looks most like this one, as a value for a message."""
    close = get_close_matches(name, list(known), n=1)
    return {"suggestion": close[0]} if close else {}

"""A facts file (``facts: {id: value, ...}``) into typed facts, by the plan's vocabulary."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from msgspec import Struct

from ncp.plan.checks.conditions import value_problem
from ncp.plan.files import read_bytes
from ncp.plan.model.condition import Value
from ncp.plan.model.plan import Plan
from ncp.plan.source import Node, kind_of, read_yaml
from ncp.problem import Place, Problem, Refused

UNKNOWN_WORDS = ("unknown", "onbekend")


class FactsRead(Struct, frozen=True):
    """What a facts file says: known values, and facts it calls unknown."""

    known: dict[str, Value]
    unknown: tuple[str, ...]


def read_facts_file(plan: Plan, path: Path) -> FactsRead:
    """The facts of a file. Facts that are left out are unknown.

    Raises Refused with every mistake at its place.
    """
    shown = str(path)
    content = read_bytes(path, shown)
    reader = _Reader(plan, shown, content.decode("utf-8", "replace").splitlines())
    read = reader.read(read_yaml(content, shown))
    if reader.problems:
        raise Refused(reader.problems)
    return read


class _Reader:
    def __init__(self, plan: Plan, shown: str, lines: list[str]) -> None:
        self.plan = plan
        self.shown = shown
        self.lines = lines
        self.problems: list[Problem] = []

    def report(self, rule: str, line: int, column: int, **values: str) -> None:
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        self.problems.append(Problem(rule, Place(self.shown, line, column), values, excerpt))

    def read(self, root: Node) -> FactsRead:
        top = root.value if isinstance(root.value, dict) else {}
        for name in top:
            if name != "facts":
                self.report("key-unknown", root.key(name).line, root.key(name).column, key=name)
        node = top.get("facts")
        if node is None or not isinstance(node.value, dict):
            self.report("facts-form", root.line, root.column)
            return FactsRead({}, ())
        known: dict[str, Value] = {}
        unknown: list[str] = []
        for name, child in node.value.items():
            if name not in self.plan.fact_by_id:
                close = get_close_matches(name, list(self.plan.fact_by_id), n=1)
                hint = {"suggestion": close[0]} if close else {}
                key = node.key(name)
                self.report("fact-unknown", key.line, key.column, id=name, **hint)
            elif child.value is None or child.value in UNKNOWN_WORDS:
                unknown.append(name)
            else:
                value = self._value(name, child)
                if value is not None:
                    known[name] = value
        return FactsRead(known, tuple(unknown))

    def _value(self, name: str, node: Node) -> Value | None:
        value = self._plain(node)
        if value is None:
            return None
        bad = value_problem(self.plan, self.plan.fact_by_id[name], value)
        if bad:
            self.report(bad[0], node.line, node.column, **bad[1])
            return None
        return value

    def _plain(self, node: Node) -> Value | None:
        """A scalar, or a list of words."""
        if isinstance(node.value, list):
            odd = [item for item in node.value if not isinstance(item.value, str)]
            for item in odd:
                self.report("value-type", item.line, item.column, wanted="text", got=kind_of(item.value))
            return None if odd else tuple(str(item.value) for item in node.value)
        if isinstance(node.value, dict) or node.value is None:
            self.report("value-type", node.line, node.column, wanted="value", got=kind_of(node.value))
            return None
        return node.value

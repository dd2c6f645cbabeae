"""Nodes into the plan's structs, with every shape problem at its place.

msgspec stops at the first mistake; an author wants all of them. So this walks the nodes beside the type
descriptions that msgspec itself gives, reports, and leaves the building to ``msgspec.convert``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

import msgspec
from msgspec import inspect

from ncp.plan.model.common import MOMENT
from ncp.plan.model.condition import Operator, Test
from ncp.plan.source import Node, kind_of
from ncp.problem import Place, Problem, Refused

T = TypeVar("T")
_BAD = object()
_GROUPS = ("all", "any", "not")
_OPERATORS = get_args(Operator)


def read_shape(root: Node, wanted: type[T], shown: str, content: bytes) -> T:
    """The struct that a file holds. Raises Refused with all shape problems, in order of place."""
    walker = _Walker(shown, content.decode("utf-8").splitlines())
    data = walker.walk(root, inspect.type_info(wanted))
    if walker.problems:
        raise Refused(walker.problems)
    return msgspec.convert(data, wanted)


class _Walker:
    def __init__(self, shown: str, lines: list[str]) -> None:
        self.shown = shown
        self.lines = lines
        self.problems: list[Problem] = []

    def report(self, rule: str, at: Node | tuple[int, int], **values: str) -> Any:
        line, column = (at.line, at.column) if isinstance(at, Node) else at
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        self.problems.append(Problem(rule, Place(self.shown, line, column), values, excerpt))
        return _BAD

    def walk(self, node: Node, wanted: inspect.Type) -> Any:
        """Plain data for ``msgspec.convert``, or _BAD after reporting."""
        if isinstance(wanted, inspect.Metadata):
            wanted = wanted.type
        if isinstance(wanted, inspect.UnionType):
            return self._union(node, wanted)
        if isinstance(wanted, inspect.StructType):
            return self._struct(node, wanted)
        if isinstance(wanted, inspect.VarTupleType):
            return self._sequence(node, wanted)
        return self._scalar(node, wanted)

    def _union(self, node: Node, wanted: inspect.UnionType) -> Any:
        if any(isinstance(t, inspect.StructType) and t.cls is Test for t in wanted.types):
            return None if node.value is None and wanted.includes_none else self._condition(node)
        if node.value is None and wanted.includes_none:
            return None
        kinds = [t for t in wanted.types if not isinstance(t, inspect.NoneType)]
        if len(kinds) == 1:
            return self.walk(node, kinds[0])
        return self._value(node)

    def _value(self, node: Node) -> Any:
        """A fact's value: a scalar or a list of ids."""
        if isinstance(node.value, list):
            return [self._scalar(item, inspect.StrType()) for item in node.value]
        if isinstance(node.value, dict) or node.value is None:
            return self._not_a_value(node)
        return node.value

    def _not_a_value(self, node: Node) -> Any:
        return self.report("value-type", node, wanted="value", got=kind_of(node.value))

    def _struct(self, node: Node, wanted: inspect.StructType) -> Any:
        if not isinstance(node.value, dict):
            return self.report("value-type", node, wanted="mapping", got=kind_of(node.value))
        fields = {field.encode_name: field for field in wanted.fields}
        result: dict[str, Any] = {}
        for name, child in node.value.items():
            field = fields.get(name)
            if field is None:
                place = node.keys[name]
                self.report("key-unknown", (place.line, place.column), key=name, **_suggest(name, fields))
            else:
                result[name] = self._field(child, field.type)
        for name, field in fields.items():
            if field.required and name not in node.value:
                self.report("key-missing", node, key=name)
        return result

    def _field(self, node: Node, wanted: inspect.Type) -> Any:
        """A list with one mapping may be written as that mapping (``holder: {role: ...}``)."""
        if isinstance(wanted, inspect.VarTupleType) and isinstance(node.value, dict):
            item = wanted.item_type
            if isinstance(item, inspect.StructType):
                return [self.walk(node, item)]
        return self.walk(node, wanted)

    def _sequence(self, node: Node, wanted: inspect.VarTupleType) -> Any:
        if not isinstance(node.value, list):
            return self.report("value-type", node, wanted="list", got=kind_of(node.value))
        return [self.walk(item, wanted.item_type) for item in node.value]

    def _scalar(self, node: Node, wanted: inspect.Type) -> Any:
        match wanted:
            case inspect.LiteralType(values):
                if isinstance(node.value, list | dict) or node.value is None:
                    return self._not_a_value(node)
                if node.value in values:
                    return node.value
                choices = ", ".join(str(v) for v in values)
                return self.report(
                    "value-not-allowed", node, value=str(node.value), choices=choices,
                    **_suggest(str(node.value), [str(v) for v in values]),
                )  # fmt: skip
            case inspect.StrType():
                return self._text(node, wanted)
            case inspect.DateType():
                return self._checked(node, "date-invalid", _is_date)
            case inspect.BoolType():
                return self._checked(node, "value-type", lambda v: isinstance(v, bool), wanted="true/false")
            case inspect.IntType():
                return self._checked(node, "value-type", _is_int, wanted="number")
        raise TypeError(f"no reader for {wanted!r}")  # a struct uses a type nobody taught this module

    def _text(self, node: Node, wanted: inspect.StrType) -> Any:
        if not isinstance(node.value, str):
            return self.report("value-type", node, wanted="text", got=kind_of(node.value))
        if wanted.min_length and len(node.value.strip()) < wanted.min_length:
            return self.report("text-empty", node)
        if wanted.pattern and not re.fullmatch(wanted.pattern, node.value):
            return self.report("value-form", node, value=node.value, pattern=wanted.pattern)
        if wanted.pattern == MOMENT and not _is_moment(node.value):
            return self.report("date-invalid", node, value=node.value)
        return node.value

    def _checked(self, node: Node, rule: str, is_good: Callable[[Any], bool], **values: str) -> Any:
        if is_good(node.value):
            return node.value
        if isinstance(node.value, list | dict) or node.value is None:
            return self._not_a_value(node)
        return self.report(rule, node, value=str(node.value), got=kind_of(node.value), **values)

    def _condition(self, node: Node) -> Any:
        if not isinstance(node.value, dict):
            return self.report("condition-form", node)
        names = list(node.value)
        if len(names) == 1 and names[0] in _GROUPS:
            return self._group(names[0], node.value[names[0]])
        return self._test(node)

    def _group(self, kind: str, node: Node) -> Any:
        if kind == "not":
            return {"type": "not", "of": self._condition(node)}
        if not isinstance(node.value, list):
            return self.report("value-type", node, wanted="list", got=kind_of(node.value))
        return {"type": kind, "of": [self._condition(part) for part in node.value]}

    def _test(self, node: Node) -> Any:
        assert isinstance(node.value, dict)
        operators = [name for name in node.value if name in _OPERATORS]
        if any(name in _GROUPS for name in node.value):
            return self.report("condition-form", node)
        for name in node.value:
            if name not in (*_OPERATORS, "fact"):
                key = node.keys[name]
                known = [*_OPERATORS, *_GROUPS, "fact"]
                self.report("operator-unknown", (key.line, key.column), key=name, **_suggest(name, known))
                return _BAD
        fact = node.value.get("fact")
        if len(operators) != 1 or fact is None or not isinstance(fact.value, str):
            return self.report("condition-form", node)
        value = self._value(node.value[operators[0]])
        return {"type": "test", "fact": fact.value, "operator": operators[0], "value": value}


def _suggest(name: str, known: Any) -> dict[str, str]:
    close = get_close_matches(name, list(known), n=1)
    return {"suggestion": close[0]} if close else {}


def _is_int(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_date(value: Any) -> bool:
    from datetime import date

    if not (isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value)):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_moment(text: str) -> bool:
    from datetime import datetime

    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True

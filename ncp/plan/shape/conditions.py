"""The reader of conditions, which the YAML writes shorter than the structs."""

from __future__ import annotations

from typing import Any, get_args

from ncp.plan.model.condition import Operator
from ncp.plan.nodes import Node
from ncp.plan.shape.report import Report, suggest
from ncp.plan.shape.values import read_value

_GROUPS = ("all", "any", "not")
_OPERATORS: tuple[str, ...] = get_args(Operator)
_KEYS = (*_OPERATORS, *_GROUPS, "fact")


def read_condition(node: Node, report: Report) -> Any:
    """``{all: [...]}``, ``{any: [...]}``, ``{not: ...}`` or ``{fact: ID, OPERATOR: VALUE}``."""
    if not isinstance(node.value, dict):
        return report.at(node, "condition-form")
    names = list(node.value)
    if len(names) == 1 and names[0] in _GROUPS:
        return _group(names[0], node.value[names[0]], report)
    return _test(node, node.value, report)


def _group(kind: str, node: Node, report: Report) -> Any:
    if kind == "not":
        return {"type": "not", "of": read_condition(node, report)}
    if not isinstance(node.value, list):
        return report.not_a(node, "list")
    return {"type": kind, "of": [read_condition(part, report) for part in node.value]}


def _test(node: Node, parts: dict[str, Node], report: Report) -> Any:
    operators = [name for name in parts if name in _OPERATORS]
    if any(name in _GROUPS for name in parts):
        return report.at(node, "condition-form")
    unknown = next((name for name in parts if name not in _KEYS), None)
    if unknown is not None:
        return report.at_key(node, unknown, "operator-unknown", key=unknown, **suggest(unknown, _KEYS))
    fact = parts.get("fact")
    if len(operators) != 1 or fact is None or not isinstance(fact.value, str):
        return report.at(node, "condition-form")
    value = read_value(parts[operators[0]], report)
    return {"type": "test", "fact": fact.value, "operator": operators[0], "value": value}

"""Conditions as JSON Schema: after ``fact:`` an editor offers the operators and the values of that fact."""

from __future__ import annotations

from typing import Any, get_args

from ncp.plan.checks.conditions import LISTS, OPERATORS_OF
from ncp.plan.model.condition import Operator
from ncp.plan.model.facts import Fact
from ncp.plan.model.plan import Plan

Schema = dict[str, Any]
_OPERATORS: tuple[str, ...] = get_args(Operator)
_SCALAR: Schema = {"type": ["boolean", "number", "string"]}
_ONE: dict[str, Schema] = {
    "boolean": {"type": "boolean"},
    "number": {"type": "number"},
    "date": {"type": "string", "format": "date"},
    "text": {"type": "string"},
}


def condition_definitions(plan: Plan) -> dict[str, Schema]:
    """``Condition`` and ``Test``, with the facts of a plan."""
    condition = {"$ref": "#/$defs/Condition"}
    many = {"type": "array", "items": condition}
    groups = [_group("all", many), _group("any", many), _group("not", condition)]
    return {
        "Condition": {
            "description": "A test on one fact, or a group of conditions.",
            "anyOf": [*groups, {"$ref": "#/$defs/Test"}],
        },
        "Test": _test(plan),
    }


def _group(name: str, inside: Schema) -> Schema:
    return {"type": "object", "properties": {name: inside}, "required": [name], "additionalProperties": False}


def _test(plan: Plan) -> Schema:
    facts = sorted(plan.fact_by_id)
    operators = {name: _list_of(_SCALAR) if name in LISTS else _any_value() for name in _OPERATORS}
    return {
        "description": "One question to one fact: the fact and exactly one operator.",
        "type": "object",
        "properties": {"fact": {"anyOf": [{"enum": facts}, {"type": "string"}]}, **operators},
        "required": ["fact"],
        "minProperties": 2,
        "maxProperties": 2,
        "additionalProperties": False,
        "allOf": [_of_fact(plan, fact) for fact in plan.facts],
    }


def _of_fact(plan: Plan, fact: Fact) -> Schema:
    """The operators that fit a fact, each with the values that the fact can have."""
    operators = {name: _value(plan, fact, name) for name in OPERATORS_OF[fact.type]}
    return {
        "if": {"properties": {"fact": {"const": fact.id}}, "required": ["fact"]},
        "then": {"properties": {"fact": {"description": fact.question.en}, **operators}, "additionalProperties": False},
    }


def _value(plan: Plan, fact: Fact, operator: str) -> Schema:
    if operator == "known":
        return {"type": "boolean"}
    known = plan.values_of.get(fact.id)
    one = _ONE[fact.type] if known is None else {"enum": list(known)}
    return _list_of(one) if operator in LISTS else one


def _list_of(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def _any_value() -> Schema:
    return {"anyOf": [_SCALAR, _list_of({"type": "string"})]}

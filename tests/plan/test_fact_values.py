"""Operators and values by the type of a fact: what fits, for every pair."""

from __future__ import annotations

import typing

import pytest
from msgspec.structs import replace

from ncp.plan.checks import conditions
from ncp.plan.model.condition import Operator, Value
from ncp.plan.model.condition import Test as FactTest
from ncp.plan.model.facts import Fact, FactType, FactValue
from ncp.plan.model.plan import Plan

VALUES: dict[FactType, Value] = {
    "boolean": True, "choice": "two", "ordered": "two", "set": ("two",), "number": 2, "date": "2020-01-17", "text": "x",
}  # fmt: skip
FITTING: dict[FactType, set[Operator]] = {
    "boolean": {"is", "known"},
    "choice": {"is", "in", "known"},
    "ordered": {"is", "in", "at_least", "at_most", "known"},
    "set": {"includes_any", "includes_all", "known"},
    "number": {"is", "at_least", "at_most", "known"},
    "date": {"is", "before", "after", "known"},
    "text": {"is", "known"},
}
LISTS = ("in", "includes_any", "includes_all")


def fact_of(plan: Plan, kind: FactType) -> tuple[Plan, Fact]:
    """A plan with one fact of a type; its values, where it has them, are one, two and three."""
    name = plan.facts[0].name
    values = tuple(FactValue(id=word, name=name) for word in ("one", "two", "three"))
    has_values = kind in ("choice", "ordered", "set")
    fact = replace(plan.facts[0], id="subject", type=kind, values=values if has_values else (), values_from=None)
    return replace(plan, facts=(fact,)), fact


@pytest.mark.parametrize("kind", typing.get_args(FactType))
@pytest.mark.parametrize("operator", typing.get_args(Operator))
def test_operator_fits_only_the_types_it_means_something_for(plan: Plan, kind: FactType, operator: Operator) -> None:
    small, fact = fact_of(plan, kind)
    value = VALUES[kind][0] if kind == "set" else VALUES[kind]  # type: ignore[index]
    wanted: Value = True if operator == "known" else (str(value),) if operator in LISTS else value
    rules = [rule for rule, _ in conditions.test_problems(small, fact, FactTest("subject", operator, wanted))]
    assert rules == ([] if operator in FITTING[kind] else ["operator-unfit"])


@pytest.mark.parametrize("kind", typing.get_args(FactType))
@pytest.mark.parametrize("given", typing.get_args(FactType))
def test_fact_takes_only_values_of_its_own_type(plan: Plan, kind: FactType, given: FactType) -> None:
    small, fact = fact_of(plan, kind)
    problem = conditions.value_problem(small, fact, VALUES[given])
    fits = kind == given or {kind, given} == {"choice", "ordered"}
    fits = fits or (kind == "text" and isinstance(VALUES[given], str))
    assert (problem is None) == fits


@pytest.mark.parametrize(
    ("kind", "value", "rule"),
    [
        pytest.param("choice", "four", "fact-value-unknown", id="a word that is no choice"),
        pytest.param("set", ("one", "four"), "fact-value-unknown", id="one word of a set that is no choice"),
        pytest.param("boolean", 1, "fact-value-type", id="one is not yes"),
        pytest.param("number", True, "fact-value-type", id="yes is not one"),
        pytest.param("date", "2020-02-30", "fact-value-type", id="a day that does not exist"),
        pytest.param("date", "yesterday", "fact-value-type", id="a word for a day"),
        pytest.param("set", "one", "fact-value-type", id="one word is no set"),
        pytest.param("ordered", ("one",), "fact-value-type", id="a set is no word"),
    ],
)
def test_value_that_a_fact_cannot_have(plan: Plan, kind: FactType, value: Value, rule: str) -> None:
    small, fact = fact_of(plan, kind)
    problem = conditions.value_problem(small, fact, value)
    assert problem is not None
    assert problem[0] == rule


@pytest.mark.parametrize("value", ["one", 3])
def test_known_wants_yes_or_no(plan: Plan, value: Value) -> None:
    small, fact = fact_of(plan, "choice")
    rules = [rule for rule, _ in conditions.test_problems(small, fact, FactTest("subject", "known", value))]
    assert rules == ["fact-value-type"]


def test_empty_set_is_a_value(plan: Plan) -> None:
    small, fact = fact_of(plan, "set")
    assert conditions.value_problem(small, fact, ()) is None

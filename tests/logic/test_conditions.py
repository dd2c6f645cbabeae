"""Conditions against facts: every operator, and the laws that unknown obeys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncp.logic.conditions import weigh
from ncp.logic.reason import Grouped, Tested
from ncp.logic.truth import Truth
from ncp.plan.model.condition import ALWAYS_TRUE, All, AnyOf, Condition, Not, Operator, Test, Value
from tests.logic.strategies import RANKS, completed, conditions, partial_facts

F, U, T = Truth.FALSE, Truth.UNKNOWN, Truth.TRUE
YES, NO = Test("yes", "is", value=True), Test("yes", "is", value=False)

OPERATORS: list[tuple[str, Operator, Value, Value, Truth]] = [
    ("yes", "is", True, True, T),
    ("yes", "is", True, False, F),
    ("yes", "is", False, False, T),
    ("yes", "is", False, True, F),
    ("choice", "is", "two", "two", T),
    ("choice", "is", "two", "one", F),
    ("number", "is", 2, 2, T),
    ("number", "is", 2, 3, F),
    ("number", "is", 2, 2.0, T),
    ("choice", "in", ("one", "two"), "two", T),
    ("choice", "in", ("one", "two"), "three", F),
    ("choice", "in", (), "one", F),
    ("set", "includes_any", ("one", "two"), ("two", "three"), T),
    ("set", "includes_any", ("one", "two"), ("three",), F),
    ("set", "includes_any", ("one", "two"), (), F),
    ("set", "includes_any", (), ("one",), F),
    ("set", "includes_all", ("one", "two"), ("two", "three", "one"), T),
    ("set", "includes_all", ("one", "two"), ("two", "three"), F),
    ("set", "includes_all", (), ("one",), T),
    ("set", "includes_all", (), (), T),
    ("ordered", "at_least", "two", "one", F),
    ("ordered", "at_least", "two", "two", T),
    ("ordered", "at_least", "two", "three", T),
    ("ordered", "at_most", "two", "one", T),
    ("ordered", "at_most", "two", "two", T),
    ("ordered", "at_most", "two", "three", F),
    ("ordered", "is", "two", "three", F),
    ("number", "at_least", 2, 1, F),
    ("number", "at_least", 2, 2, T),
    ("number", "at_least", 2, 2.5, T),
    ("number", "at_most", 0, 0, T),
    ("number", "at_most", 0, 1, F),
    ("number", "at_least", 0, 0, T),
    ("day", "before", "2020-01-17", "2020-01-16", T),
    ("day", "before", "2020-01-17", "2020-01-17", F),
    ("day", "before", "2020-01-17", "2020-01-18", F),
    ("day", "after", "2020-01-17", "2020-01-16", F),
    ("day", "after", "2020-01-17", "2020-01-17", F),
    ("day", "after", "2020-01-17", "2020-01-18", T),
    ("day", "is", "2020-01-17", "2020-01-17", T),
]


def truth(condition: Condition, facts: dict[str, Value]) -> Truth:
    return weigh(condition, facts, RANKS).value


def test_order_of_an_ordered_fact_is_not_that_of_the_alphabet() -> None:
    assert sorted(RANKS["ordered"]) != list(RANKS["ordered"])


@pytest.mark.parametrize(
    ("fact", "operator", "wanted", "actual", "expected"),
    [pytest.param(*row, id=f"{row[3]} {row[1]} {row[2]}") for row in OPERATORS],
)
def test_operator(fact: str, operator: Operator, wanted: Value, actual: Value, expected: Truth) -> None:
    reason = weigh(Test(fact, operator, wanted), {fact: actual}, RANKS)
    assert reason == Tested(expected, fact, operator, wanted, actual)


@pytest.mark.parametrize(
    ("fact", "operator", "wanted"), sorted({(row[0], row[1], row[2]) for row in OPERATORS}, key=str)
)
def test_operator_on_an_unknown_fact_is_unknown(fact: str, operator: Operator, wanted: Value) -> None:
    assert weigh(Test(fact, operator, wanted), {}, RANKS) == Tested(U, fact, operator, wanted)


@pytest.mark.parametrize(
    ("wanted", "facts", "expected"),
    [
        pytest.param(True, {"yes": False}, T, id="a no is known"),
        pytest.param(True, {"yes": True}, T, id="a yes is known"),
        pytest.param(True, {}, F, id="nothing is not known"),
        pytest.param(False, {}, T, id="nothing is unknown"),
        pytest.param(False, {"yes": False}, F, id="a no is not unknown"),
    ],
)
def test_known_is_never_unknown_itself(wanted: bool, facts: dict[str, Value], expected: Truth) -> None:
    assert truth(Test("yes", "known", wanted), facts) is expected


def test_empty_set_is_known() -> None:
    assert truth(Test("set", "known", value=True), {"set": ()}) is T


def test_zero_is_known() -> None:
    assert truth(Test("number", "known", value=True), {"number": 0}) is T


def test_operator_that_nobody_taught_is_refused() -> None:
    with pytest.raises(ValueError, match="no meaning"):
        truth(Test("yes", "resembles", value=True), {"yes": True})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        pytest.param(ALWAYS_TRUE, T, id="nothing asked"),
        pytest.param(AnyOf(()), F, id="no alternative"),
        pytest.param(Not(All(())), F, id="not always"),
        pytest.param(All((YES,)), U, id="all of one unknown"),
        pytest.param(All((YES, AnyOf(()))), F, id="all with one false"),
        pytest.param(AnyOf((YES, All(()))), T, id="any with one true"),
        pytest.param(Not(YES), U, id="not unknown"),
        pytest.param(AnyOf((YES, Not(YES))), U, id="a fact or its opposite, unknown"),
    ],
)
def test_group_on_unknown_facts(condition: Condition, expected: Truth) -> None:
    assert truth(condition, {}) is expected


def test_reason_holds_every_part_in_the_order_of_the_plan() -> None:
    false, unknown = Test("yes", "is", value=False), Test("also", "is", value=True)
    reason = weigh(All((false, unknown, Not(false))), {"yes": True}, RANKS)
    first = Tested(F, "yes", "is", expected=False, actual=True)
    second = Tested(U, "also", "is", expected=True)
    assert reason == Grouped(F, "all", (first, second, Grouped(T, "not", (first,))))


@given(conditions, partial_facts)
def test_same_condition_and_facts_give_the_same_reason(condition: Condition, facts: dict[str, Value]) -> None:
    assert weigh(condition, facts, RANKS) == weigh(condition, dict(reversed(facts.items())), RANKS)


@given(conditions, partial_facts, st.data())
def test_what_becomes_known_never_turns_true_into_false_or_back(
    condition: Condition, facts: dict[str, Value], data: st.DataObject
) -> None:
    more = data.draw(completed(facts))
    if truth(condition, facts) is not U:
        assert truth(condition, more) is truth(condition, facts)


@given(conditions, partial_facts, st.data())
def test_nothing_is_unknown_when_everything_is_known(
    condition: Condition, facts: dict[str, Value], data: st.DataObject
) -> None:
    assert truth(condition, data.draw(completed(facts))) is not U


@given(conditions, partial_facts)
def test_not_gives_the_opposite(condition: Condition, facts: dict[str, Value]) -> None:
    opposite = {T: F, F: T, U: U}
    assert truth(Not(condition), facts) is opposite[truth(condition, facts)]


@given(conditions, conditions, partial_facts)
def test_not_all_is_any_not(one: Condition, two: Condition, facts: dict[str, Value]) -> None:
    assert truth(Not(All((one, two))), facts) is truth(AnyOf((Not(one), Not(two))), facts)

"""Diagrams against counting by hand: every set of situations holds exactly what weighing finds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncp.logic.conditions import weigh
from ncp.logic.diagram import EVERYTHING, NOTHING, Space, TooLarge
from ncp.logic.truth import Truth
from ncp.plan.model.condition import ALWAYS_TRUE, All, AnyOf, Condition, Not, Test, Value
from ncp.plan.model.condition import tests_in as named_in
from tests.logic.strategies import RANKS, WORDS, groups, tests

TYPES = {
    "yes": "boolean",
    "also": "boolean",
    "choice": "choice",
    "ordered": "ordered",
    "set": "set",
    "number": "number",
}
TYPES["day"] = "date"
YES, ALSO = Test("yes", "is", value=True), Test("also", "is", value=True)
SUBSETS: list[Value] = list(chain.from_iterable(combinations(WORDS, size) for size in range(4)))
EVERY: dict[str, list[Value]] = {
    "yes": [True, False],
    "also": [True, False],
    "choice": list(WORDS),
    "ordered": list(WORDS),
    "set": SUBSETS,
}
countable = tests.filter(lambda test: test.fact in EVERY)
small = st.recursive(countable, groups, max_leaves=5)


def situations(*conditions: Condition) -> Iterator[dict[str, Value]]:
    """Every way to know or not know the facts that the conditions test."""
    facts = list(dict.fromkeys(test.fact for each in conditions for test in named_in(each)))
    for values in product(*([None, *EVERY[fact]] for fact in facts)):
        yield {fact: value for fact, value in zip(facts, values, strict=True) if value is not None}


def where(condition: Condition, wanted: Truth, *others: Condition) -> list[dict[str, Value]]:
    return [each for each in situations(condition, *others) if weigh(condition, each, RANKS).value is wanted]


def size(facts: dict[str, Value]) -> tuple[int, int]:
    return len(facts), sum(len(value) for value in facts.values() if isinstance(value, tuple))


@given(small)
def test_a_set_stands_for_exactly_the_situations_in_which_the_condition_has_that_value(condition: Condition) -> None:
    space = Space([condition], RANKS, TYPES)
    assert space.weight(space.true(condition)) == len(where(condition, Truth.TRUE))
    assert space.weight(space.false(condition)) == len(where(condition, Truth.FALSE))


@given(small, small)
def test_sets_combine_as_sets_do(one: Condition, other: Condition) -> None:
    space = Space([one, other], RANKS, TYPES)
    first, second = space.true(one), space.true(other)
    assert space.both(first, second) == space.true(All((one, other)))
    assert space.either(first, second) == space.true(AnyOf((one, other)))
    assert space.either(space.without(first, second), space.both(first, second)) == first
    assert space.false(one) == space.true(Not(one))


@given(small)
def test_the_smallest_situation_is_one_and_none_is_smaller(condition: Condition) -> None:
    space = Space([condition], RANKS, TYPES)
    found = space.smallest(space.true(condition))
    sizes = [size(each) for each in where(condition, Truth.TRUE)]
    assert (found is None) == (not sizes)
    if found is not None:
        assert weigh(condition, found, RANKS).value is Truth.TRUE
        assert size(found) == min(sizes)


@given(small)
def test_complete_situations_leave_nothing_open(condition: Condition) -> None:
    space = Space([condition], RANKS, TYPES)
    decided = space.either(space.true(condition), space.false(condition))
    assert space.without(space.complete, decided) == NOTHING


@given(small, st.data())
def test_given_facts_limit_a_set_to_them(condition: Condition, data: st.DataObject) -> None:
    space = Space([condition], RANKS, TYPES)
    facts = data.draw(st.sampled_from(list(situations(condition))))
    alike = [each for each in where(condition, Truth.TRUE) if facts.items() <= each.items()]
    assert bool(alike) == (space.both(space.given(facts), space.true(condition)) != NOTHING)


@pytest.mark.parametrize(
    ("condition", "count", "weight"),
    [
        (ALWAYS_TRUE, 1, 1),
        (YES, 1, 1),
        (Test("ordered", "at_least", "two"), 1, 2),
        (Test("ordered", "at_most", "two"), 1, 2),
        (Test("set", "includes_any", ("one",)), 1, 4),
        (Not(Test("set", "includes_any", ("one",))), 1, 4),
        (Test("set", "includes_any", ("one", "two")), 3, 6),
        (Test("yes", "known", value=True), 1, 2),
        (Test("yes", "known", value=False), 1, 1),
        (Test("number", "at_least", 3), 1, 1),
        (AnyOf((YES, ALSO)), 5, 5),
    ],
)
def test_values_that_no_test_tells_apart_count_once(condition: Condition, count: int, weight: int) -> None:
    space = Space([condition], RANKS, TYPES)
    assert (space.count(space.true(condition)), space.weight(space.true(condition))) == (count, weight)


@pytest.mark.parametrize(
    ("condition", "inside", "outside"),
    [
        (Test("number", "at_least", 3), {"number": 7}, {"number": 2}),
        (Test("number", "is", 3), {"number": 3}, {"number": 4}),
        (Test("day", "before", "2020-01-17"), {"day": "2019-05-01"}, {"day": "2020-01-17"}),
        (Test("day", "after", "2020-01-17"), {"day": "2020-01-18"}, {"day": "2020-01-17"}),
    ],
)
def test_numbers_and_days_fall_in_the_class_that_tests_put_them_in(
    condition: Condition, inside: dict[str, Value], outside: dict[str, Value]
) -> None:
    space = Space([condition], RANKS, TYPES)
    assert space.both(space.given(inside), space.true(condition)) == space.given(inside)
    assert space.both(space.given(outside), space.true(condition)) == NOTHING


def test_a_fact_that_nothing_tests_limits_nothing() -> None:
    assert Space([YES], RANKS, TYPES).given({"also": True}) == EVERYTHING


def test_what_grows_too_large_is_refused() -> None:
    pairs = tuple(All((Test("set", "includes_any", (word,)), YES)) for word in WORDS)
    space = Space(pairs, RANKS, TYPES, most=3)
    with pytest.raises(TooLarge):
        space.true(AnyOf(pairs))

"""Reasons: which facts block, which tests decide, which were looked at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncp.logic import reason as reasons  # by its module: pytest takes ``tested_facts`` for a test
from ncp.logic.conditions import weigh
from ncp.logic.reason import Reason, blocking_facts, decisive_tests
from ncp.logic.truth import Truth
from ncp.plan.model.condition import All, AnyOf, Condition, Not, Test, Value
from tests.logic.strategies import RANKS, VALUES, completed, conditions, partial_facts

A, B, C = (Test(name, "is", value=True) for name in "abc")

BLOCKING: list[tuple[str, Condition, dict[str, Value], tuple[str, ...]]] = [
    ("one unknown fact", A, {}, ("a",)),
    ("a known fact", A, {"a": False}, ()),
    ("every unknown part of all", All((A, B, C)), {"b": True}, ("a", "c")),
    ("nothing, when one part of all is false", All((A, B)), {"b": False}, ()),
    ("nothing, when one part of any is true", AnyOf((A, B)), {"b": True}, ()),
    ("every unknown part of any", AnyOf((A, B, C)), {"b": False}, ("a", "c")),
    ("what stands behind not", Not(AnyOf((A, B))), {}, ("a", "b")),
    ("not what stands in a part that is settled", AnyOf((All((A, B)), C)), {"b": False}, ("c",)),
    ("a fact that is asked twice, once", All((A, AnyOf((A, B)))), {}, ("a", "b")),
]
DECISIVE: list[tuple[str, Condition, dict[str, Value], tuple[str, ...]]] = [
    ("the false part of all", All((A, B, C)), {"a": True, "b": False, "c": True}, ("b",)),
    ("every part of all that is true", All((A, B)), {"a": True, "b": True}, ("a", "b")),
    ("the true part of any", AnyOf((A, B, C)), {"a": False, "b": True, "c": False}, ("b",)),
    ("every part of any that is false", AnyOf((A, B)), {"a": False, "b": False}, ("a", "b")),
    ("the unknown parts of what is unknown", All((A, B, C)), {"b": True}, ("a", "c")),
    ("what stands behind not", Not(AnyOf((A, B))), {"a": True, "b": False}, ("a",)),
    ("nothing, when nothing was asked", All(()), {}, ()),
]


def reason_of(condition: Condition, facts: dict[str, Value]) -> Reason:
    return weigh(condition, facts, RANKS)


@pytest.mark.parametrize(
    ("condition", "facts", "expected"), [row[1:] for row in BLOCKING], ids=[row[0] for row in BLOCKING]
)
def test_blocking_facts(condition: Condition, facts: dict[str, Value], expected: tuple[str, ...]) -> None:
    assert blocking_facts(reason_of(condition, facts)) == expected


@pytest.mark.parametrize(
    ("condition", "facts", "expected"), [row[1:] for row in DECISIVE], ids=[row[0] for row in DECISIVE]
)
def test_decisive_tests(condition: Condition, facts: dict[str, Value], expected: tuple[str, ...]) -> None:
    assert tuple(test.fact for test in decisive_tests(reason_of(condition, facts))) == expected


def test_tested_facts_are_named_once_whatever_came_of_them() -> None:
    reason = reason_of(All((A, AnyOf((B, A)), Not(C))), {"a": False})
    assert reasons.tested_facts(reason) == ("a", "b", "c")


@given(conditions, partial_facts)
def test_facts_block_exactly_when_the_verdict_is_unknown(condition: Condition, facts: dict[str, Value]) -> None:
    reason = reason_of(condition, facts)
    assert (blocking_facts(reason) != ()) == (reason.value is Truth.UNKNOWN)


@given(conditions, partial_facts)
def test_known_facts_never_block(condition: Condition, facts: dict[str, Value]) -> None:
    assert not set(blocking_facts(reason_of(condition, facts))) & set(facts)


@given(conditions, partial_facts, st.data())
def test_answer_that_does_not_block_never_settles(
    condition: Condition, facts: dict[str, Value], data: st.DataObject
) -> None:
    reason = reason_of(condition, facts)
    if reason.value is not Truth.UNKNOWN:
        return
    others = set(VALUES) - set(facts) - set(blocking_facts(reason))
    every = data.draw(completed(facts))
    answered = facts | {name: every[name] for name in others}
    assert reason_of(condition, answered).value is Truth.UNKNOWN


@given(conditions, partial_facts, st.data())
def test_answers_to_all_that_blocks_settle(condition: Condition, facts: dict[str, Value], data: st.DataObject) -> None:
    every = data.draw(completed(facts))
    answered = facts | {name: every[name] for name in blocking_facts(reason_of(condition, facts))}
    assert reason_of(condition, answered).value is not Truth.UNKNOWN


@given(conditions, partial_facts)
def test_decisive_tests_alone_explain_the_verdict(condition: Condition, facts: dict[str, Value]) -> None:
    """What only the other tests looked at may be forgotten without changing the verdict."""
    reason = reason_of(condition, facts)
    decisive = {test.fact for test in decisive_tests(reason)}
    kept = {name: value for name, value in facts.items() if name in decisive}
    if reason.value is not Truth.UNKNOWN:
        assert reason_of(condition, kept).value is reason.value


@given(conditions, partial_facts)
def test_what_blocks_and_what_decides_was_looked_at(condition: Condition, facts: dict[str, Value]) -> None:
    reason = reason_of(condition, facts)
    looked_at = set(reasons.tested_facts(reason))
    assert set(blocking_facts(reason)) <= looked_at
    assert {test.fact for test in decisive_tests(reason)} <= looked_at

"""A condition and what is known, into a Reason.

Facts are a mapping of fact id to value; a fact that is not in it is unknown. No test short-circuits, so
that the reason names every fact that is still missing.
"""

from __future__ import annotations

from collections.abc import Mapping

from ncp.logic.reason import Grouped, Reason, Tested
from ncp.logic.truth import Truth, conjunction, disjunction, negation, truth_of
from ncp.plan.model.condition import All, Condition, Not, Test, Value

Facts = Mapping[str, Value]
Ranks = Mapping[str, Mapping[str, int]]
"""For each choice, ordered or set fact: its values with their rank, lowest first."""


def weigh(condition: Condition, facts: Facts, ranks: Ranks) -> Reason:
    """The truth of a condition with everything that led to it."""
    if isinstance(condition, Test):
        return _weigh_test(condition, facts, ranks)
    if isinstance(condition, Not):
        part = weigh(condition.of, facts, ranks)
        return Grouped(negation(part.value), "not", (part,))
    parts = tuple([weigh(each, facts, ranks) for each in condition.of])
    values = {part.value for part in parts}
    if isinstance(condition, All):
        return Grouped(conjunction(values), "all", parts)
    return Grouped(disjunction(values), "any", parts)


def _weigh_test(test: Test, facts: Facts, ranks: Ranks) -> Tested:
    actual = facts.get(test.fact)
    if test.operator == "known":
        answer = truth_of((actual is not None) == test.value)
        return Tested(answer, test.fact, "known", test.value, actual)
    if actual is None:
        return Tested(Truth.UNKNOWN, test.fact, test.operator, test.value)
    answer = truth_of(_holds(test, actual, ranks))
    return Tested(answer, test.fact, test.operator, test.value, actual)


def _holds(test: Test, actual: Value, ranks: Ranks) -> bool:
    wanted = test.value
    operator = test.operator
    if operator == "is":
        return actual == wanted
    if operator == "in":
        return isinstance(wanted, tuple) and actual in wanted
    if operator == "includes_any":
        return not _members(wanted).isdisjoint(_members(actual))
    if operator == "includes_all":
        return _members(wanted) <= _members(actual)
    if operator == "at_least":
        return _rank(test.fact, actual, ranks) >= _rank(test.fact, wanted, ranks)
    if operator == "at_most":
        return _rank(test.fact, actual, ranks) <= _rank(test.fact, wanted, ranks)
    if operator == "before":
        return str(actual) < str(wanted)
    if operator == "after":
        return str(actual) > str(wanted)
    raise ValueError(f"operator {operator} has no meaning")  # the loader lets no such test through


def _members(value: Value) -> frozenset[str]:
    return frozenset(value) if isinstance(value, tuple) else frozenset((str(value),))


def _rank(fact: str, value: Value, ranks: Ranks) -> float:
    if isinstance(value, str):
        return ranks[fact][value]
    assert isinstance(value, int | float)
    return value

"""Which values of a fact no test tells apart, so that a question over all values needs a few cases only.

A class stands for all its values: ``societal-impact`` with one test ``at_least: severe`` has two classes, whatever
the number of its values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from ncp.logic.conditions import Ranks, weigh
from ncp.logic.truth import Truth
from ncp.plan.model.condition import Test, Value

OTHER_TEXT = "..."
"""Stands for every text that no test names."""


class ValueClass(Struct, frozen=True):
    """Values of one fact that every test treats alike."""

    value: Value
    """The first of them."""
    size: int
    """How many there are; 1 for numbers, dates and texts, of which there is no end."""


def classes_of(fact_type: str, tests: Sequence[Test], ranks: Ranks, fact: str) -> tuple[ValueClass, ...]:
    """The classes of a fact that is no set, in the order of its values."""
    found: dict[tuple[Truth, ...], list[Value]] = {}
    for value in _candidates(fact_type, tests, ranks.get(fact, {})):
        found.setdefault(tuple(weigh(test, {fact: value}, ranks).value for test in tests), []).append(value)
    countable = fact_type in ("boolean", "choice", "ordered")
    return tuple(ValueClass(values[0], len(values) if countable else 1) for values in found.values())


def elements_of(tests: Iterable[Test]) -> tuple[str, ...]:
    """The elements of a set fact that the tests name, each once."""
    return tuple(dict.fromkeys(item for test in tests if isinstance(test.value, tuple) for item in test.value))


def _candidates(fact_type: str, tests: Sequence[Test], values: Mapping[str, int]) -> Iterable[Value]:
    match fact_type:
        case "boolean":
            return (True, False)
        case "choice" | "ordered":
            return values
        case "number":
            return _numbers(sorted({test.value for test in tests if isinstance(test.value, int | float)}))
        case "date":
            return _days(sorted({str(test.value) for test in tests if test.operator != "known"}))
        case _:
            return (*dict.fromkeys(str(test.value) for test in tests if test.operator != "known"), OTHER_TEXT)


def _numbers(thresholds: Sequence[float]) -> list[Value]:
    """Each threshold, and a number on either side of it."""
    return sorted({near for each in thresholds for near in (each - 0.5, each, each + 0.5)}) or [0]


def _days(thresholds: Sequence[str]) -> list[Value]:
    days = {date.fromisoformat(each) + timedelta(shift) for each in thresholds for shift in (-1, 0, 1)}
    return [day.isoformat() for day in sorted(days)] or ["2000-01-01"]

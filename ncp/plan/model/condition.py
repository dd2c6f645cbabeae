"""Conditions as data: groups of typed tests on facts, nothing that has to be parsed.

In the YAML a condition is ``{all: [...]}``, ``{any: [...]}``, ``{not: ...}`` or
``{fact: ID, OPERATOR: VALUE}``; ``plan.shape`` turns that into the structs below.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

Operator = Literal["is", "in", "includes_any", "includes_all", "at_least", "at_most", "before", "after", "known"]
Value = bool | int | float | str | tuple[str, ...]


class All(Struct, frozen=True, tag="all", gc=False):
    """True when every part is true. Without parts it is always true."""

    of: tuple[Condition, ...]


class AnyOf(Struct, frozen=True, tag="any", gc=False):
    """True when at least one part is true."""

    of: tuple[Condition, ...]


class Not(Struct, frozen=True, tag="not", gc=False):
    """True when the part is false."""

    of: Condition


class Test(Struct, frozen=True, tag="test", gc=False):
    """One question to one fact."""

    __test__ = False  # the name is the field's; pytest must not collect it

    fact: str
    operator: Operator
    value: Value


Condition = All | AnyOf | Not | Test

ALWAYS_TRUE = All(())


def tests_in(condition: Condition) -> Iterator[Test]:
    """Every test in a condition, from left to right."""
    match condition:
        case Test():
            yield condition
        case Not(of):
            yield from tests_in(of)
        case All(of) | AnyOf(of):
            for part in of:
                yield from tests_in(part)

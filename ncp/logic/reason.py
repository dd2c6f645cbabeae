"""Reason: why a condition is true, false or unknown, as a tree that can be printed, logged and compared.

Deterministic: the same condition and facts give the same tree. Nothing here knows about words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct, field

from ncp.logic.truth import Truth
from ncp.plan.model.condition import Operator, Value


class Tested(Struct, frozen=True, tag="test", tag_field="kind", omit_defaults=True, gc=False):
    """One test with the value it met; ``actual`` is absent when the fact is unknown."""

    __test__ = False  # pytest must not collect it

    value: Truth
    fact: str
    operator: Operator
    expected: Value
    actual: Value | None = None


class Grouped(Struct, frozen=True, tag="group", tag_field="kind", gc=False):
    """A group with the reasons of its parts, all of them, in the order of the plan."""

    value: Truth
    group: Literal["all", "any", "not"]
    because: tuple[Reason, ...] = field(default=())


Reason = Tested | Grouped


def blocking_facts(reason: Reason) -> tuple[str, ...]:
    """The unknown facts that keep this reason unknown, each once, in the order of the plan."""
    if reason.value is not Truth.UNKNOWN:
        return ()
    found: dict[str, None] = {}
    _note_blocking(reason, found)
    return tuple(found)


def decisive_tests(reason: Reason) -> tuple[Tested, ...]:
    """The tests that made the value what it is: for a false group its false parts, and so on."""
    return tuple(_decisive(reason))


def tested_facts(reason: Reason) -> tuple[str, ...]:
    """Every fact that was looked at, each once."""
    return tuple(dict.fromkeys(test.fact for test in _tests(reason)))


def _note_blocking(reason: Reason, found: dict[str, None]) -> None:
    if isinstance(reason, Tested):
        found[reason.fact] = None
    else:
        for part in reason.because:
            if part.value is Truth.UNKNOWN:
                _note_blocking(part, found)


def _decisive(reason: Reason) -> Iterator[Tested]:
    if isinstance(reason, Tested):
        yield reason
    elif reason.group == "not":
        yield from _decisive(reason.because[0])
    else:
        for part in reason.because:
            if part.value is reason.value:
                yield from _decisive(part)


def _tests(reason: Reason) -> Iterator[Tested]:
    if isinstance(reason, Tested):
        yield reason
    else:
        for part in reason.because:
            yield from _tests(part)

"""Truth: yes, no or unknown, combined by the strong Kleene tables.

There is no conversion to ``bool``: ``if verdict:`` would turn unknown into no, the one mistake this
tool may never make.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NoReturn


class Truth(Enum):
    """One of three values."""

    FALSE = "false"
    UNKNOWN = "unknown"
    TRUE = "true"

    def __bool__(self) -> NoReturn:
        raise TypeError("a Truth is not a bool: compare with Truth.TRUE, FALSE or UNKNOWN")


def truth_of(answer: bool) -> Truth:
    """The truth value of a plain yes or no."""
    return Truth.TRUE if answer else Truth.FALSE


def conjunction(parts: Iterable[Truth]) -> Truth:
    """False as soon as one is false; true only when all are; without parts true. Reads every part."""
    result = Truth.TRUE
    for part in parts:
        if part is Truth.FALSE:
            result = Truth.FALSE
        elif part is Truth.UNKNOWN and result is Truth.TRUE:
            result = Truth.UNKNOWN
    return result


def disjunction(parts: Iterable[Truth]) -> Truth:
    """True as soon as one is true; false only when all are; without parts false. Reads every part."""
    result = Truth.FALSE
    for part in parts:
        if part is Truth.TRUE:
            result = Truth.TRUE
        elif part is Truth.UNKNOWN and result is Truth.FALSE:
            result = Truth.UNKNOWN
    return result


def negation(part: Truth) -> Truth:
    """The opposite; unknown stays unknown."""
    if part is Truth.UNKNOWN:
        return Truth.UNKNOWN
    return Truth.FALSE if part is Truth.TRUE else Truth.TRUE

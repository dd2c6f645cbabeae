"""Problem: one finding with a place and a stable rule id, and the one exception that carries findings.

Holds no wording: every rule id has a message in each language file of ``ncp.text``.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Literal

from msgspec import Struct


class ExitCode(IntEnum):
    """What the shell sees. The meaning is the same for every command."""

    FINE = 0
    FINDINGS = 1
    WRONG_USE = 2
    OUR_FAULT = 3
    INTERRUPTED = 130


class Place(Struct, frozen=True, order=True):
    """A position in a file. Lines and columns count from 1; 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 0


class Problem(Struct, frozen=True):
    """One finding: where, which rule, and the values that its message needs."""

    rule: str
    place: Place | None = None
    values: dict[str, str] = {}
    excerpt: str = ""
    """The source line, for the caret."""
    level: Literal["error", "warning"] = "error"
    """A plan with an error does not load; a warning is a finding all the same."""


class Refused(Exception):
    """An expected failure: the input, the store or the call is wrong, and the problems say how."""

    def __init__(self, problems: list[Problem], exit_code: ExitCode = ExitCode.WRONG_USE) -> None:
        super().__init__(", ".join(problem.rule for problem in problems))
        self.problems = sorted(problems, key=_by_place)
        self.exit_code = exit_code


def refuse(rule: str, exit_code: ExitCode = ExitCode.WRONG_USE, **values: object) -> Refused:
    """One problem without a place, as an exception to raise."""
    return Refused([Problem(rule, values={k: str(v) for k, v in values.items()})], exit_code)


def _by_place(problem: Problem) -> tuple[str, int, int, str]:
    place = problem.place or Place("")
    return (place.path, place.line, place.column, problem.rule)

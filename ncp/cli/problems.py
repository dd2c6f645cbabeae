"""Problems on the error stream: place, rule id, one fact, one way out, and the line with a caret."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from ncp.intake.plain_text import clean_line
from ncp.problem import Problem
from ncp.text import Phrases

EXCERPT_WIDTH = 120
KINDS = ("mapping", "list", "text", "number", "value", "nothing", "true/false", "boolean")


def show_problems(problems: Sequence[Problem], say: Phrases) -> None:
    """Print every problem; several are followed by their number."""
    for problem in problems:
        for line in problem_lines(problem, say):
            print(line, file=sys.stderr)
    if len(problems) > 1:
        print(say("screen.problem-count", count=len(problems)), file=sys.stderr)


def problem_lines(problem: Problem, say: Phrases) -> Iterator[str]:
    """The lines of one problem; what was typed or read cannot break them or steer the terminal."""
    place = problem.place
    start = "ncp: "
    if place is not None:
        start = f"{place.path}:{place.line}:{place.column}: " if place.line else f"{place.path}: "
    level = say("screen.warning") if problem.level == "warning" else say("screen.error")
    yield clean_line(f"{start}{level} [{problem.rule}] {problem_text(problem, say)}")
    if place is not None and problem.excerpt and place.column:
        yield from _excerpt(problem.excerpt, place.column)


def problem_text(problem: Problem, say: Phrases) -> str:
    """The message of a problem, with the suggestion when there is one."""
    values = {name: _word(value, say) for name, value in problem.values.items()}
    text = say(f"problem.{problem.rule}", **values)
    suggestion = problem.values.get("suggestion")
    return f"{text}; {say('screen.suggestion', name=suggestion)}" if suggestion else text


def _word(value: str, say: Phrases) -> str:
    return say(f"screen.kind-{value.replace('/', '-')}") if value in KINDS else value


def _excerpt(line: str, column: int) -> Iterator[str]:
    """The source line, cut to fit around the column, and a caret under it."""
    first = max(0, column - EXCERPT_WIDTH // 2) if len(line) > EXCERPT_WIDTH else 0
    shown = "".join(character if character.isprintable() else " " for character in line)
    yield f"    {shown[first : first + EXCERPT_WIDTH]}"
    yield f"    {' ' * (column - 1 - first)}^"

"""One small mistake in a copy of the plan that ships, and the place at which it must be reported."""

from __future__ import annotations

from typing import NamedTuple

from tests.conftest import PlanCopy


class Mistake(NamedTuple):
    """Behind ``anchor`` the first ``old`` becomes ``new``; the problem stands at the first ``at`` behind the anchor.

    A bar in ``at`` marks the column: what stands before it only helps to find the place.
    """

    file: str
    anchor: str
    old: str
    new: str
    rule: str
    at: str


def mistaken(copy: PlanCopy, mistake: Mistake) -> tuple[int, int]:
    """Make the mistake; the line and column where its problem must stand."""
    text = copy.text(mistake.file)
    begin = text.index(mistake.anchor)
    copy.write(mistake.file, text[:begin] + _changed(text[begin:], mistake.old, mistake.new))
    context, _, target = mistake.at.rpartition("|")
    place = copy.text(mistake.file).index(context + target, begin) + len(context)
    before = copy.text(mistake.file)[:place]
    return before.count("\n") + 1, place - before.rfind("\n")


def _changed(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)

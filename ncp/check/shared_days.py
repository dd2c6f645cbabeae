"""Two windows beside each other: a missing end is open."""

from __future__ import annotations

from datetime import date

from ncp.plan.model.common import Window


def first_shared_day(*windows: Window) -> date | None:
    """The first day that lies in all these windows, or None; ``date.min`` when none of them has a beginning."""
    starts = max(each.from_ or date.min for each in windows)
    ends = min(each.to or date.max for each in windows)
    return starts if starts <= ends else None


def spans(wide: Window, narrow: Window) -> bool:
    """Whether every day of the second window lies in the first."""
    starts_before = (wide.from_ or date.min) <= (narrow.from_ or date.min)
    return starts_before and (narrow.to or date.max) <= (wide.to or date.max)

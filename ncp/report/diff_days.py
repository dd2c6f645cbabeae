"""On which days a plan change bites: the days on which something begins or ends in one plan and not in the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ncp.diff.causes import Judged
from ncp.diff.difference import Difference, Side
from ncp.plan.model.common import Window

DAY = timedelta(1)


def days_of_change(judged: Iterable[Judged]) -> tuple[tuple[date, int], ...]:
    """Each such day with the number of changes that begin to count on it, the heaviest day first."""
    found = Counter(day for each in judged for day in set(_days(each.difference)))
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _days(found: Difference) -> Iterator[date]:
    """The edges of a window that only one side has; of another change, the day from which its version holds."""
    if found.name in ("in_force", "exists") and found.old and found.new:
        yield from _edges(found.old.value) ^ _edges(found.new.value)
    elif not found.name and not found.field and found.what in ("added", "removed"):
        yield from _edges(found.record.window)
    else:
        yield from _edges(_held(found.new or found.old))


def _edges(window: Window | None) -> set[date]:
    """The first day, and the day after the last."""
    if window is None:
        return set()
    return {day for day in (window.from_, window.to + DAY if window.to else None) if day is not None}


def _held(side: Side | None) -> Window | None:
    """From when a version holds; when it ends is no day of this change."""
    window = side.at.window if side else None
    return Window(from_=window.from_) if window else None

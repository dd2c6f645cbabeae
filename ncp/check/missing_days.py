"""The days of one window that others leave open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from ncp.plan.model.common import Window

_DAY = timedelta(days=1)


def missing_days(wanted: Window, there: Iterable[Window]) -> tuple[Window, ...]:
    """The parts of ``wanted`` that none of the others covers, oldest first.

    A window without a beginning says nothing about the past, so days before the first of the others do not count.
    """
    found: list[Window] = []
    last = wanted.to or date.max
    day: date | None = wanted.from_ or date.min
    for window in sorted(there, key=_beginning):
        starts = window.from_ or date.min
        if day is None or day > last or starts > last:
            break
        if day < starts and not (day == date.min and wanted.from_ is None):
            found.append(Window(from_=day, to=starts - _DAY))
        day = None if window.to is None else max(day, window.to + _DAY)
    if day is not None and day <= last:
        found.append(Window(from_=None if day == date.min else day, to=wanted.to))
    return tuple(found)


def in_figures(windows: Iterable[Window]) -> str:
    """``2024-07-02 – 2025-12-31``; a dot row for an open end. For messages, so without words."""
    return ", ".join(f"{each.from_ or '…'} – {each.to or '…'}" for each in windows)


def _beginning(window: Window) -> date:
    return window.from_ or date.min

"""Days, moments and durations: Dutch local time at the edges, UTC inside.

The clock itself is passed in; nothing here asks what time it is.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?")
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_DURATION = re.compile(r"(\d+)(mo|m|h|d|w)")


@cache
def dutch_zone() -> ZoneInfo:
    """The time zone that officers live in."""
    return ZoneInfo("Europe/Amsterdam")


def local(moment: datetime) -> datetime:
    """A moment in Dutch local time."""
    return moment.astimezone(dutch_zone())


def day_of(moment: datetime) -> date:
    """The Dutch calendar day of a moment: the day that decides which law speaks."""
    return local(moment).date()


def read_moment(text: str, now: datetime | None = None) -> datetime:
    """``YYYY-MM-DD``, ``YYYY-MM-DDTHH:MM`` or (with ``now``) ``HH:MM`` today, in Dutch time, as UTC.

    A day without a time is the end of nothing and the start of that day. Raises ValueError.
    """
    clock = _TIME.fullmatch(text)
    if clock and now:
        at = time(int(clock[1]), int(clock[2]))
        return datetime.combine(day_of(now), at, dutch_zone()).astimezone(UTC)
    match = _MOMENT.fullmatch(text)
    if not match:
        raise ValueError(text)
    at = time.fromisoformat(match[2]) if match[2] else time()
    try:
        return datetime.combine(date.fromisoformat(match[1]), at, dutch_zone()).astimezone(UTC)
    except OverflowError:  # the first day of the year 1 lies before all time in UTC
        raise ValueError(text) from None


def end_of(text: str) -> datetime:
    """The end of a moment of the plan: a day alone lasts until midnight, a time of day is its own end."""
    moment = read_moment(text)
    return moment if has_time(text) else moment + timedelta(days=1) - timedelta(microseconds=1)


def has_time(text: str) -> bool:
    """Whether a moment of the plan names a time of day."""
    return "T" in text


def add_duration(moment: datetime, duration: str) -> datetime:
    """The moment a duration of the plan later. A month is a calendar month, by Dutch time."""
    match = _DURATION.fullmatch(duration)
    if not match:
        raise ValueError(duration)
    number, unit = int(match[1]), match[2]
    if unit == "mo":
        return _add_months(local(moment), number).astimezone(UTC)
    return moment + number * {
        "m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)
    }[unit]  # fmt: skip


def _add_months(moment: datetime, number: int) -> datetime:
    months = moment.year * 12 + moment.month - 1 + number
    year, month = divmod(months, 12)
    day = min(moment.day, monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)

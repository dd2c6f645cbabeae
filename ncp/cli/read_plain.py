"""What a user types that needs no plan to be understood: days, moments, free text."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from ncp.intake.plain_text import clean_text
from ncp.problem import refuse


def read_day(text: str) -> date:
    """A calendar day; raises Refused (date-unreadable)."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise refuse("date-unreadable", value=text) from None


def read_time(text: str | None, now: datetime, *, may_lie_ahead: bool = False) -> datetime | None:
    """A moment as typed, or ``None`` when nothing was; raises Refused."""
    if text is None:
        return None
    from ncp.dates import read_moment  # time zones cost more than most commands need

    try:
        moment = read_moment(text, now)
    except ValueError:
        raise refuse("time-unreadable", value=text) from None
    if moment > now and not may_lie_ahead:
        raise refuse("time-in-future", value=text)
    return moment


def read_as_of(text: str | None, now: datetime) -> datetime | None:
    """The moment to look back at; a day alone means: at the end of that day."""
    from ncp.dates import has_time

    moment = read_time(text, now, may_lie_ahead=True)
    if moment is None or text is None or has_time(text) or ":" in text:
        return moment
    return moment + timedelta(days=1) - timedelta(microseconds=1)


def read_text(text: str) -> str:
    """Free text without control characters; raises Refused when nothing is left."""
    clean = clean_text(text).strip()
    if not clean:
        raise refuse("text-is-empty")
    return clean

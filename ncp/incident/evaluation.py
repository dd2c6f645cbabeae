"""What an evaluation leaves behind: what went well or badly, lessons, and improvements with an owner and a day.

All of it stands in the log of its incident, after the close, and is never changed: closing adds an entry.
"""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from ncp.incident.events import Outcome, Went


class Evaluated(Struct, frozen=True):
    """Something that went well or badly."""

    went: Went
    text: str
    by: str
    entry: int


class Closing(Struct, frozen=True):
    """That a lesson or an improvement is off the list, and why."""

    outcome: Outcome
    text: str
    by: str
    at: datetime
    entry: int


class Lesson(Struct, frozen=True):
    """What the incident taught. Open until somebody closes it, whatever becomes of its improvements."""

    text: str
    about: tuple[str, ...]
    by: str
    at: datetime
    """When it was written down."""
    entry: int
    closed: Closing | None = None

    def settled(self, entry: int, closing: Closing) -> Lesson:
        """The same, closed when it is the one that is meant."""
        return replace(self, closed=closing) if self.entry == entry else self


class Improvement(Struct, frozen=True):
    """Who will change what by when."""

    text: str
    owner: str
    due: date
    about: tuple[str, ...]
    lesson: int | None
    by: str
    at: datetime
    entry: int
    closed: Closing | None = None

    def settled(self, entry: int, closing: Closing) -> Improvement:
        """The same, closed when it is the one that is meant."""
        return replace(self, closed=closing) if self.entry == entry else self

    def is_overdue(self, on: date) -> bool:
        """Whether its day has passed and nobody closed it."""
        return self.closed is None and self.due < on

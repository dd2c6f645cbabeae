"""Small logs to work out a record from: each line is so many hours after the beginning, on 17 January 2020."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from ncp.incident.events import (
    Draft,
    Event,
    FactAnswered,
    IncidentClosed,
    IncidentStarted,
    LevelChanged,
    Mode,
    PlaybookAdded,
    ReportMade,
)
from ncp.incident.journal import Sealed, seal
from ncp.plan.model.plan import Plan

START = datetime(2020, 1, 17, 8, tzinfo=UTC)
CLOSE = IncidentClosed("voorbij")
BOOK = PlaybookAdded("critical-vulnerability")


class At(NamedTuple):
    """An event some hours after the start; ``late`` is how many hours later it was written down."""

    hour: float
    event: Event
    by: str = "nctv"
    late: float = 0


def hours(number: float) -> datetime:
    return START + timedelta(hours=number)


def says(fact: str, value: object, source: str = "NCSC") -> FactAnswered:
    return FactAnswered(fact, value, source)  # type: ignore[arg-type]


def level(after: str, before: str = "regular", grounds: str = "de feiten") -> LevelChanged:
    order = ("regular", "heightened", "iao", "iccb", "mccb")
    direction = "up" if order.index(after) > order.index(before) else "down"
    return LevelChanged("national", before, after, direction, grounds)


def report(number: int) -> ReportMade:
    return ReportMade(number, "team", "nl", START, "head")


def log_of(
    plan: Plan, *lines: At, mode: Mode = "exercise", name: str = "one", start: datetime = START
) -> tuple[Sealed, ...]:
    """A log on the plan that ships, begun by the NCTV."""
    begin = IncidentStarted("Oefening", mode, "TLP:GREEN", plan.header.edition, plan.digest, "0.1.0")
    log: tuple[Sealed, ...] = ()
    recorded = start
    for line in (At(0, begin), *lines):
        valid = start + timedelta(hours=line.hour)
        recorded = max(recorded, valid + timedelta(hours=line.late))
        draft = Draft(line.event, valid, line.by, "TLP:GREEN")
        log = (*log, *(sealed for sealed, _ in seal(name, log, [draft], recorded)))
    return log

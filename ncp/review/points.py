"""Lessons and improvements over all incidents of a store, each with an id that stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from ncp.incident.evaluation import Closing
from ncp.incident.events import Mode, Outcome
from ncp.incident.journal import Journal, read_log
from ncp.incident.state import State, fold
from ncp.problem import Problem, Refused


class Point(Struct, frozen=True, kw_only=True):
    """One lesson or improvement of one log."""

    id: str
    """``<incident>/<entry>``: entries are never renumbered."""
    incident: str
    title: str
    mode: Mode
    kind: Literal["lesson", "improvement"]
    text: str
    about: tuple[str, ...]
    by: str
    drawn_at: datetime
    """When it was written down."""
    owner: str | None = None
    due: date | None = None
    lesson: str | None = None
    """The id of the lesson that an improvement belongs to."""
    state: Literal["open"] | Outcome
    overdue: bool = False
    closed: Closing | None


class Points(Struct, frozen=True):
    """Those of a whole store, and the logs that cannot be read."""

    points: tuple[Point, ...]
    broken: tuple[Problem, ...]


def points_in(journal: Journal, on: date) -> Points:
    """Every lesson and improvement of a store, incident by incident. A broken log is named and blocks nothing."""
    found: list[Point] = []
    broken: list[Problem] = []
    for name in journal.incidents():
        try:
            found += points_of(fold(read_log(journal, name)), on)
        except Refused as refused:
            broken += refused.problems
    return Points(tuple(found), tuple(broken))


def points_of(state: State, on: date) -> Iterator[Point]:
    """The lessons and improvements of one incident in the order of its log; ``on`` decides what is overdue."""
    drawn = [(lesson.entry, _lesson(state, number)) for number, lesson in enumerate(state.lessons)]
    drawn += [(planned.entry, _improvement(state, number, on)) for number, planned in enumerate(state.improvements)]
    yield from (point for _, point in sorted(drawn, key=lambda pair: pair[0]))


def point_id(incident: str, entry: int) -> str:
    """The id of what an entry holds."""
    return f"{incident}/{entry}"


def _lesson(state: State, number: int) -> Point:
    lesson = state.lessons[number]
    return Point(
        id=point_id(state.id, lesson.entry),
        incident=state.id,
        title=state.title,
        mode=state.mode,
        kind="lesson",
        text=lesson.text,
        about=lesson.about,
        by=lesson.by,
        drawn_at=lesson.at,
        state=lesson.closed.outcome if lesson.closed else "open",
        closed=lesson.closed,
    )


def _improvement(state: State, number: int, on: date) -> Point:
    planned = state.improvements[number]
    return Point(
        id=point_id(state.id, planned.entry),
        incident=state.id,
        title=state.title,
        mode=state.mode,
        kind="improvement",
        text=planned.text,
        about=planned.about,
        by=planned.by,
        drawn_at=planned.at,
        owner=planned.owner,
        due=planned.due,
        lesson=point_id(state.id, planned.lesson) if planned.lesson else None,
        overdue=planned.is_overdue(on),
        state=planned.closed.outcome if planned.closed else "open",
        closed=planned.closed,
    )

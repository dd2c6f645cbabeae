"""Lessons of evaluations, investigations, exercises and incidents (``reference/lessons.yaml``, and in each case).

A lesson drawn from a case stands in that case; every other one in ``reference/lessons.yaml``. ``all_lessons`` gives
both, so that nobody has to know which stands where.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta
from msgspec.structs import replace

from ncp.plan.model.common import Basis, Id, Record, Text

if TYPE_CHECKING:
    from ncp.plan.model.cases import Case
    from ncp.plan.model.plan import Plan

PARTIAL_DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
PartialDate = Annotated[str, Meta(pattern=PARTIAL_DATE)]
"""A year, a month or a day, as precise as it is known."""

LessonOrigin = Literal["evaluation", "investigation", "exercise", "incident", "letter", "threat-assessment"]
LessonState = Literal["open", "taken-up", "partly", "dropped", "unknown"]
Weight = Literal["heavy", "medium", "light"]


class DrawnFrom(Record, frozen=True, kw_only=True):
    """What taught the lesson, and of which case of the plan it speaks."""

    kind: LessonOrigin
    name: Text
    case: Id | None = None


class Progress(Record, frozen=True, kw_only=True):
    """What became of a lesson: its state from a day on. ``unknown`` says that we looked that day and found nothing."""

    state: LessonState
    since: PartialDate
    """A year or a month counts from its last day on: before that day it may not have been so."""
    text: Text
    basis: Basis
    sources: tuple[Id, ...] = ()


class Lesson(Record, frozen=True, kw_only=True):
    """One lesson."""

    id: Id
    formerly: tuple[Id, ...] = ()
    text: Text
    drawn_from: DrawnFrom | None = None
    """In a case it may be left out: then it is that incident."""
    happened: PartialDate | None = None
    """When that took place which taught it; in a case left out: the start of the case."""
    published: PartialDate | None = None
    addressee: tuple[Id, ...] = ()
    asks: Text | None = None
    """What should change, in the plan or in the world."""
    affects: tuple[Id, ...] = ()
    """Records of the plan that it is about: roles, powers, levels, facts, playbooks, steps, edges, sectors."""
    files: tuple[str, ...] = ()
    """Files of the plan that it asks to write or to change as a whole, beside those of the records."""
    measures: tuple[Id, ...] = ()
    """Promised measures that answer it."""
    weight: Weight | None = None
    """How much hangs on it; always our own judgement."""
    draft: Text | None = None
    """Draft text for the plan, always our own words."""
    history: tuple[Progress, ...] = ()
    """Oldest first."""
    basis: Basis
    sources: tuple[Id, ...]


class LessonsFile(Record, frozen=True, kw_only=True):
    """``reference/lessons.yaml``; a plan without it has no lessons but those of its cases."""

    lessons: tuple[Lesson, ...]


def all_lessons(plan: Plan, cases: Iterable[Case]) -> tuple[Lesson, ...]:
    """Every lesson of a plan, those of its cases filled in with the case they stand in, oldest publication first."""
    found = [*plan.lessons, *(_of_case(case, lesson) for case in cases for lesson in case.lessons)]
    return tuple(sorted(found, key=lambda lesson: (lesson.published or lesson.happened or "", lesson.id)))


def state_of(lesson: Lesson, on: date) -> Progress | None:
    """The last step of its history up to a day; None when there is none yet: then it stands open."""
    return next((step for step in reversed(lesson.history) if last_day(step.since) <= on), None)


def state_on(lesson: Lesson, on: date) -> LessonState:
    """The state on a day. A lesson of which the plan records nothing yet is open, because somebody drew it."""
    step = state_of(lesson, on)
    return step.state if step else "open"


def since_when(lesson: Lesson, on: date) -> PartialDate | None:
    """Since when it has the state it has on a day: the first point of the last run of points with one state.

    Before the first point that is the publication, or else the event; None when neither is known. Of ``unknown`` it is
    the last point: the day on which somebody looked.
    """
    past = [step for step in lesson.history if last_day(step.since) <= on]
    if not past:
        return lesson.published or lesson.happened
    last = past[-1]
    if last.state == "unknown":
        return last.since
    run = list(takewhile(lambda step: step.state == last.state, reversed(past)))
    if last.state == "open" and len(run) == len(past):
        return lesson.published or run[-1].since
    return run[-1].since


def known_on(lesson: Lesson, on: date) -> bool:
    """Whether it was published by a day; one without a date of publication counts from when it happened."""
    said = lesson.published or lesson.happened
    return said is None or first_day(said) <= on


def first_day(text: PartialDate) -> date:
    """The first day that a partial date may mean."""
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def last_day(text: PartialDate) -> date:
    """The last day that a partial date may mean."""
    year, month, day = _parts(text)
    return date(year, month or 12, day or monthrange(year, month or 12)[1])


def _parts(text: PartialDate) -> tuple[int, int, int]:
    year, month, day = (int(part) for part in (*text.split("-"), "0", "0")[:3])
    return year, month, day


def _of_case(case: Case, lesson: Lesson) -> Lesson:
    origin = lesson.drawn_from or DrawnFrom(kind="incident", name=case.title, case=case.id)
    if origin.case is None:
        origin = replace(origin, case=case.id)
    return replace(lesson, drawn_from=origin, happened=lesson.happened or case.start[:10])

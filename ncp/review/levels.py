"""Levels over time: what stood, what the plan pointed to, and where the two differed and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Literal

from msgspec import Struct

from ncp.incident.state import Standing
from ncp.plan.model.plan import Plan
from ncp.review.course import Moment
from ncp.review.record import Difference, LevelSpell

SHORT = timedelta(minutes=1)
"""A difference that lasts less is somebody following the advice, not departing from it."""


class Stretch(Struct, frozen=True):
    """From one entry on: the level that stood, the one the plan pointed to, and who set the first."""

    since: datetime
    actual: str | None
    advised: str | None
    standing: Standing | None

    @property
    def entry(self) -> int | None:
        """The entry that set the level; None where nobody did."""
        return self.standing.entry if self.standing else None


def watched_ladders(course: Sequence[Moment]) -> tuple[str, ...]:
    """The national ladder, and any other on which the log records a level.

    Another office keeps the others, and what it does is not in this log.
    """
    return tuple(dict.fromkeys(("national", *course[-1].state.levels)))


def level_spells(course: Sequence[Moment], ladder: str, end: datetime | None) -> Iterator[LevelSpell]:
    """The levels that stood on one ladder, oldest first."""
    stretches = _stretches(course, ladder, lambda one: (one.actual, one.entry))
    begins = [each.standing.at if each.standing else each.since for each in stretches]
    for each, since, until in zip(stretches, begins, (*begins[1:], end), strict=True):
        yield LevelSpell(ladder, each.actual, since, until, each.advised, *_by_whom(each))


def differences(course: Sequence[Moment], ladder: str, end: datetime | None) -> Iterator[Difference]:
    """The times at which another level stood than the plan pointed to."""
    stretches = _stretches(course, ladder, lambda one: (one.actual, one.advised, one.entry))
    plan = course[-1].plan
    ends = (*(each.since for each in stretches[1:]), end)
    for each, until in zip(stretches, ends, strict=True):
        actual, advised = _rank(plan, ladder, each.actual), _rank(plan, ladder, each.advised)
        if actual != advised and (until is None or until - each.since >= SHORT):
            direction: Literal["below", "above"] = "below" if actual < advised else "above"
            yield Difference(ladder, each.since, until, each.advised, each.actual, direction, *_by_whom(each))


def _stretches(course: Sequence[Moment], ladder: str, same: Callable[[Stretch], object]) -> list[Stretch]:
    """The course of one ladder; moments that ``same`` gives one answer for are one stretch."""
    found: list[Stretch] = []
    for moment in course:
        actual = moment.state.level(moment.plan, ladder)
        stretch = Stretch(moment.at, actual, moment.advised.get(ladder), moment.state.levels.get(ladder))
        if not found or same(found[-1]) != same(stretch):
            found.append(stretch)
    return found


def _by_whom(stretch: Stretch) -> tuple[str, str, int | None]:
    standing = stretch.standing
    return (standing.by, standing.grounds, standing.entry) if standing else ("", "", None)


def _rank(plan: Plan, ladder: str, level: str | None) -> int:
    """The place on the ladder; nothing at all is where the ladder rests, or below its lowest level."""
    ids = list(dict.fromkeys(each.id for each in plan.levels_of.get(ladder, ())))
    name = level or plan.resting_level(ladder)
    return ids.index(name) if name in ids else -1

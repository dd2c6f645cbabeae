"""What nobody looked at for longer than the plan allows: law, measures, and the plan as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Literal

from msgspec import Struct

from ncp.dates import add_duration, day_of
from ncp.plan.model.plan import Plan


class Unchecked(Struct, frozen=True):
    """One record with the day on which it was last looked at."""

    kind: Literal["power", "measure", "plan", "exercise"]
    id: str
    last: date | None
    """None: never."""
    law: str = ""


def unchecked(plan: Plan, on: date) -> tuple[Unchecked, ...]:
    """Everything that was last looked at longer ago than the plan allows (``check_within``), the oldest first."""
    within = plan.header.check_within
    found = [each for each in _dated(plan) if each.last is None or is_too_long_ago(each.last, on, within)]
    return tuple(sorted(found, key=lambda each: (each.last or date.min, each.kind, each.id)))


def is_too_long_ago(day: date, on: date, within: str) -> bool:
    """Whether more than a duration of the plan lies between a day and a later one."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return day_of(add_duration(noon, within)) < on


def _dated(plan: Plan) -> Iterator[Unchecked]:
    yield Unchecked("plan", plan.header.edition, plan.header.reviewed_on)
    yield Unchecked("exercise", plan.header.edition, plan.header.exercised_on)
    for law, power in plan.powers:
        yield Unchecked("power", power.id, power.checked_on, law.id)
    for measure in plan.measures:
        if measure.state not in ("done", "overtaken"):
            yield Unchecked("measure", measure.id, measure.state_on)

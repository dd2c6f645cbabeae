"""When something is due: steps from the moment they opened, clocks from the moment they started, reports.

The moments come from the log; nothing here asks what time it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from msgspec import Struct

from ncp.advice.result import Advice, ClockAdvice, Verdict
from ncp.advice.steps import StepAdvice
from ncp.dates import add_duration, local
from ncp.incident.picture import FactPicture
from ncp.incident.state import State
from ncp.plan.model.plan import Plan


class OpenStep(Struct, frozen=True):
    """A step that can be done now, and until when it should be."""

    advice: StepAdvice
    open_since: datetime
    due: datetime | None


class RunningClock(Struct, frozen=True):
    """A legal time limit with the moment it ends; ``due`` is None while it has not started."""

    clock: ClockAdvice
    started_at: datetime | None
    due: datetime | None


class OpenQuestion(Struct, frozen=True):
    """Something that somebody did not know when asked, and when the answer is expected."""

    fact: str
    who_knows: tuple[str, ...]
    asked_at: datetime
    expected_by: datetime


def open_steps(state: State, pictures: Mapping[str, FactPicture], steps: Iterable[StepAdvice]) -> tuple[OpenStep, ...]:
    """The open steps, the ones due first at the top; steps without a limit keep the plan's order behind them."""
    found = []
    for advice in steps:
        if advice.is_open:
            since = _open_since(state, pictures, advice)
            due = _due(since, advice.step.within) if advice.step.within else None
            found.append(OpenStep(advice, since, due))
    return tuple(sorted(found, key=lambda each: (each.due is None, each.due or each.open_since)))


def running_clocks(state: State, pictures: Mapping[str, FactPicture], advice: Advice) -> tuple[RunningClock, ...]:
    """The clocks of duties that apply; an awareness clock starts when the last fact it rests on was known."""
    found = []
    for clock in advice.clocks:
        if clock.verdict is not Verdict.APPLIES:
            continue
        started = _known_since(state, pictures, clock.rests_on) if clock.starts == "awareness" else None
        due = _due(started, clock.within) if started else None
        found.append(RunningClock(clock, started, due))
    return tuple(sorted(found, key=lambda each: (each.due is None, each.due or state.started_at)))


def open_questions(plan: Plan, pictures: Mapping[str, FactPicture]) -> tuple[OpenQuestion, ...]:
    """The facts that were asked and are unknown, the soonest expected first."""
    found = []
    for picture in pictures.values():
        fact = plan.fact_by_id.get(picture.fact)
        if fact is None or not picture.is_unknown:
            continue
        said = picture.claims or ((picture.settled,) if picture.settled else ())
        asked = max(claim.valid_at for claim in said)
        due = add_duration(asked, fact.answerable_within)
        found.append(OpenQuestion(fact.id, fact.who_knows, asked, due))
    return tuple(sorted(found, key=lambda each: each.expected_by))


def next_report(state: State, plan: Plan, made_at: datetime | None = None) -> datetime | None:
    """When the next situation report is due at the present national level, by the plan's own rhythm.

    ``made_at`` is the moment of a report that is being made and is not in the log yet.
    """
    level_id = state.level(plan, "national")
    level = plan.level_by_id.get(level_id) if level_id else None
    if level is None or level.report_every is None:
        return None
    standing = state.levels.get("national")
    last = made_at or (state.reports[-1][0] if state.reports else None)
    since = max(moment for moment in (last, standing.at if standing else None, state.started_at) if moment)
    return add_duration(since, level.report_every)


def _due(since: datetime, within: str) -> datetime:
    """The end of a time limit. From a day of which nobody knows the hour it runs to the end of a day."""
    due = add_duration(since, within)
    start = local(since)
    if start.hour or start.minute:
        return due
    day = local(due).replace(hour=0, minute=0, second=0, microsecond=0)
    return (day + timedelta(days=1)).astimezone(UTC)


def _open_since(state: State, pictures: Mapping[str, FactPicture], advice: StepAdvice) -> datetime:
    moments = [_known_since(state, pictures, advice.rests_on)]
    moments += [state.done[name].at for name in advice.step.after if name in state.done]
    standing = state.levels.get("national")
    if advice.step.from_level and standing:
        moments.append(standing.at)
    return max(moments)


def _known_since(state: State, pictures: Mapping[str, FactPicture], facts: Iterable[str]) -> datetime:
    settled = [pictures[name].settled for name in facts if name in pictures]
    return max([claim.valid_at for claim in settled if claim], default=state.started_at)

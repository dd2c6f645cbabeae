"""What was due during an incident and when it came: reports by the plan's rhythm, steps with a limit, legal clocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from ncp.advice.result import Advice
from ncp.dates import add_duration
from ncp.incident.state import State
from ncp.plan.model.plan import Plan
from ncp.review.course import Moment
from ncp.review.deadlines import OpenStep, open_steps, running_clocks
from ncp.review.record import Deadline, DeadlineOutcome

AT_ONCE = "0m"
"""«Without delay»: a duty, and no moment at which it was too late."""


def report_deadlines(state: State, plan: Plan, end: datetime | None) -> Iterator[Deadline]:
    """Each time a report was due at the level that stood; one deadline until the next report or change of level."""
    changes = [(moment, change.after) for moment, _, change in state.level_history if change.ladder == "national"]
    turns = sorted([*((at, None) for at, _ in state.reports), *changes], key=lambda turn: turn[0])
    level, since = plan.resting_level("national"), state.started_at
    for at, changed in turns:
        due = _next_report(plan, level, since)
        if due and changed is None:
            yield Deadline("report", level or "", since, due, at, "met" if at <= due else "late")
        elif due and due < at:
            yield Deadline("report", level or "", since, due, None, "missed")
        level, since = changed or level, max(since, at)
    due = _next_report(plan, level, since)
    if due:
        yield Deadline("report", level or "", since, due, None, _at_the_end(due, end))


def step_deadlines(course: Sequence[Moment], end: datetime | None) -> Iterator[Deadline]:
    """Every step with a time limit that ever stood open: done in time, late, skipped, or never."""
    waiting: dict[str, OpenStep] = {}
    for moment in course:
        opened = open_steps(moment.state, moment.pictures, moment.steps)
        now_open = {each.advice.step.id: each for each in opened if each.due and each.advice.step.within != AT_ONCE}
        for name in [name for name in waiting if name not in now_open]:
            deadline = _closed(waiting.pop(name), moment)
            if deadline:
                yield deadline
        waiting |= now_open
    for name, step in waiting.items():
        assert step.due
        yield Deadline("step", name, step.open_since, step.due, None, _at_the_end(step.due, end))


def clock_deadlines(last: Moment, advice: Advice, end: datetime | None) -> Iterator[Deadline]:
    """The legal clocks that ran at the end, with a length. One is met by a step or a decision that names its duty."""
    for running in running_clocks(last.state, last.pictures, advice):
        if running.started_at is None or running.due is None or running.clock.within == AT_ONCE:
            continue
        power = running.clock.power
        done = [
            each.at for each in last.state.done.values() if power in _powers_of(last, each.step) and not each.skipped
        ]
        done += [each.at for each in last.state.decisions if each.taken.power == power]
        at = min(done, default=None)
        outcome: DeadlineOutcome = "no-trace" if end and running.due < end else "running"
        if at is not None:
            outcome = "met" if at <= running.due else "late"
        yield Deadline("clock", power, running.started_at, running.due, at, outcome)


def _closed(step: OpenStep, moment: Moment) -> Deadline | None:
    """What became of a step that stands open no longer; None when it fell away in time."""
    name = step.advice.step.id
    assert step.due
    done = moment.state.done.get(name)
    if done is None:
        late = step.due < moment.at
        return Deadline("step", name, step.open_since, step.due, None, "missed") if late else None
    outcome: DeadlineOutcome = "skipped" if done.skipped else "met" if done.at <= step.due else "late"
    return Deadline("step", name, step.open_since, step.due, done.at, outcome)


def _at_the_end(due: datetime, end: datetime | None) -> DeadlineOutcome:
    return "missed" if end and due < end else "running"


def _next_report(plan: Plan, level_id: str | None, since: datetime) -> datetime | None:
    level = plan.level_by_id.get(level_id or "")
    return add_duration(since, level.report_every) if level and level.report_every else None


def _powers_of(moment: Moment, step_id: str) -> tuple[str, ...]:
    step = moment.plan.step_by_id.get(step_id)
    return step.powers if step else ()

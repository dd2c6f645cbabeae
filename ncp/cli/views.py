"""What the showing commands need, gathered from a running incident; screens print it, ``--json`` writes it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from ncp.advice.result import Advice, Question
from ncp.advice.steps import StepAdvice, weigh_steps
from ncp.incident.picture import FactPicture
from ncp.incident.state import State
from ncp.report.selection import Call, to_call
from ncp.review.deadlines import (
    OpenQuestion,
    OpenStep,
    RunningClock,
    next_report,
    open_questions,
    open_steps,
    running_clocks,
)

if TYPE_CHECKING:
    from ncp.cli.running import Running


class StatusView(Struct, frozen=True):
    """Everything the screen shows."""

    state: State
    pictures: dict[str, FactPicture]
    advice: Advice
    clocks: tuple[RunningClock, ...]
    questions: tuple[OpenQuestion, ...]
    calls: tuple[Call, ...]
    edition: str


class AgendaView(Struct, frozen=True):
    """Everything the screen shows."""

    state: State
    pictures: dict[str, FactPicture]
    advice: Advice
    playbooks: tuple[str, ...]
    also_fitting: tuple[str, ...]
    """Playbooks that fit the facts and do not run."""
    open_steps: tuple[OpenStep, ...]
    waiting_steps: tuple[StepAdvice, ...]
    clocks: tuple[RunningClock, ...]
    questions: tuple[Question, ...]
    calls: tuple[Call, ...]
    report_due: datetime | None
    now: datetime
    edition: str


def steps_of(running: Running) -> tuple[StepAdvice, ...]:
    """Every unfinished step of the playbooks that run."""
    state = running.state
    return weigh_steps(
        running.plan, running.facts, running.on, running.playbooks, state.done, state.level(running.plan, "national")
    )


def status_view(running: Running) -> StatusView:
    """For ``status``."""
    return StatusView(
        state=running.state,
        pictures=running.pictures,
        advice=running.advice,
        clocks=running_clocks(running.state, running.pictures, running.advice),
        questions=open_questions(running.plan, running.pictures),
        calls=to_call(running.plan, running.state, running.advice, running.role),
        edition=running.plan.header.edition,
    )


def agenda_view(running: Running) -> AgendaView:
    """For ``next``."""
    steps = steps_of(running)
    asked = running.pictures
    return AgendaView(
        state=running.state,
        pictures=running.pictures,
        advice=running.advice,
        playbooks=running.playbooks,
        also_fitting=tuple(name for name in running.advice.playbooks if name not in running.playbooks),
        open_steps=open_steps(running.state, running.pictures, steps),
        waiting_steps=tuple(step for step in steps if not step.is_open),
        clocks=running_clocks(running.state, running.pictures, running.advice),
        questions=tuple(each for each in running.advice.questions if each.fact not in asked),
        calls=to_call(running.plan, running.state, running.advice, running.role),
        report_due=next_report(running.state, running.plan),
        now=running.now,
        edition=running.plan.header.edition,
    )

"""A case into the drafts of a log: what became known and was done, at the moments at which it happened.

Pure. Events of one day without a time keep the order of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Literal, cast

from msgspec import Struct

from ncp.dates import read_moment
from ncp.incident.events import (
    DecisionTaken,
    Entry,
    Event,
    FactAnswered,
    FactChosen,
    IncidentStarted,
    Ladder,
    LevelChanged,
    NoteLogged,
    Picture,
    RoleAcknowledged,
    RoleNotified,
    StepDone,
    StepSkipped,
)
from ncp.incident.journal import Sealed
from ncp.incident.picture import known_facts, picture_of
from ncp.incident.state import State, fold, states
from ncp.plan.model.cases import Case, CaseEvent
from ncp.plan.model.condition import Value

Language = Literal["nl", "en"]


class ReplayStep(Struct, frozen=True):
    """One event of a case: when it was so, and when the replayed log writes it down."""

    valid_at: datetime
    recorded_at: datetime
    event: CaseEvent


def schedule(case: Case) -> tuple[ReplayStep, ...]:
    """The timeline in the order of the file, written down at moments that never run back.

    Of an event with only a day nobody knows the hour: it is valid from the start of that day.
    """
    found: list[ReplayStep] = []
    last = read_moment(case.start)
    for event in case.timeline:
        valid = read_moment(event.at)
        last = max(valid, last + timedelta(seconds=1))
        found.append(ReplayStep(valid, last, event))
    return tuple(found)


def as_events(
    event: CaseEvent, language: Language, level_before: str | None, ladder: str, picture: Picture
) -> Iterator[Event]:
    """The log entries of one case event; none for a report, which the caller makes."""
    text = str(getattr(event.text, language)) if event.text else ""
    match event.do:
        case "fact":
            value = None if event.value in ("unknown", None) else event.value
            yield from _fact(event, text, value, language)
        case "log":
            yield NoteLogged(text)
        case "notify":
            yield RoleNotified(_named(event.role), text)
        case "acknowledge":
            yield RoleAcknowledged(_named(event.role), text)
        case "escalate" | "de-escalate":
            up = event.do == "escalate"
            yield LevelChanged(
                cast("Ladder", ladder), level_before or "", _named(event.level), "up" if up else "down", text
            )
        case "decide":
            yield DecisionTaken(_named(event.step), _named(event.option), text, event.power, picture)
        case "done":
            yield StepDone(_named(event.step), text)
        case "skip":
            yield StepSkipped(_named(event.step), text)


def facts_at(case: Case, moment: datetime) -> dict[str, Value]:
    """What was known in a case at a moment, sources weighed as in a running incident."""
    return known_facts(picture_of(fold(_answers(case, moment))))


def known_over_time(case: Case) -> Iterator[tuple[datetime, dict[str, Value]]]:
    """What was known after each answer in a case, as ``facts_at`` gives it; of one moment the last counts."""
    found: dict[datetime, State] = {}
    for sealed, state in states(_answers(case)):
        found[sealed.entry.recorded_at] = state
    for moment, state in found.items():
        yield moment, known_facts(picture_of(state))


def _answers(case: Case, until: datetime | None = None) -> list[Sealed]:
    """The answers of a case as a log in memory."""
    begin = IncidentStarted(case.id, "replay", "TLP:CLEAR", "", "", "")
    start = read_moment(case.start)
    log = [Sealed(Entry("case", 1, start, start, "", "TLP:CLEAR", begin, ""), "")]
    for step in schedule(case):
        if step.event.do == "fact" and (until is None or step.recorded_at <= until):
            value = None if step.event.value in ("unknown", None) else step.event.value
            for event in _fact(step.event, "", value, "nl"):
                log.append(_in_memory(len(log) + 1, step, event))
    return log


def _in_memory(number: int, step: ReplayStep, event: Event) -> Sealed:
    return Sealed(Entry("case", number, step.recorded_at, step.valid_at, "", "TLP:CLEAR", event, ""), "")


def _fact(event: CaseEvent, text: str, value: Value | None, language: Language) -> Iterator[Event]:
    fact = _named(event.fact)
    source = str(getattr(event.source, language)) if event.source else event.by or ""
    yield FactAnswered(fact, value, source, text)
    if event.settles:
        yield FactChosen(fact, value, text)


def _named(name: str | None) -> str:
    assert name is not None, "the loader lets no case event through without what it needs"
    return name

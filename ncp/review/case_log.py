"""A case as the log it would have given, sealed in memory; no store is touched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Literal

from ncp.advice.advise import advise
from ncp.dates import day_of, end_of, read_moment
from ncp.incident.events import (
    Draft,
    Event,
    IncidentClosed,
    IncidentStarted,
    Marking,
    Picture,
    PlaybookAdded,
    ReportMade,
)
from ncp.incident.journal import Sealed, seal
from ncp.incident.picture import disputed_facts, known_facts, picture_of
from ncp.incident.replay import ReplayStep, as_events, schedule
from ncp.incident.state import fold
from ncp.plan.model.cases import Case
from ncp.plan.model.plan import Plan

Language = Literal["nl", "en"]
MARKING: Marking = "TLP:CLEAR"
NOBODY = ""
"""Who did it is not known; the duty office of the plan did not sit there."""
NO_PICTURE = Picture("", {}, (), (), {})


def log_of_case(plan: Plan, case: Case, language: Language) -> tuple[Sealed, ...]:
    """The timeline of a case as a closed log, from its start to its end; texts in one language.

    Decisions carry the picture of their own moment, worked out with ``plan``.
    """
    start = read_moment(case.start)
    begin = IncidentStarted(getattr(case.title, language), "replay", MARKING, plan.header.edition, plan.digest, "")
    opening: list[Event] = [begin, *(PlaybookAdded(name) for name in case.playbooks)]
    log = _grown((), case.id, opening, start, start, NOBODY)
    for step in schedule(case):
        events = tuple(_events(plan, log, step, language))
        log = _grown(log, case.id, events, step.valid_at, step.recorded_at, step.event.by or NOBODY)
    end = max(end_of(case.end), log[-1].entry.recorded_at)
    return _grown(log, case.id, [IncidentClosed("")], end, end, NOBODY)


def _grown(
    log: Sequence[Sealed], name: str, events: Sequence[Event], valid: datetime, recorded: datetime, by: str
) -> tuple[Sealed, ...]:
    drafts = [Draft(event, valid, by, MARKING) for event in events]
    return (*log, *(sealed for sealed, _ in seal(name, log, drafts, recorded)))


def _events(plan: Plan, log: Sequence[Sealed], step: ReplayStep, language: Language) -> Iterator[Event]:
    event, state = step.event, fold(log)
    if event.do == "report":
        since = state.reports[-1][0] if state.reports else state.started_at
        yield ReportMade(len(state.reports) + 1, "team", language, since, state.head)
        return
    picture = _picture(plan, log, step, event.power) if event.do == "decide" else NO_PICTURE
    ladder = next(
        (name for name, levels in plan.levels_of.items() if any(each.id == event.level for each in levels)), "national"
    )
    yield from as_events(event, language, state.level(plan, ladder), ladder, picture)


def _picture(plan: Plan, log: Sequence[Sealed], step: ReplayStep, power: str | None) -> Picture:
    pictures = picture_of(fold(log))
    facts = known_facts(pictures)
    advice = advise(plan, facts, day_of(step.recorded_at))
    verdict = next((each.verdict.value for each in advice.powers if each.id == power), None)
    return Picture(
        plan_digest=plan.digest,
        facts=facts,
        unknown=tuple(question.fact for question in advice.questions),
        disputed=tuple(each.fact for each in disputed_facts(pictures)),
        recommended=advice.recommended_levels,
        power_verdict=verdict,
    )

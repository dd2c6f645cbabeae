"""What an evaluation leaves in the state of an incident, and walking a log state by state."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncp.incident.evaluation import Closing, Evaluated, Improvement, Lesson
from ncp.incident.events import (
    EntryCorrected,
    EvaluationNoted,
    Event,
    FactAnswered,
    ImprovementPlanned,
    IncidentClosed,
    IncidentStarted,
    LessonClosed,
    LessonDrawn,
    LevelChanged,
    NoteLogged,
    RoleNotified,
)
from ncp.incident.journal import Draft, Sealed, seal
from ncp.incident.state import State, fold, states

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
BEGIN = IncidentStarted("Oefening", "exercise", "TLP:GREEN", "2026.1", "sha256:1", "0.1.0")
DUE = date(2027, 3, 1)
LESSON = LessonDrawn("bel eerst", ("cv-alert-nctv",))
PLANNED = ImprovementPlanned("nummers opnemen", "nctv", DUE, (), 3)


def log_of(*events: Event) -> tuple[Sealed, ...]:
    """A log of BEGIN and these, a minute apart, all by the NCTV."""
    log: tuple[Sealed, ...] = ()
    for minute, event in enumerate((BEGIN, *events)):
        at = NOON + timedelta(minutes=minute)
        log = (*log, *(each for each, _ in seal("one", log, [Draft(event, at, "nctv", "TLP:GREEN")], at)))
    return log


def state_of(*events: Event) -> State:
    return fold(log_of(*events))


# ---- what was written down ----


def test_what_went_well_and_badly_stays_apart() -> None:
    state = state_of(IncidentClosed("klaar"), EvaluationNoted("well", "snel"), EvaluationNoted("badly", "stil"))
    assert state.evaluated == (Evaluated("well", "snel", "nctv", 3), Evaluated("badly", "stil", "nctv", 4))


def test_lesson_is_open_with_what_it_is_about() -> None:
    assert state_of(IncidentClosed("klaar"), LESSON).lessons == (
        Lesson("bel eerst", ("cv-alert-nctv",), "nctv", NOON + timedelta(minutes=2), 3),
    )


def test_improvement_is_open_with_owner_day_and_its_lesson() -> None:
    (planned,) = state_of(IncidentClosed("klaar"), LESSON, PLANNED).improvements
    assert planned == Improvement("nummers opnemen", "nctv", DUE, (), 3, "nctv", NOON + timedelta(minutes=3), 4)


def test_evaluating_does_not_reopen_the_incident() -> None:
    closed_at = state_of(IncidentClosed("klaar")).closed_at
    assert state_of(IncidentClosed("klaar"), LESSON, PLANNED).closed_at == closed_at


# ---- closing ----


@pytest.mark.parametrize("outcome", ["taken-up", "dropped"])
def test_closing_says_how_it_ended_and_leaves_the_others_open(outcome: str) -> None:
    state = state_of(IncidentClosed("klaar"), LESSON, PLANNED, LessonClosed(4, outcome, "gedaan"))  # type: ignore[arg-type]
    assert state.lessons[0].closed is None
    assert state.improvements[0].closed == Closing(outcome, "gedaan", "nctv", NOON + timedelta(minutes=4), 5)  # type: ignore[arg-type]


def test_lesson_closes_like_an_improvement() -> None:
    state = state_of(IncidentClosed("klaar"), LESSON, LessonClosed(3, "dropped", "dubbel"))
    assert state.lessons[0].closed is not None


def test_withdrawn_lesson_is_gone() -> None:
    assert state_of(IncidentClosed("klaar"), LESSON, EntryCorrected(3, "verkeerd incident")).lessons == ()


@pytest.mark.parametrize(
    ("on", "closed", "late"),
    [
        pytest.param(date(2027, 3, 1), False, False, id="on the day itself"),
        pytest.param(date(2027, 3, 2), False, True, id="the day after"),
        pytest.param(date(2027, 3, 2), True, False, id="closed in time"),
    ],
)
def test_improvement_is_late_after_its_day_while_it_is_open(on: date, closed: bool, late: bool) -> None:
    events = [IncidentClosed("klaar"), LESSON, PLANNED, *([LessonClosed(4, "taken-up", "ja")] if closed else [])]
    assert state_of(*events).improvements[0].is_overdue(on) is late


# ---- walking a log ----

EVENTS: list[Event] = [
    FactAnswered("exploited", value=True, source="NCSC"),
    FactAnswered("exploited", value=False, source="AIVD"),
    NoteLogged("iets"),
    LevelChanged("national", "regular", "iao", "up", "ernstig"),
    RoleNotified("ncsc"),
    EntryCorrected(2, "tikfout"),
    EntryCorrected(3, "andere waarde", FactAnswered("exploited", value=None, source="AIVD")),
    LESSON,
    IncidentClosed("klaar"),
]


@given(st.lists(st.sampled_from(EVENTS), max_size=12))
def test_each_state_on_the_way_is_the_fold_of_the_log_so_far(events: list[Event]) -> None:
    log = log_of(*EVENTS[:2], *events)  # what a correction corrects is there before it
    assert [state for _, state in states(log)] == [fold(log[: number + 1]) for number in range(len(log))]


def test_walking_gives_each_entry_with_its_state() -> None:
    log = log_of(NoteLogged("een"), NoteLogged("twee"))
    assert [(sealed.entry.number, state.entries) for sealed, state in states(log)] == [(1, 1), (2, 2), (3, 3)]

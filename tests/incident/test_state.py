"""State as a fold of entries: what each kind of entry does, what a correction does, and earlier moments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncp.incident.events import (
    AdviceShown,
    AdvisoryRead,
    DecisionTaken,
    Draft,
    Entry,
    EntryCorrected,
    Event,
    FactAnswered,
    FactChosen,
    IncidentClosed,
    IncidentStarted,
    LevelChanged,
    NoteLogged,
    Picture,
    PlanChanged,
    PlaybookAdded,
    ReportMade,
    RoleAcknowledged,
    RoleNotified,
    StepDone,
    StepSkipped,
    decode,
    encode,
    hash_of,
)
from ncp.incident.journal import Sealed
from ncp.incident.state import State, fold
from ncp.plan.model.plan import Plan

NOON = datetime(2020, 1, 17, 12, tzinfo=UTC)
BEGIN = IncidentStarted("Citrix", "exercise", "TLP:GREEN", "draft", "sha256:1", "0.1.0")
PICTURE = Picture("sha256:1", {}, (), (), {"national": "iao"})
ADVICE = AdviceShown(NOON.date(), "sha256:1", {}, (), {"national": "iao"}, (), ())
ADVISORY = AdvisoryRead("NCSC-1", "1", "Citrix", "NCSC", "sha256:2", (), ())
DECISION = DecisionTaken("cv-decide", "switch-off", "geen patch", None, PICTURE)
UP = LevelChanged("national", "regular", "iao", "up", "ernstig")
DOWN = LevelChanged("national", "iao", "regular", "down", "voorbij")

Line = Event | Draft


def at(minute: int, event: Event, by: str = "nctv") -> Draft:
    """An event that was so some minutes after noon, whenever it was written down."""
    return Draft(event, NOON + timedelta(minutes=minute), by, "TLP:GREEN")


def log_of(*lines: Line) -> tuple[Sealed, ...]:
    """A log that begins with BEGIN: every next entry was written down one minute later."""
    log: list[Sealed] = []
    for number, line in enumerate((BEGIN, *lines), start=1):
        draft = line if isinstance(line, Draft) else at(number - 1, line)
        recorded = NOON + timedelta(minutes=number - 1)
        previous = log[-1].hash if log else ""
        entry = Entry("one", number, recorded, draft.valid_at, draft.by, draft.marking, draft.event, previous)
        log.append(Sealed(entry, hash_of(encode(entry))))
    return tuple(log)


def state_of(*lines: Line) -> State:
    return fold(log_of(*lines))


def said(state: State) -> dict[str, Any]:
    """What each source last said, as ``fact source`` → value."""
    return {f"{claim.fact} {claim.source}": claim.value for claim in state.claims}


def notices(state: State) -> dict[str, bool]:
    """Whether each role that was told confirmed."""
    return {name: notice.acknowledged_at is not None for name, notice in state.notices.items()}


def texts(state: State) -> list[str]:
    return [text for _, _, _, text in state.notes]


def steps(state: State) -> dict[str, bool]:
    """Whether each finished step was skipped."""
    return {name: done.skipped for name, done in state.done.items()}


def levels(state: State) -> dict[str, str]:
    return {ladder: standing.level for ladder, standing in state.levels.items()}


YES, NO = (FactAnswered("exploited", value, "NCSC") for value in (True, False))
OTHER = FactAnswered("exploited", NO.value, "AIVD")
CHOSEN = FactChosen("exploited", NO.value, "betere bron")

TABLE: list[tuple[str, tuple[Line, ...], Callable[[State], Any], Any]] = [
    ("the title comes from the first entry", (), lambda s: s.title, "Citrix"),
    ("the mode comes from the first entry", (), lambda s: s.mode, "exercise"),
    ("the marking comes from the first entry", (), lambda s: s.marking, "TLP:GREEN"),
    ("an answer is a claim of its source", (YES,), said, {"exploited NCSC": True}),
    ("the same source updates itself", (YES, NO), said, {"exploited NCSC": False}),
    ("two sources are both kept", (YES, OTHER), said, {"exploited NCSC": True, "exploited AIVD": False}),
    (
        "what was so earlier pushes out nothing that was so later",
        (at(9, YES), at(3, NO)),
        said,
        {"exploited NCSC": True},
    ),
    ("of the same minute the last entry counts", (at(3, YES), at(3, NO)), said, {"exploited NCSC": False}),
    ("a choice is kept beside the claims", (YES, CHOSEN), said, {"exploited NCSC": True}),
    (
        "the last choice counts",
        (CHOSEN, FactChosen("exploited", None, "toch niet")),
        lambda s: {name: claim.value for name, claim in s.chosen.items()},
        {"exploited": None},
    ),
    ("a step is done", (StepDone("a"),), steps, {"a": False}),
    ("a step is skipped", (StepSkipped("a", "hoeft niet"),), steps, {"a": True}),
    ("a decision finishes its step", (DECISION,), steps, {"cv-decide": False}),
    ("a decision keeps its picture", (DECISION,), lambda s: [d.taken.picture for d in s.decisions], [PICTURE]),
    ("a decision keeps who took it", (at(5, DECISION, "mccb"),), lambda s: s.decisions[0].by, "mccb"),
    ("a ladder stands where the last change put it", (UP, DOWN), levels, {"national": "regular"}),
    ("every change of level is kept", (UP, DOWN), lambda s: [each[2] for each in s.level_history], [UP, DOWN]),
    ("a ladder that nobody changed is not there", (), levels, {}),
    ("a role was told", (RoleNotified("ncsc"),), notices, {"ncsc": False}),
    ("a role confirmed", (RoleNotified("ncsc"), RoleAcknowledged("ncsc")), notices, {"ncsc": True}),
    ("a role that confirms was told", (RoleAcknowledged("ncsc"),), notices, {"ncsc": True}),
    (
        "a role that is told again has to confirm again",
        (RoleNotified("ncsc"), RoleAcknowledged("ncsc"), RoleNotified("ncsc")),
        notices,
        {"ncsc": False},
    ),
    (
        "a confirmation keeps the moment of the notice",
        (at(1, RoleNotified("ncsc")), at(8, RoleAcknowledged("ncsc"))),
        lambda s: s.notices["ncsc"].at,
        NOON + timedelta(minutes=1),
    ),
    ("notes are kept in order", (NoteLogged("b"), NoteLogged("a")), texts, ["b", "a"]),
    ("a playbook runs", (PlaybookAdded("x"), PlaybookAdded("y")), lambda s: s.playbooks, ("x", "y")),
    ("a playbook runs once", (PlaybookAdded("x"), PlaybookAdded("x")), lambda s: s.playbooks, ("x",)),
    ("advisories are kept", (ADVISORY, ADVISORY), lambda s: s.advisories, (ADVISORY, ADVISORY)),
    ("the last advice is kept", (ADVICE,), lambda s: s.last_advice, ADVICE),
    (
        "another plan speaks",
        (PlanChanged("2", "sha256:9"),),
        lambda s: [s.plan_edition, s.plan_digest],
        ["2", "sha256:9"],
    ),
    (
        "a report is kept with its moment",
        (at(7, ReportMade(1, "team", "nl", NOON, "abc")),),
        lambda s: [moment for moment, _ in s.reports],
        [NOON + timedelta(minutes=7)],
    ),
    ("an incident closes", (at(7, IncidentClosed("klaar")),), lambda s: s.closed_at, NOON + timedelta(minutes=7)),
    ("an incident says why it closed", (IncidentClosed("klaar"),), lambda s: s.closed_because, "klaar"),
    ("a note after the end is kept", (IncidentClosed("klaar"), NoteLogged("nog iets")), texts, ["nog iets"]),
    (
        "everybody who made an entry is at work, once",
        (at(1, YES, "ncsc"), at(2, NO, "ncsc"), at(3, YES, "aivd")),
        lambda s: s.acted,
        ("nctv", "ncsc", "aivd"),
    ),
    ("the number of entries counts everything", (YES, ADVICE), lambda s: s.entries, 3),
    ("the last moment is that of writing down", (at(-90, YES),), lambda s: s.last_at, NOON + timedelta(minutes=1)),
    # corrections
    ("a correction replaces a value", (YES, EntryCorrected(2, "tikfout", NO)), said, {"exploited NCSC": False}),
    ("a correction without a value withdraws", (YES, EntryCorrected(2, "tikfout")), said, {}),
    ("a correction replaces a note", (NoteLogged("a"), EntryCorrected(2, "x", NoteLogged("b"))), texts, ["b"]),
    ("a correction of a correction counts last", (YES, EntryCorrected(2, "x", NO), EntryCorrected(2, "y")), said, {}),
    ("a withdrawn step is open again", (StepDone("a"), EntryCorrected(2, "niet gedaan")), steps, {}),
    ("a withdrawn decision is gone", (DECISION, EntryCorrected(2, "ingetrokken")), lambda s: s.decisions, ()),
    ("a withdrawn decision opens its step", (DECISION, EntryCorrected(2, "ingetrokken")), steps, {}),
    ("a withdrawn change of level did not happen", (UP, EntryCorrected(2, "vergissing")), levels, {}),
    ("a withdrawn notice was not given", (RoleNotified("ncsc"), EntryCorrected(2, "verkeerd nummer")), notices, {}),
    (
        "a withdrawn confirmation leaves the notice",
        (RoleNotified("a"), RoleAcknowledged("a"), EntryCorrected(3, "x")),
        notices,
        {"a": False},
    ),
    ("the beginning cannot be withdrawn", (EntryCorrected(1, "x"),), lambda s: s.title, "Citrix"),
    (
        "a corrected answer keeps its place before a later one",
        (YES, NO, EntryCorrected(2, "x", YES)),
        said,
        {"exploited NCSC": False},
    ),
    (
        "a corrected answer keeps the moment at which it was so",
        (at(-30, YES), EntryCorrected(2, "x", NO)),
        lambda s: s.claims[0].valid_at,
        NOON - timedelta(minutes=30),
    ),
    (
        "a withdrawn update brings back what the source said before",
        (YES, NO, EntryCorrected(3, "x")),
        said,
        {"exploited NCSC": True},
    ),
    (
        "who was corrected still made an entry",
        (at(1, YES, "ncsc"), EntryCorrected(2, "x")),
        lambda s: s.acted,
        ("nctv", "ncsc"),
    ),
]


@pytest.mark.parametrize(("lines", "look", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_state_after_entries(lines: tuple[Line, ...], look: Callable[[State], Any], expected: Any) -> None:
    assert look(state_of(*lines)) == expected


def test_the_head_is_the_hash_of_the_last_entry() -> None:
    log = log_of(YES, NO)
    assert fold(log).head == log[-1].hash


def test_a_log_without_a_beginning_is_not_a_log() -> None:
    with pytest.raises(ValueError, match="incident-started"):
        fold(log_of(YES)[1:])


def test_before_the_beginning_there_is_no_state() -> None:
    with pytest.raises(ValueError, match="incident-started"):
        fold(log_of(YES), NOON - timedelta(seconds=1))


def test_a_correction_counts_from_the_moment_it_was_written_down() -> None:
    log = log_of(YES, EntryCorrected(2, "tikfout", NO))
    written = log[-1].entry.recorded_at
    before, after = fold(log, written - timedelta(microseconds=1)), fold(log, written)
    assert (said(before), said(after)) == ({"exploited NCSC": True}, {"exploited NCSC": False})


def test_what_was_so_earlier_but_written_down_later_was_not_known_then() -> None:
    log = log_of(NoteLogged("a"), at(-60, YES))
    assert said(fold(log, NOON + timedelta(minutes=1))) == {}


def test_the_entry_of_the_very_moment_counts() -> None:
    assert said(fold(log_of(YES), NOON + timedelta(minutes=1))) == {"exploited NCSC": True}


def test_a_ladder_that_nobody_changed_stands_where_it_rests(plan: Plan) -> None:
    state = state_of()
    assert (state.level(plan, "national"), state.level(plan, "european")) == ("regular", None)


def test_a_ladder_stands_where_it_was_put(plan: Plan) -> None:
    assert state_of(UP).level(plan, "national") == "iao"


# laws

FACTS, SOURCES, ROLES = ("exploited", "casualties", "affected-sectors"), ("NCSC", "AIVD", ""), ("ncsc", "nctv")
values = st.sampled_from([True, False, None, "high", ("health",), ("health", "education"), ()])
answers = st.builds(FactAnswered, st.sampled_from(FACTS), values, st.sampled_from(SOURCES))
events = st.one_of(
    answers,
    answers,
    st.builds(FactChosen, st.sampled_from(FACTS), values, st.just("grond")),
    st.builds(StepDone, st.sampled_from("ab")),
    st.builds(StepSkipped, st.sampled_from("ab"), st.just("reden")),
    st.builds(RoleNotified, st.sampled_from(ROLES)),
    st.builds(RoleAcknowledged, st.sampled_from(ROLES)),
    st.builds(NoteLogged, st.text("ab", min_size=1)),
    st.sampled_from([UP, DOWN, DECISION, ADVICE, ADVISORY, PlaybookAdded("x"), IncidentClosed("klaar")]),
    st.builds(EntryCorrected, st.integers(1, 30), st.just("reden"), st.one_of(st.none(), answers)),
)
lines = st.builds(at, st.integers(-60, 60), events, st.sampled_from(ROLES))
logs = st.lists(lines, max_size=30).map(lambda drawn: log_of(*drawn))


@given(logs)
def test_replaying_a_log_gives_the_same_state(log: Sequence[Sealed]) -> None:
    again = [Sealed(decode(encode(sealed.entry)), sealed.hash) for sealed in log]
    assert fold(again) == fold(log)


@given(logs)
def test_reading_a_log_changes_nothing_in_it(log: Sequence[Sealed]) -> None:
    before = [encode(sealed.entry) for sealed in log]
    first, second = fold(log), fold(log)
    assert first == second
    assert [encode(sealed.entry) for sealed in log] == before


@given(logs, st.integers(0, 30))
def test_the_state_of_a_moment_is_the_fold_of_what_was_written_down_by_then(log: Sequence[Sealed], minute: int) -> None:
    moment = NOON + timedelta(minutes=minute)
    assert fold(log, moment) == fold([sealed for sealed in log if sealed.entry.recorded_at <= moment])


@given(logs, st.lists(lines, max_size=5))
def test_later_entries_do_not_change_an_earlier_moment(log: Sequence[Sealed], later: list[Draft]) -> None:
    longer = log_of(*[as_draft(sealed) for sealed in log[1:]], *later)
    assert fold(longer, log[-1].entry.recorded_at) == fold(log)


def as_draft(sealed: Sealed) -> Draft:
    entry = sealed.entry
    return Draft(entry.event, entry.valid_at, entry.by, entry.marking)

"""Entries as bytes: what goes in comes out, and no field can change without the hash changing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncp.incident.events import (
    AdviceShown,
    AdvisoryRead,
    DecisionTaken,
    Entry,
    EntryCorrected,
    EvaluationNoted,
    Event,
    FactAnswered,
    FactChosen,
    ImprovementPlanned,
    IncidentClosed,
    IncidentStarted,
    LessonClosed,
    LessonDrawn,
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

NOON = datetime(2020, 1, 17, 12, tzinfo=UTC)
PICTURE = Picture(
    plan_digest="sha256:1",
    facts={"exploited": True, "affected-sectors": ("health", "education"), "societal-impact": "limited"},
    unknown=("casualties",),
    disputed=("patch-available",),
    recommended={"national": "iao", "regional": None},
    power_verdict="applies",
)
EVENTS: tuple[Event, ...] = (
    IncidentStarted("Citrix", "replay", "TLP:AMBER", "draft", "sha256:1", "0.1.0"),
    AdvisoryRead(
        "NCSC-2019-0979",
        "1.02",
        "Citrix ADC",
        "NCSC",
        "sha256:2",
        ("CVE-2019-19781",),
        ("ADC",),
        "high",
        "high",
        urgent=True,
    ),
    FactAnswered("exploited", value=True, source="NCSC", grounds="sporen in de logs"),
    FactChosen("exploited", value=False, grounds="de melding bleek een oefening"),
    StepDone("cv-confirm", "bevestigd"),
    StepSkipped("cv-ask-services", "al gevraagd"),
    DecisionTaken("cv-decide", "switch-off", "geen patch", "wbni-advise", PICTURE),
    LevelChanged("national", "regular", "iao", "up", "veel departementen geraakt"),
    RoleNotified("ncsc", "gebeld"),
    RoleAcknowledged("ncsc", "teruggebeld"),
    NoteLogged("file op de A12"),
    PlaybookAdded("critical-vulnerability"),
    AdviceShown(
        date(2020, 1, 17),
        "sha256:1",
        {"exploited": True},
        ("patch-available",),
        {"national": "iao"},
        ("wbni-advise",),
        ("ncsc",),
    ),
    PlanChanged("1", "sha256:3"),
    ReportMade(1, "team", "nl", NOON, "abc"),
    EntryCorrected(3, "tikfout", FactAnswered("exploited", value=False, source="NCSC")),
    IncidentClosed("patch staat overal"),
    EvaluationNoted("badly", "niemand belde de regio"),
    LessonDrawn("zet het nummer in het draaiboek", ("cv-alert-nctv",)),
    ImprovementPlanned("nummers opnemen", "nctv", date(2020, 6, 1), ("cv-alert-nctv",), 20),
    LessonClosed(21, "taken-up", "in de uitgave van juni"),
)
ENTRY = Entry("20200117-citrix", 2, NOON, NOON - timedelta(hours=1), "nctv", "TLP:AMBER", EVENTS[2], "hash of 1")


def kind(event: object) -> str:
    return type(event).__name__


def entry_of(event: Event) -> Entry:
    return msgspec.structs.replace(ENTRY, event=event)


def other_than(value: Any) -> Any:
    """A value of the same sort that is not the same."""
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case str() | None:
            return f"{value} and more"
        case datetime():
            return value + timedelta(microseconds=1)
        case date():
            return value + timedelta(days=1)
        case tuple():
            return (*value, "one more")
        case dict():
            return {**value, "one-more": "yes"}
        case msgspec.Struct():
            name = value.__struct_fields__[0]
            return msgspec.structs.replace(value, **{name: other_than(getattr(value, name))})
    raise TypeError(value)


def test_the_table_here_holds_every_kind_of_event() -> None:
    assert {type(event) for event in EVENTS} == set(get_args(Event))


@pytest.mark.parametrize("event", EVENTS, ids=kind)
def test_what_is_encoded_is_decoded_the_same(event: Event) -> None:
    assert decode(encode(entry_of(event))) == entry_of(event)


@pytest.mark.parametrize("event", EVENTS, ids=kind)
def test_encoding_what_was_decoded_gives_the_same_bytes(event: Event) -> None:
    body = encode(entry_of(event))
    assert encode(decode(body)) == body


@pytest.mark.parametrize("name", Entry.__struct_fields__)
def test_the_hash_covers_every_field_of_an_entry(name: str) -> None:
    changed = msgspec.structs.replace(ENTRY, **{name: other_than(getattr(ENTRY, name))})
    assert hash_of(encode(changed)) != hash_of(encode(ENTRY))


@pytest.mark.parametrize(
    ("event", "name"),
    [pytest.param(event, name, id=f"{kind(event)}.{name}") for event in EVENTS for name in event.__struct_fields__],
)
def test_the_hash_covers_every_field_of_an_event(event: Event, name: str) -> None:
    changed = msgspec.structs.replace(event, **{name: other_than(getattr(event, name))})
    assert hash_of(encode(entry_of(changed))) != hash_of(encode(entry_of(event)))


def test_the_hash_tells_two_kinds_with_the_same_fields_apart() -> None:
    told, confirmed = RoleNotified("ncsc", "x"), RoleAcknowledged("ncsc", "x")
    assert hash_of(encode(entry_of(told))) != hash_of(encode(entry_of(confirmed)))


def test_unknown_and_no_are_not_the_same_answer() -> None:
    unknown, no = (FactAnswered("exploited", value=value, source="NCSC") for value in (None, False))
    assert encode(entry_of(unknown)) != encode(entry_of(no))


def test_moments_are_stored_with_their_time_zone() -> None:
    assert decode(encode(ENTRY)).recorded_at.utcoffset() == timedelta(0)


values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.lists(st.text(st.characters(exclude_categories=["Cs"]))).map(tuple),
)


@given(value=values, text=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_value_and_any_text_survive_the_store(value: Any, text: str) -> None:
    entry = entry_of(FactAnswered("exploited", value, text, text))
    assert decode(encode(entry)) == entry

"""A case as a log: the moments, what was known on each day, and what each kind of event becomes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from ncp.dates import read_moment
from ncp.incident.events import (
    DecisionTaken,
    Event,
    FactAnswered,
    FactChosen,
    LevelChanged,
    NoteLogged,
    Picture,
    RoleAcknowledged,
    RoleNotified,
    StepDone,
    StepSkipped,
)
from ncp.incident.replay import as_events, facts_at, schedule
from ncp.plan.model.cases import Case, CaseEvent
from ncp.plan.model.common import Text

PICTURE = Picture("sha256:1", {}, (), (), {"national": "iao"})
ABSENT = "absent"


def end_of(day: str) -> datetime:
    return read_moment(day) + timedelta(days=1) - timedelta(microseconds=1)


FACTS: list[tuple[str, str, Any]] = [
    ("2019-12-16", "patch-available", ABSENT),
    ("2019-12-17", "patch-available", False),
    ("2019-12-17", "mitigation-sufficient", True),
    ("2019-12-17", "exploited", ABSENT),
    ("2019-12-17", "attack-technique", ("edge-device-exploit",)),
    ("2020-01-12", "advisory-likelihood", ABSENT),
    ("2020-01-13", "advisory-likelihood", "high"),
    ("2020-01-13", "advisory-damage", "high"),
    ("2020-01-13", "exploited", True),
    ("2020-01-13", "cause", "malicious"),
    ("2020-01-14", "affected-sectors", ("municipalities",)),
    ("2020-01-15", "affected-sectors", ("municipalities", "health")),
    ("2020-01-15", "personal-data-breach", ABSENT),
    ("2020-01-15", "mitigation-sufficient", True),
    ("2020-01-16", "mitigation-sufficient", ABSENT),  # the maker and the NCSC contradict each other
    ("2020-01-17", "mitigation-sufficient", False),
    ("2020-01-17", "switch-off-advised", True),
    ("2020-01-17", "actor-type", "state"),
    ("2020-01-17", "societal-impact", "limited"),
    ("2020-01-17", "patch-available", False),
    ("2020-01-19", "patch-available", True),
    ("2020-01-20", "societal-impact", "significant"),
]


@pytest.mark.parametrize(("day", "fact", "expected"), FACTS, ids=[f"{fact} on {day}" for day, fact, _ in FACTS])
def test_what_was_known_at_the_end_of_a_day_of_the_citrix_crisis(
    citrix: Case, day: str, fact: str, expected: Any
) -> None:
    assert facts_at(citrix, end_of(day)).get(fact, ABSENT) == expected


def test_on_17_january_all_the_sectors_of_the_letter_were_known_to_be_hit(citrix: Case) -> None:
    sectors = facts_at(citrix, end_of("2020-01-17"))["affected-sectors"]
    assert isinstance(sectors, tuple)
    assert {"central-government", "municipalities", "health", "education", "water-authorities"} <= set(sectors)


def test_every_case_is_written_down_at_moments_that_never_run_back(cases: tuple[Case, ...]) -> None:
    for case in cases:
        moments = [step.recorded_at for step in schedule(case)]
        assert all(before < after for before, after in pairwise(moments)), case.id


def test_every_event_of_every_case_is_written_down_on_its_own_day_or_later(cases: tuple[Case, ...]) -> None:
    for case in cases:
        for step in schedule(case):
            assert timedelta(0) <= step.recorded_at - step.valid_at < timedelta(minutes=5), (case.id, step.event.at)


def test_the_order_of_the_file_is_the_order_of_the_log(citrix: Case) -> None:
    assert [step.event for step in schedule(citrix)] == list(citrix.timeline)


def case_event(do: str, **values: Any) -> CaseEvent:
    texts = {"text": Text(nl="tekst", en="text"), "source": Text(nl="de bron", en="the source")}
    given = {"at": "2020-01-17", "status": "documented", "basis": "text", "sources": (), "by": "ncsc"}
    return CaseEvent(do=do, **{**given, **texts, **values})


EVENTS: list[tuple[CaseEvent, list[Event]]] = [
    (case_event("log"), [NoteLogged("tekst")]),
    (
        case_event("fact", fact="exploited", value=False),
        [FactAnswered("exploited", value=False, source="de bron", grounds="tekst")],
    ),
    (case_event("fact", fact="exploited", value="unknown"), [FactAnswered("exploited", None, "de bron", "tekst")]),
    (
        case_event("fact", fact="exploited", value=True, settles=True),
        [
            FactAnswered("exploited", value=True, source="de bron", grounds="tekst"),
            FactChosen("exploited", value=True, grounds="tekst"),
        ],
    ),
    (
        case_event("fact", fact="exploited", value=True, source=None),
        [FactAnswered("exploited", value=True, source="ncsc", grounds="tekst")],
    ),
    (case_event("notify", role="ibd"), [RoleNotified("ibd", "tekst")]),
    (case_event("acknowledge", role="ibd"), [RoleAcknowledged("ibd", "tekst")]),
    (case_event("escalate", level="iao"), [LevelChanged("national", "regular", "iao", "up", "tekst")]),
    (case_event("de-escalate", level="iao"), [LevelChanged("national", "regular", "iao", "down", "tekst")]),
    (
        case_event("decide", step="s", option="o", power="p"),
        [DecisionTaken("s", "o", "tekst", "p", PICTURE)],
    ),
    (case_event("done", step="s"), [StepDone("s", "tekst")]),
    (case_event("skip", step="s"), [StepSkipped("s", "tekst")]),
    (case_event("report"), []),
]


@pytest.mark.parametrize(
    ("event", "expected"), EVENTS, ids=[f"{event.do} {number}" for number, (event, _) in enumerate(EVENTS)]
)
def test_an_event_of_a_case_becomes(event: CaseEvent, expected: list[Event]) -> None:
    assert list(as_events(event, "nl", "regular", "national", PICTURE)) == expected


def test_a_case_is_told_in_the_language_asked_for() -> None:
    assert list(as_events(case_event("log"), "en", None, "national", PICTURE)) == [NoteLogged("text")]


def test_a_moment_of_a_case_is_dutch_time(citrix: Case) -> None:
    begun = schedule(citrix)[0].valid_at
    assert begun == datetime(2019, 12, 16, 23, tzinfo=UTC)

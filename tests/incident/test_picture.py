"""The picture: agreement, contradiction, choice, and that the tool takes no side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncp.incident.events import Entry, EntryCorrected, Event, FactAnswered, FactChosen, IncidentStarted
from ncp.incident.journal import Sealed
from ncp.incident.picture import FactPicture, disputed_facts, known_facts, picture_of
from ncp.incident.state import fold
from ncp.plan.model.condition import Value

NOON = datetime(2020, 1, 17, 12, tzinfo=UTC)
BEGIN = IncidentStarted("Citrix", "exercise", "TLP:GREEN", "draft", "sha256:1", "0.1.0")
FACT = "exploited"
DISPUTED = "disputed"
YES, NO, UNKNOWN = True, False, None


def says(source: str, value: Value | None, fact: str = FACT) -> FactAnswered:
    return FactAnswered(fact, value, source)


def chosen(value: Value | None, fact: str = FACT) -> FactChosen:
    return FactChosen(fact, value, "op grond van het logboek")


A, B, C = (partial(says, source) for source in "ABC")


def pictures_of(events: Sequence[Event], minutes: Sequence[int] = ()) -> dict[str, FactPicture]:
    """What a log of these events shows; ``minutes`` says when each was so, else in the order given."""
    times = [0, *(minutes or range(1, len(events) + 1))]
    log = [
        Sealed(Entry("one", number, NOON, NOON + timedelta(minutes=minute), "nctv", "TLP:GREEN", event, ""), "")
        for number, (event, minute) in enumerate(zip((BEGIN, *events), times, strict=True), start=1)
    ]
    return picture_of(fold(log))


def standing(picture: FactPicture) -> Any:
    """The value that counts, UNKNOWN or DISPUTED."""
    if picture.is_disputed:
        return DISPUTED
    return picture.settled.value if picture.settled else UNKNOWN


TABLE: list[tuple[str, list[Event], Any]] = [
    ("one source is believed", [A(YES)], YES),
    ("a no is a no", [A(NO)], NO),
    ("two sources that agree are believed", [A(YES), B(YES)], YES),
    ("two sources that contradict each other are disputed", [A(YES), B(NO)], DISPUTED),
    ("a source that comes round ends the dispute", [A(YES), B(NO), B(YES)], YES),
    ("the same source updates itself", [A(YES), A(NO)], NO),
    ("who does not know does not contradict", [A(YES), B(UNKNOWN)], YES),
    ("who did not know does not contradict", [B(UNKNOWN), A(YES)], YES),
    ("when nobody knows it is unknown", [A(UNKNOWN), B(UNKNOWN)], UNKNOWN),
    ("a source that no longer knows takes its word back", [A(YES), A(UNKNOWN)], UNKNOWN),
    ("a source that takes its word back ends the dispute", [A(YES), B(NO), B(UNKNOWN)], YES),
    ("the same sectors in another order agree", [A(("health", "rail")), B(("rail", "health"))], ("rail", "health")),
    ("fewer sectors do not agree", [A(("health", "rail")), B(("health",))], DISPUTED),
    ("no sectors at all do not agree with some", [A(()), B(("health",))], DISPUTED),
    ("three sources, two of one mind: no majority", [A(YES), B(YES), C(NO)], DISPUTED),
    ("a choice settles", [A(YES), B(NO), chosen(NO)], NO),
    ("a choice for a third value settles", [A("low"), B("high"), chosen("medium")], "medium"),
    ("a choice for unknown settles as unknown", [A(YES), B(NO), chosen(UNKNOWN)], UNKNOWN),
    ("a choice without claims settles", [chosen(YES)], YES),
    ("the last choice counts", [A(YES), chosen(YES), chosen(NO)], NO),
    ("a later claim that agrees changes nothing", [A(YES), B(NO), chosen(NO), C(NO)], NO),
    ("a later different claim reopens", [A(YES), B(NO), chosen(NO), C(YES)], DISPUTED),
    ("the same source may reopen", [A(YES), B(NO), chosen(NO), A(YES)], DISPUTED),
    ("who later does not know does not reopen", [A(YES), B(NO), chosen(NO), A(UNKNOWN)], NO),
    ("a later claim against a choice for unknown is believed", [A(YES), B(NO), chosen(UNKNOWN), C(YES)], YES),
    ("choosing again settles again", [A(YES), chosen(NO), C(YES), chosen(YES)], YES),
    ("a withdrawn contradiction ends the dispute", [A(YES), B(NO), EntryCorrected(3, "x")], YES),
    ("a withdrawn choice reopens", [A(YES), B(NO), chosen(YES), EntryCorrected(4, "x")], DISPUTED),
    ("a corrected answer can start a dispute", [A(YES), B(YES), EntryCorrected(3, "x", B(NO))], DISPUTED),
]


@pytest.mark.parametrize(("events", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_what_counts_after(events: list[Event], expected: Any) -> None:
    assert standing(pictures_of(events)[FACT]) == expected


def test_a_fact_that_nobody_spoke_of_is_not_in_the_picture() -> None:
    assert pictures_of([A(YES)]).keys() == {FACT}


def test_a_fact_whose_only_answer_was_withdrawn_is_not_in_the_picture() -> None:
    assert pictures_of([A(YES), EntryCorrected(2, "x")]) == {}


def test_a_disputed_fact_is_not_known_to_the_advice() -> None:
    pictures = pictures_of([A(YES), B(NO), A(YES, "casualties")])
    assert known_facts(pictures) == {"casualties": YES}
    assert [picture.fact for picture in disputed_facts(pictures)] == [FACT]


def test_an_unknown_fact_is_not_known_to_the_advice() -> None:
    pictures = pictures_of([A(UNKNOWN)])
    assert (known_facts(pictures), pictures[FACT].is_unknown) == ({}, True)


def test_a_no_is_known_to_the_advice() -> None:
    assert known_facts(pictures_of([A(NO)])) == {FACT: NO}


def test_a_dispute_shows_what_every_source_says() -> None:
    picture = pictures_of([A(YES), B(NO)])[FACT]
    assert [(claim.source, claim.value) for claim in picture.claims] == [("A", YES), ("B", NO)]


def test_a_reopened_dispute_shows_the_choice_too() -> None:
    picture = pictures_of([A(YES), chosen(NO), B(YES)])[FACT]
    assert [claim.value for claim in picture.claims] == [YES, YES, NO]


def test_of_sources_that_agree_the_one_that_saw_it_last_is_named() -> None:
    picture = pictures_of([A(YES), B(YES)], minutes=[9, 3])[FACT]
    assert picture.settled
    assert picture.settled.source == "A"


# laws

values = st.sampled_from([YES, NO, UNKNOWN, ("a", "b"), ("b", "a"), "high"])
answers = st.builds(says, st.sampled_from("ABC"), values, st.sampled_from([FACT, "casualties"]))
events = st.lists(
    st.one_of(
        answers,
        answers,
        st.builds(chosen, values, st.sampled_from([FACT, "casualties"])),
        st.builds(EntryCorrected, st.integers(2, 12), st.just("x"), st.one_of(st.none(), answers)),
    ),
    max_size=12,
)


@given(events)
def test_every_fact_is_known_unknown_or_disputed_and_only_one_of_them(drawn: list[Event]) -> None:
    pictures = pictures_of(drawn)
    known = known_facts(pictures)
    for name, picture in pictures.items():
        assert [name in known, picture.is_unknown, picture.is_disputed].count(True) == 1


@given(events)
def test_what_counts_was_said_by_somebody(drawn: list[Event]) -> None:
    for picture in pictures_of(drawn).values():
        if picture.settled:
            said = [getattr(event, "value", None) for event in drawn]
            said += [
                event.replacement.value for event in drawn if isinstance(event, EntryCorrected) and event.replacement
            ]
            assert picture.settled.value in said


@given(st.permutations([says(source, value) for source, value in zip("ABC", (YES, YES, NO), strict=True)]))
def test_the_order_in_which_sources_speak_does_not_decide_a_dispute(drawn: list[Event]) -> None:
    assert standing(pictures_of(drawn)[FACT]) == DISPUTED

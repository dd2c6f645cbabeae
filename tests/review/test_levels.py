"""Levels over time beside what the plan pointed to, on the real plan."""

from __future__ import annotations

import pytest

from ncp.incident.events import LevelChanged
from ncp.plan.model.plan import Plan
from ncp.review.incidents import record_of
from ncp.review.record import Difference, IncidentRecord, LevelSpell
from tests.review.logs import CLOSE, At, hours, level, log_of, says

SEVERE = (
    At(1, says("societal-impact", "severe")),
    At(1, says("coordination-needed", value=True)),
    At(1, says("national-security-at-stake", value=True)),
)
"""Facts on which the plan points to the MCCb."""


def record(plan: Plan, *lines: At) -> IncidentRecord:
    return record_of(log_of(plan, *lines), plan)


def spells(found: IncidentRecord) -> list[tuple[str | None, object, object]]:
    return [(each.level, each.since, each.until) for each in found.levels]


def test_level_that_nobody_changed_rests_from_start_to_end(plan: Plan) -> None:
    assert record(plan, At(5, CLOSE)).levels == (
        LevelSpell("national", "regular", hours(0), hours(5), "regular"),
    )  # fmt: skip


def test_each_level_has_who_set_it_and_on_what_grounds(plan: Plan) -> None:
    found = record(plan, At(2, level("iao", grounds="drie ministeries"), "ncsc"), At(6, CLOSE))
    assert spells(found) == [("regular", hours(0), hours(2)), ("iao", hours(2), hours(6))]
    assert (found.levels[1].by, found.levels[1].grounds, found.levels[1].entry) == ("ncsc", "drie ministeries", 2)


def test_level_of_a_running_incident_has_no_end(plan: Plan) -> None:
    assert spells(record(plan, At(2, level("iao")))) == [("regular", hours(0), hours(2)), ("iao", hours(2), None)]


def test_level_knows_what_the_plan_pointed_to_when_it_began(plan: Plan) -> None:
    found = record(plan, *SEVERE, At(2, level("iao")), At(6, CLOSE))
    assert [(each.level, each.advised) for each in found.levels] == [("regular", "regular"), ("iao", "mccb")]


def test_lower_level_than_advised_is_a_difference_with_the_grounds_of_that_level(plan: Plan) -> None:
    found = record(plan, *SEVERE, At(2, level("iao", grounds="eerst het beeld")), At(6, CLOSE))
    assert found.differences == (
        Difference("national", hours(1), hours(2), "mccb", "regular", "below"),
        Difference("national", hours(2), hours(6), "mccb", "iao", "below", "nctv", "eerst het beeld", 5),
    )


def test_higher_level_than_advised_is_a_difference_too(plan: Plan) -> None:
    (found,) = record(plan, At(2, level("mccb")), At(6, CLOSE)).differences
    assert (found.advised, found.actual, found.direction) == ("regular", "mccb", "above")


def test_following_the_advice_within_a_minute_is_no_difference(plan: Plan) -> None:
    assert record(plan, *SEVERE, At(1.01, level("mccb")), At(6, CLOSE)).differences == ()


def test_what_was_written_down_late_counts_from_when_it_was_so(plan: Plan) -> None:
    found = record(plan, *(line._replace(late=10) for line in SEVERE), At(2, level("mccb")), At(6, CLOSE))
    assert [(each.since, each.until) for each in found.differences] == [(hours(1), hours(2))]


@pytest.mark.parametrize(
    ("lines", "ladders"),
    [
        pytest.param((), {"national"}, id="the national one always"),
        pytest.param(
            (At(1, LevelChanged("regional", "", "grip-2", "up", "effect")),),
            {"national", "regional"},
            id="and those used",
        ),
    ],
)
def test_ladders_that_the_log_records(plan: Plan, lines: tuple[At, ...], ladders: set[str]) -> None:
    assert {each.ladder for each in record(plan, *lines, At(6, CLOSE)).levels} == ladders

"""Clocks: the legal time limits of duties that apply or may apply."""

from __future__ import annotations

from datetime import date

import pytest

from ncp.advice.advise import advise
from ncp.advice.result import Advice, ClockAdvice, Verdict
from ncp.plan.model.condition import Value
from ncp.plan.model.plan import Plan

THEN = date(2020, 1, 17)
NOW = date(2026, 11, 23)
Facts = dict[str, Value]

ESSENTIAL: Facts = {"provider-status": ("essential-entity",), "significant-incident": True, "exploited": True}
LEAK: Facts = {"personal-data-breach": True}


def clock(advice: Advice, power: str) -> ClockAdvice | None:
    return next((each for each in advice.clocks if each.power == power), None)


LIMITS: list[tuple[str, Facts, date, str]] = [
    ("cbw-early-warning-24h", ESSENTIAL, NOW, "24h"),
    ("cbw-notification-72h", ESSENTIAL, NOW, "72h"),
    ("cbw-final-report-1m", ESSENTIAL, NOW, "1mo"),
    ("avg-report-breach-ap", LEAK, NOW, "72h"),
    ("avg-report-breach-ap", LEAK, THEN, "72h"),
]


@pytest.mark.parametrize(
    ("power", "facts", "on", "within"), LIMITS, ids=[f"{row[0]} on {row[2]}: {row[3]}" for row in LIMITS]
)
def test_time_limit_of_a_duty_that_applies(plan: Plan, power: str, facts: Facts, on: date, within: str) -> None:
    found = clock(advise(plan, facts, on), power)
    assert found is not None
    assert (found.verdict, found.within) == (Verdict.APPLIES, within)


def test_clock_rests_on_the_facts_that_made_the_duty_apply(plan: Plan) -> None:
    found = clock(advise(plan, LEAK, NOW), "avg-report-breach-ap")
    assert found is not None
    assert found.rests_on == ("personal-data-breach",)


def test_clock_of_a_duty_that_may_apply_is_shown_as_such(plan: Plan) -> None:
    found = clock(advise(plan, {}, NOW), "avg-report-breach-ap")
    assert found is not None
    assert found.verdict is Verdict.UNDETERMINED


def test_duty_that_does_not_apply_has_no_clock(plan: Plan) -> None:
    assert clock(advise(plan, {"personal-data-breach": False}, NOW), "avg-report-breach-ap") is None


def test_law_that_is_not_in_force_has_no_clock(plan: Plan) -> None:
    assert clock(advise(plan, ESSENTIAL, THEN), "cbw-early-warning-24h") is None


def test_every_clock_belongs_to_a_power_that_applies_or_may(plan: Plan) -> None:
    for facts in ({}, ESSENTIAL, LEAK):
        advice = advise(plan, facts, NOW)
        verdicts = {each.id: each.verdict for each in advice.powers}
        assert advice.clocks
        for each in advice.clocks:
            assert each.verdict is verdicts[each.power]
            assert each.verdict in (Verdict.APPLIES, Verdict.UNDETERMINED)


def test_clock_has_a_name_in_both_languages(plan: Plan) -> None:
    for each in advise(plan, {}, NOW).clocks:
        assert each.name_nl
        assert each.name_en
        assert each.name_nl != each.name_en

"""What nobody looked at for a year."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from ncp.plan.model.plan import Plan
from ncp.review.attention import is_too_long_ago, unchecked


@pytest.mark.parametrize(
    ("day", "on", "forgotten"),
    [
        ("2025-11-23", "2026-11-23", False),
        ("2025-11-22", "2026-11-23", True),
        ("2024-02-29", "2025-02-28", False),
        ("2024-02-29", "2025-03-01", True),
        ("2027-01-01", "2026-11-23", False),
    ],
)
def test_a_year_is_a_year_of_the_calendar(day: str, on: str, forgotten: bool) -> None:
    assert is_too_long_ago(date.fromisoformat(day), date.fromisoformat(on), "12mo") == forgotten


def test_a_power_checked_long_ago_is_named_with_its_law_and_the_day(plan: Plan) -> None:
    first = plan.laws[0]
    old = replace(first, powers=(replace(first.powers[0], checked_on=date(2024, 5, 1)), *first.powers[1:]))
    changed = replace(plan, laws=(old, *plan.laws[1:]))
    found = [each for each in unchecked(changed, date(2026, 11, 23)) if each.kind == "power"]
    assert [(each.id, each.law, each.last) for each in found] == [(first.powers[0].id, first.law.id, date(2024, 5, 1))]


def test_measures_that_are_finished_are_not_looked_at_again(plan: Plan) -> None:
    later = unchecked(plan, date(2030, 1, 1))
    finished = {each.id for each in plan.measures if each.state in ("done", "overtaken")}
    assert finished
    assert finished.isdisjoint(each.id for each in later if each.kind == "measure")


@pytest.mark.parametrize(("exercised", "named"), [(None, True), (date(2025, 1, 1), True), (date(2026, 6, 1), False)])
def test_a_plan_that_was_not_exercised_for_a_year_is_named(plan: Plan, exercised: date | None, named: bool) -> None:
    changed = replace(plan, header=replace(plan.header, exercised_on=exercised))
    assert any(each.kind == "exercise" for each in unchecked(changed, date(2026, 11, 23))) == named

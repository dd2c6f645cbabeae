"""What the law did in a year, read from the plan that ships: each line is a fact of Dutch law."""

from __future__ import annotations

from datetime import date

import pytest

from ncp.plan.model.plan import Plan
from ncp.review.law import LawMove, law_moves


def moves(plan: Plan, year: int) -> dict[tuple[str, str, str], LawMove]:
    found = law_moves(plan, date(year, 1, 1), date(year, 12, 31))
    return {(move.on.isoformat(), move.law, move.what): move for move in found}


@pytest.mark.parametrize(
    ("year", "on", "law", "what"),
    [
        (2018, "2018-11-09", "wbni", "law-began"),
        (2026, "2026-08-14", "wbni", "law-lapsed"),
        (2026, "2026-08-15", "cbw", "law-began"),
        (2026, "2026-08-15", "wwke", "law-began"),
        (2022, "2022-12-01", "wbni", "records-began"),
        (2022, "2022-12-01", "wbni", "records-changed"),
        (2022, "2022-11-25", "mccb", "records-changed"),
    ],
)
def test_moves_of_the_law_stand_on_their_day(plan: Plan, year: int, on: str, law: str, what: str) -> None:
    assert (on, law, what) in moves(plan, year)


def test_a_law_that_lapses_names_the_law_that_follows_it(plan: Plan) -> None:
    assert moves(plan, 2026)["2026-08-14", "wbni", "law-lapsed"].followed_by == ("cbw",)


def test_records_that_lapse_inside_a_law_that_goes_on_name_their_heirs(plan: Plan) -> None:
    lapsed = moves(plan, 2026)["2026-08-14", "telecommunicatiewet", "records-lapsed"]
    assert "tw-incident-report-old" in lapsed.records
    assert "cbw-report-significant-incident" in lapsed.followed_by


def test_a_version_that_follows_on_another_is_a_change_and_no_end(plan: Plan) -> None:
    """The wider sharing of 1 December 2022 replaced a version that ended the day before."""
    assert "wbni-confidential-share" in moves(plan, 2022)["2022-12-01", "wbni", "records-changed"].records
    assert ("2022-11-30", "wbni", "records-lapsed") not in moves(plan, 2022)


def test_both_ends_of_the_period_count(plan: Plan) -> None:
    day = date(2026, 8, 15)
    assert {move.on for move in law_moves(plan, day, day)} == {day}

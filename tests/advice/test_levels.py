"""Levels: which step of each ladder the facts point to."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from ncp.advice.advise import advise
from ncp.advice.levels import recommend, weigh_levels
from ncp.advice.result import Verdict
from ncp.plan.model.condition import Value
from ncp.plan.model.plan import Plan

ON = date(2026, 11, 23)
Facts = dict[str, Value]

NATIONAL: list[tuple[str, Facts, str]] = [
    ("nothing known", {}, "regular"),
    ("an urgent advisory", {"advisory-urgent": True}, "heightened"),
    ("an advisory high and high", {"advisory-likelihood": "high", "advisory-damage": "high"}, "heightened"),
    ("an advisory high and medium", {"advisory-likelihood": "high", "advisory-damage": "medium"}, "regular"),
]


@pytest.mark.parametrize(("facts", "expected"), [row[1:] for row in NATIONAL], ids=[row[0] for row in NATIONAL])
def test_recommended_national_level(plan: Plan, facts: Facts, expected: str) -> None:
    assert advise(plan, facts, ON).recommended_levels["national"] == expected


def test_highest_level_that_applies_is_recommended_though_a_lower_one_does_not(plan: Plan) -> None:
    levels = weigh_levels(plan, {}, ON)
    wanted = {"regular": Verdict.APPLIES, "heightened": Verdict.DOES_NOT_APPLY, "iao": Verdict.APPLIES}
    changed = [replace(level, verdict=wanted.get(level.id, Verdict.UNDETERMINED)) for level in levels]
    assert recommend(plan, changed)["national"] == "iao"


def test_undetermined_level_is_never_recommended(plan: Plan) -> None:
    advice = advise(plan, {}, ON)
    undetermined = {level.id for level in advice.levels if level.verdict is Verdict.UNDETERMINED}
    assert undetermined
    assert not undetermined & set(advice.recommended_levels.values())


def test_every_ladder_has_an_answer_even_if_it_is_none(plan: Plan) -> None:
    recommended = advise(plan, {}, ON).recommended_levels
    assert list(recommended) == [ladder.id for ladder in plan.ladders]
    assert recommended["regional"] is None


def test_levels_stand_lowest_first_in_each_ladder(plan: Plan) -> None:
    found = [level.id for level in weigh_levels(plan, {}, ON) if level.ladder == "national"]
    assert found == ["regular", "heightened", "iao", "iccb", "mccb"]


@pytest.mark.parametrize(
    ("on", "bodies"),
    [
        (date(2012, 1, 1), ()),
        (date(2016, 9, 12), ()),
        (date(2016, 9, 13), ("mccb",)),
        (date(2016, 9, 15), ("iao", "mccb")),
        (date(2022, 11, 24), ("iao", "mccb")),
        (date(2022, 11, 25), ("iao", "mccb")),
    ],
    ids=str,
)
def test_each_body_is_there_from_the_day_its_rules_began(plan: Plan, on: date, bodies: tuple[str, ...]) -> None:
    found = {level.id for level in weigh_levels(plan, {}, on) if level.ladder == "national"}
    assert found & {"iao", "mccb"} == set(bodies)


def test_no_level_stands_twice_on_one_day(plan: Plan) -> None:
    for on in (date(2016, 9, 13), date(2020, 1, 17), date(2022, 11, 25), ON):
        ids = [level.id for level in weigh_levels(plan, {}, on)]
        assert len(ids) == len(set(ids)), on


def test_open_level_names_the_facts_that_would_settle_it(plan: Plan) -> None:
    (heightened,) = [level for level in weigh_levels(plan, {}, ON) if level.id == "heightened"]
    assert {"advisory-likelihood", "advisory-damage", "advisory-urgent"} <= set(heightened.blocked_by)

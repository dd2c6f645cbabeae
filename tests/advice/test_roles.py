"""Roles: who takes part, for which stated reason, with which duties on the day."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from ncp.advice.result import RoleAdvice, Verdict
from ncp.advice.roles import weigh_roles
from ncp.plan.model.common import Window
from ncp.plan.model.condition import Value
from ncp.plan.model.plan import Plan

ON = date(2026, 11, 23)
Facts = dict[str, Value]


def roles(plan: Plan, facts: Facts, on: date = ON) -> dict[str, RoleAdvice]:
    return {role.id: role for role in weigh_roles(plan, facts, on)}


INVOLVED: list[tuple[str, str, Facts, Verdict]] = [
    ("nctv, nothing known", "nctv", {}, Verdict.UNDETERMINED),
    ("nctv, more ministries", "nctv", {"coordination-needed": True}, Verdict.APPLIES),
    ("ibd, municipalities hit", "ibd", {"affected-sectors": ("municipalities",)}, Verdict.APPLIES),
    ("z-cert, municipalities hit", "z-cert", {"affected-sectors": ("municipalities",)}, Verdict.DOES_NOT_APPLY),
    ("z-cert, care hit", "z-cert", {"affected-sectors": ("health", "energy")}, Verdict.APPLIES),
    ("surfcert, education hit", "surfcert", {"affected-sectors": ("education",)}, Verdict.APPLIES),
    ("cert-wm, water authorities hit", "cert-wm", {"affected-sectors": ("water-authorities",)}, Verdict.APPLIES),
]


@pytest.mark.parametrize(("name", "facts", "verdict"), [row[1:] for row in INVOLVED], ids=[row[0] for row in INVOLVED])
def test_role_takes_part(plan: Plan, name: str, facts: Facts, verdict: Verdict) -> None:
    assert roles(plan, facts)[name].verdict is verdict


def test_one_reason_is_enough_and_the_others_stay_open(plan: Plan) -> None:
    found = roles(plan, {"coordination-needed": True})["nctv"]
    verdicts = [ground.verdict for ground in found.because]
    assert verdicts.count(Verdict.APPLIES) == 1
    assert Verdict.UNDETERMINED in verdicts


def test_role_that_takes_part_waits_for_nothing(plan: Plan) -> None:
    assert roles(plan, {"coordination-needed": True})["nctv"].blocked_by == ()


def test_open_role_names_what_would_settle_it(plan: Plan) -> None:
    assert "coordination-needed" in roles(plan, {})["nctv"].blocked_by


@pytest.mark.parametrize(
    ("on", "there", "gone"),
    [
        (date(2024, 7, 1), {"minister-ezk"}, {"minister-ez", "minister-kgg"}),
        (date(2024, 7, 2), {"minister-ez", "minister-kgg"}, {"minister-ezk"}),
    ],
    ids=["the last day of EZK", "the first day of EZ and KGG"],
)
def test_only_roles_that_exist_on_the_day_take_part(plan: Plan, on: date, there: set[str], gone: set[str]) -> None:
    found = roles(plan, {}, on).keys()
    assert there <= found
    assert not gone & found


def test_duties_are_those_of_the_day(plan: Plan) -> None:
    before, after = (roles(plan, {}, day)["nctv"].duties for day in (date(2016, 9, 14), date(2016, 9, 15)))
    assert "nctv-convene-iao" not in before
    assert "nctv-convene-iao" in after


def test_reason_that_no_longer_holds_is_left_out(plan: Plan) -> None:
    nctv = plan.role_by_id["nctv"]
    first, *others = nctv.involved
    lapsed = replace(first, in_force=Window(to=date(2026, 11, 22)))
    small = replace(plan, roles=(replace(nctv, involved=(lapsed, *others)),))
    assert len(roles(small, {}, date(2026, 11, 22))["nctv"].because) == len(nctv.involved)
    assert len(roles(small, {}, date(2026, 11, 23))["nctv"].because) == len(others)


def test_role_without_a_reason_in_the_plan_is_left_out(plan: Plan) -> None:
    without = {role.id for role in plan.roles if not role.involved}
    assert without
    assert not without & roles(plan, {}).keys()


def test_reasons_stand_in_the_order_of_the_plan(plan: Plan) -> None:
    expected = [each.because.nl for each in plan.role_by_id["nctv"].involved]
    assert [ground.nl for ground in roles(plan, {})["nctv"].because] == expected

"""What the cases show of a plan agrees with what the plan says in them, and is told without being a finding."""

from __future__ import annotations

import json

import pytest

from ncp.advice.advise import advise
from ncp.advice.result import Verdict
from ncp.check.cover import cover_of
from ncp.check.covered import Cover, Shown
from ncp.dates import day_of
from ncp.incident.replay import facts_at, known_over_time
from ncp.plan.model.cases import Case
from ncp.plan.model.plan import Plan
from tests.conftest import Ncp


@pytest.fixture(scope="module")
def cover(plan: Plan, cases: tuple[Case, ...]) -> Cover:
    return cover_of(plan, cases)


def names(found: tuple[Shown, ...], where: str) -> set[str]:
    return {name for each in found for name in getattr(each, where)}


def test_what_is_known_over_time_is_what_is_known_at_each_moment(citrix: Case) -> None:
    assert all(facts == facts_at(citrix, moment) for moment, facts in known_over_time(citrix))


@pytest.mark.slow
def test_powers_shown_are_the_powers_that_may_apply_in_a_case(
    plan: Plan, cases: tuple[Case, ...], cover: Cover
) -> None:
    """One case against the whole plan, the slow way."""
    case = next(each for each in cases if each.id == "kpn-112-2019")
    applied: set[str] = set()
    in_force: set[str] = set()
    for moment, facts in known_over_time(case):
        said = advise(plan, facts, day_of(moment)).powers
        in_force |= {each.id for each in said}
        applied |= {each.id for each in said if each.verdict is Verdict.APPLIES}
    alone = cover_of(plan, (case,)).of("power")
    assert names(alone, "always") == applied
    assert names(alone, "never") == in_force - applied
    assert applied <= names(cover.of("power"), "both") | names(cover.of("power"), "always")


def test_every_power_stands_in_one_list(plan: Plan, cover: Cover) -> None:
    lists = [
        name
        for each in cover.of("power")
        for where in ("both", "always", "never", "absent")
        for name in getattr(each, where)
    ]
    assert sorted(lists) == sorted(plan.power_versions)


def test_powers_are_told_law_by_law(plan: Plan, cover: Cover) -> None:
    assert {each.group for each in cover.of("power")} == {law.law.id for law in plan.laws if law.powers}


@pytest.mark.parametrize(
    ("kind", "where", "name"),
    [
        ("power", "both", "wbni-inform-advise"),
        ("power", "never", "wbni-instruction"),
        ("power", "absent", "cbw-binding-instruction"),
        ("level", "always", "regular"),
        ("level", "both", "iao"),
        ("level", "never", "grip-5"),
        ("role", "always", "ncsc"),
        ("role", "never", "nato"),
        ("playbook", "both", "critical-vulnerability"),
        ("playbook", "never", "ransomware-government"),
    ],
)
def test_what_the_shipped_cases_show(cover: Cover, kind: str, where: str, name: str) -> None:
    assert name in names(tuple(each for each in cover.shown if each.kind == kind), where)


def test_without_cases_nothing_was_in_force(plan: Plan) -> None:
    nothing = cover_of(plan, ())
    assert (nothing.cases, nothing.moments) == (0, 0)
    assert {where for where in ("both", "always", "never") if names(nothing.shown, where)} == set()


def test_check_ends_with_how_much_the_cases_show(ncp: Ncp, cover: Cover) -> None:
    result = ncp("plan", "check")
    both, total = len(names(cover.of("power"), "both")), sum(each.total for each in cover.of("power"))
    assert f"{both} van {total} bevoegdheden" in result.out.splitlines()[-1]


def test_cover_names_the_playbooks_that_no_case_proposes(ncp: Ncp) -> None:
    out = ncp("plan", "check", "--cover").out
    assert "ransomware-government" in out.split("DRAAIBOEKEN DIE IN GEEN CASUS", 1)[1]


def test_cover_as_json_has_every_name(ncp: Ncp, cover: Cover) -> None:
    document = json.loads(ncp("plan", "check", "--cover", "--format", "json").out)
    assert (document["cover"]["cases"], document["cover"]["moments"]) == (cover.cases, cover.moments)
    assert [each["never"] for each in document["cover"]["shown"]] == [list(each.never) for each in cover.shown]


def test_json_without_cover_says_nothing_of_it(ncp: Ncp) -> None:
    assert "cover" not in json.loads(ncp("plan", "check", "--format", "json").out)

"""The cases hold the plan to what really happened, and an expectation that does not hold is seen."""

from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec.structs import replace

from ncp.check.expectations import check_case
from ncp.plan.model.cases import Case, CaseEvent, Expectation
from ncp.plan.model.common import Text
from ncp.plan.model.plan import Plan
from ncp.problem import ExitCode
from tests.conftest import Ncp, PlanCopy

WHY = Text(nl="omdat", en="because")


def test_no_documented_expectation_of_any_case_fails(plan: Plan, cases: tuple[Case, ...]) -> None:
    checked = [each for case in cases for each in check_case(plan, case)]
    assert [(each.case, each.expectation.at, each.expectation.id, each.found) for each in checked if each.fails] == []


def test_every_case_expects_something(cases: tuple[Case, ...]) -> None:
    assert [case.id for case in cases if not case.expects] == []


def test_the_citrix_case_says_what_must_and_what_must_not_come_out(citrix: Case) -> None:
    assert {expectation.negate for expectation in citrix.expects} == {True, False}


# a case of one expectation

FACTS = {
    "exploited": True,
    "advisory-likelihood": "high",
    "advisory-damage": "high",
    "patch-available": False,
    "government-affected": ("central",),
    "provider-status": ("central-government",),
    "affected-sectors": ("central-government",),
    "state-of-emergency": "none",
}


def fact(name: str, value: Any) -> CaseEvent:
    return CaseEvent(
        at="2020-01-17T10:00", do="fact", status="documented", basis="text", sources=(), by="ncsc", fact=name,
        value=value,
    )  # fmt: skip


def expect(subject: Any, name: str, verdict: Any, **changes: Any) -> Expectation:
    given = {"at": "2020-01-17", "status": "documented", **changes}
    return Expectation(subject=subject, id=name, verdict=verdict, why=WHY, **given)


def case_of(citrix: Case, expectation: Expectation) -> Case:
    return replace(citrix, timeline=tuple(fact(name, value) for name, value in FACTS.items()), expects=(expectation,))


HOLDING = [
    ("a role that takes part", expect("role", "cio-rijk", "applies")),
    ("a role that nothing speaks for", expect("role", "z-cert", "does-not-apply")),
    ("a power that may apply", expect("power", "wbni-inform-advise", "applies")),
    ("a power of a law to come", expect("power", "cbw-binding-instruction", "not-in-force")),
    ("a power that is not said to apply", expect("power", "cbw-binding-instruction", "applies", negate=True)),
    ("a question that is still open", expect("question", "societal-impact", "applies")),
    ("a question that was answered", expect("question", "exploited", "does-not-apply")),
    ("a playbook that fits", expect("playbook", "critical-vulnerability", "applies")),
    ("a playbook that does not fit", expect("playbook", "ddos-wave", "does-not-apply")),
    ("a level at most", expect("level", "iccb", "at-most")),
    ("a level that is not the one", expect("level", "mccb", "recommended", negate=True)),
    ("the end of a day includes what became known that day", expect("question", "exploited", "applies", negate=True)),
    ("before anything was known", expect("question", "exploited", "applies", at="2020-01-17T09:59")),
]


@pytest.mark.parametrize("expectation", [row[1] for row in HOLDING], ids=[row[0] for row in HOLDING])
def test_an_expectation_that_holds(plan: Plan, citrix: Case, expectation: Expectation) -> None:
    (checked,) = check_case(plan, case_of(citrix, expectation))
    assert (checked.holds, checked.fails) == (True, False), checked.found


@pytest.mark.parametrize("expectation", [row[1] for row in HOLDING], ids=[row[0] for row in HOLDING])
def test_the_opposite_of_an_expectation_that_holds_fails(plan: Plan, citrix: Case, expectation: Expectation) -> None:
    opposite = replace(expectation, negate=not expectation.negate)
    (checked,) = check_case(plan, case_of(citrix, opposite))
    assert (checked.holds, checked.fails) == (False, True)


def test_an_inferred_expectation_that_does_not_hold_only_warns(plan: Plan, citrix: Case) -> None:
    (checked,) = check_case(plan, case_of(citrix, expect("role", "z-cert", "applies", status="inferred")))
    assert (checked.holds, checked.fails) == (False, False)


# the command


def test_the_command_says_how_many_hold_in_every_case(ncp: Ncp, cases: tuple[Case, ...]) -> None:
    result = ncp("case", "check")
    assert result.code == 0
    for case in cases:
        number = len(case.expects)
        assert f"{case.id}: {number} van {number} verwachtingen".upper() in result.out.upper()


def test_the_command_gives_every_expectation_as_json(ncp: Ncp, citrix: Case) -> None:
    document = json.loads(ncp("case", "check", "citrix-2020", "--json").out)
    assert (document["schema"], document["failed"]) == ("ncp/case-check/1", 0)
    assert len(document["checked"]) == len(citrix.expects)


def test_the_command_fails_when_a_documented_expectation_does_not_hold(ncp: Ncp, plan_copy: PlanCopy) -> None:
    name = "cases/citrix-2020.yaml"
    plan_copy.write(name, plan_copy.text(name).replace("negate: true", "negate: false"))
    result = ncp("case", "check", "citrix-2020", "--plan", str(plan_copy.root))
    assert result.code == ExitCode.FINDINGS
    assert "FOUT" in result.out

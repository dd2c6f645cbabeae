"""The whole answer: pure, the same every time, and with the playbooks that fit."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ncp.advice.advise import advise, proposed_playbooks
from ncp.advice.result import Advice
from ncp.check.expectations import check_case
from ncp.dates import end_of
from ncp.incident.replay import facts_at
from ncp.plan.model.cases import Case
from ncp.plan.model.condition import Value
from ncp.plan.model.plan import Plan
from tests.advice.strategies import days, some_facts

Facts = dict[str, Value]
ON = date(2026, 11, 23)

PROPOSED: list[tuple[str, Facts, str]] = [
    ("an urgent advisory", {"advisory-urgent": True}, "critical-vulnerability"),
    ("an attack with a hole nobody can mend", {"cause": "malicious", "patch-available": False, "exploited": True},
     "critical-vulnerability"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "expected"), [row[1:] for row in PROPOSED], ids=[row[0] for row in PROPOSED])
def test_playbook_that_fits_is_proposed(plan: Plan, facts: Facts, expected: str) -> None:
    assert proposed_playbooks(plan, facts)[0] == expected


def test_without_facts_no_playbook_is_proposed(plan: Plan) -> None:
    assert proposed_playbooks(plan, {}) == ()


def test_block_is_never_proposed(plan: Plan, then: Advice) -> None:
    assert {plan.playbook_by_id[name].kind for name in then.playbooks} == {"playbook"}


@settings(max_examples=20)
@given(data=st.data(), on=days)
def test_same_facts_give_the_same_answer_in_whatever_order(plan: Plan, data: st.DataObject, on: date) -> None:
    facts = data.draw(some_facts(plan))
    answer = advise(plan, facts, on)
    other = advise(plan, dict(reversed(facts.items())), on)
    assert answer == other


def test_advice_does_not_touch_the_facts(plan: Plan, facts: Facts) -> None:
    before = dict(facts)
    advise(plan, facts, ON)
    assert facts == before


def test_advice_says_which_plan_spoke_on_which_day(plan: Plan, then: Advice) -> None:
    assert (then.plan.edition, then.plan.digest) == (plan.header.edition, plan.digest)
    assert then.on == date(2020, 1, 17)


def test_every_documented_expectation_of_every_case_holds(plan: Plan, cases: tuple[Case, ...]) -> None:
    checked = [each for case in cases for each in check_case(plan, case)]
    assert len(checked) > 100
    assert [each for each in checked if each.fails] == []


def test_every_case_has_facts_on_its_last_day(cases: tuple[Case, ...]) -> None:
    for case in cases:
        assert facts_at(case, end_of(case.end)), case.id

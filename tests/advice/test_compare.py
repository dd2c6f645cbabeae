"""What another set of facts changes."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from ncp.advice.advise import advise
from ncp.advice.compare import Change, compare
from ncp.advice.result import Advice, Verdict
from ncp.plan.model.condition import Value
from ncp.plan.model.plan import Plan
from tests.advice.strategies import days, some_facts

ON = date(2020, 1, 17)
NOW = date(2026, 11, 23)
Facts = dict[str, Value]


@settings(max_examples=20)
@given(data=st.data(), on=days)
def test_answer_differs_in_nothing_from_itself(plan: Plan, data: st.DataObject, on: date) -> None:
    advice = advise(plan, data.draw(some_facts(plan)), on)
    changes = compare(advice, advice)
    assert changes.moved == ()
    assert changes.recommended_before == changes.recommended_after


@settings(max_examples=20)
@given(data=st.data(), on=days)
def test_way_back_is_the_way_there_turned_round(plan: Plan, data: st.DataObject, on: date) -> None:
    one, two = (advise(plan, data.draw(some_facts(plan)), on) for _ in range(2))
    there = {(each.kind, each.id): (each.before, each.after) for each in compare(one, two).moved}
    back = {(each.kind, each.id): (each.after, each.before) for each in compare(two, one).moved}
    assert there == back


def test_role_that_now_takes_part_has_moved(plan: Plan) -> None:
    changes = compare(advise(plan, {}, ON), advise(plan, {"affected-sectors": ("health",)}, ON))
    assert Change("role", "z-cert", Verdict.UNDETERMINED, Verdict.APPLIES) in changes.moved
    assert Change("role", "surfcert", Verdict.UNDETERMINED, Verdict.DOES_NOT_APPLY) in changes.moved


def test_level_that_now_applies_is_recommended(plan: Plan) -> None:
    changes = compare(advise(plan, {}, ON), advise(plan, {"advisory-urgent": True}, ON))
    assert Change("level", "heightened", Verdict.UNDETERMINED, Verdict.APPLIES) in changes.moved
    assert changes.recommended_before["national"] == "regular"
    assert changes.recommended_after["national"] == "heightened"


def test_power_that_is_not_in_force_on_the_other_day_has_no_verdict_there(then: Advice, now: Advice) -> None:
    moved = {each.id: each for each in compare(then, now).moved if each.kind == "power"}
    assert (moved["wbni-inform-advise"].before, moved["wbni-inform-advise"].after) == (Verdict.APPLIES, None)
    assert (moved["cbw-csirt-monitor-warn"].before, moved["cbw-csirt-monitor-warn"].after) == (None, Verdict.APPLIES)


def test_changes_can_be_asked_for_by_verdict(plan: Plan) -> None:
    changes = compare(advise(plan, {}, ON), advise(plan, {"affected-sectors": ("health",)}, ON))
    assert "z-cert" in {each.id for each in changes.became(Verdict.APPLIES)}
    assert {each.after for each in changes.became(Verdict.APPLIES)} == {Verdict.APPLIES}


def test_what_is_still_open_is_counted(plan: Plan) -> None:
    after = advise(plan, {"exploited": True}, NOW)
    changes = compare(advise(plan, {}, NOW), after)
    counted = [sum(each.verdict is Verdict.UNDETERMINED for each in kind)
               for kind in (after.levels, after.roles, after.powers)]  # fmt: skip
    assert [changes.open_levels, changes.open_roles, changes.open_powers] == counted
    assert all(counted)

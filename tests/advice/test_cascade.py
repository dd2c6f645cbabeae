"""The cascade: who is hit next, through whom, and no further than two steps."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ncp.advice.cascade import MAX_DISTANCE, follow_cascade
from ncp.advice.result import CascadeStep
from ncp.plan.model.common import Window
from ncp.plan.model.plan import Plan

ON = date(2020, 1, 17)


def cascade(plan: Plan, *affected: str, on: date = ON) -> tuple[CascadeStep, ...]:
    return follow_cascade(plan, {"affected-processes": affected}, on)


def links(plan: Plan) -> set[tuple[str, str]]:
    return {(process.id, link.process) for process in plan.processes for link in process.depends_on}


@pytest.mark.parametrize(
    ("affected", "process", "through", "distance"),
    [
        (
            "electricity-transport-production",
            "electricity-regional-distribution",
            "electricity-transport-production",
            1,
        ),
        ("electricity-transport-production", "drinking-water-supply", "electricity-regional-distribution", 2),
        ("voice-sms", "emergency-services-communication", "voice-sms", 1),
        ("voice-sms", "police-deployment", "emergency-services-communication", 2),
        ("interbank-payments", "securities-trading", "interbank-payments", 1),
    ],
)
def test_process_is_hit_through_what_it_depends_on(
    plan: Plan, affected: str, process: str, through: str, distance: int
) -> None:
    (step,) = [each for each in cascade(plan, affected) if each.process == process]
    assert (step.through, step.distance) == (through, distance)


@pytest.mark.parametrize("facts", [{}, {"affected-processes": ()}], ids=["nobody knows", "none"])
def test_nothing_follows_from_nothing(plan: Plan, facts: dict[str, tuple[str, ...]]) -> None:
    assert follow_cascade(plan, dict(facts), ON) == ()


def test_of_several_links_the_first_in_the_plan_is_named(plan: Plan) -> None:
    first, *_, last = [link.process for link in plan.process_by_id["mass-giro-payments"].depends_on]
    (step,) = [each for each in cascade(plan, last, first) if each.process == "mass-giro-payments"]
    assert step.through == first


def test_process_on_which_nothing_depends_ends_the_cascade(plan: Plan) -> None:
    needed = {target for _, target in links(plan)}
    ends = [process.id for process in plan.processes if process.id not in needed]
    assert ends
    assert [cascade(plan, name) for name in ends] == [()] * len(ends)


def test_process_that_is_not_vital_on_the_day_is_left_out(plan: Plan) -> None:
    gone = Window(to=date(2019, 12, 31))
    processes = tuple(
        replace(each, in_force=gone) if each.id == "police-deployment" else each for each in plan.processes
    )
    found = cascade(replace(plan, processes=processes), "voice-sms")
    assert "police-deployment" not in {each.process for each in found}


@settings(max_examples=50)
@given(data=st.data())
def test_every_step_is_a_link_of_the_plan_one_further_than_the_last(plan: Plan, data: st.DataObject) -> None:
    affected = data.draw(st.lists(st.sampled_from(list(plan.process_by_id)), unique=True, max_size=4))
    found = cascade(plan, *affected)
    distance = dict.fromkeys(affected, 0) | {step.process: step.distance for step in found}
    for step in found:
        assert (step.process, step.through) in links(plan)
        assert step.distance == distance[step.through] + 1 <= MAX_DISTANCE


@settings(max_examples=50)
@given(data=st.data())
def test_every_process_is_named_once_nearest_first_and_never_when_hit_already(plan: Plan, data: st.DataObject) -> None:
    affected = data.draw(st.lists(st.sampled_from(list(plan.process_by_id)), unique=True, max_size=4))
    found = cascade(plan, *affected)
    names = [step.process for step in found]
    assert len(names) == len(set(names))
    assert not set(names) & set(affected)
    assert [step.distance for step in found] == sorted(step.distance for step in found)


def test_step_says_why_in_both_languages(plan: Plan) -> None:
    for step in cascade(plan, "electricity-transport-production"):
        assert step.why_nl
        assert step.why_en
        assert step.why_nl != step.why_en

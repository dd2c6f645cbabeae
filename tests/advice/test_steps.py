"""Steps: which work is open now, and what the rest waits for."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from ncp.advice.steps import StepAdvice, national_ranks, weigh_steps
from ncp.logic.truth import Truth
from ncp.plan.model.common import Window
from ncp.plan.model.condition import ALWAYS_TRUE, Condition, Value
from ncp.plan.model.condition import Test as FactTest
from ncp.plan.model.plan import Plan
from ncp.plan.model.playbooks import Playbook, Step

ON = date(2020, 1, 17)
EXPLOITED = FactTest("exploited", "is", value=True)
URGENT = FactTest("advisory-urgent", "is", value=True)
BOOK = ("critical-vulnerability",)

Facts = dict[str, Value]


@pytest.fixture
def step(plan: Plan) -> Step:
    """A step without any condition."""
    return replace(
        plan.step_by_id["cv-confirm"],
        id="one",
        after=(),
        available_when=ALWAYS_TRUE,
        from_level=None,
        in_force=Window(),
    )


def book(plan: Plan, *steps: Step, block: tuple[Step, ...] = (), block_when: Condition = ALWAYS_TRUE) -> Plan:
    """The plan with one playbook of these steps, and with a block when it has steps."""
    own = replace(plan.playbook_by_id["critical-vulnerability"], id="own", steps=steps, includes=())
    books: tuple[Playbook, ...] = (own,)
    if block:
        included = replace(own, id="shared", kind="block", steps=block, applies_when=block_when)
        books = (replace(own, includes=("shared",)), included)
    return replace(plan, playbooks=books)


def steps(
    plan: Plan, facts: Facts | None = None, finished: tuple[str, ...] = (), level: str | None = "regular", on: date = ON
) -> dict[str, StepAdvice]:
    return {each.step.id: each for each in weigh_steps(plan, facts or {}, on, ("own",), finished, level)}


def test_step_without_conditions_is_open(plan: Plan, step: Step) -> None:
    assert steps(book(plan, step))["one"].is_open


@pytest.mark.parametrize(
    ("facts", "condition", "missing"),
    [
        pytest.param({"exploited": True}, Truth.TRUE, (), id="its condition holds"),
        pytest.param({}, Truth.UNKNOWN, ("exploited",), id="nobody knows"),
    ],
)
def test_step_with_a_condition(
    plan: Plan, step: Step, facts: Facts, condition: Truth, missing: tuple[str, ...]
) -> None:
    found = steps(book(plan, replace(step, available_when=EXPLOITED)), facts)["one"]
    assert (found.condition, found.waits_for_facts, found.is_open) == (condition, missing, condition is Truth.TRUE)


def test_step_whose_condition_is_false_is_no_part_of_the_case(plan: Plan, step: Step) -> None:
    assert steps(book(plan, replace(step, available_when=EXPLOITED)), {"exploited": False}) == {}


def test_step_waits_for_the_steps_before_it(plan: Plan, step: Step) -> None:
    small = book(plan, step, replace(step, id="two", after=("one",)))
    found = steps(small)["two"]
    assert (found.is_open, found.waits_for_steps) == (False, ("one",))


def test_step_opens_when_the_steps_before_it_are_finished(plan: Plan, step: Step) -> None:
    small = book(plan, step, replace(step, id="two", after=("one",)))
    assert steps(small, finished=("one",))["two"].is_open


def test_step_that_waits_for_two_names_only_the_unfinished(plan: Plan, step: Step) -> None:
    small = book(plan, step, replace(step, id="two"), replace(step, id="three", after=("one", "two")))
    assert steps(small, finished=("one",))["three"].waits_for_steps == ("two",)


def test_what_follows_a_step_that_is_no_part_of_the_case_is_none_either(plan: Plan, step: Step) -> None:
    chain = (
        replace(step, available_when=EXPLOITED),
        replace(step, id="two", after=("one",)),
        replace(step, id="three", after=("two",)),
        replace(step, id="four"),
    )
    assert list(steps(book(plan, *chain), {"exploited": False})) == ["four"]


def test_step_waits_for_none_of_which_the_law_is_not_in_force(plan: Plan, step: Step) -> None:
    lapsed = replace(step, in_force=Window(to=date(2019, 12, 31)))
    assert steps(book(plan, lapsed, replace(step, id="two", after=("one",))))["two"].is_open


def test_finished_step_is_gone(plan: Plan, step: Step) -> None:
    assert steps(book(plan, step), finished=("one",)) == {}


@pytest.mark.parametrize(
    ("level", "is_open"),
    [(None, False), ("regular", False), ("heightened", False), ("iao", True), ("iccb", True), ("mccb", True)],
)
def test_step_from_a_level_upwards(plan: Plan, step: Step, level: str | None, is_open: bool) -> None:
    found = steps(book(plan, replace(step, from_level="iao")), level=level)["one"]
    assert (found.is_open, found.waits_for_level) == (is_open, None if is_open else "iao")


@pytest.mark.parametrize(
    ("on", "there"),
    [(date(2022, 11, 30), False), (date(2022, 12, 1), True)], ids=["the day before", "the first day"],
)  # fmt: skip
def test_step_is_there_from_the_day_its_law_began(plan: Plan, step: Step, on: date, there: bool) -> None:
    dated = replace(step, in_force=Window(from_=date(2022, 12, 1)))
    assert ("one" in steps(book(plan, dated), on=on)) is there


def test_step_rests_on_the_facts_that_opened_it(plan: Plan, step: Step) -> None:
    found = steps(book(plan, replace(step, available_when=EXPLOITED)), {"exploited": True, "area": "local"})["one"]
    assert found.rests_on == ("exploited",)


# ---- blocks ----


def test_steps_of_a_block_come_after_those_of_the_playbook(plan: Plan, step: Step) -> None:
    small = book(plan, step, block=(replace(step, id="two"),))
    assert list(steps(small)) == ["one", "two"]


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        pytest.param({"advisory-urgent": True}, {"two": True}, id="it holds"),
        pytest.param({}, {"two": False}, id="nobody knows"),
        pytest.param({"advisory-urgent": False}, {}, id="it does not hold"),
    ],
)
def test_block_counts_only_where_its_own_condition_holds(
    plan: Plan, step: Step, facts: Facts, found: dict[str, bool]
) -> None:
    small = book(plan, block=(replace(step, id="two"),), block_when=URGENT)
    assert {name: each.is_open for name, each in steps(small, facts).items()} == found


def test_block_of_two_playbooks_counts_once(plan: Plan) -> None:
    found = weigh_steps(plan, {}, ON, ("critical-vulnerability", "state-espionage"), (), "regular")
    ids = [each.step.id for each in found]
    assert len(ids) == len(set(ids))


def test_playbook_that_is_named_twice_counts_once(plan: Plan) -> None:
    once, twice = (weigh_steps(plan, {}, ON, BOOK * times, (), "regular") for times in (1, 2))
    assert once == twice


# ---- the plan that ships ----


def test_something_is_open_at_the_start_of_every_playbook(plan: Plan) -> None:
    for playbook in plan.playbooks:
        if playbook.kind == "playbook":
            found = weigh_steps(plan, {}, ON, (playbook.id,), (), "regular")
            assert any(each.is_open for each in found), playbook.id


def test_finding_out_comes_before_deciding_in_the_citrix_crisis(plan: Plan, facts: Facts) -> None:
    found = {each.step.id: each for each in weigh_steps(plan, facts, ON, BOOK, (), "regular")}
    assert found["cv-confirm"].is_open
    assert found["cv-rate-advisory"].waits_for_steps == ("cv-confirm",)
    assert not found["cv-decide-advice"].is_open


def test_no_step_of_a_playbook_waits_for_a_step_that_can_never_come(plan: Plan) -> None:
    """What a step waits for stands in the same playbook or in a block that it includes."""
    for playbook in plan.playbooks:
        if playbook.kind == "playbook":
            parts = [playbook, *(plan.playbook_by_id[name] for name in playbook.includes)]
            here = {step.id for part in parts for step in part.steps}
            for part in parts:
                for step in part.steps:
                    assert set(step.after) <= here, f"{playbook.id}: {step.id}"


def test_national_levels_have_their_ranks_once(plan: Plan) -> None:
    assert national_ranks(plan) == {"regular": 0, "heightened": 1, "iao": 2, "iccb": 3, "mccb": 4}

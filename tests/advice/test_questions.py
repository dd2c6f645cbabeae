"""Questions: only what something waits for, the most useful first, and an answer always moves something."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ncp.advice.advise import advise
from ncp.advice.questions import in_minutes
from ncp.advice.result import Advice, Question, Verdict
from ncp.logic.conditions import weigh
from ncp.logic.reason import blocking_facts
from ncp.plan.model.condition import Value
from ncp.plan.model.plan import Plan
from tests.advice.strategies import days, possible_answers, some_facts

ON = date(2026, 11, 23)
Facts = dict[str, Value]
PROPERTY = settings(max_examples=25)

SITUATIONS: dict[str, Facts] = {
    "nothing known": {},
    "an exploited hole": {"cause": "malicious", "exploited": True, "patch-available": False},
    "a hospital hit by ransomware": {
        "attack-technique": ("ransomware",), "affected-sectors": ("health",), "societal-impact": "severe",
    },
    "a power cut": {"cause": "technical-failure", "process-disrupted": True, "area": "national"},
}  # fmt: skip


def waiting(plan: Plan, advice: Advice, facts: Facts) -> dict[str, tuple[str, ...]]:
    """Everything without a verdict, with the facts it waits for."""
    open_ones = {
        f"{type(each).__name__} {each.id}": each.blocked_by
        for each in (*advice.levels, *advice.roles, *advice.powers)
        if each.verdict is Verdict.UNDETERMINED
    }
    for playbook in plan.playbooks:
        if playbook.kind == "playbook":
            missing = blocking_facts(weigh(playbook.applies_when, facts, plan.values_of))
            open_ones |= {f"playbook {playbook.id}": missing} if missing else {}
    return open_ones


def asked(advice: Advice) -> list[str]:
    return [question.fact for question in advice.questions]


@PROPERTY
@given(data=st.data(), on=days)
def test_every_question_is_about_an_unknown_fact_and_is_asked_once(plan: Plan, data: st.DataObject, on: date) -> None:
    facts = data.draw(some_facts(plan))
    names = asked(advise(plan, facts, on))
    assert not set(names) & set(facts)
    assert len(names) == len(set(names))


@PROPERTY
@given(data=st.data(), on=days)
def test_every_fact_that_something_waits_for_is_asked(plan: Plan, data: st.DataObject, on: date) -> None:
    facts = data.draw(some_facts(plan))
    advice = advise(plan, facts, on)
    wanted = {name for blocked_by in waiting(plan, advice, facts).values() for name in blocked_by}
    assert wanted <= set(asked(advice))


@PROPERTY
@given(data=st.data(), on=days)
def test_what_a_question_decides_really_waits_for_it(plan: Plan, data: st.DataObject, on: date) -> None:
    facts = data.draw(some_facts(plan))
    advice = advise(plan, facts, on)
    open_ones = waiting(plan, advice, facts)
    for question in advice.questions:
        for kind, names in decided(question).items():
            for name in names:
                assert question.fact in open_ones[f"{kind} {name}"]


def decided(question: Question) -> dict[str, tuple[str, ...]]:
    return {
        "PowerAdvice": question.decides, "LevelAdvice": question.levels, "RoleAdvice": question.roles,
        "playbook": question.playbooks,
    }  # fmt: skip


@PROPERTY
@given(data=st.data(), on=days)
def test_heaviest_question_comes_first(plan: Plan, data: st.DataObject, on: date) -> None:
    weights = [question.weight for question in advise(plan, data.draw(some_facts(plan)), on).questions]
    assert weights == sorted(weights, reverse=True)
    assert all(weight >= 0 for weight in weights)


@pytest.mark.parametrize("facts", SITUATIONS.values(), ids=SITUATIONS)
def test_fact_that_is_not_asked_settles_nothing(plan: Plan, facts: Facts) -> None:
    advice = advise(plan, facts, ON)
    open_ones = waiting(plan, advice, facts).keys()
    for name in set(plan.fact_by_id) - set(facts) - set(asked(advice)):
        for answer in possible_answers(plan, name):
            more = facts | {name: answer}
            assert waiting(plan, advise(plan, more, ON), more).keys() == open_ones, (name, answer)


@pytest.mark.parametrize("facts", SITUATIONS.values(), ids=SITUATIONS)
def test_every_answer_to_the_top_question_changes_something(plan: Plan, facts: Facts) -> None:
    advice = advise(plan, facts, ON)
    name = advice.questions[0].fact
    before = waiting(plan, advice, facts)
    for answer in possible_answers(plan, name):
        more = facts | {name: answer}
        after = advise(plan, more, ON)
        assert waiting(plan, after, more) != before, answer
        assert name not in asked(after)


@pytest.mark.parametrize("facts", SITUATIONS.values(), ids=SITUATIONS)
def test_some_answer_to_the_top_question_settles_something(plan: Plan, facts: Facts) -> None:
    advice = advise(plan, facts, ON)
    name = advice.questions[0].fact
    before = waiting(plan, advice, facts).keys()
    left = [waiting(plan, advise(plan, more, ON), more).keys()
            for answer in possible_answers(plan, name) for more in (facts | {name: answer},)]  # fmt: skip
    assert any(before - after for after in left)


def test_nothing_is_asked_when_everything_is_known(plan: Plan) -> None:
    facts = {name: possible_answers(plan, name)[0] for name in plan.fact_by_id}
    assert advise(plan, facts, ON).questions == ()


def test_answering_question_after_question_comes_to_an_end(plan: Plan) -> None:
    facts: Facts = {}
    for _ in plan.facts:
        questions = advise(plan, facts, ON).questions
        if not questions:
            return
        name = questions[0].fact
        facts |= {name: possible_answers(plan, name)[-1]}
    assert advise(plan, facts, ON).questions == ()


def test_question_names_who_knows_and_how_soon(plan: Plan) -> None:
    for question in advise(plan, {}, ON).questions:
        fact = plan.fact_by_id[question.fact]
        assert (question.who_knows, question.answerable_within) == (fact.who_knows, fact.answerable_within)


@pytest.mark.parametrize(
    ("shorter", "longer"), [("0m", "1m"), ("59m", "1h"), ("23h", "1d"), ("6d", "1w"), ("4w", "1mo"), ("1mo", "2mo")]
)
def test_durations_compare(shorter: str, longer: str) -> None:
    assert in_minutes(shorter) < in_minutes(longer)

"""Deadlines: from which moment each limit runs, on the real plan, and what comes first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from ncp.advice.advise import advise
from ncp.advice.steps import weigh_steps
from ncp.dates import day_of
from ncp.incident.events import (
    Draft,
    Entry,
    Event,
    FactAnswered,
    IncidentStarted,
    LevelChanged,
    ReportMade,
    StepDone,
    StepSkipped,
)
from ncp.incident.journal import Sealed
from ncp.incident.picture import known_facts, picture_of
from ncp.incident.state import State, fold
from ncp.plan.model.plan import Plan
from ncp.review.deadlines import OpenStep, RunningClock, next_report, open_questions, open_steps, running_clocks

NOON = datetime(2020, 1, 17, 12, tzinfo=UTC)
BEGIN = IncidentStarted("Citrix", "exercise", "TLP:GREEN", "draft", "sha256:1", "0.1.0")
UP = LevelChanged("national", "regular", "iao", "up", "ernstig")
YES, NO = True, False


def at(hour: float, event: Event) -> Draft:
    """An event so many hours after the incident began at noon."""
    return Draft(event, NOON + timedelta(hours=hour), "nctv", "TLP:GREEN")


def hours(number: float) -> datetime:
    return NOON + timedelta(hours=number)


def says(fact: str, value: object, source: str = "NCSC") -> FactAnswered:
    return FactAnswered(fact, value, source)  # type: ignore[arg-type]


def state_of(*drafts: Draft) -> State:
    """The state of a log that began at noon."""
    entries = [
        Entry("one", number, draft.valid_at, draft.valid_at, draft.by, draft.marking, draft.event, "")
        for number, draft in enumerate((at(0, BEGIN), *drafts), start=1)
    ]
    return fold([Sealed(entry, "") for entry in entries])


# steps


def steps_of(plan: Plan, *drafts: Draft) -> dict[str, OpenStep]:
    state = state_of(*drafts)
    pictures = picture_of(state)
    weighed = weigh_steps(
        plan, known_facts(pictures), NOON.date(), ["critical-vulnerability"], state.done, state.level(plan, "national")
    )
    return {each.advice.step.id: each for each in open_steps(state, pictures, weighed)}


def test_a_step_that_waits_for_nothing_is_due_from_the_beginning(plan: Plan) -> None:
    step = steps_of(plan)["cv-confirm"]
    assert (step.open_since, step.due) == (hours(0), hours(2))


def test_a_step_after_another_is_due_from_the_moment_that_one_was_done(plan: Plan) -> None:
    step = steps_of(plan, at(5, StepDone("cv-confirm")))["cv-rate-advisory"]
    assert (step.open_since, step.due) == (hours(5), hours(7))


def test_a_step_that_was_skipped_opens_the_next_one_too(plan: Plan) -> None:
    assert steps_of(plan, at(3, StepSkipped("cv-confirm", "x")))["cv-rate-advisory"].due == hours(5)


def test_a_step_after_two_others_is_due_from_the_last_of_them(plan: Plan) -> None:
    drafts = [at(2, StepDone("cv-test-mitigation")), at(6, StepDone("cv-map-switch-off"))]
    assert steps_of(plan, *drafts)["cv-weigh-options"].due == hours(8)


def test_a_step_that_waits_for_another_is_not_open(plan: Plan) -> None:
    assert "cv-rate-advisory" not in steps_of(plan)


def test_a_step_on_a_fact_is_due_from_the_moment_the_fact_was_known(plan: Plan) -> None:
    step = steps_of(plan, at(30, says("patch-available", YES)))["cv-patch"]
    assert (step.open_since, step.due) == (hours(30), hours(30 + 7 * 24))


def test_a_step_on_a_fact_that_is_unknown_is_not_open(plan: Plan) -> None:
    assert "cv-patch" not in steps_of(plan, at(30, says("patch-available", None)))


def test_a_step_of_a_level_is_due_from_the_moment_the_level_was_reached(plan: Plan) -> None:
    drafts = [at(1, StepDone("cv-choose-level")), at(4, UP)]
    assert steps_of(plan, *drafts)["cv-convene-ministries"].due == hours(6)


def test_a_step_of_a_level_that_was_not_reached_is_not_open(plan: Plan) -> None:
    assert "cv-convene-ministries" not in steps_of(plan, at(1, StepDone("cv-choose-level")))


def test_a_finished_step_is_not_open(plan: Plan) -> None:
    assert "cv-confirm" not in steps_of(plan, at(1, StepDone("cv-confirm")))


def test_what_is_due_first_comes_first_and_what_has_no_limit_last(plan: Plan) -> None:
    drafts = [at(1, StepDone(name)) for name in ("cv-confirm", "cv-check-reach", "cv-pass-on", "cv-act-yourself")]
    found = list(steps_of(plan, *drafts).values())
    due = [step.due for step in found if step.due]
    assert due == sorted(due)
    assert [step.due for step in found if step.advice.step.id == "cv-lift-advice"] == [None]
    assert found[len(due) :] == [step for step in found if step.due is None]


# clocks


def clocks_of(plan: Plan, *drafts: Draft) -> dict[str, RunningClock]:
    state = state_of(*drafts)
    pictures = picture_of(state)
    advice = advise(plan, known_facts(pictures), day_of(NOON))
    return {each.clock.power: each for each in running_clocks(state, pictures, advice)}


def test_a_clock_of_awareness_runs_from_the_moment_it_was_known(plan: Plan) -> None:
    clock = clocks_of(plan, at(5, says("personal-data-breach", YES)))["avg-report-breach-ap"]
    assert (clock.started_at, clock.due) == (hours(5), hours(5 + 72))


def test_a_clock_on_several_facts_runs_from_the_last_of_them(plan: Plan) -> None:
    drafts = [at(2, says("provider-status", ("aed",))), at(9, says("significant-incident", YES))]
    assert clocks_of(plan, *drafts)["wbni-report-incident"].started_at == hours(9)


def test_a_clock_that_starts_with_something_else_has_no_end_yet(plan: Plan) -> None:
    clock = clocks_of(plan, at(2, says("state-of-emergency", "limited")))["gw-parliament-decides-continuation"]
    assert (clock.clock.starts, clock.started_at, clock.due) == ("decision", None, None)


def test_a_clock_of_a_duty_that_is_undecided_does_not_run(plan: Plan) -> None:
    assert "avg-report-breach-ap" not in clocks_of(plan, at(5, says("personal-data-breach", None)))


def test_a_clock_of_a_duty_that_does_not_apply_does_not_run(plan: Plan) -> None:
    assert "avg-report-breach-ap" not in clocks_of(plan, at(5, says("personal-data-breach", NO)))


def test_a_clock_of_a_law_of_later_does_not_run(plan: Plan) -> None:
    drafts = [at(1, says("provider-status", ("essential-entity", "aed"))), at(1, says("significant-incident", YES))]
    found = clocks_of(plan, *drafts)
    assert "wbni-report-incident" in found
    assert not [name for name in found if name.startswith("cbw-")]


def test_the_clock_that_ends_first_comes_first(plan: Plan) -> None:
    drafts = [at(1, says("personal-data-breach", YES)), at(2, says("state-of-emergency", "limited"))]
    due = [clock.due for clock in clocks_of(plan, *drafts).values()]
    ended = [moment for moment in due if moment]
    assert len(ended) > 1
    assert due == sorted(ended) + [None] * (len(due) - len(ended))


# questions


def questions_of(plan: Plan, *drafts: Draft) -> list[tuple[str, datetime]]:
    return [(each.fact, each.expected_by) for each in open_questions(plan, picture_of(state_of(*drafts)))]


def test_an_unknown_fact_is_expected_within_the_time_of_the_plan(plan: Plan) -> None:
    assert questions_of(plan, at(3, says("exploited", None))) == [("exploited", hours(5))]


def test_a_question_that_was_asked_again_runs_again(plan: Plan) -> None:
    drafts = [at(3, says("exploited", None)), at(8, says("exploited", None, "AIVD"))]
    assert questions_of(plan, *drafts) == [("exploited", hours(10))]


@pytest.mark.parametrize(
    "drafts",
    [
        [at(3, says("exploited", YES))],
        [at(3, says("exploited", None)), at(4, says("exploited", NO))],
        [at(3, says("exploited", YES)), at(4, says("exploited", NO, "AIVD"))],
        [],
    ],
    ids=["known", "known by now", "disputed", "never asked"],
)
def test_no_question_is_open_on_a_fact_that_is(plan: Plan, drafts: Sequence[Draft]) -> None:
    assert questions_of(plan, *drafts) == []


def test_what_is_expected_first_comes_first(plan: Plan) -> None:
    drafts = [at(0, says("actor-type", None)), at(1, says("exploited", None)), at(1, says("casualties", None))]
    moments = [moment for _, moment in questions_of(plan, *drafts)]
    assert moments == sorted(moments)


def test_every_question_says_who_can_answer(plan: Plan) -> None:
    found = open_questions(plan, picture_of(state_of(at(3, says("exploited", None)))))
    assert found[0].who_knows[:3] == ("ncsc", "aivd", "mivd")


# reports


def rhythm(plan: Plan, level: str) -> float:
    every = plan.level_by_id[level].report_every
    assert every, f"{level} has a rhythm of reports"
    assert every.endswith("h")
    return float(every[:-1])


def report(number: int) -> ReportMade:
    return ReportMade(number, "team", "nl", NOON, "abc")


HEIGHTENED = LevelChanged("national", "regular", "heightened", "up", "waakzaam")


def test_at_the_resting_level_no_report_is_due(plan: Plan) -> None:
    assert next_report(state_of(at(1, report(1))), plan) is None


def test_the_first_report_is_due_from_the_moment_the_level_was_reached(plan: Plan) -> None:
    assert next_report(state_of(at(2, HEIGHTENED)), plan) == hours(2 + rhythm(plan, "heightened"))


def test_the_next_report_is_due_from_the_last_one(plan: Plan) -> None:
    state = state_of(at(2, HEIGHTENED), at(3, report(1)), at(5, report(2)))
    assert next_report(state, plan) == hours(5 + rhythm(plan, "heightened"))


def test_going_up_shortens_the_time_from_that_moment_on(plan: Plan) -> None:
    state = state_of(at(1, HEIGHTENED), at(2, report(1)), at(4, UP))
    assert next_report(state, plan) == hours(4 + rhythm(plan, "iao"))


def test_a_report_that_is_being_made_counts(plan: Plan) -> None:
    state = state_of(at(1, HEIGHTENED), at(2, report(1)))
    assert next_report(state, plan, hours(9)) == hours(9 + rhythm(plan, "heightened"))


def test_the_higher_the_level_the_sooner_the_next_report(plan: Plan) -> None:
    every = [rhythm(plan, level) for level in ("heightened", "iao", "iccb", "mccb")]
    assert every == sorted(every, reverse=True)

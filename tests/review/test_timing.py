"""What was due and when it came: reports, steps and legal clocks of one incident."""

from __future__ import annotations

import pytest

from ncp.incident.events import StepDone, StepSkipped
from ncp.plan.model.plan import Plan
from ncp.review.incidents import record_of
from ncp.review.record import Deadline, IncidentRecord
from tests.review.logs import BOOK, CLOSE, At, hours, level, log_of, report, says

EVERY = {"iao": 12}
"""Hours between two situation reports, as the plan has it."""


def record(plan: Plan, *lines: At) -> IncidentRecord:
    return record_of(log_of(plan, *lines), plan)


def of_kind(found: IncidentRecord, kind: str) -> list[Deadline]:
    return [each for each in found.deadlines if each.kind == kind]


# ---- reports ----


def reports(plan: Plan, *lines: At) -> list[tuple[object, object, str]]:
    return [(each.due, each.met_at, each.outcome) for each in of_kind(record(plan, *lines), "report")]


def test_the_plan_wants_a_report_every_twelve_hours_at_the_iao(plan: Plan) -> None:
    assert plan.level_by_id["iao"].report_every == f"{EVERY['iao']}h"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        pytest.param((At(9, CLOSE),), [], id="a level without a rhythm asks for none"),
        pytest.param(
            (At(0, level("iao")), At(10, report(1)), At(11, CLOSE)),
            [(hours(12), hours(10), "met"), (hours(22), None, "running")],
            id="in time, and the next was not due yet",
        ),
        pytest.param(
            (At(0, level("iao")), At(14, report(1)), At(15, CLOSE)),
            [(hours(12), hours(14), "late"), (hours(26), None, "running")],
            id="late",
        ),
        pytest.param((At(0, level("iao")), At(20, CLOSE)), [(hours(12), None, "missed")], id="never"),
        pytest.param(
            (At(0, level("iao")), At(30, level("iccb", "iao")), At(31, report(1)), At(32, CLOSE)),
            [(hours(12), None, "missed"), (hours(36), hours(31), "met"), (hours(37), None, "running")],
            id="another level begins its own rhythm",
        ),
        pytest.param((At(0, level("iao")), At(20, says("exploited", value=True))), [(hours(12), None, "running")],
                     id="a running incident misses nothing yet"),
    ],
)  # fmt: skip
def test_report(plan: Plan, lines: tuple[At, ...], found: list[tuple[object, object, str]]) -> None:
    assert reports(plan, *lines) == found


# ---- steps ----


def step(plan: Plan, name: str, *lines: At) -> tuple[object, object, str]:
    (found,) = [each for each in of_kind(record(plan, BOOK_NOW, *lines), "step") if each.about == name]
    return found.due, found.met_at, found.outcome


BOOK_NOW = At(0, BOOK)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        pytest.param((At(1, StepDone("cv-confirm")), At(9, CLOSE)), (hours(2), hours(1), "met"), id="in time"),
        pytest.param((At(3, StepDone("cv-confirm")), At(9, CLOSE)), (hours(2), hours(3), "late"), id="late"),
        pytest.param(
            (At(1, StepSkipped("cv-confirm", "al bekend")), At(9, CLOSE)), (hours(2), hours(1), "skipped"), id="skipped"
        ),
        pytest.param((At(9, CLOSE),), (hours(2), None, "missed"), id="the log ends without it"),
        pytest.param((At(1, CLOSE),), (hours(2), None, "running"), id="its time had not come"),
    ],
)
def test_step_with_a_limit(plan: Plan, lines: tuple[At, ...], found: tuple[object, object, str]) -> None:
    assert step(plan, "cv-confirm", *lines) == found


def test_step_that_waited_for_another_runs_from_the_moment_it_opened(plan: Plan) -> None:
    lines = (At(5, StepDone("cv-confirm")), At(6, StepDone("cv-rate-advisory")), At(9, CLOSE))
    assert step(plan, "cv-rate-advisory", *lines) == (hours(7), hours(6), "met")


def test_skipped_step_keeps_its_reason_and_its_limit(plan: Plan) -> None:
    found = record(plan, BOOK_NOW, At(1, StepSkipped("cv-confirm", "al bekend")), At(9, CLOSE))
    (skipped,) = found.skipped
    assert (skipped.step, skipped.text, skipped.due) == ("cv-confirm", "al bekend", hours(2))


# ---- clocks ----

DUTY = (
    At(0, says("provider-status", ("aed",))),
    At(0, says("process-disrupted", value=True)),
    At(0, says("personal-data-breach", value=True)),
)
"""Facts on which a breach of personal data must be reported to the AP within 72 hours of knowing it."""


def clock(plan: Plan, *lines: At) -> Deadline:
    found = of_kind(record(plan, *DUTY, BOOK_NOW, *lines), "clock")
    return next(each for each in found if each.about == "avg-report-breach-ap")


def test_legal_clock_runs_from_awareness(plan: Plan) -> None:
    assert clock(plan, At(100, CLOSE)).due == hours(72)


@pytest.mark.parametrize(
    ("lines", "outcome"),
    [
        pytest.param((At(100, CLOSE),), "no-trace", id="nothing shows whether it was met"),
        pytest.param((At(10, CLOSE),), "running", id="its time had not come"),
        pytest.param((At(10, StepDone("rp-data-breach")), At(100, CLOSE)), "met", id="a step that names the duty"),
        pytest.param((At(80, StepDone("rp-data-breach")), At(100, CLOSE)), "late", id="a step that came late"),
    ],
)
def test_legal_clock(plan: Plan, lines: tuple[At, ...], outcome: str) -> None:
    assert clock(plan, *lines).outcome == outcome


def test_duty_at_once_is_no_deadline_because_nobody_can_say_when_at_once_was_over(plan: Plan) -> None:
    found = of_kind(record(plan, *DUTY, BOOK_NOW, At(100, CLOSE)), "clock")
    assert [each.about for each in found if each.since == each.due] == []


def test_missed_holds_what_came_late_or_never_and_nothing_else(plan: Plan) -> None:
    found = record(plan, BOOK_NOW, At(3, StepDone("cv-confirm")), At(9, CLOSE))
    assert {each.outcome for each in found.missed} == {"late", "missed"}

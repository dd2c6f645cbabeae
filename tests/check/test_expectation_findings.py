"""An expectation of a case that does not hold is a finding at the expectation itself."""

from __future__ import annotations

from pathlib import Path

from tests.check.finding import found_by, places
from tests.conftest import PlanCopy
from tests.mistakes import Mistake, mistaken

CITRIX = "cases/citrix-2020.yaml"
EXPECTS = "  expects:\n"


def expectation(status: str) -> Mistake:
    wrong = (
        f"{EXPECTS}    - at: 2020-01-17\n      subject: power\n      id: cbw-binding-instruction\n"
        f"      verdict: applies\n      status: {status}\n      why: {{nl: Een fout., en: A mistake.}}\n"
    )
    rule = "expectation-fails" if status == "documented" else "inferred-expectation-fails"
    return Mistake(CITRIX, EXPECTS, EXPECTS, wrong, rule, "verdict: |applies")


def test_documented_expectation_that_fails_is_an_error(plan_copy: PlanCopy, read_before: Path) -> None:
    line, column = mistaken(plan_copy, expectation("documented"))
    (problem,) = found = found_by("expectation-fails", plan_copy, read_before)
    assert places(found) == [(CITRIX, line, column)]
    assert problem.level == "error"
    assert problem.values == {
        "at": "2020-01-17", "id": "cbw-binding-instruction", "wanted": "applies", "found": "not-in-force",
    }  # fmt: skip


def test_inferred_expectation_that_fails_is_a_warning(plan_copy: PlanCopy, read_before: Path) -> None:
    line, column = mistaken(plan_copy, expectation("inferred"))
    (problem,) = found = found_by("inferred-expectation-fails", plan_copy, read_before)
    assert (places(found), problem.level) == ([(CITRIX, line, column)], "warning")


def test_condition_that_is_changed_under_a_case_is_found_there(plan_copy: PlanCopy, read_before: Path) -> None:
    """The case is the test of the condition, though the mistake was made in another file."""
    mistaken(
        plan_copy,
        Mistake(
            "legal_powers/wbni.yaml",
            "- id: wbni-inform-advise\n",
            "[aed, other-vital-provider, central-government]}",
            "[non-vital]}",
            "expectation-fails",
            "applies_when",
        ),
    )
    found = found_by("expectation-fails", plan_copy, read_before)
    assert {problem.values["id"] for problem in found} >= {"wbni-inform-advise"}

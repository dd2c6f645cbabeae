"""A mistake hides only what depends on it, and nothing is found twice or by accident."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ncp.check.outcome import Outcome, keep_outcome, read_outcome
from ncp.check.run import check_files
from ncp.problem import Place, Problem
from tests.check.conftest import TODAY
from tests.check.fragments import applied

DIGEST = "sha256:0123"
BROKEN = "# {file}\n  - [\n"


def check(files: dict[str, bytes], cache: Path, on: date = TODAY) -> Outcome:
    return check_files(files, on, cache)


def test_plan_that_ships_has_no_findings(shipped: dict[str, bytes], read_before: Path) -> None:
    found = check(shipped, read_before)
    assert [(each.rule, each.place) for each in found.problems] == []
    assert found.not_run == ()
    assert found.files == len(shipped)


@pytest.mark.parametrize("name", ["plan.yaml", "roles.yaml", "reference/facts.yaml", "escalation_levels.yaml",
                                  "legal_powers/cbw.yaml", "playbooks/ddos-wave.yaml", "cases/citrix-2020.yaml",
                                  "reference/sources.yaml", "reference/sectors.yaml"])  # fmt: skip
def test_file_that_cannot_be_read_gives_no_other_findings(
    name: str, shipped: dict[str, bytes], read_before: Path
) -> None:
    """What would follow from the file being gone (unknown ids, cases that come out otherwise) is not said."""
    found = check(applied(shipped, BROKEN.format(file=name)), read_before)
    assert {(each.rule, each.place.path) for each in found.problems if each.place} <= {
        ("yaml-syntax", name), ("yaml-duplicate-key", name), ("key-unknown", name),
    }  # fmt: skip
    assert found.problems != ()
    assert found.not_run != ()


def test_mistake_elsewhere_is_found_beside_a_file_that_cannot_be_read(
    shipped: dict[str, bytes], read_before: Path
) -> None:
    files = applied(shipped, BROKEN.format(file="roles.yaml"))
    files = applied(files, "# legal_powers/cbw.yaml, powers[cbw-binding-instruction]\nsources: [cbw]\n")
    found = {each.rule for each in check(files, read_before).problems}
    assert found == {"yaml-syntax", "source-unknown"}


def test_cases_wait_for_a_plan_without_errors(shipped: dict[str, bytes], read_before: Path) -> None:
    """A wrong value in one condition would make half the cases come out otherwise, and bury what did it."""
    files = applied(shipped, "# roles.yaml, roles[nctv]\nreports_to: minister-jen\n")
    found = check(files, read_before)
    assert [each.rule for each in found.problems] == ["role-unknown"]
    assert "expectation-fails" in found.not_run


def test_problem_has_the_level_of_its_rule(shipped: dict[str, bytes], read_before: Path) -> None:
    files = applied(shipped, "# plan.yaml, .\nreviewed_on: 2020-01-01\nduty_office: nobody\n")
    levels = {each.rule: each.level for each in check(files, read_before).problems}
    assert (levels["review-overdue"], levels["role-unknown"]) == ("warning", "error")


@pytest.mark.parametrize(
    ("within", "on", "overdue"),
    [
        pytest.param(None, date(2027, 11, 23), False, id="a year later to the day"),
        pytest.param(None, date(2027, 11, 24), True, id="a year and a day"),
        pytest.param("6mo", date(2027, 5, 24), True, id="the plan allows half a year"),
        pytest.param("24mo", date(2027, 11, 24), False, id="the plan allows two years"),
    ],
)
def test_how_old_a_review_may_be_is_for_the_plan_to_say(
    within: str | None,
    on: date,
    overdue: bool,
    shipped: dict[str, bytes],
    read_before: Path,
) -> None:
    files = applied(shipped, f"# plan.yaml, .\ncheck_within: {within or '~'}\n")
    rules = {each.rule for each in check(files, read_before, on).problems}
    looked = {"review-overdue", "law-checked-long-ago", "measure-checked-long-ago"}
    assert rules & looked == (looked if overdue else set())


OUTCOME = Outcome(
    (Problem("version-gap", Place("a.yaml", 3, 4), {"id": "x"}, "  id: x", "warning"),), ("b",), {"b": "law"}
)


def test_outcome_is_kept_for_the_same_plan_on_the_same_day(tmp_path: Path) -> None:
    keep_outcome(tmp_path, DIGEST, TODAY, OUTCOME)
    assert read_outcome(tmp_path, DIGEST, TODAY) == OUTCOME
    assert read_outcome(tmp_path, DIGEST, date(2026, 11, 24)) is None
    assert read_outcome(tmp_path, "sha256:4567", TODAY) is None


def test_outcome_that_was_damaged_is_looked_for_again(tmp_path: Path) -> None:
    keep_outcome(tmp_path, DIGEST, TODAY, OUTCOME)
    (kept,) = (tmp_path / "checks").iterdir()
    kept.write_bytes(b"\xff")
    assert read_outcome(tmp_path, DIGEST, TODAY) is None


def test_outcome_that_cannot_be_kept_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "checks").write_text("in the way")
    keep_outcome(tmp_path, DIGEST, TODAY, OUTCOME)
    assert read_outcome(tmp_path, DIGEST, TODAY) is None

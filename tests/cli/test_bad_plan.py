"""A plan that does not load while an incident runs on it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable

import pytest

from ncp.incident.events import PlanChanged
from tests.cli.conftest import FINDINGS, WRONG, Entries
from tests.conftest import Ncp, PlanCopy


def break_plan(plan: PlanCopy) -> None:
    plan.replace("reference/facts.yaml", "type: boolean", "type: bolean")


def remove_plan(plan: PlanCopy) -> None:
    shutil.rmtree(plan.root)


BROKEN = pytest.mark.parametrize(
    ("spoil", "rule"),
    [(break_plan, "value-not-allowed"), (remove_plan, "plan-missing")],
    ids=["the plan has a mistake", "the plan is gone"],
)
STILL = [
    "log tekst --by ncsc", "answer casualties ja --by ncsc", "status", "status --json", "next", "timeline", "show 3",
    "why ncsc", "what-if casualties=ja", "role ncsc", "notify ncsc", "done cv-confirm --anyway", "sitrep",
    "escalate iao --by nctv --grounds x", "correct 3 --reason tikfout --value nee",
]  # fmt: skip
QUIET = ["log tekst", "timeline --json", "close --grounds klaar"]
"""What needs no plan."""


@pytest.fixture
def on_copy(begun: Ncp, plan_copy: PlanCopy, monkeypatch: pytest.MonkeyPatch) -> Ncp:
    """With an incident that runs on a copy of the plan."""
    monkeypatch.setenv("NCP_PLAN", str(plan_copy.root))
    return begun


@pytest.mark.parametrize("command", STILL)
def test_an_incident_goes_on_with_the_plan_it_kept_and_says_so(on_copy: Ncp, plan_copy: PlanCopy, command: str) -> None:
    remove_plan(plan_copy)
    result = on_copy("incident", *command.split())
    assert (result.code, "Traceback" in result.err) == (0, False), result.err
    assert "[plan-missing]" in result.err
    assert "kopie van plan" in result.err


@pytest.mark.parametrize("command", QUIET)
def test_what_needs_no_plan_works_without_one(on_copy: Ncp, plan_copy: PlanCopy, command: str) -> None:
    remove_plan(plan_copy)
    result = on_copy("incident", *command.split())
    assert (result.code, "Traceback" in result.err) == (0, False), result.err


@pytest.mark.slow
@pytest.mark.parametrize("command", ["log tekst --by ncsc", "answer casualties ja", "status", "status --json"])
def test_an_incident_goes_on_when_the_plan_has_a_mistake_and_names_it(
    on_copy: Ncp, plan_copy: PlanCopy, command: str
) -> None:
    break_plan(plan_copy)
    for _ in range(2):  # the second time is no quieter than the first
        result = on_copy("incident", *command.split())
        assert (result.code, "Traceback" in result.err) == (0, False), result.err
        assert "reference/facts.yaml:" in result.err
        assert "[value-not-allowed]" in result.err
        assert "kopie van plan" in result.err


@BROKEN
def test_what_was_written_on_the_kept_plan_is_in_the_log(
    on_copy: Ncp, plan_copy: PlanCopy, spoil: Callable[[PlanCopy], None], rule: str, entries: Entries
) -> None:
    before = entries()
    spoil(plan_copy)
    on_copy("incident", "log", "het plan is stuk")
    on_copy("incident", "answer", "casualties", "ja")
    after = entries()
    assert after[: len(before)] == before
    assert len(after) >= len(before) + 2


@BROKEN
def test_no_incident_begins_on_a_plan_that_does_not_load(
    on_copy: Ncp, plan_copy: PlanCopy, spoil: Callable[[PlanCopy], None], rule: str
) -> None:
    spoil(plan_copy)
    result = on_copy("incident", "start", "--title", "tweede")
    assert result.code in (WRONG, FINDINGS)
    assert f"[{rule}]" in result.err
    assert len(json.loads(on_copy("incident", "list", "--json").out)["incidents"]) == 1


def test_a_plan_that_loads_again_speaks_again_and_the_log_says_so(
    on_copy: Ncp, plan_copy: PlanCopy, entries: Entries
) -> None:
    plan_copy.replace("plan.yaml", "edition: ", "edition: '2-of-' # ")
    result = on_copy("incident", "status")
    assert result.code == 0
    assert "2-of-" in result.err
    assert PlanChanged in [type(entry.event) for entry in entries()]
    assert on_copy("incident", "status").err == ""

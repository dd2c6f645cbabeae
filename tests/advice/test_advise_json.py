"""The JSON of ``ncp advise``: the keys and types that the design promises, and the same bytes on every run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ncp.plan.model.plan import Plan
from tests.conftest import ROOT, Ncp

FACTS = """\
facts:
  exploited: true
  cause: malicious
  affected-sectors: [municipalities, health, citizens]
  affected-processes: [electricity-transport-production]
  provider-status: [central-government]
  advisory-likelihood: high
  advisory-damage: high
  personal-data-breach: unknown
"""
VERDICTS = {"applies", "does-not-apply", "undetermined"}
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@pytest.fixture
def facts_file(tmp_path: Path) -> Path:
    path = tmp_path / "facts.yaml"
    path.write_text(FACTS, encoding="utf-8")
    return path


@pytest.fixture
def answer(ncp: Ncp, facts_file: Path) -> dict[str, Any]:
    """What ``ncp advise --json`` says on 17 January 2020."""
    result = ncp("advise", "--facts", str(facts_file), "--on", "2020-01-17", "--json")
    assert (result.code, result.err) == (0, "")
    found: dict[str, Any] = json.loads(result.out)
    return found


def test_top_has_the_keys_of_the_design(answer: dict[str, Any]) -> None:
    promised = {
        "schema", "plan", "on", "levels", "recommended_levels", "roles", "powers", "out_of_force", "questions",
        "clocks", "cascade", "routes",
    }  # fmt: skip
    assert promised <= set(answer)
    assert set(answer) - promised == {"facts", "playbooks"}


def test_schema_plan_and_day_come_first(answer: dict[str, Any], plan: Plan) -> None:
    assert answer["schema"] == "ncp/advice/1"
    assert next(iter(answer)) == "schema"
    assert answer["plan"] == {"edition": plan.header.edition, "digest": plan.digest}
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", answer["plan"]["digest"])
    assert answer["on"] == "2020-01-17"


def test_facts_are_the_known_ones(answer: dict[str, Any]) -> None:
    assert answer["facts"]["affected-sectors"] == ["municipalities", "health", "citizens"]
    assert "personal-data-breach" not in answer["facts"]


def test_levels(answer: dict[str, Any], plan: Plan) -> None:
    assert {level["ladder"] for level in answer["levels"]} == {ladder.id for ladder in plan.ladders}
    for level in answer["levels"]:
        assert {"ladder", "id", "verdict", "explanation"} <= set(level)
        assert level["verdict"] in VERDICTS
        check_explanation(level["explanation"])


def test_recommended_levels_name_a_level_or_null(answer: dict[str, Any], plan: Plan) -> None:
    assert set(answer["recommended_levels"]) == {"national", "regional", "european"}
    for name in answer["recommended_levels"].values():
        assert name is None or name in plan.level_by_id


def test_roles(answer: dict[str, Any], plan: Plan) -> None:
    for role in answer["roles"]:
        assert {"id", "verdict", "duties", "explanation"} <= set(role)
        assert role["id"] in plan.role_by_id
        assert role["verdict"] in VERDICTS
        assert all(isinstance(duty, str) for duty in role["duties"])
        check_explanation(role["explanation"])


def test_powers(answer: dict[str, Any], plan: Plan) -> None:
    laws = {file.law.id for file in plan.laws}
    for power in answer["powers"]:
        promised = {"id", "kind", "law", "article", "rung", "holders", "verdict", "blocked_by", "explanation"}
        assert promised <= set(power)
        assert power["kind"] in ("power", "duty", "task")
        assert power["law"] in laws
        assert power["verdict"] in VERDICTS | {"not-yet"}
        assert (power["rung"] is None) != (power["track"] is None)
        assert set(power["holders"]) <= set(plan.role_by_id)
        assert set(power["blocked_by"]) <= set(plan.fact_by_id)
        check_explanation(power["explanation"])


def test_out_of_force(answer: dict[str, Any], plan: Plan) -> None:
    for power in answer["out_of_force"]:
        assert {"id", "lapsed_on", "succeeded_by"} <= set(power)
        assert power["id"] in plan.power_versions
        assert power["succeeded_by"] is None or power["succeeded_by"] in plan.power_versions
        days = [day for day in (power["lapsed_on"], power["starts_on"]) if day is not None]
        assert len(days) == 1
        assert DAY.fullmatch(days[0])


def test_questions(answer: dict[str, Any], plan: Plan) -> None:
    assert answer["questions"]
    for question in answer["questions"]:
        assert question["fact"] in plan.fact_by_id
        assert set(question["decides"]) <= set(plan.power_versions)


def test_clocks_cascade_and_routes(answer: dict[str, Any], plan: Plan) -> None:
    assert all(clock["power"] in plan.power_versions for clock in answer["clocks"])
    assert answer["cascade"]
    assert all(step["process"] in plan.process_by_id for step in answer["cascade"])
    routes = {route["sector"]: route for route in answer["routes"]}
    assert list(routes) == ["municipalities", "health", "citizens"]
    assert routes["citizens"]["blind_spot"] is True
    assert routes["municipalities"]["path"] == ["ncsc", "ibd"]


def check_explanation(reason: dict[str, Any]) -> None:
    assert reason["value"] in ("true", "false", "unknown")
    if reason["kind"] == "test":
        assert {"fact", "operator", "expected"} <= set(reason)
        assert ("actual" in reason) == (reason["value"] != "unknown")
    else:
        assert reason["kind"] == "group"
        assert reason["group"] in ("all", "any", "not")
        for part in reason["because"]:
            check_explanation(part)


def test_language_changes_nothing_in_the_json(ncp: Ncp, facts_file: Path) -> None:
    call = ("advise", "--facts", str(facts_file), "--on", "2020-01-17", "--json")
    assert ncp(*call, "--lang", "en") == ncp(*call, "--lang", "nl")


def test_without_a_day_the_law_of_today_speaks(ncp: Ncp, facts_file: Path) -> None:
    said = ncp("advise", "--facts", str(facts_file), "--json")
    assert json.loads(said.out)["on"] == "2026-11-23"


@pytest.mark.slow
def test_json_is_the_same_on_every_run(home: Path, facts_file: Path) -> None:
    """In processes of their own, each with another hash seed, so that no order of a set can show."""
    call = [sys.executable, "-m", "ncp", "advise", "--facts", str(facts_file), "--on", "2020-01-17", "--json"]
    runs = [
        subprocess.run(
            call, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    ]
    assert runs[0] == runs[1] == runs[2]
    assert json.loads(runs[0])["schema"] == "ncp/advice/1"

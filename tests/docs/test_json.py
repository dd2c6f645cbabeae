"""What json.md says that a document holds is what the command gives."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from ncp.plan.files import plan_files
from tests.conftest import Clock, Ncp
from tests.docs.pages import ROOT
from tests.repositories import Repository

PAGE = ROOT / "docs" / "reference" / "json.md"
FACTS = "facts: {exploited: true, affected-sectors: [energy], attack-technique: [edge-device-exploit]}\n"
CALLS = {
    "ncp/advice/1": "advise --facts facts.yaml",
    "ncp/status/1": "incident status",
    "ncp/next/1": "incident next",
    "ncp/timeline/1": "incident timeline",
    "ncp/entry/1": "incident show 2",
    "ncp/why/1": "incident why ncsc",
    "ncp/what-if/1": "incident what-if casualties=yes",
    "ncp/role/1": "incident role ncsc",
    "ncp/sitrep/1": "incident sitrep",
    "ncp/incidents/1": "incident list",
    "ncp/lessons/1": "lesson list",
    "ncp/cases/1": "case list",
    "ncp/case-check/1": "case check solarwinds-2020",
    "ncp/plan-show/1": "plan show",
    "ncp/plan-record/1": "plan show mccb",
    "ncp/plan-check/1": "plan check",
    "ncp/plan-rules/1": "plan rules yaml-tab",
    "ncp/plan-schema/1": "plan schema",
    "ncp/plan-gaps/1": "plan gaps --sector telecom",
    "ncp/plan-graph/1": "plan graph sectors",
    "ncp/power-list/1": "power list --sector energy",
    "ncp/power-show/1": "power show cbw-binding-instruction",
    "ncp/role-list/1": "role list",
    "ncp/role-show/1": "role show ncsc",
    "ncp/level-list/1": "level list",
    "ncp/level-show/1": "level show mccb",
    "ncp/fact-list/1": "fact list",
    "ncp/fact-show/1": "fact show exploited",
    "ncp/playbook-list/1": "playbook list",
    "ncp/playbook-show/1": "playbook show ddos-wave",
}
WITH_HISTORY = {
    "ncp/plan-editions/1": "plan editions",
    "ncp/plan-log/1": "plan log mccb",
    "ncp/plan-diff/1": "plan diff 2020.1 2026.1",
    "ncp/review/1": "review 2026",
}
WITHOUT_INCIDENT = ("advice", "incidents", "lessons", "case", "plan-", "review", "-list", "-show")


@pytest.fixture
def incident(ncp: Ncp, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Ncp:
    """An exercise that runs, and a facts file in the folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "facts.yaml").write_text(FACTS, "utf-8")
    assert ncp("incident", "start", "--facts", "facts.yaml", "--mode", "exercise").code == 0
    clock.advance(minutes=1)
    return ncp


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with two editions of the plan that ships; only the header differs."""
    made = Repository(tmp_path_factory.mktemp("history") / "plan")
    for name, content in plan_files(ROOT).items():
        made.write(name, content.decode())
    now = (ROOT / "plan.yaml").read_text("utf-8")
    then = now.replace('edition: "2026.1"', 'edition: "2020.1"').replace("date: 2026-11-23\n", "date: 2020-03-20\n", 1)
    for name, header in (("2020.1", then), ("2026.1", now)):
        made.write("plan.yaml", header)
        made.commit(f"Edition {name}")
    return made.root


@pytest.mark.parametrize("schema", CALLS)
def test_a_document_holds_what_the_page_says(schema: str, incident: Ncp) -> None:
    compare(schema, incident([*CALLS[schema].split(), "--json"]).out)


@pytest.mark.slow
@pytest.mark.parametrize("schema", WITH_HISTORY)
def test_a_document_about_editions_holds_what_the_page_says(schema: str, ncp: Ncp, history: Path) -> None:
    compare(schema, ncp(["--plan", str(history), *WITH_HISTORY[schema].split(), "--json"]).out)


def test_every_document_on_the_page_is_compared() -> None:
    headings = re.findall(r"^## `(ncp/[^`]+)`$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert sorted(headings) == sorted([*CALLS, *WITH_HISTORY])


def compare(schema: str, text: str) -> None:
    """The fields of a document are those that the page describes."""
    document = json.loads(text)
    common = {"schema"} if any(part in schema for part in WITHOUT_INCIDENT) else {"schema", "mode"}
    assert document["schema"] == schema
    assert set(document) == common | described(schema)


def described(schema: str) -> set[str]:
    """The fields in the first column of the table under the heading of a schema."""
    section = PAGE.read_text("utf-8").split(f"\n## `{schema}`\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (`[^|]*) \|", section, re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`([a-z_]+)`", row)}

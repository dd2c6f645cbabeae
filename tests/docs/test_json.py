"""What json.md says that a document holds is what the command gives."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Clock, Ncp
from tests.docs.pages import ROOT

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
    "ncp/cases/1": "case list",
    "ncp/case-check/1": "case check solarwinds-2020",
    "ncp/plan-show/1": "plan show",
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
WITHOUT_INCIDENT = ("advice", "incidents", "case", "plan-show", "-list", "-show")


@pytest.fixture
def incident(ncp: Ncp, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Ncp:
    """An exercise that runs, and a facts file in the folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "facts.yaml").write_text(FACTS, "utf-8")
    assert ncp("incident", "start", "--facts", "facts.yaml", "--mode", "exercise").code == 0
    clock.advance(minutes=1)
    return ncp


@pytest.mark.parametrize("schema", CALLS)
def test_a_document_holds_what_the_page_says(schema: str, incident: Ncp) -> None:
    result = incident([*CALLS[schema].split(), "--json"])
    document = json.loads(result.out)
    common = {"schema"} if any(part in schema for part in WITHOUT_INCIDENT) else {"schema", "mode"}
    assert document["schema"] == schema
    assert set(document) == common | described(schema)


def described(schema: str) -> set[str]:
    """The fields in the first column of the table under the heading of a schema."""
    section = PAGE.read_text("utf-8").split(f"\n## `{schema}`\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (`[^|]*) \|", section, re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`([a-z_]+)`", row)}

"""``ncp plan graph``: what can be asked, in which form, and where it goes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Ncp, PlanCopy

ASKED = (
    "playbook", "playbook critical-vulnerability", "playbook comply-or-explain", "powers", "powers cbw",
    "powers wbni-instruction", "roles", "roles ncsc", "roles agentschap-telecom", "sectors", "sectors energy",
    "sectors drinking-water-supply",
)  # fmt: skip


@pytest.mark.parametrize("asked", ASKED)
def test_picture_as_text_and_as_mermaid(ncp: Ncp, asked: str) -> None:
    text = ncp("plan", "graph", asked.split())
    drawn = ncp("plan", "graph", asked.split(), "--format", "mermaid")
    assert (text.code, text.err, drawn.code) == (0, "", 0)
    assert len(text.out.splitlines()) > 4
    assert drawn.out.splitlines()[3] in ("flowchart LR", "flowchart TB")


def test_text_of_a_playbook_reads_from_top_to_bottom(ncp: Ncp) -> None:
    lines = [line.strip() for line in ncp("plan", "graph", "playbook", "critical-vulnerability").out.splitlines()]
    assert lines.index("SIGNALERING") < lines.index("BESLUITVORMING")
    step = next(number for number, line in enumerate(lines) if line.startswith("cv-rate-advisory · "))
    assert lines[step + 1 : step + 3] == ["NCSC · weeg · binnen 2 uur", "na: cv-confirm"]


def test_json_holds_the_picture(ncp: Ncp) -> None:
    document = json.loads(ncp("plan", "graph", "sectors", "--json").out)
    assert document["schema"] == "ncp/plan-graph/1"
    assert {
        "relation": "feeds",
        "start": "internet-data-services",
        "end": "internet-access-data-traffic",
        "note": "",
    } in (document["edges"])


@pytest.mark.parametrize(
    ("name", "form", "first"),
    [
        ("roles.md", "mermaid", "```mermaid"),
        ("roles.mmd", "mermaid", "---"),
        ("roles.txt", "text", "Lijnen van en naar NCSC op 23 november 2026"),
    ],
)
def test_picture_goes_to_a_file(ncp: Ncp, tmp_path: Path, name: str, form: str, first: str) -> None:
    result = ncp("plan", "graph", "roles", "ncsc", "--format", form, "--out", str(tmp_path / name))
    assert (result.code, result.out) == (0, "")
    assert (tmp_path / name).read_text(encoding="utf-8").splitlines()[0] == first


def test_file_that_cannot_be_written_is_one_line(ncp: Ncp, tmp_path: Path) -> None:
    result = ncp("plan", "graph", "roles", "ncsc", "--format", "mermaid", "--out", str(tmp_path / "no" / "x.md"))
    assert "[output-unwritable]" in result.err
    assert len(result.err.splitlines()) == 1


def test_day_decides_who_is_there(ncp: Ncp) -> None:
    assert "minister-ezk" in ncp("plan", "graph", "roles", "--on", "2020-01-17").out
    assert "minister-kgg" not in ncp("plan", "graph", "roles", "--on", "2020-01-17").out


def test_picture_of_another_plan(ncp: Ncp, plan_copy: PlanCopy) -> None:
    plan_copy.replace("roles.yaml", "abbreviation: NCTV", "abbreviation: N-C-T-V")
    assert "nctv · N-C-T-V · " in ncp("plan", "graph", "roles", "--at", str(plan_copy.root)).out


def test_picture_of_another_plan_is_about_the_day_of_that_plan(ncp: Ncp, plan_copy: PlanCopy) -> None:
    plan_copy.replace("plan.yaml", "\ndate: 2026-11-23", "\ndate: 2020-03-20")
    asked = ("plan", "graph", "sectors", "--at", str(plan_copy.root))
    assert "op 20 maart 2020" in ncp(*asked).out
    assert "op 1 mei 2021" in ncp(*asked, "--on", "2021-05-01").out


@pytest.mark.parametrize(
    ("asked", "rule"),
    [
        ("weather", "usage"),
        ("playbook ddos-waves", "playbook-unknown"),
        ("powers cbww", "power-unknown"),
        ("roles ncscc", "role-unknown"),
        ("roles minister-ezk", "role-not-on-day"),
        ("sectors energie", "sector-unknown"),
        ("roles --format svg", "usage"),
        ("roles --on gisteren", "date-unreadable"),
    ],
)
def test_what_does_not_exist_is_refused(ncp: Ncp, asked: str, rule: str) -> None:
    result = ncp("plan", "graph", asked.split())
    assert (result.code, result.out) == (2, "")
    assert f"[{rule}]" in result.err


def test_a_role_that_ended_names_the_way_to_its_own_days(ncp: Ncp) -> None:
    refused = ncp("plan", "graph", "roles", "minister-ezk").err
    assert all(part in refused for part in ("minister-ezk", "23 november 2026", "--on", "--at"))
    assert ncp("plan", "graph", "roles", "minister-ezk", "--on", "2020-01-17").code == 0

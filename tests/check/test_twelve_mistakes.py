"""A plan with twelve different mistakes: every one is found, at its line and column, in every format."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Ncp, PlanCopy
from tests.mistakes import Mistake, mistaken

CBW = "legal_powers/cbw.yaml"
SOURCES = "reference/sources.yaml"
VULNERABILITY = "playbooks/critical-vulnerability.yaml"

MISTAKES = (
    Mistake("cases/citrix-2020.yaml", "timeline:", "status: documented", "status: yes", "yaml-trap", "status: |yes"),
    Mistake("cases/log4shell-2021.yaml", "case:", "  playbooks:", "  playboks:", "key-unknown", "  |playboks:"),
    Mistake("reference/measures.yaml", "measures:", "2026-11-23", "2026-02-30", "date-invalid", "2026-02-30"),
    Mistake(
        SOURCES,
        "sources:\n",
        "sources:\n",
        "sources:\n  - {id: ad-aec62429, title: A, kind: press, read: own}\n",
        "id-duplicate",
        "- id: |ad-aec62429\n",
    ),
    Mistake(
        "roles.yaml",
        "- id: nctv\n",
        "{from: 2005-01-01, to: 2012-09-30}",
        "{from: 2012-10-01, to: 2012-09-30}",
        "window-backwards",
        "{from: 2012-10-01, to: 2012-09-30}",
    ),
    Mistake("roles.yaml", "- id: nctv\n", "to: minister-jenv", "to: minister-jen", "role-unknown", "minister-jen\n"),
    Mistake(
        CBW, "- id: cbw-csirt-designation\n", "cbb-2026-08-15]", "cbb-2026-08-51]", "source-unknown", "cbb-2026-08-51"
    ),
    Mistake(
        CBW,
        "- id: cbw-single-point-of-contact\n",
        "[{role: minister-jenv, executed_by: ncsc}]",
        "[]",
        "power-without-holder",
        "holder: |[]",
    ),
    Mistake(
        "reference/intervention_ladder.yaml",
        "- id: emergency-separate",
        "at_least: severe",
        "at_least: sever",
        "fact-value-unknown",
        "sever",
    ),
    Mistake(
        VULNERABILITY,
        "- id: cv-rate-advisory",
        "after: [cv-confirm]",
        "after: [cv-rate-advisory]",
        "step-circle",
        "after: |[cv-rate-advisory]",
    ),
    Mistake(
        "escalation_levels.yaml",
        "- id: mccb\n",
        "to: 2022-11-24",
        "to: 2022-11-20",
        "version-gap",
        "{from: 2022-11-25}",
    ),
    Mistake(
        "legal_powers/gaswet.yaml",
        "powers:",
        'article: "8b"',
        'article: "art. 8b"',
        "article-form",
        '"art. 8b"',
    ),
)
Found = tuple[str, int, int, str]


@pytest.fixture
def seeded(plan_copy: PlanCopy, home: Path, monkeypatch: pytest.MonkeyPatch) -> list[Found]:
    """Where the twelve stand, in order of place; the plan that speaks is the copy that has them."""
    monkeypatch.chdir(plan_copy.root)
    monkeypatch.setenv("NCP_PLAN", str(plan_copy.root))
    return sorted((each.file, *mistaken(plan_copy, each), each.rule) for each in MISTAKES)


def test_all_twelve_are_found_in_text(seeded: list[Found], ncp: Ncp) -> None:
    result = ncp("plan", "check")
    found = re.findall(r"^(\S+\.yaml):(\d+):(\d+): (?:fout|waarschuwing) \[([a-z-]+)\] \S", result.out, re.MULTILINE)
    assert result.code == 1
    assert [(path, int(line), int(column), rule) for path, line, column, rule in found] == seeded
    assert "10 fouten, 2 waarschuwingen" in result.out


def test_all_twelve_are_found_in_json(seeded: list[Found], ncp: Ncp) -> None:
    result = ncp("plan", "check", "--format", "json")
    found = json.loads(result.out)["findings"]
    assert result.code == 1
    assert [(each["path"], each["line"], each["column"], each["rule"]) for each in found] == seeded


def test_all_twelve_are_found_as_remarks_for_a_pipeline(seeded: list[Found], ncp: Ncp) -> None:
    result = ncp("plan", "check", "--format", "github")
    found = re.findall(
        r"^::(?:error|warning) file=(\S+?),line=(\d+),col=(\d+),title=([a-z-]+)::\S", result.out, re.MULTILINE
    )
    assert result.code == 1
    assert [(path, int(line), int(column), rule) for path, line, column, rule in found] == seeded


def test_every_caret_stands_under_what_is_wrong(seeded: list[Found], ncp: Ncp, plan_copy: PlanCopy) -> None:
    """The line above the caret is the line of the file, and the caret stands at its column."""
    lines = ncp("plan", "check").out.splitlines()
    carets = [(lines[number - 1][4:], line.index("^") - 3) for number, line in enumerate(lines) if line.strip() == "^"]
    expected = [(plan_copy.text(path).splitlines()[line - 1], column) for path, line, column, _ in seeded]
    assert [(text, column) for text, column in carets] == [(text[:120], column) for text, column in expected]

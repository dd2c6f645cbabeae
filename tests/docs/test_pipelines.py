"""The pipelines in the guide for policy staff, run line by line in a clone as a runner would; only pip is left out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import PlanCopy
from tests.docs.pages import ROOT, blocks
from tests.repositories import SETTINGS, git

PAGE = ROOT / "docs" / "guide" / "policy-staff.md"
HOLDER = 'article: "74"\n    holder: [{role: competent-authority, for: sector}]'
OTHER_HOLDER = 'article: "74"\n    holder: [{role: minister-bzk}]'


def pipelines() -> dict[str, dict[str, Any]]:
    """The pipelines on the page, read as YAML, by the service they are for."""
    texts = ["\n".join(block.lines) for block in blocks(PAGE) if block.words == ("yaml",)]
    marks = {"GitHub": "runs-on:", "GitLab": "CI_PIPELINE_SOURCE"}
    return {name: yaml.safe_load(text) for name, mark in marks.items() for text in texts if mark in text}


def script_of(service: str) -> list[str]:
    """The lines that a runner would give to a shell, without installing."""
    job = pipelines()[service]["jobs"]["plan"] if service == "GitHub" else pipelines()[service]["plan"]
    lines = [step["run"] for step in job["steps"] if "run" in step] if service == "GitHub" else job["script"]
    return [line for line in lines if not line.startswith("pip ")]


@pytest.fixture
def clone(plan_copy: PlanCopy, tmp_path: Path) -> Path:
    """A clone with a branch on which a holder changed, and no acceptances."""
    git(plan_copy.root, "init", "--quiet", "--initial-branch=main")
    git(plan_copy.root, "add", "--all")
    git(plan_copy.root, "commit", "--quiet", "--message=Plan")
    folder = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(plan_copy.root), str(folder))
    git(folder, "switch", "--quiet", "--create=voorstel")
    law = folder / "legal_powers" / "cbw.yaml"
    law.write_text(law.read_text("utf-8").replace(HOLDER, OTHER_HOLDER), "utf-8")
    (folder / "akkoord.yaml").write_text("[]\n", "utf-8")
    git(folder, "commit", "--quiet", "--all", "--message=Another holder")
    return folder


def run(folder: Path, lines: Sequence[str], home: Path) -> tuple[int, str, Path]:
    summary = folder.parent / "summary.md"
    environment = {
        **os.environ, **SETTINGS, "NCP_HOME": str(home), "NCP_PLAN": str(folder), "NCP_LANG": "nl",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_BASE_REF": "main", "GITHUB_STEP_SUMMARY": str(summary),
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(folder, "rev-parse", "origin/main"),
    }  # fmt: skip
    ran = subprocess.run(
        ["sh", "-e", "-c", "\n".join(lines)], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert ran.stderr == ""
    return ran.returncode, ran.stdout, summary if summary.exists() else folder / "wijziging.md"


@pytest.mark.slow
@pytest.mark.parametrize("service", ["GitHub", "GitLab"])
def test_a_pipeline_of_the_guide_fails_on_another_holder(service: str, clone: Path, home: Path) -> None:
    code, out, report = run(clone, script_of(service), home)
    assert code == 1
    assert "power-holder-changed" in out
    assert report.read_text("utf-8").startswith("- **Soort wijziging**: 1 ingrijpend")


@pytest.mark.slow
def test_a_remark_of_the_pipeline_stands_beside_the_line(clone: Path, home: Path) -> None:
    _, out, _ = run(clone, script_of("GitHub"), home)
    assert any(line.startswith("::error file=legal_powers/cbw.yaml,line=") for line in out.splitlines())


def test_the_guide_has_a_pipeline_for_each_service() -> None:
    assert set(pipelines()) == {"GitHub", "GitLab"}

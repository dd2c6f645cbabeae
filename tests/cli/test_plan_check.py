"""``ncp plan check``: what it shows, in which form, with which exit code, and what it remembers."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from ncp.cli import current
from tests.cli.conftest import FINDINGS, WRONG
from tests.conftest import Ncp, PlanCopy

REVIEWED = "reviewed_on: 2026-11-23"
LONG_AGO = "reviewed_on: 2020-02-21"


@pytest.fixture
def copy(plan_copy: PlanCopy, home: Path, monkeypatch: pytest.MonkeyPatch) -> PlanCopy:
    """A copy of the plan that speaks; the user stands beside it, in the folder ``plan`` is in."""
    monkeypatch.chdir(plan_copy.root.parent)
    monkeypatch.setenv("NCP_PLAN", str(plan_copy.root))
    return plan_copy


def test_a_plan_without_findings_says_what_was_looked_at(ncp: Ncp) -> None:
    result = ncp("plan", "check", "--lang", "en")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("no findings: ")
    assert "0 records" not in result.out


def test_a_warning_alone_is_a_finding(copy: PlanCopy, ncp: Ncp) -> None:
    line = copy.replace("plan.yaml", REVIEWED, LONG_AGO)
    result = ncp("plan", "check")
    assert result.code == FINDINGS
    assert result.out.startswith(f"plan/plan.yaml:{line}:14: waarschuwing [review-overdue] ")
    assert "0 fouten, 1 waarschuwing\n" in result.out
    assert "ncp plan rules review-overdue" in result.out


def test_level_error_leaves_warnings_out_and_says_so(copy: PlanCopy, ncp: Ncp) -> None:
    copy.replace("plan.yaml", REVIEWED, LONG_AGO)
    result = ncp("plan", "check", "--level", "error")
    assert result.code == 0
    assert "review-overdue" not in result.out
    assert "niet getoond: 1 waarschuwing" in result.out


def test_an_error_and_a_warning_are_counted_apart(copy: PlanCopy, ncp: Ncp) -> None:
    copy.replace("plan.yaml", REVIEWED, LONG_AGO)
    copy.replace("plan.yaml", "duty_office: nctv", "duty_office: nobody")
    both, errors = ncp("plan", "check"), ncp("plan", "check", "--level", "error")
    assert (both.code, errors.code) == (FINDINGS, FINDINGS)
    assert "1 fout, 1 waarschuwing" in both.out
    assert "1 fout, 0 waarschuwingen" in errors.out


@pytest.mark.parametrize("named", ["plan", "./plan", "{root}"])
def test_another_folder_is_checked_and_its_files_can_be_opened(
    named: str, copy: PlanCopy, ncp: Ncp, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy.replace("plan.yaml", REVIEWED, LONG_AGO)
    monkeypatch.delenv("NCP_PLAN")
    result = ncp("plan", "check", named.format(root=copy.root))
    path = result.out.split(":", maxsplit=1)[0]
    assert Path(path).resolve() == copy.root / "plan.yaml"


def test_from_inside_the_plan_a_path_needs_no_folder(copy: PlanCopy, ncp: Ncp, monkeypatch: pytest.MonkeyPatch) -> None:
    copy.replace("plan.yaml", REVIEWED, LONG_AGO)
    monkeypatch.chdir(copy.root)
    assert ncp("plan", "check", ".").out.startswith("plan.yaml:")


def test_a_version_in_git_is_checked_without_touching_the_folder(copy: PlanCopy, ncp: Ncp) -> None:
    copy.replace("plan.yaml", REVIEWED, LONG_AGO)
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-C", str(copy.root)]
    for words in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "x"]):
        subprocess.run([*git, *words], check=True)
    copy.replace("plan.yaml", LONG_AGO, REVIEWED)
    assert ncp("plan", "check").code == 0
    result = ncp("plan", "check", "HEAD")
    assert result.code == FINDINGS
    assert result.out.startswith("HEAD:plan.yaml:")


def test_the_day_decides_what_is_too_old(ncp: Ncp) -> None:
    assert ncp("plan", "check", "--on", "2027-11-23").code == 0
    late = ncp("plan", "check", "--on", "2027-11-24")
    assert late.code == FINDINGS
    assert "[review-overdue]" in late.out


def test_json_holds_every_finding_with_its_place(copy: PlanCopy, ncp: Ncp) -> None:
    line = copy.replace("plan.yaml", "duty_office: nctv", "duty_office: nctb")
    result = ncp("plan", "check", "--json", "--lang", "en")
    document = json.loads(result.out)
    (finding,) = document["findings"]
    assert result.code == FINDINGS
    assert (document["schema"], document["errors"], document["warnings"]) == ("ncp/plan-check/1", 1, 0)
    assert finding == {
        "rule": "role-unknown", "layer": "references", "level": "error", "path": "plan.yaml", "line": line,
        "column": 14, "values": {"id": "nctb", "suggestion": "nctv"}, "excerpt": "duty_office: nctb",
        "text": "role 'nctb' does not exist; see ncp role list; did you mean 'nctv'?",
    }  # fmt: skip


def test_format_json_is_json(ncp: Ncp) -> None:
    assert ncp("plan", "check", "--format", "json").out == ncp("plan", "check", "--json").out


def test_remarks_for_a_pipeline(copy: PlanCopy, ncp: Ncp) -> None:
    line = copy.replace("plan.yaml", REVIEWED, LONG_AGO)
    result = ncp("plan", "check", "--format", "github", "--lang", "en")
    assert result.out.startswith(
        f"::warning file=plan/plan.yaml,line={line},col=14,title=review-overdue::the plan was "
    )


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        pytest.param(["--format", "xml"], "usage", id="a form that does not exist"),
        pytest.param(["--level", "notice"], "usage", id="a level that does not exist"),
        pytest.param(["--on", "gisteren"], "date-unreadable", id="no day"),
        pytest.param(["empty"], "plan-missing", id="a folder without a plan"),
    ],
)
def test_wrong_use(words: list[str], rule: str, copy: PlanCopy, ncp: Ncp) -> None:
    Path("empty").mkdir()
    result = ncp("plan", "check", *words)
    assert (result.code, result.out) == (WRONG, "")
    assert f"[{rule}]" in result.err


def test_what_is_in_a_file_cannot_steer_the_terminal_or_add_a_line(copy: PlanCopy, ncp: Ncp) -> None:
    copy.replace("plan.yaml", "duty_office: nctv", 'duty_office: "x\\n::error::y"')
    for form in ("text", "github"):
        lines = ncp("plan", "check", "--format", form).out.splitlines()
        assert [line for line in lines if line.startswith("::error::")] == []


def test_an_unchanged_plan_is_not_read_again(copy: PlanCopy, ncp: Ncp) -> None:
    """What the first check kept is what the second shows: it does not even open the files."""
    copy.replace("plan.yaml", REVIEWED, LONG_AGO)
    first = ncp("plan", "check")
    path = copy.root / "roles.yaml"
    kept = next((current.session().cache / "checks").iterdir())
    written = kept.stat().st_mtime_ns
    os.utime(copy.root, ns=(0, 0))  # the folder's own times say nothing about its files
    assert ncp("plan", "check") == first
    assert kept.stat().st_mtime_ns == written
    path.write_text(path.read_text("utf-8") + "# one line more\n", "utf-8")
    ncp("plan", "check")
    assert len(list((current.session().cache / "checks").iterdir())) == 2


def test_two_days_are_two_answers(copy: PlanCopy, ncp: Ncp) -> None:
    assert (ncp("plan", "check").code, ncp("plan", "check", "--on", "2030-01-01").code) == (0, FINDINGS)

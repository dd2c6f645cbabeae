"""``ncp plan editions`` on real repositories with the plan that ships in them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from ncp.plan.files import plan_files
from tests.conftest import ROOT, Ncp, PlanCopy
from tests.repositories import Repository, git


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan that ships as edition 2026.1, a correction, and edition 2027.1 with one record more and one less."""
    made = Repository(tmp_path_factory.mktemp("history") / "repository")
    for name, content in plan_files(ROOT).items():
        made.write(name, content.decode())
    copy = PlanCopy(made.plan)
    made.commit("Edition 2026.1")
    copy.replace("roles.yaml", "abbreviation: NCTV", "abbreviation: N-C-T-V")
    made.commit("Correct an abbreviation")
    copy.replace("plan.yaml", 'edition: "2026.1"', 'edition: "2027.1"')
    copy.replace("plan.yaml", "date: 2026-11-23", "date: 2027-06-01")
    copy.replace("reference/sources.yaml", "sources:\n", f"sources:\n{SOURCE}")
    made.commit("Edition 2027.1")
    return made.root


SOURCE = "  - {id: a-new-source, title: Nieuw, kind: report, read: full}\n"


@pytest.fixture
def plan(history: Path, tmp_path: Path) -> PlanCopy:
    """A repository of its own for a test that changes it."""
    shutil.copytree(history, tmp_path / "plan")
    return PlanCopy(tmp_path / "plan")


def listed(ncp: Ncp, folder: Path) -> dict[str, Any]:
    result = ncp("--plan", str(folder), "plan", "editions", "--json")
    assert (result.code, result.err) == (0, "")
    document: dict[str, Any] = json.loads(result.out)
    return document


@pytest.mark.slow
def test_editions_with_their_dates_corrections_and_size(ncp: Ncp, history: Path) -> None:
    first, second = listed(ncp, history)["editions"]
    assert (first["edition"], first["date"], first["corrections"], first["size"]) == ("2026.1", "2026-11-23", 1, None)
    assert first["commit"] == git(history, "rev-parse", "HEAD~2")
    assert first["last_commit"] == git(history, "rev-parse", "HEAD~1")
    assert (second["edition"], second["date"], second["corrections"]) == ("2027.1", "2027-06-01", 0)
    assert second["size"] == {"added": 1, "removed": 0, "changed": 1}


@pytest.mark.slow
def test_folder_that_is_the_last_edition(ncp: Ncp, plan: PlanCopy) -> None:
    document = listed(ncp, plan.root)
    nothing = {"added": 0, "removed": 0, "changed": 0}
    assert document["folder"] == {"edition": "2027.1", "is_same": True, "size": nothing}
    assert "gelijk aan uitgave 2027.1" in ncp("--plan", str(plan.root), "plan", "editions").out


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("roles.yaml", "N-C-T-V", "NCTV", "wijkt af van uitgave 2027.1: 0 erbij, 0 weg, 1 anders"),
        ("reference/sources.yaml", SOURCE, "", "wijkt af van uitgave 2027.1: 0 erbij, 1 weg, 0 anders"),
        ("roles.yaml", "roles:\n", "roles:\n  # who takes part\n", "alleen af in opmerkingen of opmaak"),
        ("plan.yaml", '"2027.1"', '"2028.1"', "noemt zich uitgave 2028.1 en wijkt af van 2027.1"),
        ("roles.yaml", "roles:\n", "rollen:\n", "laat zich niet lezen: zie ncp plan check"),
    ],
)
def test_folder_that_differs_says_how(ncp: Ncp, plan: PlanCopy, name: str, old: str, new: str, words: str) -> None:
    plan.replace(name, old, new)
    assert words in ncp("--plan", str(plan.root), "plan", "editions").out


@pytest.mark.slow
def test_bare_repository_has_editions_and_no_folder(ncp: Ncp, history: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", str(history), "bare.git")
    document = listed(ncp, tmp_path / "bare.git")
    assert [each["edition"] for each in document["editions"]] == ["2026.1", "2027.1"]
    assert document["folder"] is None


@pytest.mark.slow
def test_shallow_clone_says_what_is_missing(ncp: Ncp, history: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{history}", "shallow")
    document = listed(ncp, tmp_path / "shallow")
    assert [(each["edition"], each["is_cut_off"]) for each in document["editions"]] == [("2027.1", True)]
    assert document["fetch"] == f"git -C {tmp_path / 'shallow'} fetch --unshallow"
    assert "fetch --unshallow" in ncp("--plan", str(tmp_path / "shallow"), "plan", "editions").out


@pytest.mark.slow
def test_edition_that_does_not_load_has_no_size(ncp: Ncp, plan: PlanCopy) -> None:
    plan.replace("roles.yaml", "roles:\n", "rollen:\n")
    plan.replace("plan.yaml", '"2027.1"', '"2028.1"')
    git(plan.root, "commit", "--quiet", "--all", "--message=Broken")
    result = ncp("--plan", str(plan.root), "plan", "editions")
    assert result.code == 0
    assert "Uitgave 2028.1 is niet te vergelijken" in result.out


def test_folder_outside_git_is_refused(ncp: Ncp, plan_copy: PlanCopy) -> None:
    result = ncp("--plan", str(plan_copy.root), "plan", "editions")
    assert (result.code, result.out) == (2, "")
    assert "[not-in-git]" in result.err


def test_repository_without_history_says_so(ncp: Ncp, plan_copy: PlanCopy) -> None:
    git(plan_copy.root, "init", "--quiet")
    result = ncp("--plan", str(plan_copy.root), "plan", "editions")
    assert result.code == 0
    assert "nog geen uitgave" in result.out


@pytest.mark.slow
@pytest.mark.parametrize("width", ["80", "110"])
def test_list_fits_the_screen(ncp: Ncp, history: Path, width: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", width)
    lines = ncp("--plan", str(history), "plan", "editions").out.splitlines()
    assert max(map(len, lines)) <= int(width)
    row = next(line for line in lines if line.startswith("2027.1"))
    assert row.split()[-3:] == ["1", "0", "1"]

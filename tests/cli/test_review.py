"""``ncp review``: the report of a year from real editions in git, and its proposals as files."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ncp.plan.files import FOLDER_NAMES, plan_names
from tests.conftest import ROOT, Ncp
from tests.repositories import Repository, git


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Two editions: one of March 2020, and the shipped one of 2026; they differ in who speaks for the plan."""
    made = Repository(tmp_path / "plan")
    for name in plan_names(ROOT):
        made.write(name, (ROOT / name).read_text("utf-8"))
    header = (ROOT / "plan.yaml").read_text("utf-8")
    older = header.replace('edition: "2026.1"', 'edition: "2020.1"').replace(
        "date: 2026-11-23\n", "date: 2020-03-20\n", 1
    )
    made.write("plan.yaml", older.replace("duty_office: nctv", "duty_office: ncc"))
    made.commit("Edition 2020.1")
    made.write("plan.yaml", header)
    made.commit("Edition 2026.1")
    monkeypatch.setenv("NCP_PLAN", str(made.root))
    return made


@pytest.mark.slow
def test_review_of_a_year_speaks_about_the_edition_of_that_year(ncp: Ncp, repository: Repository) -> None:
    shown = ncp("review", "2020")
    assert shown.code == 0, shown.err
    assert "# Jaarverslag van het plan over 2020" in shown.out
    assert "Plan: uitgave 2020.1 van 20 maart 2020" in shown.out
    assert "Citrix ADC en Gateway" in shown.out
    assert "cit-2" in shown.out
    assert "## 9. Voorgestelde wijzigingen van het plan" in shown.out


@pytest.mark.slow
def test_a_proposal_points_at_the_role_and_not_at_its_place_in_the_sharing_network(
    ncp: Ncp, repository: Repository
) -> None:
    assert "`cio-rijk` (`roles.yaml:" in ncp("review", "2020").out


@pytest.mark.slow
def test_review_counts_what_the_edition_of_the_year_changed(ncp: Ncp, repository: Repository) -> None:
    (step,) = json.loads(ncp("review", "2026", "--json").out)["editions"]
    assert (step["old"], step["new"]) == ("2020.1", "2026.1")
    assert sum(step["changes"].values()) > 0


@pytest.mark.slow
def test_proposals_are_files_with_the_yaml_as_it_stands(ncp: Ncp, repository: Repository, tmp_path: Path) -> None:
    folder = tmp_path / "voorstellen"
    assert ncp("review", "2020", "--out", str(tmp_path / "verslag.md"), "--proposals", str(folder)).code == 0
    stub = next(folder.glob("*-lesson-cit-1.md")).read_text("utf-8")
    assert "```yaml\n    - id: cv-read-language\n" in stub
    assert "playbooks/critical-vulnerability.yaml:" in stub


@pytest.mark.slow
def test_a_proposal_that_somebody_worked_on_is_not_overwritten(
    ncp: Ncp, repository: Repository, tmp_path: Path
) -> None:
    folder = tmp_path / "voorstellen"
    call = ("review", "2020", "--out", str(tmp_path / "verslag.md"), "--proposals", str(folder))
    assert ncp(*call).code == 0
    next(folder.glob("*-lesson-cit-1.md")).unlink()
    (folder / "99-lesson-cit-1.md").write_text("Mijn tekst", "utf-8")
    next(folder.glob("*-lesson-cit-2.md")).unlink()
    again = ncp(*call)
    assert [path.read_text("utf-8") for path in folder.glob("*-lesson-cit-1.md")] == ["Mijn tekst"]
    assert f"1 voorstellen in {folder}\nNiet overschreven, want het bestand is er al: " in again.err
    assert len(list(folder.glob("*-lesson-cit-2.md"))) == 1


@pytest.mark.slow
def test_review_without_git_says_so_and_goes_on(ncp: Ncp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "los"
    folder.mkdir()
    for name in plan_names(ROOT):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    assert all((folder / name).is_dir() for name in FOLDER_NAMES)
    monkeypatch.setenv("NCP_PLAN", str(folder))
    shown = ncp("review", "2026")
    assert shown.code == 0, shown.err
    assert "Eerdere uitgaven zijn niet gevonden: het plan staat niet in git" in shown.out


@pytest.mark.slow
def test_an_incident_of_the_year_stands_in_the_review(ncp: Ncp, repository: Repository, tmp_path: Path) -> None:
    facts = tmp_path / "feiten.yaml"
    facts.write_text("facts: {exploited: true}\n", "utf-8")
    started = ncp("incident", "start", "--title", "Oefening Kade", "--mode", "exercise", "--facts", str(facts))
    assert started.code == 0, started.err
    shown = ncp("review", "2026")
    assert r"| \[OEFENING\] Oefening Kade | oefening |" in shown.out


@pytest.mark.slow
@pytest.mark.parametrize(
    ("year", "rule"), [("2019", "review-before-plan"), ("2031", "review-year"), ("twintig", "usage")]
)
def test_a_year_without_a_review_is_refused(ncp: Ncp, repository: Repository, year: str, rule: str) -> None:
    shown = ncp("review", year)
    assert (shown.code, shown.out) == (2, "")
    assert f"[{rule}]" in shown.err


@pytest.mark.slow
@pytest.mark.parametrize("year", ["2019", "2020", "2026"])
def test_history_that_is_cut_off_is_not_history_that_was_not_there(
    ncp: Ncp, repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, year: str
) -> None:
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{repository.root}", "shallow")
    monkeypatch.setenv("NCP_PLAN", str(shallow))
    shown = ncp("review", year)
    assert (shown.code, shown.out) == (2, "")
    assert "[review-cut-off]" in shown.err
    assert f"git -C {shallow} fetch --unshallow" in shown.err


@pytest.mark.slow
def test_both_languages_say_the_same_number_of_things(ncp: Ncp, repository: Repository) -> None:
    dutch, english = (ncp("review", "2020", "--lang", language).out for language in ("nl", "en"))
    assert dutch.count("\n#") == english.count("\n#")
    assert dutch.count("\n|") == english.count("\n|")
    assert dutch.count("\n- ") == english.count("\n- ")

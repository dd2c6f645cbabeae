"""``ncp plan diff`` as a user calls it: two plans by name, what fails a pipeline, and the change of one file in git."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Ncp
from tests.diff.small import Edit, edited, place_of
from tests.repositories import SETTINGS, Repository

ACT = "legal_powers/act.yaml"
HOLDER = Edit(ACT, "id: act-order", "holder: {role: minister-a", "holder: {role: minister-b")
WORDING = Edit("roles.yaml", "id: helpdesk", "name: {nl: Helpdesk", "name: {nl: Hulp")
POWR = Edit(ACT, "", "kind: power", "kind: powr")
OLD_HOLDER = place_of(edited(), ACT, "id: act-order", "{role: minister-a")
BROKEN = Edit("roles.yaml", "id: helpdesk", "kind: organisation", "kind: organization")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository with the small plan on its top, committed, as the plan that speaks."""
    made = Repository(tmp_path / "repo")
    put(made)
    made.commit("Edition 2020.1")
    monkeypatch.setenv("NCP_PLAN", str(made.root))
    monkeypatch.chdir(made.root)
    return made


@pytest.fixture
def call(ncp: Ncp, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Ncp:
    """Run in that repository (``ncp`` names the shipped plan when it is made)."""
    monkeypatch.setenv("NCP_PLAN", str(repository.root))
    return ncp


def put(repository: Repository, *edits: Edit) -> None:
    for name, content in edited(*edits).items():
        repository.write(name, content.decode())


# ---- what is compared ----


def test_the_last_edition_is_compared_with_the_folder(call: Ncp, repository: Repository) -> None:
    put(repository, HOLDER)
    result = call("plan", "diff", "2020.1")
    assert result.code == 0
    assert "andere houder: Minister A → Minister B" in result.out
    assert f"{ACT}:{OLD_HOLDER.line}:{OLD_HOLDER.column}" in result.out


def test_a_branch_is_compared_with_another(call: Ncp, repository: Repository) -> None:
    repository.git("switch", "--quiet", "--create", "voorstel")
    put(repository, HOLDER)
    repository.commit("Another holder")
    document = json.loads(call("plan", "diff", "main", "voorstel", "--json").out)
    assert [change["rule"] for change in document["changes"]] == ["power-holder-changed"]
    assert document["new"]["commit"] == repository.git("rev-parse", "voorstel")


def test_a_plan_that_did_not_change_says_so(call: Ncp) -> None:
    result = call("plan", "diff", "HEAD", ".")
    assert (result.code, "Geen verschil." in result.out) == (0, True)


def test_a_folder_is_compared_too(call: Ncp, tmp_path: Path) -> None:
    other = tmp_path / "other"
    for name, content in edited(WORDING).items():
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_bytes(content)
    result = call("plan", "diff", ".", str(other), "--format", "json")
    assert [change["rule"] for change in json.loads(result.out)["changes"]] == ["name-reworded"]


# ---- what goes wrong ----


def test_a_plan_that_does_not_load_shows_its_problems_with_its_side(call: Ncp, repository: Repository) -> None:
    put(repository, BROKEN)
    commit = repository.commit("Broken")
    put(repository, WORDING, POWR)
    result = call("plan", "diff", commit[:7], ".")
    assert result.code == 1
    kind = place_of(edited(BROKEN), "roles.yaml", "id: helpdesk", "organization")
    assert f"{commit[:7]}:roles.yaml:{kind.line}:{kind.column}: fout [value-not-allowed]" in result.err
    other = place_of(edited(POWR), ACT, "", "powr")
    assert f"\n{ACT}:{other.line}:{other.column}: fout [value-not-allowed]" in result.err


@pytest.mark.parametrize("arguments", [
    ("--format", "html"), ("--level", "zwaar"), ("--fail-on", "zwaar"), ("--kind", "wet"),
])  # fmt: skip
def test_a_choice_that_does_not_exist_is_refused_with_the_others(call: Ncp, arguments: tuple[str, str]) -> None:
    result = call("plan", "diff", "HEAD", ".", *arguments)
    assert (result.code, arguments[0] in result.err) == (2, True)


def test_a_record_that_neither_plan_has_is_refused_with_the_nearest(call: Ncp) -> None:
    result = call("plan", "diff", "HEAD", ".", "--subject", "act-orde")
    assert (result.code, "act-order" in result.err) == (2, True)


# ---- pipelines ----


@pytest.mark.parametrize(("edit", "level", "code"), [
    (HOLDER, "ingrijpend", 1), (HOLDER, "redactioneel", 1), (WORDING, "beoordelen", 0), (WORDING, "redactioneel", 1),
])  # fmt: skip
def test_a_heavy_change_fails_a_pipeline(call: Ncp, repository: Repository, edit: Edit, level: str, code: int) -> None:
    put(repository, edit)
    assert call("plan", "diff", "HEAD", ".", "--fail-on", level).code == code


@pytest.mark.parametrize(("edits", "level", "said"), [
    ((HOLDER,), "ingrijpend", "code 1: 1 wijziging van niveau ingrijpend zonder akkoord (--fail-on ingrijpend)"),
    ((HOLDER, WORDING), "redactioneel",
     "code 1: 2 wijzigingen van niveau redactioneel of zwaarder zonder akkoord (--fail-on redactioneel)"),
])  # fmt: skip
def test_the_screen_ends_with_why_the_pipeline_fails(
    call: Ncp, repository: Repository, edits: tuple[Edit, ...], level: str, said: str
) -> None:
    put(repository, *edits)
    shown = call("plan", "diff", "HEAD", ".", "--fail-on", level).out
    assert shown.split()[-len(said.split()) :] == said.split()


@pytest.mark.parametrize("form", ["json", "markdown", "github"])
def test_what_a_program_reads_does_not_say_why(call: Ncp, repository: Repository, form: str) -> None:
    put(repository, HOLDER)
    result = call("plan", "diff", "HEAD", ".", "--format", form, "--fail-on", "ingrijpend")
    assert (result.code, "code 1" in result.out) == (1, False)


def test_what_passes_ends_without_a_verdict(call: Ncp, repository: Repository) -> None:
    put(repository, WORDING)
    assert "code 1" not in call("plan", "diff", "HEAD", ".", "--fail-on", "ingrijpend").out


def test_an_accepted_change_does_not_fail_it(call: Ncp, repository: Repository, tmp_path: Path) -> None:
    put(repository, HOLDER)
    document = json.loads(call("plan", "diff", "HEAD", ".", "--json").out)
    fingerprint = document["changes"][0]["fingerprint"]
    file = tmp_path / "akkoord.yaml"
    file.write_text(
        f'- fingerprint: "{fingerprint}"\n  who: minister-a\n  why: Zo besloten.\n  until: 2026-12-31\n', "utf-8"
    )
    result = call("plan", "diff", "HEAD", ".", "--accepted", str(file), "--fail-on", "redactioneel")
    assert (result.code, "akkoord: Minister A" in result.out) == (0, True)


def test_an_acceptance_that_expired_is_said_and_fails_again(call: Ncp, repository: Repository, tmp_path: Path) -> None:
    put(repository, HOLDER)
    fingerprint = json.loads(call("plan", "diff", "HEAD", ".", "--json").out)["changes"][0]["fingerprint"]
    file = tmp_path / "akkoord.yaml"
    file.write_text(f'- fingerprint: "{fingerprint}"\n  who: minister-a\n  why: Zo.\n  until: 2026-11-22\n', "utf-8")
    result = call("plan", "diff", "HEAD", ".", "--accepted", str(file), "--fail-on", "ingrijpend")
    assert result.code == 1
    assert "[acceptance-expired]" in result.err


def test_a_remark_stands_beside_the_changed_line(call: Ncp, repository: Repository) -> None:
    put(repository, HOLDER)
    result = call("plan", "diff", "HEAD", ".", "--format", "github", "--fail-on", "ingrijpend")
    assert result.code == 1
    assert result.out.startswith(
        f"::error file={ACT},line={OLD_HOLDER.line},col={OLD_HOLDER.column},title=ingrijpend%3A bevoegdheid Bevel"
    )


# ---- one file, as git asks for it ----


@pytest.fixture
def driven(repository: Repository, home: Path) -> Repository:
    """A repository that shows plan files by their records, as the guide says to set it up."""
    command = shlex.join([sys.executable, "-m", "ncp", "plan", "git-diff"])
    repository.git("config", "diff.ncp.command", command)
    repository.write(".gitattributes", "*.yaml diff=ncp\n")
    repository.commit("Show records")
    return repository


def shown_by(repository: Repository, *arguments: str) -> str:
    environment = {**os.environ, **SETTINGS, "PYTHONPATH": str(Path(__file__).resolve().parents[2]), "NCP_LANG": "nl"}
    ran = subprocess.run(
        ["git", "--no-pager", "diff", *arguments],
        cwd=repository.root, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout


@pytest.mark.slow
def test_git_shows_the_records_of_one_file(driven: Repository) -> None:
    put(driven, HOLDER)
    out = shown_by(driven)
    assert ACT in out
    assert "andere houder: Minister A → Minister B" in out


@pytest.mark.slow
def test_git_shows_a_file_that_does_not_load_line_by_line(driven: Repository) -> None:
    put(driven, BROKEN)
    out = shown_by(driven)
    assert "Regel voor regel" in out
    assert "+    kind: organization" in out


@pytest.mark.slow
def test_git_shows_a_new_file_and_a_removed_one(driven: Repository) -> None:
    driven.write("legal_powers/second.yaml", edited()["legal_powers/idle.yaml"].decode().replace("idle", "second"))
    driven.git("add", "--all")
    assert "nieuw in het plan" in shown_by(driven, "--cached")
    driven.commit("Second law")
    (driven.root / "legal_powers/second.yaml").unlink()
    assert "uit het plan" in shown_by(driven)


@pytest.mark.slow
def test_git_shows_a_file_of_no_plan_line_by_line(driven: Repository) -> None:
    driven.write("other.yaml", "a: 1\n")
    driven.commit("Other")
    driven.write("other.yaml", "a: 2\n")
    assert "+a: 2" in shown_by(driven)


def test_called_by_hand_it_says_that_git_must_call_it(call: Ncp) -> None:
    result = call("plan", "git-diff", "roles.yaml")
    assert (result.code, "git" in result.err) == (2, True)

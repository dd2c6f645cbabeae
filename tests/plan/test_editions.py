"""Plans by name, from real repositories: whole, bare, shallow, in a subfolder, or not there at all."""

from __future__ import annotations

import datetime
import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from ncp.plan.editions import editions_in, is_plan_file, plan_at
from ncp.plan.files import digest_of, plan_files, plan_names
from ncp.plan.load import load_plan
from ncp.problem import Refused
from tests.conftest import ROOT
from tests.repositories import SETTINGS, Repository, git


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Edition 2020.1, a commit that is no part of the plan, edition 2022.1 with a correction, and another one."""
    made = Repository(tmp_path / "repository")
    made.edition("2020.1", "2020-03-20", "first")
    made.write("README.md", "not the plan")
    made.commit("Read me")
    made.edition("2022.1", "2022-12-21", "second")
    made.write("roles.yaml", "second, corrected")
    made.commit("Correct a role")
    made.write("README.md", "still not the plan")
    made.commit("Read me again")
    return made


def rule_of(name: str, folder: Path) -> tuple[str, dict[str, str]]:
    with pytest.raises(Refused) as caught:
        plan_at(name, folder)
    (problem,) = caught.value.problems
    return problem.rule, problem.values


# ---- what a name means ----


@pytest.mark.parametrize(
    ("name", "roles", "edition", "at"),
    [
        pytest.param(".", "second, corrected", "2022.1", None, id="the folder itself"),
        pytest.param("2020.1", "first", "2020.1", "HEAD~4", id="an edition"),
        pytest.param("2022.1", "second, corrected", "2022.1", "HEAD~1", id="an edition with a later correction"),
        pytest.param("main", "second, corrected", "2022.1", "HEAD", id="a branch"),
        pytest.param("HEAD~2", "second", "2022.1", "HEAD~2", id="a commit counted back"),
        pytest.param("refs/heads/main", "second, corrected", "2022.1", "HEAD", id="a full ref"),
    ],
)
def test_name(repository: Repository, name: str, roles: str, edition: str, at: str | None) -> None:
    found = plan_at(name, repository.plan)
    commit = at and repository.git("rev-parse", at)
    assert (found.files["roles.yaml"], found.edition, found.commit) == (roles.encode(), edition, commit)
    assert sorted(found.files) == ["plan.yaml", "roles.yaml"]


def test_files_stand_in_the_order_of_a_folder(repository: Repository) -> None:
    repository.write("legal_powers/cbw.yaml", "law: {id: cbw}")
    repository.write("reference/facts.yaml", "facts: []")
    repository.commit("More files")
    assert list(plan_at("HEAD", repository.plan).files) == list(plan_files(repository.plan))


def test_hash_means_its_commit_short_or_long(repository: Repository) -> None:
    full = repository.git("rev-parse", "HEAD~4")
    assert plan_at(full, repository.plan).commit == plan_at(full[:8], repository.plan).commit == full


def test_point_is_the_folder_with_what_is_not_committed(repository: Repository) -> None:
    repository.write("roles.yaml", "not committed")
    assert plan_at(".", repository.plan).files["roles.yaml"] == b"not committed"
    assert plan_at("2022.1", repository.plan).files["roles.yaml"] == b"second, corrected"


def test_path_of_another_plan_folder_means_that_folder(repository: Repository, tmp_path: Path) -> None:
    other = Repository(tmp_path / "other")
    other.edition("2030.1", "2030-01-01", "of another")
    found = plan_at(str(other.plan), repository.plan)
    assert (found.edition, found.commit) == ("2030.1", None)


def test_folder_needs_no_git(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text('edition: "1.0"\n', encoding="utf-8")
    assert plan_at(".", tmp_path).edition == plan_at(str(tmp_path), tmp_path).edition == "1.0"


def test_edition_goes_before_a_tag_of_that_name_and_says_so(repository: Repository) -> None:
    tagged = repository.git("rev-parse", "HEAD~3")
    repository.git("tag", "2020.1", tagged)
    repository.git("tag", "2022.1", "HEAD~1")
    first, second = plan_at("2020.1", repository.plan), plan_at("2022.1", repository.plan)
    assert (first.commit, first.overshadowed) == (repository.git("rev-parse", "HEAD~4"), tagged)
    assert (second.commit, second.overshadowed) == (repository.git("rev-parse", "HEAD~1"), None)
    assert plan_at("tags/2020.1", repository.plan).commit == tagged


def test_annotated_tag_means_its_commit(repository: Repository) -> None:
    repository.git("tag", "--annotate", "--message=vast", "vast", "HEAD~2")
    assert plan_at("vast", repository.plan).commit == repository.git("rev-parse", "HEAD~2")


HOSTILE = (
    "", "-", "--", "--all", "--output=stolen", "-Ostolen", "HEAD..main", "main...HEAD", "^main", "HEAD:plan.yaml",
    "HEAD^{tree}", "a\nb", "main\n--output=stolen", "a\x00b", "\x1b[31m", "@{-1}", "@{yesterday", "*", "x" * 5000,
    "$(touch stolen)", "; touch stolen", "HEAD --output=stolen", "\udcff",
)  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_name_is_unknown_and_does_nothing(
    repository: Repository, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository.root)
    before = sorted(repository.root.rglob("*"))
    rule, _ = rule_of(name, repository.plan)
    assert rule == "ref-unknown"
    assert sorted(repository.root.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "rule"),
    [("2021.1", "edition-unknown"), ("no-such-branch", "ref-unknown"), ("abcdef0", "ref-unknown")],
)
def test_unknown_name_lists_the_editions(repository: Repository, name: str, rule: str) -> None:
    assert rule_of(name, repository.plan) == (rule, {"name": name, "known": "2020.1, 2022.1"})


def test_folder_without_a_plan_is_called_that(repository: Repository, tmp_path: Path) -> None:
    assert rule_of(str(tmp_path), repository.plan)[0] == "plan-missing"


@pytest.mark.parametrize("name", ["plan.yaml", "not-there"])
def test_plan_folder_that_is_no_folder_has_no_plan(repository: Repository, name: str) -> None:
    assert rule_of("2020.1", repository.plan / name)[0] == "plan-missing"


def test_commit_before_the_plan_has_none(tmp_path: Path) -> None:
    made = Repository(tmp_path / "repository")
    made.write("README.md", "nothing yet")
    first = made.commit("Begin")
    made.edition("2020.1", "2020-03-20", "first")
    rule, values = rule_of("HEAD~1", made.plan)
    assert (rule, values["commit"]) == ("plan-not-there", first[:12])


def test_link_in_a_plan_is_refused(repository: Repository) -> None:
    (repository.plan / "roles.yaml").unlink()
    (repository.plan / "roles.yaml").symlink_to("/etc/hostname")
    repository.commit("Link")
    assert rule_of("HEAD", repository.plan)[0] == "file-not-regular"


# ---- where the repository is ----


def test_plan_in_a_subfolder(tmp_path: Path) -> None:
    made = Repository(tmp_path / "repository", "crisis/plan [nl]")
    made.edition("2020.1", "2020-03-20", "first")
    (made.root / "plan.yaml").write_text('edition: "9.9"\n', encoding="utf-8")
    made.edition("2022.1", "2022-12-21", "second")
    assert [each.edition for each in editions_in(made.plan)] == ["2020.1", "2022.1"]
    assert plan_at("2020.1", made.plan).files["roles.yaml"] == b"first"
    assert plan_at("main", made.plan).files["roles.yaml"] == b"second"


@pytest.mark.parametrize("place", ["", "crisis/plan"])
def test_bare_repository(tmp_path: Path, place: str) -> None:
    made = Repository(tmp_path / "repository", place)
    made.edition("2020.1", "2020-03-20", "first")
    made.edition("2022.1", "2022-12-21", "second")
    git(tmp_path, "clone", "--quiet", "--bare", str(made.root), "bare.git")
    bare = tmp_path / "bare.git"
    assert [each.edition for each in editions_in(bare)] == ["2020.1", "2022.1"]
    assert plan_at("2020.1", bare).files["roles.yaml"] == b"first"
    assert plan_at("main", bare).files["roles.yaml"] == b"second"
    assert rule_of(".", bare)[0] == "plan-missing"


def test_second_working_tree_has_its_own_head(repository: Repository, tmp_path: Path) -> None:
    repository.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "second"), "HEAD~3")
    assert [each.edition for each in editions_in(tmp_path / "second")] == ["2020.1"]
    assert plan_at("main", tmp_path / "second").edition == "2022.1"


def test_variables_of_another_repository_are_not_obeyed(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Repository(tmp_path / "other")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE"):
        monkeypatch.setenv(name, str(other.root / ".git"))
    assert plan_at("2020.1", repository.plan).files["roles.yaml"] == b"first"


def test_settings_of_the_user_change_nothing(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "gitconfig"
    settings.write_text(
        "[log]\nshowSignature = true\nshowRoot = false\ndecorate = full\ndate = relative\ndiffMerges = off\n"
        "[color]\nui = always\n[diff]\nrenames = copies\nnoprefix = true\nexternal = false\n[core]\nabbrev = 4\n"
        "quotePath = true\npager = false\n[format]\npretty = raw\n[notes]\ndisplayRef = *\n[alias]\nlog = status\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    monkeypatch.setenv("GIT_TRACE", "1")
    assert [(each.edition, each.corrections) for each in editions_in(repository.plan)] == [("2020.1", 0), ("2022.1", 1)]


def test_nothing_is_written(repository: Repository) -> None:
    before = {path: path.stat().st_mtime_ns for path in repository.root.rglob("*")}
    plan_at("2020.1", repository.plan)
    editions_in(repository.plan)
    assert {path: path.stat().st_mtime_ns for path in repository.root.rglob("*")} == before


@pytest.mark.parametrize("name", ["main", "2020.1"])
def test_outside_git(tmp_path: Path, name: str) -> None:
    (tmp_path / "plan.yaml").write_text('edition: "1.0"\n', encoding="utf-8")
    assert rule_of(name, tmp_path) == ("not-in-git", {"path": str(tmp_path)})


def test_folder_that_git_does_not_track_has_no_editions(repository: Repository) -> None:
    (repository.root / "draft").mkdir()
    (repository.root / "draft" / "plan.yaml").write_text('edition: "9.9"\n', encoding="utf-8")
    assert editions_in(repository.root / "draft") == ()
    assert rule_of("main", repository.root / "draft")[0] == "plan-not-there"


def test_repository_without_a_commit_has_no_editions(tmp_path: Path) -> None:
    made = Repository(tmp_path / "repository")
    assert editions_in(made.plan) == ()
    assert rule_of("2020.1", made.plan) == ("edition-unknown", {"name": "2020.1", "known": "-"})


def test_without_git_only_folders_have_names(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert rule_of("2020.1", repository.plan)[0] == "git-missing"
    assert plan_at(".", repository.plan).edition == "2022.1"


# ---- what is not here ----


@pytest.fixture
def shallow(repository: Repository, tmp_path: Path) -> Path:
    """A clone with the last commit alone."""
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{repository.root}", "shallow")
    return tmp_path / "shallow"


def obey(command: str) -> None:
    """Run the command that a message names."""
    subprocess.run(shlex.split(command), env=os.environ | SETTINGS, check=True, capture_output=True)


def test_shallow_clone_knows_what_it_has(shallow: Path) -> None:
    (edition,) = editions_in(shallow)
    assert (edition.edition, edition.is_cut_off) == ("2022.1", True)
    assert plan_at("2022.1", shallow).files["roles.yaml"] == b"second, corrected"


@pytest.mark.parametrize(
    ("name", "rule"), [("2020.1", "edition-cut-off"), ("HEAD~4", "commit-missing"), ("main^", "commit-missing")]
)
def test_shallow_clone_names_the_command_that_brings_the_rest(shallow: Path, name: str, rule: str) -> None:
    found, values = rule_of(name, shallow)
    assert (found, values["command"]) == (rule, f"git -C {shallow} fetch --unshallow")
    obey(values["command"])
    assert plan_at(name, shallow).commit


def test_missing_commit_is_named_with_the_command_that_brings_it(repository: Repository, shallow: Path) -> None:
    first = repository.git("rev-parse", "HEAD~4")
    rule, values = rule_of(first, shallow)
    assert (rule, values["id"]) == ("commit-missing", first)
    assert values["command"] == f"git -C {shallow} fetch origin {first}"
    obey(values["command"])
    assert plan_at(first, shallow).files["roles.yaml"] == b"first"


def test_content_that_a_partial_clone_left_out_is_named_and_not_fetched(repository: Repository, tmp_path: Path) -> None:
    repository.git("config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", "--no-checkout", f"file://{repository.root}", "partial")
    rule, values = rule_of("main", tmp_path / "partial")
    assert (rule, values["command"]) == (
        "commit-missing",
        f"git -C {tmp_path / 'partial'} fetch --refetch --no-filter origin",
    )
    obey(values["command"])
    assert plan_at("main", tmp_path / "partial").files["roles.yaml"] == b"second, corrected"


def test_commit_that_git_lost_is_named(repository: Repository) -> None:
    lost = repository.git("rev-parse", "HEAD")
    shutil.rmtree(repository.root / ".git" / "objects" / lost[:2])
    assert rule_of(lost, repository.plan)[0] == "commit-missing"


# ---- the editions ----


def test_editions_are_listed_oldest_first(repository: Repository) -> None:
    first, second = editions_in(repository.plan)
    commit = lambda name: repository.git("rev-parse", name)  # noqa: E731
    assert (first.edition, first.date, first.corrections) == ("2020.1", datetime.date(2020, 3, 20), 0)
    assert (first.commit, first.last_commit) == (commit("HEAD~4"), commit("HEAD~4"))
    assert (second.edition, second.date, second.corrections) == ("2022.1", datetime.date(2022, 12, 21), 1)
    assert (second.commit, second.last_commit) == (commit("HEAD~2"), commit("HEAD~1"))
    assert not second.is_cut_off


def test_edition_on_a_branch_that_was_merged_counts_from_the_merge(repository: Repository) -> None:
    repository.git("switch", "--quiet", "--create", "draft")
    repository.edition("2023.1", "2023-06-01", "draft")
    repository.write("roles.yaml", "ready")
    repository.commit("Ready")
    repository.git("switch", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "--message=Merge the new edition", "draft")
    last = editions_in(repository.plan)[-1]
    assert (last.edition, last.commit, last.corrections) == ("2023.1", repository.git("rev-parse", "HEAD"), 0)
    assert plan_at("2023.1", repository.plan).files["roles.yaml"] == b"ready"


def test_edition_that_came_back_means_its_last_commit(repository: Repository) -> None:
    repository.edition("2023.1", "2023-06-01", "too early")
    repository.edition("2022.1", "2022-12-21", "back")
    assert [each.edition for each in editions_in(repository.plan)] == ["2020.1", "2022.1", "2023.1"]
    assert plan_at("2022.1", repository.plan).files["roles.yaml"] == b"back"


def test_header_that_cannot_be_read_leaves_the_edition_what_it_was(repository: Repository) -> None:
    repository.write("plan.yaml", "edition: [\n")
    broken = repository.commit("Break it")
    last = editions_in(repository.plan)[-1]
    assert (last.edition, last.last_commit, last.corrections) == ("2022.1", broken, 2)
    assert plan_at("HEAD", repository.plan).edition == ""


def test_plan_that_was_removed_and_came_back(repository: Repository) -> None:
    repository.git("rm", "--quiet", "plan.yaml", "roles.yaml")
    repository.commit("Remove")
    assert rule_of("HEAD", repository.plan)[0] == "plan-not-there"
    assert [each.edition for each in editions_in(repository.plan)] == ["2020.1", "2022.1"]


# ---- the plan that ships ----


@pytest.mark.slow
@pytest.mark.parametrize("edition", ["2020.1", "2022.1", "2026.1"])
def test_every_edition_of_the_shipped_plan_still_loads(edition: str) -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("the history is not here")
    found = plan_at(edition, ROOT)
    assert load_plan(found.files).plan.header.edition == found.edition == edition


def test_same_files_belong_to_a_plan_in_git_as_in_a_folder() -> None:
    names = plan_names(ROOT)
    assert [name for name in names if not is_plan_file(name)] == []
    assert digest_of(plan_at(str(ROOT), ROOT).files) == digest_of(plan_files(ROOT))


@pytest.mark.parametrize("name", ["README.md", "docs/plan.yaml", "cases/deep/x.yaml", "cases/x.json", "plan.yaml.orig"])
def test_other_files_do_not_belong_to_a_plan(name: str) -> None:
    assert not is_plan_file(name)

"""Files that were read before: the same answer as reading them again, and never more than a shortcut."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ncp.cli.session import Session
from ncp.plan.files import plan_files
from ncp.plan.known_files import KnownFiles
from ncp.plan.load import LoadedPlan, load_plan, read_files
from ncp.plan.located import ReadFile
from ncp.plan.room import make_room
from ncp.problem import Place, Problem, Refused
from tests.conftest import NOW, ROOT, PlanCopy

WBNI = "legal_powers/wbni.yaml"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that knows every file of the plan that ships; only to read from."""
    folder = tmp_path_factory.mktemp("known") / "cache"
    load_plan(plan_files(ROOT), folder)
    return folder


@pytest.fixture(scope="module")
def known(filled: Path) -> LoadedPlan:
    """The plan that ships, out of the cache."""
    return load_plan(plan_files(ROOT), filled)


def entries(cache: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (cache / "files").iterdir()}


def places_of(file: ReadFile) -> dict[tuple[str | int, ...], Place]:
    return {field.path: file.place(field.path) for field in file.fields}


def problems_of(files: dict[str, bytes], cache: Path | None) -> list[Problem]:
    with pytest.raises(Refused) as refused:
        load_plan(files, cache)
    return refused.value.problems


def test_known_plan_is_the_plan_that_was_read(known: LoadedPlan, loaded: LoadedPlan) -> None:
    assert (known.plan, known.cases) == (loaded.plan, loaded.cases)


def test_files_of_a_plan_come_in_the_order_they_were_given(known: LoadedPlan) -> None:
    assert [file.path for file in known.files] == list(plan_files(ROOT))


def test_every_place_in_a_known_file_is_the_place_that_was_read(known: LoadedPlan, loaded: LoadedPlan) -> None:
    for file, fresh in zip(known.files, loaded.files, strict=True):
        assert places_of(file) == places_of(fresh), file.path


def test_every_test_in_a_known_file_is_where_it_was_read(known: LoadedPlan, loaded: LoadedPlan) -> None:
    for file, fresh in zip(known.files, loaded.files, strict=True):
        there = [(test, file.place((*path, "fact"))) for test, path in file.tests]
        assert there == [(test, fresh.place((*path, "fact"))) for test, path in fresh.tests], file.path


def test_known_file_has_its_lines(known: LoadedPlan) -> None:
    file = next(file for file in known.files if file.path == WBNI)
    assert "\n".join(file.lines) == (ROOT / WBNI).read_text(encoding="utf-8").rstrip("\n")
    assert file.problem("role-unknown", ("law", "id")).excerpt == "  id: wbni"


def test_record_of_a_known_file_is_the_record_in_the_plan(known: LoadedPlan) -> None:
    records = [file.record for file in known.files if file.path.startswith("legal_powers/")]
    assert [id(law) for law in known.plan.laws] == [id(record) for record in records]


def test_one_entry_a_file_and_one_that_says_the_plan_is_sound(filled: Path) -> None:
    assert len(entries(filled)) == len(plan_files(ROOT)) + 1


def test_only_a_changed_file_is_read_again(plan_copy: PlanCopy, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    before = load_plan(plan_files(plan_copy.root), cache)
    known = set(entries(cache))
    plan_copy.write(WBNI, "# one line more\n" + plan_copy.text(WBNI))
    after = load_plan(plan_files(plan_copy.root), cache)
    new = set(entries(cache)) - known
    assert sorted("sound" if "-sound-" in name else "file" for name in new) == ["file", "sound"]
    assert (after.plan.laws, after.cases) == (before.plan.laws, before.cases)
    lines = [file.place(("law",)).line for plan in (before, after) for file in plan.files if file.path == WBNI]
    assert lines[1] == lines[0] + 1


def test_changed_file_says_what_it_says_now(plan_copy: PlanCopy, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    load_plan(plan_files(plan_copy.root), cache)
    plan_copy.replace(WBNI, "abbreviation: Wbni", "abbreviation: Wbni-oud")
    files = plan_files(plan_copy.root)
    assert load_plan(files, cache) == load_plan(files)


def test_same_content_under_another_name_bears_its_own_name(plan_copy: PlanCopy, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    load_plan(plan_files(plan_copy.root), cache)
    (plan_copy.root / WBNI).rename(plan_copy.root / "legal_powers/zzz.yaml")
    found = load_plan(plan_files(plan_copy.root), cache)
    assert {file.path for file in found.files if file.path.endswith(("zzz.yaml", "wbni.yaml"))} == {
        "legal_powers/zzz.yaml"
    }
    assert next(f for f in found.files if f.path == "legal_powers/zzz.yaml").place(()).path == "legal_powers/zzz.yaml"


def test_content_that_is_known_as_a_law_is_no_playbook(plan_copy: PlanCopy, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    load_plan(plan_files(plan_copy.root), cache)
    plan_copy.write("playbooks/law.yaml", plan_copy.text(WBNI))
    rules = {problem.rule for problem in problems_of(plan_files(plan_copy.root), cache)}
    assert rules == {"key-unknown", "key-missing"}


def test_bad_file_is_reported_every_time(plan_copy: PlanCopy, tmp_path: Path) -> None:
    plan_copy.replace(WBNI, "abbreviation: Wbni", "abbreviation: no")
    plan_copy.replace("roles.yaml", "roles:", "rolls:")
    files = plan_files(plan_copy.root)
    cold = problems_of(files, None)
    assert {problem.rule for problem in cold} == {"yaml-trap", "key-unknown", "key-missing"}
    assert [problems_of(files, tmp_path / "cache") for _ in range(3)] == [cold] * 3


def test_bad_reference_between_known_files_is_reported_every_time(plan_copy: PlanCopy, tmp_path: Path) -> None:
    plan_copy.replace(WBNI, "sources: [", "sources: [nowhere-at-all, ")
    files = plan_files(plan_copy.root)
    cold = problems_of(files, None)
    assert [problem.rule for problem in cold] == ["source-unknown"]
    assert [problems_of(files, tmp_path / "cache") for _ in range(3)] == [cold] * 3


def test_plan_is_checked_again_when_a_file_goes(plan_copy: PlanCopy, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    load_plan(plan_files(plan_copy.root), cache)
    (plan_copy.root / WBNI).unlink()
    files = plan_files(plan_copy.root)
    assert problems_of(files, cache) == problems_of(files, None)


BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut off": lambda body: body[: len(body) // 2],
    "longer": lambda body: body + b"\x00",
    "no MessagePack": lambda _: b"\xc1 not a file",
    "one bit turned over": lambda body: body[:-1] + bytes(last ^ 1 for last in body[-1:]),
    "a word changed": lambda body: body.replace(b"nctv", b"ncsc"),
}


@pytest.mark.parametrize("break_it", BROKEN.values(), ids=BROKEN)
def test_damaged_entries_are_read_again(
    filled: Path, loaded: LoadedPlan, tmp_path: Path, break_it: Callable[[bytes], bytes]
) -> None:
    whole = entries(filled)
    (tmp_path / "files").mkdir()
    for name, body in whole.items():
        (tmp_path / "files" / name).write_bytes(break_it(body))
    found = load_plan(plan_files(ROOT), tmp_path)
    assert (found.plan, found.cases, found.files) == (loaded.plan, loaded.cases, loaded.files)
    assert {name: body for name, body in entries(tmp_path).items() if "-sound-" not in name} == {
        name: body for name, body in whole.items() if "-sound-" not in name
    }


def test_file_in_the_place_of_the_cache_costs_time_and_nothing_else(loaded: LoadedPlan, tmp_path: Path) -> None:
    blocked = tmp_path / "cache"
    blocked.write_text("I am not a folder")
    assert load_plan(plan_files(ROOT), blocked).plan == loaded.plan
    assert blocked.read_text() == "I am not a folder"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_cache_that_may_not_be_written_costs_time_and_nothing_else(loaded: LoadedPlan, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert load_plan(plan_files(ROOT), tmp_path / "cache").plan == loaded.plan


def test_nothing_is_kept_without_a_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    read_files({"plan.yaml": (ROOT / "plan.yaml").read_bytes()})
    assert list(tmp_path.iterdir()) == []


def test_what_can_be_read_comes_with_the_problems_of_the_rest() -> None:
    files = {"plan.yaml": (ROOT / "plan.yaml").read_bytes(), "roles.yaml": b"roles: no\n"}
    found = read_files(files)
    read, problems = found.read, found.problems
    assert [file.path for file in read] == ["plan.yaml"]
    rules = [problem.rule for problem in problems]
    assert rules[-1] == "yaml-trap"
    assert set(rules[:-1]) == {"plan-file-missing"}


def test_session_reads_the_plan_with_its_places(home: Path, loaded: LoadedPlan) -> None:
    session = Session({"NCP_HOME": str(home), "NCP_PLAN": str(ROOT)}, lambda: NOW)
    assert session.read_plan() == loaded
    assert (session.plan, session.cases) == (loaded.plan, loaded.cases)


def aged(folder: Path, count: int) -> Path:
    """A folder with entries 0 (used longest ago), 1, 2 and so on."""
    for number in range(count):
        path = folder / str(number)
        path.write_bytes(b"")
        os.utime(path, ns=(number, number))
    return folder


def test_folder_that_is_not_full_is_left_alone(tmp_path: Path) -> None:
    make_room(aged(tmp_path, 8), "*", 8)
    assert len(list(tmp_path.iterdir())) == 8


def test_what_was_used_longest_ago_makes_room(tmp_path: Path) -> None:
    make_room(aged(tmp_path, 9), "*", 8)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["3", "4", "5", "6", "7", "8"]


def test_room_is_made_among_one_kind_of_entries(tmp_path: Path) -> None:
    (tmp_path / "known-plans.json").write_text("{}")
    make_room(aged(tmp_path, 9), "[0-9]", 4)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["6", "7", "8", "known-plans.json"]


def test_no_room_is_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    make_room(tmp_path / "none", "*", 1)


def test_entry_that_is_asked_for_counts_as_used_now(tmp_path: Path) -> None:
    content = (ROOT / WBNI).read_bytes()
    read = read_files({WBNI: content}, tmp_path).read
    (entry,) = (tmp_path / "files").iterdir()
    os.utime(entry, ns=(0, 0))
    assert KnownFiles(tmp_path).read(content, type(read[0].record)) is not None
    assert entry.stat().st_mtime_ns > 0

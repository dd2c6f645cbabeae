"""The cache of decoded plans: a shortcut, and never more than that."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ncp.plan import cache
from ncp.plan.files import digest_of, plan_files
from ncp.plan.load import LoadedPlan
from tests.conftest import ROOT, Ncp, PlanCopy


@pytest.fixture
def kept(loaded: LoadedPlan, tmp_path: Path) -> Path:
    """A cache that holds the plan that ships."""
    folder = tmp_path / "cache"
    cache.keep(folder, loaded.plan, loaded.cases)
    return folder


def entry(folder: Path, kind: str) -> Path:
    (found,) = folder.glob(f"*.{kind}")
    return found


def test_kept_plan_is_the_plan_that_was_loaded(kept: Path, loaded: LoadedPlan) -> None:
    assert cache.read_cached(kept, loaded.plan.digest) == loaded.plan


def test_kept_cases_are_the_cases_that_were_loaded(kept: Path, loaded: LoadedPlan) -> None:
    assert cache.read_cached_cases(kept, loaded.plan.digest) == loaded.cases


def test_kept_plan_bears_the_digest_of_the_files(kept: Path) -> None:
    digest = digest_of(plan_files(ROOT))
    plan = cache.read_cached(kept, digest)
    assert plan is not None
    assert plan.digest == digest


def test_other_digest_is_not_in_the_cache(kept: Path) -> None:
    assert cache.read_cached(kept, "sha256:" + "0" * 64) is None
    assert cache.read_cached_cases(kept, "sha256:" + "0" * 64) is None


def test_plan_without_a_cache_folder(tmp_path: Path, loaded: LoadedPlan) -> None:
    assert cache.read_cached(tmp_path / "none", loaded.plan.digest) is None


def test_bytes_of_a_plan_are_the_plan_again(loaded: LoadedPlan) -> None:
    assert cache.decode_plan(cache.encode_plan(loaded.plan)) == loaded.plan


BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut off": lambda body: body[: len(body) // 2],
    "no MessagePack": lambda _: b"\xc1 not a plan",
    "another shape": lambda _: b"\x80",
    "text that is not UTF-8": lambda body: body.replace(b"nctv", b"\xff\xfe\xfd\xfc"),
}


@pytest.mark.parametrize("break_it", BROKEN.values(), ids=BROKEN)
def test_broken_entry_is_no_plan(kept: Path, loaded: LoadedPlan, break_it: Callable[[bytes], bytes]) -> None:
    for kind in ("plan", "cases"):
        path = entry(kept, kind)
        path.write_bytes(break_it(path.read_bytes()))
    assert cache.read_cached(kept, loaded.plan.digest) is None
    assert cache.read_cached_cases(kept, loaded.plan.digest) is None


@pytest.mark.parametrize("break_it", BROKEN.values(), ids=BROKEN)
def test_command_gives_the_same_answer_with_a_broken_cache(
    ncp: Ncp, home: Path, break_it: Callable[[bytes], bytes]
) -> None:
    before = ncp("plan", "show", "--json")
    for kind in ("plan", "cases"):
        path = entry(home / "cache", kind)
        path.write_bytes(break_it(path.read_bytes()))
    assert ncp("plan", "show", "--json") == before


def test_broken_entry_is_mended_by_the_next_command(ncp: Ncp, home: Path, loaded: LoadedPlan) -> None:
    path = entry(home / "cache", "plan")
    path.write_bytes(b"")
    ncp("plan", "show")
    assert cache.read_cached(home / "cache", loaded.plan.digest) == loaded.plan


def test_file_in_the_place_of_the_cache_folder_costs_time_and_nothing_else(loaded: LoadedPlan, tmp_path: Path) -> None:
    blocked = tmp_path / "cache"
    blocked.write_text("I am not a folder")
    cache.keep(blocked, loaded.plan, loaded.cases)
    assert cache.read_cached(blocked, loaded.plan.digest) is None
    assert blocked.read_text() == "I am not a folder"


def test_nothing_half_written_stays_behind(kept: Path) -> None:
    assert sorted(path.suffix for path in kept.iterdir()) == [".cases", ".plan"]


def test_changed_plan_is_read_anew(ncp: Ncp, plan_copy: PlanCopy) -> None:
    folder = str(plan_copy.root)
    before = json.loads(ncp("--plan", folder, "plan", "show", "--json").out)
    plan_copy.replace("plan.yaml", 'edition: "2026.1"', 'edition: "2026.2"')
    after = json.loads(ncp("--plan", folder, "plan", "show", "--json").out)
    assert (before["plan"]["edition"], after["plan"]["edition"]) == ("2026.1", "2026.2")
    assert before["digest"] != after["digest"]


FILES = {"plan.yaml": b"edition: draft\n", "roles.yaml": b"roles: []\n"}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({**FILES, "plan.yaml": b"edition: draft \n"}, id="one more byte"),
        pytest.param({**FILES, "plan.yaml": b"edition: Draft\n"}, id="another byte"),
        pytest.param({**FILES, "cases/a.yaml": b""}, id="one more file"),
        pytest.param({"plan.yaml": FILES["plan.yaml"]}, id="one file less"),
        pytest.param({"plan.yaml": FILES["plan.yaml"], "role.yaml": FILES["roles.yaml"]}, id="another name"),
        pytest.param(dict(zip(FILES, reversed(FILES.values()), strict=True)), id="contents swapped"),
        pytest.param({"plan.yaml": FILES["plan.yaml"] + FILES["roles.yaml"], "roles.yaml": b""}, id="contents moved"),
    ],
)
def test_digest_changes_with_every_name_and_content(other: dict[str, bytes]) -> None:
    assert digest_of(other) != digest_of(FILES)


def test_digest_does_not_depend_on_the_order_of_the_files() -> None:
    assert digest_of(dict(reversed(FILES.items()))) == digest_of(FILES)


def test_digest_of_the_same_folder_is_the_same(plan_copy: PlanCopy) -> None:
    assert digest_of(plan_files(plan_copy.root)) == digest_of(plan_files(ROOT))

"""A facts file or an advisory that cannot be used: one line with its place, and no incident begins."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import WRONG, Entries, check
from tests.conftest import Ncp


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1_000_000_000)


def holding(content: bytes | str) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(content.encode() if isinstance(content, str) else content) and None


BOMB = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))

FILES: list[tuple[str, Callable[[Path], object], str, str]] = [
    ("missing", lambda _: None, "file-missing", ""),
    ("a folder", Path.mkdir, "file-not-regular", ""),
    ("a pipe", os.mkfifo, "file-not-regular", ""),
    ("of a gigabyte", sparse, "file-too-large", ""),
    ("empty", holding(""), "file-empty", ""),
    ("binary", holding(b"\x7fELF\x00\x01"), "file-binary", ""),
    ("in another encoding", holding("facts:\n  # beïnvloed\n".encode("latin-1")), "file-encoding", ":2:7"),
    ("with an alias", holding("facts:\n  exploited: *x\n"), "yaml-alias", ":2:14"),
    ("with a tag", holding("facts:\n  exploited: !!python/name:os.system x\n"), "yaml-tag", ":2:14"),
    ("with a fact twice", holding("facts:\n  exploited: true\n  exploited: false\n"), "yaml-duplicate-key", ":3:3"),
    ("with a tab", holding("facts:\n\texploited: true\n"), "yaml-tab", ":2:1"),
    ("with a no that YAML reads as false", holding("facts:\n  exploited: no\n"), "yaml-trap", ":2:14"),
    ("with a time that YAML reads as 750", holding("facts:\n  cause: 12:30\n"), "yaml-trap", ":2:10"),
    ("nested deep", holding("facts:\n  exploited: " + "[" * 9_999), "yaml-depth", ":2:52"),
    ("with half a list", holding("facts: [\n"), "yaml-syntax", ":2:1"),
    ("with a fact that does not exist", holding("facts:\n  explioted: true\n"), "fact-unknown", ":2:3"),
    ("with a value that does not exist", holding("facts:\n  cause: sabotage\n"), "fact-value-unknown", ":2:10"),
    ("with no facts", holding("- a\n"), "facts-form", ":1:1"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "rule", "place"), [row[1:] for row in FILES], ids=[row[0] for row in FILES])
def test_a_bad_facts_file_is_one_line_with_its_place(
    ncp: Ncp, tmp_path: Path, make: Callable[[Path], object], rule: str, place: str
) -> None:
    path = tmp_path / "facts.yaml"
    make(path)
    line = check(ncp("advise", "--on", "2020-01-17", "--facts", str(path)), WRONG, rule, with_place=True)
    assert line.startswith(f"{path}{place}: ")


@pytest.mark.parametrize(("make", "rule", "place"), [FILES[0][1:], FILES[-1][1:]], ids=["missing", "with no facts"])
def test_no_incident_begins_on_a_bad_facts_file(
    ncp: Ncp, tmp_path: Path, entries: Entries, make: Callable[[Path], object], rule: str, place: str
) -> None:
    path = tmp_path / "facts.yaml"
    make(path)
    line = check(ncp("incident", "start", "--title", "x", "--facts", str(path)), WRONG, rule, with_place=True)
    assert line.startswith(f"{path}{place}: ")
    assert entries() == []


def test_the_line_in_the_file_is_shown_with_a_caret(ncp: Ncp, tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text("facts:\n  cause: sabotage\n", encoding="utf-8")
    shown = ncp("advise", "--facts", str(path)).err.splitlines()[1:]
    assert shown == ["      cause: sabotage", "             ^"]


def test_an_alias_bomb_is_refused_at_once(ncp: Ncp, tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(BOMB, encoding="utf-8")
    result = ncp("advise", "--facts", str(path))
    assert result.code == WRONG
    assert f"{path}:1:4: fout [yaml-anchor]" in result.err
    assert f"{path}:2:8: fout [yaml-alias]" in result.err


ADVISORIES: list[tuple[str, Callable[[Path], object], str, str]] = [
    ("missing", lambda _: None, "file-missing", ""),
    ("a folder", Path.mkdir, "file-not-regular", ""),
    ("of a gigabyte", sparse, "file-too-large", ""),
    ("empty", holding(""), "json-syntax", ":1:1"),
    ("binary", holding(b"\x7fELF\x00\x01"), "file-binary", ""),
    ("in another encoding", holding('{"a":\n"ï"}'.encode("latin-1")), "file-encoding", ":2:2"),
    ("that is YAML", holding("document: x\n"), "json-syntax", ":1:1"),
    ("that is something else", holding("{}"), "advisory-not-csaf", ""),
    ("nested deep", holding("[" * 100_000), "json-depth", ""),
]


@pytest.mark.parametrize("begins", [True, False], ids=["start", "advisory"])
@pytest.mark.parametrize(("make", "rule", "place"), [row[1:] for row in ADVISORIES], ids=[row[0] for row in ADVISORIES])
def test_a_bad_advisory_is_one_line_with_its_place(
    begun: Ncp, tmp_path: Path, make: Callable[[Path], object], rule: str, place: str, entries: Entries, *, begins: bool
) -> None:
    before = entries()
    path = tmp_path / "advisory.json"
    make(path)
    command = ["start", "--advisory"] if begins else ["advisory"]
    line = check(begun("incident", *command, str(path)), WRONG, rule, with_place=True)
    assert line.startswith(f"{path}{place}: ")
    assert len(json.loads(begun("incident", "list", "--json").out)["incidents"]) == 1
    assert entries() == before

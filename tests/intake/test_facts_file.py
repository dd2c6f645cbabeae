"""Facts files: typed values come out, and every mistake is named at its line and column."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ncp.intake.facts_file import FactsRead, read_facts_file
from ncp.plan.model.plan import Plan
from ncp.problem import Problem, Refused

Read = Callable[[bytes | str], FactsRead]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "facts.yaml"


@pytest.fixture
def read(plan: Plan, path: Path) -> Read:
    """Read a facts file with this content."""

    def reading(content: bytes | str) -> FactsRead:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_facts_file(plan, path)

    return reading


def facts(*lines: str) -> str:
    return "\n".join(["facts:", *(f"  {line}" for line in lines), ""])


# what is read

VALUES: list[tuple[str, str, Any]] = [
    ("true is yes", "exploited: true", True),
    ("false is no", "exploited: false", False),
    ("a choice by its id", "cause: malicious", "malicious"),
    ("a level of a scale", "societal-impact: severe", "severe"),
    ("a quoted value", "societal-impact: 'severe'", "severe"),
    ("a set in one line", "affected-sectors: [health, education]", ("health", "education")),
    ("a set over lines", "affected-sectors:\n    - health\n    - education", ("health", "education")),
    ("an empty set", "affected-sectors: []", ()),
    ("a set of processes", "affected-processes: [drinking-water-supply]", ("drinking-water-supply",)),
    ("a judgement", "national-security-at-stake: true", True),
]


@pytest.mark.parametrize(("line", "expected"), [row[1:] for row in VALUES], ids=[row[0] for row in VALUES])
def test_a_value_is_read(read: Read, line: str, expected: Any) -> None:
    found = read(facts(line))
    assert list(found.known.values()) == [expected]
    assert found.unknown == ()


@pytest.mark.parametrize("word", ["unknown", "onbekend", "null", "~", ""])
def test_unknown_is_an_answer_of_its_own(read: Read, word: str) -> None:
    assert read(facts(f"exploited: {word}")) == FactsRead({}, ("exploited",))


def test_facts_that_are_left_out_are_not_there(read: Read) -> None:
    assert read(facts("exploited: true")).known.keys() == {"exploited"}


def test_no_facts_at_all_is_a_facts_file(read: Read) -> None:
    assert read("facts: {}\n") == FactsRead({}, ())


def test_comments_and_windows_line_ends_are_fine(read: Read) -> None:
    assert read("# notitie\r\nfacts:\r\n  exploited: true # zeker\r\n").known == {"exploited": True}


def test_a_byte_order_mark_is_fine(read: Read) -> None:
    assert read(b"\xef\xbb\xbffacts:\n  exploited: true\n").known == {"exploited": True}


# what is refused: content, then (rule, line, column) of every problem

BOMB = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
DEEP_LIST = "facts:\n  exploited: " + "[" * 5_000 + "]" * 5_000

BAD: list[tuple[str, bytes | str, list[tuple[str, int, int]]]] = [
    # the file
    ("an empty file", "", [("file-empty", 0, 0)]),
    ("only a comment", "# later\n", [("file-empty", 0, 0)]),
    ("a binary file", b"\x7fELF\x00\x01", [("file-binary", 0, 0)]),
    ("UTF-16", "facts:\n  exploited: true\n".encode("utf-16"), [("file-binary", 0, 0)]),
    ("Latin-1", "facts:\n  # beïnvloed\n".encode("latin-1"), [("file-encoding", 2, 7)]),
    ("half a character", b"facts:\n  exploited: \xe2\x82", [("file-encoding", 2, 14)]),
    # the text
    ("an alias", "facts:\n  exploited: *known\n", [("yaml-alias", 2, 14)]),
    ("an anchor", "facts:\n  exploited: &known true\n", [("yaml-anchor", 2, 14)]),
    ("an alias bomb", BOMB, [("yaml-anchor", 1, 4), ("yaml-anchor", 2, 4), ("yaml-alias", 2, 8)]),
    ("a tag of Python", "facts:\n  exploited: !!python/object/apply:os.system ['id']\n", [("yaml-tag", 2, 14)]),
    ("a tag of ours", "facts:\n  exploited: !fact true\n", [("yaml-tag", 2, 14)]),
    ("the same fact twice", facts("exploited: true", "exploited: false"), [("yaml-duplicate-key", 3, 3)]),
    ("two times facts", "facts: {}\nfacts: {}\n", [("yaml-duplicate-key", 2, 1)]),
    ("a tab", "facts:\n\texploited: true\n", [("yaml-tab", 2, 1)]),
    ("no", facts("exploited: no"), [("yaml-trap", 2, 14)]),
    ("Yes", facts("exploited: Yes"), [("yaml-trap", 2, 14)]),
    ("on", facts("exploited: on"), [("yaml-trap", 2, 14)]),
    ("a time of day", facts("exploited: 12:30"), [("yaml-trap", 2, 14)]),
    ("an octal number", facts("exploited: 0777"), [("yaml-trap", 2, 14)]),
    ("lists nested deep", DEEP_LIST, [("yaml-depth", 2, 52)]),
    ("two documents", "facts: {}\n---\nfacts: {}\n", [("yaml-documents", 2, 1)]),
    ("a bracket left open", "facts:\n  affected-sectors: [health\n", [("yaml-syntax", 3, 1)]),
    ("wrong indentation", "facts:\n  exploited: true\n casualties: false\n", [("yaml-syntax", 3, 2)]),
    ("a quotation mark left open", "facts:\n  cause: 'malicious\n", [("yaml-syntax", 3, 1)]),
    ("a terminal escape", "facts:\n  cause: \x1b[31m\n", [("yaml-character", 2, 10)]),
    ("a terminal escape that is spelled out", 'facts:\n  cause: "\\e[31m"\n', [("yaml-character", 2, 10)]),
    (
        "a mark that turns text around",
        'facts:\n  "exploited\\u202e": true\n',
        [("yaml-character", 2, 3)],
    ),
    ("JSON's other half", "}\n", [("yaml-syntax", 1, 1)]),
    ("a list as a key", "facts:\n  ? [a, b]\n  : true\n", [("yaml-key", 2, 5)]),
    # the form
    ("a list", "- exploited\n", [("facts-form", 1, 1)]),
    ("a word", "exploited\n", [("facts-form", 1, 1)]),
    ("facts without facts:", "exploited: true\n", [("facts-form", 1, 1), ("key-unknown", 1, 1)]),
    ("facts as a list", "facts:\n  - exploited\n", [("facts-form", 1, 1)]),
    ("another key beside it", "facts: {}\nfeiten: {}\n", [("key-unknown", 2, 1)]),
    # the facts
    ("a fact that does not exist", facts("explioted: true"), [("fact-unknown", 2, 3)]),
    ("a value that does not exist", facts("cause: sabotage"), [("fact-value-unknown", 2, 10)]),
    ("a sector that does not exist", facts("affected-sectors: [healht]"), [("fact-value-unknown", 2, 21)]),
    ("a word for yes or no", facts("exploited: maybe"), [("fact-value-type", 2, 14)]),
    ("a number for yes or no", facts("exploited: 1"), [("fact-value-type", 2, 14)]),
    ("a quoted truth", facts("exploited: 'true'"), [("fact-value-type", 2, 14)]),
    ("a word for a set", facts("affected-sectors: health"), [("fact-value-type", 2, 21)]),
    ("a set for a word", facts("cause: [malicious]"), [("fact-value-type", 2, 10)]),
    ("truth for a word", facts("cause: true"), [("fact-value-type", 2, 10)]),
    ("a mapping for a value", facts("cause: {id: malicious}"), [("value-type", 2, 10)]),
    ("a mapping in a set", facts("affected-sectors: [{id: health}]"), [("value-type", 2, 22)]),
    (
        "several mistakes at once, in the order of the file",
        facts("cause: sabotage", "exploited: true", "casulties: false", "area: far"),
        [("fact-value-unknown", 2, 10), ("fact-unknown", 4, 3), ("fact-value-unknown", 5, 9)],
    ),
]


@pytest.mark.parametrize(("content", "expected"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_bad_facts_file_is_refused_at_its_place(
    read: Read, path: Path, content: bytes | str, expected: list[tuple[str, int, int]]
) -> None:
    problems = problems_of(lambda: read(content))
    assert [(p.rule, p.place.line, p.place.column) for p in problems if p.place] == expected
    assert {p.place.path for p in problems if p.place} == {str(path)}


def test_a_missing_file_is_missing(plan: Plan, path: Path) -> None:
    assert [p.rule for p in problems_of(lambda: read_facts_file(plan, path))] == ["file-missing"]


def test_a_folder_is_no_facts_file(plan: Plan, tmp_path: Path) -> None:
    assert [p.rule for p in problems_of(lambda: read_facts_file(plan, tmp_path))] == ["file-not-regular"]


def test_a_file_of_a_gigabyte_is_refused_before_it_is_read(plan: Plan, path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1_000_000_000)
    assert [p.rule for p in problems_of(lambda: read_facts_file(plan, path))] == ["file-too-large"]


def test_a_fact_that_almost_exists_is_suggested(read: Read) -> None:
    assert problems_of(lambda: read(facts("explioted: true")))[0].values["suggestion"] == "exploited"


def test_a_fact_like_no_other_gets_no_suggestion(read: Read) -> None:
    assert "suggestion" not in problems_of(lambda: read(facts("zzz: true")))[0].values


def test_a_problem_carries_its_line(read: Read) -> None:
    assert problems_of(lambda: read(facts("cause: sabotage")))[0].excerpt == "  cause: sabotage"


def test_a_value_that_does_not_exist_comes_with_those_that_do(read: Read) -> None:
    assert "malicious" in problems_of(lambda: read(facts("cause: sabotage")))[0].values["choices"]


def problems_of(call: Callable[[], object]) -> list[Problem]:
    with pytest.raises(Refused) as caught:
        call()
    return caught.value.problems

"""YAML text: what is refused, with its rule and its place, and what is read as what."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ncp.plan.files import MAX_BYTES, plan_files, read_bytes
from ncp.plan.source import MAX_DEPTH, Node, read_yaml
from ncp.problem import Place, Problem, Refused

GIGABYTE = 1_000_000_000


def problems_of(content: bytes) -> list[Problem]:
    with pytest.raises(Refused) as refused:
        read_yaml(content, "plan.yaml")
    return refused.value.problems


def found_in(content: bytes) -> list[tuple[str, int, int]]:
    return [(each.rule, each.place.line, each.place.column) for each in problems_of(content) if each.place]


def block(depth: int) -> bytes:
    return b"".join(b" " * level + b"a:\n" for level in range(depth))


REFUSED = {
    "an empty file": (b"", [("file-empty", 0, 0)]),
    "only white space": (b"  \n\n", [("file-empty", 0, 0)]),
    "only a comment": (b"# nothing yet\n", [("file-empty", 0, 0)]),
    "only a document mark": (b"---\n", [("file-empty", 0, 0)]),
    "a document that says null": (b"null\n", [("file-empty", 0, 0)]),
    "a binary file": (b"\x7fELF\x00\x01", [("file-binary", 0, 0)]),
    "UTF-16": ("a: 1\n".encode("utf-16"), [("file-binary", 0, 0)]),
    "Latin-1": (b"a: ok\nb: caf\xe9\n", [("file-encoding", 2, 7)]),
    "half a surrogate pair": (b"a: \xed\xa0\x80\n", [("file-encoding", 1, 4)]),
    "a tab as indentation": (b"a:\n\tb: 1\n", [("yaml-tab", 2, 1)]),
    "a tab behind a dash": (b"a:\n  - b\n  -\tc\n", [("yaml-tab", 3, 4)]),
    "a syntax error on a line with a tab in a value": (b"a: x\ty: z\n", [("yaml-syntax", 1, 7)]),
    "a bracket that stays open": (b"a: [1, 2\nb: 3\n", [("yaml-syntax", 2, 2)]),
    "two colons on one line": (b"a: b: c\n", [("yaml-syntax", 1, 5)]),
    "a quote that stays open": (b"a: 'x\n", [("yaml-syntax", 2, 1)]),
    "another version of YAML": (b"%YAML 9.9\n---\na: 1\n", [("yaml-syntax", 1, 1)]),
    "a bell": (b"a: x\x07y\n", [("yaml-character", 1, 5)]),
    "a terminal escape": (b"a: ok\nb: x\x1b[31m\n", [("yaml-character", 2, 5)]),
    "a terminal escape behind wide letters": ("a: 'é'\nb: 'é\x1b[31m'\n".encode(), [("yaml-character", 2, 6)]),
    "an anchor": (b"a: &x 1\n", [("yaml-anchor", 1, 4)]),
    "an alias": (b"a: &x 1\nb: *x\n", [("yaml-anchor", 1, 4), ("yaml-alias", 2, 4)]),
    "a tag that would run a program": (b"a: !!python/object/apply:os.system [ls]\n", [("yaml-tag", 1, 4)]),
    "a tag of its own": (b"a: 1\nb: !secret x\n", [("yaml-tag", 2, 4)]),
    "a tag that changes a type": (b"a: !!str 1\n", [("yaml-tag", 1, 4)]),
    "a tag on the whole document": (b"!!map {a: 1}\n", [("yaml-tag", 1, 1)]),
    "a key twice": (b"a: 1\nb: 2\na: 3\n", [("yaml-duplicate-key", 3, 1)]),
    "a key twice, once in quotes": (b"a: 1\n'a': 2\n", [("yaml-duplicate-key", 2, 1)]),
    "a key twice, deeper": (b"x:\n  - a: 1\n    a: 2\n", [("yaml-duplicate-key", 3, 5)]),
    "a list as key": (b"? [a, b]\n: 1\n", [("yaml-key", 1, 3)]),
    "a mapping as key": (b"{a: 1}: 2\n", [("yaml-key", 1, 1)]),
    "two documents": (b"a: 1\n---\nb: 2\n", [("yaml-documents", 2, 1)]),
    "5000 lists in one another": (b"[" * 5000 + b"]" * 5000, [("yaml-depth", 1, 41)]),
    "5000 lists that nobody closes": (b"[" * 5000, [("yaml-depth", 1, 41)]),
    "5000 mappings in one another": (b"{a: " * 5000 + b"1" + b"}" * 5000, [("yaml-depth", 1, 161)]),
    "5000 indentations": (block(5000), [("yaml-depth", 41, 41)]),
    "no, which YAML reads as false": (b"a: no\n", [("yaml-trap", 1, 4)]),
    "on, which YAML reads as true": (b"a: on\n", [("yaml-trap", 1, 4)]),
    "y in a list": (b"a: [x, y]\n", [("yaml-trap", 1, 8)]),
    "Yes with a capital": (b"a: Yes\n", [("yaml-trap", 1, 4)]),
    "True with a capital": (b"a: True\n", [("yaml-trap", 1, 4)]),
    "Null with a capital": (b"a: Null\n", [("yaml-trap", 1, 4)]),
    "on as key": (b"on: 1\n", [("yaml-trap", 1, 1)]),
    "12:30, which YAML reads as 750": (b"a: 12:30\n", [("yaml-trap", 1, 4)]),
    "190:20:30": (b"a: 190:20:30\n", [("yaml-trap", 1, 4)]),
    "010, which YAML reads as 8": (b"a: 010\n", [("yaml-trap", 1, 4)]),
    "a hexadecimal number": (b"a: 0x1F\n", [("yaml-trap", 1, 4)]),
    "a binary number": (b"a: 0b11\n", [("yaml-trap", 1, 4)]),
    "a trap behind Windows line ends": (b"a: 1\r\nb: no\r\n", [("yaml-trap", 2, 4)]),
    "a trap behind an emoji": ("a: [😀, no]\n".encode(), [("yaml-trap", 1, 8)]),
    "several mistakes, in order of place": (
        b"a: no\nb: &x 1\na: 010\n",
        [("yaml-trap", 1, 4), ("yaml-anchor", 2, 4), ("yaml-duplicate-key", 3, 1), ("yaml-trap", 3, 4)],
    ),
}  # fmt: skip

READ = {
    "a quoted trap": (b"a: 'no'\n", "no"),
    "a quoted time": (b'a: "12:30"\n', "12:30"),
    "true": (b"a: true\n", True),
    "false": (b"a: false\n", False),
    "a tilde": (b"a: ~\n", None),
    "nothing": (b"a:\n", None),
    "a number": (b"a: -12\n", -12),
    "zero": (b"a: 0\n", 0),
    "a fraction": (b"a: 1.50\n", 1.5),
    "a number in quotes": (b"a: '12'\n", "12"),
    "a number that is too long for one": (b"a: 99999999999999999999\n", "99999999999999999999"),
    "a date": (b"a: 2020-01-17\n", "2020-01-17"),
    "a moment": (b"a: 2020-01-17T12:30\n", "2020-01-17T12:30"),
    "a tab inside a value": (b"a: b\tc\n", "b\tc"),
    "a byte order mark": (b"\xef\xbb\xbfa: 1\n", 1),
    "a document that is closed": (b"a: 1\n...\n", 1),
    "folded text": (b"a: >-\n  one\n  two\n", "one two"),
}


@pytest.mark.parametrize(("content", "expected"), REFUSED.values(), ids=REFUSED)
def test_bad_text_is_refused_at_its_place(content: bytes, expected: list[tuple[str, int, int]]) -> None:
    assert found_in(content) == expected


@pytest.mark.parametrize(("content", "expected"), READ.values(), ids=READ)
def test_good_text_is_read_as_it_stands(content: bytes, expected: object) -> None:
    root = read_yaml(content, "plan.yaml")
    assert isinstance(root.value, dict)
    found = root.value["a"].value
    assert (found, type(found)) == (expected, type(expected))


def test_alias_bomb_is_refused_before_it_grows() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    assert found_in("\n".join(lines).encode()) == [("yaml-anchor", 1, 5), ("yaml-anchor", 2, 5), ("yaml-alias", 2, 10)]


def test_deepest_nesting_that_is_allowed_is_read() -> None:
    node = read_yaml(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH, "plan.yaml")
    depth = 1
    while isinstance(node.value, list) and node.value:
        node = node.value[0]
        depth += 1
    assert depth == MAX_DEPTH


def test_problem_shows_the_line_it_stands_on() -> None:
    assert [each.excerpt for each in problems_of(b"a: 1\nb: no  # really\n")] == ["b: no  # really"]


def test_refused_character_is_named_by_its_number() -> None:
    assert [each.values for each in problems_of(b"a: x\x1b[2J\n")] == [{"character": "U+001B"}]


UNSEEN = [*range(0x09), 0x0B, *range(0x0C, 0x20), *range(0x7F, 0xA0)]
UNSEEN += [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF]


def test_every_character_that_nobody_sees_is_refused_when_quotation_marks_spell_it() -> None:
    lines = [f'- "x\\u{code:04x}y"' for code in UNSEEN]
    found = problems_of("\n".join(lines).encode())
    assert [each.values for each in found] == [{"character": f"U+{code:04X}"} for code in UNSEEN]


def test_good_key_in_quotes_is_a_trap_without_them() -> None:
    assert found_in(b"a: {'on': 1}\nb: {on: 1}\nc: {on: 1}\n") == [("yaml-trap", 2, 5), ("yaml-trap", 3, 5)]


def test_duplicate_key_names_the_line_of_the_first() -> None:
    assert [each.values for each in problems_of(b"a: 1\nb: 2\na: 3\n")] == [{"key": "a", "first": "1"}]


def test_nodes_know_their_place() -> None:
    root = read_yaml(b"a:\n  - b: 1\n    c: [x, yy]\n", "plan.yaml")
    item = inside(root, "a", 0)
    places = [(node.line, node.column) for node in (item, inside(item, "b"), inside(item, "c", 1))]
    assert places == [(2, 5), (2, 8), (3, 12)]
    assert (item.key("c").line, item.key("c").column) == (3, 5)


def inside(node: Node, *path: str | int) -> Node:
    for part in path:
        node = node.value[part]  # type: ignore[index,call-overload]
    return node


def refused_file(path: Path) -> tuple[str, Place | None, dict[str, str]]:
    with pytest.raises(Refused) as refused:
        read_bytes(path, "facts.yaml")
    (problem,) = refused.value.problems
    return problem.rule, problem.place, problem.values


def test_file_of_a_gigabyte_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(GIGABYTE)
    values = {"size": str(GIGABYTE), "limit": str(MAX_BYTES)}
    assert refused_file(path) == ("file-too-large", Place("facts.yaml"), values)


def test_file_that_is_not_there(tmp_path: Path) -> None:
    assert refused_file(tmp_path / "none.yaml") == ("file-missing", Place("facts.yaml"), {})


def test_folder_instead_of_a_file(tmp_path: Path) -> None:
    assert refused_file(tmp_path) == ("file-not-regular", Place("facts.yaml"), {})


def test_pipe_instead_of_a_file_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused_file(tmp_path / "pipe")[0] == "file-not-regular"


def test_link_to_itself_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    rule, _, values = refused_file(tmp_path / "loop")
    assert rule == "file-unreadable"
    assert values["reason"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "secret.yaml"
    path.write_bytes(b"a: 1\n")
    path.chmod(0)
    assert refused_file(path)[0] == "file-unreadable"


def test_name_with_a_null_byte_is_unreadable() -> None:
    assert refused_file(Path("a\0b"))[0] == "file-unreadable"


def test_folder_without_a_plan_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        plan_files(tmp_path)
    assert refused.value.problems == [Problem("plan-missing", Place(str(tmp_path)))]

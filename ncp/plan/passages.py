"""Passages: the lines of plan files that hold one record, as they stand there.

Works on YAML alone, without the structs, so that a file of an old commit or one with a wrong key can be quoted too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from ncp.plan.source import Node, read_yaml
from ncp.problem import Refused

LISTS: dict[str, str] = {
    "roles": "role", "duties": "duty", "ladders": "ladder", "levels": "level", "rungs": "rung", "facts": "fact",
    "values": "fact-value", "sectors": "sector", "processes": "process",
    "competent_authorities": "competent-authority", "nodes": "node", "edges": "edge", "powers": "power",
    "steps": "step", "sources": "source", "themes": "theme", "measures": "measure",
    "misunderstandings": "misunderstanding", "lessons": "lesson",
}  # fmt: skip
"""What the entries of a list are, by the key of the list."""
SINGLE = ("law", "playbook", "case")
"""Keys under which one record stands."""
WHOLE: dict[str, tuple[str, str]] = {
    "plan.yaml": ("header", "plan"),
    "reference/intervention_ladder.yaml": ("intervention-ladder", "intervention-ladder"),
    "reference/information_sharing.yaml": ("information-sharing", "information-sharing"),
}
"""Files that are a record themselves."""
KINDS: tuple[str, ...] = (*(kind for kind, _ in WHOLE.values()), *SINGLE, *LISTS.values())

Position = tuple[str, int, int]
"""The record of which kind, and the first and last line of it in a file."""


class Passage(Struct, frozen=True):
    """One record, or one version of one, where it stands."""

    kind: str
    id: str
    path: str
    line: int
    """Of its first line, counted from 1."""
    lines: tuple[str, ...]
    fields: dict[str, Any]
    """The same as data: mappings, lists, texts, numbers."""

    @property
    def last_line(self) -> int:
        """Of its last line."""
        return self.line + len(self.lines) - 1

    @property
    def formerly(self) -> tuple[str, ...]:
        """The ids it bore before."""
        found = self.fields.get("formerly")
        return tuple(each for each in found if isinstance(each, str)) if isinstance(found, list) else ()

    def is_about(self, names: frozenset[str]) -> bool:
        """Whether the record bears or bore one of these ids."""
        return self.id in names or not names.isdisjoint(self.formerly)


def passages_of(names: frozenset[str], files: Mapping[str, bytes]) -> tuple[Passage, ...]:
    """Every passage about a record that bears or bore one of these ids, in the order of the files.

    A file that is no YAML is passed over. Only files that may hold such a record are read.
    """
    worth = [(path, content) for path, content in files.items() if may_hold(names, path, content)]
    return tuple(each for path, content in worth for each in passages_in(path, content) if each.is_about(names))


def passages_in(path: str, content: bytes) -> Iterator[Passage]:
    """Every passage of one file, in the order in which they stand; none when the file is no YAML."""
    try:
        root = read_yaml(content, path)
    except Refused:
        return
    lines = content.decode().splitlines()
    if path in WHOLE:
        kind, name = WHOLE[path]
        yield Passage(kind, name, path, 1, tuple(lines), _fields(root))
    for kind, name, node, line in _records(root, ""):
        end = _end(lines, node)
        yield Passage(kind, name, path, line, tuple(lines[line - 1 : end]), _fields(node))


def carried_over(found: Sequence[Passage], names: frozenset[str], old: bytes, new: bytes) -> tuple[Passage, ...] | None:
    """The same passages in another text of the file, found without reading its YAML; None when it must be read.

    They stand there to the letter, each once and no longer than before, and nothing else names the record.
    """
    if (
        not found
        or any("/" in each.id or each.path in WHOLE for each in found)
        or _named(names, old) != _named(names, new)
    ):
        return None
    try:
        text = f"\n{new.decode()}\n"
    except UnicodeDecodeError:
        return None
    lines = [_line_of(each, text) for each in found]
    if not all(lines):
        return None
    return tuple(replace(each, line=line) for each, line in zip(found, lines, strict=True))


def _named(names: frozenset[str], content: bytes) -> tuple[int, ...]:
    """How often a text may say what one of these records is called."""
    return (content.count(b"formerly"), *(len(_naming(name).findall(content)) for name in sorted(names)))


def _line_of(passage: Passage, text: str) -> int:
    """The line where a passage stands unchanged in a text that begins and ends with a line end; 0 when it does not."""
    block = "\n" + "\n".join(passage.lines) + "\n"
    if text.count(block) != 1:
        return 0
    place = text.index(block)
    after = text[place + len(block) :].lstrip("\n").partition("\n")[0]
    return text.count("\n", 0, place) + 1 if _indent(after) <= _indent(passage.lines[0]) else 0


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def is_yaml(path: str, content: bytes) -> bool:
    """Whether a file can be read at all."""
    try:
        read_yaml(content, path)
    except Refused:
        return False
    return True


def may_hold(names: frozenset[str], path: str, content: bytes) -> bool:
    """Whether it is worth reading a file to find these records; says yes too often and never no too often."""
    if path in WHOLE and WHOLE[path][1] in names:
        return True
    if b"formerly" in content and any(name.encode() in content for name in names):
        return True
    return any(_naming(name).search(content) for name in names)


@cache
def _naming(name: str) -> re.Pattern[bytes]:
    """Finds where a record may say what it is called: by ``id``, a node by ``role``, an authority by ``sector``."""
    last = re.escape(name.rsplit("/", maxsplit=1)[-1].encode())
    keys = rb"sector|id" if "/" in name else rb"role|id"
    return re.compile(rb"\b(?:" + keys + rb")[\"']?\s*:\s*[\"']?" + last + rb"(?![\w/-])")


def ids_in(files: Mapping[str, bytes]) -> Iterator[str]:
    """Whatever looks like an id of a record, without reading the YAML; for suggestions."""
    for content in files.values():
        for found in re.finditer(rb"""\bid:[ \t]*["']?([a-z0-9-]+)""", content):
            yield found[1].decode()


def _records(node: Node, owner: str) -> Iterator[tuple[str, str, Node, int]]:
    """Kind, id, node and first line of every record below a node."""
    inside = node.value if isinstance(node.value, dict) else {}
    for key, child in inside.items():
        if key in SINGLE and isinstance(child.value, dict):
            yield from _record(key, child, node.key(key).line, owner)
        elif key in LISTS and isinstance(child.value, list):
            for item in child.value:
                yield from _record(LISTS[key], item, item.line, owner)


def _record(kind: str, node: Node, line: int, owner: str) -> Iterator[tuple[str, str, Node, int]]:
    name = _name(kind, _fields(node), owner) if isinstance(node.value, dict) else ""
    if name:
        yield kind, name, node, line
        yield from _records(node, name)


def _name(kind: str, fields: Mapping[str, Any], owner: str) -> str:
    """What a record is called; empty when it does not say."""
    if kind == "competent-authority":
        return f"{fields.get('law')}/{fields.get('sector')}"
    name = fields.get("role" if kind == "node" else "id")
    if not isinstance(name, str):
        return ""
    return f"{owner}/{name}" if kind == "fact-value" else name


def _end(lines: Sequence[str], node: Node) -> int:
    """The last line that belongs to a mapping: those that follow and are indented at least as far as its keys."""
    end = number = node.line
    for line in lines[node.line :]:
        number += 1
        text = line.strip()
        if not text:
            continue
        if _indent(line) < node.column - 1:
            break
        end = number
    return end


def _fields(node: Node) -> dict[str, Any]:
    found = _plain(node)
    return found if isinstance(found, dict) else {}


def _plain(node: Node) -> Any:
    if isinstance(node.value, dict):
        return {key: _plain(child) for key, child in node.value.items()}
    if isinstance(node.value, list):
        return [_plain(child) for child in node.value]
    return node.value

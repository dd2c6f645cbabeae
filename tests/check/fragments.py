"""Puts a fragment of a manual page into the plan that ships; the form of a fragment stands in ``ncp.check``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from ncp.check.manual import Part, parts_of
from ncp.plan.source import Node, read_yaml

_STANDS_FOR = str.maketrans({"⇥": "\t", "␀": "\0", "�": "\udceb"})
_GONE = re.compile(r"^(\w+): ~$", re.MULTILINE)
_STEP = re.compile(r"(\w+)(?:\[([^\]]+)\])?")


def applied(files: Mapping[str, bytes], fragment: str) -> dict[str, bytes]:
    """The files of a plan with a fragment in them."""
    changed = dict(files)
    parts = parts_of(fragment)
    assert parts, f"no comment says where this goes:\n{fragment}"
    for part in parts:
        if part.where == "-":
            del changed[part.file]
        else:
            changed[part.file] = _with(changed.get(part.file, b""), part)
    return changed


def _with(content: bytes, part: Part) -> bytes:
    if not part.where:
        return content + part.text.translate(_STANDS_FOR).encode("utf-8", "surrogateescape")
    root = _plain(read_yaml(content, part.file))
    _put(root, part.where, _plain(read_yaml(part.text.encode(), "fragment")), set(_GONE.findall(part.text)))
    dumped: bytes = yaml.dump(root, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, encoding="utf-8")
    return dumped


def _put(root: dict[str, Any], where: str, new: Any, gone: set[str]) -> None:
    """Merge or append; ``.`` is the file itself."""
    target: Any = root
    for name, chosen in _STEP.findall("" if where == "." else where):
        parent, target = target, target.get(name, [])
        if chosen == "+":
            parent[name] = [*target, *(new if isinstance(new, list) else [new])]
            return
        if chosen:
            target = _chosen(target, chosen)
    for key, value in new.items():
        if key in gone:
            target.pop(key, None)
        else:
            target[key] = value


def _chosen(records: list[dict[str, Any]], name: str) -> dict[str, Any]:
    if name.isdecimal():
        return records[int(name)]
    return next(record for record in records if record.get("id", record.get("role")) == name)


def _plain(node: Node) -> Any:
    if isinstance(node.value, dict):
        return {key: _plain(value) for key, value in node.value.items()}
    if isinstance(node.value, list):
        return [_plain(value) for value in node.value]
    return node.value

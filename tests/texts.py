"""What the program says, collected from its source: text keys, families of keys, and rule ids."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from string import Formatter
from typing import NamedTuple

from ncp.text import LANGUAGES, Language
from tests.conftest import ROOT

TABLES = (
    "screen",
    "report",
    "words",
    "problem",
    "help",
    "entry",
    "catalogue",
    "check",
    "gaps",
    "editions",
    "lesson",
    "impact",
    "diff",
    "review",
)
KEY = re.compile(rf"(?:{'|'.join(TABLES)})\.[a-z0-9-]+")
FAMILY = re.compile(rf"(?:{'|'.join(TABLES)})\.[a-z0-9{{}}-]*{{}}[a-z0-9{{}}-]*")
IN_TEMPLATE = re.compile(r'"((?:words|report|screen|diff|review|catalogue)\.[a-z0-9-]*)"(\s*~[^,)]*)?')
RULE = re.compile(r"[a-z]+(-[a-z]+)+|usage|interrupted")
REPORTERS = ("refuse", "_refused", "_refuse", "Problem", "report", "problem")


class Use(NamedTuple):
    """A text key or a rule id where the source names it."""

    key: str
    place: str
    given: frozenset[str] | None
    """The names of the values that are given with it; ``None`` when that cannot be seen."""


def table(language: Language, name: str) -> Mapping[str, str]:
    texts: Mapping[str, str] = import_module(f"ncp.text.{language}.{name}").TEXTS
    return texts


def all_keys(language: Language = LANGUAGES[0]) -> set[str]:
    return {f"{name}.{key}" for name in TABLES for key in table(language, name)}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@cache
def modules() -> tuple[tuple[str, ast.Module], ...]:
    """The program without its texts, parsed."""
    paths = {path.relative_to(ROOT).as_posix(): path for path in sorted((ROOT / "ncp").rglob("*.py"))}
    return tuple(
        (name, ast.parse(path.read_text(encoding="utf-8")))
        for name, path in paths.items()
        if not name.startswith("ncp/text/")
    )


def templates() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "ncp/report/templates").glob("*.j2")):
        yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def used_keys() -> Iterator[Use]:
    """Every key that stands in the source in full, with the values it is given when it is the first of a call."""
    for name, tree in modules():
        inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        calls = {id(node.args[0]): node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args}
        for node in ast.walk(tree):
            if id(node) not in inside and is_text(node) and KEY.fullmatch(node.value):
                yield Use(node.value, f"{name}:{node.lineno}", _given(calls.get(id(node))))
    for name, text in templates():
        for found in IN_TEMPLATE.finditer(text):
            if not found[2]:
                yield Use(found[1], f"{name}:{_line(text, found.start())}", None)


def used_families() -> Iterator[Use]:
    """Every key of which a part is filled in: ``words.verdict-{}``."""
    for name, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                family = "".join(part.value if is_text(part) else "{}" for part in node.values)
                if FAMILY.fullmatch(family):
                    yield Use(family, f"{name}:{node.lineno}", None)
    for name, text in templates():
        for found in IN_TEMPLATE.finditer(text):
            if found[2]:
                tail = re.sub(r"\s*~\s*(?:\"([^\"]*)\"|[^~]+)", lambda part: part[1] or "{}", found[2])
                yield Use(found[1] + tail, f"{name}:{_line(text, found.start())}", None)


def reported_rules() -> Iterator[Use]:
    """Every rule id that the source reports, by the way in which it does."""
    for name, tree in modules():
        for node in ast.walk(tree):
            for rule, given in _rules_of(node):
                if rule and RULE.fullmatch(rule):
                    yield Use(rule, f"{name}:{node.lineno}", given)


def metavars() -> set[str]:
    """The words that stand for a value in a help page: ``STEP``."""
    keywords = (node for _, tree in modules() for node in ast.walk(tree) if isinstance(node, ast.keyword))
    said = [each.value.value for each in keywords if each.arg == "metavar" and is_text(each.value)]
    return {word for text in said for word in re.findall(r"[A-Z]+", text)}


def is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _rules_of(node: ast.AST) -> Iterator[tuple[str, frozenset[str] | None]]:
    if isinstance(node, ast.Call):
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in REPORTERS and node.args and is_text(node.args[0]):
            yield node.args[0].value, None if called == "Problem" else _given(node)
        if called in ("_checked", "_report_at", "at"):
            yield from ((part.value, None) for part in node.args if is_text(part))
        if called == "unknown" and is_text(node.args[0]):
            yield f"{node.args[0].value}-unknown", None
    if isinstance(node, ast.Assign) and [getattr(target, "id", "") for target in node.targets] == ["rule"]:
        yield from ((part.value, None) for part in ast.walk(node.value) if is_text(part))
    if isinstance(node, ast.Tuple) and len(node.elts) == 2 and is_text(node.elts[0]):
        rule, values = node.elts
        if isinstance(values, ast.Dict):
            yield rule.value, frozenset(key.value for key in values.keys if is_text(key))
        if isinstance(values, ast.Call) and getattr(values.func, "id", "") == "_not_in":
            yield rule.value, None


def _given(call: ast.Call | None) -> frozenset[str] | None:
    if call is None or any(keyword.arg is None for keyword in call.keywords):
        return None
    return frozenset(keyword.arg for keyword in call.keywords if keyword.arg)


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1

"""The manual page of a rule, out of the docstring of the module that checks it; the form stands in ``ncp.check``."""

from __future__ import annotations

import re
from inspect import cleandoc
from textwrap import dedent

from msgspec import Struct

_HEAD = re.compile(r"(nl|en|good|bad)(?: ([a-z-]+))?:")
_PART = re.compile(r"# ([\w/.-]+\.yaml)(?:, (\S+))?")


class Part(Struct, frozen=True):
    """A piece of YAML with the file it goes into, and the place in it (empty: at the end, as text)."""

    file: str
    where: str
    text: str


class Manual(Struct, frozen=True):
    """What a rule asks and why, in both languages, with a fragment that is right and one that is not."""

    rule: str
    nl: str
    en: str
    good: str
    bad: str

    def text(self, language: str) -> str:
        """The explanation in a language."""
        return self.nl if language == "nl" else self.en

    def line(self, language: str) -> str:
        """The first paragraph of the explanation, on one line."""
        return " ".join(self.text(language).split("\n\n", maxsplit=1)[0].split())


def manual_of(rule: str, docstring: str) -> Manual:
    """The page of one rule. A section that is missing is empty; a test keeps that from happening."""
    sections = sections_of(docstring)

    def section(name: str) -> str:
        return sections.get((name, rule), sections.get((name, ""), ""))

    return Manual(rule, section("nl"), section("en"), section("good"), section("bad"))


def sections_of(docstring: str) -> dict[tuple[str, str], str]:
    """The sections of a docstring by name and rule id (empty: for every rule that has none of its own)."""
    found: dict[tuple[str, str], list[str]] = {}
    lines: list[str] = []
    for line in cleandoc(docstring).splitlines():
        head = _HEAD.fullmatch(line)
        if head:
            lines = found.setdefault((head[1], head[2] or ""), [])
        else:
            lines.append(line)
    return {name: dedent("\n".join(text)).strip("\n") for name, text in found.items()}


def parts_of(fragment: str) -> tuple[Part, ...]:
    """A fragment cut at the comments that name a file."""
    found: list[tuple[str, str, list[str]]] = []
    for line in fragment.splitlines():
        head = _PART.fullmatch(line)
        if head:
            found.append((head[1], head[2] or "", []))
        elif found:
            found[-1][2].append(line)
    return tuple(Part(file, where, "\n".join(text).rstrip() + "\n") for file, where, text in found)

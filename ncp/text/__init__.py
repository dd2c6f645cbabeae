"""Every text a user reads, by key, in Dutch and English.

A language is a package of plain dictionaries: nothing is parsed at start-up, and only the tables that a
command needs are imported. A test holds the two languages equal in keys and placeholders.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Literal

from msgspec import Struct

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")
DEFAULT: Language = "nl"


class Phrases(Struct, frozen=True):
    """The texts of one language."""

    language: Language

    def __call__(self, key: str, /, **values: object) -> str:
        """The text ``table.name`` with its values filled in. Raises KeyError for an unknown key."""
        table, _, name = key.partition(".")
        text = _table(self.language, table)[name]
        return text.format_map(values) if values or "{{" in text else text

    def has(self, key: str) -> bool:
        """Whether there is such a text."""
        table, _, name = key.partition(".")
        return name in _table(self.language, table)

    def of(self, text: object) -> str:
        """The side of a two-language text of the plan that this language reads."""
        return str(getattr(text, self.language))


def choose_language(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[Language, str]:
    """The language that ``--lang`` or ``NCP_LANG`` asks for, and what was asked when it does not exist."""
    asked = environment.get("NCP_LANG", "")
    for number, argument in enumerate(arguments):
        if argument == "--lang" and number + 1 < len(arguments):
            asked = arguments[number + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    for language in LANGUAGES:
        if asked.lower().startswith(language):
            return language, ""
    return DEFAULT, asked


def _table(language: Language, name: str) -> Mapping[str, str]:
    table: Mapping[str, str] = import_module(f"ncp.text.{language}.{name}").TEXTS
    return table

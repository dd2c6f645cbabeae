"""Every text of a plan that a person reads, with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from ncp.plan.located import Path, ReadFile
from ncp.plan.model.common import Text

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")

_SHORT = frozenset({"name", "title", "derived_from"})
_SHORT_THERE = frozenset({("timeline", "source"), ("seats", "text"), ("sits", "note")})
_SENTENCES = frozenset({("steps", "name")})
"""By the last two keys of the path: the list and the field in it."""


class Written(Struct, frozen=True):
    """One text where it stands."""

    file: ReadFile
    path: Path
    text: Text
    is_sentence: bool
    """Whether its field holds sentences; otherwise it holds a name or a few words."""


def texts_in(files: Sequence[ReadFile]) -> Iterator[Written]:
    """Every text of every file, in the order of the files."""
    for file in files:
        for record, path in file.records:
            if type(record) is Text:
                yield Written(file, path, record, _is_sentence(path))


def in_language(text: Text, language: Language) -> str:
    """The text in one language."""
    return text.nl if language == "nl" else text.en


def _is_sentence(path: Path) -> bool:
    keys = tuple(part for part in path if isinstance(part, str))[-2:]
    return keys in _SENTENCES or (keys[-1] not in _SHORT and keys not in _SHORT_THERE)

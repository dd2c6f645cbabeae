"""A YAML scalar as text into the value it stands for, and what is refused rather than guessed.

Called for every word of a plan, so a cheap look at the first character goes before every pattern.
"""

from __future__ import annotations

import re

Scalar = str | int | float | bool | None

_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""What a terminal obeys instead of showing; inside quotation marks YAML can spell it out."""
_TRAP_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
_TRAP_NUMBER = re.compile(r"[0-9]+(:[0-5]?[0-9])+|0[0-7]+|0x[0-9a-fA-F]+|0b[01]+")
_WORDS: dict[str, Scalar] = {"true": True, "false": False, "null": None, "~": None, "": None}
_LONGEST_WORD = 5
_NUMERIC = frozenset("-0123456789")


def unseen_in(text: str) -> str | None:
    """The first character of a text that nobody can see, or None."""
    found = _UNSEEN.search(text)
    return found[0] if found else None


def plain_value(text: str) -> Scalar:
    """What text without quotation marks stands for."""
    if text[:1] in _NUMERIC:
        return _number(text)
    return _WORDS.get(text, text) if len(text) <= _LONGEST_WORD else text


def is_trap(text: str) -> bool:
    """Whether YAML 1.1 reads something else in this text, which has no quotation marks, than what it says."""
    if text[:1] in _NUMERIC:
        return _TRAP_NUMBER.fullmatch(text) is not None
    return len(text) <= _LONGEST_WORD and text.lower() in _TRAP_WORDS


def _number(text: str) -> Scalar:
    if _INTEGER.fullmatch(text) and len(text) < 19:
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text

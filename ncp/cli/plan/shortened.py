"""Two long values cut to where they differ, so that a person sees the difference and not the text around it."""

from __future__ import annotations

from ncp.intake.plain_text import clean_line

MOST = 100
"""Characters of a value on the screen."""
AROUND = 24
"""Characters in common that stay on either side of the difference."""


def shortened(old: str, new: str, most: int = MOST) -> tuple[str, str]:
    """Both values; when one is too long, both begin near the first difference and end after the last."""
    if max(len(old), len(new)) <= most:
        return clean_line(old), clean_line(new)
    head = _head(old, new) if new else 0
    tail = _tail(old[head:], new[head:]) if new else 0
    return _cut(old, head, tail, most), _cut(new, head, tail, most)


def _head(old: str, new: str) -> int:
    """How many characters may go at the front: up to the start of a word, some way before the difference."""
    common = _in_common(old, new) - AROUND
    return old.rfind(" ", 0, common) + 1 if common > AROUND else 0


def _tail(old: str, new: str) -> int:
    common = _in_common(old[::-1], new[::-1]) - AROUND
    return old[::-1].rfind(" ", 0, common) + 1 if common > AROUND else 0


def _in_common(old: str, new: str) -> int:
    """The number of characters at the front that are the same."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((number for number, (one, other) in pairs if one != other), min(len(old), len(new)))


def _cut(text: str, head: int, tail: int, most: int) -> str:
    kept = text[head : len(text) - tail]
    if len(kept) > most:
        kept, tail = kept[: most - 1], 1
    return clean_line(f"{'… ' if head else ''}{kept.strip()}{' …' if tail else ''}")

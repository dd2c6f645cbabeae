"""Plan data as YAML on one line, and what differs between two pieces of it. Judges nothing and shortens nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from msgspec import Struct

_PLAIN = re.compile(r"[A-Za-z0-9_./<>=+][^\n#:{}\[\],&*!|>'\"%@`]*")
ALIKE = 0.6
"""From this share of equal text on, two entries without a key are taken for one that was reworded."""
_KEYS = ("id", "role", "council", "by", "level", "process", "as_what", "key")
"""By which of its fields an entry of a list is known again, the first that it has."""


class Difference(Struct, frozen=True):
    """One field of a record that is not what it was."""

    field: str
    """Dotted as the YAML nests it; an entry of a list by its key: ``seats[mccb].seat``."""
    old: str | None
    """As YAML on one line; None when there was nothing."""
    new: str | None


def flow(value: Any) -> str:
    """A value as YAML on one line: ``{fact: exploited, is: true}``."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(inside)}" for key, inside in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(each) for each in value) + "]"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    text = str(value)
    if isinstance(value, int | float) or (_PLAIN.fullmatch(text) and text == text.strip()):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def differences(old: Any, new: Any, field: str = "") -> Iterator[Difference]:
    """Every field in which two values differ, as deep down as they are alike in shape.

    A test on a fact is one value. Entries of lists are paired when equal, by key, or else by likeness; an entry
    without a key is named by its number.
    """
    if old == new:
        return
    if _is_open(old) and _is_open(new):
        for key in [*old, *(key for key in new if key not in old)]:
            inner = f"{field}.{key}" if field else str(key)
            yield from _below(old, new, key, inner)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _in_lists(old, new, field)
    else:
        yield Difference(field, flow(old), flow(new))


def _below(old: Mapping[str, Any], new: Mapping[str, Any], key: str, field: str) -> Iterator[Difference]:
    if key not in new:
        yield Difference(field, flow(old[key]), None)
    elif key not in old:
        yield Difference(field, None, flow(new[key]))
    else:
        yield from differences(old[key], new[key], field)


def _is_open(value: Any) -> bool:
    return isinstance(value, Mapping) and "fact" not in value


def _in_lists(old: Sequence[Any], new: Sequence[Any], field: str) -> Iterator[Difference]:
    gone, come = _left(old, new), _left(new, old)
    if not gone and not come:
        yield Difference(field, flow(old), flow(new))  # the same in another order
    if len(gone) == len(come) == 1 and not (_is_open(gone[0]) and _is_open(come[0])):
        yield Difference(field, flow(gone[0]), flow(come[0]))
        return
    for number, each in enumerate(old, start=1):
        if each not in gone:
            continue
        gone.remove(each)
        partner = next((other for other in come if _key(each) and _key(other) == _key(each)), None)
        partner = partner or _alike(each, come)
        if partner is None:
            yield Difference(field, flow(each), None)
        else:
            come.remove(partner)
            yield from differences(each, partner, f"{field}[{_key(each) or number}]")
    yield from (Difference(field, None, flow(each)) for each in come)


def _alike(entry: Any, others: Sequence[Any]) -> Any | None:
    """The entry without a key that is most like this one, when it may well be the same in other words."""
    if not _is_open(entry) or _key(entry):
        return None
    text = flow(entry)
    found = [(SequenceMatcher(None, text, flow(each)).ratio(), each) for each in others if _is_open(each)]
    likeness, best = max(found, key=lambda pair: pair[0], default=(0.0, None))
    return best if likeness >= ALIKE else None


def _left(these: Sequence[Any], those: Sequence[Any]) -> list[Any]:
    """What stands here more often than there."""
    spare = Counter(flow(each) for each in those)
    left = []
    for each in these:
        if spare[flow(each)]:
            spare[flow(each)] -= 1
        else:
            left.append(each)
    return left


def _key(entry: Any) -> str:
    if not _is_open(entry):
        return ""
    return next((str(entry[name]) for name in _KEYS if isinstance(entry.get(name), str)), "")

"""Change: one difference between two plans as a small typed thing with an id, a level and two places.

Found by ``ncp.diff.compare``, weighed by ``ncp.diff.rules``; holds no wording.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Literal

from msgspec import Struct

from ncp.problem import Place

Level = Literal["ingrijpend", "beoordelen", "aanvullend", "redactioneel"]
"""How much a change matters, heaviest first.

``ingrijpend``: an officer following the old plan would in some situation act differently, through somebody else or
without authority. ``beoordelen``: the plan cannot decide it, a person must. ``aanvullend``: adds without touching an
outcome. ``redactioneel``: no outcome can change.
"""
LEVELS: tuple[Level, ...] = ("ingrijpend", "beoordelen", "aanvullend", "redactioneel")

Action = Literal["added", "removed", "changed", "renamed", "narrowed", "widened", "moved"]


class Subject(Struct, frozen=True, order=True):
    """The record that a change is about: its kind (``power``, ``role``, ``step`` ...) and id."""

    kind: str
    id: str


class Change(Struct, frozen=True, kw_only=True):
    """One difference."""

    rule: str
    """A slug that reads as a sentence: ``power-holder-changed``."""
    level: Level
    action: Action
    subject: Subject
    field: str = ""
    """The field of the record, dotted as the YAML nests it; empty when the whole record came or went."""
    old: str | None = None
    """The old value as compact YAML; None when there was none."""
    new: str | None = None
    old_place: Place | None = None
    new_place: Place | None = None
    values: dict[str, str] = {}
    """What the message needs beside this, such as the situation that shows a wider condition."""
    why: str = ""
    """The ground for the level: one of ``ncp.diff.grounds``."""
    cause: str = ""
    """The fingerprint of the change that this one follows from; empty when it stands on its own."""

    @property
    def fingerprint(self) -> str:
        """Twelve characters that stay the same when lines move or a message is reworded."""
        parts = (self.rule, self.subject.kind, self.subject.id, self.field, self.old or "", self.new or "")
        return sha256("\0".join(parts).encode()).hexdigest()[:12]

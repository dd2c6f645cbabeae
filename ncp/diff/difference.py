"""A difference: one thing that differs between two plans, with both places and without judgement."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from ncp.diff.records import RecordAt
from ncp.plan.located import Path
from ncp.plan.model.common import ALWAYS, Window
from ncp.problem import Place

What = Literal["added", "removed", "changed", "reordered", "renamed", "moved"]


class Side(Struct, frozen=True):
    """One side of a difference: the record, the value there and the way to it in the file."""

    at: RecordAt
    value: Any
    path: Path

    @property
    def place(self) -> Place:
        return self.at.file.place(self.path)


class OnDays(Struct, frozen=True, omit_defaults=True):
    """An office and the days on which it is the one."""

    role: str
    in_force: Window = ALWAYS


class Difference(Struct, frozen=True, kw_only=True):
    """One thing that differs. ``old`` or ``new`` is None when there is no such record on that side."""

    what: What
    struct: type[Struct]
    """The struct whose field differs, or that came or went."""
    name: str = ""
    """Its field; empty when the struct as a whole came or went, or changed its name or its file."""
    field: str = ""
    """The way from the record to the field, dotted, a part of a list by its key: ``duties.nctv-convene-iao.within``."""
    old: Side | None
    new: Side | None
    beside: RecordAt | None = None
    """Of a version that came or went: the one that speaks on its days in the other plan. What the two differ in are
    differences of their own."""

    @property
    def kind(self) -> str:
        return self.record.kind

    @property
    def id(self) -> str:
        """The id in the new plan, or in the old one of what is gone."""
        return self.record.id

    @property
    def record(self) -> RecordAt:
        """The record in the new plan, or in the old one when it is gone."""
        return self.side.at

    @property
    def side(self) -> Side:
        """The new side, or the old one when there is no new."""
        side = self.new or self.old
        assert side is not None, "a difference has at least one side"
        return side

    @property
    def both(self) -> tuple[Side, Side]:
        """Both sides of a difference inside a record."""
        assert self.old is not None, "only a record that came has no old side"
        assert self.new is not None, "only a record that is gone has no new side"
        return self.old, self.new

"""What another set of facts changes: two answers of ``advise`` side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from ncp.advice.result import Advice, Verdict

Kind = Literal["level", "role", "power"]


class Change(Struct, frozen=True):
    """One subject whose verdict moved. ``None`` means: not in force then."""

    kind: Kind
    id: str
    before: Verdict | None
    after: Verdict | None


class Changes(Struct, frozen=True):
    """Everything that moved, and how much is still open."""

    moved: tuple[Change, ...]
    recommended_before: dict[str, str | None]
    recommended_after: dict[str, str | None]
    open_levels: int
    open_roles: int
    open_powers: int

    def became(self, verdict: Verdict) -> tuple[Change, ...]:
        """The subjects that now have this verdict."""
        return tuple(change for change in self.moved if change.after is verdict)


def compare(before: Advice, after: Advice) -> Changes:
    """The differences between two answers. Of an answer with itself there are none."""
    old, new = dict(_verdicts(before)), dict(_verdicts(after))
    moved = tuple(
        Change(kind, name, old.get((kind, name)), new.get((kind, name)))
        for kind, name in dict.fromkeys([*old, *new])
        if old.get((kind, name)) != new.get((kind, name))
    )
    undetermined = [key for key, verdict in new.items() if verdict is Verdict.UNDETERMINED]
    return Changes(
        moved,
        before.recommended_levels,
        after.recommended_levels,
        open_levels=sum(kind == "level" for kind, _ in undetermined),
        open_roles=sum(kind == "role" for kind, _ in undetermined),
        open_powers=sum(kind == "power" for kind, _ in undetermined),
    )


def _verdicts(advice: Advice) -> Iterator[tuple[tuple[Kind, str], Verdict]]:
    for level in advice.levels:
        yield ("level", level.id), level.verdict
    for role in advice.roles:
        yield ("role", role.id), role.verdict
    for power in advice.powers:
        yield ("power", power.id), power.verdict

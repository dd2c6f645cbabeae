"""What the cases show of a plan, as kept with the outcome of a check; worked out by ``ncp.check.cover``."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Kind = Literal["power", "level", "role", "playbook"]
KINDS: tuple[Kind, ...] = ("power", "level", "role", "playbook")


class Shown(Struct, frozen=True, kw_only=True):
    """What the cases show of one kind of record; each id stands in one of the four lists."""

    kind: Kind
    group: str
    """The law of a power; empty for the other kinds."""
    both: tuple[str, ...]
    """May apply in one case, and never does in another in which it was in force."""
    always: tuple[str, ...]
    """May apply in every case in which it was in force."""
    never: tuple[str, ...]
    """Was in force in some case, and applies in none."""
    absent: tuple[str, ...]
    """Was in force in no case: younger, or older, than all of them."""

    @property
    def total(self) -> int:
        """How many records there are."""
        return len(self.both) + len(self.always) + len(self.never) + len(self.absent)


class Cover(Struct, frozen=True, kw_only=True):
    """What the cases show of a plan."""

    cases: int
    moments: int
    """After how many answers the plan was asked what it says."""
    shown: tuple[Shown, ...]

    def of(self, kind: Kind) -> tuple[Shown, ...]:
        """What is shown of one kind, group by group."""
        return tuple(each for each in self.shown if each.kind == kind)

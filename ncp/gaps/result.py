"""What ``ncp plan gaps`` finds, as data; its JSON form is ``ncp/plan-gaps/1``.

Words are made from this in ``ncp.report``. They say what the plan knows, never that the law has no ground.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from ncp.advice.result import HolderAdvice, PlanMark
from ncp.plan.model.condition import Value

GapKind = Literal[
    "order-power", "order-power-kind", "order-power-role", "not-running", "office", "route", "convening", "clock",
]  # fmt: skip
State = Literal["never", "after-breach", "general-only", "own", "always"]
"""How far binding powers of ordinary law go: not at all; only after a breach of duty; without one only by powers that
most sectors share; also by a power of few sectors; in every situation."""
OrderState = Literal["never", "after-breach", "general-only"]
"""The states that are a gap."""
KindState = Literal["never", "after-breach", "dormant-only"]
RoleState = Literal["never", "few-sectors"]
ConveningState = Literal["nobody-named", "conveners-gone"]
ClockState = Literal["nobody-named", "duty-names-them", "addressee-gone"]
Nature = Literal["instruments", "modelling"]
"""``modelling``: what the plan does not say; whether it is so outside the plan has to be looked up."""
InForce = Literal["in-force", "dormant", "not-before", "lapsed"]
Outside = Literal["addressee", "no-office-modelled", "other-law", "office-gone"]
"""Why a power whose condition fits is not counted for a sector: it addresses others; the plan does not say which office
it is; it rests on a power of another act; the office does not exist on the day."""


class Size(Struct, frozen=True):
    """A number of situations."""

    situations: int
    """That the conditions tell apart."""
    stands_for: int
    """When every value and every element of a set counts by itself."""


class Asked(Struct, frozen=True):
    """The space of situations that was searched, all of it."""

    powers: int
    """How many powers it is about: binding and dormant ones together."""
    facts: tuple[str, ...]
    size: Size
    """Of all sectors together, with facts that are unknown."""


class Instrument(Struct, frozen=True, omit_defaults=True):
    """A power, duty or task that can work for a sector."""

    power: str
    rung: str
    state: InForce
    holders: tuple[HolderAdvice, ...]
    day: date | None = None
    """The day on which it begins, or the last day on which it was in force."""
    succeeded_by: str | None = None

    @property
    def has_office(self) -> bool:
        return any(each.outcome == "held" for each in self.holders)


class SectorInventory(Struct, frozen=True):
    """What the plan has for one sector, lightest rung first."""

    sector: str
    instruments: tuple[Instrument, ...]

    def on_rung(self, rung: str) -> tuple[Instrument, ...]:
        """What works or can be woken on a rung."""
        return tuple(each for each in self.instruments if each.rung == rung and each.state in ("in-force", "dormant"))


class Need(Struct, frozen=True):
    """What every situation of a set has in common: this fact, with one of these values."""

    fact: str
    values: tuple[Value, ...]


class NotCounted(Struct, frozen=True):
    """A power whose condition fits a sector and that is not counted for it."""

    power: str
    why: Outside


class Reach(Struct, frozen=True, kw_only=True):
    """How far binding powers go in a set of situations with severe impact."""

    state: State
    all: Size
    """The situations, every fact known."""
    covered: Size
    """Those in which at least one binding power possibly applies."""
    without_breach: Size
    """The situations in which no duty was breached."""
    covered_without_breach: Size
    facts: dict[str, Value] | None
    """The smallest facts with which no binding power is possible; None when there are none."""


class KindReach(Struct, frozen=True):
    """One kind of organisation (a value of provider-status) in a sector."""

    kind: str
    reach: Reach


class SectorReach(Struct, frozen=True, kw_only=True):
    """How far the binding powers of ordinary law go in one sector, and what emergency law adds."""

    sector: str
    reach: Reach
    kinds: tuple[KindReach, ...]
    own: tuple[str, ...]
    """Powers of few sectors that need no breach."""
    shared: tuple[str, ...]
    """Powers that most sectors share and that need no breach."""
    after_breach: tuple[str, ...]
    """Powers that only work after a breach."""
    needs: tuple[Need, ...]
    """What every covered situation has in common."""
    needs_without_breach: tuple[Need, ...]
    needs_own: tuple[Need, ...]
    """What the situations have in common in which a power of its own works without a breach."""
    not_counted: tuple[NotCounted, ...]
    dormant: tuple[str, ...]
    """Emergency powers that must be activated first."""
    covered_with_dormant: Size


class SectorRoutes(Struct, frozen=True):
    """Which kinds of information reach the organisations of a sector."""

    sector: str
    carries: tuple[str, ...]


class Gap(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One gap, with the smallest facts that show it."""

    id: str
    """Stable: the same gap has the same id on another day and in another edition."""
    kind: GapKind
    subject: str
    """The sector, kind of organisation, role, law, level, power or fact that it is about."""
    state: str
    """What exactly is so; per kind a small list."""
    nature: Nature
    facts: dict[str, Value]
    records: tuple[str, ...] = ()
    """The powers, duties and tasks that it is about."""
    instead: tuple[str, ...] = ()
    """The powers that there are all the same."""
    sectors: tuple[str, ...] = ()
    day: date | None = None


class Gaps(Struct, frozen=True, kw_only=True):
    """Everything about one plan on one day."""

    plan: PlanMark
    on: date
    asked: Asked
    inventory: tuple[SectorInventory, ...]
    left_out: tuple[str, ...]
    """Sectors for which the plan knows no ministry, supervisor or CSIRT on the day; no order power is looked for."""
    orders: tuple[SectorReach, ...]
    information: tuple[str, ...]
    """The kinds of information that reach at least one sector."""
    routes: tuple[SectorRoutes, ...]
    gaps: tuple[Gap, ...]

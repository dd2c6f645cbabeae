"""The answer of ``ncp advise`` as data; its JSON form is ``ncp/advice/1`` and stable.

Words for a person are made from this in ``ncp.report`` and ``ncp.cli``.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any

from msgspec import Struct

from ncp.logic.reason import Reason


class Verdict(Enum):
    """What the tool says about a subject. It suggests; it never declares anybody competent."""

    APPLIES = "applies"
    DOES_NOT_APPLY = "does-not-apply"
    UNDETERMINED = "undetermined"
    NOT_YET = "not-yet"
    """A lighter means comes first: the rung's own condition is not met, or dormant law was not activated."""


class PlanMark(Struct, frozen=True, gc=False):
    """Which plan spoke."""

    edition: str
    digest: str


class LevelAdvice(Struct, frozen=True, gc=False):
    """One level of a ladder."""

    ladder: str
    id: str
    verdict: Verdict
    blocked_by: tuple[str, ...]
    explanation: Reason
    basis: str


class GroundForRole(Struct, frozen=True, gc=False):
    """One stated reason for a role's involvement, with how it came out."""

    nl: str
    en: str
    basis: str
    verdict: Verdict
    explanation: Reason


class RoleAdvice(Struct, frozen=True, gc=False):
    """One role: whether it takes part, for which stated reasons, and its duties on the date."""

    id: str
    verdict: Verdict
    duties: tuple[str, ...]
    because: tuple[GroundForRole, ...]
    blocked_by: tuple[str, ...]
    explanation: Reason


class HolderAdvice(Struct, frozen=True, omit_defaults=True, gc=False):
    """Who holds a power on the date: a real office, or the reason why none can be named."""

    role: str
    outcome: str
    """``held``, ``sector-unknown`` or ``not-modelled``; the last is never a no."""
    sector: str = ""
    executed_by: str = ""


class PowerAdvice(Struct, frozen=True, kw_only=True, gc=False):
    """One power, duty or task in the version that is in force on the date."""

    id: str
    kind: str
    law: str
    article: str
    rung: str | None
    track: str | None
    holders: tuple[str, ...]
    competence: tuple[HolderAdvice, ...]
    verdict: Verdict
    blocked_by: tuple[str, ...]
    explanation: Reason
    rung_explanation: Reason | None
    activation: str | None
    """``None`` for ordinary law, else ``dormant`` or ``activated`` or ``unknown``."""
    basis: str


class OutOfForce(Struct, frozen=True, gc=False):
    """A power that does not speak on the date: lapsed, or not yet begun."""

    id: str
    lapsed_on: date | None
    """The last day on which it was in force."""
    starts_on: date | None
    succeeded_by: str | None
    would_apply: str
    """The verdict it would have had: a lapsed power that would apply deserves to be named first."""


class Question(Struct, frozen=True, gc=False):
    """An open fact with everything that waits for it."""

    fact: str
    decides: tuple[str, ...]
    levels: tuple[str, ...]
    roles: tuple[str, ...]
    playbooks: tuple[str, ...]
    who_knows: tuple[str, ...]
    answerable_within: str
    weight: float


class ClockAdvice(Struct, frozen=True, gc=False):
    """A legal time limit that belongs to a duty that applies or may apply."""

    power: str
    name_nl: str
    name_en: str
    starts: str
    within: str
    addressee: tuple[str, ...]
    verdict: Verdict
    rests_on: tuple[str, ...]
    """The facts that make the duty apply; the last of them to become known starts an awareness clock."""


class CascadeStep(Struct, frozen=True, gc=False):
    """A process that may be hit next, and through which process."""

    process: str
    through: str
    distance: int
    why_nl: str
    why_en: str
    basis: str


class Route(Struct, frozen=True, gc=False):
    """How an advisory reaches the organisations of an affected sector, or that nothing does."""

    sector: str
    path: tuple[str, ...]
    edges: tuple[str, ...]
    carries: tuple[str, ...]
    blind_spot: bool


class Advice(Struct, frozen=True, kw_only=True, gc=False):
    """Everything the plan says about these facts on this day."""

    schema: str = "ncp/advice/1"
    plan: PlanMark
    on: date
    facts: dict[str, Any]
    levels: tuple[LevelAdvice, ...]
    recommended_levels: dict[str, str | None]
    roles: tuple[RoleAdvice, ...]
    powers: tuple[PowerAdvice, ...]
    out_of_force: tuple[OutOfForce, ...]
    playbooks: tuple[str, ...]
    questions: tuple[Question, ...]
    clocks: tuple[ClockAdvice, ...]
    cascade: tuple[CascadeStep, ...]
    routes: tuple[Route, ...]

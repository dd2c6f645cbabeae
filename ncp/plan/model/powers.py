"""Law as data: powers, duties and tasks, one file a law (``legal_powers/``).

One id may occur more than once with windows that do not overlap: those are the versions of one
power over time, because the law changed its text, its holder or its reach.
"""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, field

from ncp.plan.model.common import Basis, Duration, Id, Record, Text, Window
from ncp.plan.model.condition import ALWAYS_TRUE, Condition

Rung = Literal[
    "inform",
    "advise",
    "comply-or-explain",
    "notify-minister",
    "supervise",
    "binding-instruction",
    "coercion",
    "emergency-separate",
    "emergency-limited",
    "emergency-general",
]
Track = Literal["investigation", "intelligence", "public-order", "assistance", "diplomacy", "privacy", "governance"]
Act = Literal[
    "hear", "consult", "agree", "warn", "request", "notify", "report", "publish",
    "decree", "submit-bill", "lift", "record", "other",
]  # fmt: skip


class Mandate(Record, frozen=True, kw_only=True):
    """A sourced link in the chain of competence: who acts in the holder's name, or took over."""

    role: Id
    form: Literal["mandate", "delegation"]
    in_force: Window
    basis: Basis
    sources: tuple[Id, ...]


class Holder(Record, frozen=True, kw_only=True):
    """Who holds a power. ``for: sector`` is resolved to a real office through ``sectors.yaml``."""

    role: Id
    for_: Literal["sector"] | None = field(name="for", default=None)
    executed_by: Id | None = None
    """The organisation that does the work for the holder (the NCSC for the minister of JenV)."""
    chain: tuple[Mandate, ...] = ()


class Procedure(Record, frozen=True, kw_only=True):
    """Something that must go before the use of a power, or must follow it."""

    act: Act
    role: Id | None = None
    text: Text
    within: Duration | None = None


class Activation(Record, frozen=True, kw_only=True):
    """What a dormant power needs before it works at all."""

    routes: tuple[Literal["separate", "limited", "general"], ...]
    takes: Text
    activated_when: Condition


class Clock(Record, frozen=True, kw_only=True):
    """A legal time limit that starts to run."""

    name: Text
    starts: Literal["awareness", "notification", "request", "decision", "activation", "designation", "end"]
    within: Duration
    addressee: tuple[Id, ...] = ()


class Law(Record, frozen=True, kw_only=True):
    """The law, decree, policy or EU instrument that one file holds."""

    id: Id
    formerly: tuple[Id, ...] = ()
    title: Text
    abbreviation: str
    kind: Literal["act", "decree", "regulation", "policy", "eu"] = "act"
    bwb_id: Annotated[str, Meta(pattern=r"^BWBR[0-9]{7}$")] | None = None
    in_force: Window
    replaces: Id | None = None
    without_successor: Text | None = None
    """Of a law that lapsed: why nothing takes its place, or what does in part."""
    note: Text | None = None
    sources: tuple[Id, ...]


class Power(Record, frozen=True, kw_only=True):
    """One power, duty or task, in one version."""

    id: Id
    formerly: tuple[Id, ...] = ()
    kind: Literal["power", "duty", "task"]
    name: Text
    article: str
    """As the text numbers it; ``none`` where there is no article, ``unread`` where its number was not read."""
    holder: tuple[Holder, ...]
    addressee: tuple[Id, ...]
    """Values of the fact provider-status, or role ids."""
    rung: Rung | None = None
    track: Track | None = None
    sectors: tuple[Id, ...] = ()
    """Only for these sectors; empty means no limit by sector."""
    allows: Text
    does_not_allow: Text
    applies_when: Condition = ALWAYS_TRUE
    activation: Activation | None = None
    before: tuple[Procedure, ...] = ()
    after: tuple[Procedure, ...] = ()
    clock: Clock | None = None
    succeeds: tuple[Id, ...] = ()
    in_force: Window
    read_as_of: date | None = None
    """The date of the version of the text that was read."""
    sources: tuple[Id, ...]
    basis: Basis
    checked_on: date
    link: str = ""
    note: Text | None = None


class LawFile(Record, frozen=True, kw_only=True):
    """One file in ``legal_powers/``."""

    law: Law
    powers: tuple[Power, ...]


class LadderRung(Record, frozen=True, kw_only=True):
    """A rung of the intervention ladder with the plan's own condition for going up to it."""

    id: Rung
    name: Text
    reached_when: Condition = ALWAYS_TRUE
    explanation: Text
    basis: Basis
    sources: tuple[Id, ...] = ()


class LadderFile(Record, frozen=True, kw_only=True):
    """``reference/intervention_ladder.yaml``; lightest rung first."""

    rungs: tuple[LadderRung, ...]

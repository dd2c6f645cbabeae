"""Ladders of escalation: by body, not by number (``escalation_levels.yaml``).

A level id may occur more than once with windows that do not overlap (the MCCb rules of 2016 and 2022).
"""

from typing import Literal

from ncp.plan.model.common import (
    ALWAYS,
    Basis,
    Duration,
    Id,
    Record,
    Statement,
    Text,
    Window,
)
from ncp.plan.model.condition import Condition


class Sitting(Record, frozen=True, kw_only=True):
    """Who sits at a level and as what; ``when`` limits it."""

    role: Id
    seat: Literal["chair", "member", "adviser", "secretary", "invited"]
    when: Condition | None = None
    note: Text | None = None


class Convening(Record, frozen=True, kw_only=True):
    """How a level comes into being."""

    by: tuple[Id, ...]
    on_request_of: tuple[Id, ...] = ()
    in_agreement_with: tuple[Id, ...] = ()
    after_consulting: tuple[Id, ...] = ()
    informs: tuple[Id, ...] = ()
    text: Text


class Level(Record, frozen=True, kw_only=True):
    """One step of a ladder."""

    id: Id
    formerly: tuple[Id, ...] = ()
    name: Text
    abbreviation: str
    body: Id | None = None
    """The role id of the council or team that the level is named after."""
    in_force: Window = ALWAYS
    applies_when: Condition
    down_when: Condition
    """When going down from here is in order."""
    down_text: Text
    convening: Convening | None = None
    sits: tuple[Sitting, ...] = ()
    decides: Text
    cannot: tuple[Statement, ...] = ()
    report_every: Duration | None = None
    disputed: Text | None = None
    eu_counterpart: Text | None = None
    basis: Basis
    sources: tuple[Id, ...] = ()


class Ladder(Record, frozen=True, kw_only=True):
    """Levels in order, lowest first. Steps may be skipped, up and down."""

    id: Literal["national", "regional", "european"]
    name: Text
    note: Text
    rests_at: Id | None
    """Where the ladder stands before anybody changed it; ``null`` when that is nowhere."""
    levels: tuple[Level, ...]
    basis: Basis
    sources: tuple[Id, ...] = ()


class LevelsFile(Record, frozen=True, kw_only=True):
    """``escalation_levels.yaml``."""

    ladders: tuple[Ladder, ...]

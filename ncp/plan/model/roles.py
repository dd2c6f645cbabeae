"""Roles: organisations, offices and councils, never persons (``roles.yaml``)."""

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


class EarlierName(Record, frozen=True, kw_only=True):
    """A name the role bore during a window."""

    name: Text
    abbreviation: str = ""
    in_force: Window


class Duty(Record, frozen=True, kw_only=True):
    """What a role has to do, and who filed it: the crisis plan, a law, or our own modelling."""

    id: Id
    formerly: tuple[Id, ...] = ()
    text: Text
    filed_by: Literal["plan", "law", "modelled"]
    within: Duration | None = None
    basis: Basis
    sources: tuple[Id, ...] = ()
    in_force: Window = ALWAYS


class Seat(Record, frozen=True, kw_only=True):
    """A place in a council. ``council`` is a role id."""

    council: Id
    seat: Literal["chair", "member", "adviser", "secretary", "invited"]
    text: Text | None = None
    basis: Basis
    sources: tuple[Id, ...] = ()
    in_force: Window = ALWAYS


class Alert(Record, frozen=True, kw_only=True):
    """Who alerts this role, how fast and how."""

    by: Id
    within: Duration
    how: Text
    basis: Basis
    sources: tuple[Id, ...] = ()


class Involvement(Record, frozen=True, kw_only=True):
    """A reason for which the role takes part, with the condition under which it holds."""

    when: Condition
    because: Text
    basis: Basis
    sources: tuple[Id, ...] = ()
    in_force: Window = ALWAYS


class AtLevel(Record, frozen=True, kw_only=True):
    """What a level means for this role in the first hour."""

    level: Id
    first_hour: tuple[Text, ...]
    decides: Text
    """Who decides now, seen from this role."""
    basis: Basis
    sources: tuple[Id, ...] = ()


class Role(Record, frozen=True, kw_only=True):
    """An organisation, an office, a council or a group of addressees."""

    id: Id
    formerly: tuple[Id, ...] = ()
    kind: Literal["organisation", "office", "council", "team", "group"]
    name: Text
    abbreviation: str = ""
    earlier_names: tuple[EarlierName, ...] = ()
    exists: Window = ALWAYS
    succeeded_by: Id | None = None
    task: Text
    part_of: Id | None = None
    reports_to: Id | None = None
    deputy: Text | None = None
    involved: tuple[Involvement, ...] = ()
    duties: tuple[Duty, ...] = ()
    seats: tuple[Seat, ...] = ()
    alerted_by: tuple[Alert, ...] = ()
    at_level: tuple[AtLevel, ...] = ()
    cannot: tuple[Statement, ...] = ()
    basis: Basis
    sources: tuple[Id, ...] = ()


class RolesFile(Record, frozen=True, kw_only=True):
    """``roles.yaml``."""

    roles: tuple[Role, ...]

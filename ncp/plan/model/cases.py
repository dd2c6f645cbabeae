"""Real incidents: dated facts and what was really done; the plan's own tests (``cases/``)."""

from typing import Literal

from ncp.plan.model.common import Basis, Id, Moment, Record, Text
from ncp.plan.model.condition import Value
from ncp.plan.model.lessons import Lesson

Status = Literal["documented", "inferred"]


class CaseEvent(Record, frozen=True, kw_only=True):
    """Something that became known or was done. Which other fields count follows from ``do``."""

    at: Moment
    do: Literal["fact", "log", "notify", "acknowledge", "escalate", "de-escalate", "decide", "done", "skip", "report"]
    status: Status
    basis: Basis
    sources: tuple[Id, ...]
    by: Id | None = None
    text: Text | None = None
    """The entry, the grounds or the reason, as the log shall show it."""
    fact: Id | None = None
    value: Value | None = None
    settles: bool = False
    """This answer replaces what other sources said before."""
    source: Text | None = None
    """Who or what said so, in words, for the fact's source."""
    level: Id | None = None
    role: Id | None = None
    step: Id | None = None
    option: Id | None = None
    power: Id | None = None


class Expectation(Record, frozen=True, kw_only=True):
    """What the tool must say, or must not say, at a moment of the case."""

    at: Moment
    subject: Literal["level", "role", "power", "question", "playbook"]
    id: Id
    verdict: Literal["applies", "does-not-apply", "undetermined", "not-yet", "not-in-force", "recommended", "at-most"]
    """``recommended`` and ``at-most`` are for levels: the recommended one, or no higher than this."""
    negate: bool = False
    """``must_not``: the verdict must be another one."""
    status: Status
    why: Text
    sources: tuple[Id, ...] = ()


class Case(Record, frozen=True, kw_only=True):
    """One real incident."""

    id: Id
    formerly: tuple[Id, ...] = ()
    title: Text
    summary: Text
    start: Moment
    end: Moment
    plan_at_the_time: Text
    """Which crisis plan was in force then; applying a later one is an anachronism the reader must see."""
    playbooks: tuple[Id, ...] = ()
    limits: Text
    timeline: tuple[CaseEvent, ...]
    expects: tuple[Expectation, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    sources: tuple[Id, ...]


class CaseFile(Record, frozen=True, kw_only=True):
    """One file in ``cases/``."""

    case: Case

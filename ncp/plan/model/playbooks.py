"""Playbooks: cases, not flowcharts; a step becomes available when its condition holds (``playbooks/``).

A building block is a playbook of kind ``block`` that other playbooks include, so that it is written once.
"""

from typing import Literal

from ncp.plan.model.common import ALWAYS, Basis, Duration, Id, Record, Text, Window
from ncp.plan.model.condition import ALWAYS_TRUE, Condition

Phase = Literal[
    "detection",
    "alerting",
    "picture",
    "judgement",
    "decision",
    "execution",
    "communication",
    "de-escalation",
    "aftercare",
]
StepKind = Literal["ask", "notify", "assess", "decide", "act", "communicate", "check"]


class Option(Record, frozen=True, kw_only=True):
    """One way to decide."""

    id: Id
    name: Text


class Step(Record, frozen=True, kw_only=True):
    """One piece of work for one role. Step ids are unique over the whole plan."""

    id: Id
    formerly: tuple[Id, ...] = ()
    phase: Phase
    kind: StepKind
    role: Id
    name: Text
    """What to do, as an instruction."""
    why: Text | None = None
    done_when: Text
    available_when: Condition = ALWAYS_TRUE
    after: tuple[Id, ...] = ()
    """Steps that must be done or skipped first."""
    from_level: Id | None = None
    """Only from this national level upwards."""
    needs: tuple[Id, ...] = ()
    produces: tuple[Id, ...] = ()
    powers: tuple[Id, ...] = ()
    notifies: tuple[Id, ...] = ()
    options: tuple[Option, ...] = ()
    within: Duration | None = None
    """Counted from the moment the step became available."""
    in_force: Window = ALWAYS
    basis: Basis
    sources: tuple[Id, ...] = ()


class Playbook(Record, frozen=True, kw_only=True):
    """A scenario family, or a block that several of them share."""

    id: Id
    formerly: tuple[Id, ...] = ()
    kind: Literal["playbook", "block"]
    name: Text
    covers: Text
    does_not_cover: Text | None = None
    applies_when: Condition
    """When the tool proposes it."""
    includes: tuple[Id, ...] = ()
    steps: tuple[Step, ...]
    basis: Basis
    sources: tuple[Id, ...]


class PlaybookFile(Record, frozen=True, kw_only=True):
    """One file in ``playbooks/``."""

    playbook: Playbook

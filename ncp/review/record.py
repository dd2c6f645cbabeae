"""What one incident, exercise or case gives the yearly review, as plain data; worked out in ``ncp.review.incidents``.

Facts only: nothing here judges whether somebody did well. Ids belong to the plan that was kept with the incident.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from msgspec import Struct

from ncp.incident.evaluation import Evaluated, Improvement, Lesson
from ncp.incident.events import Marking, Mode
from ncp.review.deadlines import OpenQuestion

DeadlineKind = Literal["report", "step", "clock"]
DeadlineOutcome = Literal["met", "late", "missed", "skipped", "no-trace", "running"]
"""``missed``: the log ends without it. ``no-trace``: nothing shows whether it was met, which is not the same as missed;
so for a legal clock, and for every step of a case, of which only public sources are known. ``running``: its time had
not come when the incident ended, or the incident still runs."""


class LevelSpell(Struct, frozen=True):
    """A ladder at one level for a while. ``advised`` is what the plan pointed to when it began."""

    ladder: str
    level: str | None
    since: datetime
    until: datetime | None
    advised: str | None
    by: str = ""
    """Empty: nobody changed it, the ladder rests there."""
    grounds: str = ""
    entry: int | None = None


class Difference(Struct, frozen=True):
    """For a while the plan pointed to another level than the one that stood."""

    ladder: str
    since: datetime
    until: datetime | None
    advised: str | None
    actual: str | None
    direction: Literal["below", "above"]
    """Where the level that stood lay, seen from the advice."""
    by: str = ""
    grounds: str = ""
    """Those of the last change of level; empty when nobody changed it."""
    entry: int | None = None


class DecisionMade(Struct, frozen=True):
    """A decision, with the power it rested on and what the plan said of that power then."""

    step: str
    option: str
    by: str
    at: datetime
    grounds: str
    power: str | None
    power_verdict: str | None
    advised_level: str | None
    """The national level that the plan pointed to."""
    entry: int


class StepTaken(Struct, frozen=True):
    """A step that was done or skipped, with the note or the reason, and its time limit when it had one."""

    step: str
    skipped: bool
    text: str
    by: str
    at: datetime
    due: datetime | None
    entry: int


class Deadline(Struct, frozen=True):
    """Something that was due: a report by the plan's rhythm, a step with a limit, a legal clock."""

    kind: DeadlineKind
    about: str
    """The level whose rhythm it is, the step, or the power."""
    since: datetime
    due: datetime
    met_at: datetime | None
    outcome: DeadlineOutcome


class Said(Struct, frozen=True):
    """What one source said of a disputed fact."""

    source: str
    value: bool | int | float | str | tuple[str, ...]


class Contradiction(Struct, frozen=True):
    """Sources contradicted each other on a fact, and how that ended."""

    fact: str
    since: datetime
    said: tuple[Said, ...]
    settled_at: datetime | None
    how: Literal["chosen", "agreed", "corrected"] | None
    """None: it never was settled."""
    by: str = ""
    grounds: str = ""


class Told(Struct, frozen=True):
    """A role that was told, and how long it took to confirm."""

    role: str
    at: datetime
    confirmed_at: datetime | None

    @property
    def took(self) -> timedelta | None:
        """From being told to confirming; None when it never confirmed."""
        return self.confirmed_at - self.at if self.confirmed_at else None


class IncidentRecord(Struct, frozen=True, kw_only=True):
    """One incident from its log and the plan that was kept with it."""

    id: str
    case: str | None = None
    """The case of the plan that this is; None for a log of the store."""
    title: str
    mode: Mode
    marking: Marking
    started_at: datetime
    ended_at: datetime | None
    """When it was closed; None while it runs."""
    last_at: datetime
    """The last entry that belongs to the incident itself."""
    plan_edition: str
    plan_digest: str
    entries: int
    head: str
    reports: int
    levels: tuple[LevelSpell, ...]
    differences: tuple[Difference, ...]
    decisions: tuple[DecisionMade, ...]
    steps: tuple[StepTaken, ...]
    deadlines: tuple[Deadline, ...]
    unanswered: tuple[OpenQuestion, ...]
    """Asked, and still unknown at the end."""
    contradictions: tuple[Contradiction, ...]
    told: tuple[Told, ...]
    not_told: tuple[str, ...]
    """Roles with an alerting chain that the plan involved at the end: nobody told them, and they made no entry."""
    acted: tuple[str, ...]
    """Roles that made an entry before the end."""
    playbooks: tuple[str, ...]
    evaluated: tuple[Evaluated, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    improvements: tuple[Improvement, ...] = ()

    @property
    def lasted(self) -> timedelta | None:
        """From the beginning to the end; None while it runs."""
        return self.ended_at - self.started_at if self.ended_at else None

    @property
    def skipped(self) -> tuple[StepTaken, ...]:
        """The steps that were left out."""
        return tuple(step for step in self.steps if step.skipped)

    @property
    def missed(self) -> tuple[Deadline, ...]:
        """What was due and came late or never."""
        return tuple(each for each in self.deadlines if each.outcome in ("late", "missed"))

    @property
    def roles(self) -> tuple[str, ...]:
        """Every role that was told, that acted, or whose level or decision it was."""
        names = (*self.acted, *(each.role for each in self.told), *(each.by for each in self.steps))
        return tuple(dict.fromkeys(name for name in names if name))

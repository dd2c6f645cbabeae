"""Everything that can happen in an incident, as typed records that are only ever added.

An ``Entry`` is one line of the log: who, when recorded, when valid, marked how, and what. Its hash covers
all of that and the hash of the entry before it.
"""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import Literal

import msgspec
from msgspec import Struct

from ncp.plan.model.condition import Value

Mode = Literal["real", "exercise", "replay"]
Marking = Literal["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"]
Ladder = Literal["national", "regional", "european"]
Went = Literal["well", "badly"]
Outcome = Literal["taken-up", "dropped"]


class IncidentStarted(Struct, frozen=True, tag="incident-started"):
    """The first entry of every log."""

    title: str
    mode: Mode
    marking: Marking
    plan_edition: str
    plan_digest: str
    ncp_version: str


class AdvisoryRead(Struct, frozen=True, tag="advisory-read"):
    """What a security advisory said, as far as it said it; ``None`` means: not stated."""

    document: str
    version: str
    title: str
    publisher: str
    digest: str
    cves: tuple[str, ...]
    products: tuple[str, ...]
    likelihood: str | None = None
    damage: str | None = None
    urgent: bool | None = None


class FactAnswered(Struct, frozen=True, tag="fact-answered"):
    """A source said something about a fact. ``value`` is ``None`` when it said: unknown."""

    fact: str
    value: Value | None
    source: str
    grounds: str = ""


class FactChosen(Struct, frozen=True, tag="fact-chosen"):
    """Sources disagreed and an office chose, on grounds."""

    fact: str
    value: Value | None
    grounds: str


class StepDone(Struct, frozen=True, tag="step-done"):
    """A step of a playbook was carried out."""

    step: str
    text: str = ""


class StepSkipped(Struct, frozen=True, tag="step-skipped"):
    """A step was left out, for a reason; the review wants to know."""

    step: str
    reason: str


class Picture(Struct, frozen=True):
    """What was known, unknown and disputed when a decision was taken. Later facts never change it."""

    plan_digest: str
    facts: dict[str, Value]
    unknown: tuple[str, ...]
    disputed: tuple[str, ...]
    recommended: dict[str, str | None]
    power_verdict: str | None = None


class DecisionTaken(Struct, frozen=True, tag="decision-taken"):
    """A decision with the office that took it (the entry's ``by``), its grounds and its picture."""

    step: str
    option: str
    grounds: str
    power: str | None
    picture: Picture


class LevelChanged(Struct, frozen=True, tag="level-changed"):
    """Up or down a ladder, on grounds."""

    ladder: Ladder
    before: str
    after: str
    direction: Literal["up", "down"]
    grounds: str


class RoleNotified(Struct, frozen=True, tag="role-notified"):
    """A role was told."""

    role: str
    text: str = ""


class RoleAcknowledged(Struct, frozen=True, tag="role-acknowledged"):
    """A role confirmed that it was told."""

    role: str
    text: str = ""


class NoteLogged(Struct, frozen=True, tag="note-logged"):
    """Free text."""

    text: str


class PlaybookAdded(Struct, frozen=True, tag="playbook-added"):
    """A playbook joined the incident while it ran."""

    playbook: str


class AdviceShown(Struct, frozen=True, tag="advice-shown"):
    """What the tool said, on which plan and facts, so that a later reader can see it again."""

    on: date
    plan_digest: str
    facts: dict[str, Value]
    disputed: tuple[str, ...]
    recommended: dict[str, str | None]
    powers_likely: tuple[str, ...]
    roles_involved: tuple[str, ...]


class PlanChanged(Struct, frozen=True, tag="plan-changed"):
    """From here on another plan speaks."""

    edition: str
    digest: str


class ReportMade(Struct, frozen=True, tag="report-made"):
    """A situation report went out; the digest is of its text without the head hash line."""

    number: int
    audience: Literal["team", "executive"]
    language: Literal["nl", "en"]
    period_from: datetime
    head: str


class EntryCorrected(Struct, frozen=True, tag="entry-corrected"):
    """An earlier entry was wrong: it is replaced, or withdrawn when there is no replacement. It stays in the log."""

    entry: int
    reason: str
    replacement: FactAnswered | NoteLogged | None = None


class IncidentClosed(Struct, frozen=True, tag="incident-closed"):
    """The end of the incident. What follows is its evaluation, or written down late."""

    grounds: str


class EvaluationNoted(Struct, frozen=True, tag="evaluation-noted"):
    """Afterwards: something that went well or badly."""

    went: Went
    text: str


class LessonDrawn(Struct, frozen=True, tag="lesson-drawn"):
    """Afterwards: what an incident taught. ``about`` names records of the plan."""

    text: str
    about: tuple[str, ...] = ()


class ImprovementPlanned(Struct, frozen=True, tag="improvement-planned"):
    """Afterwards: who will change what by when. ``lesson`` is the number of the entry that drew the lesson."""

    text: str
    owner: str
    due: date
    about: tuple[str, ...] = ()
    lesson: int | None = None


class LessonClosed(Struct, frozen=True, tag="lesson-closed"):
    """A lesson or an improvement of an earlier entry is off the list: taken up, or dropped with the reason."""

    entry: int
    outcome: Outcome
    text: str


Event = (
    IncidentStarted
    | AdvisoryRead
    | FactAnswered
    | FactChosen
    | StepDone
    | StepSkipped
    | DecisionTaken
    | LevelChanged
    | RoleNotified
    | RoleAcknowledged
    | NoteLogged
    | PlaybookAdded
    | AdviceShown
    | PlanChanged
    | ReportMade
    | EntryCorrected
    | IncidentClosed
    | EvaluationNoted
    | LessonDrawn
    | ImprovementPlanned
    | LessonClosed
)


class Entry(Struct, frozen=True):
    """One line of the log. ``previous`` is the hash of the line before it, empty for the first."""

    incident: str
    number: int
    recorded_at: datetime
    valid_at: datetime
    by: str
    marking: Marking
    event: Event
    previous: str


class Draft(Struct, frozen=True):
    """An entry that has no place in the log yet."""

    event: Event
    valid_at: datetime
    by: str
    marking: Marking


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Entry)


def encode(entry: Entry) -> bytes:
    """The bytes that are stored and hashed."""
    return _ENCODER.encode(entry)


def decode(body: bytes) -> Entry:
    """The entry that these bytes hold."""
    return _DECODER.decode(body)


def hash_of(body: bytes) -> str:
    """SHA-256 of an encoded entry, as hexadecimal text."""
    return hashlib.sha256(body).hexdigest()

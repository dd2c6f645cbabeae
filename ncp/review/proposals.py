"""Proposed plan changes: what lessons, gaps, law, incidents and neglect ask of the next edition, heaviest first.

A proposal points at its ground and at the records it touches. Words are made in ``ncp.report``; only the draft of a
lesson comes from the plan itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from ncp.gaps.result import Gap, GapKind
from ncp.plan.model.common import Text
from ncp.plan.model.lessons import Lesson, Weight, known_on, state_on
from ncp.review.attention import Unchecked
from ncp.review.law import LawMove
from ncp.review.record import IncidentRecord

Kind = Literal[
    "lesson", "gap", "law-ahead", "law-missed", "step-skipped", "step-late", "unknown-left", "improvement",
    "unchecked", "unused",
]  # fmt: skip
WEIGHTS: tuple[Weight, ...] = ("heavy", "medium", "light")
OPEN_STATES = ("open", "partly", "unknown")


class Ground(Struct, frozen=True):
    """Why a change is proposed: what kind of ground, and its id (a lesson, a gap, a law with its day, an incident)."""

    kind: Kind
    id: str


class Proposal(Struct, frozen=True, kw_only=True):
    """One proposed change."""

    id: str
    kind: Kind
    weight: Weight
    grounds: tuple[Ground, ...]
    about: tuple[str, ...]
    """Ids of records of the plan."""
    files: tuple[str, ...] = ()
    """Files that it asks to change as a whole, beside those of the records."""
    values: dict[str, str] = {}
    """What its words need: counts and dates."""
    title: Text | None = None
    draft: Text | None = None
    """Words of the plan's own lessons; for other kinds the words are made from ``kind`` and ``values``."""


def in_order(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Heaviest first; within a weight in the order they were made."""
    return tuple(sorted(proposals, key=lambda each: WEIGHTS.index(each.weight)))


def from_lessons(lessons: Iterable[Lesson], on: date) -> Iterator[Proposal]:
    """One for each lesson that was known by the day and of which nothing or only a part was done."""
    for lesson in lessons:
        if known_on(lesson, on) and state_on(lesson, on) in OPEN_STATES:
            yield Proposal(
                id=f"lesson-{lesson.id}",
                kind="lesson",
                weight=lesson.weight or "medium",
                grounds=(Ground("lesson", lesson.id),),
                about=lesson.affects,
                files=lesson.files,
                title=lesson.asks or lesson.text,
                draft=lesson.draft,
            )


GAP_WEIGHTS: Mapping[GapKind, Weight] = {
    "order-power": "heavy", "order-power-kind": "heavy", "order-power-role": "medium", "not-running": "medium",
    "office": "medium", "route": "medium", "convening": "heavy", "clock": "light",
}  # fmt: skip
"""Our own judgement: what leaves a crisis team without means first, then what leaves it without an address."""


def from_gaps(gaps: Iterable[Gap], new: Iterable[Gap]) -> Iterator[Proposal]:
    """One for the gaps of each kind together; those that are ``new`` since a year are counted apart."""
    new_ids = {gap.id for gap in new}
    gathered: dict[GapKind, list[Gap]] = {}
    for gap in gaps:
        gathered.setdefault(gap.kind, []).append(gap)
    for kind, members in gathered.items():
        yield Proposal(
            id=f"gap-{kind}",
            kind="gap",
            weight=GAP_WEIGHTS[kind],
            grounds=tuple(Ground("gap", gap.id) for gap in members),
            about=tuple(dict.fromkeys(gap.subject for gap in members)),
            values={
                "gap": kind, "count": str(len(members)),
                "new": str(sum(gap.id in new_ids for gap in members)),
            },
        )  # fmt: skip


def from_law(ahead: Iterable[LawMove], missed: Iterable[LawMove]) -> Iterator[Proposal]:
    """One a law and day: law to come that the edition can prepare for, and law it should have had."""
    for kind, moves in (("law-missed", missed), ("law-ahead", ahead)):
        for move in moves:
            yield Proposal(
                id=f"{kind}-{move.law}-{move.on}-{move.what}",
                kind=kind,  # type: ignore[arg-type]
                weight="medium" if move.what == "records-changed" else "heavy",
                grounds=(Ground(kind, f"{move.law}/{move.on}"),),  # type: ignore[arg-type]
                about=move.records,
                values={"law": move.law, "on": move.on.isoformat(), "what": move.what, "count": str(len(move.records))},
            )


WHOLE = ("plan", "exercise")
"""What is about the plan as a whole and not about its records."""


def from_unchecked(found: Iterable[Unchecked]) -> Iterator[Proposal]:
    """One a law, one for the measures, and one each for reviewing and exercising the plan itself."""
    gathered: dict[tuple[str, str], list[Unchecked]] = {}
    for each in found:
        gathered.setdefault((each.kind, each.law), []).append(each)
    for (kind, law), members in gathered.items():
        oldest = min((each.last for each in members if each.last), default=None)
        yield Proposal(
            id="-".join(part for part in ("unchecked", kind, law) if part),
            kind="unchecked",
            weight="medium" if kind in WHOLE else "light",
            grounds=(Ground("unchecked", law or kind),),
            about=tuple(dict.fromkeys(each.id for each in members if each.kind not in WHOLE)),
            files=("plan.yaml",) if kind in WHOLE else (),
            values={
                "what": kind,
                "law": law,
                "count": str(len(members)),
                "oldest": oldest.isoformat() if oldest else "",
            },
        )


def from_unused(playbooks: tuple[str, ...], roles: tuple[str, ...]) -> Iterator[Proposal]:
    """One for the playbooks and one for the roles that no incident, exercise or case of the year met."""
    for what, names in (("playbook", playbooks), ("role", roles)):
        if names:
            yield Proposal(
                id=f"unused-{what}s",
                kind="unused",
                weight="light",
                grounds=(Ground("unused", what),),
                about=names,
                values={"what": what, "count": str(len(names))},
            )


def from_records(records: Sequence[IncidentRecord]) -> Iterator[Proposal]:
    """What went the same way twice: steps skipped or late, questions left open; and improvements planned."""
    skipped = ((record, step.step) for record in records for step in record.skipped)
    late = ((record, each.about) for record in records for each in record.missed if each.kind == "step")
    left = ((record, each.fact) for record in records for each in record.unanswered)
    for kind, pairs in (("step-skipped", skipped), ("step-late", late), ("unknown-left", left)):
        yield from _repeated(kind, pairs)  # type: ignore[arg-type]
    for record in records:
        yield from _improvements(record)


def _repeated(kind: Kind, pairs: Iterable[tuple[IncidentRecord, str]]) -> Iterator[Proposal]:
    gathered: dict[str, dict[str, None]] = {}
    for record, name in pairs:
        gathered.setdefault(name, {})[record.id] = None
    for name, incidents in gathered.items():
        if len(incidents) > 1:
            yield Proposal(
                id=f"{kind}-{name}",
                kind=kind,
                weight="medium",
                grounds=tuple(Ground(kind, incident) for incident in incidents),
                about=(name,),
                values={"count": str(len(incidents))},
            )


def _improvements(record: IncidentRecord) -> Iterator[Proposal]:
    """Those still open that name something of the plan; the others concern somebody's work, not the plan."""
    for each in record.improvements:
        if each.closed is None and each.about:
            yield Proposal(
                id=f"improvement-{record.id}-{each.entry}",
                kind="improvement",
                weight="medium",
                grounds=(Ground("improvement", f"{record.id}/{each.entry}"),),
                about=each.about,
                values={"text": each.text, "owner": each.owner, "due": each.due.isoformat()},
            )

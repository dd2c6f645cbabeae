"""The changes between two plans as one document for programs: ``ncp/plan-diff/1``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from ncp.diff.accepted import Acceptance
from ncp.diff.causes import Judged
from ncp.plan.editions import PlanAt
from ncp.plan.load import LoadedPlan
from ncp.problem import Place
from ncp.report.diff_view import DiffView
from ncp.report.diff_words import DiffWords


class ChangeDocument(Struct, frozen=True, kw_only=True):
    """One change. ``text`` and ``reason`` are for people and may change; everything else is stable."""

    fingerprint: str
    rule: str
    level: str
    action: str
    kind: str
    id: str
    field: str
    old: str | None
    new: str | None
    old_place: Place | None
    new_place: Place | None
    values: Mapping[str, str]
    why: str
    cause: str | None
    accepted: Acceptance | None
    subject: str
    text: str
    examples: tuple[str, ...]
    reason: str


def document(view: DiffView, words: DiffWords) -> dict[str, Any]:
    """The whole document without its schema."""
    plans = view.diff.plans
    return {
        "old": _plan(view.old, plans.old),
        "new": _plan(view.new, plans.new),
        "counts": view.counts,
        "open": {level: sum(each.level == level for each in view.open_changes) for level in view.counts},
        "changes": [_change(view, words, each) for each in view.selected],
        "impact": view.impact,
        "problems": view.accepted.problems,
    }


def _plan(named: PlanAt, loaded: LoadedPlan) -> dict[str, Any]:
    header = loaded.plan.header
    return {
        "name": named.name,
        "edition": header.edition,
        "date": header.date,
        "commit": named.commit,
        "digest": loaded.plan.digest,
    }


def _change(view: DiffView, words: DiffWords, judged: Judged) -> ChangeDocument:
    change = judged.change
    return ChangeDocument(
        fingerprint=change.fingerprint,
        rule=change.rule,
        level=change.level,
        action=change.action,
        kind=change.subject.kind,
        id=change.subject.id,
        field=change.field,
        old=change.old,
        new=change.new,
        old_place=change.old_place,
        new_place=change.new_place,
        values=change.values,
        why=change.why,
        cause=change.cause or None,
        accepted=view.accepted.by.get(change.fingerprint),
        subject=words.subject(judged.difference),
        text=words.headline(judged),
        examples=tuple(words.examples(judged)),
        reason=words.why(judged),
    )

"""The annual review as plain data for ``--json``: everything the report is made from, without the plans themselves."""

from __future__ import annotations

from typing import Any

from ncp.diff.change import LEVELS
from ncp.review.review import DatedPlan, EditionStep, Review


def as_data(review: Review) -> dict[str, Any]:
    """The document ``ncp/review/1`` without its schema."""
    inputs = review.inputs
    return {
        "year": inputs.year,
        "period": review.period,
        "plan": _edition(inputs.edition),
        "plan_before": _edition(inputs.before) if inputs.before else None,
        "not_in_git": inputs.not_in_git or None,
        "editions": [_step(step) for step in inputs.steps],
        "law": {"in_period": review.law, "ahead": review.ahead, "missed": review.missed},
        "records": inputs.records,
        "lessons": {"known": review.lessons, "later": review.later_lessons},
        "measures": review.measures,
        "gaps": {
            "on": review.gaps.on,
            "before": review.gaps_before.on,
            "new": review.gap_changes.new,
            "closed": review.gap_changes.closed,
            "same": review.gap_changes.same,
        },
        "unchecked": review.unchecked,
        "unused": {"playbooks": review.unused_playbooks, "roles": review.unused_roles},
        "inputs": review.listed,
        "proposals": review.proposals,
    }


def _edition(edition: DatedPlan) -> dict[str, Any]:
    return {"edition": edition.edition, "date": edition.date, "digest": edition.loaded.plan.digest}


def _step(step: EditionStep) -> dict[str, Any]:
    return {
        "old": step.old.edition,
        "new": step.new.edition,
        "date": step.new.date,
        "changes": {level: step.count(level) for level in LEVELS},
        "rows": len(step.impact.rows),
        "unfelt": len(step.impact.unfelt),
        "felt": step.felt(),
    }

"""The JSON of ``status`` and ``next``: what stands on the screen, without the explanations.

``why --json`` explains one subject and ``advise --json`` everything; these two stay small enough to poll.
"""

from __future__ import annotations

from typing import Any

from ncp.advice.result import Advice, Verdict
from ncp.cli.views import AgendaView, StatusView
from ncp.incident.picture import disputed_facts
from ncp.incident.state import State
from ncp.plan.model.plan import Plan


def status_data(plan: Plan, view: StatusView) -> dict[str, Any]:
    """For ``ncp/status/1``."""
    settled = [picture.settled for picture in view.pictures.values() if picture.settled]
    return {
        **_head(plan, view.state, view.advice),
        "facts": [claim for claim in settled if claim.value is not None],
        "unknown": view.questions,
        "disputed": disputed_facts(view.pictures),
        "powers": [
            {
                "id": power.id,
                "verdict": power.verdict.value,
                "holders": power.holders,
                "blocked_by": power.blocked_by,
            }
            for power in view.advice.powers
            if power.verdict is not Verdict.DOES_NOT_APPLY
        ],
        "out_of_force": [each for each in view.advice.out_of_force if each.would_apply == Verdict.APPLIES.value],
        "roles": [role.id for role in view.advice.roles if role.verdict is Verdict.APPLIES],
        "told": tuple(view.state.notices.values()),
        "to_tell": view.calls,
        "clocks": view.clocks,
    }


def agenda_data(plan: Plan, view: AgendaView) -> dict[str, Any]:
    """For ``ncp/next/1``."""
    return {
        **_head(plan, view.state, view.advice),
        "now": view.now,
        "playbooks": view.playbooks,
        "also_fitting": view.also_fitting,
        "open_steps": view.open_steps,
        "waiting_steps": [
            {
                "step": step.step.id,
                "waits_for_steps": step.waits_for_steps,
                "waits_for_facts": step.waits_for_facts,
                "waits_for_level": step.waits_for_level,
            }
            for step in view.waiting_steps
        ],
        "questions": view.questions,
        "to_tell": view.calls,
        "clocks": view.clocks,
        "report_due": view.report_due,
    }


def _head(plan: Plan, state: State, advice: Advice) -> dict[str, Any]:
    return {
        "incident": {
            "id": state.id,
            "title": state.title,
            "marking": state.marking,
            "started_at": state.started_at,
            "closed_at": state.closed_at,
            "entries": state.entries,
            "head": state.head,
        },
        "plan": advice.plan,
        "on": advice.on,
        "levels": [
            {"ladder": ladder, "present": state.level(plan, ladder), "recommended": recommended}
            for ladder, recommended in advice.recommended_levels.items()
        ],
    }

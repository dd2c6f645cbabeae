"""Playbooks, their steps and the options of a decision."""

from __future__ import annotations

from ncp.diff.areas.every import BASIS, NAME, SOURCES
from ncp.diff.judge import Judges, came_and_went, condition, one, record, window
from ncp.diff.meaning import Meaning
from ncp.plan.model.playbooks import Option, Playbook, Step


def _playbook_is_idle(playbook: Playbook, meaning: Meaning, in_old: bool) -> str | None:
    """A playbook that is never proposed, and a block that no playbook includes."""
    if not playbook.steps or not meaning.can_hold([playbook.applies_when]):
        return "never-speaks"
    included = meaning.refers_to("playbook", playbook.id, in_old=in_old)
    return None if playbook.kind == "playbook" or included else "unused"


def _step_is_idle(step: Step, meaning: Meaning, _: bool) -> str | None:
    return None if meaning.can_hold([step.available_when]) else "never-speaks"


STEP_FACTS = one("step-facts-changed", "other-work")

JUDGES: Judges = {
    (Playbook, ""): record("playbook", used=_playbook_is_idle, added="other-work", removed="other-work"),
    (Playbook, "kind"): one("playbook-kind-changed", "other-work"),
    (Playbook, "name"): NAME,
    (Playbook, "covers"): one("playbook-scope-reworded", "instruction"),
    (Playbook, "does_not_cover"): one("playbook-scope-reworded", "instruction"),
    (Playbook, "applies_when"): condition("playbook-condition"),
    (Playbook, "includes"): one("playbook-blocks-changed", "other-work"),
    (Playbook, "steps"): one("step-order-changed", "order-shown"),
    (Playbook, "basis"): BASIS,
    (Playbook, "sources"): SOURCES,
    (Step, ""): record("step", used=_step_is_idle, added="other-work", removed="other-work"),
    (Step, "playbook"): one("step-playbook-changed", "other-work"),
    (Step, "phase"): one("step-phase-changed", "order-shown"),
    (Step, "kind"): one("step-kind-changed", "other-work"),
    (Step, "role"): one("step-role-changed", "other-office"),
    (Step, "name"): one("step-reworded", "instruction"),
    (Step, "why"): one("step-reason-reworded", "wording"),
    (Step, "done_when"): one("step-end-reworded", "instruction"),
    (Step, "available_when"): condition("step-condition"),
    (Step, "after"): one("step-predecessor-changed", "other-order"),
    (Step, "from_level"): one("step-level-changed", "other-situations"),
    (Step, "needs"): STEP_FACTS,
    (Step, "produces"): STEP_FACTS,
    (Step, "powers"): one("step-powers-changed", "authority"),
    (Step, "notifies"): one("step-notices-changed", "other-notice"),
    (Step, "within"): one("step-deadline-changed", "other-time"),
    (Step, "in_force"): window("step"),
    (Step, "basis"): BASIS,
    (Step, "sources"): SOURCES,
    (Option, ""): came_and_went("step-option", "other-work"),
    (Option, "name"): one("step-option-reworded", "instruction"),
}

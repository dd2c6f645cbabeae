"""Ladders and levels: when they apply, who convenes them, who sits there, what they decide and cannot."""

from __future__ import annotations

from ncp.diff.areas.every import BASIS, NAME, NOTE, SOURCES
from ncp.diff.judge import Judges, came_and_went, condition, one, record, window
from ncp.diff.meaning import Meaning
from ncp.plan.model.levels import Convening, Ladder, Level, Sitting


def _level_is_idle(level: Level, meaning: Meaning, _: bool) -> str | None:
    return None if meaning.can_hold([level.applies_when]) else "never-speaks"


def _ladder_is_idle(ladder: Ladder, _: Meaning, __: bool) -> str | None:
    return None if ladder.levels else "unused"


CONVENING_CHANGED = one("level-convening-changed", "other-table")

JUDGES: Judges = {
    (Ladder, ""): record("ladder", used=_ladder_is_idle, added="other-table", removed="other-table"),
    (Ladder, "name"): NAME,
    (Ladder, "note"): NOTE,
    (Ladder, "rests_at"): one("ladder-rest-changed", "other-order"),
    (Ladder, "levels"): one("level-order-changed", "other-order"),
    (Ladder, "basis"): BASIS,
    (Ladder, "sources"): SOURCES,
    (Level, ""): record("level", used=_level_is_idle, added="other-table", removed="other-table"),
    (Level, "ladder"): one("level-ladder-changed", "other-order"),
    (Level, "name"): NAME,
    (Level, "abbreviation"): NAME,
    (Level, "body"): one("level-body-changed", "other-table"),
    (Level, "in_force"): window("level"),
    (Level, "applies_when"): condition("level-condition"),
    (Level, "down_when"): condition("level-way-down"),
    (Level, "down_text"): one("level-way-down-reworded", "instruction"),
    (Level, "convening"): came_and_went("level-convening", "other-table"),
    (Level, "decides"): one("level-decides-reworded", "law-text"),
    (Level, "report_every"): one("level-report-interval-changed", "other-time"),
    (Level, "disputed"): one("level-dispute-reworded", "law-text"),
    (Level, "eu_counterpart"): one("level-eu-counterpart-reworded", "instruction"),
    (Level, "basis"): BASIS,
    (Level, "sources"): SOURCES,
    (Convening, "by"): CONVENING_CHANGED,
    (Convening, "on_request_of"): CONVENING_CHANGED,
    (Convening, "in_agreement_with"): CONVENING_CHANGED,
    (Convening, "after_consulting"): CONVENING_CHANGED,
    (Convening, "informs"): CONVENING_CHANGED,
    (Convening, "text"): one("level-convening-reworded", "instruction"),
    (Sitting, ""): came_and_went("level-seat", "other-table"),
    (Sitting, "seat"): one("level-seat-changed", "other-table"),
    (Sitting, "when"): condition("level-seat"),
    (Sitting, "note"): NOTE,
}

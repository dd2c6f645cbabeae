"""Law: powers, duties and tasks, their holders, conditions and procedure; the intervention ladder."""

from __future__ import annotations

from ncp.diff.areas.every import BASIS, NAME, NOTE, SOURCES
from ncp.diff.judge import Judges, came_and_went, condition, one, reach, record, window
from ncp.diff.meaning import Meaning
from ncp.plan.model.condition import All
from ncp.plan.model.powers import Activation, Clock, Holder, LadderFile, LadderRung, Law, Mandate, Power, Procedure


def _law_is_idle(law: Law, meaning: Meaning, in_old: bool) -> str | None:
    """A law without powers says nothing to anybody."""
    plan = (meaning.plans.old if in_old else meaning.plans.new).plan
    return None if any(file.law.id == law.id and file.powers for file in plan.laws) else "unused"


def _power_is_idle(power: Power, meaning: Meaning, _: bool) -> str | None:
    """A power whose conditions no situation fulfils never speaks."""
    awake = (power.activation.activated_when,) if power.activation else ()
    return None if meaning.can_hold([All((power.applies_when, *awake))]) else "never-speaks"


def _rung_is_idle(rung: LadderRung, meaning: Meaning, in_old: bool) -> str | None:
    plan = (meaning.plans.old if in_old else meaning.plans.new).plan
    return None if any(power.rung == rung.id for _, power in plan.powers) else "unused"


UPKEEP = one("reading-refreshed", "upkeep")
ACTIVATION = came_and_went("power-activation", "authority")
CLOCK_CHANGED = one("power-clock-changed", "other-time")
PROCEDURE_CHANGED = one("power-procedure-changed", "other-procedure")
MANDATE_CHANGED = one("power-mandate-changed", "other-office")

JUDGES: Judges = {
    (Law, ""): record("law", used=_law_is_idle, added="new-ground", removed="lost-ground"),
    (Law, "title"): NAME,
    (Law, "abbreviation"): NAME,
    (Law, "kind"): one("law-kind-changed", "law-text"),
    (Law, "bwb_id"): one("law-number-changed", "law-text"),
    (Law, "in_force"): window("law", "law-text"),
    (Law, "replaces"): one("law-predecessor-changed", "law-text"),
    (Law, "without_successor"): NOTE,
    (Law, "note"): NOTE,
    (Law, "sources"): SOURCES,
    (Power, ""): record("power", used=_power_is_idle, added="new-ground", removed="lost-ground"),
    (Power, "law"): one("power-law-changed", "authority"),
    (Power, "kind"): one("power-kind-changed", "authority"),
    (Power, "name"): NAME,
    (Power, "article"): one("power-article-changed", "law-text"),
    (Power, "holder"): one("power-holder-changed", "other-office"),
    (Power, "addressee"): one("power-addressee-changed", "other-addressee"),
    (Power, "rung"): one("power-rung-changed", "authority"),
    (Power, "track"): one("power-track-changed", "authority"),
    (Power, "sectors"): reach("power-sectors"),
    (Power, "allows"): one("power-text-reworded", "law-text"),
    (Power, "does_not_allow"): one("power-limit-reworded", "law-text"),
    (Power, "applies_when"): condition("power-condition"),
    (Power, "activation"): ACTIVATION,
    (Power, "clock"): came_and_went("power-clock", "other-time"),
    (Power, "succeeds"): one("power-succession-changed", "authority"),
    (Power, "in_force"): window("power"),
    (Power, "read_as_of"): UPKEEP,
    (Power, "sources"): SOURCES,
    (Power, "basis"): BASIS,
    (Power, "checked_on"): UPKEEP,
    (Power, "link"): UPKEEP,
    (Power, "note"): NOTE,
    (Holder, ""): one("power-holder-changed", "other-office"),
    (Holder, "executed_by"): one("power-executor-changed", "other-office"),
    (Mandate, ""): came_and_went("power-mandate", "other-office"),
    (Mandate, "in_force"): window("power-mandate"),
    (Mandate, "basis"): BASIS,
    (Mandate, "sources"): SOURCES,
    (Procedure, ""): came_and_went("power-procedure", "other-procedure"),
    (Procedure, "act"): PROCEDURE_CHANGED,
    (Procedure, "role"): PROCEDURE_CHANGED,
    (Procedure, "within"): PROCEDURE_CHANGED,
    (Procedure, "text"): one("power-procedure-reworded", "law-text"),
    (Activation, "routes"): one("power-activation-changed", "authority"),
    (Activation, "takes"): one("power-activation-reworded", "law-text"),
    (Activation, "activated_when"): condition("power-activation"),
    (Clock, "name"): NAME,
    (Clock, "starts"): CLOCK_CHANGED,
    (Clock, "within"): CLOCK_CHANGED,
    (Clock, "addressee"): CLOCK_CHANGED,
    (LadderFile, "rungs"): one("rung-order-changed", "other-order"),
    (LadderRung, ""): record("rung", used=_rung_is_idle, added="authority", removed="authority"),
    (LadderRung, "name"): NAME,
    (LadderRung, "reached_when"): condition("rung-condition"),
    (LadderRung, "explanation"): one("rung-explanation-reworded", "law-text"),
    (LadderRung, "basis"): BASIS,
    (LadderRung, "sources"): SOURCES,
}

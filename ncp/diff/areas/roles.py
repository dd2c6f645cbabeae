"""Roles: why they take part, what they have to do, where they sit, who alerts them, what a level means for them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ncp.diff.areas.every import BASIS, NAME, NOTE, SOURCES
from ncp.diff.difference import Difference
from ncp.diff.judge import Judge, Judges, Rule, Verdict, came_and_went, condition, one, record, window
from ncp.diff.meaning import Meaning
from ncp.plan.model.common import ALWAYS
from ncp.plan.model.condition import AnyOf
from ncp.plan.model.roles import Alert, AtLevel, Duty, EarlierName, Involvement, Role, Seat


def _role_is_idle(role: Role, meaning: Meaning, in_old: bool) -> str | None:
    """A role that takes part in nothing, has no work and that nothing names."""
    works = role.duties or role.seats or role.at_level or meaning.can_hold(each.when for each in role.involved)
    named = any(meaning.refers_to(kind, role.id, in_old=in_old) for kind in ("role", "addressee"))
    return None if works or named else "unused"


def _involvement() -> Judge:
    """A reason to take part that came or went; without effect when the other reasons cover the same situations."""
    rules = (
        Rule("role-involvement-added", ("more-situations", "same-meaning")),
        Rule("role-involvement-removed", ("fewer-situations", "same-meaning")),
    )

    def decide(found: Difference, meaning: Meaning) -> Iterator[Verdict]:
        usual = rules[0 if found.what == "added" else 1].grounds[0]
        same = _takes_part_the_same(found, meaning)
        yield Verdict(f"role-involvement-{found.what}", "same-meaning" if same else usual)

    return Judge(rules, decide)


def _involved_when() -> Judge:
    """The condition of one reason; without effect when the other reasons cover the same situations."""
    inner = condition("role-involvement")
    rules = tuple(Rule(rule.id, tuple(dict.fromkeys((*rule.grounds, "same-meaning")))) for rule in inner.rules)

    def decide(found: Difference, meaning: Meaning) -> Iterator[Verdict]:
        same = _takes_part_the_same(found, meaning)
        for verdict in inner.decide(found, meaning):
            yield msgspec.structs.replace(verdict, ground="same-meaning") if same else verdict

    return Judge(rules, decide)


def _takes_part_the_same(found: Difference, meaning: Meaning) -> bool:
    """Whether all reasons together hold in the same situations as before, on every day."""
    before, after = found.both
    old, new = meaning.plans.said(before.at), meaning.plans.said(after.at)
    assert isinstance(old, Role)
    assert isinstance(new, Role)
    if any(each.in_force != ALWAYS for each in (*old.involved, *new.involved)):
        return False
    whole = [AnyOf(tuple(each.when for each in role.involved)) for role in (old, new)]
    return meaning.relation(*whole)[0] == "equal"


def _first_hour() -> Judge:
    """The list an officer works down: lines came, went, were reworded or stand in another order."""
    grounds = {"added": "other-work", "removed": "other-work", "reworded": "instruction", "reordered": "order-shown"}
    rules = tuple(Rule(f"role-first-hour-{end}", (ground,)) for end, ground in grounds.items())

    def decide(found: Difference, _: Meaning) -> Iterator[Verdict]:
        old, new = found.both
        come = [text for text in new.value if text not in old.value]
        gone = [text for text in old.value if text not in new.value]
        end = "reworded" if come and gone else "added" if come else "removed" if gone else "reordered"
        yield Verdict(f"role-first-hour-{end}", grounds[end])

    return Judge(rules, decide)


ALERT_CHANGED = one("role-alert-changed", "other-notice")
CHAIN = one("role-chain-changed", "other-office")

JUDGES: Judges = {
    (Role, ""): record("role", used=_role_is_idle, added="new-office", removed="lost-office"),
    (Role, "kind"): one("role-kind-changed", "instruction"),
    (Role, "name"): NAME,
    (Role, "abbreviation"): NAME,
    (Role, "exists"): window("role"),
    (Role, "succeeded_by"): one("role-successor-changed", "other-office"),
    (Role, "task"): one("role-task-reworded", "instruction"),
    (Role, "part_of"): CHAIN,
    (Role, "reports_to"): CHAIN,
    (Role, "deputy"): one("role-deputy-reworded", "instruction"),
    (Role, "basis"): BASIS,
    (Role, "sources"): SOURCES,
    (EarlierName, ""): came_and_went("role-earlier-name", "wording"),
    (EarlierName, "name"): NAME,
    (EarlierName, "abbreviation"): NAME,
    (EarlierName, "in_force"): window("role-earlier-name", "wording"),
    (Involvement, ""): _involvement(),
    (Involvement, "when"): _involved_when(),
    (Involvement, "because"): one("role-reason-reworded", "wording"),
    (Involvement, "in_force"): window("role-involvement"),
    (Involvement, "basis"): BASIS,
    (Involvement, "sources"): SOURCES,
    (Duty, ""): came_and_went("role-duty", "other-work"),
    (Duty, "text"): one("role-duty-reworded", "instruction"),
    (Duty, "filed_by"): one("role-duty-ground-changed", "law-text"),
    (Duty, "within"): one("role-duty-deadline-changed", "other-time"),
    (Duty, "in_force"): window("role-duty"),
    (Duty, "basis"): BASIS,
    (Duty, "sources"): SOURCES,
    (Seat, ""): came_and_went("role-seat", "other-table"),
    (Seat, "seat"): one("role-seat-changed", "other-table"),
    (Seat, "text"): NOTE,
    (Seat, "in_force"): window("role-seat"),
    (Seat, "basis"): BASIS,
    (Seat, "sources"): SOURCES,
    (Alert, ""): came_and_went("role-alert", "other-notice"),
    (Alert, "within"): ALERT_CHANGED,
    (Alert, "how"): one("role-alert-reworded", "instruction"),
    (Alert, "basis"): BASIS,
    (Alert, "sources"): SOURCES,
    (AtLevel, ""): came_and_went("role-level-card", "other-work"),
    (AtLevel, "first_hour"): _first_hour(),
    (AtLevel, "decides"): one("role-decides-reworded", "instruction"),
    (AtLevel, "basis"): BASIS,
    (AtLevel, "sources"): SOURCES,
}

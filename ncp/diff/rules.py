"""The registry: every rule of judgement by id, and the judge of every field."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from ncp.diff.areas import every, facts, levels, playbooks, powers, reference, roles, society
from ncp.diff.grounds import LEVEL_OF
from ncp.diff.judge import Judge, Judges, Rule

AREAS: Mapping[str, Judges] = {
    "every": every.JUDGES,
    "powers": powers.JUDGES,
    "roles": roles.JUDGES,
    "levels": levels.JUDGES,
    "playbooks": playbooks.JUDGES,
    "facts": facts.JUDGES,
    "society": society.JUDGES,
    "reference": reference.JUDGES,
}

STANDING: Mapping[str, Judge] = {"renamed": every.RENAMED, "moved": every.MOVED}
"""Judges of what may happen to any record without a field of it changing."""
VERSION = every.VERSION
"""Judge of a version that came or went while its id goes on."""


def _judges() -> dict[tuple[type[Struct], str], Judge]:
    return {key: judge for judges in AREAS.values() for key, judge in judges.items()}


def _rules() -> dict[str, dict[str, Rule]]:
    """Rules by area; one that several areas share stands in the first."""
    found: dict[str, dict[str, Rule]] = {name: {} for name in AREAS}
    home: dict[str, str] = {}
    for area, judges in AREAS.items():
        standing = every.STANDING if area == "every" else ()
        shared = (every.NAME, every.NOTE, every.BASIS, every.SOURCES) if area == "every" else ()
        for judge in (*standing, *shared, *judges.values()):
            for rule in judge.rules:
                where = found[home.setdefault(rule.id, area)]
                before = where[rule.id].grounds if rule.id in where else ()
                where[rule.id] = Rule(rule.id, tuple(dict.fromkeys((*before, *rule.grounds))))
    return found


JUDGES = _judges()
RULES_BY_AREA = _rules()
RULES: Mapping[str, Rule] = {name: rule for rules in RULES_BY_AREA.values() for name, rule in rules.items()}


def levels_of(rule: Rule) -> tuple[str, ...]:
    """The levels that changes by this rule may have, the usual one first."""
    return tuple(dict.fromkeys(LEVEL_OF[ground] for ground in rule.grounds))

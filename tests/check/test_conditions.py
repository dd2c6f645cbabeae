"""Conditions that never hold, that always hold, and that say something twice, each reported where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.finding import found_by, places
from tests.conftest import PlanCopy
from tests.mistakes import Mistake, mistaken

WBNI = "legal_powers/wbni.yaml"
ADVISE = "- id: wbni-inform-advise\n"
WHEN = "{fact: provider-status, includes_any: [aed, other-vital-provider, central-government]}"

NEVER, ALWAYS, TWICE = "condition-never-true", "condition-never-false", "condition-part-redundant"


def condition(new: str, rule: str, at: str) -> Mistake:
    """The condition of one power becomes another one."""
    return Mistake(WBNI, ADVISE, WHEN, new, rule, at)


MISTAKES = {
    "two ranges that do not meet": condition(
        "{all: [{fact: area, at_least: national}, {fact: exploited, is: true}, {fact: area, at_most: local}]}",
        NEVER,
        "{fact: area, at_most",
    ),
    "a fact that is yes and no": condition(
        "{all: [{fact: exploited, is: true}, {not: {fact: exploited, is: true}}]}",
        NEVER,
        "{not:",
    ),
    "known and unknown at once": condition(
        "{all: [{fact: exploited, known: false}, {fact: exploited, is: true}]}",
        NEVER,
        "{fact: exploited, is",
    ),
    "a branch of an any that is dead": condition(
        "{any: [{fact: exploited, is: true}, {all: [{fact: area, is: local}, {fact: area, is: national}]}]}",
        NEVER,
        "{fact: area, is: national",
    ),
    "three parts of which no two exclude each other": condition(
        "{all: [{any: [{fact: exploited, is: true}, {fact: area, is: local}]}, {fact: exploited, is: false}, "
        "{not: {fact: area, is: local}}]}",
        NEVER,
        "{not:",
    ),
    "all values of a choice": condition(
        "{fact: cause, in: [malicious, technical-failure, human-error, natural]}",
        ALWAYS,
        "{fact: cause",
    ),
    "the lowest value as limit": condition("{fact: area, at_least: local}", ALWAYS, "{fact: area"),
    "yes or no": condition(
        "{any: [{fact: exploited, is: true}, {fact: exploited, is: false}]}",
        ALWAYS,
        "{any:",
    ),
    "only a part always holds": condition(
        "{all: [{fact: exploited, is: true}, {fact: area, at_least: local}]}",
        ALWAYS,
        "{fact: area",
    ),
    "the lower of two limits": condition(
        "{all: [{fact: area, at_least: regional}, {fact: area, at_least: national}]}",
        TWICE,
        "{fact: area, at_least: reg",
    ),
    "the same part again": condition(
        "{any: [{fact: exploited, is: true}, {fact: public-concern, is: true}, {fact: exploited, is: true}]}",
        TWICE,
        "{fact: public-concern, is: true}, |{fact: exploited",
    ),
    "a branch within a wider branch": condition(
        "{any: [{fact: area, at_least: national}, "
        "{all: [{fact: area, is: international}, {fact: exploited, is: true}]}]}",
        TWICE,
        "{all:",
    ),
    "what the group around it says already": condition(
        "{all: [{fact: exploited, is: true}, {any: [{fact: public-concern, is: true}, "
        "{all: [{fact: exploited, is: true}, {fact: casualties, is: true}]}]}]}",
        TWICE,
        "{all: [|{fact: exploited, is: true}, {fact: casualties",
    ),
    "a ground within another": Mistake(
        "roles.yaml",
        "- id: police\n",
        "{fact: public-order-at-risk, is: true}",
        "{all: [{fact: public-order-at-risk, is: true}, {fact: offence-suspected, is: true}]}",
        "ground-subsumed",
        "when: |{all:",
    ),
    "outside its own sectors": Mistake(
        "legal_powers/wft.yaml",
        "- id: wft-instruction\n",
        "applies_when: {fact: statutory-duty-breached, is: true}",
        "applies_when: {not: {fact: affected-sectors, includes_any: [finance, health]}}",
        "power-never-usable",
        "{not:",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake_is_found_where_it_stands(name: str, plan_copy: PlanCopy, read_before: Path) -> None:
    mistake = MISTAKES[name]
    line, column = mistaken(plan_copy, mistake)
    assert places(found_by(mistake.rule, plan_copy, read_before)) == [(mistake.file, line, column)]


RIGHT = {
    "always true on purpose": (ALWAYS, "{all: []}"),
    "unknown may be asked for": (NEVER, "{fact: exploited, known: false}"),
    "overlapping ranges": (NEVER, "{all: [{fact: area, at_least: regional}, {fact: area, at_most: national}]}"),
    "a set may hold two values": (
        NEVER,
        "{all: [{fact: provider-status, includes_any: [aed]}, {fact: provider-status, includes_any: [non-vital]}]}",
    ),
    "a set may hold none of its values": (ALWAYS, "{fact: actor-type, in: [state, criminal]}"),
    "says more while facts are missing": (
        TWICE,  # with area unknown and no exploitation the answer is still open; without the part it is no
        "{any: [{fact: exploited, is: true}, {all: [{fact: exploited, is: false}, {fact: area, is: local}]}]}",
    ),
    "two limits of a range": (TWICE, "{all: [{fact: area, at_least: regional}, {fact: area, at_most: national}]}"),
}


@pytest.mark.parametrize("name", RIGHT)
def test_nothing_is_said_of_a_condition_that_is_right(name: str, plan_copy: PlanCopy, read_before: Path) -> None:
    rule, written = RIGHT[name]
    plan_copy.replace(WBNI, WHEN, written)
    assert found_by(rule, plan_copy, read_before) == []


def test_never_true_names_the_two_parts_that_exclude_each_other(plan_copy: PlanCopy, read_before: Path) -> None:
    plan_copy.replace(
        WBNI, WHEN, "{all: [{fact: area, is: local}, {fact: exploited, is: true}, {fact: area, at_least: national}]}"
    )
    (problem,) = found_by(NEVER, plan_copy, read_before)
    assert problem.values == {"parts": "{fact: area, is: local} + {fact: area, at_least: national}"}
    assert problem.level == "error"


def test_power_never_usable_names_what_excludes_what(plan_copy: PlanCopy, read_before: Path) -> None:
    mistaken(plan_copy, condition("{fact: lighter-means-insufficient, is: false}", "", "applies_when"))
    mistaken(plan_copy, Mistake(WBNI, ADVISE, "rung: advise", "rung: coercion", "", "rung"))
    (problem,) = found_by("power-never-usable", plan_copy, read_before)
    assert problem.values == {"id": "wbni-inform-advise", "parts": "applies_when + reached_when (coercion)"}


def test_mistake_in_one_condition_does_not_hide_another(plan_copy: PlanCopy, read_before: Path) -> None:
    """A condition on a fact that does not exist is left out; the others are looked at all the same."""
    plan_copy.replace(WBNI, WHEN, "{fact: exploitd, is: true}")
    plan_copy.replace(
        "roles.yaml",
        "when: {fact: offence-suspected, is: true}",
        "when: {all: [{fact: area, is: local}, {fact: area, is: national}]}",
    )
    assert len(found_by(NEVER, plan_copy, read_before)) == 1

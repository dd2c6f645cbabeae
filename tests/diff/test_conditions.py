"""Conditions are compared by what they mean, wherever they stand."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.diff.rows import ACT, BOOK, FACTS, HEAVY, JUDGE, LEVELS, LIGHT, ROLES, RUNGS
from tests.diff.small import Edit, changes


class Site(NamedTuple):
    """A condition in the small plan."""

    name: str
    file: str
    anchor: str
    condition: str


SITES = (
    Site("power-condition", ACT, "id: act-wake", "{fact: impact, at_least: severe}"),
    Site("power-activation", ACT, "id: act-dormant", "{fact: emergency, is: true}"),
    Site("rung-condition", RUNGS, "id: binding-instruction", "{fact: impact, at_least: limited}"),
    Site("level-condition", LEVELS, "id: team-level", "{fact: impact, at_least: severe}"),
    Site("level-way-down", LEVELS, "id: team-level", "{fact: contained, is: true}"),
    Site("level-seat", LEVELS, "id: team-level", "{fact: exploited, is: true}"),
    Site("playbook-condition", BOOK, "id: outage", "{fact: exploited, is: true}"),
    Site("step-condition", BOOK, "id: out-call", "{fact: impact, at_least: severe}"),
    Site("role-involvement", ROLES, "id: coordinator", "{fact: impact, at_least: severe}"),
)
EDITS = {
    "narrowed": "{all: [OLD, {fact: spare, is: true}]}",
    "widened": "{any: [OLD, {fact: spare, is: true}]}",
    "shifted": "{fact: spare, is: true}",
    "leaves-open": "{all: [OLD, {any: [{fact: spare, is: true}, {fact: spare, is: false}]}]}",
    "rewritten": "{not: {not: OLD}}",
}
LEVEL_OF = dict.fromkeys(EDITS, HEAVY) | {"rewritten": LIGHT}
SITUATIONS = {
    "narrowed": {"now_false"},
    "widened": {"now_true"},
    "shifted": {"now_true", "now_false"},
    "leaves-open": {"open"},
    "rewritten": set(),
}


def edit(site: Site, new: str) -> Edit:
    return Edit(site.file, site.anchor, site.condition, new.replace("OLD", site.condition))


@pytest.mark.parametrize("end", EDITS)
@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_a_condition_is_compared_by_meaning(site: Site, end: str) -> None:
    (change,) = changes((), (edit(site, EDITS[end]),))
    assert (change.rule, change.level) == (f"{site.name}-{end}", LEVEL_OF[end])


@pytest.mark.parametrize("end", EDITS)
def test_a_situation_shows_how_it_changed(end: str) -> None:
    (change,) = changes((), (edit(SITES[0], EDITS[end]),))
    assert set(change.values) == SITUATIONS[end]


def test_the_situation_is_the_smallest_that_shows_it() -> None:
    (change,) = changes((), (edit(SITES[0], EDITS["narrowed"]),))
    assert change.values["now_false"] == "{impact: severe, spare: false}"


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_a_condition_on_a_fact_of_another_type_cannot_be_compared(site: Site) -> None:
    known = edit(site, "{any: [OLD, {fact: spare, known: true}]}")
    retyped = Edit(FACTS, "id: spare", "type: boolean", "type: text")
    found = {change.rule: change.level for change in changes((), (known, retyped))}
    assert found == {f"{site.name}-too-large": JUDGE, "fact-type-changed": HEAVY}


def test_a_condition_that_was_left_out_held_always() -> None:
    (change,) = changes(
        (), (Edit(LEVELS, "id: team-level", "seat: chair}", "seat: chair, when: {fact: spare, is: true}}"),)
    )
    assert change.rule == "level-seat-narrowed"


REASON = (
    "- when: {fact: emergency, is: true}\n        because: {nl: Nood., en: Emergency.}\n        basis: text\n      "
)
SAME_REASON = REASON.replace(
    "{fact: emergency, is: true}", "{all: [{fact: impact, at_least: severe}, {fact: spare, is: true}]}"
)


def test_a_reason_that_the_others_cover_changes_nothing() -> None:
    added = Edit(ROLES, "involved:", "- when:", f"{SAME_REASON}- when:")
    (change,) = changes((), (added,))
    assert (change.rule, change.level, change.why) == ("role-involvement-added", LIGHT, "same-meaning")


def test_a_reason_of_its_own_weighs() -> None:
    added = Edit(ROLES, "involved:", "- when:", f"{REASON}- when:")
    (change,) = changes((), (added,))
    assert (change.rule, change.level) == ("role-involvement-added", HEAVY)

"""Levels and steps that nobody gets to or away from, each reported where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.finding import found_by, places
from tests.conftest import PlanCopy
from tests.mistakes import Mistake, mistaken

LEVELS = "escalation_levels.yaml"
DDOS = "playbooks/ddos-wave.yaml"
AFTER = "playbooks/block-aftercare-evaluation.yaml"
REPORTING = "playbooks/block-incident-reporting.yaml"
COERCE = "playbooks/block-intervention-ladder.yaml"
NEXT = "- id: dd-next\n"


def level(name: str, old: str, new: str, rule: str, at: str) -> Mistake:
    return Mistake(LEVELS, f"- id: {name}\n", old, new, rule, at)


MISTAKES = {
    "a higher level that applies at once": level(
        "ipcr-information-sharing",
        "- {fact: societal-impact, at_least: severe}",
        "- {fact: area, at_least: international}\n            - {fact: societal-impact, at_least: disruptive}",
        "level-unreachable",
        "applies_when:\n          |all",
    ),
    "two levels that mean the same": level(
        "grip-5",
        "- {fact: area, at_least: supraregional}",
        "- {fact: area, at_least: national}\n"
        "            - {fact: national-security-at-stake, is: true}\n"
        "            - {fact: societal-impact, at_least: disruptive}",
        "level-unreachable",
        "applies_when:\n          |all",
    ),
    "down only while it applies": level(
        "eu-csirts-network",
        "down_when: {fact: other-member-states-affected, is: false}",
        "down_when: {all: [{fact: other-member-states-affected, is: true}, {fact: incident-contained, is: true}]}",
        "level-without-way-down",
        "down_when: |{all",
    ),
    "down as soon as it applies": level(
        "eu-csirts-network",
        "down_when: {fact: other-member-states-affected, is: false}",
        "down_when: {fact: other-member-states-affected, known: true}",
        "level-flaps",
        "down_when: |{fact",
    ),
    "a step against its block": Mistake(
        AFTER,
        "- id: ac-people\n",
        "phase:",
        "available_when: {fact: incident-contained, is: false}\n      phase:",
        "step-unreachable",
        "available_when: |{fact",
    ),
    "a step against the one before it": Mistake(
        COERCE,
        "- id: il-coerce\n",
        "available_when: {fact: lighter-means-insufficient, is: true}",
        "available_when: {fact: lighter-means-insufficient, is: false}",
        "step-apart",
        "available_when: |{fact",
    ),
    "a step against its playbook": Mistake(
        DDOS,
        NEXT,
        "phase:",
        "available_when: {not: {fact: attack-technique, includes_any: [ddos]}}\n      phase:",
        "step-apart",
        "available_when: |{not",
    ),
    "a step after one of another playbook": Mistake(
        DDOS,
        NEXT,
        "after: [dd-who-else]",
        "after: [dd-who-else, ot-safe-state]",
        "step-after-idle",
        "ot-safe-state",
    ),
    "a step after one of a block that is not included": Mistake(
        DDOS,
        NEXT,
        "after: [dd-who-else]",
        "after: [coe-open]",
        "step-after-idle",
        "coe-open",
    ),
    "a step after one of another time": Mistake(
        REPORTING,
        "- id: rp-notification\n",
        "after: [rp-early-warning]",
        "after: [rp-wbni]",
        "step-after-idle",
        "rp-wbni",
    ),
    "a level of another ladder": Mistake(
        DDOS,
        NEXT,
        "phase:",
        "from_level: grip-2\n      phase:",
        "step-level-elsewhere",
        "grip-2",
    ),
    "a power of another time": Mistake(
        REPORTING,
        "- id: rp-notification\n",
        "powers: [cbw-notification-72h]",
        "powers: [cbw-notification-72h, wbni-report-incident]",
        "step-power-apart",
        "wbni-report-incident",
    ),
    "a decision without options": Mistake(
        DDOS,
        NEXT,
        "kind: assess",
        "kind: decide",
        "decision-without-choice",
        "- |id: dd-next",
    ),
    "options without a decision": Mistake(
        DDOS,
        "- id: dd-choose\n",
        "kind: decide",
        "kind: assess",
        "choice-without-decision",
        "options:\n        |- id: wash",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake_is_found_where_it_stands(name: str, plan_copy: PlanCopy, read_before: Path) -> None:
    mistake = MISTAKES[name]
    line, column = mistaken(plan_copy, mistake)
    assert places(found_by(mistake.rule, plan_copy, read_before)) == [(mistake.file, line, column)]


def test_step_after_one_of_an_included_block_is_right(plan_copy: PlanCopy, read_before: Path) -> None:
    mistaken(plan_copy, Mistake(DDOS, NEXT, "after: [dd-who-else]", "after: [cc-listen]", "", "cc-listen"))
    assert found_by("step-after-idle", plan_copy, read_before) == []


def test_block_step_after_one_that_some_playbooks_lack_is_found(plan_copy: PlanCopy, read_before: Path) -> None:
    """The order silently does not hold in the playbooks that include the one block and not the other."""
    text = plan_copy.text(AFTER).replace("- id: ac-people\n", "- id: ac-people\n      after: [coe-open]\n")
    plan_copy.write(AFTER, text)
    (problem,) = found_by("step-after-idle", plan_copy, read_before)
    assert problem.values == {"id": "ac-people", "other": "coe-open"}


def test_level_unreachable_names_the_levels_above(plan_copy: PlanCopy, read_before: Path) -> None:
    mistaken(plan_copy, MISTAKES["a higher level that applies at once"])
    (problem,) = found_by("level-unreachable", plan_copy, read_before)
    assert problem.values == {"id": "ipcr-information-sharing", "above": "ipcr-full"}


def test_level_that_is_free_before_a_higher_one_began_is_reachable(plan_copy: PlanCopy, read_before: Path) -> None:
    mistaken(plan_copy, MISTAKES["a higher level that applies at once"])
    mistaken(plan_copy, level("ipcr-full", "{from: 2018-12-18}", "{from: 2018-12-19}", "", "in_force"))
    assert found_by("level-unreachable", plan_copy, read_before) == []


def test_ladder_may_rest_where_going_down_means_closing(plan_copy: PlanCopy, read_before: Path) -> None:
    """The shipped national ladder rests at a level that always applies."""
    assert "rests_at: regular" in plan_copy.text(LEVELS)
    assert found_by("level-without-way-down", plan_copy, read_before) == []

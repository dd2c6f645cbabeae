"""What the plan describes and nothing uses, each reported where it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.check.finding import found_by, places
from tests.conftest import PlanCopy
from tests.mistakes import Mistake, mistaken

ROLES, FACTS = "roles.yaml", "reference/facts.yaml"

ROLE = """
  - id: example-office
    kind: office
    name: {nl: Voorbeelddienst, en: Example office}
    task: {nl: Doet iets., en: Does something.}
    basis: modelled
"""
FACT = """
  - id: example-fact
    block: area
    type: boolean
    name: {nl: Voorbeeld, en: Example}
    question: {nl: Is dit zo?, en: Is this so?}
    who_knows: [ncsc]
    answerable_within: 1h
    basis: modelled
"""

MISTAKES = {
    "a role without a part": Mistake(ROLES, "roles:", "roles:\n", f"roles:\n{ROLE}", "role-unused", "example-office"),
    "a fact nothing tests": Mistake(FACTS, "facts:", "facts:\n", f"facts:\n{FACT}", "fact-untested", "example-fact"),
    "a fact nobody knows": Mistake(
        FACTS,
        "- id: exploited\n",
        "[ncsc, aivd, mivd, affected-organisation]",
        "[]",
        "fact-unasked",
        "who_knows: |[]",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_what_is_not_used_is_found_where_it_stands(name: str, plan_copy: PlanCopy, read_before: Path) -> None:
    mistake = MISTAKES[name]
    line, column = mistaken(plan_copy, mistake)
    assert places(found_by(mistake.rule, plan_copy, read_before)) == [(mistake.file, line, column)]


PARTS_OF_A_ROLE = {
    "a step that it does": Mistake(
        "playbooks/ddos-wave.yaml", "- id: dd-next\n", "role: ncsc", "role: example-office", "", "role"
    ),
    "a fact that it knows": Mistake(
        FACTS, "- id: exploited\n", "[ncsc, aivd", "[example-office, aivd", "", "who_knows"
    ),
    "a warning it passes on": Mistake(
        "reference/information_sharing.yaml",
        "nodes:",
        "nodes:\n",
        "nodes:\n  - {role: example-office, serves: [], constituency: {nl: Niemand., en: Nobody.}}\n",
        "",
        "nodes",
    ),
    "a power it holds": Mistake(
        "legal_powers/wbni.yaml",
        "- id: wbni-inform-advise\n",
        "role: minister-jenv",
        "role: example-office",
        "",
        "role",
    ),
    "a misunderstanding about it": Mistake(
        "reference/misunderstandings.yaml", "about:", "about: [", "about: [example-office, ", "", "about"
    ),
}


@pytest.mark.parametrize("name", PARTS_OF_A_ROLE)
def test_role_with_any_part_is_used(name: str, plan_copy: PlanCopy, read_before: Path) -> None:
    mistaken(plan_copy, MISTAKES["a role without a part"])
    mistaken(plan_copy, PARTS_OF_A_ROLE[name])
    assert found_by("role-unused", plan_copy, read_before) == []


USES_OF_A_FACT = {
    "a step needs it": Mistake(
        "playbooks/ddos-wave.yaml", "- id: dd-choose\n", "needs: [", "needs: [example-fact, ", "", "needs"
    ),
    "a condition tests it": Mistake(
        ROLES, "- id: police\n", "{fact: offence-suspected, is: true}", "{fact: example-fact, is: true}", "", "when"
    ),
    "a minister asks it first": Mistake(
        FACTS, "- id: example-fact\n", "block:", "headline: true\n    block:", "", "block"
    ),
}


@pytest.mark.parametrize("name", USES_OF_A_FACT)
def test_fact_with_any_use_is_used(name: str, plan_copy: PlanCopy, read_before: Path) -> None:
    mistaken(plan_copy, MISTAKES["a fact nothing tests"])
    mistaken(plan_copy, USES_OF_A_FACT[name])
    assert found_by("fact-untested", plan_copy, read_before) == []


def test_fact_that_a_step_only_produces_is_not_used(plan_copy: PlanCopy, read_before: Path) -> None:
    mistaken(plan_copy, MISTAKES["a fact nothing tests"])
    produced = Mistake("playbooks/ddos-wave.yaml", "steps:", "produces: [", "produces: [example-fact, ", "", "produces")
    mistaken(plan_copy, produced)
    assert len(found_by("fact-untested", plan_copy, read_before)) == 1


def test_block_that_every_playbook_drops_is_found(plan_copy: PlanCopy, read_before: Path) -> None:
    for path in sorted(f"playbooks/{each.name}" for each in (plan_copy.root / "playbooks").iterdir()):
        listed = re.sub(r"^ *- national-response-framework\n", "", plan_copy.text(path), flags=re.MULTILINE)
        plan_copy.write(path, re.sub(r"national-response-framework, |, national-response-framework", "", listed))
    found = found_by("block-unused", plan_copy, read_before)
    assert [problem.values for problem in found] == [{"id": "national-response-framework"}]


def test_rung_without_powers_is_found(plan_copy: PlanCopy, read_before: Path) -> None:
    for name in ("cbw", "rijk", "wbni"):
        path = f"legal_powers/{name}.yaml"
        plan_copy.write(path, plan_copy.text(path).replace("rung: notify-minister", "rung: advise"))
    (problem,) = found_by("rung-unused", plan_copy, read_before)
    assert problem.values == {"id": "notify-minister"}
    assert problem.excerpt.strip() == "- id: notify-minister"


def test_vital_sector_without_a_process_is_found_at_its_id(plan_copy: PlanCopy, read_before: Path) -> None:
    mistaken(
        plan_copy, Mistake("reference/sectors.yaml", "- id: citizens\n", "vital: false", "vital: true", "", "vital")
    )
    (problem,) = found_by("sector-without-process", plan_copy, read_before)
    assert problem.excerpt.strip() == "- id: citizens"

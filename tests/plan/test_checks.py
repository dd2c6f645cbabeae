"""What must hold between the records of a plan: one small mistake in a copy of the real plan, one problem for it."""

from __future__ import annotations

import pytest

from ncp.problem import ExitCode, Refused
from tests.conftest import PlanCopy
from tests.mistakes import Mistake, mistaken
from tests.plan.conftest import Read, shown

FACTS = "reference/facts.yaml"
LADDER = "reference/intervention_ladder.yaml"
SECTORS = "reference/sectors.yaml"
MEASURES = "reference/measures.yaml"
CBW = "legal_powers/cbw.yaml"
WBNI = "legal_powers/wbni.yaml"
WBBBG = "legal_powers/wbbbg.yaml"
VULNERABILITY = "playbooks/critical-vulnerability.yaml"
CITRIX = "cases/citrix-2020.yaml"


TEXT = "{nl: Tekst, en: Text}"
FACT = (
    f"  - {{id: cause, block: cause, type: boolean, name: {TEXT}, question: {TEXT}, who_knows: [ncsc], "
    "answerable_within: 1h, basis: modelled}\n"
)
ROLE = f"  - {{id: ncc, kind: team, name: {TEXT}, task: {TEXT}, basis: modelled}}\n"
SECTOR = f"  - {{id: energy, name: {TEXT}, vital: false, basis: modelled}}\n"
SOURCE = "  - {id: ad-aec62429, title: A, kind: press, read: own}\n"
STEP = (
    f"    - {{id: coe-open, phase: detection, kind: check, role: ncsc, name: {TEXT}, done_when: {TEXT}, "
    "basis: modelled}\n"
)

MISTAKES = {
    "two facts with one id": Mistake(
        FACTS, "facts:\n", "facts:\n", f"facts:\n{FACT}", "id-duplicate", "- id: |cause\n"
    ),
    "two roles with one id": Mistake(
        "roles.yaml", "roles:\n", "roles:\n", f"roles:\n{ROLE}", "id-duplicate", "- id: |ncc\n"
    ),
    "two sectors with one id": Mistake(
        SECTORS, "sectors:\n", "sectors:\n", f"sectors:\n{SECTOR}", "id-duplicate", "- id: |energy\n"
    ),
    "two sources with one id": Mistake(
        "reference/sources.yaml",
        "sources:\n",
        "sources:\n",
        f"sources:\n{SOURCE}",
        "id-duplicate",
        "- id: |ad-aec62429\n",
    ),
    "two steps with one id in two files": Mistake(
        VULNERABILITY, "  steps:\n", "  steps:\n", f"  steps:\n{STEP}", "id-duplicate", "{id: |coe-open"
    ),
    "two values of one fact with one id": Mistake(
        FACTS,
        "- id: attack-technique",
        "values:\n",
        f"values:\n      - {{id: worm, name: {TEXT}}}\n",
        "id-duplicate",
        "{id: |worm, name: {nl: worm",
    ),
    "two options of one step with one id": Mistake(
        VULNERABILITY,
        "- id: cv-choose-level",
        "options:\n",
        f"options:\n        - {{id: iao, name: {TEXT}}}\n",
        "id-duplicate",
        "- id: |iao\n",
    ),
    "a role that does not exist": Mistake(
        "roles.yaml",
        "- id: nctv\n",
        "reports_to: minister-jenv",
        "reports_to: minister-jen",
        "role-unknown",
        "minister-jen",
    ),
    "a source that does not exist": Mistake(
        WBNI, "- id: wbni-inform-advise", "letter-26643-673]", "letter-26643-763]", "source-unknown", "letter-26643-763"
    ),
    "a power that does not exist": Mistake(
        VULNERABILITY,
        "- id: cv-ask-services",
        "wiv-inform-others",
        "wiv-inform-other",
        "power-unknown",
        "wiv-inform-other",
    ),
    "a fact that does not exist": Mistake(
        VULNERABILITY,
        "- id: cv-confirm",
        "produces: [patch-available]",
        "produces: [patch-avalable]",
        "fact-unknown",
        "patch-avalable",
    ),
    "a step that does not exist": Mistake(
        VULNERABILITY,
        "- id: cv-rate-advisory",
        "after: [cv-confirm]",
        "after: [cv-confrim]",
        "step-unknown",
        "cv-confrim",
    ),
    "a playbook that does not exist": Mistake(
        VULNERABILITY,
        "includes:",
        "- crisis-communication",
        "- crisis-comunication",
        "playbook-unknown",
        "crisis-comunication",
    ),
    "an addressee that does not exist": Mistake(
        CBW,
        "- id: cbw-binding-instruction\n",
        "addressee: [essential-entity]",
        "addressee: [essential]",
        "addressee-unknown",
        "essential]",
    ),
    "a theme that does not exist": Mistake(
        MEASURES, "measures:", "theme: decisive-action", "theme: decisive", "theme-unknown", "theme: |decisive\n"
    ),
    "a subject that does not exist": Mistake(
        "reference/misunderstandings.yaml",
        "about: [",
        "cbw-cyber-crisis-authority",
        "cbw-cyber-crisis",
        "subject-unknown",
        "cbw-cyber-crisis",
    ),
    "a fact in a condition that does not exist": Mistake(
        LADDER, "- id: coercion", "lighter-means-insufficient", "lighter-means", "fact-unknown", "lighter-means"
    ),
    "a window that ends before it begins": Mistake(
        WBNI,
        "- id: wbni-inform-advise",
        "to: 2026-08-14",
        "to: 2018-11-08",
        "window-backwards",
        "{from: 2018-11-09, to: 2018-11-08}",
    ),
    "a case that ends before it begins": Mistake(
        CITRIX, "case:", 'end: "2020-01-24"', 'end: "2019-01-24"', "window-backwards", '"2019-01-24"'
    ),
    "two versions that share a day": Mistake(
        WBNI,
        "- id: wbni-share-residual-data",
        "to: 2022-11-30",
        "to: 2022-12-01",
        "window-overlap",
        "{from: 2022-12-01",
    ),
    "two versions of which the first never ends": Mistake(
        "escalation_levels.yaml", "- id: mccb", ", to: 2022-11-24}", "}", "window-overlap", "{from: 2022-11-25}"
    ),
    "a power that outlives its law": Mistake(
        WBNI,
        "- id: wbni-inform-advise",
        "to: 2026-08-14",
        "to: 2026-08-15",
        "power-outlives-law",
        "{from: 2018-11-09, to: 2026-08-15}",
    ),
    "a power older than its law": Mistake(
        CBW,
        "- id: cbw-binding-instruction\n",
        "from: 2026-08-15",
        "from: 2026-08-14",
        "power-outlives-law",
        "{from: 2026-08-14}",
    ),
    "an operator that does not fit a choice": Mistake(
        LADDER,
        "- id: notify-minister",
        "advice-followed, in: [refused, no-answer]",
        "advice-followed, at_least: refused",
        "operator-unfit",
        "refused",
    ),
    "an operator that does not fit a set": Mistake(
        VULNERABILITY,
        "{fact: attack-technique",
        "includes_any: [zero-day, edge-device-exploit]",
        "is: zero-day",
        "operator-unfit",
        "zero-day",
    ),
    "one value where the operator wants a list": Mistake(
        LADDER, "- id: notify-minister", "in: [refused, no-answer]", "in: refused", "operator-list", "refused"
    ),
    "a list where the operator wants one value": Mistake(
        LADDER, "- id: emergency-separate", "at_least: severe", "at_least: [severe]", "operator-list", "[severe]"
    ),
    "a value outside the choice": Mistake(
        LADDER,
        "- id: notify-minister",
        "[refused, no-answer]",
        "[refused, silence]",
        "fact-value-unknown",
        "[refused, silence]",
    ),
    "a value outside the order": Mistake(
        LADDER, "- id: emergency-separate", "at_least: severe", "at_least: sever", "fact-value-unknown", "sever"
    ),
    "a sector that no fact can have": Mistake(
        CBW,
        "- id: cbw-binding-instruction\n",
        "[central-government, provinces,",
        "[central-government, province,",
        "fact-value-unknown",
        "[central-government, province,",
    ),
    "text where a fact is yes or no": Mistake(
        LADDER, "- id: coercion", "is: true", "is: maybe", "fact-value-type", "maybe"
    ),
    "a case with a value that the fact cannot have": Mistake(
        CITRIX,
        "fact: attack-technique",
        "[edge-device-exploit]",
        "[edge-device]",
        "fact-value-unknown",
        "[edge-device]",
    ),
    "a case with a value of another type": Mistake(
        CITRIX, "fact: patch-available", "value: false", "value: 3", "fact-value-type", "3"
    ),
    "a rung and a track": Mistake(
        CBW,
        "- id: cbw-binding-instruction\n",
        "rung: binding-instruction",
        "rung: binding-instruction\n    track: governance",
        "power-rung-or-track",
        "cbw-binding-instruction",
    ),
    "neither a rung nor a track": Mistake(
        CBW,
        "- id: cbw-binding-instruction\n",
        "    rung: binding-instruction\n",
        "",
        "power-rung-or-track",
        "cbw-binding-instruction",
    ),
    "dormant law on a rung of ordinary law": Mistake(
        WBBBG,
        "- id: wbbbg-curfew",
        "rung: emergency-separate",
        "rung: coercion",
        "power-dormant-rung",
        "rung: |coercion",
    ),
    "a power without a holder": Mistake(
        CBW,
        "- id: cbw-binding-instruction\n",
        "holder: [{role: competent-authority, for: sector}]",
        "holder: []",
        "power-without-holder",
        "[]",
    ),
    "a power without a source": Mistake(
        CBW,
        "- id: cbw-binding-instruction\n",
        "sources: [cbw-2026-08-15, wvr-2026-06-12]",
        "sources: []",
        "record-without-source",
        "[]",
    ),
    "an event of a case without its fact": Mistake(
        CITRIX, "do: fact", "      fact: attack-technique\n", "", "case-event-incomplete", "fact\n"
    ),
    "an event of a case without its value": Mistake(
        CITRIX, "do: fact\n      fact: patch-available", "      value: false\n", "", "case-event-incomplete", "fact\n"
    ),
    "a decision of a case that its step does not offer": Mistake(
        CITRIX, "step: cv-choose-level", "option: iao", "option: mccbb", "option-unknown", "mccbb"
    ),
}


def test_copy_of_the_plan_has_no_problems(plan_copy: PlanCopy, check: Read) -> None:
    assert check(plan_copy) == []


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_mistake_is_reported_at_its_place(plan_copy: PlanCopy, check: Read, mistake: Mistake) -> None:
    line, column = mistaken(plan_copy, mistake)
    assert shown(check(plan_copy)) == [(mistake.rule, mistake.file, line, column)]


SAID = {
    "unknown id": ("a role that does not exist", {"id": "minister-jen", "suggestion": "minister-jenv"}),
    "unknown fact in a condition": (
        "a fact in a condition that does not exist",
        {"id": "lighter-means", "suggestion": "lighter-means-insufficient"},
    ),
    "backwards window": ("a window that ends before it begins", {"start": "2018-11-09", "end": "2018-11-08"}),
    "overlapping versions": (
        "two versions that share a day", {"id": "wbni-share-residual-data", "start": "2022-12-01"},
    ),
    "unfit operator": (
        "an operator that does not fit a choice",
        {"operator": "at_least", "fact": "advice-followed", "type": "choice", "choices": "is, in, known"},
    ),
    "unknown value": (
        "a value outside the order",
        {"fact": "societal-impact", "value": "sever", "suggestion": "severe",
         "choices": "none, limited, significant, severe, disruptive"},
    ),
    "wrong type": (
        "text where a fact is yes or no",
        {"fact": "lighter-means-insufficient", "value": "maybe", "type": "boolean"},
    ),
    "power outside its law": (
        "a power that outlives its law",
        {"id": "wbni-inform-advise", "law": "wbni", "days": "2018-11-09 – 2026-08-14"},
    ),
    "half an event": ("an event of a case without its fact", {"do": "fact", "missing": "fact"}),
}  # fmt: skip


@pytest.mark.parametrize(("name", "values"), SAID.values(), ids=SAID)
def test_problem_says_what_is_wrong_and_what_may_be_meant(
    plan_copy: PlanCopy, check: Read, name: str, values: dict[str, str]
) -> None:
    mistaken(plan_copy, MISTAKES[name])
    (problem,) = check(plan_copy)
    assert problem.values == values


def test_nothing_is_suggested_where_two_ids_are_as_near(plan_copy: PlanCopy, check: Read) -> None:
    mistaken(plan_copy, Mistake("roles.yaml", "- id: nctv\n", "to: minister-jenv", "to: minister-ienv", "", "ienv"))
    (problem,) = check(plan_copy)
    assert problem.values == {"id": "minister-ienv"}


def test_duplicate_id_names_the_place_of_the_first(plan_copy: PlanCopy, check: Read) -> None:
    first = plan_copy.replace(FACTS, "facts:\n", f"facts:\n{FACT}") + 1
    (problem,) = check(plan_copy)
    assert problem.values == {"id": "cause", "first": f"{FACTS}:{first}"}


def test_mistakes_in_several_files_come_at_once_in_order_of_place(plan_copy: PlanCopy, check: Read) -> None:
    names = ("a role that does not exist", "a power without a holder", "an operator that does not fit a set",
             "a window that ends before it begins", "a value outside the order")  # fmt: skip
    expected = []
    for name in names:
        line, column = mistaken(plan_copy, MISTAKES[name])
        expected.append((MISTAKES[name].rule, MISTAKES[name].file, line, column))
    assert shown(check(plan_copy)) == sorted(expected, key=lambda each: each[1:])


@pytest.mark.parametrize("name", ["roles.yaml", FACTS])
def test_file_of_the_plan_that_is_missing(plan_copy: PlanCopy, name: str) -> None:
    (plan_copy.root / name).unlink()
    with pytest.raises(Refused) as refused:
        plan_copy.load()
    assert shown(refused.value.problems) == [("plan-file-missing", name, 0, 0)]
    assert refused.value.exit_code is ExitCode.FINDINGS


def test_problems_of_text_and_shape_in_all_files_come_together(plan_copy: PlanCopy) -> None:
    plan_copy.replace("roles.yaml", "kind: office", "kind: no")
    plan_copy.replace("plan.yaml", "status: edition", "status: sketch")
    (plan_copy.root / MEASURES).write_bytes(b"")
    with pytest.raises(Refused) as refused:
        plan_copy.load()
    found = [(rule, name) for rule, name, _, _ in shown(refused.value.problems)]
    assert found == [("value-not-allowed", "plan.yaml"), ("file-empty", MEASURES), ("yaml-trap", "roles.yaml")]

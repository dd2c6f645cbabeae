"""What must hold in a playbook: every phase is there, and no step waits for itself."""

from __future__ import annotations

from tests.conftest import PlanCopy
from tests.plan.conftest import Read, shown

VULNERABILITY = "playbooks/critical-vulnerability.yaml"

BOOK = """\
playbook:
  id: half-a-playbook
  kind: playbook
  name: {nl: Half, en: Half}
  covers: {nl: Niets, en: Nothing}
  applies_when: {fact: exploited, is: true}
  steps:
    - id: half-look
      phase: detection
      kind: check
      role: ncsc
      name: {nl: Kijk, en: Look}
      done_when: {nl: Er is gekeken, en: Somebody looked}
      basis: modelled
  basis: modelled
  sources: [own-modelling]
"""


def test_playbook_without_every_phase(plan_copy: PlanCopy, check: Read) -> None:
    plan_copy.write("playbooks/half.yaml", BOOK)
    (problem,) = check(plan_copy)
    missing = "alerting, picture, judgement, decision, execution, communication, de-escalation, aftercare"
    assert shown([problem]) == [("playbook-phase-missing", "playbooks/half.yaml", 8, 5)]
    assert problem.values == {"id": "half-a-playbook", "phases": missing}


def test_phases_of_a_block_count_for_the_playbook_that_includes_it(plan_copy: PlanCopy, check: Read) -> None:
    plan_copy.write("playbooks/half.yaml", BOOK.replace("  steps:", "  includes: [aftercare-evaluation]\n  steps:"))
    (problem,) = check(plan_copy)
    assert "aftercare" not in problem.values["phases"]


def test_block_need_not_have_every_phase(plan_copy: PlanCopy, check: Read) -> None:
    plan_copy.write("playbooks/half.yaml", BOOK.replace("kind: playbook", "kind: block"))
    assert check(plan_copy) == []


def test_steps_that_wait_for_one_another(plan_copy: PlanCopy, check: Read) -> None:
    old = "      produces: [patch-available]\n"
    plan_copy.replace(VULNERABILITY, old, f"      after: [cv-rate-advisory]\n{old}")
    (problem,) = check(plan_copy)
    assert problem.rule == "step-circle"
    assert set(problem.values["steps"].split(" -> ")) == {"cv-confirm", "cv-rate-advisory"}
    assert problem.excerpt.strip() in ("after: [cv-rate-advisory]", "after: [cv-confirm]")


def test_step_that_waits_for_itself(plan_copy: PlanCopy, check: Read) -> None:
    line = plan_copy.replace(VULNERABILITY, "after: [cv-confirm]", "after: [cv-rate-advisory]")
    assert [(rule, at) for rule, _, at, _ in shown(check(plan_copy))] == [("step-circle", line)]

"""Two offices for one thing in one situation; the message shows the day and the situation."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ncp.advice.advise import advise
from ncp.advice.result import Verdict
from ncp.intake.facts_file import read_facts_file
from tests.check.finding import found_by, places
from tests.conftest import PlanCopy
from tests.mistakes import Mistake, mistaken

WFT, SECTORS = "legal_powers/wft.yaml", "reference/sectors.yaml"
SAME_PARAGRAPH = Mistake(
    WFT,
    "- id: wft-afm-emergency-rules\n",
    '"1:28 lid 3"',
    '"1:28 lid 2"',
    "holder-conflict",
    "holder:\n      |- {role: afm}",
)
SECOND_AUTHORITY = Mistake(
    SECTORS,
    "competent_authorities:",
    "competent_authorities:\n",
    "competent_authorities:\n  - {law: cbw, sector: energy, role: rdi, in_force: {from: 2027-01-01}, basis: modelled, "
    "sources: [own-modelling]}\n",
    "authority-conflict",
    "law: cbw\n    sector: energy\n    role: |minister-kgg",
)


def test_two_holders_of_one_paragraph_are_found_at_the_second(plan_copy: PlanCopy, read_before: Path) -> None:
    line, column = mistaken(plan_copy, SAME_PARAGRAPH)
    (problem,) = found = found_by("holder-conflict", plan_copy, read_before)
    assert places(found) == [(WFT, line, column)]
    assert (problem.values["first"], problem.values["second"]) == ("dnb", "afm")
    assert problem.values["place"].startswith(f"{WFT}:")


def test_situation_of_a_conflict_is_a_facts_file_that_gives_both(
    plan_copy: PlanCopy, read_before: Path, tmp_path: Path
) -> None:
    mistaken(plan_copy, SAME_PARAGRAPH)
    (problem,) = found_by("holder-conflict", plan_copy, read_before)
    plan = plan_copy.load().plan
    facts = tmp_path / "facts.yaml"
    facts.write_text(f"facts: {problem.values['facts']}\n", encoding="utf-8")
    on = date.fromisoformat(problem.values["day"])
    said = advise(plan, read_facts_file(plan, facts).known, on)
    both = {each.id: each.verdict for each in said.powers if each.id in (problem.values["id"], problem.values["other"])}
    assert set(both.values()) == {Verdict.APPLIES}
    assert len(both) == 2


def test_conditions_that_never_meet_are_no_conflict(plan_copy: PlanCopy, read_before: Path) -> None:
    mistaken(plan_copy, SAME_PARAGRAPH)
    mistaken(
        plan_copy,
        Mistake(
            WFT,
            "- id: wft-afm-emergency-rules\n",
            "process-disrupted, is: true",
            "process-disrupted, is: false",
            "",
            "applies_when",
        ),
    )
    assert found_by("holder-conflict", plan_copy, read_before) == []


def test_windows_that_never_meet_are_no_conflict(plan_copy: PlanCopy, read_before: Path) -> None:
    mistaken(plan_copy, SAME_PARAGRAPH)
    mistaken(
        plan_copy,
        Mistake(
            WFT,
            "- id: wft-dnb-emergency-rules\n",
            "{from: 2008-10-11}",
            "{from: 2008-10-11, to: 2008-10-11}",
            "",
            "in_force",
        ),
    )
    mistaken(
        plan_copy,
        Mistake(WFT, "- id: wft-afm-emergency-rules\n", "{from: 2008-10-11}", "{from: 2008-10-12}", "", "in_force"),
    )
    assert found_by("holder-conflict", plan_copy, read_before) == []


def test_a_shared_holder_is_no_conflict(plan_copy: PlanCopy, read_before: Path) -> None:
    mistaken(plan_copy, SAME_PARAGRAPH)
    mistaken(
        plan_copy,
        Mistake(
            WFT, "- id: wft-afm-emergency-rules\n", "- {role: afm}", "- {role: afm}\n      - {role: dnb}", "", "holder"
        ),
    )
    assert found_by("holder-conflict", plan_copy, read_before) == []


def test_two_authorities_of_one_sector_are_found(plan_copy: PlanCopy, read_before: Path) -> None:
    line, column = mistaken(plan_copy, SECOND_AUTHORITY)
    (problem,) = found = found_by("authority-conflict", plan_copy, read_before)
    assert places(found) == [(SECTORS, line, column)]
    assert problem.values | {"place": ""} == {
        "law": "cbw",
        "first": "rdi",
        "second": "minister-kgg",
        "day": "2027-01-01",
        "facts": "{affected-sectors: [energy]}",
        "place": "",
    }


def test_two_authorities_that_each_say_which_part_is_theirs_are_no_conflict(
    plan_copy: PlanCopy, read_before: Path
) -> None:
    """The shipped plan has them: food and the rest of business under the Cbw."""
    assert plan_copy.text(SECTORS).count("law: cbw\n    sector: business") == 2
    assert found_by("authority-conflict", plan_copy, read_before) == []

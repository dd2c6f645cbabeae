# ruff: noqa: E501 - an edit of YAML reads best on one line
"""Whole records: what came, went, was renamed, moved or put in another order, and what follows from that."""

from __future__ import annotations

import pytest

from ncp.diff.change import Change
from tests.diff.rows import ACT, BOOK, FACTS, HEAVY, LEVELS, LIGHT, MORE, RUNGS
from tests.diff.small import FILES, Edit, changes

LAW = """\
law:
  id: NAME
  title: {nl: Nieuwe wet, en: New act}
  abbreviation: Nw
  in_force: {from: 2021-01-01}
  sources: [the-act]
powers:
  - id: NAME-order
    kind: duty
    name: {nl: Plicht, en: Duty}
    article: "1"
    holder: {role: minister-b}
    addressee: [provider]
    track: governance
    allows: {nl: Iets., en: Something.}
    does_not_allow: {nl: Niets., en: Nothing.}
    applies_when: CONDITION
    in_force: {from: 2021-01-01}
    sources: [the-act]
    basis: text
    checked_on: 2021-01-01
"""


def law(name: str = "new", condition: str = "{fact: exploited, is: true}") -> Edit:
    text = LAW.replace("NAME", name).replace("CONDITION", condition)
    return Edit(f"legal_powers/{name}.yaml", "", "", text)


def by_rule(found: tuple[Change, ...]) -> dict[str, Change]:
    return {change.rule: change for change in found}


def levels(found: tuple[Change, ...]) -> dict[str, str]:
    return {change.rule: change.level for change in found}


# ---- came and went ----


def test_a_law_comes_with_its_powers_under_it() -> None:
    found = by_rule(changes((), (law(),)))
    assert set(found) == {"law-added", "power-added"}
    assert found["power-added"].cause == found["law-added"].fingerprint


def test_a_law_goes_with_its_powers_under_it() -> None:
    found = by_rule(changes((law(),), ()))
    assert set(found) == {"law-removed", "power-removed"}
    assert found["power-removed"].cause == found["law-removed"].fingerprint


def test_a_power_that_can_never_apply_adds_nothing() -> None:
    never = "{all: [{fact: exploited, is: true}, {fact: exploited, is: false}]}"
    found = levels(changes((), (law(condition=never),)))
    assert found == {"law-added": HEAVY, "power-added": MORE}


@pytest.mark.parametrize(("before", "after", "rule", "level"), [
    ((), (Edit("legal_powers/none.yaml", "", "", FILES["legal_powers/idle.yaml"].replace("idle", "none")),), "law-added", MORE),
    ((Edit("legal_powers/none.yaml", "", "", FILES["legal_powers/idle.yaml"].replace("idle", "none")),), (), "law-removed", LIGHT),
])  # fmt: skip
def test_a_law_without_powers_weighs_nothing(
    before: tuple[Edit, ...], after: tuple[Edit, ...], rule: str, level: str
) -> None:
    assert levels(changes(before, after)) == {rule: level}


STORM = "cases/storm.yaml"
FLOOD = Edit("cases/flood.yaml", "", "", FILES[STORM].replace("storm", "flood"))
FALL = Edit("playbooks/fall.yaml", "", "", FILES[BOOK].replace("out-", "fall-").replace("outage", "fall"))


@pytest.mark.parametrize(("edit", "record", "below"), [
    (FLOOD, "case", "lesson"), (FALL, "playbook", "step"),
])  # fmt: skip
def test_what_a_file_holds_comes_and_goes_with_it(edit: Edit, record: str, below: str) -> None:
    for what, found in (("added", changes((), (edit,))), ("removed", changes((edit,), ()))):
        assert {change.rule for change in found} == {f"{record}-{what}", f"{below}-{what}"}
        top = next(change for change in found if change.rule == f"{record}-{what}")
        assert {change.cause for change in found if change is not top} == {top.fingerprint}


ROLE = "  - id: newcomer\n    kind: office\n    name: {nl: Nieuw, en: New}\n    task: {nl: Kijkt., en: Looks.}\n    basis: text\n"
NEWCOMER = Edit("roles.yaml", "", "", ROLE)


def test_a_role_that_nothing_names_adds_nothing() -> None:
    assert levels(changes((), (NEWCOMER,))) == {"role-added": MORE}


def test_a_role_that_a_step_tells_weighs_and_the_step_follows_from_it() -> None:
    told = Edit(BOOK, "id: out-call", "notifies: [helpdesk]", "notifies: [helpdesk, newcomer]")
    found = by_rule(changes((), (NEWCOMER, told)))
    assert found["role-added"].level == HEAVY
    assert found["step-notices-changed"].cause == found["role-added"].fingerprint


def test_a_new_holder_stands_on_its_own_though_the_role_is_new() -> None:
    held = Edit(ACT, "id: act-wake", "holder: {role: minister-a}", "holder: {role: newcomer}")
    found = by_rule(changes((), (NEWCOMER, held)))
    assert found["power-holder-changed"].cause == ""


def test_a_removed_role_causes_what_named_it() -> None:
    told = Edit(BOOK, "id: out-call", "notifies: [helpdesk]", "notifies: [helpdesk, newcomer]")
    found = by_rule(changes((NEWCOMER, told), ()))
    assert found["role-removed"].level == HEAVY
    assert found["step-notices-changed"].cause == found["role-removed"].fingerprint


def test_a_power_ends_because_its_law_does() -> None:
    def ended(to: str) -> tuple[Edit, ...]:
        window = f"in_force: {{from: 2021-01-01{to}}}"
        name = "legal_powers/new.yaml"
        return (
            law(),
            Edit(name, "id: new", "in_force: {from: 2021-01-01}", window),
            Edit(name, "id: new-order", "in_force: {from: 2021-01-01}", window),
        )

    found = by_rule(changes(ended(""), ended(", to: 2026-08-14")))
    assert set(found) == {"law-ended", "power-ended"}
    assert found["power-ended"].cause == found["law-ended"].fingerprint


LADDER = """\
  - id: regional
    name: {nl: Regio, en: Region}
    note: {nl: Noot., en: Note.}
    rests_at: LEVELREST
    basis: text
    levels:LEVELS
"""
LEVEL = """
      - id: region-level
        name: {nl: Regio, en: Region}
        abbreviation: R
        applies_when: {fact: impact, at_least: severe}
        down_when: {fact: contained, is: true}
        down_text: {nl: Af., en: Down.}
        decides: {nl: Iets., en: Something.}
        basis: text"""
REGION = Edit(LEVELS, "", "", LADDER.replace("LEVELREST", "region-level").replace("LEVELS", LEVEL))
EMPTY = Edit(LEVELS, "", "", LADDER.replace("LEVELREST", "null").replace("LEVELS", " []"))


def test_a_ladder_comes_and_goes_with_its_levels() -> None:
    assert levels(changes((), (REGION,))) == {"ladder-added": HEAVY, "level-added": HEAVY}
    assert levels(changes((REGION,), ())) == {"ladder-removed": HEAVY, "level-removed": HEAVY}


def test_a_ladder_without_levels_adds_nothing() -> None:
    assert levels(changes((), (EMPTY,))) == {"ladder-added": MORE}
    assert levels(changes((EMPTY,), ())) == {"ladder-removed": LIGHT}


ENTRY = "  - law: act\n    sector: telecom\n    role: minister-b\n    in_force: {from: 2018-01-01}\n    basis: text\n    sources: [the-act]\n"
NODE = "nodes:\n  - role: team\n    serves: [telecom]\n    constituency: {nl: Telecom., en: Telecom.}\n"
EDGE = "edges:\n  - id: second\n    source: helpdesk\n    to: team\n    carries: [threat-data]\n    ground: {nl: De wet., en: The act.}\n    in_force: {from: 2018-01-01}\n    basis: text\n    sources: [the-act]\n"
SHARING = "reference/information_sharing.yaml"


TAKEN_AWAY = [
    ("competent-authority-removed", Edit("reference/sectors.yaml", "", "", ENTRY)),
    ("node-removed", Edit(SHARING, "", "nodes:\n", NODE)),
    ("edge-removed", Edit(SHARING, "", "edges:\n", EDGE)),
    ("role-earlier-name-removed", Edit("roles.yaml", "id: bystander", "kind: group", "kind: group\n    earlier_names:\n      - name: {nl: Eerder, en: Earlier}\n        in_force: {to: 2017-12-31}")),
    ("power-mandate-removed", Edit(ACT, "id: act-wake", "holder: {role: minister-a}", "holder:\n      role: minister-a\n      chain:\n        - role: team\n          form: mandate\n          in_force: {from: 2018-01-01}\n          basis: text\n          sources: [the-act]")),
    ("lesson-progress-removed", Edit("cases/storm.yaml", "lessons:", "      basis: text\n", '      history:\n        - state: taken-up\n          since: "2020"\n          text: {nl: Gedaan., en: Done.}\n          basis: text\n      basis: text\n')),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "edit"), TAKEN_AWAY)
def test_what_was_added_can_be_taken_away(rule: str, edit: Edit) -> None:
    (change,) = changes((edit,), ())
    assert change.rule == rule


# ---- renamed, moved, put elsewhere ----


def test_a_rename_that_is_declared_is_no_change_of_what_refers_to_it() -> None:
    renamed = (
        Edit("roles.yaml", "", "- id: helpdesk\n", "- id: servicedesk\n    formerly: [helpdesk]\n"),
        Edit(BOOK, "", "notifies: [helpdesk]", "notifies: [servicedesk]"),
        Edit(ACT, "", "executed_by: helpdesk", "executed_by: servicedesk"),
    )
    assert levels(changes((), renamed)) == {"record-renamed": LIGHT}


def test_a_renamed_fact_and_value_leave_a_condition_the_same() -> None:
    renamed = (
        Edit(FACTS, "", "- id: contained\n", "- id: under-control\n    formerly: [contained]\n"),
        Edit(LEVELS, "id: regular", "down_when: {fact: contained", "down_when: {fact: under-control"),
        Edit(LEVELS, "id: team-level", "down_when: {fact: contained", "down_when: {fact: under-control"),
        Edit(FACTS, "id: impact", "{id: severe,", "{id: grave, formerly: [severe],"),
        *(Edit(name, anchor, "severe", "grave") for name, anchor in SEVERE),
    )
    found = changes((), renamed)
    assert {change.rule for change in found} == {"record-renamed"}
    assert {change.subject.id for change in found} == {"under-control", "impact/grave"}


SEVERE = (
    ("roles.yaml", "fact: impact"), (LEVELS, "id: team-level"), (ACT, "id: act-order"), (ACT, "id: act-wake"),
    (BOOK, "id: out-call"), ("cases/storm.yaml", "fact: impact"),
)  # fmt: skip


def test_a_rename_that_is_not_declared_is_one_gone_and_one_new() -> None:
    renamed = Edit("roles.yaml", "", "- id: bystander\n", "- id: onlooker\n")
    assert {change.rule for change in changes((), (renamed,))} == {"role-added", "role-removed"}


def test_a_rename_taken_back_is_a_rename() -> None:
    renamed = Edit(ACT, "", "- id: act-dormant\n", "- id: act-asleep\n    formerly: [act-dormant]\n")
    (change,) = changes((renamed,), ())
    assert (change.rule, change.old, change.new) == ("record-renamed", "act-asleep", "act-dormant")


def between(text: str, start: str, end: str = "") -> str:
    """The part of a file from one text up to another."""
    begin = text.index(start)
    return text[begin : text.index(end, begin) if end else len(text)]


WAKE = between(FILES[ACT], "  - id: act-wake")
CALL = between(FILES[BOOK], "    - id: out-call", "    - id: out-decide")
DECIDE = between(FILES[BOOK], "    - id: out-decide", "  basis: text\n  sources")
EXTRA = between(FILES["playbooks/rest.yaml"], "    - id: rest-extra")
REGULAR = between(FILES[LEVELS], "      - id: regular", "      - id: team-level")
TEAM = between(FILES[LEVELS], "      - id: team-level", "    basis: text\n    sources: [the-act]\n")
MORE_BOOK = "playbooks/more.yaml"
REGION_OF_TEAM = LADDER.replace("LEVELREST", "null").replace("LEVELS", f"\n{TEAM.rstrip()}")
LAW_ELSEWHERE = (Edit(ACT, "", FILES[ACT], ""), Edit("legal_powers/renamed.yaml", "", "", FILES[ACT]))
POWER_ELSEWHERE = (Edit(ACT, "", WAKE, ""), Edit("legal_powers/idle.yaml", "", "powers: []\n", f"powers:\n{WAKE}"))
STEP_ELSEWHERE = (Edit("playbooks/rest.yaml", "", EXTRA, ""), Edit(MORE_BOOK, "", "", EXTRA))
LEVEL_ELSEWHERE = (Edit(LEVELS, "", TEAM, ""), Edit(LEVELS, "", "", REGION_OF_TEAM))
LEVELS_TURNED = (Edit(LEVELS, "", REGULAR + TEAM, TEAM + REGULAR),)
STEPS_TURNED = (Edit(BOOK, "", CALL + DECIDE, DECIDE + CALL),)


def test_a_law_in_another_file_is_moved_once_with_all_it_holds() -> None:
    (change,) = changes((), LAW_ELSEWHERE)
    assert (change.rule, change.level, change.subject.kind) == ("record-moved", LIGHT, "law")
    assert (change.old, change.new) == (ACT, "legal_powers/renamed.yaml")


def test_a_power_under_another_law_is_a_change_of_ground() -> None:
    (change,) = changes((), POWER_ELSEWHERE)
    assert (change.rule, change.level, change.old, change.new) == ("power-law-changed", HEAVY, "act", "idle")


def test_a_step_in_another_playbook_is_work_elsewhere() -> None:
    (change,) = changes((), STEP_ELSEWHERE)
    assert (change.rule, change.level) == ("step-playbook-changed", HEAVY)


def test_a_level_on_another_ladder_is_another_order() -> None:
    assert levels(changes((), LEVEL_ELSEWHERE)) == {"ladder-added": HEAVY, "level-ladder-changed": HEAVY}


def test_the_order_of_levels_counts() -> None:
    (change,) = changes((), LEVELS_TURNED)
    assert (change.rule, change.level) == ("level-order-changed", HEAVY)
    assert (change.old, change.new) == ("[regular, team-level]", "[team-level, regular]")


def test_the_order_of_steps_is_what_is_shown() -> None:
    (change,) = changes((), STEPS_TURNED)
    assert (change.rule, change.level) == ("step-order-changed", "beoordelen")


def test_a_new_rung_between_others_is_no_other_order() -> None:
    rung = "  - id: supervise\n    name: {nl: Toezicht, en: Supervision}\n    explanation: {nl: Kijken., en: Looking.}\n    basis: text\n"
    added = Edit(RUNGS, "", "  - id: binding-instruction", f"{rung}  - id: binding-instruction")
    assert levels(changes((), (added,))) == {"rung-added": MORE}


STEPS = "".join(
    f"    - id: more-{phase}\n      phase: {phase}\n      kind: act\n      role: team\n      name: {{nl: Doe., en: Do.}}\n"
    "      done_when: {nl: Klaar., en: Done.}\n      basis: modelled\n"
    for phase in ("alerting", "decision")
)
WHOLE_BOOK = (
    Edit(MORE_BOOK, "", "applies_when:", "includes: [other-rest]\n  applies_when:"),
    Edit("playbooks/other-rest.yaml", "", "", FILES["playbooks/rest.yaml"].replace("rest", "other-rest") + STEPS),
)
PROPOSED = (*WHOLE_BOOK, Edit(MORE_BOOK, "", "kind: block", "kind: playbook"))


def test_a_block_that_becomes_a_playbook_is_proposed_from_now_on() -> None:
    (change,) = changes(WHOLE_BOOK, PROPOSED)
    assert (change.rule, change.level) == ("playbook-kind-changed", HEAVY)


def test_lists_of_words_have_no_order() -> None:
    added = Edit(BOOK, "id: out-call", "notifies: [helpdesk]", "notifies: [helpdesk, team]")
    turned = Edit(BOOK, "id: out-call", "notifies: [helpdesk]", "notifies: [team, helpdesk]")
    assert changes((added,), (turned,)) == ()


def test_a_list_says_what_came_and_what_went() -> None:
    swapped = Edit(BOOK, "id: out-call", "notifies: [helpdesk]", "notifies: [team]")
    (change,) = changes((), (swapped,))
    assert change.values == {"added": "team", "removed": "helpdesk"}


NOTHING: tuple[Edit, ...] = ()
ELSEWHERE = [
    (NOTHING, LAW_ELSEWHERE), (NOTHING, POWER_ELSEWHERE), (NOTHING, STEP_ELSEWHERE), (NOTHING, LEVEL_ELSEWHERE),
    (NOTHING, LEVELS_TURNED), (NOTHING, STEPS_TURNED), (WHOLE_BOOK, PROPOSED),
]  # fmt: skip
"""Edits that put a record elsewhere, for tests of every rule."""

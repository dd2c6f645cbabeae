"""What a change of the plan does to real cases: small edits of edition 2022.1, and what differs by them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from ncp.advice.result import HolderAdvice
from ncp.diff.find import find_changes
from ncp.diff.impact import impact
from ncp.diff.row import Impact, Row
from tests.diff.editions import Edit, Plans

WBNI, LEVELS, ROLES, SECTORS = (
    "legal_powers/wbni.yaml",
    "escalation_levels.yaml",
    "roles.yaml",
    "reference/sectors.yaml",
)
RUNGS, FACTS, BOOK = (
    "reference/intervention_ladder.yaml",
    "reference/facts.yaml",
    "playbooks/critical-vulnerability.yaml",
)
SHARING = "reference/information_sharing.yaml"

HOLDER = Edit(WBNI, "id: wbni-escalate-advice", "{role: minister-jenv, executed_by: ncsc}", "{role: minister-bzk}")
NARROWER = Edit(LEVELS, "- id: iccb\n", "impact, at_least: significant", "impact, at_least: disruptive")
ENDED = Edit(WBNI, "id: wbni-inform-advise", "{from: 2018-11-09}", "{from: 2018-11-09, to: 2020-01-16}")
RUNG = Edit(RUNGS, "id: binding-instruction", "any:\n", "any:\n        - {fact: societal-impact, at_least: limited}\n")
AUTHORITY = Edit(SECTORS, "law: wbni\n    sector: aviation", "role: minister-ienw", "role: minister-ezk")
SIGNIFICANT = "      - {id: significant, name: {nl: aanzienlijk, en: significant}}\n"
SEVERE = "      - {id: severe, name: {nl: ernstig, en: severe}}\n"
ORDER = Edit(FACTS, "id: societal-impact", SIGNIFICANT + SEVERE, SEVERE + SIGNIFICANT)
ALERT = Edit(ROLES, "- id: cio-rijk\n", "- by: ncsc\n        within: 1h", "- by: ncsc\n        within: 15m")
LIMIT = Edit(BOOK, "- id: cv-confirm\n", "within: 2h", "within: 4h")
CLOCK = Edit("legal_powers/avg.yaml", "clock:", 'within: "72h"', 'within: "48h"')
WORDS = Edit(WBNI, "id: wbni-escalate-advice", "nl: Onvoldoende opgevolgd advies", "nl: Te weinig opgevolgd advies")


JENV = HolderAdvice("minister-jenv", "held", executed_by="ncsc")
BZK = HolderAdvice("minister-bzk", "held")


class Expected(NamedTuple):
    """A row of the Citrix case that an edit gives, with the rule of the change behind it."""

    edit: Edit
    rule: str
    part: str
    what: str
    """Kind, id and aspect."""
    when: str
    """``then`` or ``final``, first day, last day on which it holds."""
    old: str | HolderAdvice
    new: str | HolderAdvice


COURSE, FROM_WBNI = "then 2019-12-17 2020-01-23", "final 2018-11-09 None"
WEEK, FROM_MONDAY, FROM_FRIDAY = "then 2020-01-17 2020-01-23", "then 2020-01-20 2020-01-23", "final 2020-01-17 None"
ESCALATE, ADVISE, ORDERS = "power wbni-escalate-advice", "power wbni-inform-advise", "power wbni-instruction"

TABLE = [
    Expected(HOLDER, "power-holder-changed", "holder", f"{ESCALATE} holder", COURSE, JENV, BZK),
    Expected(HOLDER, "power-holder-changed", "holder", f"{ESCALATE} holder", FROM_WBNI, JENV, BZK),
    Expected(NARROWER, "level-condition-narrowed", "condition", "ladder national verdict", FROM_MONDAY, "iccb", "iao"),
    Expected(
        NARROWER, "level-condition-narrowed", "condition", "ladder national verdict",
        "final 1998-01-01 2016-09-14", "iccb", "heightened",
    ),
    Expected(
        NARROWER, "level-condition-narrowed", "condition", "level iccb verdict",
        FROM_MONDAY, "applies", "does-not-apply",
    ),
    Expected(ENDED, "power-ended", "window", f"{ADVISE} verdict", WEEK, "applies", "not-in-force"),
    Expected(ENDED, "power-ended", "window", f"{ADVISE} verdict", FROM_FRIDAY, "applies", "not-in-force"),
    Expected(RUNG, "rung-condition-widened", "rung", f"{ORDERS} verdict", WEEK, "not-yet", "undetermined"),
    Expected(ORDER, "fact-order-changed", "order", "ladder national verdict", FROM_MONDAY, "iccb", "mccb"),
    Expected(
        ORDER, "fact-order-changed", "order", "power mccb-decide verdict", FROM_MONDAY, "does-not-apply", "applies"
    ),
    Expected(
        ALERT, "role-alert-changed", "detail", "role cio-rijk alerted-by",
        "then 2019-12-17 2020-01-13", "ncsc 1h", "ncsc 15m",
    ),
    Expected(
        LIMIT, "step-deadline-changed", "detail", "step cv-confirm within", "then 2019-12-17 2019-12-17", "2h", "4h"
    ),
    Expected(
        CLOCK, "power-clock-changed", "detail", "power avg-report-breach-ap clock",
        "final 2018-05-25 None", "72h awareness ap", "48h awareness ap",
    ),
]  # fmt: skip


@pytest.fixture
def change(editions: Plans) -> Callable[[Edit], tuple[Impact, dict[str, str]]]:
    """What an edit of edition 2022.1 does, and the rule of each change by its fingerprint."""

    def run(edit: Edit) -> tuple[Impact, dict[str, str]]:
        old, new = editions.load("2022.1"), editions.load("2022.1", edit)
        changes = find_changes(old, new)
        return impact(old, new, changes), {each.fingerprint: each.rule for each in changes}

    return run


@pytest.mark.parametrize("expected", TABLE, ids=lambda row: f"{row.rule} {row.what} {row.when}")
def test_an_edit_gives_the_row(change: Callable[[Edit], tuple[Impact, dict[str, str]]], expected: Expected) -> None:
    found, rules = change(expected.edit)
    mine = [row for row in found.rows if row.case == "citrix-2020" and " ".join(what(row)) == expected.what]
    (row,) = [row for row in mine if f"{row.facts} {row.first} {row.until}" == expected.when]
    assert (row.old, row.new, row.because.part) == ((expected.old,), (expected.new,), expected.part)
    assert [rules[name] for name in row.behind] == [expected.rule]
    assert (found.unfelt, found.unexplained) == ((), ())


def what(row: Row) -> tuple[str, str, str]:
    return row.kind, row.id, row.aspect


ONLY = [
    (HOLDER, {("power", "wbni-escalate-advice", "holder")}),
    (NARROWER, {("ladder", "national", "verdict"), ("level", "iccb", "verdict")}),
    (ENDED, {("power", "wbni-inform-advise", "verdict")}),
    (ALERT, {("role", "cio-rijk", "alerted-by")}),
    (LIMIT, {("step", "cv-confirm", "within")}),
    (WORDS, set()),
]


@pytest.mark.parametrize(("edit", "expected"), ONLY, ids=["holder", "level", "window", "alert", "deadline", "wording"])
def test_nothing_else_differs(
    change: Callable[[Edit], tuple[Impact, dict[str, str]]], edit: Edit, expected: set[tuple[str, str, str]]
) -> None:
    assert {what(row) for row in change(edit)[0].rows} == expected


def test_another_authority_is_another_holder_only_for_that_sector(
    change: Callable[[Edit], tuple[Impact, dict[str, str]]],
) -> None:
    found, rules = change(AUTHORITY)
    for row in found.rows:
        (went,) = [each for each in row.old if each not in row.new]
        (came,) = [each for each in row.new if each not in row.old]
        assert (went, came) == (
            HolderAdvice("minister-ienw", "held", "aviation"), HolderAdvice("minister-ezk", "held", "aviation"),
        )  # fmt: skip
        assert row.because.part == "authority"
        assert {rules[name] for name in row.behind} == {"competent-authority-changed"}
    assert {row.id for row in found.rows} >= {"wbni-instruction", "wbni-supervision", "wbni-fine"}


def test_the_first_reason_is_the_test_that_came_out_otherwise(
    change: Callable[[Edit], tuple[Impact, dict[str, str]]],
) -> None:
    found, _ = change(NARROWER)
    because = next(row.because for row in found.rows if row.kind == "level")
    assert because.old_test
    assert because.new_test
    assert (because.old_test.expected, because.old_test.value.value) == ("significant", "true")
    assert (because.new_test.expected, because.new_test.value.value) == ("disruptive", "false")


def test_a_reason_that_only_one_plan_asks_for_stands_alone(
    change: Callable[[Edit], tuple[Impact, dict[str, str]]],
) -> None:
    found, _ = change(RUNG)
    because = next(row.because for row in found.rows)
    assert (because.about, because.old_test) == ("binding-instruction", None)
    assert because.new_test
    assert because.new_test.fact == "societal-impact"


def test_days_next_to_each_other_are_one_row(change: Callable[[Edit], tuple[Impact, dict[str, str]]]) -> None:
    found, _ = change(HOLDER)
    citrix = [row for row in found.rows if row.case == "citrix-2020"]
    assert [(row.facts, row.count, row.first_at, row.last_at) for row in citrix] == [
        ("then", 16, "2019-12-17", "2020-01-23"), ("final", 23, "", ""),
    ]  # fmt: skip

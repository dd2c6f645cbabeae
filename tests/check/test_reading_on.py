"""A mistake in one record hides nothing of the others: every layer goes on with the records that can be read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ncp.check.run import check_files
from ncp.plan.files import plan_files
from tests.conftest import ROOT

TODAY = date(2026, 11, 23)

Edit = tuple[str, str, str]
"""A file, a text that stands in it, and the text that takes its first place."""

SHALLOW: dict[str, tuple[Edit, str]] = {
    "a wrong kind of value in a fact": (("reference/facts.yaml", "headline: true", "headline: soms"), "value-type"),
    "a misspelt key in a power": (("legal_powers/drinkwaterwet.yaml", "    holder:", "    houder:"), "key-unknown"),
    "a text without English in a step": (("playbooks/ddos-wave.yaml", "        en: ", "        eng: "), "key-missing"),
    "a word that YAML misreads in a case": (("cases/log4shell-2021.yaml", "value: true", "value: yes"), "yaml-trap"),
}
DEEP: dict[str, tuple[Edit, str]] = {
    "a role that does not exist": (
        ("legal_powers/wbni.yaml", "{role: minister-jenv", "{role: minister-jen"),
        "role-unknown",
    ),
    "a condition that is never true": (
        (
            "legal_powers/cbw.yaml",
            "applies_when: {fact: incident-contained, is: true}",
            "applies_when: {all: [{fact: incident-contained, is: true}, {fact: incident-contained, is: false}]}",
        ),
        "condition-never-true",
    ),
    "a window that ends before it begins": (
        ("legal_powers/mediawet.yaml", "in_force: {from:", "in_force: {to: 1999-01-01, from:"),
        "window-backwards",
    ),
}


def edited(*edits: Edit) -> dict[str, bytes]:
    files = dict(plan_files(ROOT))
    for name, old, new in edits:
        text = files[name].decode()
        assert old in text, (name, old)
        files[name] = text.replace(old, new, 1).encode()
    return files


def rules(cache: Path, *edits: Edit) -> set[str]:
    return {problem.rule for problem in check_files(edited(*edits), TODAY, cache).problems}


@pytest.mark.parametrize("deep", DEEP)
@pytest.mark.parametrize("shallow", SHALLOW)
def test_a_deep_mistake_is_found_beside_a_shallow_one(read_before: Path, shallow: str, deep: str) -> None:
    edits = (SHALLOW[shallow], DEEP[deep])
    assert {rule for _, rule in edits} <= rules(read_before, *(edit for edit, _ in edits))


def test_all_of_them_are_found_at_once(read_before: Path) -> None:
    everything = [*SHALLOW.values(), *DEEP.values()]
    assert {rule for _, rule in everything} <= rules(read_before, *(edit for edit, _ in everything))


def test_a_record_that_was_left_out_is_not_missed_by_those_that_name_it(read_before: Path) -> None:
    """Hundreds of records name the NCSC; a mistake in it is one mistake."""
    name = "  - id: ncsc\n    kind: "
    found = check_files(edited(("roles.yaml", name, name.replace("kind", "soort"))), TODAY, read_before).problems
    assert {problem.rule for problem in found} == {"key-unknown", "key-missing"}


def test_what_only_follows_is_not_said_twice(read_before: Path) -> None:
    """``yes`` is no answer to a question with yes and no, but that it is a trap says enough."""
    edit, _ = SHALLOW["a word that YAML misreads in a case"]
    found = check_files(edited(edit), TODAY, read_before).problems
    assert [problem.rule for problem in found] == ["yaml-trap"]


def test_rules_about_what_is_not_there_wait(read_before: Path) -> None:
    outcome = check_files(edited(SHALLOW["a misspelt key in a power"][0]), TODAY, read_before)
    waiting = {outcome.layers[rule] for rule in outcome.not_run}
    assert {"use", "reachability"} <= waiting
    assert "conditions" not in waiting

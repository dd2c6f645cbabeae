"""Acceptances: who accepted which change, why and until when; what is wrong with the file is said at its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ncp.diff.accepted import Accepted, accept, read_accepted
from ncp.diff.change import Change
from ncp.problem import Problem, Refused
from tests.diff.rows import ACT
from tests.diff.small import Edit, changes, loaded

TODAY = date(2026, 11, 23)
HOLDER = Edit(ACT, "id: act-order", "holder: {role: minister-a", "holder: {role: minister-b")
ENTRY = """\
- fingerprint: "{fingerprint}"
  rule: power-holder-changed
  who: minister-a
  why: Besloten in de ministerraad.
  until: 2027-01-01
"""


@pytest.fixture
def change() -> Change:
    (found,) = changes((), (HOLDER,))
    return found


def accepted(folder: Path, text: str, change: Change, on: date = TODAY) -> Accepted:
    path = folder / "accepted.yaml"
    path.write_text(text.replace("{fingerprint}", change.fingerprint), encoding="utf-8")
    return accept(read_accepted(path, loaded().plan), (change,), on)


def shown(problems: tuple[Problem, ...] | list[Problem]) -> list[tuple[str, str, int, int]]:
    return [(each.rule, each.level, each.place.line, each.place.column) for each in problems if each.place]


def test_a_change_is_accepted_by_its_fingerprint(tmp_path: Path, change: Change) -> None:
    found = accepted(tmp_path, ENTRY, change)
    assert found.by[change.fingerprint].why == "Besloten in de ministerraad."
    assert found.problems == ()


def test_the_rule_may_be_left_out(tmp_path: Path, change: Change) -> None:
    found = accepted(tmp_path, ENTRY.replace("  rule: power-holder-changed\n", ""), change)
    assert set(found.by) == {change.fingerprint}


def test_it_counts_on_its_last_day(tmp_path: Path, change: Change) -> None:
    assert accepted(tmp_path, ENTRY, change, date(2027, 1, 1)).by


@pytest.mark.parametrize(("old", "new", "finding"), [
    ("2027-01-01", "2026-11-22", ("acceptance-expired", "warning", 5, 10)),
    ("{fingerprint}", "0123456789ab", ("acceptance-unused", "warning", 1, 16)),
    ("power-holder-changed", "power-added", ("acceptance-other-rule", "warning", 2, 9)),
])  # fmt: skip
def test_an_acceptance_that_does_not_count_is_a_finding(
    tmp_path: Path, change: Change, old: str, new: str, finding: tuple[str, str, int, int]
) -> None:
    found = accepted(tmp_path, ENTRY.replace(old, new), change)
    assert found.by == {}
    assert shown(found.problems) == [finding]


@pytest.mark.parametrize(("text", "mistakes"), [
    (ENTRY.replace("who: minister-a", "who: minister-x"), [("role-unknown", "error", 3, 8)]),
    (ENTRY.replace("power-holder-changed", "power-holder-change"), [("change-rule-unknown", "error", 2, 9)]),
    (ENTRY.replace("{fingerprint}", "abc"), [("value-form", "error", 1, 16)]),
    (ENTRY.replace("  who: minister-a\n", ""), [("key-missing", "error", 1, 3)]),
    (ENTRY.replace("  why: ", "  waarom: "), [("key-missing", "error", 1, 3), ("key-unknown", "error", 4, 3)]),
    (ENTRY.replace("2027-01-01", "2027-02-30"), [("date-invalid", "error", 5, 10)]),
    (ENTRY + ENTRY, [("id-duplicate", "error", 6, 16)]),
    ("accepted: []\n", [("value-type", "error", 1, 1)]),
])  # fmt: skip
def test_a_mistake_in_the_file_is_said_at_its_place(
    tmp_path: Path, change: Change, text: str, mistakes: list[tuple[str, str, int, int]]
) -> None:
    with pytest.raises(Refused) as refused:
        accepted(tmp_path, text, change)
    assert shown(refused.value.problems) == mistakes


def test_a_change_that_became_another_is_not_accepted(tmp_path: Path, change: Change) -> None:
    (other,) = changes((), (HOLDER._replace(new="holder: {role: team"),))
    assert other.fingerprint != change.fingerprint
    path = tmp_path / "accepted.yaml"
    path.write_text(ENTRY.replace("{fingerprint}", change.fingerprint), encoding="utf-8")
    assert accept(read_accepted(path, loaded().plan), (other,), TODAY).by == {}

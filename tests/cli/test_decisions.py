"""Steps, decisions and levels: who does them, on what, and what is shown of them afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from ncp.incident.events import (
    DecisionTaken,
    Entry,
    LevelChanged,
    PlaybookAdded,
    RoleNotified,
)
from tests.cli.conftest import Entries, advisory, applying_playbooks, as_json, escalate
from tests.conftest import Clock, Ncp, Result

# steps


def test_a_step_that_is_done_tells_whom_it_tells_and_opens_the_next(ncp: Ncp, tmp_path: Path, entries: Entries) -> None:
    ncp("incident", "start", "--advisory", advisory(tmp_path, "1", "high"))
    ncp("incident", "done", "cv-alert-nctv", "--text", "gebeld")
    told = [entry.event.role for entry in entries() if isinstance(entry.event, RoleNotified)]
    assert told == ["nctv", "ncc", "dcc", "cio-rijk"]
    result = ncp("incident", "done", "cv-confirm")
    assert "nu open: cv-rate-advisory" in result.out


def test_a_step_is_done_by_its_own_role_unless_another_is_named(ncp: Ncp, tmp_path: Path, entries: Entries) -> None:
    ncp("incident", "start", "--advisory", advisory(tmp_path, "1", "high"))
    ncp("incident", "done", "cv-confirm")
    ncp("incident", "done", "cv-rate-advisory", "--by", "nctv")
    assert [entry.by for entry in entries()[-2:]] == ["ncsc", "nctv"]


def test_a_step_that_waits_says_for_what(ncp: Ncp, tmp_path: Path) -> None:
    ncp("incident", "start", "--advisory", advisory(tmp_path, "1", "high"))
    result = ncp("incident", "done", "cv-rate-advisory")
    assert result.code == 2
    assert "eerst: Ga na of het gat echt is" in result.err


def test_next_shows_steps_with_role_and_limit_and_the_best_question(ncp: Ncp, tmp_path: Path) -> None:
    ncp("incident", "start", "--advisory", advisory(tmp_path, "1", "high"))
    shown = ncp("incident", "next").out
    assert "cv-alert-nctv" in shown
    assert "23 nov 2026 13:30" in shown
    assert "hangt ervan af: " in shown
    document = as_json(ncp, "next")
    first = document["questions"][0]
    assert first["fact"] not in ("advisory-likelihood", "advisory-damage")
    assert first["who_knows"]


def test_what_is_late_says_so(ncp: Ncp, tmp_path: Path, clock: Clock) -> None:
    ncp("incident", "start", "--advisory", advisory(tmp_path, "1", "high"))
    clock.advance(hours=1)
    assert "TE LAAT (23 nov 2026 13:30)" in ncp("incident", "next").out


def test_a_playbook_is_added_beside_the_one_that_runs(ncp: Ncp, tmp_path: Path, entries: Entries) -> None:
    ncp("incident", "start", "--advisory", advisory(tmp_path, "1", "high"))
    ncp("incident", "playbook", "ddos-wave")
    assert applying_playbooks(ncp) == ["critical-vulnerability", "ddos-wave"]
    added = [entry.event.playbook for entry in entries() if isinstance(entry.event, PlaybookAdded)]
    assert added == ["critical-vulnerability", "ddos-wave"]


# deciding and levels


def decide(ncp: Ncp, *more: str) -> Result:
    return ncp(
        "incident", "decide", "cv-decide-advice", "--option", "switch-off", "--by", "ncsc", "--grounds", "geen patch",
        "--anyway", *more,
    )  # fmt: skip


def decision_in(log: list[Entry]) -> DecisionTaken:
    return next(entry.event for entry in reversed(log) if isinstance(entry.event, DecisionTaken))


def test_a_decision_keeps_the_picture_of_its_minute(begun: Ncp, entries: Entries) -> None:
    begun("incident", "answer", "casualties", "onbekend")
    decide(begun)
    begun("incident", "answer", "exploited", "nee")
    picture = decision_in(entries()).picture
    assert picture.facts == {"exploited": True}
    assert "casualties" in picture.unknown
    assert picture.plan_digest.startswith("sha256:")


def test_a_decision_shows_its_picture_afterwards(begun: Ncp, entries: Entries) -> None:
    decide(begun)
    number = next(entry.number for entry in entries() if isinstance(entry.event, DecisionTaken))
    begun("incident", "answer", "exploited", "nee")
    shown = begun("incident", "show", str(number)).out
    assert "HET BEELD VAN DAT MOMENT" in shown
    assert "Misbruik vastgesteld  ja" in shown
    assert "onbekend toen: " in shown


def test_a_disputed_fact_stands_in_the_picture_as_disputed(disputed: Ncp, entries: Entries) -> None:
    decide(disputed)
    picture = decision_in(entries()).picture
    assert picture.disputed == ("personal-data-breach",)
    assert "personal-data-breach" not in picture.facts


def test_a_decision_on_a_power_names_holder_and_verdict(ncp: Ncp, facts: str, entries: Entries) -> None:
    ncp("incident", "start", "--facts", facts)
    result = decide(ncp, "--power", "cbw-binding-instruction")
    assert result.code == 0
    assert "op grond van Bindende aanwijzing" in result.out
    assert "volgens het plan nog niet" in result.out
    assert "van wie: " in result.out
    assert decision_in(entries()).picture.power_verdict == "not-yet"


def test_a_decision_without_a_power_says_that_one_may_be_missing(begun: Ncp) -> None:
    assert "zonder wettelijke bevoegdheid vastgelegd" in decide(begun).out


def test_going_up_says_who_convenes_who_sits_how_it_decides_and_what_it_cannot_do(begun: Ncp) -> None:
    shown = escalate(begun, "mccb").out
    assert "bijeengeroepen door JenV" in shown
    assert "minister-president" in shown
    assert "voorzitter" in shown
    assert "Kan niet: De MCCb neemt geen bevoegdheid van een minister over" in shown


def test_a_level_that_the_plan_does_not_point_to_says_so(begun: Ncp) -> None:
    assert "let op: op deze feiten wijst het plan op" in escalate(begun, "mccb").out


def test_levels_may_be_skipped_upwards_and_downwards(begun: Ncp, entries: Entries) -> None:
    escalate(begun, "mccb")
    escalate(begun, "regular", "de-escalate")
    moves = [entry.event for entry in entries() if isinstance(entry.event, LevelChanged)]
    assert [(m.before, m.after, m.direction) for m in moves] == [("regular", "mccb", "up"), ("mccb", "regular", "down")]


@pytest.mark.parametrize(
    ("present", "level", "command", "rule"),
    [
        ("iao", "iao", "escalate", "level-not-higher"),
        ("iao", "heightened", "escalate", "level-not-higher"),
        ("iao", "iao", "de-escalate", "level-not-lower"),
        ("iao", "iccb", "de-escalate", "level-not-lower"),
    ],
)
def test_up_is_up_and_down_is_down(begun: Ncp, present: str, level: str, command: str, rule: str) -> None:
    escalate(begun, present)
    result = escalate(begun, level, command)
    assert (result.code, f"[{rule}]" in result.err) == (2, True)


def test_every_ladder_stands_on_its_own(begun: Ncp) -> None:
    escalate(begun, "grip-2")
    escalate(begun, "iao")
    present = {each["ladder"]: each["present"] for each in as_json(begun, "status")["levels"]}
    assert (present["national"], present["regional"]) == ("iao", "grip-2")

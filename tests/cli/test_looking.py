"""Looking without writing: what if, as of an earlier moment, and what it means for one role."""

from __future__ import annotations

import json

import pytest

from ncp.text import Phrases
from tests.cli.conftest import Entries, as_json, escalate
from tests.conftest import Clock, Ncp

# what if, and as of


def test_what_if_changes_nothing_in_the_log(begun: Ncp, entries: Entries) -> None:
    before = entries()
    result = begun("incident", "what-if", "societal-impact=severe", "area=national", "exploited=onbekend")
    assert result.code == 0
    assert entries() == before


def test_what_if_shows_what_would_move(begun: Ncp) -> None:
    shown = begun("incident", "what-if", "personal-data-breach=ja").out
    assert "(er wordt niets vastgelegd)" in shown
    assert "Datalek melden aan de AP" in shown
    changes = as_json(begun, "what-if", "personal-data-breach=ja")
    assert changes["assumed"] == ["personal-data-breach=ja"]
    assert "avg-report-breach-ap" in json.dumps(changes["changes"])


def test_an_earlier_moment_is_shown_as_it_was(begun: Ncp, clock: Clock) -> None:
    clock.advance(hours=3)
    begun("incident", "answer", "casualties", "ja")
    escalate(begun, "iao")
    then = as_json(begun, "status", "--as-of", "2026-11-23T14:00")
    assert [claim["fact"] for claim in then["facts"]] == ["exploited"]
    assert {each["ladder"]: each["present"] for each in then["levels"]}["national"] == "regular"
    assert len(as_json(begun, "timeline", "--as-of", "2026-11-23T14:00")["log"]) == 4


def test_a_day_alone_means_its_end(begun: Ncp, clock: Clock) -> None:
    clock.advance(days=1)
    begun("incident", "answer", "casualties", "ja")
    assert len(as_json(begun, "timeline", "--as-of", "2026-11-23")["log"]) == 4


def test_looking_back_writes_nothing(begun: Ncp, entries: Entries, clock: Clock) -> None:
    clock.advance(days=1)
    before = entries()
    for command in ("status", "timeline", "sitrep"):
        begun("incident", command, "--as-of", "2026-11-23T13:30")
    assert entries() == before


def test_the_status_in_json_is_never_that_of_an_earlier_question(begun: Ncp, clock: Clock) -> None:
    first = as_json(begun, "status")
    assert as_json(begun, "status") == first
    begun("incident", "notify", "ncsc")
    assert "ncsc" in [notice["role"] for notice in as_json(begun, "status")["told"]]
    clock.advance(days=1)
    assert as_json(begun, "status")["on"] == "2026-11-24"


def test_the_status_in_json_is_that_of_the_role_that_asks(begun: Ncp, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {call["role"] for call in as_json(begun, "status")["to_tell"]}
    asking = min(before)
    monkeypatch.setenv("NCP_ROLE", asking)
    assert asking not in {call["role"] for call in as_json(begun, "status")["to_tell"]}


# roles


def test_a_role_reads_its_duties_its_level_its_lines_and_its_limits(ncp: Ncp, facts: str) -> None:
    ncp("incident", "start", "--facts", facts)
    escalate(ncp, "iao")
    shown = ncp("incident", "role", "ncsc").out
    for key in ("duties", "lines", "may-not"):
        assert Phrases("nl")(f"screen.{key}").upper() in shown, key
    assert "NU, OP NIVEAU IAO: UW EERSTE UUR" in shown
    assert "Wie beslist: " in shown


def test_who_was_told_and_did_not_confirm_is_named(begun: Ncp) -> None:
    begun("incident", "notify", "ncsc")
    assert "gewaarschuwd maar nog niet bevestigd: NCSC" in begun("incident", "next").out
    begun("incident", "acknowledge", "ncsc")
    assert "nog niet bevestigd: NCSC" not in begun("incident", "next").out

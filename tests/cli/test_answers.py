"""Answers: how they are read, what contradicts what, and how one is corrected."""

from __future__ import annotations

import pytest

from ncp.incident.events import (
    EntryCorrected,
    FactAnswered,
)
from tests.cli.conftest import Entries, as_json, known
from tests.conftest import Clock, Ncp

# answering


@pytest.mark.parametrize(
    ("fact", "typed", "value"),
    [
        ("casualties", "ja", True),
        ("casualties", "NEE", False),
        ("casualties", "no", False),
        ("casualties", "onbekend", None),
        ("casualties", "?", None),
        ("cause", "malicious", "malicious"),
        ("cause", "1", "malicious"),
        ("societal-impact", "4", "severe"),
        ("affected-sectors", "health,education", ("health", "education")),
        ("affected-sectors", "geen", ()),
        ("affected-sectors", "Gemeenten", ("municipalities",)),
    ],
)
def test_an_answer_is_read_as_people_type_it(
    begun: Ncp, entries: Entries, fact: str, typed: str, value: object
) -> None:
    assert begun("incident", "answer", fact, typed).code == 0
    answers = [entry.event for entry in entries() if isinstance(entry.event, FactAnswered)]
    assert (answers[-1].fact, answers[-1].value) == (fact, value)


def test_a_plus_adds_to_a_set(begun: Ncp) -> None:
    begun("incident", "answer", "affected-sectors", "health", "--source", "NCSC")
    begun("incident", "answer", "affected-sectors", "+education,health", "--source", "NCSC")
    assert known(begun)["affected-sectors"] == ["health", "education"]


def test_an_answer_keeps_source_grounds_office_and_moment(begun: Ncp, entries: Entries) -> None:
    begun(
        "incident", "answer", "casualties", "nee", "--source", "GHOR", "--by", "safety-region", "--at", "12:15",
        "--grounds", "navraag",
    )  # fmt: skip
    entry = next(entry for entry in reversed(entries()) if isinstance(entry.event, FactAnswered))
    assert entry.event == FactAnswered("casualties", value=False, source="GHOR", grounds="navraag")
    assert (entry.by, entry.valid_at.isoformat()) == ("safety-region", "2026-11-23T11:15:00+00:00")


def test_the_role_of_the_environment_acts(begun: Ncp, entries: Entries, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NCP_ROLE", "ncsc")
    begun("incident", "log", "gezien")
    assert entries()[-1].by == "ncsc"


def test_an_answer_shows_what_became_likely_and_what_fell_away(begun: Ncp) -> None:
    result = begun("incident", "answer", "personal-data-breach", "ja")
    assert "nu mogelijk van toepassing: " in result.out
    assert "Datalek melden aan de AP" in result.out
    assert "nog open: " in result.out


def test_a_judgement_needs_an_office_and_grounds(begun: Ncp) -> None:
    judgement = ["incident", "answer", "national-security-at-stake", "ja"]
    assert begun(*judgement).code == 2
    assert begun(*judgement, "--by", "nctv", "--grounds", "statelijke actor").code == 0
    assert known(begun)["national-security-at-stake"] is True


def test_nobody_needs_an_office_to_say_that_a_judgement_is_unknown(begun: Ncp) -> None:
    assert begun("incident", "answer", "national-security-at-stake", "onbekend").code == 0


# contradiction


@pytest.mark.parametrize("command", ["status", "next", "answer casualties nee"])
def test_a_contradiction_stays_on_the_screen_with_what_each_answer_changes(disputed: Ncp, command: str) -> None:
    shown = disputed("incident", *command.split()).out
    assert "ja volgens Citrix" in shown
    assert "nee volgens Fox-IT" in shown
    assert "is het «ja»: " in shown
    assert "Datalek melden aan de AP" in shown
    assert "ncp incident choose personal-data-breach" in shown


def test_a_disputed_fact_counts_as_unknown(disputed: Ncp) -> None:
    status = as_json(disputed, "status")
    assert "personal-data-breach" not in known(disputed)
    assert [each["fact"] for each in status["disputed"]] == ["personal-data-breach"]
    verdicts = {power["id"]: power["verdict"] for power in status["powers"]}
    assert verdicts["avg-report-breach-ap"] == "undetermined"


def test_after_a_choice_the_contradiction_is_gone_and_both_answers_stay(disputed: Ncp) -> None:
    chosen = disputed(
        "incident", "choose", "personal-data-breach", "ja", "--by", "affected-organisation", "--grounds", "logboek"
    )
    assert "volgens Fox-IT" not in chosen.out
    assert known(disputed)["personal-data-breach"] is True
    log = disputed("incident", "timeline").out
    assert "volgens Citrix" in log
    assert "volgens Fox-IT" in log


def test_a_withdrawn_choice_brings_the_contradiction_back_on_the_screen(disputed: Ncp, entries: Entries) -> None:
    disputed("incident", "choose", "personal-data-breach", "ja", "--by", "ncsc", "--grounds", "logboek")
    number = max(entry.number for entry in entries() if type(entry.event).__name__ == "FactChosen")
    shown = disputed("incident", "correct", str(number), "--reason", "te vroeg").out
    assert "nee volgens Fox-IT" in shown


# correcting


def test_a_corrected_answer_counts_and_the_old_line_stays(begun: Ncp, entries: Entries) -> None:
    before = entries()
    result = begun("incident", "correct", "3", "--reason", "verkeerd gehoord", "--value", "nee")
    assert result.code == 0
    assert known(begun)["exploited"] is False
    assert entries()[: len(before)] == before
    log = begun("incident", "timeline").out
    assert "[verbeterd] Misbruik vastgesteld: ja" in log
    assert "verkeerd gehoord" in log


def test_a_correction_without_a_value_withdraws(begun: Ncp) -> None:
    begun("incident", "correct", "3", "--reason", "verkeerd incident")
    assert "exploited" not in known(begun)


def test_a_note_is_corrected_with_other_text(begun: Ncp, entries: Entries) -> None:
    begun("incident", "log", "de brug is dicht")
    number = entries()[-1].number
    begun("incident", "correct", str(number), "--reason", "andere brug", "--value", "de sluis is dicht")
    correction = entries()[-1].event
    assert isinstance(correction, EntryCorrected)
    assert "[verbeterd] de brug is dicht" in begun("incident", "timeline").out
    assert "de sluis is dicht" in begun("incident", "timeline").out


def test_a_correction_is_not_known_before_it_was_made(begun: Ncp, clock: Clock) -> None:
    clock.advance(hours=1)
    begun("incident", "correct", "3", "--reason", "verkeerd gehoord", "--value", "nee")
    then = as_json(begun, "status", "--as-of", "2026-11-23T13:30")
    assert [claim["value"] for claim in then["facts"]] == [True]

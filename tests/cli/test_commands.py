"""Every command of ``ncp incident`` through a whole incident on the plan that ships, in both languages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ncp.cli.commands import GROUPS
from ncp.incident.events import (
    AdviceShown,
    DecisionTaken,
    Entry,
    EntryCorrected,
    FactAnswered,
    IncidentStarted,
    LevelChanged,
    PlanChanged,
    PlaybookAdded,
    RoleNotified,
)
from ncp.text import LANGUAGES, Language, Phrases
from tests.cli.conftest import INCIDENT
from tests.conftest import ROOT, Clock, Ncp, PlanCopy, Result

Entries = Callable[[], list[Entry]]

FACTS = """facts:
  exploited: true
  advisory-likelihood: high
  advisory-damage: high
  patch-available: false
  government-affected: [central]
  provider-status: [central-government]
  affected-sectors: [central-government]
  casualties: unknown
"""
SHOWING = (
    "next", "status", "timeline", "show", "show 3", "list", "sitrep", "sitrep --audience executive", "role ncsc",
    "why wbni-inform-advise", "why ncsc", "why iao", "why binding-instruction", "why-not cbw-binding-instruction",
    "what-if societal-impact=severe", "verify",
)  # fmt: skip


def advisory(folder: Path, version: str, likelihood: str) -> str:
    """A security advisory in the manner of NCSC-NL; its path."""
    notes = [{"category": "other", "title": "Kans", "text": likelihood}]
    notes.append({"category": "other", "title": "Schade", "text": "high"})
    tracking = {"id": "NCSC-2026-0001", "version": version}
    publisher = {"name": "NCSC", "category": "coordinator", "namespace": "https://example.org"}
    document = {"csaf_version": "2.0", "title": "Lek in Citrix ADC", "publisher": publisher, "notes": notes}
    path = folder / f"advisory-{version}.json"
    content = {"document": {**document, "tracking": tracking}, "vulnerabilities": [{"cve": "CVE-2026-1"}]}
    path.write_text(json.dumps(content), encoding="utf-8")
    return str(path)


@pytest.fixture
def facts(tmp_path: Path) -> str:
    path = tmp_path / "facts.yaml"
    path.write_text(FACTS, encoding="utf-8")
    return str(path)


def as_json(ncp: Ncp, *arguments: str) -> dict[str, Any]:
    result = ncp("incident", *arguments, "--json")
    assert (result.code, result.err) == (0, ""), result.err
    document: dict[str, Any] = json.loads(result.out)
    return document


# the whole story: command, then the key of a text that its screen must hold (with the values of the text)

STORY: list[tuple[str, str, dict[str, str]]] = [
    ("start --facts {facts} --title Lek", "screen.started", {"title": "Lek", "id": "20261123-lek"}),
    ("list", "screen.state-open", {}),
    ("status", "screen.unknown", {}),
    ("next", "screen.now-to-do", {}),
    ("advisory {advisory}", "screen.advisory-read", {"document": "NCSC-2026-0001", "version": "1"}),
    ("answer mitigation-sufficient yes --source Citrix", "screen.recorded", {}),
    ("answer mitigation-sufficient no --source NCSC", "screen.disputed-fact", {}),
    ("choose mitigation-sufficient no --by ncsc --grounds getest", "screen.recorded", {}),
    ("what-if societal-impact=severe area=national", "screen.what-if", {}),
    ("why ncsc", "words.role-applies", {}),
    ("why-not cbw-binding-instruction", "screen.does-not-allow", {}),
    ("done cv-alert-nctv", "screen.step-done", {"step": "cv-alert-nctv"}),
    ("skip cv-ask-services --reason bekend", "screen.step-skipped", {"step": "cv-ask-services"}),
    ("decide cv-choose-level --option iao --by nctv --grounds breed --anyway", "screen.decided", {}),
    ("escalate iao --by nctv --grounds breed", "screen.level-now", {}),
    ("notify minister-jenv --text gebeld", "screen.notified", {}),
    ("acknowledge minister-jenv", "screen.acknowledged", {}),
    ("playbook ddos-wave", "screen.playbook-added", {}),
    ("role ncsc", "screen.lines", {}),
    ("log de_zon_schijnt", "screen.logged", {"id": "20261123-lek"}),
    ("correct 2 --reason tikfout --value no", "screen.corrected", {"entry": "2"}),
    ("show 2", "screen.entry-head", {"number": "2", "id": "20261123-lek"}),
    ("timeline", "screen.was-corrected", {}),
    ("sitrep", "report.summary", {}),
    ("de-escalate heightened --by nctv --grounds voorbij", "screen.level-now", {}),
    ("verify", "screen.verified", {}),
    ("use 20261123-lek", "screen.now-current", {"title": "Lek", "id": "20261123-lek"}),
    ("close --grounds voorbij", "screen.closed-now", {"id": "20261123-lek"}),
]


def fixed_words(language: Language, key: str, values: dict[str, str]) -> list[str]:
    """The parts of a text that do not depend on what is filled in, and what is known of the rest."""

    class Gaps(dict[str, str]):
        def __missing__(self, name: str) -> str:
            return "\0"

    table, _, name = key.partition(".")
    module = __import__(f"ncp.text.{language}.{table}", fromlist=["TEXTS"])
    return [part.strip() for part in module.TEXTS[name].format_map(Gaps(values)).split("\0") if part.strip()]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_incident(ncp: Ncp, clock: Clock, facts: str, tmp_path: Path, language: Language) -> None:
    path = advisory(tmp_path, "1", "high")
    for command, key, values in STORY:
        clock.advance(minutes=7)
        words = [word.format(facts=facts, advisory=path) for word in command.split()]
        result = ncp("incident", *words, "--lang", language)
        assert (result.code, result.err) == (0, ""), command
        for part in fixed_words(language, key, values):
            assert part.lower() in result.out.lower(), command


def test_the_story_holds_every_command_but_the_one_that_needs_a_terminal() -> None:
    assert {command.split()[0] for command, _, _ in STORY} == set(GROUPS["incident"]) - {"resume"}


# showing: JSON, banners, nothing written


@pytest.mark.parametrize("mode", ["real", "exercise", "replay"])
def test_json_carries_its_schema_and_the_mode(ncp: Ncp, facts: str, mode: str) -> None:
    ncp("incident", "start", "--facts", facts, "--title", "Lek", "--mode", mode)
    for command in SHOWING:
        if command not in ("list", "verify"):
            document = as_json(ncp, *command.split())
            assert document["schema"].startswith("ncp/"), command
            assert document["mode"] == mode, command


def test_the_list_says_the_mode_of_every_incident(ncp: Ncp) -> None:
    for mode in ("real", "exercise"):
        ncp("incident", "start", "--title", mode, "--mode", mode)
    document = as_json(ncp, "list")
    assert document["schema"] == "ncp/incidents/1"
    assert [(each["mode"], each["current"]) for each in document["incidents"]] == [("real", False), ("exercise", True)]


WRITING = (
    "answer casualties no", "notify ncsc", "acknowledge ncsc", "done cv-confirm --anyway", "log x",
    "playbook ddos-wave", "skip cv-ask-services --reason x", "escalate iao --by nctv --grounds x",
    "correct 2 --reason x", "choose casualties no --by ncsc --grounds x",
    "decide cv-choose-level --option iao --by nctv --grounds x --anyway", "close --grounds x",
)  # fmt: skip


@pytest.mark.parametrize(("mode", "language"), [("exercise", "nl"), ("replay", "en")])
def test_every_screen_that_is_not_of_a_real_incident_says_so(
    ncp: Ncp, facts: str, mode: str, language: Language
) -> None:
    say = Phrases(language)
    banner = say(f"words.banner-{mode}")
    begin = f"start --facts {facts} --title Lek --mode {mode}"
    for command in (begin, *(c for c in SHOWING if c != "list" and "sitrep" not in c), *WRITING):
        result = ncp("incident", *command.split(), "--lang", language)
        assert result.code == 0, result.err
        lines = result.out.splitlines()
        marked = lines[0].startswith(f"[{say(f'words.mode-{mode}')}]")
        assert marked or (lines[0], lines[-1]) == (banner, banner), command


def test_no_screen_of_a_real_incident_has_a_banner(begun: Ncp) -> None:
    for command in SHOWING:
        shown = begun("incident", *command.split()).out
        assert [word for word in ("OEFENING", "NASPEL", "EXERCISE", "REPLAY") if word in shown] == [], command


@pytest.mark.parametrize("command", [c for c in SHOWING if "sitrep" not in c])
def test_showing_writes_nothing_but_the_advice_it_showed(begun: Ncp, entries: Entries, command: str) -> None:
    before = entries()
    begun("incident", *command.split())
    after = entries()
    assert after[: len(before)] == before
    assert {type(entry.event) for entry in after[len(before) :]} <= {AdviceShown}


def test_the_same_advice_is_logged_once(begun: Ncp, entries: Entries) -> None:
    for command in ("status", "next", "status", "role ncsc"):
        begun("incident", *command.split())
    assert [type(entry.event) for entry in entries()].count(AdviceShown) == 2


# starting


def test_an_incident_begins_with_what_it_is_and_the_plan_it_runs_on(ncp: Ncp, entries: Entries) -> None:
    ncp("incident", "start", "--title", "Lek", "--mode", "exercise", "--marking", "TLP:RED", "--at", "12:00")
    begin = entries()[0]
    assert isinstance(begin.event, IncidentStarted)
    assert (begin.event.title, begin.event.mode, begin.event.marking) == ("Lek", "exercise", "TLP:RED")
    assert begin.event.plan_digest.startswith("sha256:")
    assert begin.valid_at.isoformat() == "2026-11-23T11:00:00+00:00"


def test_a_facts_file_answers_its_facts_with_its_name_as_source(ncp: Ncp, facts: str, entries: Entries) -> None:
    ncp("incident", "start", "--facts", facts)
    answers = [entry.event for entry in entries() if isinstance(entry.event, FactAnswered)]
    assert {answer.source for answer in answers} == {"facts.yaml"}
    assert [answer.fact for answer in answers if answer.value is None] == ["casualties"]
    assert len(answers) == 8


def test_an_advisory_gives_title_and_rating_with_itself_as_source(ncp: Ncp, tmp_path: Path, entries: Entries) -> None:
    ncp("incident", "start", "--advisory", advisory(tmp_path, "1", "medium"))
    begin, _, *answers = (entry.event for entry in entries() if not isinstance(entry.event, AdviceShown))
    assert isinstance(begin, IncidentStarted)
    assert begin.title == "Lek in Citrix ADC"
    found = {answer.fact: (answer.value, answer.source) for answer in answers if isinstance(answer, FactAnswered)}
    source = "NCSC NCSC-2026-0001"
    assert found == {"advisory-likelihood": ("medium", source), "advisory-damage": ("high", source)}


def test_a_newer_version_of_an_advisory_updates_the_older_and_shows_what_moved(ncp: Ncp, tmp_path: Path) -> None:
    ncp("incident", "start", "--advisory", advisory(tmp_path, "1", "medium"))
    assert "comply-or-explain" not in applying_playbooks(ncp)
    result = ncp("incident", "advisory", advisory(tmp_path, "2", "high"))
    assert Phrases("nl")("screen.disputed-fact", fact="", id="")[-30:] not in result.out
    status = as_json(ncp, "status")
    assert [claim["value"] for claim in status["facts"] if claim["fact"] == "advisory-likelihood"] == ["high"]
    assert status["disputed"] == []
    assert "critical-vulnerability" in applying_playbooks(ncp)


def applying_playbooks(ncp: Ncp) -> list[str]:
    found: list[str] = as_json(ncp, "next")["playbooks"]
    return found


def test_the_last_incident_that_began_is_the_current_one(begun: Ncp) -> None:
    begun("incident", "start", "--title", "tweede")
    assert as_json(begun, "status")["incident"]["title"] == "tweede"


def test_another_incident_is_chosen_or_named(begun: Ncp) -> None:
    begun("incident", "start", "--title", "tweede")
    assert as_json(begun, "status", "--incident", INCIDENT)["incident"]["id"] == INCIDENT
    assert as_json(begun, "status")["incident"]["title"] == "tweede"
    begun("incident", "use", INCIDENT)
    assert as_json(begun, "status")["incident"]["id"] == INCIDENT


def test_two_incidents_of_one_title_and_day_get_two_ids(begun: Ncp) -> None:
    begun("incident", "start", "--title", "Lek in Citrix")
    assert [each["id"] for each in as_json(begun, "list")["incidents"]] == [INCIDENT, f"{INCIDENT}-2"]


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


def known(ncp: Ncp) -> dict[str, Any]:
    return {claim["fact"]: claim["value"] for claim in as_json(ncp, "status")["facts"]}


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


@pytest.fixture
def disputed(begun: Ncp) -> Ncp:
    """Two sources contradict each other on a fact that changes an outcome."""
    begun("incident", "answer", "personal-data-breach", "ja", "--source", "Citrix")
    result = begun("incident", "answer", "personal-data-breach", "nee", "--source", "Fox-IT")
    assert result.code == 0
    return begun


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


def escalate(ncp: Ncp, level: str, command: str = "escalate") -> Result:
    return ncp("incident", command, level, "--by", "nctv", "--grounds", "de feiten")


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


# closing


def test_a_closed_incident_takes_notes_and_corrections_and_is_shown(begun: Ncp) -> None:
    begun("incident", "close", "--grounds", "patch staat overal")
    for command in ("log nagekomen", "correct 3 --reason tikfout", *SHOWING):
        assert begun("incident", *command.split()).code == 0, command
    assert as_json(begun, "status")["incident"]["closed_at"]


# several writers


@pytest.mark.slow
def test_processes_that_write_at_the_same_time_all_write(begun: Ncp, home: Path, entries: Entries) -> None:
    before = len(entries())
    environment = {**os.environ, "NCP_HOME": str(home), "NCP_PLAN": str(ROOT)}
    writers = [
        subprocess.Popen(
            [sys.executable, "-m", "ncp", "incident", "log", f"schrijver {number}"], env=environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )
        for number in range(4)
    ]  # fmt: skip
    for writer in writers:
        _, errors = writer.communicate()
        assert (writer.returncode, errors) == (0, b"")
    texts = {getattr(entry.event, "text", "") for entry in entries()[before:]}
    assert texts == {f"schrijver {number}" for number in range(4)}


# another plan under a running incident


@pytest.mark.slow
def test_steps_and_playbooks_that_a_later_plan_no_longer_has_stay_in_the_log(
    ncp: Ncp, plan_copy: PlanCopy, entries: Entries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NCP_PLAN", str(plan_copy.root))
    ncp("incident", "start", "--title", "Lek")
    ncp("incident", "playbook", "ddos-wave")
    ncp("incident", "done", "cv-confirm", "--anyway")
    for path in plan_copy.root.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("cv-confirm", "cv-check").replace("ddos-wave", "ddos-flood"), encoding="utf-8")
    plan_copy.load()
    assert ncp("incident", "status").code == 0
    assert PlanChanged in [type(entry.event) for entry in entries()]
    for command in ("status --json", "next", "timeline", "sitrep", "sitrep --audience executive", "show 3", "show 4"):
        result = ncp("incident", *command.split())
        assert (result.code, result.err) == (0, ""), command
    assert "cv-confirm" in ncp("incident", "timeline").out

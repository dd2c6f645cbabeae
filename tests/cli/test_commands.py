"""Every command of ``ncp incident`` through a whole incident on the plan that ships, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from ncp.cli.commands import GROUPS
from ncp.cli.main import _interrupted
from ncp.incident.events import (
    AdviceShown,
)
from ncp.text import LANGUAGES, Language, Phrases
from tests.cli.conftest import SHOWING, Entries, advisory, as_json
from tests.conftest import Clock, Ncp

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
    ("evaluate --went-well snel_gebeld", "lesson.noted", {}),
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


@pytest.mark.parametrize(
    ("call", "rule"),
    [
        ("incident start", "interrupted"),
        ("--lang en incident resume", "interrupted"),
        ("incident evaluate", "interrupted-evaluation"),
        ("plan diff 2020.1 2022.1", "interrupted-command"),
        ("review 2026", "interrupted-command"),
        ("", "interrupted-command"),
    ],
)
def test_only_an_interrupted_interview_has_answers_in_the_log(call: str, rule: str) -> None:
    assert _interrupted(call.split()).rule == rule

"""Bad input: one clear line, the right exit code, no traceback, and nothing that was in the log is lost."""

from __future__ import annotations

import pytest

from tests.cli.conftest import ESC, WRONG, Entries, check, error_lines
from tests.conftest import Ncp

TYPED: list[tuple[str, str]] = [
    # commands, options, languages
    ("nope", "usage"),
    ("incident nope", "usage"),
    ("incident statsu", "usage"),
    ("incident status --nope", "usage"),
    ("incident status extra", "usage"),
    ("incident answer exploited ja nee", "usage"),
    ("incident answer exploited", "usage"),
    ("incident answer", "usage"),
    ("incident log", "usage"),
    ("incident log tekst --by", "usage"),
    ("incident skip cv-confirm", "usage"),
    ("incident decide cv-choose-level", "usage"),
    ("incident escalate iao", "usage"),
    ("incident escalate iao --by nctv", "usage"),
    ("incident correct drie --reason tikfout", "usage"),
    ("incident show drie", "usage"),
    ("incident start --title x --mode test", "usage"),
    ("incident start --title x --marking GEHEIM", "usage"),
    ("incident sitrep --audience pers", "usage"),
    ("advise", "usage"),
    ("incident status --lang", "usage"),
    ("incident status --plan", "usage"),
    ("incident status --lang de", "language-unknown"),
    ("incident status --lang=klingon", "language-unknown"),
    # ids that do not exist
    ("incident answer explioted ja", "fact-unknown"),
    ("incident choose explioted ja --by nctv --grounds x", "fact-unknown"),
    ("incident what-if explioted=ja", "fact-unknown"),
    ("incident notify nobody", "role-unknown"),
    ("incident acknowledge nobody", "role-unknown"),
    ("incident role nobody", "role-unknown"),
    ("incident log tekst --by nobody", "role-unknown"),
    ("incident answer exploited ja --by nobody", "role-unknown"),
    ("incident escalate iao --by nobody --grounds x", "role-unknown"),
    ("incident done cv-confirm --anyway --by nobody", "role-unknown"),
    ("incident done cv-nope", "step-unknown"),
    ("incident skip cv-nope --reason x", "step-unknown"),
    ("incident decide cv-nope --option iao --by nctv --grounds x", "step-unknown"),
    ("incident escalate code-rood --by nctv --grounds x", "level-unknown"),
    ("incident de-escalate code-groen --by nctv --grounds x", "level-unknown"),
    ("incident playbook nope", "playbook-unknown"),
    ("incident start --title x --playbook nope", "playbook-unknown"),
    ("incident why nope", "explained-unknown"),
    ("incident why-not nope --json", "explained-unknown"),
    ("incident use nope", "incident-unknown"),
    ("incident status --incident nope", "incident-unknown"),
    ("incident status --incident ../../etc/passwd --json", "incident-unknown"),
    ("incident show 99", "entry-unknown"),
    ("incident show 0", "entry-unknown"),
    ("incident correct 99 --reason x", "entry-unknown"),
    ("incident correct 0 --reason x", "entry-unknown"),
    ("case replay nope", "case-unknown"),
    ("case check nope", "case-unknown"),
    # values
    ("incident answer exploited misschien", "value-unreadable"),
    ("incident answer cause sabotage", "value-unreadable"),
    ("incident answer affected-sectors health,healht", "value-unreadable"),
    ("incident answer societal-impact 99", "value-unreadable"),
    ("incident what-if cause=sabotage", "value-unreadable"),
    ("incident what-if exploited", "assignment-form"),
    ("incident correct 3 --reason x --value misschien", "value-unreadable"),
    # days and times
    ("incident answer casualties ja --at gisteren", "time-unreadable"),
    ("incident answer casualties ja --at 25:00", "time-unreadable"),
    ("incident answer casualties ja --at 2020-02-30", "time-unreadable"),
    ("incident answer casualties ja --at 2020-01-17T12", "time-unreadable"),
    ("incident answer casualties ja --at 2027-01-01", "time-in-future"),
    ("incident log tekst --at 23:59", "time-in-future"),
    ("incident status --as-of morgen", "time-unreadable"),
    ("incident status --as-of 2019-01-01", "as-of-too-early"),
    ("incident start --title x --at 2027-01-01", "time-in-future"),
    # what cannot be done
    ("incident answer national-security-at-stake ja", "judgement-needs-office"),
    ("incident answer national-security-at-stake ja --by nctv", "judgement-needs-office"),
    ("incident done cv-choose-level --anyway", "step-is-decision"),
    ("incident decide cv-confirm --option iao --by nctv --grounds x --anyway", "step-not-decision"),
    ("incident decide cv-choose-level --option mccb --by nctv --grounds x --anyway", "option-unknown"),
    (
        "incident decide cv-choose-level --option iao --by nctv --grounds x --anyway --power nope",
        "power-unknown",
    ),
    (
        "incident decide cv-choose-level --option iao --by nctv --grounds x --anyway --power wbni-inform-advise",
        "power-not-in-force",
    ),
    ("incident done cv-rate-advisory", "step-not-available"),
    ("incident escalate regular --by nctv --grounds x", "level-not-higher"),
    ("incident de-escalate iao --by nctv --grounds x", "level-not-lower"),
    ("incident correct 1 --reason x", "entry-not-correctable"),
    ("incident correct 2 --reason x --value ja", "correction-unfit"),
    ("incident start", "not-asked"),
    ("incident resume", "not-asked"),
]


ENGLISH = ("Got ", "unexpected", "is not a valid", "Missing", "requires", "No such", "Did you mean", "invalid", "Error")


@pytest.mark.parametrize(("call", "rule"), TYPED, ids=[row[0] for row in TYPED])
def test_a_wrong_call_is_one_line_of_dutch_and_writes_nothing(
    begun: Ncp, call: str, rule: str, entries: Entries
) -> None:
    before = entries()
    result = begun(call.split())
    line = check(result, WRONG, rule)
    assert [word for word in ENGLISH if word in line] == []
    assert result.out == ""
    assert entries() == before


EMPTY = [
    (["answer", "affected-sectors", ""], "value-unreadable"),
    (["answer", "affected-sectors", ","], "value-unreadable"),
    (["answer", "affected-sectors", "+"], "value-unreadable"),
    (["answer", "exploited", ""], "value-unreadable"),
    (["answer", "cause", " "], "value-unreadable"),
    (["answer", "", "ja"], "fact-unknown"),
    (["answer", "casualties", "ja", "--by", ""], "role-unknown"),
    (["answer", "casualties", "ja", "--at", ""], "time-unreadable"),
    (["notify", "ncsc", "--by", ""], "role-unknown"),
    (["log", "tekst", "--by", ""], "role-unknown"),
    (["log", "tekst", "--incident", ""], "incident-unknown"),
    (["use", ""], "incident-unknown"),
    (["status", "--as-of", ""], "time-unreadable"),
    (["done", ""], "step-unknown"),
    (["escalate", "", "--by", "nctv", "--grounds", "x"], "level-unknown"),
    (["start", "--title", "x", "--marking", ""], "usage"),
    (["sitrep", "--out", ""], "output-unwritable"),
    (["sitrep", "--out", "/"], "output-unwritable"),
]
ODD_NUMBERS = ["²", "0", "-1", "1.5", "9" * 5_000, "1_0", "0x1", "NaN"]


@pytest.mark.parametrize(("arguments", "rule"), EMPTY, ids=[" ".join(row[0]) for row in EMPTY])
def test_an_empty_word_is_refused_and_stands_for_nothing(
    begun: Ncp, arguments: list[str], rule: str, entries: Entries
) -> None:
    before = entries()
    check(begun("incident", *arguments), WRONG, rule)
    assert entries() == before


@pytest.mark.parametrize("number", ODD_NUMBERS, ids=lambda number: number[:8])
def test_an_odd_number_is_no_value_and_no_entry(begun: Ncp, number: str, entries: Entries) -> None:
    before = entries()
    check(begun("incident", "answer", "cause", "--", number), WRONG, "value-unreadable")
    assert begun("incident", "show", "--", number).code == WRONG
    assert entries() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("log", " \n\t "),
        ("log", ESC),
        ("notify", "ncsc", "--text", " "),
        ("skip", "cv-confirm", "--reason", ""),
        ("escalate", "iao", "--by", "nctv", "--grounds", " "),
        ("choose", "exploited", "ja", "--by", "nctv", "--grounds", ""),
        ("close", "--grounds", ""),
        ("correct", "3", "--reason", "\x07"),
        ("start", "--title", f" {ESC} "),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_text_that_says_nothing_is_refused(begun: Ncp, arguments: tuple[str, ...], entries: Entries) -> None:
    before = entries()
    check(begun("incident", *arguments), WRONG, "text-is-empty")
    assert entries() == before


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["incident", "answer", "explioted", "ja"], "exploited"),
        (["incident", "notify", "mcbb"], "mccb"),
        (["incident", "done", "cv-confrim"], "cv-confirm"),
        (["incident", "escalate", "iaoo", "--by", "nctv", "--grounds", "x"], "iao"),
        (["incident", "statsu"], "status"),
        (["incident", "status", "--jsn"], "--json"),
        (["incident", "why", "wbni-inform-advice"], "wbni-inform-advise"),
        (["incident", "playbook", "ddos"], "ddos-wave"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_almost_exists_is_suggested(begun: Ncp, arguments: list[str], word: str) -> None:
    assert f"'{word}'?" in error_lines(begun(arguments))[0]


def test_a_role_in_the_environment_that_does_not_exist_is_refused(
    begun: Ncp, monkeypatch: pytest.MonkeyPatch, entries: Entries
) -> None:
    before = entries()
    monkeypatch.setenv("NCP_ROLE", "nobody")
    check(begun("incident", "log", "tekst"), WRONG, "role-unknown")
    check(begun("incident", "start", "--title", "x"), WRONG, "role-unknown")
    monkeypatch.delenv("NCP_ROLE")
    assert entries() == before


def test_a_language_in_the_environment_that_does_not_exist_is_refused(
    ncp: Ncp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NCP_LANG", "de")
    check(ncp("incident", "list"), WRONG, "language-unknown")


def test_a_store_that_this_version_does_not_know_is_refused(ncp: Ncp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NCP_STORE", "mysql://example.org/ncp")
    line = check(ncp("incident", "list"), WRONG, "store-kind-unknown")
    assert "example.org" not in line  # a password may stand there


@pytest.mark.parametrize(
    "command",
    ["status", "next", "timeline", "show", "verify", "sitrep", "answer exploited ja", "log x", "close --grounds x"],
)
def test_without_an_incident_every_command_says_how_to_begin(ncp: Ncp, command: str) -> None:
    line = check(ncp("incident", *command.split()), WRONG, "incident-none")
    assert "ncp incident start" in line


CLOSED = [
    "answer casualties ja", "choose exploited ja --by nctv --grounds x", "done cv-confirm",
    "skip cv-confirm --reason x", "escalate iao --by nctv --grounds x", "notify ncsc", "acknowledge ncsc",
    "playbook ddos-wave", "close --grounds x", "resume",
    "decide cv-choose-level --option iao --by nctv --grounds x --anyway",
]  # fmt: skip


@pytest.mark.parametrize("command", CLOSED)
def test_a_closed_incident_takes_no_more_input(begun: Ncp, command: str, entries: Entries) -> None:
    assert begun("incident", "close", "--grounds", "klaar").code == 0
    before = entries()
    check(begun("incident", *command.split()), WRONG, "incident-closed")
    assert entries() == before


def test_a_step_is_finished_once(begun: Ncp) -> None:
    begun("incident", "done", "cv-confirm", "--anyway")
    line = check(begun("incident", "done", "cv-confirm", "--anyway"), WRONG, "step-finished")
    assert "gedaan" in line

"""Bad input: one clear line, the right exit code, no traceback, and nothing that was in the log is lost."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from ncp.cli import current
from ncp.incident import sqlite
from ncp.incident.events import Entry, PlanChanged
from ncp.problem import ExitCode
from ncp.text import LANGUAGES
from tests.conftest import Ncp, PlanCopy, Result

Entries = Callable[[], list[Entry]]

ESC = "\x1b"
HOSTILE = f"{ESC}[31m{ESC}]0;x\x07\u202e\n{ESC}c"
WRONG, FINDINGS, FAULT = ExitCode.WRONG_USE, ExitCode.FINDINGS, ExitCode.OUR_FAULT


def error_lines(result: Result) -> list[str]:
    """The lines of the error stream that name a problem."""
    return [line for line in result.err.splitlines() if "[" in line and "] " in line and not line.startswith("    ")]


def check(result: Result, code: int, rule: str, *, with_place: bool = False) -> str:
    """One line with this rule, this exit code, no traceback; the line."""
    assert "Traceback" not in result.err + result.out
    found = error_lines(result)
    assert [f"[{rule}]" in line for line in found] == [True], result.err
    assert result.code == code, result.err
    if not with_place:
        assert result.err.splitlines() == found
    return found[0]


# what is typed

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


# files


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1_000_000_000)


def holding(content: bytes | str) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(content.encode() if isinstance(content, str) else content) and None


BOMB = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))

FILES: list[tuple[str, Callable[[Path], object], str, str]] = [
    ("missing", lambda _: None, "file-missing", ""),
    ("a folder", Path.mkdir, "file-not-regular", ""),
    ("a pipe", os.mkfifo, "file-not-regular", ""),
    ("of a gigabyte", sparse, "file-too-large", ""),
    ("empty", holding(""), "file-empty", ""),
    ("binary", holding(b"\x7fELF\x00\x01"), "file-binary", ""),
    ("in another encoding", holding("facts:\n  # beïnvloed\n".encode("latin-1")), "file-encoding", ":2:7"),
    ("with an alias", holding("facts:\n  exploited: *x\n"), "yaml-alias", ":2:14"),
    ("with a tag", holding("facts:\n  exploited: !!python/name:os.system x\n"), "yaml-tag", ":2:14"),
    ("with a fact twice", holding("facts:\n  exploited: true\n  exploited: false\n"), "yaml-duplicate-key", ":3:3"),
    ("with a tab", holding("facts:\n\texploited: true\n"), "yaml-tab", ":2:1"),
    ("with a no that YAML reads as false", holding("facts:\n  exploited: no\n"), "yaml-trap", ":2:14"),
    ("with a time that YAML reads as 750", holding("facts:\n  cause: 12:30\n"), "yaml-trap", ":2:10"),
    ("nested deep", holding("facts:\n  exploited: " + "[" * 9_999), "yaml-depth", ":2:52"),
    ("with half a list", holding("facts: [\n"), "yaml-syntax", ":2:1"),
    ("with a fact that does not exist", holding("facts:\n  explioted: true\n"), "fact-unknown", ":2:3"),
    ("with a value that does not exist", holding("facts:\n  cause: sabotage\n"), "fact-value-unknown", ":2:10"),
    ("with no facts", holding("- a\n"), "facts-form", ":1:1"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "rule", "place"), [row[1:] for row in FILES], ids=[row[0] for row in FILES])
def test_a_bad_facts_file_is_one_line_with_its_place(
    ncp: Ncp, tmp_path: Path, make: Callable[[Path], object], rule: str, place: str
) -> None:
    path = tmp_path / "facts.yaml"
    make(path)
    line = check(ncp("advise", "--on", "2020-01-17", "--facts", str(path)), WRONG, rule, with_place=True)
    assert line.startswith(f"{path}{place}: ")


@pytest.mark.parametrize(("make", "rule", "place"), [FILES[0][1:], FILES[-1][1:]], ids=["missing", "with no facts"])
def test_no_incident_begins_on_a_bad_facts_file(
    ncp: Ncp, tmp_path: Path, entries: Entries, make: Callable[[Path], object], rule: str, place: str
) -> None:
    path = tmp_path / "facts.yaml"
    make(path)
    line = check(ncp("incident", "start", "--title", "x", "--facts", str(path)), WRONG, rule, with_place=True)
    assert line.startswith(f"{path}{place}: ")
    assert entries() == []


def test_the_line_in_the_file_is_shown_with_a_caret(ncp: Ncp, tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text("facts:\n  cause: sabotage\n", encoding="utf-8")
    shown = ncp("advise", "--facts", str(path)).err.splitlines()[1:]
    assert shown == ["      cause: sabotage", "             ^"]


def test_an_alias_bomb_is_refused_at_once(ncp: Ncp, tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(BOMB, encoding="utf-8")
    result = ncp("advise", "--facts", str(path))
    assert result.code == WRONG
    assert f"{path}:1:4: fout [yaml-anchor]" in result.err
    assert f"{path}:2:8: fout [yaml-alias]" in result.err


ADVISORIES: list[tuple[str, Callable[[Path], object], str, str]] = [
    ("missing", lambda _: None, "file-missing", ""),
    ("a folder", Path.mkdir, "file-not-regular", ""),
    ("of a gigabyte", sparse, "file-too-large", ""),
    ("empty", holding(""), "json-syntax", ":1:1"),
    ("binary", holding(b"\x7fELF\x00\x01"), "file-binary", ""),
    ("in another encoding", holding('{"a":\n"ï"}'.encode("latin-1")), "file-encoding", ":2:2"),
    ("that is YAML", holding("document: x\n"), "json-syntax", ":1:1"),
    ("that is something else", holding("{}"), "advisory-not-csaf", ""),
    ("nested deep", holding("[" * 100_000), "json-depth", ""),
]


@pytest.mark.parametrize("begins", [True, False], ids=["start", "advisory"])
@pytest.mark.parametrize(("make", "rule", "place"), [row[1:] for row in ADVISORIES], ids=[row[0] for row in ADVISORIES])
def test_a_bad_advisory_is_one_line_with_its_place(
    begun: Ncp, tmp_path: Path, make: Callable[[Path], object], rule: str, place: str, entries: Entries, *, begins: bool
) -> None:
    before = entries()
    path = tmp_path / "advisory.json"
    make(path)
    command = ["start", "--advisory"] if begins else ["advisory"]
    line = check(begun("incident", *command, str(path)), WRONG, rule, with_place=True)
    assert line.startswith(f"{path}{place}: ")
    assert len(json.loads(begun("incident", "list", "--json").out)["incidents"]) == 1
    assert entries() == before


# titles, escapes and paths

TITLES = [
    ("../../etc/passwd", "20261123-etc-passwd"),
    ("/", "20261123"),
    ("..", "20261123"),
    ("--help", "20261123-help"),
    (f"{ESC}[31mRood{ESC}[0m", "20261123-31mrood-0m"),
    ("Überlast; rm -rf ~", "20261123-uberlast-rm-rf"),
    ("漏洞", "20261123"),
    ("a" * 300, "20261123-" + "a" * 39),
    ("x\x00y\nz", "20261123-xy-z"),
]


@pytest.mark.parametrize(("title", "name"), TITLES, ids=range(len(TITLES)))
def test_an_incident_gets_a_safe_id_whatever_its_title(ncp: Ncp, title: str, name: str) -> None:
    assert ncp("incident", "start", f"--title={title}").code == 0
    assert [each["id"] for each in json.loads(ncp("incident", "list", "--json").out)["incidents"]] == [name]


def test_a_title_with_a_path_in_it_makes_no_file_elsewhere(ncp: Ncp, home: Path) -> None:
    ncp("incident", "start", "--title", "../../outside")
    ncp("incident", "status", "--json")
    assert not [path for path in home.parent.rglob("*outside*") if home not in path.parents]


CALLS_WITH_HOSTILE_TEXT = [
    ["start", "--title", f"x{HOSTILE}"],
    ["log", f"x{HOSTILE}"],
    ["answer", "exploited", "nee", "--source", f"x{HOSTILE}", "--grounds", f"x{HOSTILE}"],
    ["choose", "exploited", "nee", "--by", "nctv", "--grounds", f"x{HOSTILE}"],
    ["notify", "ncsc", "--text", f"x{HOSTILE}"],
    ["acknowledge", "ncsc", "--text", f"x{HOSTILE}"],
    ["done", "cv-confirm", "--anyway", "--text", f"x{HOSTILE}"],
    ["skip", "cv-ask-services", "--reason", f"x{HOSTILE}"],
    ["escalate", "iao", "--by", "nctv", "--grounds", f"x{HOSTILE}"],
    ["decide", "cv-choose-level", "--option", "iao", "--by", "nctv", "--anyway", "--grounds", f"x{HOSTILE}"],
    ["correct", "3", "--reason", f"x{HOSTILE}"],
    ["close", "--grounds", f"x{HOSTILE}"],
    # and where it is refused
    ["answer", HOSTILE, "ja"],
    ["answer", "exploited", HOSTILE],
    ["answer", "cause", HOSTILE],
    ["answer", "exploited", "ja", "--by", HOSTILE],
    ["answer", "exploited", "ja", "--at", HOSTILE],
    ["what-if", f"exploited={HOSTILE}"],
    ["what-if", HOSTILE],
    ["why", HOSTILE],
    ["role", HOSTILE],
    ["done", HOSTILE],
    ["decide", "cv-choose-level", "--option", HOSTILE, "--by", "nctv", "--anyway", "--grounds", "x"],
    ["use", HOSTILE],
    ["status", "--incident", HOSTILE],
    ["status", "--as-of", HOSTILE],
    ["status", f"--{HOSTILE}"],
    ["status", HOSTILE],
    ["show", HOSTILE],
    ["sitrep", "--audience", HOSTILE],
    ["sitrep", "--out", f"/no-such-folder/{HOSTILE}"],
    ["start", "--facts", f"/no-such-folder/{HOSTILE}"],
    ["start", "--advisory", f"/no-such-folder/{HOSTILE}"],
    ["start", "--title", "x", "--mode", HOSTILE],
    ["start", "--title", "x", "--playbook", HOSTILE],
    [HOSTILE],
    ["status", f"--lang={HOSTILE}"],
    ["status", f"--plan=/no-such-folder/{HOSTILE}"],
]
SHOWING = ["status", "next", "timeline", "show 3", "sitrep", "list", "why wbni-inform-advise", "role ncsc", "verify"]


def has_no_escape(result: Result) -> bool:
    """Nothing printed steers a terminal; the line end is the only control character."""
    return not [c for c in result.out + result.err if not c.isprintable() and c not in "\n\u00a0"]


@pytest.mark.parametrize("call", CALLS_WITH_HOSTILE_TEXT, ids=lambda call: " ".join(call)[:40])
def test_nothing_that_is_typed_comes_back_as_a_terminal_escape(begun: Ncp, call: list[str]) -> None:
    result = begun("incident", *call)
    assert "Traceback" not in result.err
    assert result.code != FAULT, result.err
    assert has_no_escape(result)


def test_nothing_in_a_log_of_hostile_texts_comes_back_as_a_terminal_escape(begun: Ncp) -> None:
    for call in CALLS_WITH_HOSTILE_TEXT[1:11]:
        assert begun("incident", *call).code == 0, call
    for command in SHOWING:
        for language in LANGUAGES:
            result = begun("incident", *command.split(), "--lang", language)
            assert result.code == 0, result.err
            assert has_no_escape(result), command


def test_a_hostile_facts_file_comes_back_without_escapes(ncp: Ncp, tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text('"\\e[31mkey": 1\nfacts:\n  "\\e]0;x\\a": true\n  cause: "\\e[2J"\n', encoding="utf-8")
    result = ncp("advise", "--facts", str(path))
    assert result.code == WRONG
    assert [line.count("[yaml-character]") for line in error_lines(result)] == [1, 1, 1]
    assert has_no_escape(result)


def test_a_hostile_file_name_comes_back_on_one_line_without_escapes(ncp: Ncp, tmp_path: Path) -> None:
    path = tmp_path / f"x{ESC}[31m\ny.yaml"
    path.write_text("facts:\n  exploited: true\n", encoding="utf-8")
    result = ncp("incident", "start", "--facts", str(path))
    assert result.code == 0
    assert has_no_escape(result)
    assert has_no_escape(ncp("incident", "status"))
    report = ncp("incident", "sitrep", "--out", str(tmp_path / f"r{ESC}\n.md"))
    assert (report.code, len(report.out.splitlines()), has_no_escape(report)) == (0, 1, True)


# the store


@pytest.fixture
def database(home: Path) -> Path:
    return home / "journal.db"


def test_a_store_that_is_locked_says_so_and_loses_nothing(
    begun: Ncp, database: Path, monkeypatch: pytest.MonkeyPatch, entries: Entries
) -> None:
    before = entries()
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)
    holder = sqlite3.connect(database, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    line = check(begun("incident", "log", "tijdens het slot"), FAULT, "store-locked")
    assert str(database) in line
    assert entries() == before
    holder.execute("ROLLBACK")
    holder.close()
    assert begun("incident", "log", "na het slot").code == 0


def test_a_locked_store_still_shows_the_status(begun: Ncp, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun("incident", "answer", "casualties", "ja")
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)
    holder = sqlite3.connect(database, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    result = begun("incident", "status")
    holder.close()
    assert result.code == 0
    assert "Lek in Citrix" in result.out


def test_a_foreign_database_is_refused_and_left_alone(ncp: Ncp, database: Path) -> None:
    foreign = sqlite3.connect(database)
    foreign.execute("CREATE TABLE bookmark (url TEXT)")
    foreign.close()
    content = database.read_bytes()
    check(ncp("incident", "start", "--title", "x"), WRONG, "store-foreign")
    assert database.read_bytes() == content


def test_a_text_file_in_place_of_the_store_is_refused_and_left_alone(ncp: Ncp, database: Path) -> None:
    database.write_text("notities\n", encoding="utf-8")
    check(ncp("incident", "list"), WRONG, "store-foreign")
    assert database.read_text(encoding="utf-8") == "notities\n"


def test_a_full_disk_loses_nothing(begun: Ncp, monkeypatch: pytest.MonkeyPatch, entries: Entries) -> None:
    before = entries()
    make = sqlite.SqliteJournal._open

    def without_room(journal: sqlite.SqliteJournal) -> sqlite3.Connection:
        opened = make(journal)
        pages = opened.execute("PRAGMA page_count").fetchone()[0]
        opened.execute(f"PRAGMA max_page_count = {pages}")
        return opened

    monkeypatch.setattr(sqlite.SqliteJournal, "_open", without_room)
    check(begun("incident", "log", "x" * 100_000), FAULT, "store-full")
    monkeypatch.undo()
    current.use(None)
    assert entries() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_report_onto_a_full_disk_is_one_line(begun: Ncp) -> None:
    result = begun("incident", "sitrep", "--out", "/dev/full/rapport.md")
    check(result, WRONG, "output-unwritable")


def test_a_tampered_log_is_found(begun: Ncp, database: Path) -> None:
    opened = sqlite3.connect(database)
    opened.execute("DROP TRIGGER entry_is_never_changed")
    opened.execute("UPDATE entry SET body = replace(body, 'exploited', 'casualties') WHERE number = 3")
    opened.commit()
    opened.close()
    for command in ("verify", "status", "log x"):
        line = check(begun("incident", *command.split()), FINDINGS, "log-broken")
        assert "regel 3" in line


def test_a_data_folder_that_cannot_be_made_is_one_line(ncp: Ncp, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "file").touch()
    monkeypatch.setenv("NCP_HOME", str(home / "file"))
    check(ncp("incident", "start", "--title", "x"), FAULT, "store-unwritable")


# a plan that does not load while an incident runs on it


def break_plan(plan: PlanCopy) -> None:
    plan.replace("reference/facts.yaml", "type: boolean", "type: bolean")


def remove_plan(plan: PlanCopy) -> None:
    shutil.rmtree(plan.root)


BROKEN = pytest.mark.parametrize(
    ("spoil", "rule"),
    [(break_plan, "value-not-allowed"), (remove_plan, "plan-missing")],
    ids=["the plan has a mistake", "the plan is gone"],
)
STILL = [
    "log tekst --by ncsc", "answer casualties ja --by ncsc", "status", "status --json", "next", "timeline", "show 3",
    "why ncsc", "what-if casualties=ja", "role ncsc", "notify ncsc", "done cv-confirm --anyway", "sitrep",
    "escalate iao --by nctv --grounds x", "correct 3 --reason tikfout --value nee",
]  # fmt: skip
QUIET = ["log tekst", "timeline --json", "close --grounds klaar"]
"""What needs no plan."""


@pytest.fixture
def on_copy(begun: Ncp, plan_copy: PlanCopy, monkeypatch: pytest.MonkeyPatch) -> Ncp:
    """With an incident that runs on a copy of the plan."""
    monkeypatch.setenv("NCP_PLAN", str(plan_copy.root))
    return begun


@pytest.mark.parametrize("command", STILL)
def test_an_incident_goes_on_with_the_plan_it_kept_and_says_so(on_copy: Ncp, plan_copy: PlanCopy, command: str) -> None:
    remove_plan(plan_copy)
    result = on_copy("incident", *command.split())
    assert (result.code, "Traceback" in result.err) == (0, False), result.err
    assert "[plan-missing]" in result.err
    assert "kopie van plan" in result.err


@pytest.mark.parametrize("command", QUIET)
def test_what_needs_no_plan_works_without_one(on_copy: Ncp, plan_copy: PlanCopy, command: str) -> None:
    remove_plan(plan_copy)
    result = on_copy("incident", *command.split())
    assert (result.code, "Traceback" in result.err) == (0, False), result.err


@pytest.mark.slow
@pytest.mark.parametrize("command", ["log tekst --by ncsc", "answer casualties ja", "status", "status --json"])
def test_an_incident_goes_on_when_the_plan_has_a_mistake_and_names_it(
    on_copy: Ncp, plan_copy: PlanCopy, command: str
) -> None:
    break_plan(plan_copy)
    for _ in range(2):  # the second time is no quieter than the first
        result = on_copy("incident", *command.split())
        assert (result.code, "Traceback" in result.err) == (0, False), result.err
        assert "reference/facts.yaml:" in result.err
        assert "[value-not-allowed]" in result.err
        assert "kopie van plan" in result.err


@BROKEN
def test_what_was_written_on_the_kept_plan_is_in_the_log(
    on_copy: Ncp, plan_copy: PlanCopy, spoil: Callable[[PlanCopy], None], rule: str, entries: Entries
) -> None:
    before = entries()
    spoil(plan_copy)
    on_copy("incident", "log", "het plan is stuk")
    on_copy("incident", "answer", "casualties", "ja")
    after = entries()
    assert after[: len(before)] == before
    assert len(after) >= len(before) + 2


@BROKEN
def test_no_incident_begins_on_a_plan_that_does_not_load(
    on_copy: Ncp, plan_copy: PlanCopy, spoil: Callable[[PlanCopy], None], rule: str
) -> None:
    spoil(plan_copy)
    result = on_copy("incident", "start", "--title", "tweede")
    assert result.code in (WRONG, FINDINGS)
    assert f"[{rule}]" in result.err
    assert len(json.loads(on_copy("incident", "list", "--json").out)["incidents"]) == 1


def test_a_plan_that_loads_again_speaks_again_and_the_log_says_so(
    on_copy: Ncp, plan_copy: PlanCopy, entries: Entries
) -> None:
    plan_copy.replace("plan.yaml", "edition: ", "edition: '2-of-' # ")
    result = on_copy("incident", "status")
    assert result.code == 0
    assert "2-of-" in result.err
    assert PlanChanged in [type(entry.event) for entry in entries()]
    assert on_copy("incident", "status").err == ""

"""Titles, texts and file names with terminal escapes or a path in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ncp.text import LANGUAGES
from tests.cli.conftest import ESC, FAULT, HOSTILE, WRONG, error_lines
from tests.conftest import Ncp, Result

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

"""Completion of commands and ids, through the protocols by which bash, zsh and fish ask for it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import INCIDENT
from tests.conftest import ROOT

NCP = Path(sys.executable).with_name("ncp")
pytestmark = pytest.mark.slow


@pytest.fixture
def environment(begun_store: Path, tmp_path: Path) -> dict[str, str]:
    """A data folder in which an incident runs."""
    shutil.copytree(begun_store.parent, tmp_path / "home")
    return {**os.environ, "NCP_HOME": str(tmp_path / "home"), "NCP_PLAN": str(ROOT), "NCP_LANG": "nl"}


def ask(environment: dict[str, str], **asked: str) -> str:
    result = subprocess.run(
        [sys.executable, "-m", "ncp"], env={**environment, **asked}, capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout


def bash(environment: dict[str, str], typed: str) -> list[str]:
    place = str(len(typed.split(" ")) - 1)
    return ask(environment, _NCP_COMPLETE="complete_bash", COMP_WORDS=typed, COMP_CWORD=place).split()


def zsh(environment: dict[str, str], typed: str) -> list[str]:
    shown = ask(environment, _NCP_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS=typed)
    return re.findall(r'^(?:_arguments .*\()?\(?"([^"]+)"', shown, flags=re.MULTILINE)


def fish(environment: dict[str, str], typed: str) -> list[str]:
    asked = {"_TYPER_COMPLETE_FISH_ACTION": "get-args", "_TYPER_COMPLETE_ARGS": typed}
    lines = ask(environment, _NCP_COMPLETE="complete_fish", **asked).splitlines()
    return [line.split("\t")[0] for line in lines if line]


SHELLS = {"bash": bash, "zsh": zsh, "fish": fish}
TYPED = [
    ("a group", "ncp inc", ["incident"]),
    ("a command", "ncp incident de", ["decide", "de-escalate"]),
    ("a fact", "ncp incident answer exploi", ["exploited"]),
    ("a fact to suppose", "ncp incident what-if exploi", ["exploited="]),
    ("a role", "ncp incident notify minister-j", ["minister-jenv"]),
    ("a role of an option", "ncp incident log tekst --by minister-j", ["minister-jenv"]),
    ("a step", "ncp incident done cv-conf", ["cv-confirm"]),
    ("a level", "ncp incident escalate mcc", ["mccb"]),
    ("a playbook", "ncp incident playbook ddos", ["ddos-wave"]),
    ("a power to explain", "ncp incident why wbni-inform-adv", ["wbni-inform-advise"]),
    ("a level to explain", "ncp incident why-not icc", ["iccb"]),
    ("a power of an option", "ncp incident decide cv-choose-level --power wbni-inform-adv", ["wbni-inform-advise"]),
    ("an incident", "ncp incident use 2026", [INCIDENT]),
    ("an incident of an option", "ncp incident status --incident 2026", [INCIDENT]),
    ("a case", "ncp case replay cit", ["citrix-2020"]),
    ("after the language", "ncp --lang en incident answer exploi", ["exploited"]),
    ("what does not exist", "ncp incident answer zzz", []),
]


@pytest.mark.parametrize(("typed", "expected"), [row[1:] for row in TYPED], ids=[row[0] for row in TYPED])
def test_what_is_typed_is_completed(environment: dict[str, str], typed: str, expected: list[str]) -> None:
    assert bash(environment, typed) == expected


@pytest.mark.parametrize("shell", ["zsh", "fish"])
@pytest.mark.parametrize(("typed", "expected"), [row[1:] for row in TYPED[1:4]], ids=[row[0] for row in TYPED[1:4]])
def test_other_shells_ask_in_their_own_way(
    environment: dict[str, str], shell: str, typed: str, expected: list[str]
) -> None:
    assert SHELLS[shell](environment, typed) == expected


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_of_a_group_is_offered(environment: dict[str, str], shell: str) -> None:
    from ncp.cli.commands import GROUPS

    assert sorted(SHELLS[shell](environment, "ncp incident ")) == sorted(GROUPS["incident"])


@pytest.mark.parametrize("shell", SHELLS)
def test_nothing_is_offered_and_nothing_said_where_there_is_no_plan(
    environment: dict[str, str], tmp_path: Path, shell: str
) -> None:
    nowhere = {**environment, "NCP_PLAN": str(tmp_path / "none")}
    assert SHELLS[shell](nowhere, "ncp incident answer exploi") == []


@pytest.mark.parametrize("shell", SHELLS)
def test_nothing_is_offered_and_nothing_said_where_the_store_is_foreign(
    environment: dict[str, str], shell: str
) -> None:
    database = Path(environment["NCP_HOME"]) / "journal.db"
    database.write_text("boodschappen", encoding="utf-8")
    assert SHELLS[shell](environment, "ncp incident use 2026") == []
    assert database.read_text(encoding="utf-8") == "boodschappen"


@pytest.mark.skipif(not shutil.which("bash") or not NCP.exists(), reason="bash or the installed ncp is not here")
@pytest.mark.parametrize(
    ("typed", "expected"),
    [("ncp incident done cv-conf", "cv-confirm"), ("ncp incident use 2026", INCIDENT), ("ncp inc", "incident")],
)
def test_a_real_bash_fills_in_the_word(environment: dict[str, str], typed: str, expected: str) -> None:
    words = typed.split(" ")
    script = f"""
        eval "$(_NCP_COMPLETE=source_bash ncp)"
        COMP_WORDS=({" ".join(words)}); COMP_CWORD={len(words) - 1}
        _ncp_completion ncp
        echo "${{COMPREPLY[@]}}"
    """
    path = f"{NCP.parent}{os.pathsep}{environment['PATH']}"
    result = subprocess.run(
        ["bash", "--norc", "-c", script], env={**environment, "PATH": path}, capture_output=True, text=True, check=False
    )
    assert (result.stdout.strip(), result.stderr) == (expected, "")

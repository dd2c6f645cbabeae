"""Help: every command, option and argument explains itself in the language that was asked for."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ncp.cli.commands import GROUPS, SINGLE
from ncp.text import LANGUAGES, Language, Phrases
from tests.conftest import ROOT

COMMANDS = [
    (),
    *((name,) for name in SINGLE),
    *((group,) for group in GROUPS),
    *((group, name) for group, names in GROUPS.items() for name in names),
]
FRAMEWORK = (
    "Usage", "Options:", "Arguments", "Commands", "COMMAND", "OPTIONS", "ARGS", "required", "default", "Show",
    "Install", "message", "TEXT", "INTEGER", "PATH", "FILENAME", "DIRECTORY", "<str>", "<int>", "<path>", "Try",
)  # fmt: skip
OWN = ("FACT", "VALUE", "STEP", "ROLE", "LEVEL", "TIME", "DATE", "FILE", "ENTRY", "CASE", "RUNG", "TRACK", "OPTION")
"""Names of arguments in English; a Dutch page has its own."""


SHOW = """
import contextlib, io, json, sys
from ncp.cli.main import run
pages = []
for command in json.load(sys.stdin):
    with contextlib.redirect_stdout(io.StringIO()) as page:
        assert run([*command, "--help"]) == 0, command
    pages.append(page.getvalue())
json.dump(pages, sys.stdout)
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, ...], str]:
    """Every help page by language and command: a process a language, because help is made at import."""
    home = tmp_path_factory.mktemp("home")
    return {
        (language, *command): page
        for language in LANGUAGES
        for command, page in zip(COMMANDS, help_pages(home, language), strict=True)
    }


def help_pages(home: Path, language: str) -> list[str]:
    environment = {**os.environ, "NCP_HOME": str(home), "NCP_PLAN": str(ROOT), "NCP_LANG": language, "COLUMNS": "100"}
    result = subprocess.run(
        [sys.executable, "-c", SHOW], env=environment, input=json.dumps(COMMANDS), capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert (result.returncode, result.stderr) == (0, "")
    found: list[str] = json.loads(result.stdout)
    return found


def words_in(text: str) -> str:
    """Without the line ends that the width of the page put in."""
    return " ".join(text.split())


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_says_what_it_does(pages: dict[tuple[str, ...], str], language: Language) -> None:
    say = Phrases(language)
    for command in COMMANDS:
        key = {0: "help.ncp", 1: f"help.group-{'-'.join(command)}", 2: f"help.{'-'.join(command)}"}[len(command)]
        wanted = say(f"help.ncp-{command[0]}") if command and command[0] in SINGLE else say(key)
        assert wanted in words_in(pages[(language, *command)]), command


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_option_and_argument_is_explained(pages: dict[tuple[str, ...], str], language: Language) -> None:
    for command in COMMANDS:
        lists = pages[(language, *command)].partition(Phrases(language)("help.fixed-1"))[2]
        rows = lists.splitlines()
        for row, following in zip(rows, [*rows[1:], ""], strict=True):
            if row.startswith("  ") and row[2] != " ":
                explained = len(re.split(r"\s{2,}", row.strip())) > 1 or following.startswith(" " * 10)
                assert explained, (command, row)


@pytest.mark.slow
def test_a_group_lists_all_its_commands(pages: dict[tuple[str, ...], str]) -> None:
    for group, names in GROUPS.items():
        listed = re.findall(r"^  ([a-z-]+)  ", pages[("nl", group)], flags=re.MULTILINE)
        assert listed == list(names)


@pytest.mark.slow
def test_dutch_help_has_no_words_of_the_framework(pages: dict[tuple[str, ...], str]) -> None:
    found = {
        (command, word)
        for command in COMMANDS
        for word in FRAMEWORK
        if re.search(rf"(?<![\w-]){re.escape(word)}(?!\w)", pages[("nl", *command)])
    }
    assert found == set()


@pytest.mark.slow
def test_dutch_help_names_its_arguments_in_dutch(pages: dict[tuple[str, ...], str]) -> None:
    found = {
        (command, word)
        for command in COMMANDS
        for word in OWN
        if re.search(rf"(?<![\w-]){word}(?![\w-])", pages[("nl", *command)])
    }
    assert found == set()


@pytest.mark.slow
def test_no_page_mixes_the_languages(pages: dict[tuple[str, ...], str]) -> None:
    for command in COMMANDS:
        dutch, english = words_in(pages[("nl", *command)]), words_in(pages[("en", *command)])
        assert Phrases("en")("help.show-help") not in dutch
        assert Phrases("nl")("help.show-help") not in english
        assert Phrases("nl")("help.fixed-0") not in english


@pytest.mark.slow
def test_help_reads_no_plan(tmp_path: Path) -> None:
    environment = {**os.environ, "NCP_HOME": str(tmp_path / "home"), "NCP_PLAN": str(tmp_path / "none")}
    for command in (["--help"], ["incident", "start", "--help"], ["--version"], []):
        call = [sys.executable, "-m", "ncp", *command]
        assert subprocess.run(call, env=environment, capture_output=True, check=False).returncode == 0
    assert not (tmp_path / "home").exists()

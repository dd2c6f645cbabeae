"""Every example in the readme and the guides is run for real, in the order of the page.

A fence ``console`` holds calls (``$ ncp ...``) with what they show, on both streams; ``$ echo $?`` shows the exit code
of the call before it. Each shown line must be the next line of the output; ``[...]`` in a line skips characters and
on a line of its own skips lines. A call shows everything from begin to end, unless ``[...]`` says otherwise.
``console terminal`` is typed in a real terminal, where ``prompt > answer`` answers (``^C`` interrupts).
``yaml new PATH`` makes a file and ``yaml add PATH`` adds to one; ``diff PATH`` changes one: the lines with ``-`` stand
there once and become those with ``+``. ``sh run`` is run by a shell, for git and for taking files away.
``mijn-plan`` is a copy of the plan that ships, in no git repository. Editions of long ago come from the history of this
project, so a page that asks for them is left out where that is not there.

On every page the clock begins at NOW and goes on one minute a call.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pexpect
import pytest

from ncp.plan.editions import editions_in
from ncp.problem import Refused
from tests.conftest import Clock, Ncp, PlanCopy, close_session
from tests.docs.pages import ROOT, Block, blocks, name_of
from tests.repositories import SETTINGS

NOW = datetime(2026, 11, 23, 2, 4, tzinfo=UTC)
WIDTH = 100
SKIP = "[...]"
PROMPT = re.compile(r"^(?P<prompt>.* >) ?(?P<answer>.*)$")
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\r")
FAILURE = re.compile(r"\b(fout|error) \[")
IN_A_TERMINAL = """
import os, sys
from datetime import datetime
from ncp.cli import current
from ncp.cli.main import run
from ncp.cli.session import Session
now = datetime.fromisoformat(sys.argv[1])
current.use(Session(os.environ, lambda: now))
sys.exit(run(sys.argv[2:]))
"""
PAGES = [*ROOT.glob("README*.md"), *sorted((ROOT / "docs" / "guide").glob("*.md"))]


class Call(NamedTuple):
    """One call in an example, with what the page says it shows."""

    place: str
    words: tuple[str, ...]
    shown: tuple[str, ...]
    code: int | None
    """The exit code that the page shows; ``None`` when it shows none."""
    typed: bool


@pytest.fixture
def folder(home: Path, tmp_path: Path, plan_copy: PlanCopy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the reader of a page stands."""
    work = tmp_path / "work"
    work.mkdir()
    plan_copy.root.rename(work / "mijn-plan")
    monkeypatch.chdir(work)
    monkeypatch.setenv("COLUMNS", str(WIDTH))
    return work


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_the_examples_of_a_page_run_as_it_shows(page: Path, folder: Path, clock: Clock, ncp: Ncp) -> None:
    if "2020.1" in page.read_text("utf-8") and not has_history():
        pytest.skip("this copy has no history with edition 2020.1")
    clock.now = NOW
    for block in blocks(page):
        prepare(folder, block)
        for call in calls(block):
            code, output = at_the_keyboard(call, clock) if call.typed else without_terminal(call, ncp)
            compare(call, code, output)
            clock.advance(minutes=1)


def test_every_page_with_a_console_example_is_run() -> None:
    everything = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    with_examples = {page for page in everything for block in blocks(page) if block.words[:1] == ("console",)}
    assert {name_of(page) for page in with_examples - set(PAGES)} == set()


@pytest.mark.parametrize(
    ("shown", "output", "holds"),
    [
        pytest.param(["a", "b"], "a\nb\n", True, id="the same lines"),
        pytest.param(["a"], "a\nb\n", False, id="a line that the page leaves out in silence"),
        pytest.param(["a", SKIP], "a\nb\n", True, id="a line that the page leaves out with a sign"),
        pytest.param([SKIP, "b"], "a\nb\n", True, id="a beginning left out"),
        pytest.param(["a", SKIP, "d"], "a\nb\nc\nd\n", True, id="a middle left out"),
        pytest.param(["head [...] tail"], "head and tail\n", True, id="characters left out"),
        pytest.param(["b", "a"], "a\nb\n", False, id="another order"),
        pytest.param(["a  b"], "a     b  \n", True, id="other spacing"),
    ],
)
def test_what_counts_as_shown(shown: list[str], output: str, holds: bool) -> None:
    assert (first_line_amiss(shown, output) is None) is holds


def has_history() -> bool:
    """Whether the first edition of the plan that ships can be read from git here."""
    try:
        return "2020.1" in {each.edition for each in editions_in(ROOT)}
    except Refused:
        return False


def prepare(folder: Path, block: Block) -> None:
    """Do what a block says that the reader does between two calls."""
    match block.words:
        case ("yaml", "new" | "add", name):
            write(folder / name, block)
        case ("diff", name):
            change(folder / name, block)
        case ("sh", "run"):
            subprocess.run(
                ("sh", "-e", "-c", "\n".join(block.lines)), cwd=folder, env=os.environ | SETTINGS, check=True
            )


def change(path: Path, block: Block) -> None:
    """Put the lines of a block that begin with a plus in the place of those that begin with a minus."""
    old, new = ("\n".join(line[1:] for line in block.lines if line[0] == sign) + "\n" for sign in "-+")
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{name_of(block.page)}:{block.line}: these lines do not stand in {path.name} once"
    path.write_text(text.replace(old, new), "utf-8")


def write(path: Path, block: Block) -> None:
    text = "\n".join(block.lines) + "\n"
    before = path.read_text("utf-8") if block.words[1] == "add" else ""
    path.write_text(before + text, "utf-8")


def calls(block: Block) -> Iterator[Call]:
    """The calls of a console block, each with the lines up to the next call."""
    if block.words[:1] != ("console",):
        return
    starts = [number for number, line in enumerate(block.lines) if line.startswith("$ ncp ")]
    assert starts[:1] == [0], f"{name_of(block.page)}:{block.line}: an example begins with $ ncp"
    for start, end in zip(starts, [*starts[1:], len(block.lines)], strict=True):
        words, shown = tuple(shlex.split(block.lines[start][6:])), list(block.lines[start + 1 : end])
        code = int(shown.pop()) if "$ echo $?" in shown else None
        if code is not None:
            assert shown.pop() == "$ echo $?"
        yield Call(
            f"{name_of(block.page)}:{block.line + 1 + start}", words, tuple(shown), code, "terminal" in block.words
        )


def without_terminal(call: Call, ncp: Ncp) -> tuple[int, str]:
    result = ncp(call.words)
    return result.code, result.err + result.out


def at_the_keyboard(call: Call, clock: Clock) -> tuple[int, str]:
    """The call in a terminal of its own, where the answers of the page are typed."""
    close_session()
    environment = {**os.environ, "TERM": "xterm", "NO_COLOR": "1", "PYTHONPATH": str(ROOT)}
    child = pexpect.spawn(
        sys.executable, ["-c", IN_A_TERMINAL, clock.now.isoformat(), *call.words], env=environment,
        dimensions=(60, WIDTH), encoding="utf-8", timeout=20,
    )  # fmt: skip
    output = ""
    for line in call.shown:
        prompt = PROMPT.match(line)
        if prompt is None:
            continue
        child.expect_exact(f"{prompt['prompt']} ")
        output += child.before + child.after
        if prompt["answer"] == "^C":
            child.sendcontrol("c")
        else:
            child.sendline(prompt["answer"])
    child.expect(pexpect.EOF)
    output += child.before
    child.close()
    return child.exitstatus or 0, ESCAPE.sub("", output)


def compare(call: Call, code: int, output: str) -> None:
    place = f"{call.place}: ncp {shlex.join(call.words)}"
    amiss = first_line_amiss(call.shown, output) if call.shown else None
    assert amiss is None, f"{place}\nnot shown here: {amiss}\n--- the output is\n{output}"
    if call.code is not None:
        assert code == call.code, f"{place} ends with {code}\n{output}"
    elif not call.typed:
        fails = any(FAILURE.search(line) for line in call.shown)
        assert (code != 0) is fails, f"{place} ends with {code}\n{output}"


def first_line_amiss(shown: Sequence[str], output: str) -> str | None:
    """The first line of the page that is not where it should be in the output."""
    lines = [line for line in map(spaced, output.splitlines()) if line]
    place, may_skip = 0, False
    for line in map(spaced, shown):
        if not line:
            continue
        if line == SKIP:
            may_skip = True
            continue
        found = next((at for at in range(place, len(lines)) if fits(line, lines[at])), None)
        if found is None or (found > place and not may_skip):
            return line
        place, may_skip = found + 1, False
    return None if may_skip or place == len(lines) else f"(the end; there is more: {lines[place]})"


def fits(shown: str, line: str) -> bool:
    """A shown line is the whole line, except where it says that something was left out."""
    pattern = ".*".join(re.escape(part.strip()) for part in shown.split(SKIP))
    return re.fullmatch(pattern.replace(".*", r"\s*.*\s*"), line) is not None


def spaced(line: str) -> str:
    return " ".join(line.split())

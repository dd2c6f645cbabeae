"""The interview in a real pseudo-terminal: unknown, why, stop, Ctrl-C, a kill, and going on with every answer kept."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ncp.incident.events import Entry, FactAnswered, IncidentStarted
from ncp.plan.model.plan import Plan
from ncp.problem import ExitCode
from tests.conftest import ROOT

pexpect = pytest.importorskip("pexpect")
pytestmark = pytest.mark.slow

ADVISORY = {
    "document": {
        "csaf_version": "2.0",
        "title": "Lek in Citrix ADC",
        "publisher": {"name": "NCSC"},
        "tracking": {"id": "NCSC-2019-0979", "version": "1.02"},
        "notes": [{"title": "Kans", "text": "high"}, {"title": "Schade", "text": "high"}],
    },
    "vulnerabilities": [{"cve": "CVE-2019-19781"}],
}
PROMPTS = {r"ja / nee / onbekend[^>]*> ": "nee", r"nummer of naam[^>]*> ": "1", r"nummers of namen[^>]*> ": "1"}
"""How each kind of question asks, and something that answers it."""

Start = Callable[..., "pexpect.spawn[str]"]
Answers = Callable[[], dict[str, object]]


@pytest.fixture
def environment(tmp_path: Path, warm_cache: Path) -> dict[str, str]:
    home = tmp_path / "home"
    shutil.copytree(warm_cache, home / "cache")
    unset = ("NCP_", "COLUMNS", "LINES")  # the size is that of the terminal itself
    kept = {name: value for name, value in os.environ.items() if not name.startswith(unset)}
    return {**kept, "NCP_HOME": str(home), "NCP_PLAN": str(ROOT), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}


@pytest.fixture
def advisory(tmp_path: Path) -> str:
    path = tmp_path / "advisory.json"
    path.write_text(json.dumps(ADVISORY), encoding="utf-8")
    return str(path)


@pytest.fixture
def start(environment: dict[str, str]) -> Iterator[Start]:
    """Start ``ncp incident ...`` where somebody types."""
    children = []

    def started(*arguments: str) -> pexpect.spawn[str]:
        call = ["-m", "ncp", "incident", *arguments]
        child = pexpect.spawn(
            sys.executable,
            call,
            env=environment,
            encoding="utf-8",
            timeout=20,
            dimensions=(50, 140),
            codec_errors="replace",
        )
        children.append(child)
        return child

    yield started
    for child in children:
        child.close(force=True)


@pytest.fixture
def log(environment: dict[str, str]) -> Callable[[], list[Entry]]:
    """The log as a second process reads it."""

    def read() -> list[Entry]:
        from ncp.incident.journal import read_log
        from ncp.incident.sqlite import SqliteJournal

        journal = SqliteJournal(Path(environment["NCP_HOME"]) / "journal.db")
        entries = [sealed.entry for name in journal.incidents() for sealed in read_log(journal, name)]
        journal.close()
        return entries

    return read


@pytest.fixture
def answers(log: Callable[[], list[Entry]]) -> Answers:
    """Every fact that was answered, in order, with its value."""
    return lambda: {entry.event.fact: entry.event.value for entry in log() if isinstance(entry.event, FactAnswered)}


def asks(child: pexpect.spawn[str]) -> str:
    """Wait for the next question; something that answers it."""
    patterns = list(PROMPTS)
    return PROMPTS[patterns[child.expect(patterns)]]


def ends(child: pexpect.spawn[str]) -> tuple[str, int | None]:
    """What it still says, and its exit code."""
    child.expect(pexpect.EOF)
    said = child.before
    child.close()
    return re.sub(r"\x1b\[[0-9;]*m", "", said), child.exitstatus


def test_an_advisory_begins_an_incident_and_the_questions_start(start: Start, advisory: str, answers: Answers) -> None:
    child = start("start", "--advisory", advisory)
    child.expect("Lek in Citrix ADC")
    child.expect("VRAAG 1 VAN 5")
    asks(child)
    assert list(answers()) == ["advisory-likelihood", "advisory-damage"]


def test_why_says_what_hangs_on_it_who_knows_and_by_when_and_asks_again(
    start: Start, advisory: str, answers: Answers
) -> None:
    child = start("start", "--advisory", advisory)
    asks(child)
    child.sendline("waarom")
    child.expect("hangt ervan af: niveaus")
    child.expect("Wie weet het: ")
    child.expect("meestal binnen")
    asks(child)
    assert len(answers()) == 2


def test_unknown_is_an_answer_and_shows_what_is_still_open(start: Start, advisory: str, answers: Answers) -> None:
    child = start("start", "--advisory", advisory)
    asks(child)
    child.sendline("onbekend")
    child.expect("nog open: ")
    child.expect("VRAAG 2 VAN 5")
    assert list(answers().values()) == ["high", "high", None]


@pytest.mark.parametrize("typed", ["misschien wel", "", "99999", "\x1b[A", "ÿ"])
def test_what_is_no_answer_is_asked_again(start: Start, advisory: str, answers: Answers, typed: str) -> None:
    child = start("start", "--advisory", advisory)
    asks(child)
    child.sendline(typed)
    asks(child)
    assert len(answers()) == 2


def test_bytes_that_are_no_text_are_asked_again(start: Start, advisory: str, answers: Answers) -> None:
    child = start("start", "--advisory", advisory)
    asks(child)
    os.write(child.child_fd, b"\xff\xfe\n")
    asks(child)
    child.sendline("stop")
    assert ends(child)[1] == ExitCode.FINE
    assert len(answers()) == 2


def test_ctrl_c_keeps_every_answer_and_resume_goes_on_with_the_next_question(
    start: Start, advisory: str, answers: Answers
) -> None:
    child = start("start", "--advisory", advisory)
    child.sendline(asks(child))
    child.expect("VRAAG 2 VAN 5")
    asks(child)
    child.sendline("onbekend")
    child.expect("VRAAG 3 VAN 5")
    child.expect(r"\n\S*([A-Z][^\r\n]+\?)")
    unanswered = child.match[1]
    asks(child)
    child.sendintr()
    said, code = ends(child)
    assert code == ExitCode.INTERRUPTED
    assert "ncp incident resume" in said
    before = answers()
    assert len(before) == 4

    child = start("resume")
    child.expect("verder met: Lek in Citrix ADC")
    child.expect_exact(unanswered)
    child.sendline(asks(child))
    child.expect("VRAAG 2 VAN 5")
    child.sendintr()
    ends(child)
    after = answers()
    assert list(after)[:4] == list(before)
    assert len(after) == 5


def test_a_process_that_is_killed_loses_no_answer(start: Start, advisory: str, answers: Answers) -> None:
    child = start("start", "--advisory", advisory)
    child.sendline(asks(child))
    child.expect("VRAAG 2 VAN 5")
    child.kill(signal.SIGKILL)
    child.wait()
    assert len(answers()) == 3
    child = start("resume")
    child.expect("VRAAG 1 VAN 5")
    child.sendline("stop")
    assert ends(child)[1] == ExitCode.FINE


@pytest.mark.parametrize("how", ["stop", "klaar", "quit"])
def test_stop_shows_what_to_do_now_and_how_to_go_on(start: Start, advisory: str, how: str) -> None:
    child = start("start", "--advisory", advisory)
    asks(child)
    child.sendline(how)
    said, code = ends(child)
    assert code == ExitCode.FINE
    assert "NU TE DOEN" in said
    assert "cv-alert-nctv" in said
    assert "ncp incident resume" in said


def test_the_end_of_input_is_a_stop(start: Start, advisory: str) -> None:
    child = start("start", "--advisory", advisory)
    asks(child)
    child.sendeof()
    said, code = ends(child)
    assert (code, "NU TE DOEN" in said) == (ExitCode.FINE, True)


def test_after_five_questions_the_officer_may_stop_or_go_on(start: Start, advisory: str, answers: Answers) -> None:
    child = start("start", "--advisory", advisory)
    for _ in range(5):
        asks(child)
        child.sendline("onbekend")
    child.expect("Enter = nog vijf vragen")
    child.sendline("")
    child.expect("VRAAG 1 VAN 5")
    child.sendline("stop")
    ends(child)
    assert len(answers()) == 7


def test_no_question_is_put_twice(start: Start, advisory: str, answers: Answers) -> None:
    for number in range(1, 4):
        child = start("start", "--advisory", advisory) if number == 1 else start("resume")
        asks(child)
        child.sendline("onbekend")
        child.expect("VRAAG 2 VAN 5")
        child.sendline("stop")
        ends(child)
        assert len(answers()) == 2 + number


def test_a_judgement_asks_for_the_office_and_its_grounds(
    start: Start, advisory: str, log: Callable[[], list[Entry]], plan: Plan
) -> None:
    child = start("start", "--advisory", advisory)
    prompts = [*PROMPTS, "Enter = nog vijf vragen[^>]*> "]
    while True:
        prompt = child.expect(prompts)
        if "Dit is een oordeel" in child.before:
            break
        child.sendline("" if prompt == len(PROMPTS) else "onbekend")
    child.sendline("ja")
    child.expect("Welk ambt")
    child.sendline("nctv")
    child.expect("Op welke grond")
    child.sendline("statelijke actor")
    child.expect("nog open: ")
    child.sendline("stop")
    entry = next(e for e in reversed(log()) if isinstance(e.event, FactAnswered) and e.event.value is True)
    assert isinstance(entry.event, FactAnswered)
    assert plan.fact_by_id[entry.event.fact].judgement
    assert (entry.by, entry.event.grounds) == ("nctv", "statelijke actor")


def test_without_anything_the_title_is_asked_first(start: Start, log: Callable[[], list[Entry]]) -> None:
    child = start("start")
    child.expect("Korte titel van het incident > ")
    child.sendline("Storing bij de bank")
    child.expect("VRAAG 1 VAN 5")
    child.sendline("stop")
    ends(child)
    begin = log()[0].event
    assert isinstance(begin, IncidentStarted)
    assert begin.title == "Storing bij de bank"


def test_ctrl_c_at_the_title_begins_nothing(start: Start, log: Callable[[], list[Entry]]) -> None:
    child = start("start")
    child.expect("Korte titel van het incident > ")
    child.sendintr()
    assert ends(child)[1] == ExitCode.INTERRUPTED
    assert log() == []


def test_the_interview_speaks_english_when_asked(start: Start, advisory: str) -> None:
    child = start("start", "--advisory", advisory, "--lang", "en")
    child.expect("QUESTION 1 OF 5")
    child.expect("yes / no|number or name|numbers or names")
    child.sendline("why")
    child.expect("hangs on it: levels")
    child.sendline("unknown")
    child.expect("QUESTION 2 OF 5")


def test_an_exercise_says_so_at_every_question(start: Start, advisory: str) -> None:
    child = start("start", "--advisory", advisory, "--mode", "exercise")
    for number in (1, 2):
        child.expect(rf"\[OEFENING\] VRAAG {number} VAN 5")
        asks(child)
        child.sendline("onbekend")


@pytest.mark.parametrize(
    ("arguments", "code", "rule"),
    [
        (["start"], ExitCode.WRONG_USE, "not-asked"),
        (["start", "--title", "Lek"], ExitCode.FINE, ""),
        (["resume"], ExitCode.WRONG_USE, "incident-none"),
    ],
    ids=["no title", "a title", "resume"],
)
def test_without_a_terminal_nothing_is_asked(
    environment: dict[str, str], arguments: list[str], code: int, rule: str
) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "ncp", "incident", *arguments], env=environment, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, check=False, timeout=20,
    )  # fmt: skip
    assert (result.returncode, rule in result.stderr) == (code, True)
    assert " > " not in result.stdout


def test_answers_from_a_pipe_are_not_taken_for_an_officer(environment: dict[str, str], advisory: str) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "ncp", "incident", "start", "--advisory", advisory], env=environment,
        input="ja\nja\nja\n", capture_output=True, text=True, check=False, timeout=20,
    )  # fmt: skip
    assert result.returncode == 0
    assert "NU TE DOEN" in result.stdout
    assert "VRAAG 1" not in result.stdout

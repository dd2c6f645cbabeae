"""``incident evaluate`` in a real pseudo-terminal: the material of the log first, then the questions in their order."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ncp.dates import day_of
from ncp.incident.events import EvaluationNoted, Event, ImprovementPlanned, LessonDrawn
from tests.conftest import ROOT

pexpect = pytest.importorskip("pexpect")
pytestmark = pytest.mark.slow

BEFORE = (
    "start --title Sluis --mode exercise --playbook critical-vulnerability --at {day}T09:00",
    "skip cv-confirm --reason nummer-ontbrak --at {day}T09:05",
    "answer casualties onbekend --at {day}T09:10",
    "close --grounds voorbij",
)
"""Yesterday, because these are processes of their own with the clock of the machine."""
WELL, BADLY, LESSON, ABOUT = "Wat ging goed", "Wat ging niet goed", "Welke les", "Waar gaat het over"
IMPROVEMENT, OWNER, DUE = "Welke verbetering", "Wie doet dat", "Voor wanneer"
EVALUATION = (EvaluationNoted, LessonDrawn, ImprovementPlanned)

Talk = Callable[..., str]


@pytest.fixture
def environment(tmp_path: Path, warm_cache: Path) -> dict[str, str]:
    home = tmp_path / "home"
    shutil.copytree(warm_cache, home / "cache")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NCP_", "COLUMNS", "LINES"))}
    made = {**kept, "NCP_HOME": str(home), "NCP_PLAN": str(ROOT), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    yesterday = day_of(datetime.now(UTC)) - timedelta(days=1)
    for line in BEFORE:
        call = [sys.executable, "-m", "ncp", "incident", *line.format(day=yesterday).split()]
        subprocess.run(call, env=made, capture_output=True, check=True)
    return made


@pytest.fixture
def talk(environment: dict[str, str]) -> Iterator[Talk]:
    """Answer prompts in order; everything that stood on the screen."""
    children = []

    def talked(*turns: tuple[str, str], ends: bool = True) -> str:
        child = pexpect.spawn(
            sys.executable, ["-m", "ncp", "incident", "evaluate"], env=environment, encoding="utf-8", timeout=20,
            dimensions=(50, 120), codec_errors="replace",
        )  # fmt: skip
        children.append(child)
        seen = ""
        for prompt, answer in turns:
            child.expect(prompt)
            seen += child.before + child.after
            child.expect("> ")
            seen += child.before
            child.sendline(answer)
        if ends:
            child.expect(pexpect.EOF)
            seen += child.before
        return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", seen)

    yield talked
    for child in children:
        child.close(force=True)


@pytest.fixture
def recorded(environment: dict[str, str]) -> Callable[[], list[Event]]:
    """What the evaluation left in the log, as a second process reads it."""

    def read() -> list[Event]:
        from ncp.incident.journal import read_log
        from ncp.incident.sqlite import SqliteJournal

        journal = SqliteJournal(Path(environment["NCP_HOME"]) / "journal.db")
        (name,) = journal.incidents()
        events = [sealed.entry.event for sealed in read_log(journal, name)]
        journal.close()
        return [event for event in events if isinstance(event, EVALUATION)]

    return read


def test_material_of_the_log_comes_before_the_questions(talk: Talk) -> None:
    seen = " ".join(talk((WELL, "stop")).split())
    assert "OEFENING" in seen
    assert seen.index("OVERGESLAGEN STAPPEN") < seen.index("nummer-ontbrak") < seen.index(WELL)
    assert seen.index("GEVRAAGD EN ONBEKEND GEBLEVEN") < seen.index("Slachtoffers") < seen.index(WELL)


def test_questions_come_in_order_and_every_answer_is_in_the_log(
    talk: Talk, recorded: Callable[[], list[Event]]
) -> None:
    talk(
        (WELL, "snel"), (WELL, ""), (BADLY, "stil"), (BADLY, ""),
        (LESSON, "bel eerst"), (ABOUT, "cv-confirm, ncc"), (IMPROVEMENT, "nummers erin"), (OWNER, "nctv"),
        (DUE, "2999-03-01"), (LESSON, ""),
    )  # fmt: skip
    well, badly, lesson, improvement = recorded()
    assert (well, badly) == (EvaluationNoted("well", "snel"), EvaluationNoted("badly", "stil"))
    assert lesson == LessonDrawn("bel eerst", ("cv-confirm", "ncc"))
    assert isinstance(improvement, ImprovementPlanned)
    assert (improvement.text, improvement.owner, str(improvement.due)) == ("nummers erin", "nctv", "2999-03-01")
    assert improvement.lesson is not None


def test_wrong_answer_is_explained_and_asked_again(talk: Talk, recorded: Callable[[], list[Event]]) -> None:
    seen = talk(
        (WELL, ""), (BADLY, ""), (LESSON, "bel eerst"), (ABOUT, "cv-confrm"), (ABOUT, ""), (IMPROVEMENT, "erin"),
        (OWNER, "nctb"), (OWNER, "nctv"), (DUE, "morgen"), (DUE, "2999-03-01"), (LESSON, "stop"),
    )  # fmt: skip
    assert [rule in seen for rule in ("[about-unknown]", "[role-unknown]", "[date-unreadable]")] == [True] * 3
    assert [type(event) for event in recorded()] == [LessonDrawn, ImprovementPlanned]


def test_improvement_without_an_owner_is_left_out_and_says_so(talk: Talk, recorded: Callable[[], list[Event]]) -> None:
    seen = talk(
        (WELL, ""), (BADLY, ""), (LESSON, "bel eerst"), (ABOUT, ""), (IMPROVEMENT, "erin"), (OWNER, ""), (LESSON, "")
    )
    assert "De verbetering is niet vastgelegd" in seen
    assert [type(event) for event in recorded()] == [LessonDrawn]


def test_stopping_keeps_what_was_given(talk: Talk, recorded: Callable[[], list[Event]]) -> None:
    talk((WELL, "snel"), (WELL, "stop"))
    assert recorded() == [EvaluationNoted("well", "snel")]


@pytest.mark.parametrize(
    ("key", "said", "code"),
    [
        pytest.param("\x03", r"\[interrupted-evaluation\].*ncp incident evaluate", 130, id="Ctrl-C"),
        pytest.param("\x04", r"> \s*\n.*OEFENING", 0, id="Ctrl-D"),
    ],
)
def test_breaking_off_says_how_to_go_on(environment: dict[str, str], key: str, said: str, code: int) -> None:
    child = pexpect.spawn(
        sys.executable, ["-m", "ncp", "incident", "evaluate"], env=environment, encoding="utf-8", timeout=20,
        dimensions=(50, 200),
    )  # fmt: skip
    child.expect(WELL)
    child.send(key)
    child.expect(pexpect.EOF)
    child.close()
    assert re.search(said, child.before.replace("\r", ""))
    assert child.exitstatus == code

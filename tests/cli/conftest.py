"""A running incident to begin from, its log as it lies in the store, and what a wrong call must look like."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ncp.cli import current
from ncp.cli.main import run
from ncp.cli.session import Session
from ncp.incident.events import Entry
from ncp.incident.journal import read_log
from ncp.incident.sqlite import SqliteJournal
from ncp.problem import ExitCode
from tests.conftest import NOW, ROOT, Clock, Ncp, Result, close_session

Entries = Callable[[], list[Entry]]

ESC = "\x1b"
HOSTILE = f"{ESC}[31m{ESC}]0;x\x07\u202e\n{ESC}c"
WRONG, FINDINGS, FAULT = ExitCode.WRONG_USE, ExitCode.FINDINGS, ExitCode.OUR_FAULT

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

INCIDENT = "20261123-lek-in-citrix"
BEGIN = (["incident", "start", "--title", "Lek in Citrix"], ["incident", "answer", "exploited", "ja"])


@pytest.fixture(scope="session")
def begun_store(tmp_path_factory: pytest.TempPathFactory, warm_cache: Path) -> Path:
    """A store with one incident: 1 the beginning, 2 the advice shown, 3 an answer, 4 the advice after it."""
    folder = tmp_path_factory.mktemp("begun") / "home"
    shutil.copytree(warm_cache, folder / "cache")
    current.use(Session({"NCP_HOME": str(folder), "NCP_PLAN": str(ROOT)}, Clock(NOW)))
    for arguments in BEGIN:
        with contextlib.redirect_stdout(io.StringIO()):
            assert run(arguments) == 0
    close_session()
    return folder / "journal.db"


@pytest.fixture
def begun(begun_store: Path, ncp: Ncp, home: Path) -> Ncp:
    """``ncp`` on a store in which an incident runs."""
    shutil.copyfile(begun_store, home / "journal.db")
    return ncp


@pytest.fixture
def entries(home: Path) -> Entries:
    """The log of the current incident, read past the program."""

    def read() -> list[Entry]:
        journal = SqliteJournal(home / "journal.db")
        incident = journal.current()
        log = [sealed.entry for sealed in read_log(journal, incident)] if incident else []
        journal.close()
        return log

    return read


@pytest.fixture
def disputed(begun: Ncp) -> Ncp:
    """Two sources contradict each other on a fact that changes an outcome."""
    begun("incident", "answer", "personal-data-breach", "ja", "--source", "Citrix")
    result = begun("incident", "answer", "personal-data-breach", "nee", "--source", "Fox-IT")
    assert result.code == 0
    return begun


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


def known(ncp: Ncp) -> dict[str, Any]:
    return {claim["fact"]: claim["value"] for claim in as_json(ncp, "status")["facts"]}


def applying_playbooks(ncp: Ncp) -> list[str]:
    found: list[str] = as_json(ncp, "next")["playbooks"]
    return found


def escalate(ncp: Ncp, level: str, command: str = "escalate") -> Result:
    return ncp("incident", command, level, "--by", "nctv", "--grounds", "de feiten")


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

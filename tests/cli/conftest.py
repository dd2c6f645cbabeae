"""A running incident to begin from, made once, and its log as it lies in the store."""

from __future__ import annotations

import contextlib
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ncp.cli import current
from ncp.cli.main import run
from ncp.cli.session import Session
from ncp.incident.events import Entry
from ncp.incident.journal import read_log
from ncp.incident.sqlite import SqliteJournal
from tests.conftest import NOW, ROOT, Clock, Ncp, close_session

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
def entries(home: Path) -> Callable[[], list[Entry]]:
    """The log of the current incident, read past the program."""

    def read() -> list[Entry]:
        journal = SqliteJournal(home / "journal.db")
        incident = journal.current()
        log = [sealed.entry for sealed in read_log(journal, incident)] if incident else []
        journal.close()
        return log

    return read

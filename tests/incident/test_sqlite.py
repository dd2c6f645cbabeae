"""What only the SQLite store promises: who can read the file, how it is written, and that SQL cannot change the log."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ncp.incident.events import Draft, IncidentStarted, NoteLogged
from ncp.incident.journal import append, read_log
from ncp.incident.sqlite import APPLICATION_ID, SCHEMA_VERSION, SqliteJournal

NOON = datetime(2020, 1, 17, 12, tzinfo=UTC)
EVENTS = (IncidentStarted("Citrix", "replay", "TLP:AMBER", "draft", "sha256:1", "0.1.0"), NoteLogged("first"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.db"


@pytest.fixture
def journal(path: Path) -> Iterator[SqliteJournal]:
    opened = SqliteJournal(path)
    append(opened, "one", (), [Draft(event, NOON, "nctv", "TLP:AMBER") for event in EVENTS], NOON)
    yield opened
    opened.close()


@pytest.fixture
def database(path: Path, journal: SqliteJournal) -> Iterator[sqlite3.Connection]:
    """The same file through plain SQL, as somebody with the sqlite3 shell has it."""
    opened = sqlite3.connect(path, isolation_level=None)
    yield opened
    opened.close()


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("end", ["", "-wal", "-shm"], ids=["the database", "the write-ahead log", "its index"])
def test_only_the_owner_can_read_and_write_the_file(path: Path, journal: SqliteJournal, end: str) -> None:
    assert mode_of(path.with_name(path.name + end)) == 0o600


def test_only_the_owner_can_enter_a_folder_that_the_store_made(path: Path, journal: SqliteJournal) -> None:
    assert mode_of(path.parent) == 0o700


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET body = x'7b7d' WHERE number = 2",
        "UPDATE entry SET hash = 'other'",
        "UPDATE entry SET incident = 'two'",
        "DELETE FROM entry WHERE number = 2",
        "DELETE FROM entry",
    ],
)
def test_sql_cannot_change_or_delete_an_entry(
    database: sqlite3.Connection, journal: SqliteJournal, statement: str
) -> None:
    before = read_log(journal, "one")
    with pytest.raises(sqlite3.IntegrityError, match="the log is never"):
        database.execute(statement)
    assert read_log(journal, "one") == before


def test_sql_cannot_put_a_second_entry_in_a_place_that_is_taken(database: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        database.execute("INSERT INTO entry VALUES ('one', 2, x'7b7d', 'hash')")


def test_the_file_says_that_it_is_ours_and_in_which_version(database: sqlite3.Connection) -> None:
    marks = [database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    assert marks == [APPLICATION_ID, SCHEMA_VERSION]


def test_the_log_is_written_ahead(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_every_entry_is_on_the_disk_before_the_command_says_so(journal: SqliteJournal) -> None:
    full = 2
    assert journal._database.execute("PRAGMA synchronous").fetchone() == (full,)


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    journal = SqliteJournal(path)
    assert journal.incidents() == ()
    journal.close()


def test_a_second_opening_keeps_what_is_there(path: Path, journal: SqliteJournal) -> None:
    again = SqliteJournal(path)
    assert read_log(again, "one") == read_log(journal, "one")
    again.close()

"""A store that is locked, foreign, full or tampered with: one line, and nothing is lost."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from ncp.cli import current
from ncp.incident import sqlite
from tests.cli.conftest import FAULT, FINDINGS, WRONG, Entries, check
from tests.conftest import Ncp


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

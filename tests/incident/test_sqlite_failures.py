"""When the store fails: one rule, one exit code, and everything that was in the log is still there."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ncp.incident import sqlite
from ncp.incident.events import Draft, Event, IncidentStarted, NoteLogged
from ncp.incident.journal import append, read_log
from ncp.incident.sqlite import SCHEMA_VERSION, SqliteJournal
from ncp.problem import ExitCode, Problem, Refused

NOON = datetime(2020, 1, 17, 12, tzinfo=UTC)
LONG = "x" * 20_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.db"


@pytest.fixture
def journal(path: Path) -> Iterator[SqliteJournal]:
    """An open store that holds one incident of two entries."""
    opened = SqliteJournal(path)
    begin = IncidentStarted("Citrix", "replay", "TLP:AMBER", "draft", "sha256:1", "0.1.0")
    append(opened, "one", (), drafts(begin, NoteLogged("first")), NOON)
    yield opened
    opened.close()


def drafts(*events: Event) -> list[Draft]:
    return [Draft(event, NOON, "nctv", "TLP:AMBER") for event in events]


def add(journal: SqliteJournal, text: str) -> None:
    append(journal, "one", read_log(journal, "one"), drafts(NoteLogged(text)), NOON)


def texts_in(journal: SqliteJournal) -> list[str]:
    events = [sealed.entry.event for sealed in read_log(journal, "one")]
    return [event.text for event in events if isinstance(event, NoteLogged)]


def refusal(call: Callable[[], object]) -> tuple[Problem, ExitCode]:
    with pytest.raises(Refused) as caught:
        call()
    assert len(caught.value.problems) == 1
    return caught.value.problems[0], caught.value.exit_code


def other_connection(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


# files that are not ours


def foreign_database(path: Path) -> None:
    database = other_connection(path)
    database.execute("CREATE TABLE bookmark (url TEXT)")
    database.execute("INSERT INTO bookmark VALUES ('https://example.org')")
    database.close()


def database_of_another_program(path: Path) -> None:
    foreign_database(path)
    database = other_connection(path)
    database.execute("PRAGMA application_id = 42")
    database.close()


def text_file(path: Path) -> None:
    path.write_text("boodschappen: melk, brood\n" * 100, encoding="utf-8")


def short_text_file(path: Path) -> None:
    path.write_text("hallo", encoding="utf-8")


def binary_file(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


@pytest.mark.parametrize(
    "make", [foreign_database, database_of_another_program, text_file, short_text_file, binary_file]
)
def test_a_file_that_is_not_ours_is_refused_and_left_as_it_was(path: Path, make: Callable[[Path], None]) -> None:
    path.parent.mkdir()
    make(path)
    before = path.read_bytes()
    problem, code = refusal(lambda: SqliteJournal(path))
    assert (problem.rule, problem.values["path"], code) == ("store-foreign", str(path), ExitCode.WRONG_USE)
    assert path.read_bytes() == before


def test_a_store_of_a_newer_program_is_refused_and_left_as_it_was(path: Path, journal: SqliteJournal) -> None:
    database = other_connection(path)
    database.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    problem, code = refusal(lambda: SqliteJournal(path))
    assert (problem.rule, code) == ("store-newer", ExitCode.WRONG_USE)
    assert problem.values["version"] == str(SCHEMA_VERSION + 1)
    assert database.execute("SELECT count(*) FROM entry").fetchone() == (2,)
    database.close()


# a store that somebody else holds


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait a moment for a lock instead of five seconds."""
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)


@pytest.mark.usefixtures("impatient")
def test_a_store_that_another_program_writes_is_locked(path: Path, journal: SqliteJournal) -> None:
    mine = SqliteJournal(path)
    holder = other_connection(path)
    holder.execute("BEGIN IMMEDIATE")
    problem, code = refusal(lambda: add(mine, "second"))
    assert (problem.rule, code) == ("store-locked", ExitCode.OUR_FAULT)
    assert texts_in(mine) == ["first"]  # reading goes on meanwhile
    holder.execute("ROLLBACK")
    add(mine, "second")
    assert texts_in(mine) == ["first", "second"]
    holder.close()
    mine.close()


@pytest.mark.usefixtures("impatient")
def test_a_store_that_another_program_keeps_for_itself_is_locked(path: Path, journal: SqliteJournal) -> None:
    journal.close()
    holder = other_connection(path)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN IMMEDIATE")
    problem, code = refusal(lambda: SqliteJournal(path).incidents())
    assert (problem.rule, code) == ("store-locked", ExitCode.OUR_FAULT)
    holder.execute("ROLLBACK")
    holder.close()
    again = SqliteJournal(path)
    assert texts_in(again) == ["first"]
    again.close()


@pytest.mark.usefixtures("impatient")
def test_a_new_store_that_another_program_is_making_is_locked(path: Path) -> None:
    path.parent.mkdir()
    holder = other_connection(path)
    holder.execute("BEGIN EXCLUSIVE")
    assert refusal(lambda: SqliteJournal(path))[0].rule == "store-locked"
    holder.execute("ROLLBACK")
    holder.close()
    SqliteJournal(path).close()


# no room, no permission


def test_a_full_disk_is_said_and_what_was_in_the_log_is_safe(journal: SqliteJournal) -> None:
    pages = journal._database.execute("PRAGMA page_count").fetchone()[0]
    journal._database.execute(f"PRAGMA max_page_count = {pages}")
    problem, code = refusal(lambda: add(journal, LONG))
    assert (problem.rule, code) == ("store-full", ExitCode.OUR_FAULT)
    assert texts_in(journal) == ["first"]


def test_after_room_was_made_the_same_append_works(journal: SqliteJournal) -> None:
    pages = journal._database.execute("PRAGMA page_count").fetchone()[0]
    journal._database.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Refused):
        add(journal, LONG)
    journal._database.execute("PRAGMA max_page_count = 1000000")
    add(journal, LONG)
    assert texts_in(journal) == ["first", LONG]


def test_a_full_disk_keeps_none_of_several_entries(journal: SqliteJournal) -> None:
    pages = journal._database.execute("PRAGMA page_count").fetchone()[0]
    journal._database.execute(f"PRAGMA max_page_count = {pages}")
    log = read_log(journal, "one")
    with pytest.raises(Refused):
        append(journal, "one", log, drafts(NoteLogged("fits"), NoteLogged(LONG)), NOON)
    assert read_log(journal, "one") == log


def test_a_plan_that_does_not_fit_on_the_disk_is_said_too(journal: SqliteJournal) -> None:
    pages = journal._database.execute("PRAGMA page_count").fetchone()[0]
    journal._database.execute(f"PRAGMA max_page_count = {pages}")
    assert refusal(lambda: journal.keep_plan("sha256:1", LONG.encode()))[0].rule == "store-full"
    assert journal.kept_plan("sha256:1") is None


def test_a_store_that_may_only_be_read_is_unwritable_and_still_reads(path: Path, journal: SqliteJournal) -> None:
    journal._database.execute("PRAGMA query_only = ON")
    problem, code = refusal(lambda: add(journal, "second"))
    assert (problem.rule, code) == ("store-unwritable", ExitCode.OUR_FAULT)
    assert texts_in(journal) == ["first"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes in any folder")
def test_a_folder_that_may_only_be_read_is_unwritable(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    problem, code = refusal(lambda: SqliteJournal(folder / "journal.db"))
    assert (problem.rule, code) == ("store-unwritable", ExitCode.OUR_FAULT)


def a_file_where_the_folder_should_be(path: Path) -> None:
    path.parent.write_text("a file", encoding="utf-8")


def a_folder_where_the_database_should_be(path: Path) -> None:
    path.mkdir(parents=True)


def a_folder_that_no_file_can_be_made_in(path: Path) -> None:
    path.parent.symlink_to("/proc/self/fd")


@pytest.mark.parametrize(
    "make",
    [
        a_file_where_the_folder_should_be,
        a_folder_where_the_database_should_be,
        pytest.param(
            a_folder_that_no_file_can_be_made_in,
            marks=pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="there is no /proc here"),
        ),
    ],
)
def test_a_place_where_no_file_can_be_is_unwritable_with_the_reason(path: Path, make: Callable[[Path], None]) -> None:
    make(path)
    problem, code = refusal(lambda: SqliteJournal(path))
    assert (problem.rule, problem.values["path"], code) == ("store-unwritable", str(path), ExitCode.OUR_FAULT)
    assert problem.values["reason"]


# damage


def test_a_store_with_a_damaged_page_is_corrupt(path: Path, journal: SqliteJournal) -> None:
    for number in range(30):
        add(journal, f"{number} {LONG}")
    journal.close()
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)  # all but the page that says what it is
    path.write_bytes(bytes(content))
    problem, code = refusal(lambda: SqliteJournal(path).incidents())
    assert (problem.rule, code) == ("store-corrupt", ExitCode.OUR_FAULT)


def test_a_store_without_its_tables_does_not_work_and_says_why(path: Path, journal: SqliteJournal) -> None:
    database = other_connection(path)
    database.execute("DROP TABLE chosen")
    database.close()
    problem, code = refusal(journal.current)
    assert (problem.rule, code) == ("store-failed", ExitCode.OUR_FAULT)
    assert "chosen" in problem.values["reason"]
    assert texts_in(journal) == ["first"]

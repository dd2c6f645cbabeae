"""What any store of logs must do. Every test here runs against every store in ``STORES``."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from ncp.incident.events import Draft, Event, IncidentStarted, NoteLogged
from ncp.incident.journal import Journal, Sealed, append, read_log
from ncp.incident.sqlite import SqliteJournal
from ncp.problem import ExitCode, Refused

NOON = datetime(2020, 1, 17, 12, tzinfo=UTC)
BEGIN = IncidentStarted("Citrix", "replay", "TLP:AMBER", "draft", "sha256:1", "0.1.0")
NOTES = 25
"""How much each of several writers writes."""


class SqliteStore:
    """SQLite in a file; ``change`` does what only somebody with the file in his hands can do."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "journal.db"

    def open(self) -> SqliteJournal:
        return SqliteJournal(self.path)

    def change(self, incident: str, number: int, statement: str, *values: object) -> None:
        """Run SQL on one entry of a closed store, past the triggers."""
        with sqlite3.connect(self.path) as database:
            for (name,) in list(database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")):
                database.execute(f"DROP TRIGGER {name}")
            database.execute(f"{statement} WHERE incident = ? AND number = ?", (*values, incident, number))
        database.close()


STORES: dict[str, Callable[[Path], SqliteStore]] = {"sqlite": SqliteStore}


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> SqliteStore:
    return STORES[request.param](tmp_path)


@pytest.fixture
def journal(store: SqliteStore) -> Iterator[Journal]:
    opened = store.open()
    yield opened
    opened.close()


def drafts(*texts: str) -> list[Draft]:
    return [draft(NoteLogged(text)) for text in texts]


def draft(event: Event) -> Draft:
    return Draft(event, NOON, "nctv", "TLP:AMBER")


def begun(journal: Journal, incident: str = "one", *texts: str) -> tuple[Sealed, ...]:
    """An incident with its first entry and a note for every text."""
    return append(journal, incident, (), [draft(BEGIN), *drafts(*texts)], NOON)


def texts_of(log: tuple[Sealed, ...]) -> list[str]:
    return [sealed.entry.event.text for sealed in log if isinstance(sealed.entry.event, NoteLogged)]


def rule_of(call: Callable[[], object]) -> tuple[str, dict[str, str], ExitCode]:
    with pytest.raises(Refused) as caught:
        call()
    problem = caught.value.problems[0]
    return problem.rule, problem.values, caught.value.exit_code


# appending and reading


def test_what_was_appended_is_read_back_the_same(journal: Journal) -> None:
    log = begun(journal, "one", "first", "second")
    assert read_log(journal, "one") == log


def test_entries_come_back_in_the_order_in_which_they_were_added(journal: Journal) -> None:
    log = begun(journal)
    for number in range(12):
        log = append(journal, "one", log, drafts(f"note {number}"), NOON)
    read = read_log(journal, "one")
    assert texts_of(read) == [f"note {number}" for number in range(12)]
    assert [sealed.entry.number for sealed in read] == list(range(1, 14))


def test_every_entry_carries_the_hash_of_the_one_before(journal: Journal) -> None:
    begun(journal, "one", "first", "second")
    log = read_log(journal, "one")
    assert [sealed.entry.previous for sealed in log] == ["", log[0].hash, log[1].hash]


def test_another_connection_reads_what_this_one_wrote(journal: Journal, store: SqliteStore) -> None:
    log = begun(journal, "one", "first")
    other = store.open()
    assert read_log(other, "one") == log
    other.close()


def test_a_note_keeps_every_character(journal: Journal) -> None:
    text = "«Überlast» — 漏洞 🔥 'quoted'; DROP TABLE entry; -- \n second line"
    begun(journal, "one", text)
    assert texts_of(read_log(journal, "one")) == [text]


def test_recording_keeps_its_own_moment_beside_the_moment_it_was_so(journal: Journal) -> None:
    later = NOON + timedelta(hours=2, microseconds=7)
    append(journal, "one", (), [draft(BEGIN)], later)
    entry = read_log(journal, "one")[0].entry
    assert (entry.recorded_at, entry.valid_at) == (later, NOON)


def test_an_incident_that_does_not_exist_is_unknown(journal: Journal) -> None:
    rule, values, code = rule_of(lambda: read_log(journal, "none"))
    assert (rule, values, code) == ("incident-unknown", {"id": "none"}, ExitCode.WRONG_USE)


def test_incidents_are_listed_in_the_order_in_which_they_began(journal: Journal) -> None:
    for name in ("zebra", "ape", "mule"):
        begun(journal, name)
    assert journal.incidents() == ("zebra", "ape", "mule")


def test_incidents_do_not_mix(journal: Journal) -> None:
    one = begun(journal, "one", "of one")
    begun(journal, "two", "of two")
    append(journal, "one", one, drafts("of one again"), NOON)
    assert texts_of(read_log(journal, "one")) == ["of one", "of one again"]
    assert texts_of(read_log(journal, "two")) == ["of two"]


# following


def test_a_writer_who_did_not_see_the_last_entry_is_refused(journal: Journal) -> None:
    stale = begun(journal)
    append(journal, "one", stale, drafts("by the first writer"), NOON)
    rule, values, _ = rule_of(lambda: append(journal, "one", stale, drafts("by the second"), NOON))
    assert (rule, values) == ("store-conflict", {"id": "one", "expected": "1", "found": "2"})


def test_a_refused_writer_overwrites_nothing(journal: Journal) -> None:
    stale = begun(journal)
    kept = append(journal, "one", stale, drafts("by the first writer"), NOON)
    with pytest.raises(Refused):
        append(journal, "one", stale, drafts("by the second"), NOON)
    assert read_log(journal, "one") == kept


def test_a_writer_who_runs_ahead_of_the_log_is_refused(journal: Journal) -> None:
    begun(journal)
    assert rule_of(lambda: journal.add("one", 5, [(b"{}", "hash")]))[0] == "store-conflict"


def test_a_second_beginning_of_the_same_incident_is_refused(journal: Journal) -> None:
    begun(journal)
    assert rule_of(lambda: begun(journal))[0] == "store-conflict"


def test_entries_are_added_all_or_none(journal: Journal) -> None:
    log = begun(journal)
    broken = [(b"{}", "hash"), (None, "hash")]  # the second cannot be stored
    with pytest.raises(Refused):
        journal.add("one", 1, broken)  # type: ignore[list-item]
    assert read_log(journal, "one") == log


def test_after_a_failed_append_the_next_one_works(journal: Journal) -> None:
    log = begun(journal)
    with pytest.raises(Refused):
        journal.add("one", 1, [(None, "hash")])  # type: ignore[list-item]
    append(journal, "one", log, drafts("after"), NOON)
    assert texts_of(read_log(journal, "one")) == ["after"]


# the plan beside the log, and the current incident


def test_a_plan_that_was_kept_comes_back_by_its_digest(journal: Journal) -> None:
    journal.keep_plan("sha256:1", b"\x00plan")
    assert (journal.kept_plan("sha256:1"), journal.kept_plan("sha256:2")) == (b"\x00plan", None)


def test_keeping_a_plan_twice_keeps_the_first(journal: Journal) -> None:
    journal.keep_plan("sha256:1", b"first")
    journal.keep_plan("sha256:1", b"second")
    assert journal.kept_plan("sha256:1") == b"first"


def test_a_new_store_has_no_current_incident(journal: Journal) -> None:
    assert journal.current() is None


def test_the_last_chosen_incident_is_the_current_one(journal: Journal, store: SqliteStore) -> None:
    journal.make_current("one")
    journal.make_current("two")
    other = store.open()
    assert (journal.current(), other.current()) == ("two", "two")
    other.close()


# tampering


def stored_body(journal: Journal, number: int) -> bytes:
    return journal.bodies("one")[number - 1][0]


@pytest.mark.parametrize("number", [1, 2, 3, 4], ids=lambda number: f"entry {number}")
@pytest.mark.parametrize("place", [0, 12, -2, -1], ids=["first byte", "early byte", "last but one", "last byte"])
def test_one_changed_byte_is_found_with_the_number_of_the_entry(
    journal: Journal, store: SqliteStore, number: int, place: int
) -> None:
    begun(journal, "one", "first", "second", "third")
    body = bytearray(stored_body(journal, number))
    body[place] ^= 1
    store.change("one", number, "UPDATE entry SET body = ?", bytes(body))
    rule, values, code = rule_of(lambda: read_log(journal, "one"))
    assert (rule, values["entry"], code) == ("log-broken", str(number), ExitCode.FINDINGS)


def test_a_changed_word_with_a_hash_that_fits_is_found_at_the_next_entry(journal: Journal, store: SqliteStore) -> None:
    from ncp.incident.events import hash_of

    begun(journal, "one", "first", "second", "third")
    body = stored_body(journal, 2).replace(b"first", b"worst")
    store.change("one", 2, "UPDATE entry SET body = ?, hash = ?", body, hash_of(body))
    assert rule_of(lambda: read_log(journal, "one"))[1]["entry"] == "3"


@pytest.mark.parametrize(
    "body", [b"", b"not json", b"\xff\xfe", b"{}", b'{"incident":"one"}'], ids=["empty", "text", "bytes", "{}", "half"]
)
def test_an_entry_replaced_by_something_else_is_found_even_with_a_hash_that_fits(
    journal: Journal, store: SqliteStore, body: bytes
) -> None:
    from ncp.incident.events import hash_of

    begun(journal, "one", "first", "second")
    store.change("one", 2, "UPDATE entry SET body = ?, hash = ?", body, hash_of(body))
    rule, values, _ = rule_of(lambda: read_log(journal, "one"))
    assert (rule, values["entry"]) == ("log-broken", "2")


def test_an_entry_taken_out_of_the_middle_is_found(journal: Journal, store: SqliteStore) -> None:
    begun(journal, "one", "first", "second", "third")
    store.change("one", 3, "DELETE FROM entry")
    assert rule_of(lambda: read_log(journal, "one"))[1]["entry"] == "3"


def test_a_log_under_the_name_of_another_incident_is_found(journal: Journal, store: SqliteStore) -> None:
    begun(journal, "one")
    store.change("one", 1, "UPDATE entry SET incident = 'two'")
    rule, values, _ = rule_of(lambda: read_log(journal, "two"))
    assert (rule, values["entry"]) == ("log-broken", "1")


# several writers in several processes


def write_notes(kind: str, folder: Path, name: str, errors: list[str]) -> None:
    """Append NOTES notes, reading again whenever another writer was first."""
    journal = STORES[kind](folder).open()
    for number in range(NOTES):
        while True:
            log = read_log(journal, "one")
            try:
                append(journal, "one", log, drafts(f"{name} {number}"), NOON)
                break
            except Refused as refused:
                if refused.problems[0].rule != "store-conflict":
                    errors.append(refused.problems[0].rule)
                    return


def open_and_begin(kind: str, folder: Path, name: str, errors: list[str]) -> None:
    """Make the store, or find it made, and begin an incident."""
    try:
        begun(STORES[kind](folder).open(), name)
    except Refused as refused:
        errors.append(refused.problems[0].rule)


def together(target: Callable[..., None], kind: str, folder: Path, names: list[str]) -> list[str]:
    """Run ``target`` once a name, in processes of their own; the rules of what went wrong."""
    context = get_context("spawn")
    with context.Manager() as manager:
        errors = manager.list()
        workers: list[BaseProcess] = [
            context.Process(target=target, args=(kind, folder, name, errors)) for name in names
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        assert [worker.exitcode for worker in workers] == [0] * len(names)
        return list(errors)


@pytest.mark.slow
@pytest.mark.parametrize("kind", STORES)
def test_two_writers_in_two_processes_lose_and_overwrite_nothing(kind: str, tmp_path: Path) -> None:
    journal = STORES[kind](tmp_path).open()
    begun(journal)
    assert together(write_notes, kind, tmp_path, ["ann", "bob"]) == []
    texts = texts_of(read_log(journal, "one"))
    journal.close()
    assert [text for text in texts if text.startswith("ann")] == [f"ann {number}" for number in range(NOTES)]
    assert [text for text in texts if text.startswith("bob")] == [f"bob {number}" for number in range(NOTES)]
    assert len(texts) == 2 * NOTES


@pytest.mark.slow
@pytest.mark.parametrize("kind", STORES)
def test_processes_that_make_a_new_store_at_the_same_moment_all_succeed(kind: str, tmp_path: Path) -> None:
    names = ["a", "b", "c", "d"]
    for attempt in range(3):
        folder = tmp_path / str(attempt)
        assert together(open_and_begin, kind, folder, names) == []
        journal = STORES[kind](folder).open()
        assert sorted(journal.incidents()) == names
        journal.close()

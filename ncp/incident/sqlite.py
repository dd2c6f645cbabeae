"""The journal in one SQLite file: write-ahead log, full sync, readable by its owner only.

Entries cannot be changed or deleted through SQL either: triggers refuse it.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ncp.problem import ExitCode, Refused, refuse

APPLICATION_ID = 0x4E435031  # "NCP1"
SCHEMA_VERSION = 1
BUSY_SECONDS = 5

_SCHEMA = (
    """CREATE TABLE entry (
        incident TEXT NOT NULL, number INTEGER NOT NULL, body BLOB NOT NULL, hash TEXT NOT NULL,
        PRIMARY KEY (incident, number)
    )""",
    "CREATE TABLE plan (digest TEXT PRIMARY KEY, body BLOB NOT NULL)",
    "CREATE TABLE chosen (only_one INTEGER PRIMARY KEY CHECK (only_one = 1), incident TEXT NOT NULL)",
    """CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
        BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END""",
    """CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
        BEGIN SELECT RAISE(ABORT, 'the log is never deleted'); END""",
    f"PRAGMA user_version = {SCHEMA_VERSION}",
    f"PRAGMA application_id = {APPLICATION_ID}",
)


class SqliteJournal:
    """A journal in the file ``path``, made when it is not there. See ``Journal`` for the methods."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._failures():
            self._database = self._open()

    def incidents(self) -> tuple[str, ...]:
        with self._failures():
            rows = self._database.execute("SELECT incident FROM entry WHERE number = 1 ORDER BY rowid")
            return tuple(row[0] for row in rows)

    def bodies(self, incident: str) -> tuple[tuple[bytes, str], ...]:
        with self._failures():
            question = "SELECT CAST(body AS BLOB), hash FROM entry WHERE incident = ? ORDER BY number"
            return tuple(self._database.execute(question, (incident,)))

    def add(self, incident: str, follows: int, bodies: Sequence[tuple[bytes, str]]) -> None:
        with self._failures(), self._transaction():
            question = "SELECT coalesce(max(number), 0) FROM entry WHERE incident = ?"
            last = self._database.execute(question, (incident,)).fetchone()[0]
            if last != follows:
                raise refuse("store-conflict", id=incident, expected=follows, found=last)
            self._database.executemany(
                "INSERT INTO entry (incident, number, body, hash) VALUES (?, ?, ?, ?)",
                [(incident, number, *pair) for number, pair in enumerate(bodies, start=follows + 1)],
            )

    def keep_plan(self, digest: str, body: bytes) -> None:
        with self._failures(), self._transaction():
            self._database.execute("INSERT OR IGNORE INTO plan (digest, body) VALUES (?, ?)", (digest, body))

    def kept_plan(self, digest: str) -> bytes | None:
        with self._failures():
            row = self._database.execute("SELECT body FROM plan WHERE digest = ?", (digest,)).fetchone()
            return row[0] if row else None

    def current(self) -> str | None:
        with self._failures():
            row = self._database.execute("SELECT incident FROM chosen").fetchone()
            return row[0] if row else None

    def make_current(self, incident: str) -> None:
        with self._failures(), self._transaction():
            self._database.execute(
                "INSERT INTO chosen (only_one, incident) VALUES (1, ?) "
                "ON CONFLICT (only_one) DO UPDATE SET incident = excluded.incident",
                (incident,),
            )

    def close(self) -> None:
        self._database.close()

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not self._path.exists():
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
        database = sqlite3.connect(self._path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            self._prepare(database)
        except BaseException:
            database.close()
            raise
        return database

    def _prepare(self, database: sqlite3.Connection) -> None:
        if _pragma(database, "application_id") != APPLICATION_ID:
            self._make(database)
        version = _pragma(database, "user_version")
        if version > SCHEMA_VERSION:
            raise refuse("store-newer", path=self._path, version=version)
        _write_ahead(database)
        database.execute("PRAGMA synchronous = FULL")

    def _make(self, database: sqlite3.Connection) -> None:
        """The tables in an empty database; another process may be at it at the same moment."""
        database.execute("BEGIN IMMEDIATE")
        if _pragma(database, "application_id") != APPLICATION_ID:
            if database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                raise refuse("store-foreign", path=self._path)
            for statement in _SCHEMA:
                database.execute(statement)
        database.execute("COMMIT")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")

    @contextmanager
    def _failures(self) -> Iterator[None]:
        """SQLite's errors as problems; each says what to do and that nothing was lost."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise self._refused(error) from error
        except OSError as error:
            raise refuse(
                "store-unwritable", ExitCode.OUR_FAULT, path=self._path, reason=error.strerror or error
            ) from error

    def _refused(self, error: sqlite3.DatabaseError) -> Refused:
        code = getattr(error, "sqlite_errorcode", None) or 0
        match code & 0xFF:
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                return refuse("store-locked", ExitCode.OUR_FAULT, path=self._path)
            case sqlite3.SQLITE_FULL:
                return refuse("store-full", ExitCode.OUR_FAULT, path=self._path)
            case sqlite3.SQLITE_NOTADB:
                return refuse("store-foreign", path=self._path)
            case sqlite3.SQLITE_CORRUPT:
                return refuse("store-corrupt", ExitCode.OUR_FAULT, path=self._path)
            case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
                return refuse("store-unwritable", ExitCode.OUR_FAULT, path=self._path, reason=error)
        return refuse("store-failed", ExitCode.OUR_FAULT, path=self._path, reason=error)


def _pragma(database: sqlite3.Connection, name: str) -> int:
    number: int = database.execute(f"PRAGMA {name}").fetchone()[0]
    return number


def _write_ahead(database: sqlite3.Connection) -> None:
    """Write-ahead log, kept in the file. SQLite itself does not wait for the moment at which it can switch."""
    last = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            database.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > last:
                raise
            time.sleep(0.01)

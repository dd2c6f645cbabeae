"""Journal: where the log is kept. Appending only, in a chain that shows every change afterwards.

``Journal`` says what a store must do; ``sqlite`` is the store that needs nothing but a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from msgspec import Struct

from ncp.incident.events import Draft, Entry, decode, encode, hash_of
from ncp.problem import ExitCode, refuse


class Sealed(Struct, frozen=True):
    """An entry as it is stored: its bytes and their hash."""

    entry: Entry
    hash: str


class Journal(Protocol):
    """A store of logs. Every method raises Refused with a store rule when the store fails."""

    def incidents(self) -> tuple[str, ...]:
        """The ids of all incidents, in the order in which they were started."""

    def bodies(self, incident: str) -> tuple[tuple[bytes, str], ...]:
        """The encoded entries of an incident with their hashes, oldest first; empty when there is none."""

    def add(self, incident: str, follows: int, bodies: Sequence[tuple[bytes, str]]) -> None:
        """Store entries after entry number ``follows``, all or none.

        Raises Refused (store-conflict) when another writer was first.
        """

    def keep_plan(self, digest: str, body: bytes) -> None:
        """Store a plan beside the log, so that the incident does not depend on the plan folder."""

    def kept_plan(self, digest: str) -> bytes | None:
        """A plan that was stored."""

    def current(self) -> str | None:
        """The incident that commands act on."""

    def make_current(self, incident: str) -> None:
        """Choose the incident that commands act on."""


def read_log(journal: Journal, incident: str) -> tuple[Sealed, ...]:
    """The log of an incident, with its chain checked.

    Raises Refused: incident-unknown, or log-broken with the number of the first entry that does not fit.
    """
    bodies = journal.bodies(incident)
    if not bodies:
        raise refuse("incident-unknown", id=incident)
    log: list[Sealed] = []
    previous = ""
    for number, (body, stored_hash) in enumerate(bodies, start=1):
        entry = _decoded(body) if hash_of(body) == stored_hash else None
        if entry is None or (entry.incident, entry.number, entry.previous) != (incident, number, previous):
            raise refuse("log-broken", ExitCode.FINDINGS, id=incident, entry=number)
        log.append(Sealed(entry, stored_hash))
        previous = stored_hash
    return tuple(log)


def _decoded(body: bytes) -> Entry | None:
    """The entry, or None when these bytes are none."""
    try:
        return decode(body)
    except ValueError:  # also what msgspec raises
        return None


def append(
    journal: Journal, incident: str, log: Sequence[Sealed], drafts: Sequence[Draft], now: datetime
) -> tuple[Sealed, ...]:
    """Seal drafts behind a log and store them, all or none. Returns the whole new log.

    ``now`` (aware, UTC) becomes the time of recording.
    """
    added = seal(incident, log, drafts, now)
    journal.add(incident, len(log), [(body, sealed.hash) for sealed, body in added])
    return (*log, *(sealed for sealed, _ in added))


def seal(
    incident: str, log: Sequence[Sealed], drafts: Sequence[Draft], now: datetime
) -> tuple[tuple[Sealed, bytes], ...]:
    """The entries that drafts become behind a log, each with its bytes. Stores nothing."""
    previous = log[-1].hash if log else ""
    added: list[tuple[Sealed, bytes]] = []
    for number, draft in enumerate(drafts, start=len(log) + 1):
        entry = Entry(incident, number, now, draft.valid_at, draft.by, draft.marking, draft.event, previous)
        body = encode(entry)
        previous = hash_of(body)
        added.append((Sealed(entry, previous), body))
    return tuple(added)

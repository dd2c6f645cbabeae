"""What every kind of record has: a name, a note, a basis, sources, a statement with a source."""

from __future__ import annotations

from collections.abc import Iterator

from ncp.diff.difference import Difference
from ncp.diff.judge import Judge, Judges, Rule, Verdict, came_and_went, one, window
from ncp.diff.meaning import Meaning
from ncp.plan.model.common import DatedRole, Statement

NAME = one("name-reworded", "wording")
NOTE = one("note-reworded", "wording")
BASIS = one("basis-changed", "certainty")
SOURCES = one("sources-changed", "upkeep")

RENAMED = one("record-renamed", "same-record")
MOVED = one("record-moved", "same-record")

STATEMENT = came_and_went("limit", "law-text")

JUDGES: Judges = {
    (DatedRole, "basis"): BASIS,
    (DatedRole, "sources"): SOURCES,
    (Statement, ""): STATEMENT,
    (Statement, "text"): one("limit-reworded", "law-text"),
    (Statement, "in_force"): window("limit"),
    (Statement, "basis"): BASIS,
    (Statement, "sources"): SOURCES,
}


def _version() -> Judge:
    """A version of an id that goes on. Where another speaks on its days, what the two differ in is what counts."""
    whats = ("added", "removed")
    rules = tuple(Rule(f"version-{what}", ("days-covered", "other-days")) for what in whats)

    def decide(found: Difference, _: Meaning) -> Iterator[Verdict]:
        yield Verdict(f"version-{found.what}", "days-covered" if found.beside else "other-days")

    return Judge(rules, decide)


VERSION = _version()

STANDING: tuple[Judge, ...] = (RENAMED, MOVED, VERSION)
"""What may happen to any record without a field of it changing."""

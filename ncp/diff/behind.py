"""Which changes are behind a difference: from the record and field that made it to the changes found there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ncp.diff.change import Change
from ncp.diff.shown.lens import Cause, Source

FIRST_WORD = re.compile(r"\w*")


class Behind:
    """All changes, found by the record that they are about."""

    def __init__(self, changes: Iterable[Change]) -> None:
        self._changes: dict[tuple[str, str], list[Change]] = {}
        for change in changes:
            self._changes.setdefault((change.subject.kind, change.subject.id), []).append(change)

    def fingerprints(self, causes: Iterable[Cause]) -> tuple[str, ...]:
        """The changes behind these causes, each once, in the order of the causes.

        Beside a change of the heaviest level the lighter ones explain nothing and are left out.
        """
        found = {change.fingerprint: change for cause in causes for change in self._of(cause)}
        heavy = tuple(name for name, change in found.items() if change.level == "ingrijpend")
        return heavy or tuple(found)

    def _of(self, cause: Cause) -> Iterator[Change]:
        for source in cause.sources:
            for change in self._changes.get((source.kind, source.id), ()):
                if first_word(change.field) in source.fields and _is_of_version(change, source):
                    yield change


def first_word(field: str) -> str:
    """The field of the record itself: ``duties`` of ``duties.nctv-convene-iao.within``."""
    found = FIRST_WORD.match(field)
    return found[0] if found else ""


def _is_of_version(change: Change, source: Source) -> bool:
    """Whether a change is about a version that was looked at, as far as it names one."""
    since = change.values.get("since")
    return since is None or not source.since or since in {day.isoformat() for day in source.since if day}

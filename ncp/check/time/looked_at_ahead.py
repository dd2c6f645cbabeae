"""Nobody looked yet on a day that is still to come.

nl:
    Niemand heeft al gekeken op een dag die nog moet komen.

    Een dag waarop iets is nagekeken, ligt niet na vandaag en niet na de datum van het plan. Meestal is het jaartal
    verkeerd. De melding komt één keer per bestand, bij de eerste.

en:
    Nobody looked yet on a day that is still to come.

    A day on which something was checked does not lie after today and after the date of the plan. Usually the year is
    wrong. The finding comes once for each file, at the first.

good:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    checked_on: 2026-11-23

bad:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    checked_on: 2062-11-23
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ncp.check.check import Context, Level
from ncp.plan.located import Path, ReadFile
from ncp.problem import Problem

LAYER = "time"
RULES: dict[str, Level] = {"looked-at-ahead": "warning"}
NEEDS = ("plan.yaml",)
LOOKED = ("checked_on", "state_on", "reviewed_on", "exercised_on")


def check(context: Context) -> Iterator[Problem]:
    """Days of looking that lie ahead, of today and of the plan's own date."""
    latest = max(context.on, context.plan.header.date)
    for file in context.files:
        found = [(path, day) for path, day in _looked(file) if day > latest]
        if found:
            path, day = found[0]
            values = {"key": str(path[-1]), "day": str(day), "count": str(len(found))}
            yield file.problem("looked-at-ahead", path, **values)


def _looked(file: ReadFile) -> Iterator[tuple[Path, date]]:
    for record, path in file.records:
        for key in LOOKED:
            day = getattr(record, key, None)
            if day is not None:
                yield (*path, key), day

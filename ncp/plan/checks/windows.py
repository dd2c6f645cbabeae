"""Windows end after they begin, and the versions of one record do not overlap.

nl:
    Een venster eindigt niet voor het begint.

    Beide dagen doen mee: `{from: 2026-08-15, to: 2026-08-15}` is één dag. Meestal zijn de datums verwisseld of staat er
    een verkeerd jaartal.

nl window-overlap:
    Twee versies van één bevoegdheid of niveau gelden nooit op dezelfde dag.

    Anders weet het programma niet welke tekst spreekt. Laat de oude versie eindigen op de dag voor de nieuwe begint. De
    melding staat bij de latere versie.

en:
    A window does not end before it begins.

    Both days count: `{from: 2026-08-15, to: 2026-08-15}` is one day. Usually the dates were swapped, or a
    year is wrong.

en window-overlap:
    Two versions of one power or level never hold on the same day.

    Otherwise the program does not know which text speaks. Let the old version end on the day before the new one begins.
    The finding stands at the later version.

good:
    # legal_powers/wbni.yaml, powers[wbni-share-residual-data]
    in_force: {from: 2018-11-09, to: 2022-11-30}

bad window-backwards:
    # legal_powers/wbni.yaml, powers[wbni-share-residual-data]
    in_force: {from: 2022-11-30, to: 2018-11-09}

bad window-overlap:
    # legal_powers/wbni.yaml, powers[wbni-share-residual-data]
    in_force: {from: 2018-11-09, to: 2022-12-31}
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from ncp.plan.checks.identity import VERSIONED
from ncp.plan.located import Path, ReadFile
from ncp.plan.model.common import Window
from ncp.plan.model.plan import Plan
from ncp.problem import Problem

LAYER = "time"
RULES = {"window-backwards": "error", "window-overlap": "error"}
NEEDS: tuple[str, ...] = ()

Version = tuple[Window, ReadFile, Path]


def check(plan: Plan, files: Sequence[ReadFile]) -> Iterator[Problem]:
    """Windows that are empty, and windows of one id that share a day."""
    del plan
    versions: dict[tuple[type, str], list[Version]] = {}
    for file in files:
        for record, path in file.records:
            if isinstance(record, Window) and record.from_ and record.to and record.to < record.from_:
                yield file.problem("window-backwards", path, start=str(record.from_), end=str(record.to))
            elif isinstance(record, VERSIONED):
                version = (record.in_force, file, (*path, "in_force"))
                versions.setdefault((type(record), record.id), []).append(version)
    for (_, name), found in versions.items():
        yield from _overlaps(name, found)


def _overlaps(name: str, found: list[Version]) -> Iterator[Problem]:
    ordered = sorted(found, key=lambda version: version[0].from_ or date.min)
    for earlier, later in pairwise(ordered):
        start = later[0].from_ or date.min
        if earlier[0].to is None or start <= earlier[0].to:
            yield later[1].problem("window-overlap", later[2], id=name, start=str(later[0].from_))

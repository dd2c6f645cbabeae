"""An id names one record: within a kind over all files, except for versions with their own window.

nl:
    Een id hoort bij één record; alleen versies met een eigen venster delen er een.

    Twee rollen of twee stappen met hetzelfde id kan het programma niet uit elkaar houden. De melding staat bij de
    tweede en noemt de plaats van de eerste. Kies een ander id voor het record dat het laatst kwam: ids blijven voor
    altijd.

en:
    An id belongs to one record; only versions with a window of their own share one.

    The program cannot tell two roles or two steps with the same id apart. The finding stands at the second and names
    the place of the first. Choose another id for the record that came last: ids stay for ever.

good:
    # reference/sources.yaml, sources[+]
    id: voorbeeld-2026
    title: Voorbeeldwet
    kind: law
    read: full

bad:
    # reference/sources.yaml, sources[+]
    id: own-modelling
    title: Voorbeeldwet
    kind: law
    read: full
"""

from collections.abc import Iterator, Sequence

from ncp.plan.located import Path, ReadFile
from ncp.plan.model.cases import Expectation
from ncp.plan.model.facts import FactValue
from ncp.plan.model.levels import Level
from ncp.plan.model.plan import Plan
from ncp.plan.model.playbooks import Option
from ncp.plan.model.powers import LadderRung, Power
from ncp.problem import Problem

LAYER = "shape"
RULES = {"id-duplicate": "error"}
NEEDS: tuple[str, ...] = ()

VERSIONED = (Power, Level)
"""Records of which one id may have several versions; ``windows`` checks that they do not overlap."""
LOCAL = (FactValue, Option, LadderRung)
"""Ids that only count inside the record that holds them."""
POINTING = (Expectation,)
"""Ids that name another record."""

Key = tuple[type, Path, str]
Seen = dict[Key, tuple[ReadFile, Path]]


def check(plan: Plan, files: Sequence[ReadFile]) -> Iterator[Problem]:
    """An id that two records of one kind share, reported at the second with the place of the first."""
    del plan
    seen: Seen = {}
    for file in files:
        for record, path in file.records:
            name = getattr(record, "id", None)
            if name is None or isinstance(record, VERSIONED + POINTING):
                continue
            holder = (file.path, *path[:-1]) if isinstance(record, LOCAL) else ()
            yield from _check(seen, (type(record), holder, name), file, (*path, "id"))


def _check(seen: Seen, key: Key, file: ReadFile, path: Path) -> Iterator[Problem]:
    if key not in seen:
        seen[key] = (file, path)
        return
    first_file, first_path = seen[key]
    first = first_file.place(first_path)
    yield file.problem("id-duplicate", path, id=key[-1], first=f"{first.path}:{first.line}")

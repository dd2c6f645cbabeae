"""Ids are unique: within a kind of record over all files, except for versions with their own window."""

from collections.abc import Iterator, Sequence

from ncp.plan.located import Path, ReadFile
from ncp.plan.model.cases import Expectation
from ncp.plan.model.facts import FactValue
from ncp.plan.model.levels import Level
from ncp.plan.model.playbooks import Option
from ncp.plan.model.powers import LadderRung, Power
from ncp.problem import Problem

VERSIONED = (Power, Level)
"""Records of which one id may have several versions; ``windows`` checks that they do not overlap."""
LOCAL = (FactValue, Option, LadderRung)
"""Ids that only count inside the record that holds them."""
POINTING = (Expectation,)
"""Ids that name another record."""

Key = tuple[type, Path, str]
Seen = dict[Key, tuple[ReadFile, Path]]


def check_identity(files: Sequence[ReadFile]) -> Iterator[Problem]:
    """An id that two records of one kind share, reported at the second with the place of the first."""
    seen: Seen = {}
    for file in files:
        for field in file.fields:
            if field.name != "id" or isinstance(field.owner, VERSIONED + POINTING):
                continue
            holder = (file.path, *field.path[:-2]) if isinstance(field.owner, LOCAL) else ()
            yield from _check(seen, (type(field.owner), holder, field.value), file, field.path)


def _check(seen: Seen, key: Key, file: ReadFile, path: Path) -> Iterator[Problem]:
    if key not in seen:
        seen[key] = (file, path)
        return
    first_file, first_path = seen[key]
    first = first_file.place(first_path)
    yield file.problem("id-duplicate", path, id=key[-1], first=f"{first.path}:{first.line}")

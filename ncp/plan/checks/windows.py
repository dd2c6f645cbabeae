"""Windows end after they begin, and the versions of one record do not overlap."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from ncp.plan.checks.identity import VERSIONED
from ncp.plan.located import Path, ReadFile
from ncp.plan.model.common import Window
from ncp.problem import Problem

Version = tuple[Window, ReadFile, Path]


def check_windows(files: Sequence[ReadFile]) -> Iterator[Problem]:
    """Windows that are empty, and windows of one id that share a day."""
    versions: dict[tuple[type, str], list[Version]] = {}
    for file in files:
        for field in file.fields:
            if not isinstance(field.value, Window):
                continue
            window = field.value
            if window.from_ and window.to and window.to < window.from_:
                yield file.problem("window-backwards", field.path, start=str(window.from_), end=str(window.to))
            if isinstance(field.owner, VERSIONED):
                versions.setdefault((type(field.owner), field.owner.id), []).append((window, file, field.path))
    for (_, name), found in versions.items():
        yield from _overlaps(name, found)


def _overlaps(name: str, found: list[Version]) -> Iterator[Problem]:
    ordered = sorted(found, key=lambda version: version[0].from_ or date.min)
    for earlier, later in pairwise(ordered):
        start = later[0].from_ or date.min
        if earlier[0].to is None or start <= earlier[0].to:
            yield later[1].problem("window-overlap", later[2], id=name, start=str(later[0].from_))

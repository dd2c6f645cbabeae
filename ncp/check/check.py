"""What a check is, and what it is given. Knows no particular rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from typing import Literal

from msgspec import Struct

from ncp.check.situations import Situations
from ncp.check.written import Written, texts_in
from ncp.plan.located import Path, ReadFile
from ncp.plan.model.cases import Case
from ncp.plan.model.plan import Plan
from ncp.problem import Problem

Level = Literal["error", "warning"]
Layer = Literal[
    "yaml", "shape", "time", "references", "law", "conditions", "reachability", "use", "texts", "cases", "conflicts",
]  # fmt: skip
LAYERS: tuple[Layer, ...] = (
    "yaml", "shape", "time", "references", "law", "conditions", "reachability", "use", "texts", "cases", "conflicts",
)  # fmt: skip
"""In the order in which they look: the text of a file, its shape, then what the records say together."""


class Context(Struct, frozen=True, dict=True):
    """A plan that loads, its cases, the files it was read from, and today."""

    plan: Plan
    cases: tuple[Case, ...]
    files: tuple[ReadFile, ...]
    on: date

    def find(self, record: Struct) -> tuple[ReadFile, Path]:
        """The file in which a record of the plan stands, and the path to it. Raises KeyError for a stranger."""
        return self._whereabouts[id(record)]

    def problem(self, rule: str, record: Struct, *path: str | int, **values: str) -> Problem:
        """A finding at a record of the plan, or at a part of it when ``path`` leads there as the YAML spells it."""
        file, start = self.find(record)
        return file.problem(rule, (*start, *path), **values)

    def shown(self, record: Struct) -> str:
        """``roles.yaml:12``, for a message that points to a second place."""
        file, path = self.find(record)
        place = file.place(path)
        return f"{place.path}:{place.line}"

    @cached_property
    def situations(self) -> Situations:
        """Every condition of the plan in one space, worked out once for all checks."""
        return Situations(self.plan, self.files)

    @cached_property
    def texts(self) -> tuple[Written, ...]:
        """Every text of the plan that a person reads."""
        return tuple(texts_in(self.files))

    @cached_property
    def _whereabouts(self) -> dict[int, tuple[ReadFile, Path]]:
        """Worked out at the first finding only: most plans have none."""
        return {id(record): (file, path) for file in self.files for record, path in file.records}


Run = Callable[[Context], Iterator[Problem]]


class Check(Struct, frozen=True):
    """One module of checks: the rules it can report, and how to run it."""

    module: str
    layer: Layer
    rules: dict[str, Level]
    run: Run | None
    """None for what is found while the plan is read or loaded."""
    needs: tuple[str, ...] | dict[str, tuple[str, ...]] | None
    """Files and folders that it, or each of its rules, cannot do without; None means all."""
    docstring: str

    def needs_of(self, rule: str) -> tuple[str, ...] | None:
        """The files and folders that one of its rules cannot do without."""
        return self.needs.get(rule) if isinstance(self.needs, dict) else self.needs

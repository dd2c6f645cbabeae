"""What is wrong with a plan folder, found fast enough to try many small mistakes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ncp.plan.files import plan_files
from ncp.plan.load import put_together, read_plan_file
from ncp.plan.located import ReadFile
from ncp.problem import Problem, Refused
from tests.conftest import PlanCopy

Read = Callable[[PlanCopy], list[Problem]]


@pytest.fixture(scope="session")
def kept() -> dict[tuple[str, bytes], ReadFile]:
    """Files that were read before: a mutation changes one of them."""
    return {}


@pytest.fixture
def check(kept: dict[tuple[str, bytes], ReadFile]) -> Read:
    """Every problem of a plan folder, as ``load_plan`` finds them, without reading again what did not change."""

    def problems_of(copy: PlanCopy) -> list[Problem]:
        read = []
        for name, content in plan_files(copy.root).items():
            if (name, content) not in kept:
                kept[name, content] = read_plan_file(name, content)
            read.append(kept[name, content])
        try:
            put_together("", read)
        except Refused as refused:
            return refused.problems
        return []

    return problems_of


def shown(problems: list[Problem]) -> list[tuple[str, str, int, int]]:
    return [(each.rule, each.place.path, each.place.line, each.place.column) for each in problems if each.place]

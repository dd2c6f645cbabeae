"""Runs the one check that a rule belongs to over a changed copy of the plan."""

from __future__ import annotations

from pathlib import Path

from ncp.check.registry import checks
from ncp.check.run import check_files
from ncp.plan.files import plan_files
from ncp.problem import Problem
from tests.check.conftest import TODAY
from tests.conftest import PlanCopy

MODULE = {rule: check.module for check in checks() for rule in check.rules}

Where = tuple[str, int, int]


def found_by(rule: str, copy: PlanCopy, read_before: Path) -> list[Problem]:
    """What a rule says about a plan, in order of place."""
    outcome = check_files(plan_files(copy.root), TODAY, read_before, only={MODULE[rule]})
    return [problem for problem in outcome.problems if problem.rule == rule]


def places(problems: list[Problem]) -> list[Where]:
    """Where they stand."""
    return [(each.place.path, each.place.line, each.place.column) for each in problems if each.place]

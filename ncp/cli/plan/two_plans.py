"""Two plans by name, both loaded; when one does not load, all problems of both with the side named."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from ncp.cli import current
from ncp.cli.plan.shared import plan_named
from ncp.plan.editions import HERE, PlanAt
from ncp.plan.load import LoadedPlan, load_plan
from ncp.problem import ExitCode, Place, Problem, Refused


class TwoSides(Struct, frozen=True):
    """Two plans as they were named and as they were loaded."""

    old: PlanAt
    new: PlanAt
    old_plan: LoadedPlan
    new_plan: LoadedPlan


def load_both(old: str, new: str) -> TwoSides:
    """Both plans. Raises Refused with every problem of either, exit code FINDINGS, or what ``plan_at`` raises."""
    named = (plan_named(old), plan_named(new))
    loaded: list[LoadedPlan] = []
    problems: list[Problem] = []
    for side in named:
        try:
            loaded.append(load_plan(side.files, current.session().cache))
        except Refused as refused:
            problems += _named(side, refused)
    if problems:
        raise Refused(problems, ExitCode.FINDINGS)
    return TwoSides(*named, *loaded)


def _named(side: PlanAt, refused: Refused) -> Iterator[Problem]:
    """The problems of a side, their paths with the name of the side before them: ``2020.1:roles.yaml``."""
    prefix = "" if side.name == HERE else f"{side.name.rstrip('/')}:" if side.commit else f"{side.name.rstrip('/')}/"
    for problem in refused.problems:
        place = problem.place or Place("")
        shown = msgspec.structs.replace(place, path=f"{prefix}{place.path}")
        yield msgspec.structs.replace(problem, place=shown)

"""What a plan change does to real cases: both plans on every case, at every moment and on every day that matters.

Pure. What cannot differ is not worked out; what differs is reported once for the days next to each other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ncp.diff.behind import Behind
from ncp.diff.change import Change
from ncp.diff.compared import rows_of
from ncp.diff.guards import unexplained_rows, unfelt_changes
from ncp.diff.row import Impact
from ncp.diff.shown.lapsed import Lapsed
from ncp.diff.shown.lens import Between, Lens
from ncp.diff.shown.levels import Ladders, Levels
from ncp.diff.shown.neighbours import Cascade, Routes
from ncp.diff.shown.playbooks import Playbooks
from ncp.diff.shown.powers import Powers
from ncp.diff.shown.questions import Questions
from ncp.diff.shown.roles import Roles
from ncp.diff.shown.steps import Steps
from ncp.diff.situations import courses
from ncp.diff.translated import in_new_ids
from ncp.diff.windows import edges_of, plan_windows
from ncp.plan.load import LoadedPlan

LENSES: tuple[Callable[[Between], Lens], ...] = (
    Ladders, Levels, Powers, Lapsed, Roles, Playbooks, Steps, Cascade, Routes, Questions,
)  # fmt: skip


def impact(old: LoadedPlan, new: LoadedPlan, changes: Sequence[Change]) -> Impact:
    """What the change from one plan to another does to the cases of both.

    ``changes`` is the whole difference between the two (``ncp.diff.compare``), so that each row can name what is
    behind it.
    """
    between = compared(old, new)
    days = edges_of(window for side in between.sides for window in plan_windows(side.plan))
    behind = Behind(changes)
    lenses = [lens(between) for lens in LENSES]
    found = [row for lens in lenses for row in rows_of(lens, between, days, behind)]
    rows = tuple(sorted(found, key=lambda row: (row.case, row.facts != "then", row.first)))
    return Impact(
        cases=tuple(course.case.id for course in between.cases),
        moments=sum(len(course.moments) for course in between.cases),
        days=len(days),
        rows=rows,
        unfelt=unfelt_changes(between, changes, rows),
        unexplained=unexplained_rows(rows, changes),
    )


def compared(old: LoadedPlan, new: LoadedPlan) -> Between:
    """Two plans beside each other, with the cases of both."""
    plan, cases = in_new_ids(old, new)
    return Between(plan, new.plan, courses(plan, new.plan, cases, new.cases))

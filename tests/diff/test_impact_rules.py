"""Every kind of change on cases: what weighs heavily explains every difference, and what does not changes nothing."""

from __future__ import annotations

import pytest

from ncp.diff.find import find_changes
from ncp.diff.impact import impact
from ncp.plan.load import LoadedPlan, load_plan
from tests.diff.cases import WIDE
from tests.diff.naive import slow_impact, spread_out
from tests.diff.rows import ROWS, Row
from tests.diff.test_rules import both_sides

BACK = [pytest.param(row, True, id=f"{row.rule}-{row.level}-back") for row in ROWS]
FORTH = [pytest.param(row, False, id=f"{row.rule}-{row.level}") for row in ROWS]


def two_plans(row: Row, *, back: bool) -> tuple[LoadedPlan, LoadedPlan]:
    sides = [load_plan({**files, "cases/wide.yaml": WIDE.encode()}) for files in both_sides(row)[:2]]
    return (sides[1], sides[0]) if back else (sides[0], sides[1])


@pytest.mark.parametrize(("row", "back"), FORTH + BACK)
def test_a_difference_has_a_heavy_change_behind_it(row: Row, back: bool) -> None:
    old, new = two_plans(row, back=back)
    changes = find_changes(old, new)
    found = impact(old, new, changes)
    assert found.unexplained == ()
    heavy = {change.fingerprint for change in changes if change.level == "ingrijpend"}
    behind = {name for each in found.rows for name in each.behind}
    unfelt = {each.fingerprint for each in found.unfelt}
    assert unfelt <= heavy - behind
    assert spread_out(found, old, new) == slow_impact(old, new)

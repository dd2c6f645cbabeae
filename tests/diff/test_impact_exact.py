"""The impact is exact: what is left out of it differs in nothing, held against the whole advice of both plans."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from ncp.diff.find import find_changes
from ncp.diff.impact import impact
from ncp.plan.load import LoadedPlan, load_plan
from ncp.problem import Refused
from tests.diff.cases import WIDE
from tests.diff.editions import Plans
from tests.diff.naive import slow_impact, spread_out
from tests.diff.rows import ROWS, Row
from tests.diff.small import FILES

SHIPPED = [("2020.1", "2022.1", 9), ("2022.1", "2026.1", 9), ("2026.1", "2020.1", 19)]
"""Two editions, and of how many days one is looked at; every moment of every case is."""


@pytest.mark.slow
@pytest.mark.parametrize(("old", "new", "every"), SHIPPED)
def test_shipped_editions_differ_exactly_so(editions: Plans, old: str, new: str, every: int) -> None:
    before, after = editions.load(old), editions.load(new)
    found = impact(before, after, ())
    assert spread_out(found, before, after, every=every) == slow_impact(before, after, every=every)


@pytest.mark.slow
@settings(max_examples=40)
@given(st.lists(st.sampled_from(ROWS), min_size=2, max_size=6, unique=True), st.booleans())
def test_many_changes_at_once_differ_exactly_so_and_are_explained(rows: list[Row], back: bool) -> None:
    plans = [small(()), small(tuple(rows))]
    old, new = reversed(plans) if back else plans
    found = impact(old, new, find_changes(old, new))
    assert found.unexplained == ()
    assert spread_out(found, old, new) == slow_impact(old, new)


def small(rows: tuple[Row, ...]) -> LoadedPlan:
    """The small plan after these edits; what contradicts itself or does not fit together is no plan."""
    texts = {**FILES, "cases/wide.yaml": WIDE}
    for row in rows:
        old, new = row.old.replace("|", "", 1), row.new.replace("|", "", 1)
        at = texts[row.file].find(row.anchor)
        assume(at >= 0 and old in texts[row.file][at:])
        texts[row.file] = texts[row.file][:at] + texts[row.file][at:].replace(old, new, 1)
    try:
        return load_plan({name: text.encode() for name, text in texts.items()})
    except Refused:
        reject()

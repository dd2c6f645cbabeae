"""For every rule two plans between which there is a change by that rule."""

from __future__ import annotations

from functools import cache

from ncp.diff.find import Diff, diff
from tests.diff import test_conditions, test_records, test_windows
from tests.diff.rows import FACTS, ROWS
from tests.diff.small import Edit, load_files, loaded
from tests.diff.test_rules import both_sides


@cache
def every_diff() -> tuple[Diff, ...]:
    """Differences that together have every rule in them."""
    sides = [both_sides(row)[:2] for row in ROWS]
    found = [diff(load_files(old), load_files(new)) for old, new in sides]
    for before, after in _edits():
        found += [diff(loaded(*before), loaded(*after)), diff(loaded(*after), loaded(*before))]
    return tuple(found)


def _edits() -> list[tuple[tuple[Edit, ...], tuple[Edit, ...]]]:
    nothing: tuple[Edit, ...] = ()
    found = [
        (nothing, (test_conditions.edit(site, new),))
        for site in test_conditions.SITES
        for new in test_conditions.EDITS.values()
    ]
    retyped = Edit(FACTS, "id: spare", "type: boolean", "type: text")
    uncertain = "{any: [OLD, {fact: spare, known: true}]}"
    found += [(nothing, (test_conditions.edit(site, uncertain), retyped)) for site in test_conditions.SITES]
    for put_at in test_windows.SITES:
        for before, after in test_windows.WINDOWS.values():
            found.append(((test_windows.put(put_at, before),), (test_windows.put(put_at, after),)))
    found.append((nothing, test_windows.cut("minister-b")))
    one_way = (
        test_records.law(), test_records.FLOOD, test_records.FALL, test_records.NEWCOMER, test_records.REGION,
        Edit("reference/sectors.yaml", "", "", test_records.ENTRY),
        Edit(test_records.SHARING, "", "nodes:\n", test_records.NODE),
        Edit(test_records.SHARING, "", "edges:\n", test_records.EDGE),
    )  # fmt: skip
    found += [(nothing, (edit,)) for edit in one_way]
    found += [(nothing, (edit,)) for _, edit in test_records.TAKEN_AWAY]
    found += test_records.ELSEWHERE
    return found

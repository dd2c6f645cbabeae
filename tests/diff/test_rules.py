"""Every kind of change: the edit that makes it, its rule, its level and both places, exactly."""

from __future__ import annotations

import pytest

from ncp.diff.find import find_changes
from ncp.problem import Place
from tests.diff.rows import ROWS, Row
from tests.diff.small import FILES, load_files


def both_sides(row: Row) -> tuple[dict[str, bytes], dict[str, bytes], Place | None, Place | None]:
    """The files before and after the edit, and the places that the bars mark."""
    text = FILES[row.file]
    start = text.index(row.anchor)
    at = text.index(row.old.replace("|", ""), start)
    rest = text[at + len(row.old.replace("|", "")) :]
    sides = [text[:at] + part + rest for part in (row.old, row.new)]
    old, new = (
        {**FILES, row.file: side.replace("|", "", int("|" in part))} for side, part in zip(sides, row[4:6], strict=True)
    )
    places = [_marked(row.file, side) if "|" in part else None for side, part in zip(sides, row[4:6], strict=True)]
    return _bytes(old), _bytes(new), places[0], places[1]


def _marked(file: str, text: str) -> Place:
    at = text.index("|")
    return Place(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _bytes(files: dict[str, str]) -> dict[str, bytes]:
    return {name: text.encode() for name, text in files.items()}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.rule}-{row.level}")
def test_an_edit_is_the_change_it_makes(row: Row) -> None:
    before, after, old_place, new_place = both_sides(row)
    changes = find_changes(load_files(before), load_files(after))
    assert sorted({change.rule for change in changes}) == sorted({row.rule, *row.also})
    change = next(change for change in changes if change.rule == row.rule)
    assert change.level == row.level
    assert (old_place or change.old_place, new_place or change.new_place) == (change.old_place, change.new_place)

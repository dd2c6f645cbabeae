"""What holds for any two plans: no change against itself, and the way back is the mirror of the way there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hypothesis import assume, given, settings
from hypothesis import strategies as some

from ncp.diff.change import Change
from ncp.diff.find import find_changes
from ncp.plan.load import LoadedPlan, load_plan
from ncp.problem import Refused
from tests.diff.rows import ROWS, Row
from tests.diff.small import FILES

KEPT_IDS = [row for row in ROWS if row.rule != "record-renamed"]
MIRRORED = {"added": "removed", "removed": "added", "narrowed": "widened", "widened": "narrowed"}
WINDOWS = ("ended", "window-shortened", "window-extended")

several_edits = some.lists(some.sampled_from(KEPT_IDS), min_size=1, max_size=6, unique=True)


def mutated(rows: Sequence[Row]) -> LoadedPlan:
    """The small plan after these edits, those left out that do not fit any more."""
    texts = dict(FILES)
    for row in rows:
        text, old = texts[row.file], row.old.replace("|", "")
        start = text.find(row.anchor)
        if start >= 0 and old in text[start:]:
            texts[row.file] = text[:start] + text[start:].replace(old, row.new.replace("|", ""), 1)
    try:
        return load_plan({name: text.encode() for name, text in texts.items()})
    except Refused:
        assume(condition=False)
        raise


def gist(change: Change, *, mirrored: bool) -> tuple[str, str, str]:
    """A change without its level; going back what was added is removed."""
    head, _, tail = change.rule.rpartition("-")
    rule = f"{head}-{MIRRORED[tail]}" if mirrored and tail in MIRRORED else change.rule
    for end in WINDOWS:
        rule = rule.removesuffix(end)
    return rule, change.subject.kind, change.subject.id


@settings(max_examples=40)
@given(several_edits)
def test_a_plan_does_not_differ_from_itself(rows: list[Row]) -> None:
    assert find_changes(mutated(rows), mutated(rows)) == ()


@settings(max_examples=40)
@given(several_edits, several_edits)
def test_the_way_back_mirrors_the_way_there(first: list[Row], second: list[Row]) -> None:
    old, new = mutated(first), mutated(second)
    there = Counter(gist(change, mirrored=False) for change in find_changes(old, new))
    back = Counter(gist(change, mirrored=True) for change in find_changes(new, old))
    assert there == back


@settings(max_examples=40)
@given(several_edits)
def test_every_cause_is_a_change(rows: list[Row]) -> None:
    found = find_changes(mutated([]), mutated(rows))
    assert {change.cause for change in found if change.cause} <= {change.fingerprint for change in found}


@settings(max_examples=40)
@given(several_edits)
def test_a_fingerprint_does_not_depend_on_lines(rows: list[Row]) -> None:
    moved = {name: f"# one line more\n{text}".encode() for name, text in FILES.items()}
    new = mutated(rows)
    at_home = [change.fingerprint for change in find_changes(mutated([]), new)]
    assert at_home == [change.fingerprint for change in find_changes(load_plan(moved), new)]

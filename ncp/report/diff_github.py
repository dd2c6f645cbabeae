"""The changes between two plans as remarks beside the lines of the new plan, for a pipeline.

Consequences are counted in the remark of their cause, so that one decision is one remark. Accepted changes and the
lightest ones, which nobody has to look at, are only counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ncp.diff.change import LEVELS, Level
from ncp.problem import Place
from ncp.report.annotations import annotation
from ncp.report.diff_view import DiffView, Entry
from ncp.report.diff_words import DiffWords

SHOWN: tuple[Level, ...] = ("ingrijpend", "beoordelen", "aanvullend")


def remarks(view: DiffView, words: DiffWords, fail_on: Level | None) -> Iterator[str]:
    """One line a remark, the heaviest first, then one line with the numbers.

    A change that makes the call fail is an error, another heavy one a warning, the rest a notice.
    """
    for level in SHOWN:
        for area in view.areas(level):
            for entry in area.entries:
                if not view.is_accepted(entry.change):
                    yield _remark(view, words, entry, fail_on)
    counts = view.counts
    numbers = ", ".join(f"{words.names.say(f'diff.level-{level}')} {counts[level]}" for level in LEVELS)
    yield words.names.say("diff.counted", numbers=numbers)


def _remark(view: DiffView, words: DiffWords, entry: Entry, fail_on: Level | None) -> str:
    found = entry.judged.difference
    title = f"{words.names.say(f'diff.level-{entry.level}')}: {words.subject(found)}"
    return annotation(_weight(entry.level, fail_on), _place(view, entry), title, "\n".join(_lines(words, entry)))


def _weight(level: Level, fail_on: Level | None) -> Literal["error", "warning", "notice"]:
    if fail_on is not None and LEVELS.index(level) <= LEVELS.index(fail_on):
        return "error"
    return "warning" if level in ("ingrijpend", "beoordelen") else "notice"


def _place(view: DiffView, entry: Entry) -> Place | None:
    """In the new plan; of what is gone the file, as long as the new plan has it."""
    change = entry.change
    if change.new_place is not None:
        return change.new_place
    old = change.old_place
    return Place(old.path) if old is not None and old.path in view.new.files else None


def _lines(words: DiffWords, entry: Entry) -> Iterator[str]:
    judged = entry.judged
    yield f"{words.sentence(judged, entry.versions)}{words.with_consequences(len(entry.consequences))}"
    yield from words.examples(judged)
    yield words.why(judged)
    yield f"{entry.change.rule} · {entry.change.fingerprint}"

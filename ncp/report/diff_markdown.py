"""The changes between two plans as Markdown that can be pasted in a merge request.

It opens with four lines: what kind of change, on which days, what it touches, and where the details are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from ncp.diff.causes import Judged
from ncp.problem import Place
from ncp.report.diff_days import days_of_change
from ncp.report.diff_fold import WEIGHTY, Fold
from ncp.report.diff_impact import impact_markdown
from ncp.report.diff_view import Entry
from ncp.report.markdown import escape, render

MOST_DAYS = 8
MOST_AREAS = 16
MOST_IDS = 12
LONG = 240
"""Above so many characters a value is shown as the words that differ."""
AROUND = 6
"""Words that stay on either side of a difference."""
_WORD = re.compile(r"\s+")


def markdown(fold: Fold, notes: Sequence[str] = ()) -> str:
    """The whole document. ``notes`` are the problems of the acceptances, in words."""
    impact = "\n".join(impact_markdown(fold.view, fold.words, everything=fold.everything))
    return render(
        "plan_diff.md.j2", fold=fold, page=Page(fold), notes=notes, impact=impact, weighty=WEIGHTY,
        say=fold.words.names.say,
    )  # fmt: skip


class Page:
    """What the template asks for."""

    def __init__(self, fold: Fold) -> None:
        self.fold = fold
        self.view = fold.view
        self.words = fold.words
        self.names = fold.words.names

    def plan(self, *, old: bool) -> str:
        """An edition with its day and where it was found."""
        headers = self.view.headers
        return self.words.plan(self.view.old, headers[0]) if old else self.words.plan(self.view.new, headers[1])

    def kinds(self) -> str:
        """How many changes of each level, and how many of them were accepted."""
        say = self.names.say
        counts = [f"{count} {say(f'diff.level-{level}')}" for level, count in self.view.counts.items() if count]
        accepted = len(self.view.matching) - len(self.view.open_changes)
        return ", ".join([*counts, *([say("diff.of-which-accepted", count=accepted)] if accepted else [])])

    def days(self) -> str:
        """The days on which the weighty changes begin to count."""
        found = days_of_change(each for each in self.view.matching if each.change.level in WEIGHTY)
        say, day = self.names.say, self.names.new.day
        shown = ", ".join(say("diff.day", day=day(on), count=count) for on, count in found[:MOST_DAYS])
        return shown + (say("diff.more-days", count=len(found) - MOST_DAYS) if len(found) > MOST_DAYS else "")

    def touched(self) -> str:
        """What the weighty changes touch."""
        found = self.fold.touched()
        shown = ", ".join(f"{escape(title)} ({count})" for title, count in found[:MOST_AREAS])
        more = f" {self.names.say('diff.more-areas', count=len(found) - MOST_AREAS)}" if len(found) > MOST_AREAS else ""
        return shown + more

    def subject(self, entry: Entry) -> str:
        """The record with its id as code."""
        found = entry.judged.difference
        return f"{escape(self.words.subject(found))} `{found.id}`"

    def sentence(self, judged: Judged, versions: Sequence[str] = ()) -> str:
        """What changed; the values of a condition only when everything was asked for."""
        if judged.situations and not self.fold.in_full:
            return escape(self.words.headline(judged, versions))
        return escape(self.words.sentence(judged, versions, differing))

    def ids(self, ids: Sequence[str], *, all: bool = False) -> str:  # noqa: A002 - the template reads best so
        """Ids as code, all of them or as many as a line holds."""
        shown = ids if all else ids[:MOST_IDS]
        more = [self.names.say("diff.and-more", count=len(ids) - len(shown))] if len(ids) > len(shown) else []
        return ", ".join([*(f"`{each}`" for each in shown), *more])

    def consequences(self, entry: Entry) -> str:
        """What follows from a change, by kind of change, with the ids."""
        found: dict[str, list[str]] = {}
        for each in entry.consequences:
            found.setdefault(each.change.rule, []).append(each.change.subject.id)
        most_first = sorted(found.items(), key=lambda pair: -len(pair[1]))
        parts = [
            f"{escape(self.names.say(f'diff.{rule}'))} ({len(ids)}): "
            f"{self.ids(tuple(dict.fromkeys(ids)), all=self.fold.in_full)}"
            for rule, ids in most_first
        ]
        return f"{self.names.say('diff.consequences', count=len(entry.consequences))} {'; '.join(parts)}"

    def place(self, entry: Entry) -> str:
        """Both places as code."""
        both = [_place(place) for place in (entry.change.old_place, entry.change.new_place) if place]
        return " → ".join(f"`{place}`" for place in dict.fromkeys(both))

    def accepted(self, entry: Entry) -> str:
        """Who accepted it and why; empty when nobody did."""
        found = self.view.accepted.by.get(entry.change.fingerprint)
        if found is None:
            return ""
        who, until = self.names.id("role", found.who), self.names.new.day(found.until)
        return escape(self.names.say("diff.accepted-by", who=who, why=found.why, until=until))


def differing(old: str, new: str) -> tuple[str, str]:
    """Two long texts cut to the words that differ and some around them; short ones whole."""
    if max(len(old), len(new)) <= LONG or not old or not new:
        return old, new
    before, after = _WORD.split(old), _WORD.split(new)
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    changed = [block for block in blocks if block[0] != "equal"]
    first, last = changed[0], changed[-1]
    return _around(before, first[1], last[2]), _around(after, first[3], last[4])


def _around(words: Sequence[str], first: int, last: int) -> str:
    start, end = max(0, first - AROUND), min(len(words), last + AROUND)
    return " ".join([*(["…"] if start else []), *words[start:end], *(["…"] if end < len(words) else [])])


def _place(place: Place) -> str:
    path = place.path.replace("`", "'")
    return f"{path}:{place.line}" if place.line else path

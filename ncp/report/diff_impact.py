"""What a plan change does to the cases, as paragraphs that a screen and a document show alike.

First what the cases show, by kind of subject and the heaviest first; then the changes that no case feels.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal

from msgspec import Struct

from ncp.diff.causes import Judged
from ncp.diff.row import Impact, Row, Unfelt
from ncp.report.diff_names import Names
from ncp.report.diff_view import DiffView
from ncp.report.diff_words import DiffWords
from ncp.report.impact_groups import Group, Statement, section_groups
from ncp.report.impact_words import ImpactWords

MOST_GROUPS = 6
MOST_NAMES = 5
MOST_CHANGES = 3
FEW_ROWS = 25
"""So many rows are always shown in full."""

Role = Literal["lead", "section", "difference", "where", "why", "more", "finding", "item"]


MARKS: Mapping[Role, tuple[str, bool]] = {
    "lead": ("", False), "section": ("### ", False), "difference": ("- ", True), "where": ("  - ", True),
    "why": ("  - ", True), "more": ("- ", True), "finding": ("### ", False), "item": ("- ", True),
}  # fmt: skip
"""What begins a line of each role in Markdown, and whether it is part of a list."""


class Paragraph(Struct, frozen=True):
    """One paragraph and what it is for; the text may hold words of a plan."""

    role: Role
    text: str


def impact_paragraphs(view: DiffView, words: DiffWords, *, everything: bool) -> Iterator[Paragraph]:
    """The whole story; nothing when no impact was asked for."""
    if view.impact is not None:
        yield from _Story(view, view.impact, words, everything=everything).paragraphs()


def impact_markdown(view: DiffView, words: DiffWords, *, everything: bool) -> Iterator[str]:
    """The same as lines of Markdown, under a heading of the second level."""
    from ncp.report.markdown import escape  # loads the templates, which a screen does not need

    before: Role = "lead"
    for paragraph in impact_paragraphs(view, words, everything=everything):
        mark, is_list = MARKS[paragraph.role]
        if not (is_list and MARKS[before][1]):
            yield ""
        yield f"{mark}{escape(paragraph.text)}"
        before = paragraph.role


class _Story:
    def __init__(self, view: DiffView, impact: Impact, words: DiffWords, *, everything: bool) -> None:
        self.view = view
        self.impact = impact
        self.diff_words = words
        self.names: Names = words.names
        self.say = words.names.say
        self.words = ImpactWords(words.names, impact)
        self.rows = _chosen(view, impact)
        self.in_full = everything or len(self.rows) <= FEW_ROWS

    def paragraphs(self) -> Iterator[Paragraph]:
        yield from self._lead()
        for section, groups in section_groups(self.rows, self._owner_of):
            statements = sum(len(group.statements) for group in groups)
            yield Paragraph("section", self.say(f"impact.section-{section}", count=statements))
            most = len(groups) if self.in_full else MOST_GROUPS
            for group in groups[:most]:
                yield from self._group(group)
            if groups[most:]:
                hidden = sum(len(group.statements) for group in groups[most:])
                yield Paragraph("more", self.say("impact.more-differences", count=hidden))
        yield from self._unexplained()
        yield from self._unfelt()

    def _lead(self) -> Iterator[Paragraph]:
        impact, say = self.impact, self.say
        yield Paragraph("lead", say("impact.ran", cases=len(impact.cases), moments=impact.moments, days=impact.days))
        if not self.rows:
            yield Paragraph("lead", say("impact.nothing"))
            return
        subjects = len({(row.kind, row.id) for row in self.rows})
        then = {row.case for row in self.rows if row.facts == "then"}
        cases = len({row.case for row in self.rows})
        found = say("impact.found", subjects=subjects, cases=cases, all=len(impact.cases), then=len(then))
        yield Paragraph("lead", found)

    def _group(self, group: Group) -> Iterator[Paragraph]:
        """One difference: of a single subject with its name, of several with the names under it."""
        if self.in_full or len(group.statements) == 1:
            yield from self._each(group)
            return
        mains = [each.main for each in group.statements]
        if group.came_or_went:
            text, owner = self.words.counted(mains), self._owner_of(mains[0])
            text = self.say("impact.of-one", subject=owner, text=text) if owner else text
        else:
            text = self.words.difference(mains)
        if not group.came_or_went or len({(row.old, row.new) for row in mains}) == 1:
            text = self.say("impact.of-several", text=text, count=len(mains))
        yield Paragraph("difference", text)
        yield Paragraph("where", self._names(mains))
        yield from self._context(group.rows, group.behind)

    def _each(self, group: Group) -> Iterator[Paragraph]:
        """Every subject by itself; those of which everything is the same together."""
        alike: dict[tuple[Paragraph, ...], list[Row]] = {}
        for statement in group.statements:
            for rows in self._ways(statement):
                behind = tuple(dict.fromkeys(name for row in rows for name in row.behind))
                said = Paragraph("difference", self.words.difference(rows)), *self._context(rows, behind)
                alike.setdefault(said, []).append(rows[0])
        for (difference, *context), rows in alike.items():
            if len(rows) == 1:
                subject = self.words.subject(rows[0])
                yield Paragraph("difference", self.say("impact.of-one", subject=subject, text=difference.text))
            else:
                text = self.say("impact.of-several", text=difference.text, count=len(rows))
                yield Paragraph("difference", text)
                yield Paragraph("where", self._names(rows))
            yield from context

    def _ways(self, statement: Statement) -> Iterable[list[Row]]:
        """The ways in which a subject differs, the one that matters most first; in short all of them at once."""
        ways: dict[object, list[Row]] = {}
        for row in sorted(statement.rows, key=lambda row: row is not statement.main):
            ways.setdefault((row.old, row.new) if self.in_full else None, []).append(row)
        return ways.values()

    def _names(self, rows: Iterable[Row]) -> str:
        return "; ".join(self._some(list(dict.fromkeys(map(self.words.subject, rows))), MOST_NAMES))

    def _context(self, rows: Sequence[Row], behind: Sequence[str]) -> Iterator[Paragraph]:
        for text in self.words.where(rows, everything=self.in_full):
            yield Paragraph("where", text)
        because = self.words.because(rows[0])
        if because:
            yield Paragraph("why", self.say("impact.because", text=because))
        changes = self._changes(rows[0], behind)
        if changes:
            yield Paragraph("why", self.say("impact.behind", changes=changes))

    def _changes(self, row: Row, behind: Sequence[str]) -> str:
        """The changes behind it, in the words in which they are reported; not what only follows from another.

        Beside a change of the subject itself those of other records are left out, unless everything was asked for.
        """
        judged = [self._judged[name] for name in behind if name in self._judged]
        tops = [each for each in judged if each.change.cause not in behind]
        own = [each for each in tops if each.change.subject.kind == row.kind]
        texts = [self._change(each, row) for each in (own if own and not self.in_full else tops)]
        return "; ".join(self._some(list(dict.fromkeys(texts)), MOST_CHANGES))

    def _some(self, texts: Sequence[str], most: int) -> list[str]:
        """The first of them, with the number of the others, unless everything was asked for."""
        if self.in_full or len(texts) <= most + 1:
            return list(texts)
        return [*texts[:most], self.say("diff.and-more", count=len(texts) - most)]

    def _change(self, judged: Judged, row: Row) -> str:
        text = self.diff_words.headline(judged)
        subject = judged.change.subject
        if (subject.kind, subject.id) == (row.kind, row.id) or (not self.in_full and subject.kind == row.kind):
            return text
        name = subject.id if subject.kind == "edge" else self.names.id(subject.kind, subject.id).rstrip(".")
        return self.say("impact.of-one", subject=name, text=text)

    def _unexplained(self) -> Iterator[Paragraph]:
        if self.impact.unexplained:
            yield Paragraph("finding", self.say("impact.unexplained", count=len(self.impact.unexplained)))
            for row in self.impact.unexplained:
                text = self.say("impact.of-one", subject=self.words.subject(row), text=self.words.difference([row]))
                yield Paragraph("item", f"{row.case}: {text}")

    def _unfelt(self) -> Iterator[Paragraph]:
        """What no case tests, by the reason why not; what follows from another such change is only counted."""
        found = [each for each in self.impact.unfelt if each.fingerprint in self._matching]
        if not found:
            return
        names = {each.fingerprint for each in found}
        all_ = self.view.counts["ingrijpend"]
        yield Paragraph("section", self.say("impact.unfelt", count=self._times(names), all=all_))
        tops = [each for each in found if self._judged[each.fingerprint].change.cause not in names]
        for why in ("same", "silent", "not-compared"):
            mine = [each for each in tops if each.why == why]
            if mine:
                count = self._times(each.fingerprint for each in mine)
                yield Paragraph("difference", self.say(f"impact.unfelt-{why}", count=count))
                yield from self._by_rule(mine)
        follow = names - {each.fingerprint for each in tops}
        if follow:
            yield Paragraph("difference", self.say("impact.unfelt-follow", count=self._times(follow)))

    def _times(self, names: Iterable[str]) -> int:
        """How many changes these are: one of several versions of a record counts for each, as in the summary."""
        wanted = frozenset(names)
        return sum(each.change.fingerprint in wanted for each in self.view.matching)

    def _by_rule(self, found: Sequence[Unfelt]) -> Iterator[Paragraph]:
        rules: dict[tuple[str, str], dict[str, None]] = {}
        for each in found:
            judged = self._judged[each.fingerprint]
            kind = self.names.kind(judged.difference.record)
            rules.setdefault((kind, judged.change.rule), {})[judged.change.subject.id] = None
        for (kind, rule), ids in sorted(rules.items(), key=lambda pair: -len(pair[1])):
            listed = ", ".join(self._some(list(ids), MOST_NAMES))
            text = self.say("impact.rule-of", kind=kind, rule=self.say(f"diff.{rule}"), count=len(ids), ids=listed)
            yield Paragraph("where", text)

    @cached_property
    def _judged(self) -> Mapping[str, Judged]:
        return {each.change.fingerprint: each for each in reversed(self.view.diff.judged)}

    @cached_property
    def _matching(self) -> frozenset[str]:
        return frozenset(each.change.fingerprint for each in self.view.matching)

    def _owner_of(self, row: Row) -> str:
        """What a subject came or went with: the law of a power, the playbook that brought a step."""
        if row.kind == "step":
            changes = [self._judged[name].change for name in row.behind if name in self._judged]
            books = [each.subject.id for each in changes if each.subject.kind == "playbook"]
            return self.names.id("playbook", books[0]) if books else ""
        owner = self._owners.get((row.kind, row.id), "")
        return self.names.id("law", owner) if row.kind == "power" and owner else ""

    @cached_property
    def _owners(self) -> Mapping[tuple[str, str], str]:
        records = (*self.names.plans.old_records, *self.names.plans.new_records)
        return {(each.kind, each.id): each.owner for each in records if each.owner}


def _chosen(view: DiffView, impact: Impact) -> tuple[Row, ...]:
    """The rows that the changes asked for are behind; when all were asked for, every row."""
    if view.choice.subject is None and view.choice.kind is None:
        return impact.rows
    wanted = {each.change.fingerprint for each in view.matching}
    return tuple(row for row in impact.rows if not wanted.isdisjoint(row.behind))

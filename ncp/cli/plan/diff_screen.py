"""The changes between two plans on a screen: first what matters, then every change by weight, then by subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from ncp.cli.language import say
from ncp.cli.plan.impact_screen import impact_parts
from ncp.cli.plan.shared import day_words
from ncp.cli.plan.shortened import MOST, shortened
from ncp.cli.screen import Cell, Grid, Heading, Line, Part, Style
from ncp.diff.causes import Judged
from ncp.diff.change import LEVELS, Change, Level
from ncp.diff.difference import Difference
from ncp.intake.plain_text import clean_line
from ncp.problem import Place
from ncp.report.diff_days import days_of_change
from ncp.report.diff_fold import WEIGHTY, Fold, FoldedArea, FoldedLevel
from ncp.report.diff_view import Area, DiffView, Entry

MOST_NAMES = 12
MOST_AREAS = 16
MOST_DAYS = 6
LONG = 400
"""Characters of a value when everything is asked for."""
STYLES: dict[Level, Style] = {"ingrijpend": "bad", "beoordelen": "warn", "aanvullend": "plain", "redactioneel": "dim"}


def screen(fold: Fold) -> Iterator[Part]:
    """The whole screen."""
    yield from _head(fold)
    if not fold.view.matching:
        yield Line(say("diff.nothing-differs"), "good")
        return
    yield from _summary(fold)
    yield from _impact(fold)
    yield from level_parts(fold)
    if not fold.in_full:
        yield Line("")
        yield Line(say("diff.folded"), "dim")


def verdict(view: DiffView, fail_on: Level | None) -> Iterator[Part]:
    """Why the call ends with code 1, for who sees a pipeline stop; nothing when it does not."""
    found = len(view.failing(fail_on)) if fail_on else 0
    if fail_on and found:
        name = say(f"diff.level-{fail_on}")
        levels = name if fail_on == LEVELS[0] else say("diff.or-heavier", level=name)
        yield Line("")
        one = say("diff.fails-one", levels=levels, level=fail_on)
        yield Line(one if found == 1 else say("diff.fails-many", count=found, levels=levels, level=fail_on), "bad")


def level_parts(fold: Fold) -> Iterator[Part]:
    """The changes, the heaviest first."""
    for level in fold.levels():
        yield from _Level(fold, level).parts()


def _head(fold: Fold) -> Iterator[Part]:
    view, words = fold.view, fold.words
    old, new = (words.plan(named, header) for named, header in zip((view.old, view.new), view.headers, strict=True))
    yield Line(say("diff.between", old=clean_line(old), new=clean_line(new)), "strong")


def _summary(fold: Fold) -> Iterator[Part]:
    view = fold.view
    yield Heading(say("diff.summary"))
    rows = [
        (Cell(say(f"diff.level-{level}"), STYLES[level]), str(count), _aside(view, level), say(f"diff.means-{level}"))
        for level, count in view.counts.items()
    ]
    yield Grid(("", "", "", ""), rows)
    touched = fold.touched()
    if len(touched) > 1:
        yield Line("")
        yield Line(say("diff.touches"), "strong")
        yield Grid(("", ""), [(clean_line(title), str(count)) for title, count in touched[:MOST_AREAS]])
        if len(touched) > MOST_AREAS:
            yield Line(say("diff.more-areas", count=len(touched) - MOST_AREAS), "dim", 2)
    yield from _days(view)


def _days(view: DiffView) -> Iterator[Part]:
    found = days_of_change(each for each in view.matching if each.change.level in WEIGHTY)
    if found:
        shown = ", ".join(say("diff.day", day=day_words(day), count=count) for day, count in found[:MOST_DAYS])
        more = say("diff.more-days", count=len(found) - MOST_DAYS) if len(found) > MOST_DAYS else ""
        yield Line("")
        yield Line(say("diff.days", days=f"{shown}{more}"))


def _aside(view: DiffView, level: Level) -> str:
    """How many of a level follow from another change, and how many were accepted."""
    mine = [each.change for each in view.matching if each.change.level == level]
    follow = view.follow(level)
    accepted = sum(view.is_accepted(change) for change in mine)
    texts = (
        say("diff.of-which-follow", count=follow) if follow else "",
        say("diff.of-which-accepted", count=accepted) if accepted else "",
    )
    return ", ".join(filter(None, texts))


def _impact(fold: Fold) -> Iterator[Part]:
    """What it does to the cases."""
    if fold.view.impact is not None:
        yield Heading(say("diff.impact"))
        yield from impact_parts(fold.view, fold.words, everything=fold.everything)


class _Level:
    """The changes of one level on the screen."""

    def __init__(self, fold: Fold, folded: FoldedLevel) -> None:
        self.view = fold.view
        self.words = fold.words
        self.in_full = fold.in_full
        self.folded = folded

    def parts(self) -> Iterator[Part]:
        folded = self.folded
        yield Heading(f"{say(f'diff.level-{folded.level}')}: {self.words.number(folded.count, folded.follow)}")
        for text in self.words.beside(folded.lighter, folded.elsewhere):
            yield Line(text, "dim")
        yield Grid(("", "", ""), [(each.text, str(each.count), self._ids(each.ids)) for each in folded.counted])
        if folded.repeated:
            yield Line("")
            yield Line(say("diff.in-many-places"), "strong")
        for each in folded.repeated:
            old_and_new = clean_line(each.text)
            text = say("diff.same-change", text=old_and_new, count=len(each.ids), ids=", ".join(each.ids))
            yield Line(text, STYLES[folded.level], 2)
        for area in folded.areas:
            yield from self._area(area)

    def _ids(self, ids: Sequence[str]) -> str:
        """The ids, as many as a line or two hold; of upkeep the number is enough."""
        return "" if self.folded.level == "redactioneel" else _some(ids)

    def _area(self, area: FoldedArea) -> Iterator[Part]:
        yield Line("")
        yield Line(clean_line(f"{area.title} ({len(area.area.entries)})"), "strong")
        before = ""
        for entry in area.entries:
            subject = clean_line(self._subject(area.area, entry.judged.difference))
            if subject != before:
                yield Line(subject, "plain", 2)
            before = subject
            yield from self._entry(entry)
        if area.rest:
            yield Line(say("diff.more-entries", count=area.left_out, ids=", ".join(area.rest)), "dim", 2)

    def _subject(self, area: Area, found: Difference) -> str:
        """The record with its id; its kind only where the heading above does not say it."""
        name = self.words.names.record(found.record)
        kind = self.words.names.kind(found.record)
        called = name if name and found.kind == area.name[0] else " ".join(filter(None, (kind, name)))
        return f"{called} · {found.id}" if called != found.id else called

    def _entry(self, entry: Entry) -> Iterator[Part]:
        yield from self._change(entry)
        if not entry.consequences:
            return
        yield Line(say("diff.consequences", count=len(entry.consequences)), "plain", 6)
        if self.in_full:
            for each in entry.consequences:
                yield Line(f"{each.change.subject.id}: {self._sentence(each)}", "plain", 8)
            return
        for rule, ids in by_rule(entry.consequences):
            yield Line(f"{say(f'diff.{rule}')} ({len(ids)}): {_some(ids)}", "plain", 8)

    def _change(self, entry: Entry) -> Iterator[Part]:
        """One change: what, from what to what, an example, why it weighs so, and where it stands."""
        judged, change = entry.judged, entry.change
        yield Line(self._sentence(judged, entry.versions), STYLES[change.level], 4)
        for example in self.words.examples(judged):
            yield Line(clean_line(example), "plain", 6)
        yield Line(self.words.why(judged), "dim", 6)
        if entry.level != change.level:
            yield Line(say("diff.heavier-below", level=say(f"diff.level-{change.level}")), "dim", 6)
        accepted = self.view.accepted.by.get(change.fingerprint)
        if accepted:
            who = self.words.names.id("role", accepted.who)
            text = say("diff.accepted-by", who=who, why=clean_line(accepted.why), until=day_words(accepted.until))
            yield Line(text, "good", 6)
        yield Line(f"{places(change)} · {change.rule} · {change.fingerprint}", "dim", 6)

    def _sentence(self, judged: Judged, versions: Sequence[str] = ()) -> str:
        """Of a condition the example says more than two rows of YAML, unless everything was asked for."""
        if judged.situations and not self.in_full:
            return clean_line(self.words.headline(judged, versions))
        shorten = partial(shortened, most=LONG if self.in_full else MOST)
        return clean_line(self.words.sentence(judged, versions, shorten))


def places(change: Change) -> str:
    """Both places; a line that did not move is shown once."""
    old, new = change.old_place, change.new_place
    if old and new and old != new:
        return f"{_place(old)} → {_place(new)}"
    place = new or old
    return _place(place) if place else ""


def _place(place: Place) -> str:
    return f"{place.path}:{place.line}:{place.column}" if place.line else place.path


def _some(ids: Sequence[str]) -> str:
    each = list(dict.fromkeys(ids))
    more = [say("diff.and-more", count=len(each) - MOST_NAMES)] if len(each) > MOST_NAMES else []
    return ", ".join([*each[:MOST_NAMES], *more])


def by_rule(judged: Iterable[Judged]) -> list[tuple[str, list[str]]]:
    """The ids of changes by their rule, the commonest rule first."""
    found: dict[str, list[str]] = {}
    for each in judged:
        found.setdefault(each.change.rule, []).append(each.change.subject.id)
    return sorted(found.items(), key=lambda pair: -len(pair[1]))

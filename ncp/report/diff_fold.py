"""A long list of changes cut to what a person can read, with the number and the ids of what was left out.

A short list stays whole. What happened to many records at once is said once; of what touches no outcome there is only
the number. Screen and Markdown show the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from ncp.diff.change import LEVELS, Level
from ncp.plan.model.common import Window
from ncp.report.diff_view import Area, DiffView, Entry
from ncp.report.diff_words import DiffWords

FEW = 25
"""So many changes are always shown in full."""
MOST_ENTRIES = 40
"""So many changes of one level are shown one by one."""
MOST_IN_AREA = 4
MANY = 4
"""So many records with one and the same change are said once."""
WEIGHTY: tuple[Level, ...] = ("ingrijpend", "beoordelen")


class FoldedArea(Struct, frozen=True):
    """What is shown of one law, playbook or kind of record."""

    area: Area
    title: str
    entries: tuple[Entry, ...]
    rest: tuple[str, ...]
    """The ids of the others, each once."""
    left_out: int


class Repeated(Struct, frozen=True):
    """The same change of many records."""

    text: str
    ids: tuple[str, ...]


class Counted(Struct, frozen=True):
    """Changes by one rule, of which only the number is shown."""

    text: str
    count: int
    ids: tuple[str, ...]


class FoldedLevel(Struct, frozen=True):
    """What is shown of one level."""

    level: Level
    count: int
    """The changes of this level, wherever they are shown: the number that the summary gives."""
    follow: int
    """How many of those follow from another change."""
    lighter: int
    """Lighter changes that are shown here, because a change of this level follows from them or they from it."""
    elsewhere: int
    """Changes of this level that are shown with a heavier one."""
    repeated: tuple[Repeated, ...] = ()
    areas: tuple[FoldedArea, ...] = ()
    counted: tuple[Counted, ...] = ()


class Fold(Struct, frozen=True):
    """The choice of what is shown of a difference."""

    view: DiffView
    words: DiffWords
    everything: bool = False

    @property
    def in_full(self) -> bool:
        """Whether nothing is left out."""
        return self.everything or len(self.view.selected) <= FEW

    def levels(self) -> Iterator[FoldedLevel]:
        """The levels that have any change, the heaviest first."""
        for level in LEVELS:
            areas = self.view.areas(level)
            if areas:
                yield self._level(level, areas)

    def touched(self) -> tuple[tuple[str, int], ...]:
        """What the weighty changes touch, with their number, the most touched first."""
        found = Counter[str]()
        for area in (area for level in WEIGHTY for area in self.view.areas(level)):
            title = area_words(area, self.words)
            found[title] += sum(each.change.level in WEIGHTY for entry in area.entries for each in entry.everything)
        return tuple(found.most_common())

    def _level(self, level: Level, areas: Sequence[Area]) -> FoldedLevel:
        numbers = self._numbers(level, areas)
        if not self.in_full and level not in WEIGHTY:
            return FoldedLevel(level, *numbers, counted=tuple(self._counted(areas)))
        entries = sum(len(area.entries) for area in areas)
        if self.in_full or entries <= MOST_ENTRIES:
            return FoldedLevel(level, *numbers, areas=tuple(self._areas(areas, entries)))
        repeated = self._repeated(areas)
        left = tuple(_without(areas, {id(entry) for found in repeated.values() for entry in found}))
        said = [Repeated(text, _ids(found)) for text, found in repeated.items()]
        most_first = tuple(sorted(said, key=lambda each: -len(each.ids)))
        return FoldedLevel(level, *numbers, most_first, tuple(self._areas(left, MOST_IN_AREA)))

    def _numbers(self, level: Level, areas: Iterable[Area]) -> tuple[int, int, int, int]:
        """The count, and how many follow, are lighter and stand elsewhere; see ``FoldedLevel``."""
        shown = [each for area in areas for entry in area.entries for each in (*entry.everything, *entry.again)]
        own = sum(each.change.level == level for each in shown)
        count = self.view.counts[level]
        return count, self.view.follow(level), len(shown) - own, count - own

    def _areas(self, areas: Iterable[Area], most: int) -> Iterator[FoldedArea]:
        for area in areas:
            rest = area.entries[most:]
            yield FoldedArea(area, area_words(area, self.words), area.entries[:most], _ids(rest), len(rest))

    def _counted(self, areas: Iterable[Area]) -> Iterator[Counted]:
        found: dict[str, list[Entry]] = {}
        for entry in (entry for area in areas for entry in area.entries):
            found.setdefault(entry.change.rule, []).append(entry)
        for rule, entries in sorted(found.items(), key=lambda pair: -len(pair[1])):
            count = sum(1 + len(each.again) for each in entries)
            yield Counted(self.words.names.say(f"diff.{rule}"), count, _ids(entries))

    def _repeated(self, areas: Iterable[Area]) -> dict[str, list[Entry]]:
        """What happened to many records at once, such as a ministry that became another."""
        found: dict[str, list[Entry]] = {}
        for entry in (entry for area in areas for entry in area.entries):
            text = self._gist(entry)
            if text:
                found.setdefault(text, []).append(entry)
        return {text: entries for text, entries in found.items() if len(_ids(entries)) >= MANY}

    def _gist(self, entry: Entry) -> str:
        """What a change says without its subject; nothing for what is another thing each time."""
        found = entry.judged.difference
        if entry.consequences or entry.judged.situations or not found.name:
            return ""
        if found.name in ("in_force", "exists") and found.new and found.new.value.to:
            names = self.words.names
            return f"{names.say(f'diff.{entry.change.rule}')}: {names.window(Window(to=found.new.value.to))}"
        return self.words.sentence(entry.judged, entry.versions)


def area_words(area: Area, words: DiffWords) -> str:
    """What an area is called: the law, the playbook, or the kind of record."""
    kind, name = area.name
    called = words.names.id(kind, name) if name else ""
    return " ".join(filter(None, (words.names.say(f"editions.kind-{kind}"), called)))


def _without(areas: Iterable[Area], left_out: set[int]) -> Iterator[Area]:
    for area in areas:
        entries = tuple(entry for entry in area.entries if id(entry) not in left_out)
        if entries:
            yield Area(area.name, entries)


def _ids(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.change.subject.id for entry in entries))

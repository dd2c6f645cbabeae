"""What of the changes is shown, chosen once: every format renders the same list.

A change that follows from another stands under it; a group weighs as much as the heaviest change in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from msgspec import Struct

from ncp.diff.accepted import Accepted
from ncp.diff.causes import Judged
from ncp.diff.change import LEVELS, Change, Level
from ncp.diff.find import Diff
from ncp.diff.records import RecordAt
from ncp.diff.row import Impact
from ncp.plan.editions import PlanAt
from ncp.plan.model.reference import Header


class Choice(Struct, frozen=True):
    """What the reader asked for."""

    level: Level = "redactioneel"
    """The lightest level that is shown."""
    subject: str | None = None
    """Only changes of this record, and of what it holds."""
    kind: str | None = None
    """Only changes of records of this kind."""


class Entry(Struct, frozen=True, dict=True):
    """A change with the changes that follow from it."""

    judged: Judged
    consequences: tuple[Judged, ...] = ()
    again: tuple[Judged, ...] = ()
    """The same change in other versions of the same record."""

    @property
    def versions(self) -> tuple[str, ...]:
        """The first days of the versions in which it stands, earliest first."""
        return tuple(sorted(each.change.values.get("since", "") for each in (self.judged, *self.again)))

    @property
    def change(self) -> Change:
        return self.judged.change

    @property
    def everything(self) -> tuple[Judged, ...]:
        return (self.judged, *self.consequences)

    @cached_property
    def level(self) -> Level:
        return min((each.change.level for each in self.everything), key=LEVELS.index)


class Area(Struct, frozen=True):
    """Entries that belong together: those of one law, one playbook, or one kind of record."""

    name: tuple[str, str]
    """The kind and id of what holds them; without an id, the kind that they are of."""
    entries: tuple[Entry, ...]


class DiffView(Struct, frozen=True, dict=True):
    """Two plans and what of their difference is shown."""

    old: PlanAt
    new: PlanAt
    diff: Diff
    choice: Choice
    accepted: Accepted
    impact: Impact | None

    @cached_property
    def matching(self) -> tuple[Judged, ...]:
        """The changes that fit the subject and kind asked for, of every level."""
        return tuple(each for each in self.diff.judged if _fits(each, self.choice))

    @cached_property
    def selected(self) -> tuple[Judged, ...]:
        """The changes that are shown."""
        lightest = LEVELS.index(self.choice.level)
        return tuple(each for each in self.matching if LEVELS.index(each.change.level) <= lightest)

    @cached_property
    def counts(self) -> dict[Level, int]:
        """How many changes there are of each level, before the choice of a level."""
        return {level: sum(each.change.level == level for each in self.matching) for level in LEVELS}

    @cached_property
    def open_changes(self) -> tuple[Change, ...]:
        """The changes that nobody accepted, of every level."""
        return tuple(each.change for each in self.matching if not self.is_accepted(each.change))

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """What is shown, each change once, consequences under their cause when that is shown as well."""
        shown = {each.change.fingerprint for each in self.selected}
        below: dict[str, list[Judged]] = {}
        tops: dict[str, list[Judged]] = {}
        for each in self.selected:
            cause, own = each.change.cause, each.change.fingerprint
            if cause in shown and cause != own:
                below.setdefault(cause, []).append(each)
            else:
                tops.setdefault(own, []).append(each)
        return tuple(_gathered(tops.values(), below))

    def areas(self, level: Level) -> tuple[Area, ...]:
        """The entries of one level, by what holds them, in the order of the plan."""
        found: dict[tuple[str, str], list[Entry]] = {}
        for entry in self.entries:
            if entry.level == level:
                found.setdefault(area_of(entry.judged.difference.record), []).append(entry)
        rank = {kind: number for number, kind in enumerate(ORDER)}
        order = sorted(found, key=lambda name: rank.get(name[0], len(rank)))
        return tuple(Area(name, tuple(sorted(found[name], key=_by_subject))) for name in order)

    def is_accepted(self, change: Change) -> bool:
        return change.fingerprint in self.accepted.by

    def failing(self, level: Level) -> tuple[Change, ...]:
        """The changes of at least this weight that nobody accepted."""
        lightest = LEVELS.index(level)
        return tuple(change for change in self.open_changes if LEVELS.index(change.level) <= lightest)

    def follow(self, level: Level) -> int:
        """How many changes of a level follow from another."""
        return sum(each.change.level == level and bool(each.change.cause) for each in self.matching)

    @property
    def headers(self) -> tuple[Header, Header]:
        plans = self.diff.plans
        return plans.old.plan.header, plans.new.plan.header


ORDER = (
    "header", "law", "power", "intervention-ladder", "ladder", "role", "playbook", "fact", "sector", "process",
    "competent-authority", "information-sharing", "source", "measure", "misunderstanding", "lesson", "case",
)  # fmt: skip
"""Kinds in the order in which a reader meets them."""
TOGETHER = {
    "rung": "intervention-ladder", "node": "information-sharing", "edge": "information-sharing", "theme": "measure",
    "fact-value": "fact",
}  # fmt: skip
BY_HOLDER = {"power": "law", "step": "playbook", "level": "ladder"}
"""Kinds of record that are shown under the record that holds them."""


def area_of(at: RecordAt) -> tuple[str, str]:
    """What a record is shown under: its law, its playbook, or its kind."""
    if at.kind in BY_HOLDER:
        return BY_HOLDER[at.kind], at.owner
    if at.kind in BY_HOLDER.values():
        return at.kind, at.id
    return TOGETHER.get(at.kind, at.kind), ""


def _fits(judged: Judged, choice: Choice) -> bool:
    at = judged.difference.record
    if choice.kind is not None and at.kind != choice.kind:
        return False
    return choice.subject is None or choice.subject in (at.id, at.owner) or at.id.startswith(f"{choice.subject}/")


def _gathered(tops: Iterable[Sequence[Judged]], below: dict[str, list[Judged]]) -> Iterable[Entry]:
    """Each top with all that follows from it, also at one remove."""
    for top, *again in tops:
        found: list[Judged] = []
        causes = [top.change.fingerprint]
        while causes:
            more = below.pop(causes.pop(), [])
            found += more
            causes += [each.change.fingerprint for each in more]
        yield Entry(top, tuple(found), tuple(again))
    # what is left follows from itself in a circle: shown on its own rather than not at all
    yield from (Entry(each) for rest in below.values() for each in rest)


def _by_subject(entry: Entry) -> tuple[str, str, int]:
    """One record's changes stand together, the heaviest first."""
    subject = entry.change.subject
    return subject.kind, subject.id, LEVELS.index(entry.change.level)

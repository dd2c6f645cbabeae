"""What differs between two plans, as facts with both places and without judgement.

``differences`` gives them record by record; ``ncp.diff.judge`` says what each means. How a field is compared stands
in ``ncp.diff.fields``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct

from ncp.diff.difference import Difference, Side, What
from ncp.diff.inside import InsideRecord
from ncp.diff.records import WINDOWS, RecordAt, records_of
from ncp.diff.renames import InNewIds, Renamed, new_id, renames_between
from ncp.diff.versions import Pair, crossings_of, pair_versions
from ncp.plan.load import LoadedPlan
from ncp.plan.located import ReadFile

Versions = tuple[list[RecordAt], list[RecordAt]]
"""All records of one id: those of the old plan and those of the new."""

OWNERS = {"power": "law", "level": "ladder", "step": "playbook", "lesson": "case"}
"""What holds a record of a kind that may pass from one holder to another."""


class TwoPlans(Struct, frozen=True, dict=True):
    """Two plans with their records beside each other; everything is worked out once."""

    old: LoadedPlan
    new: LoadedPlan

    @cached_property
    def old_records(self) -> tuple[RecordAt, ...]:
        return records_of(self.old)

    @cached_property
    def new_records(self) -> tuple[RecordAt, ...]:
        return records_of(self.new)

    @cached_property
    def renamed(self) -> Renamed:
        return renames_between(self.old_records, self.new_records)

    @cached_property
    def in_new_ids(self) -> InNewIds:
        return InNewIds(self.renamed, self.old.plan.facts)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Every record once: those of the new plan in its order, then those that are gone."""
        return tuple(pair for pairs in self._paired for pair in pairs)

    @cached_property
    def crossings(self) -> tuple[Pair, ...]:
        """Versions that only one plan has, beside the version that speaks on their days in the other."""
        return tuple(found for pairs in self._paired if len(pairs) > 1 for found in crossings_of(pairs))

    @cached_property
    def versions(self) -> Mapping[tuple[str, str], int]:
        """How many versions an id has, in the plan that has most."""
        return {key: max(len(old), len(new)) for key, (old, new) in self._groups.items()}

    def said(self, at: RecordAt) -> Struct:
        """A record said in the new ids; a file that holds no renamed id needs no look."""
        return self.in_new_ids.say(at.record) if self._holds_renamed(at.file) else at.record

    def _holds_renamed(self, file: ReadFile) -> bool:
        if id(file) not in self._looked_at:
            self._looked_at[id(file)] = any(name in file.content for name in self._renamed_names)
        return self._looked_at[id(file)]

    @cached_property
    def _looked_at(self) -> dict[int, bool]:
        return {}

    @cached_property
    def _renamed_names(self) -> frozenset[bytes]:
        return frozenset(name.rpartition("/")[2].encode() for names in self.renamed.values() for name in names)

    def crosses(self, pair: Pair) -> Pair | None:
        """The crossing of a version that only one plan has."""
        return self._crossed.get(id(pair.old or pair.new))

    def took_from(self, old: RecordAt) -> Sequence[RecordAt]:
        """The new versions that took days of an old one."""
        return self._taken.get(id(old), ())

    def gave_to(self, new: RecordAt) -> Sequence[RecordAt]:
        """The old versions of which a new one took the days."""
        return self._taken.get(id(new), ())

    @cached_property
    def _taken(self) -> Mapping[int, Sequence[RecordAt]]:
        found: dict[int, list[RecordAt]] = {}
        for old, new in ((each.old, each.new) for each in self.crossings):
            if old is not None and new is not None:
                found.setdefault(id(old), []).append(new)
                found.setdefault(id(new), []).append(old)
        return found

    def said_by_earlier(self, old: RecordAt, new: RecordAt) -> Iterator[Difference]:
        """What the versions before this one, cut from the same old one, differ in from it: that is said already."""
        earlier = [each for each in self.took_from(old) if (each.since or date.min) < (new.since or date.min)]
        for each in earlier:
            yield from InsideRecord(old, each).compare(self.said(old), self.said(each), old.path, each.path, "")

    def exists(self, kind: str, name: str, *, in_old: bool) -> bool:
        """Whether a plan has a record of this kind and id, said in the ids of the new plan."""
        return bool(self._groups.get((kind, name), ((), ()))[0 if in_old else 1])

    @cached_property
    def _groups(self) -> Mapping[tuple[str, str], Versions]:
        return _groups(self)

    @cached_property
    def _paired(self) -> tuple[tuple[Pair, ...], ...]:
        return tuple(tuple(pair_versions(old, new)) for old, new in self._groups.values())

    @cached_property
    def _crossed(self) -> Mapping[int, Pair]:
        news = {id(pair.new) for pair in self.pairs if pair.old is None}
        return {id(each.new if id(each.new) in news else each.old): each for each in self.crossings}

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Everything that differs."""
        return tuple(found for pair in self.pairs for found in _compare(self, pair))


def differences(old: LoadedPlan, new: LoadedPlan) -> tuple[Difference, ...]:
    """Everything that differs between two plans, in the order of the new one; what is gone comes last."""
    return TwoPlans(old, new).differences


def _groups(plans: TwoPlans) -> Mapping[tuple[str, str], Versions]:
    """The versions of each id on both sides."""
    groups: dict[tuple[str, str], Versions] = {}
    for record in plans.new_records:
        groups.setdefault((record.kind, new_id(plans.renamed, record)), ([], []))[1].append(record)
    for record in plans.old_records:
        groups.setdefault((record.kind, new_id(plans.renamed, record)), ([], []))[0].append(record)
    return groups


def _compare(plans: TwoPlans, pair: Pair) -> Iterator[Difference]:
    old, new = pair.old, pair.new
    if old is None or new is None:
        one = old or new
        assert one is not None, "a pair has at least one record"
        what: What = "added" if old is None else "removed"
        crossing = plans.crosses(pair)
        struct = type(one.record)
        beside = None if crossing is None else crossing.old if old is None else crossing.new
        yield Difference(what=what, struct=struct, old=_whole(old), new=_whole(new), beside=beside)
        if crossing and crossing.old and crossing.new:
            yield from _compare_crossing(plans, crossing.old, crossing.new)
        return
    yield from _compare_standing(plans, old, new)
    if old.record != new.record:
        before, after = plans.said(old), plans.said(new)
        yield from InsideRecord(old, new).compare(before, after, old.path, new.path, "")


def _compare_crossing(plans: TwoPlans, old: RecordAt, new: RecordAt) -> Iterator[Difference]:
    """Two versions that speak on the same days in the two plans; that their windows differ is no news."""
    before, after = plans.said(old), plans.said(new)
    found = InsideRecord(old, new).compare(before, after, old.path, new.path, "")
    known = {_gist(each) for each in plans.said_by_earlier(old, new)}
    yield from (each for each in found if each.name not in WINDOWS and _gist(each) not in known)


def _gist(found: Difference) -> tuple[str, str, str, str]:
    """What a difference says, wherever it stands."""
    old, new = (side.value if side else None for side in (found.old, found.new))
    return found.what, found.field, repr(old), repr(new)


def _compare_standing(plans: TwoPlans, old: RecordAt, new: RecordAt) -> Iterator[Difference]:
    """A new name, another holder, another file. A record that moves along with its holder did not move."""
    struct = type(new.record)
    if old.id != new.id and (old.kind in plans.renamed and old.id in plans.renamed[old.kind]):
        yield Difference(
            what="renamed", struct=struct, old=Side(old, old.id, old.path), new=Side(new, new.id, new.path)
        )
    holder = OWNERS.get(new.kind)
    owner = plans.renamed.get(holder or "", {}).get(old.owner, old.owner)
    if holder and owner != new.owner:
        yield Difference(
            what="changed", struct=struct, name=holder, field=holder,
            old=Side(old, old.owner or None, old.path), new=Side(new, new.owner or None, new.path),
        )  # fmt: skip
    elif old.file.path != new.file.path and not new.owner:
        old_side, new_side = Side(old, old.file.path, old.path), Side(new, new.file.path, new.path)
        yield Difference(what="moved", struct=struct, old=old_side, new=new_side)


def _whole(record: RecordAt | None) -> Side | None:
    return Side(record, record.record, record.path) if record else None

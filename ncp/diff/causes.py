"""Which change follows from which: a power that came with its law, a step that names a role that is gone.

One cause is reported once with its consequences under it; nothing is left out and no level changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from ncp.diff.change import Change
from ncp.diff.compare import OWNERS, TwoPlans
from ncp.diff.difference import Difference
from ncp.diff.fields import KEYS
from ncp.diff.judge import Situations, window_change
from ncp.diff.records import RecordAt
from ncp.plan.checks.references import ADDRESSEE, REFERENCES, SOURCE, SUBJECT
from ncp.plan.model.powers import Holder, Law, Power
from ncp.plan.model.sectors import CompetentAuthority
from ncp.plan.model.sharing import Edge

Key = tuple[str, str, str]
"""Added or removed, the kind and the id."""


class Judged(Struct, frozen=True):
    """A difference with what it means, and the situations that show it."""

    difference: Difference
    change: Change
    situations: Situations = {}


HOLDERS = {**OWNERS, "fact-value": "fact"}
STANDS_ALONE: tuple[type[Struct], ...] = (Holder,)
"""Parts that are reported by themselves though what they name is new: another holder is never a mere consequence."""
KINDS_OF = {ADDRESSEE: ("role", "fact-value"), SUBJECT: ("role", "power", "level", "fact", "playbook", "step")}


def with_causes(judged: Sequence[Judged], plans: TwoPlans) -> tuple[Judged, ...]:
    """The same, each change with the fingerprint of the one it follows from, if any."""
    causes = _Causes(_whole_records(judged), _windows_of_laws(judged), *_versions(judged), _laws_of_powers(plans))
    return tuple(_with_cause(each, causes) for each in judged)


class _Causes(Struct, frozen=True):
    """What may be the cause of something else."""

    whole: Mapping[Key, Change]
    """Records that came or went."""
    laws: Mapping[tuple[str, str], Change]
    """Laws of which the days changed, by id and by how they changed."""
    versions: Mapping[int, Change]
    """Versions that came or went, by their record."""
    beside: Mapping[int, Change]
    """The same, by the record that speaks on their days in the other plan."""
    law_of: Mapping[str, str]
    """For each power of the new plan its law."""


def _with_cause(judged: Judged, causes: _Causes) -> Judged:
    cause = next(_causes_of(judged.difference, judged.change, causes), None)
    if cause is None or cause is judged.change:
        return judged
    change = msgspec.structs.replace(judged.change, cause=cause.fingerprint)
    return msgspec.structs.replace(judged, change=change)


def _causes_of(found: Difference, change: Change, causes: _Causes) -> Iterator[Change]:
    if found.field == "in_force" and found.struct is not Law:
        end = _end_of(found)
        yield from (causes.laws[law, end] for law in _laws_of(found.record, causes) if (law, end) in causes.laws)
    if change.level == "redactioneel":
        sides = [side.at for side in (found.old, found.new) if side]
        versions = causes.beside if change.why == "days-covered" else causes.versions
        yield from (versions[id(at)] for at in sides if id(at) in versions)
    yield from (causes.whole[key] for key in _explained_by(found, causes.whole) if key in causes.whole)


def _whole_records(judged: Sequence[Judged]) -> Mapping[Key, Change]:
    return {
        (found.what, found.kind, found.id): change
        for found, change in ((each.difference, each.change) for each in judged)
        if not found.name and not found.field and found.what in ("added", "removed") and not _is_version(change)
    }


def _is_version(change: Change) -> bool:
    return change.rule in ("version-added", "version-removed")


def _versions(judged: Sequence[Judged]) -> tuple[Mapping[int, Change], Mapping[int, Change]]:
    """Wording and upkeep of a version that came belong to it; so does the end of the one it took over from."""
    versions = [each for each in judged if _is_version(each.change)]
    own = {id(each.difference.record): each.change for each in versions}
    return own, {id(each.difference.beside): each.change for each in versions}


def _windows_of_laws(judged: Sequence[Judged]) -> Mapping[tuple[str, str], Change]:
    windows = [each for each in judged if each.difference.struct is Law and each.difference.field == "in_force"]
    return {(each.difference.id, _end_of(each.difference)): each.change for each in windows}


def _laws_of_powers(plans: TwoPlans) -> Mapping[str, str]:
    return {power.id: law.id for law, power in plans.new.plan.powers}


def _end_of(found: Difference) -> str:
    """How the days changed and until when: what else changed so on that day, changed with it."""
    old, new = found.both
    return f"{window_change(old.value, new.value)[0]} {new.value.to}"


def _laws_of(at: RecordAt, causes: _Causes) -> Iterator[str]:
    """The law on which a record rests."""
    record = at.record
    if isinstance(record, Power):
        yield at.owner
    elif isinstance(record, CompetentAuthority):
        yield record.law
    elif isinstance(record, Edge) and record.power:
        yield causes.law_of.get(record.power, "")


def _explained_by(found: Difference, whole: Mapping[Key, Change]) -> Iterator[Key]:
    """The records of which the coming or going explains a difference, if they did come or go."""
    if not found.field and not found.name:
        holder = HOLDERS.get(found.kind)
        if holder:
            yield found.what, holder, found.record.owner
        elif found.kind == "competent-authority":
            law, _, sector = found.id.partition("/")
            yield found.what, "law", law
            yield found.what, "sector", sector
        elif found.kind == "node":
            yield found.what, "role", found.id
    elif not found.name:
        yield from _by_key(found)
    else:
        yield from _by_reference(found, whole)


def _by_key(found: Difference) -> Iterator[Key]:
    """A part of a list whose key names a record."""
    side = found.new if found.what == "added" else found.old
    if found.struct in STANDS_ALONE or side is None or not isinstance(side.value, Struct):
        return
    for name in KEYS.get(found.struct, ()):
        kind = REFERENCES.get((found.struct, name))
        if kind:
            yield from ((found.what, each, getattr(side.value, name)) for each in KINDS_OF.get(kind, (kind,)))


def _by_reference(found: Difference, whole: Mapping[Key, Change]) -> Iterator[Key]:
    """A field that names records: what it lost is gone, or it only gained and all of that is new."""
    kind = SOURCE if found.name == "sources" else REFERENCES.get((found.struct, found.name))
    if kind is None or found.old is None or found.new is None:
        return
    old, new = _words(found.old.value), _words(found.new.value)
    lost, gained = [each for each in old if each not in new], [each for each in new if each not in old]
    kinds = KINDS_OF.get(kind, (kind,))
    what, words = ("removed", lost) if lost else ("added", gained)
    explained = [[(what, each, word) for each in kinds if (what, each, word) in whole] for word in words]
    if all(explained):
        yield from (keys[0] for keys in explained)


def _words(value: Any) -> Iterable[str]:
    return value if isinstance(value, tuple) else () if value is None else (str(value),)

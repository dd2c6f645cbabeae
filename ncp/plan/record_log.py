"""How one record of the plan changed: every commit that touched it, and the working tree, as data.

Follows ``formerly``. Reads what git holds through ``editions`` and compares YAML, so commits that do not load count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

from ncp.plan.editions import Version, contents_in, versions_in
from ncp.plan.files import plan_files
from ncp.plan.flow import Difference, differences
from ncp.plan.passages import Passage, carried_over, is_yaml, passages_of

Action = Literal["added", "removed", "changed", "renamed"]


class Turn(Struct, frozen=True, kw_only=True):
    """What one commit did to one record, or to one version of it."""

    action: Action
    passage: Passage
    """As it stood after, or before when it was removed."""
    old_id: str
    """What it was called before; the same as now unless it was renamed."""
    differences: tuple[Difference, ...]


class Moment(Struct, frozen=True, kw_only=True):
    """One commit that touched the record."""

    version: Version | None
    """None for what is not committed."""
    turns: tuple[Turn, ...]


class RecordLog(Struct, frozen=True):
    """The whole story of a record."""

    names: tuple[str, ...]
    """All ids it bore, the one asked for first."""
    moments: tuple[Moment, ...]
    """Oldest first."""


Standing = dict[tuple[str, str], Passage]
"""The passages about the record at one moment, by kind and the day from which the version holds."""


def log_of(name: str, folder: Path) -> RecordLog:
    """How a record changed in the repository around a plan folder; no moments when it never existed.

    Raises Refused as ``editions_in`` does, and when the folder itself cannot be read.
    """
    versions = versions_in(folder)
    contents = contents_in(folder, versions)
    here = plan_files(folder) if (folder / "plan.yaml").is_file() else {}
    reader = _Reader(contents, here)
    names = _all_names(name, versions, reader)
    return RecordLog(names, tuple(_moments(frozenset(names), versions, reader)))


class _Reader:
    """The passages of files. A commit that left a record as it was costs no reading of YAML."""

    def __init__(self, contents: Mapping[str, bytes], here: Mapping[str, bytes]) -> None:
        self._contents = contents
        self.here = here
        self._known: dict[tuple[frozenset[str], str, str], tuple[Passage, ...]] = {}
        self._last: dict[tuple[frozenset[str], str], str] = {}

    def passages(self, names: frozenset[str], path: str, blob: str) -> tuple[Passage, ...]:
        """The passages about these names in one file of one commit."""
        key = (names, path, blob)
        if key not in self._known:
            self._known[key] = self._read(names, path, blob)
            self._last[names, path] = blob
        return self._known[key]

    def _read(self, names: frozenset[str], path: str, blob: str) -> tuple[Passage, ...]:
        content, last = self._contents[blob], self._last.get((names, path))
        if last is not None:
            found = carried_over(self._known[names, path, last], names, self._contents[last], content)
            if found is not None:
                return found
        return passages_of(names, {path: content})

    def is_yaml(self, path: str, blob: str) -> bool:
        """Whether a file of a commit can be read at all."""
        return is_yaml(path, self._contents[blob])


def _all_names(name: str, versions: Sequence[Version], reader: _Reader) -> tuple[str, ...]:
    """The ids that a record ever bore: those before it and those after it."""
    names: tuple[str, ...] = (name,)
    while True:
        found = list(_everywhere(frozenset(names), versions, reader))
        more = dict.fromkeys((*names, *(one for each in found for one in (each.id, *each.formerly))))
        if len(more) == len(names):
            return names
        names = tuple(more)


def _everywhere(names: frozenset[str], versions: Sequence[Version], reader: _Reader) -> Iterator[Passage]:
    blobs = dict.fromkeys((path, blob) for version in versions for path, blob in version.files.items())
    for path, blob in blobs:
        yield from reader.passages(names, path, blob)
    yield from passages_of(names, reader.here)


def _moments(names: frozenset[str], versions: Sequence[Version], reader: _Reader) -> Iterator[Moment]:
    found: dict[str, tuple[Passage, ...]] = {}
    before: Standing = {}
    for version in versions:
        found = _in_files(names, version.files, found, reader)
        after = _standing(each for path in sorted(found) for each in found[path])
        turns = tuple(_turns(before, after))
        if turns:
            yield Moment(version=version, turns=turns)
        before = after
    if reader.here:
        turns = tuple(_turns(before, _standing(_in_folder(names, reader.here, found))))
        if turns:
            yield Moment(version=None, turns=turns)


def _in_folder(
    names: frozenset[str], here: Mapping[str, bytes], before: Mapping[str, tuple[Passage, ...]]
) -> Iterator[Passage]:
    for path, content in sorted(here.items()):
        found = passages_of(names, {path: content})
        kept = before.get(path, ())
        yield from found if found or not kept or is_yaml(path, content) else kept


def _in_files(
    names: frozenset[str], files: Mapping[str, str], before: Mapping[str, tuple[Passage, ...]], reader: _Reader
) -> dict[str, tuple[Passage, ...]]:
    """The passages of each file; one that cannot be read holds what it held before, until somebody mends it."""
    found = {}
    for path, blob in files.items():
        found[path] = reader.passages(names, path, blob)
        if not found[path] and before.get(path) and not reader.is_yaml(path, blob):
            found[path] = before[path]
    return found


def _standing(passages: Iterator[Passage]) -> Standing:
    return {(each.kind, _since(each)): each for each in passages}


def _since(passage: Passage) -> str:
    for name in ("in_force", "exists"):
        window = passage.fields.get(name)
        if isinstance(window, dict):
            return str(window.get("from", ""))
    return ""


def _turns(before: Standing, after: Standing) -> Iterator[Turn]:
    """Versions are paired by their first day; the last one left of a kind on both sides is the same one moved."""
    gone = [key for key in before if key not in after]
    come = [key for key in after if key not in before]
    moved = {}
    for key in gone:
        partners = [other for other in come if other[0] == key[0]]
        if len(partners) == 1 and [each[0] for each in gone].count(key[0]) == 1:
            moved[partners[0]] = key
    for key, passage in after.items():
        old = before.get(moved.get(key, key))
        if old is None:
            yield Turn(action="added", passage=passage, old_id=passage.id, differences=())
        elif old.fields != passage.fields:
            yield _changed(old, passage)
    for key in gone:
        if key not in moved.values():
            yield Turn(action="removed", passage=before[key], old_id=before[key].id, differences=())


def _changed(old: Passage, new: Passage) -> Turn:
    renamed = old.id != new.id
    found = tuple(each for each in differences(old.fields, new.fields) if not renamed or each.field != "id")
    return Turn(action="renamed" if renamed else "changed", passage=new, old_id=old.id, differences=found)

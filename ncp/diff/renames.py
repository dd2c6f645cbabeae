"""Ids that were renamed between two plans, as ``formerly`` declares, and an old record said in the new ids.

A record that only follows a rename of another is equal to itself once that is done.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from ncp.diff.fields import names_of
from ncp.diff.records import RecordAt
from ncp.plan.checks.references import ADDRESSEE, REFERENCES, SOURCE, SUBJECT
from ncp.plan.model.cases import CaseEvent
from ncp.plan.model.condition import All, AnyOf, Condition, Not, Test

S = TypeVar("S", bound=Struct)
Renamed = Mapping[str, Mapping[str, str]]
"""For each kind of record: the id in the old plan and the one in the new."""

HOLDS_VALUES = {"sector": "sectors", "process": "processes"}
"""Kinds whose ids are the values of facts that say so with ``values_from``."""


def renames_between(old: Sequence[RecordAt], new: Sequence[RecordAt]) -> Renamed:
    """What either plan says was renamed: the id of one side is gone on the other, which declares it."""
    before, after = _ids(old), _ids(new)
    found: dict[str, dict[str, str]] = {}
    for record, theirs, ours in (*((r, before, after) for r in new), *((r, after, before) for r in old)):
        for name in record.formerly:
            full = f"{record.owner}/{name}" if record.kind == "fact-value" else name
            if (record.kind, full) in theirs and (record.kind, full) not in ours:
                pair = (full, record.id) if theirs is before else (record.id, full)
                found.setdefault(record.kind, {}).setdefault(*pair)
    return found


def new_id(renamed: Renamed, record: RecordAt) -> str:
    """The id that an old record has in the new plan."""
    if record.kind == "node":
        return renamed.get("role", {}).get(record.id, record.id)
    if record.kind == "competent-authority":
        law, _, sector = record.id.partition("/")
        return f"{_one(renamed, 'law', law)}/{_one(renamed, 'sector', sector)}"
    if record.kind == "fact-value":
        fact, _, value = record.id.partition("/")
        moved = f"{_one(renamed, 'fact', fact)}/{value}"
        return _one(renamed, "fact-value", moved)
    return _one(renamed, record.kind, record.id)


class InNewIds:
    """Says old records in the ids of the new plan."""

    def __init__(self, renamed: Renamed, facts: Iterable[Struct]) -> None:
        self.renamed = renamed
        self._values = {name: found for fact in facts for name, found in [self._values_of(fact)] if found}
        roles = renamed.get("role", {})
        everything = {old: new for kind in renamed for old, new in renamed[kind].items()}
        statuses = self._values.get("provider-status", {})
        self._of: dict[str, Mapping[str, str]] = {**renamed, ADDRESSEE: {**statuses, **roles}, SUBJECT: everything}

    def say(self, record: S) -> S:
        """The record with every reference to a renamed id in the new id."""
        if not self.renamed:
            return record
        return self._struct(record)

    def condition(self, condition: Condition) -> Condition:
        """A condition with renamed facts and values."""
        match condition:
            case Test(fact, operator, value):
                values = self._values.get(fact, {})
                return Test(_one(self.renamed, "fact", fact), operator, _each(value, values))
            case Not(of):
                return Not(self.condition(of))
            case All(of):
                return All(tuple(map(self.condition, of)))
            case AnyOf(of):
                return AnyOf(tuple(map(self.condition, of)))

    def _struct(self, record: S) -> S:
        changed = {
            name: new
            for name, _ in names_of(type(record))
            if (value := getattr(record, name)) is not None and (new := self._field(record, name, value)) != value
        }
        return msgspec.structs.replace(record, **changed) if changed else record

    def _field(self, record: Struct, name: str, value: Any) -> Any:
        if isinstance(value, All | AnyOf | Not | Test):
            return self.condition(value)
        if isinstance(value, Struct):
            return self._struct(value)
        if isinstance(value, tuple) and value and isinstance(value[0], Struct):
            return tuple(self._struct(each) for each in value)
        if isinstance(record, CaseEvent) and name == "value":
            return _each(value, self._values.get(record.fact or "", {}))
        kind = SOURCE if name == "sources" else REFERENCES.get((type(record), name))
        return _each(value, self._of.get(kind, {})) if kind else value

    def _values_of(self, fact: Struct) -> tuple[str, dict[str, str]]:
        name = str(getattr(fact, "id"))  # noqa: B009
        source = getattr(fact, "values_from", None)
        for kind, where in HOLDS_VALUES.items():
            if source == where:
                return name, dict(self.renamed.get(kind, {}))
        now = _one(self.renamed, "fact", name)
        pairs = self.renamed.get("fact-value", {}).items()
        own = {old.partition("/")[2]: new.partition("/")[2] for old, new in pairs if old.startswith(f"{now}/")}
        return name, own


def _ids(records: Iterable[RecordAt]) -> frozenset[tuple[str, str]]:
    return frozenset((record.kind, record.id) for record in records)


def _one(renamed: Renamed, kind: str, name: str) -> str:
    return renamed.get(kind, {}).get(name, name)


def _each(value: Any, renamed: Mapping[str, str]) -> Any:
    if not renamed:
        return value
    if isinstance(value, tuple):
        return tuple(renamed.get(each, each) for each in value)
    return renamed.get(value, value) if isinstance(value, str) else value

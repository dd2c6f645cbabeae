"""The old plan and its cases said in the ids of the new one, so that a mere rename differs in nothing.

Only what an answer depends on is translated; sources, measures and the like keep their words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from ncp.diff.records import records_of
from ncp.diff.renames import InNewIds, Renamed, renames_between
from ncp.plan.load import LoadedPlan
from ncp.plan.model.cases import Case, CaseEvent
from ncp.plan.model.condition import Test, Value
from ncp.plan.model.facts import Fact
from ncp.plan.model.levels import Ladder
from ncp.plan.model.plan import Plan
from ncp.plan.model.playbooks import Playbook
from ncp.plan.model.powers import LawFile

R = TypeVar("R", bound=Struct)


def in_new_ids(old: LoadedPlan, new: LoadedPlan) -> tuple[Plan, tuple[Case, ...]]:
    """The old plan with its cases; as they are when nothing that they hold was renamed."""
    before, after = _names(old.plan), _names(new.plan)
    if before.once.isdisjoint(after.now) and after.once.isdisjoint(before.now):
        return old.plan, old.cases
    renamed = renames_between(records_of(old), records_of(new))
    if not renamed:
        return old.plan, old.cases
    words = _Words(renamed, InNewIds(renamed, old.plan.facts))
    return words.plan(old.plan), tuple(map(words.case, old.cases))


class _Words:
    """Says records and their own ids anew."""

    def __init__(self, renamed: Renamed, references: InNewIds) -> None:
        self._renamed = renamed
        self._references = references
        self._condition = references.condition
        self._gone = [old.rpartition("/")[2].encode() for each in renamed.values() for old in each]

    def plan(self, plan: Plan) -> Plan:
        """The plan with every record that an answer depends on."""
        roles = self._renamed.get("role", {})
        return replace(
            plan,
            roles=tuple(self.each("role", plan.roles)),
            ladders=tuple(map(self._ladder, plan.ladders)),
            laws=tuple(map(self._law, plan.laws)),
            facts=tuple(map(self._fact, plan.facts)),
            rungs=tuple(map(self._say, plan.rungs)),
            sectors=tuple(self.each("sector", plan.sectors)),
            processes=tuple(self.each("process", plan.processes)),
            competent_authorities=tuple(map(self._say, plan.competent_authorities)),
            sharing_origin=roles.get(plan.sharing_origin, plan.sharing_origin),
            nodes=tuple(map(self._say, plan.nodes)),
            edges=tuple(self.each("edge", plan.edges)),
            playbooks=tuple(map(self._playbook, plan.playbooks)),
        )

    def _say(self, record: R) -> R:
        """A record that mentions nothing renamed is the same in both; whether it does is seen fastest in its bytes."""
        body = msgspec.msgpack.encode(record)
        return self._references.say(record) if any(name in body for name in self._gone) else record

    def each(self, kind: str, records: Iterable[R]) -> Iterator[R]:
        """Records of a kind, with their own ids and all that they refer to in the new ids."""
        renamed = self._renamed.get(kind, {})
        for record in records:
            said: Any = self._say(record)
            yield replace(said, id=renamed[said.id]) if said.id in renamed else said

    def case(self, case: Case) -> Case:
        """A case, with its facts and their values in the new words."""
        (said,) = self.each("case", (case,))
        events = zip(case.timeline, said.timeline, strict=True)
        return replace(said, timeline=tuple(replace(after, value=self._value(before)) for before, after in events))

    def _value(self, event: CaseEvent) -> Value | None:
        if event.fact is None or event.value is None:
            return event.value
        said = self._condition(Test(event.fact, "is", event.value))
        assert isinstance(said, Test)
        return said.value

    def _ladder(self, ladder: Ladder) -> Ladder:
        return replace(self._say(ladder), levels=tuple(self.each("level", ladder.levels)))

    def _law(self, file: LawFile) -> LawFile:
        (law,) = self.each("law", (file.law,))
        return LawFile(law=law, powers=tuple(self.each("power", file.powers)))

    def _playbook(self, playbook: Playbook) -> Playbook:
        (said,) = self.each("playbook", (playbook,))
        return replace(said, steps=tuple(self.each("step", playbook.steps)))

    def _fact(self, fact: Fact) -> Fact:
        (said,) = self.each("fact", (fact,))
        renamed = self._renamed.get("fact-value", {})
        values = tuple(
            replace(value, id=renamed.get(f"{said.id}/{value.id}", f"/{value.id}").partition("/")[2])
            for value in said.values
        )
        return replace(said, values=values)


class _Names(Struct, frozen=True):
    now: frozenset[str]
    once: frozenset[str]


def _names(plan: Plan) -> _Names:
    """What its records are called and, as ``formerly`` declares, what they were called before."""
    several: tuple[Iterable[Any], ...] = (
        plan.roles, plan.facts, plan.sectors, plan.processes, plan.edges, plan.playbooks,
        *(fact.values for fact in plan.facts), *(ladder.levels for ladder in plan.ladders),
        *((file.law, *file.powers) for file in plan.laws), *(playbook.steps for playbook in plan.playbooks),
    )  # fmt: skip
    records = [record for each in several for record in each]
    once = frozenset(name for record in records for name in record.formerly)
    return _Names(frozenset(record.id for record in records), once)

"""Which situations a question is about, and the smallest facts that show one.

A situation of a sector: this sector and no other is affected, no process of another sector is, and an organisation
whose kind is known is of at least one kind. Every other fact is free, and may be unknown.
"""

from __future__ import annotations

from collections.abc import Iterable

from ncp.gaps.result import Need, Size
from ncp.gaps.vocabulary import PROCESSES, SECTORS, SEVERE, STATUS, has
from ncp.logic.diagram import NOTHING, Node, Space
from ncp.plan.model.condition import All, AnyOf, Condition, Not, Test, Value, tests_in
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Power

ALWAYS, NEVER = All(()), AnyOf(())


def own_condition(power: Power) -> Condition:
    """A power's condition with its limit to sectors as a first test, as ``ncp advise`` weighs it."""
    if not power.sectors:
        return power.applies_when
    return All((Test(SECTORS, "includes_any", power.sectors), power.applies_when))


def in_sector(condition: Condition, sector: str) -> Condition:
    """What is left of a condition when this sector and no other is affected."""
    match condition:
        case Test(fact, operator, value) if fact == SECTORS:
            return ALWAYS if _is_met(operator, value, sector) else NEVER
        case Not(of):
            part = in_sector(of, sector)
            return NEVER if part == ALWAYS else ALWAYS if part == NEVER else Not(part)
        case All(of):
            return _together(All, of, sector, NEVER)
        case AnyOf(of):
            return _together(AnyOf, of, sector, ALWAYS)
    return condition


def _is_met(operator: str, value: Value, sector: str) -> bool:
    wanted = set(value) if isinstance(value, tuple) else set()
    if operator == "includes_any":
        return sector in wanted
    return wanted <= {sector} if operator == "includes_all" else value is True


def _together(kind: type[All | AnyOf], of: tuple[Condition, ...], sector: str, ends: Condition) -> Condition:
    parts = tuple(part for each in of if (part := in_sector(each, sector)) != kind(()))
    if ends in parts:
        return ends
    return parts[0] if len(parts) == 1 else kind(parts)


class Situations:
    """The situations that some conditions tell apart in each of some sectors."""

    def __init__(
        self, plan: Plan, conditions: Iterable[Condition], sectors: Iterable[str] = (), *, severe: bool = False
    ) -> None:
        """Without ``sectors`` the conditions are asked as they are, whatever sector is affected.

        ``severe``: only situations with the impact at which somebody should be able to intervene.
        """
        self.plan = plan
        given, cut = tuple(conditions), tuple(sectors)
        self._severe: Condition = SEVERE if severe and has(plan, SEVERE) else ALWAYS
        asked = dict.fromkeys(in_sector(each, sector) for sector in cut for each in given) if cut else given
        tested = {test.fact for condition in asked for test in tests_in(condition)}
        whole_sets = [self._any_of(fact) for fact in (PROCESSES, STATUS) if fact in tested]
        types = {fact.id: fact.type for fact in plan.facts}
        self.space = Space([*asked, self._severe, *whole_sets], plan.values_of, types)
        self._tested = tested
        self._of_sector: dict[str, Node] = {}

    def _any_of(self, fact: str) -> Test:
        return Test(fact, "includes_any", tuple(self.plan.values_of[fact]))

    def true(self, condition: Condition, sector: str) -> Node:
        """Where a condition is true while only this sector is affected."""
        return self.space.true(in_sector(condition, sector))

    def false(self, condition: Condition, sector: str) -> Node:
        """Where a condition is false while only this sector is affected."""
        return self.space.false(in_sector(condition, sector))

    @property
    def anywhere(self) -> Node:
        """The situations that the question is about, whatever sector is affected."""
        return self.space.true(self._severe)

    def of_sector(self, sector: str) -> Node:
        """The situations of one sector, with facts that are unknown."""
        if sector not in self._of_sector:
            self._of_sector[sector] = self._sound(sector)
        return self._of_sector[sector]

    def _sound(self, sector: str) -> Node:
        found = self.anywhere
        if PROCESSES in self._tested:
            others = tuple(each.id for each in self.plan.processes if each.sector != sector)
            found = self.space.without(found, self.space.true(Test(PROCESSES, "includes_any", others)))
        if STATUS in self._tested:
            found = self.space.without(found, self.space.false(self._any_of(STATUS)))
        return found

    def of_kind(self, kind: str) -> Node:
        """The situations with an organisation of this kind and no other."""
        return self.space.given({STATUS: (kind,)})

    def facts(self) -> tuple[str, ...]:
        """The facts that are asked about, in the order of the vocabulary."""
        asked = {question.fact for question in self.space.questions}
        return tuple(fact.id for fact in self.plan.facts if fact.id in asked)

    def size(self, node: Node) -> Size:
        """How many situations a set has."""
        return Size(self.space.count(node), self.space.weight(node))

    def smallest(self, node: Node, sector: str | None = None) -> dict[str, Value] | None:
        """The fewest facts of the set, with the sector that it is about; what the question is about comes first."""
        found = self.space.smallest(node)
        if found is None:
            return None
        if sector is not None and SECTORS in self.plan.fact_by_id:
            found[SECTORS] = (sector,)
        order = dict.fromkeys((SECTORS, SEVERE.fact, STATUS, *(fact.id for fact in self.plan.facts)))
        return {fact: found[fact] for fact in order if fact in found}

    def needs(self, covered: Node, within: Node) -> tuple[Need, ...]:
        """What all the covered situations share and those they are taken from do not; set facts are left out."""
        if covered == NOTHING:
            return ()
        before, after = self.space.taken(within), self.space.taken(covered)
        return tuple(
            Need(fact.id, self._values(fact.id, covered))
            for fact in self.plan.facts
            if fact.id in after and after[fact.id] < before[fact.id]
        )

    def _values(self, fact: str, node: Node) -> tuple[Value, ...]:
        possible: tuple[Value, ...] = tuple(self.plan.values_of[fact]) if fact in self.plan.values_of else (True, False)
        return tuple(each for each in possible if self.space.both(node, self.space.given({fact: each})) != NOTHING)

"""Situations with severe impact in which no binding power is possible, over the whole space and per sector.

A power covers a situation when its own condition is true there, it can address an organisation of the sector, and an
office holds it. The ladder's own condition for going up to a rung is left out: that a lighter means comes first does
not make a power absent. Duties, tasks and the tracks beside the ladder do not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from ncp.gaps.parties import Parties
from ncp.gaps.result import Asked, KindReach, NotCounted, Reach, SectorReach, Size, State
from ncp.gaps.situations import Situations, own_condition
from ncp.gaps.vocabulary import BINDING, BREACH, EMERGENCY
from ncp.logic.diagram import NOTHING, Node
from ncp.plan.model.condition import Test, Value
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Law, Power

MOST = 0.5
"""A power that reaches more than this part of the sectors is shared; one that reaches fewer is a sector's own."""


class _Counted(NamedTuple):
    power: str
    where: Node
    """The complete situations of the sector in which its condition is true."""


class Orders:
    """The binding powers of one plan on one day against every situation with severe impact."""

    def __init__(self, plan: Plan, parties: Parties) -> None:
        self.parties = parties
        powers = [pair for pair in parties.speaking() if pair[1].kind == "power"]
        self.binding = [pair for pair in powers if pair[1].rung in BINDING]
        self.dormant = [pair for pair in powers if pair[1].rung in EMERGENCY and pair[1].activation]
        self.sectors = tuple(each.id for each in plan.sectors if each.id not in parties.sectors_without_office)
        self._breach = [Test(BREACH, "is", value=True)] if BREACH in plan.fact_by_id else []
        conditions = [own_condition(power) for _, power in (*self.binding, *self.dormant)]
        self.situations = Situations(plan, [*conditions, *self._breach], self.sectors, severe=True)
        self.space = self.situations.space

    def asked(self) -> Asked:
        """The whole space that was searched."""
        whole = [self.situations.size(self.situations.of_sector(sector)) for sector in self.sectors]
        size = Size(sum(each.situations for each in whole), sum(each.stands_for for each in whole))
        return Asked(len(self.binding) + len(self.dormant), self.situations.facts(), size)

    def sector_reaches(self, kinds: Sequence[str]) -> tuple[SectorReach, ...]:
        """Every sector, with the kinds of organisation that the law of the day knows."""
        return tuple(self._sector(sector, kinds) for sector in self.sectors)

    @cached_property
    def reached(self) -> dict[str, tuple[str, ...]]:
        """For each binding power the sectors in which it counts."""
        return {
            power.id: tuple(
                sector
                for sector in self.sectors
                if self._fits(power, sector) and self.parties.outside(law, power, sector) is None
            )
            for law, power in self.binding
        }

    def holders_of(self, power_id: str) -> frozenset[str]:
        """The offices that hold a binding power in the sectors in which it counts."""
        law, power = next(pair for pair in self.binding if pair[1].id == power_id)
        return frozenset(
            role
            for sector in self.reached[power_id]
            for each in self.parties.offices(law, power, sector)
            for role in (each.role, each.executed_by)
        )

    def _fits(self, power: Power, sector: str) -> bool:
        """Whether the condition is true in some situation of the sector."""
        if self.parties.is_of_other_sectors(power, sector):
            return False
        true = self.situations.true(own_condition(power), sector)
        return self.space.both(self.situations.of_sector(sector), true) != NOTHING

    def works_without_breach(self, power: Power, sector: str) -> bool:
        """Whether the condition is true in some situation of the sector in which no duty was breached."""
        true = self.situations.true(own_condition(power), sector)
        return self._no_breach(self.space.both(self.situations.of_sector(sector), true)) != NOTHING

    def fits_without_office(self, sector: str, kind: str) -> bool:
        """Whether a power could oblige this kind in the sector, had the plan said which office holds it there."""
        within = self.space.both(self.situations.of_sector(sector), self.situations.of_kind(kind))
        return any(
            self.parties.outside(law, power, sector) == "no-office-modelled"
            and self._fits(power, sector)
            and self.space.both(within, self.situations.true(own_condition(power), sector)) != NOTHING
            for law, power in self.binding
        )

    def _counted(self, powers: Iterable[tuple[Law, Power]], sector: str, within: Node) -> list[_Counted]:
        return [
            _Counted(power.id, self.space.both(within, self.situations.true(own_condition(power), sector)))
            for law, power in powers
            if self._fits(power, sector) and self.parties.outside(law, power, sector) is None
        ]

    def _sector(self, sector: str, kinds: Sequence[str]) -> SectorReach:
        base = self.situations.of_sector(sector)
        complete = self.space.both(base, self.space.complete)
        counted = self._counted(self.binding, sector, complete)
        direct = self._direct(counted)
        dormant = self._counted(self.dormant, sector, complete)
        covered = self.space.either(*(each.where for each in counted))
        names = tuple(name for name in direct if not self._is_shared(name))
        own = self.space.either(*(each.where for each in counted if each.power in names))
        return SectorReach(
            sector=sector,
            reach=self._reach(sector, base, counted),
            kinds=tuple(KindReach(kind, self._of_kind(sector, base, counted, kind)) for kind in kinds),
            own=names,
            shared=tuple(name for name in direct if self._is_shared(name)),
            after_breach=tuple(each.power for each in counted if each.power not in direct),
            needs=self.situations.needs(covered, complete),
            needs_without_breach=self.situations.needs(self._no_breach(covered), self._no_breach(complete)),
            needs_own=self.situations.needs(self._no_breach(own), self._no_breach(complete)),
            not_counted=tuple(self._not_counted(sector)),
            dormant=tuple(each.power for each in dormant),
            covered_with_dormant=self.situations.size(self.space.either(covered, *(each.where for each in dormant))),
        )

    def _of_kind(self, sector: str, base: Node, counted: Sequence[_Counted], kind: str) -> Reach:
        only = self.situations.of_kind(kind)
        narrowed = [_Counted(each.power, self.space.both(each.where, only)) for each in counted]
        return self._reach(sector, self.space.both(base, only), narrowed)

    def _reach(self, sector: str, base: Node, counted: Sequence[_Counted]) -> Reach:
        complete = self.space.both(base, self.space.complete)
        covered = self.space.either(*(each.where for each in counted))
        size = self.situations.size
        return Reach(
            state=self._state(complete, covered, counted),
            all=size(complete),
            covered=size(covered),
            without_breach=size(self._no_breach(complete)),
            covered_without_breach=size(self._no_breach(covered)),
            facts=self._smallest(sector, base, counted),
        )

    def _state(self, complete: Node, covered: Node, counted: Sequence[_Counted]) -> State:
        if covered == NOTHING:
            return "never"
        if covered == complete:
            return "always"
        direct = self._direct(counted)
        if not direct:
            return "after-breach"
        return "general-only" if all(self._is_shared(name) for name in direct) else "own"

    def _direct(self, counted: Sequence[_Counted]) -> tuple[str, ...]:
        return tuple(each.power for each in counted if self._no_breach(each.where) != NOTHING)

    def _smallest(self, sector: str, base: Node, counted: Sequence[_Counted]) -> dict[str, Value] | None:
        """Facts with which ``ncp advise`` rules out every binding power, if need be only those that count here."""
        names = {each.power for each in counted}
        for powers in (self.binding, [pair for pair in self.binding if pair[1].id in names]):
            false = [self.situations.false(own_condition(power), sector) for _, power in powers]
            found = self.space.both(base, self.space.both(*false))
            if found != NOTHING:
                return self.situations.smallest(found, sector)
        return None

    def _is_shared(self, power_id: str) -> bool:
        return len(self.reached[power_id]) > MOST * len(self.sectors)

    def _no_breach(self, node: Node) -> Node:
        return self.space.both(node, *(self.space.false(test) for test in self._breach))

    def _not_counted(self, sector: str) -> Iterator[NotCounted]:
        for law, power in self.binding:
            if self._fits(power, sector) and (why := self.parties.outside(law, power, sector)):
                yield NotCounted(power.id, why)

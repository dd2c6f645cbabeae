"""How much of a plan the cases exercise: which powers, levels, roles and playbooks they show, and which never.

A check that reported every power which no case shows would report hundreds, most of them because the law is younger
than the cases; nobody would read the rest. So this is a measure beside the findings and not a finding: decision 0017.
Every moment at which something became known in a case is looked at. The moments are the bits of a number, so that each
condition is weighed over all of them at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ncp.check.covered import KINDS, Cover, Kind, Shown
from ncp.check.situations import limits_of
from ncp.dates import day_of
from ncp.incident.replay import known_over_time
from ncp.logic.conditions import Facts, weigh
from ncp.logic.truth import Truth
from ncp.plan.model.cases import Case
from ncp.plan.model.common import Window
from ncp.plan.model.condition import All, AnyOf, Condition, Not, Test
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Power

Bits = int
"""A set of moments: bit n is the n-th moment of all cases together."""


Found = tuple[str, str, Bits, Bits]
"""The group and id of a record, the moments at which it is in force, and those at which it may apply."""


def cover_of(plan: Plan, cases: Sequence[Case]) -> Cover:
    """What the cases show of each power, level, role and playbook."""
    seen = _Moments(plan, cases)
    found: dict[Kind, Iterable[Found]] = {
        "power": _powers(plan, seen),
        "level": _levels(plan, seen),
        "role": _roles(plan, seen),
        "playbook": _playbooks(plan, seen),
    }
    shown = tuple(each for kind in KINDS for each in _shown(kind, found[kind], seen.of_case))
    return Cover(cases=len(cases), moments=seen.number, shown=shown)


class _Moments:
    """Every moment of every case, and where in them a condition is true or false."""

    def __init__(self, plan: Plan, cases: Sequence[Case]) -> None:
        self._ranks = plan.values_of
        self._facts: list[Facts] = []
        self._days: list[date] = []
        self.of_case: list[Bits] = []
        for case in cases:
            first = self.number
            for moment, facts in known_over_time(case):
                self._facts.append(facts)
                self._days.append(day_of(moment))
            self.of_case.append((1 << self.number) - (1 << first))
        self._found: dict[Condition, tuple[Bits, Bits]] = {}

    @property
    def number(self) -> int:
        return len(self._facts)

    @property
    def all(self) -> Bits:
        return (1 << self.number) - 1

    def true(self, condition: Condition) -> Bits:
        """The moments at which a condition is true."""
        return self._weigh(condition)[0]

    def within(self, window: Window) -> Bits:
        """The moments in a window."""
        return _bits(window.covers(day) for day in self._days)

    def _weigh(self, condition: Condition) -> tuple[Bits, Bits]:
        if condition not in self._found:
            self._found[condition] = self._work_out(condition)
        return self._found[condition]

    def _work_out(self, condition: Condition) -> tuple[Bits, Bits]:
        match condition:
            case Test():
                answers = [weigh(condition, facts, self._ranks).value for facts in self._facts]
                return _bits(each is Truth.TRUE for each in answers), _bits(each is Truth.FALSE for each in answers)
            case Not(of):
                true, false = self._weigh(of)
                return false, true
            case All(of):
                pairs = [self._weigh(part) for part in of]
                return _meet((true for true, _ in pairs), self.all), _join(false for _, false in pairs)
            case AnyOf(of):
                pairs = [self._weigh(part) for part in of]
                return _join(true for true, _ in pairs), _meet((false for _, false in pairs), self.all)


def _powers(plan: Plan, seen: _Moments) -> Iterator[Found]:
    for name, versions in plan.power_versions.items():
        windows = [(seen.within(power.in_force), power) for _, power in versions]
        there = _join(window for window, _ in windows)
        yield versions[-1][0].id, name, there, _join(window & _usable(plan, power, seen) for window, power in windows)


def _usable(plan: Plan, power: Power, seen: _Moments) -> Bits:
    """The moments at which everything holds that ``ncp.advice.powers`` asks before a power may apply."""
    wanted = [power.applies_when, *limits_of(power)]
    if power.rung:
        wanted.append(plan.rung_by_id[power.rung].reached_when)
    if power.activation:
        wanted.append(power.activation.activated_when)
    return _meet((seen.true(each) for each in wanted), seen.all)


def _levels(plan: Plan, seen: _Moments) -> Iterator[Found]:
    for ladder in plan.ladders:
        found: dict[str, tuple[Bits, Bits]] = {}
        for level in ladder.levels:
            there, applies = found.get(level.id, (0, 0))
            window = seen.within(level.in_force)
            found[level.id] = (there | window, applies | window & seen.true(level.applies_when))
        for name, (there, applies) in found.items():
            yield "", name, there, applies


def _roles(plan: Plan, seen: _Moments) -> Iterator[Found]:
    """Only roles that the plan can bring in; a group of addressees has no grounds of its own."""
    for role in plan.roles:
        if role.involved:
            there = seen.within(role.exists)
            grounds = _join(seen.within(each.in_force) & seen.true(each.when) for each in role.involved)
            yield "", role.id, there, there & grounds


def _playbooks(plan: Plan, seen: _Moments) -> Iterator[Found]:
    for playbook in plan.playbooks:
        if playbook.kind == "playbook":
            yield "", playbook.id, seen.all, seen.true(playbook.applies_when)


def _shown(kind: Kind, found: Iterable[Found], of_case: Sequence[Bits]) -> Iterator[Shown]:
    groups: dict[str, dict[str, list[str]]] = {}
    for group, name, there, applies in found:
        lists = groups.setdefault(group, {"both": [], "always": [], "never": [], "absent": []})
        could = [case for case in of_case if case & there]
        did = sum(bool(case & applies) for case in could)
        where = "absent" if not could else "never" if not did else "always" if did == len(could) else "both"
        lists[where].append(name)
    for group, lists in groups.items():
        yield Shown(kind=kind, group=group, **{where: tuple(names) for where, names in lists.items()})


def _bits(answers: Iterable[bool]) -> Bits:
    return sum(1 << number for number, answer in enumerate(answers) if answer)


def _join(sets: Iterable[Bits]) -> Bits:
    found = 0
    for each in sets:
        found |= each
    return found


def _meet(sets: Iterable[Bits], every: Bits) -> Bits:
    found = every
    for each in sets:
        found &= each
    return found

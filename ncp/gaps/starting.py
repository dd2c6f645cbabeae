"""Duties that are in force and cannot run yet, because they start a while after a designation.

A clock that starts with a designation and runs towards the holder itself says when the duty begins. The facts that
its condition needs are the gate; every record that needs them too waits for the same day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from ncp.dates import add_duration, day_of
from ncp.gaps.parties import Parties
from ncp.gaps.result import Gap
from ncp.gaps.situations import Situations, own_condition
from ncp.plan.model.condition import Value, tests_in
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Power


def starting_gaps(plan: Plan, parties: Parties) -> Iterator[Gap]:
    """One gap for each fact that cannot be true before a day that is still to come."""
    starts: dict[str, date] = {}
    for _, power in parties.speaking():
        first_day = _first_day(power)
        if first_day and first_day > parties.on:
            for fact in _gates(plan, power):
                starts[fact] = min(first_day, starts.get(fact, first_day))
    for fact, day in starts.items():
        waiting = [power for _, power in parties.speaking() if fact in _gates(plan, power)]
        yield Gap(
            id=f"not-running/{fact}", kind="not-running", subject=fact, state="not-before", nature="instruments",
            facts=_facts(plan, waiting, fact), records=tuple(power.id for power in waiting), day=day,
        )  # fmt: skip


def _first_day(power: Power) -> date | None:
    clock, begins = power.clock, power.in_force.from_
    if clock is None or begins is None or clock.starts != "designation":
        return None
    if not set(clock.addressee) <= {holder.role for holder in power.holder}:
        return None
    return day_of(add_duration(datetime(begins.year, begins.month, begins.day, 12, tzinfo=UTC), clock.within))


def _gates(plan: Plan, power: Power) -> tuple[str, ...]:
    """The yes-or-no facts that must be yes for the condition to be true."""
    asked = {test.fact for test in tests_in(power.applies_when)}
    yes_or_no = [fact.id for fact in plan.facts if fact.id in asked and fact.type == "boolean"]
    if not yes_or_no:
        return ()
    situations = Situations(plan, [power.applies_when])
    space = situations.space
    needed = situations.needs(space.both(space.true(power.applies_when), space.complete), space.complete)
    return tuple(each.fact for each in needed if each.fact in yes_or_no and each.values == (True,))


def _facts(plan: Plan, waiting: list[Power], fact: str) -> dict[str, Value]:
    """A situation in which one of them would apply but for the gate, which is no."""
    condition = own_condition(waiting[0])
    situations = Situations(plan, [condition])
    return {**(situations.smallest(situations.space.true(condition)) or {}), fact: False}

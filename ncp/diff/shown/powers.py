"""Powers, duties and tasks: the verdict, who holds them, and what goes with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from ncp.advice.powers import weigh_power
from ncp.diff.row import Words
from ncp.diff.shown.lens import NOT_IN_FORCE, NOT_IN_PLAN, Asked, Between, Cause, Face, Side, facts_in
from ncp.diff.shown.power_causes import KNOWN_SECTORS, limit_of, power_causes
from ncp.diff.situations import Situation
from ncp.plan.model.common import Window
from ncp.plan.model.condition import Condition
from ncp.plan.model.powers import Power, Procedure


class Powers:
    """The lens on powers; a key is the id of one."""

    kind = "power"
    tells_verdict = True

    def __init__(self, between: Between) -> None:
        self._between = between

    def to_look_at(self) -> Iterable[str]:
        """The powers of which a version, a rung or the competent authority differs, or the words they rest on."""
        old, new = (side.plan for side in self._between.sides)
        rungs = _moved_rungs(self._between)
        laws = {each.law for each in set(old.competent_authorities) ^ set(new.competent_authorities)}
        names = dict.fromkeys((*new.power_versions, *old.power_versions))
        return [name for name in names if _may_differ(self._between, name, rungs, laws)]

    def windows(self, side: Side, key: str) -> Iterator[Window]:
        """Its versions, the chain of competence, and the offices that are the competent authority of its law."""
        for law, power in side.plan.power_versions.get(key, ()):
            yield power.in_force
            yield from (link.in_force for holder in power.holder for link in holder.chain)
            if any(holder.for_ for holder in power.holder):
                yield from (each.in_force for each in side.authorities.get(law.id, ()))

    def rests_on(self, key: str) -> Iterable[str]:
        """What its conditions test, and those of the rungs it may stand on."""
        plans = [side.plan for side in self._between.sides]
        powers = [(plan, power) for plan in plans for _, power in plan.power_versions.get(key, ())]
        rungs = [plan.rung_by_id[power.rung].reached_when for plan, power in powers if power.rung in plan.rung_by_id]
        return facts_in(chain(rungs, *(conditions_of(power) for _, power in powers)))

    def progress(self, key: str, situation: Situation) -> object:
        """Nothing: whatever was done, the answer is the same."""
        return None

    def see(self, side: Side, key: str, situation: Situation) -> Mapping[str, Face]:
        """The version in force on the day, weighed."""
        for law, power in side.plan.power_versions.get(key, ()):
            if power.in_force.covers(situation.on):
                facts, rungs = side.facts(situation), side.rungs(situation)
                advice = weigh_power(side.plan, law, power, facts, situation.on, rungs)
                return {key: Face(advice.verdict.value, (law, power, advice))}
        return {}

    def absent(self, side: Side, subject: str, situation: Situation) -> Face:
        """Not in the plan, or not in force on the day."""
        return NOT_IN_FORCE if subject in side.plan.power_versions else NOT_IN_PLAN

    def details(self, side: Side, face: Face, situation: Situation) -> Mapping[str, Words]:
        """Who holds it and what goes with it."""
        _, power, advice = face.of
        clock = power.clock
        return {
            "holder": tuple(sorted(advice.competence, key=lambda each: (each.sector, each.role, each.executed_by))),
            "addressee": tuple(sorted(power.addressee)),
            "kind": (power.kind,),
            "rung": (power.rung,) if power.rung else (),
            "track": (power.track,) if power.track else (),
            "before": _procedures(power.before),
            "after": _procedures(power.after),
            "clock": (" ".join((clock.within, clock.starts, *sorted(clock.addressee))),) if clock else (),
            "activation": tuple(sorted(power.activation.routes)) if power.activation else (),
        }

    def causes(self, asked: Asked) -> Iterator[Cause]:
        """The window, or the parts of the verdict that matter; for a holder the way it is found."""
        return power_causes(self._between, asked)


def _moved_rungs(between: Between) -> set[str]:
    """The rungs that are not reached on the same ground in both plans."""
    old, new = (side.plan.rung_by_id for side in between.sides)
    return {
        name
        for name in {*old, *new}
        if name not in old
        or name not in new
        or old[name].reached_when != new[name].reached_when
        or between.touches((new[name].reached_when,))
    }


def _may_differ(between: Between, name: str, rungs: set[str], laws: set[str]) -> bool:
    old, new = ([(law.id, power) for law, power in side.plan.power_versions.get(name, ())] for side in between.sides)
    return old != new or any(
        power.rung in rungs
        or (law in laws and any(holder.for_ for holder in power.holder))
        or between.touches(conditions_of(power))
        for law, power in new
    )


def conditions_of(power: Power) -> Iterator[Condition]:
    """All on which its verdict and its holder rest, but for the rung."""
    yield power.applies_when
    if power.activation:
        yield power.activation.activated_when
    if any(holder.for_ for holder in power.holder):
        yield KNOWN_SECTORS
    yield limit_of(power)


def _procedures(procedures: Iterable[Procedure]) -> Words:
    """``hear minister-jenv 2h``: what, whom, within what time."""
    return tuple(sorted(" ".join(filter(None, (each.act, each.role, each.within))) for each in procedures))

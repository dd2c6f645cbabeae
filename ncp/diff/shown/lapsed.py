"""Law that lapsed and would apply: which power the plan names instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ncp.advice.powers import own_reason, successor
from ncp.diff.row import Because, Words
from ncp.diff.shown.lens import Asked, Between, Cause, Face, Side, Source, facts_in
from ncp.diff.shown.power_causes import limit_of
from ncp.diff.situations import Situation
from ncp.logic.truth import Truth
from ncp.plan.model.common import Window
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Power

SPEAKS = Face("speaks")


class Lapsed:
    """The lens on what comes after a power; a key is the id of the power that may have lapsed."""

    kind = "power"
    tells_verdict = False

    def __init__(self, between: Between) -> None:
        self._between = between

    def to_look_at(self) -> Iterable[str]:
        """The powers of both plans of which the line of successors differs."""
        old, new = (side.plan for side in self._between.sides)
        names = [name for name in new.power_versions if name in old.power_versions]
        return [name for name in names if _line(old, name) != _line(new, name)]

    def windows(self, side: Side, key: str) -> Iterator[Window]:
        """Its own versions and those of all its successors."""
        yield from (power.in_force for _, power in side.plan.power_versions.get(key, ()))
        yield from (heir.in_force for heir in _heirs(side.plan, key))

    def rests_on(self, key: str) -> Iterable[str]:
        """What its own conditions test."""
        powers = [power for side in self._between.sides for _, power in side.plan.power_versions[key]]
        return facts_in(each for power in powers for each in (power.applies_when, limit_of(power)))

    def progress(self, key: str, situation: Situation) -> object:
        """Nothing: whatever was done, the answer is the same."""
        return None

    def see(self, side: Side, key: str, situation: Situation) -> Mapping[str, Face]:
        """The power, when it lapsed before the day and would have applied."""
        versions = [power for _, power in side.plan.power_versions.get(key, ())]
        on = situation.on
        if any(power.in_force.covers(on) for power in versions):
            return {}
        if not any(power.in_force.to and power.in_force.to < on for power in versions):
            return {}
        if own_reason(side.plan, versions[-1], side.facts(situation)).value is not Truth.TRUE:
            return {}
        return {key: Face("lapsed", (key, on))}

    def absent(self, side: Side, subject: str, situation: Situation) -> Face:
        """It speaks, or never did."""
        return SPEAKS

    def details(self, side: Side, face: Face, situation: Situation) -> Mapping[str, Words]:
        """The successor that is in force, if any; only beside a power that lapsed."""
        if face.of is None:
            return {"succeeded-by": ()}
        found = successor(side.plan, face.of[0], face.of[1])
        return {"succeeded-by": (found,) if found else ()}

    def causes(self, asked: Asked) -> Iterator[Cause]:
        """The powers that say they succeed it, in either plan."""
        heirs = [heir.id for side in self._between.sides for heir in _heirs(side.plan, asked.subject)]
        fields = ("succeeds", "in_force", "")
        sources = tuple(Source("power", name, fields) for name in dict.fromkeys(heirs))
        yield Cause(Because(part="link", about=heirs[-1] if heirs else ""), sources)


def _line(plan: Plan, name: str) -> list[tuple[str, Window, tuple[str, ...]]]:
    return [(heir.id, heir.in_force, heir.succeeds) for heir in _heirs(plan, name)]


def _heirs(plan: Plan, name: str) -> list[Power]:
    """All that succeed a power, over as many steps as it takes."""
    found: dict[str, list[Power]] = {}
    waiting = [name]
    while waiting:
        for heir in plan.heirs_of.get(waiting.pop(), ()):
            if heir.id not in found:
                waiting.append(heir.id)
            if heir not in found.setdefault(heir.id, []):
                found[heir.id].append(heir)
    return [heir for heirs in found.values() for heir in heirs]

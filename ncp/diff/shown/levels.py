"""Levels: what every level says, who convenes it and who sits there; and which one each ladder points to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from ncp.advice.levels import recommend, weigh_levels
from ncp.advice.verdicts import verdict_of
from ncp.diff.because import condition_causes
from ncp.diff.row import VERDICT, Because, Words
from ncp.diff.shown.lens import (
    NOT_IN_FORCE,
    NOT_IN_PLAN,
    Asked,
    Between,
    Cause,
    Face,
    Side,
    Source,
    absence,
    detail,
    facts_in,
    fields_of,
)
from ncp.diff.situations import Situation
from ncp.logic.conditions import weigh
from ncp.logic.truth import Truth
from ncp.plan.model.common import Window
from ncp.plan.model.condition import Condition
from ncp.plan.model.levels import Convening, Ladder, Level
from ncp.plan.model.plan import Plan

NONE = "none"
CONDITIONS = {VERDICT: "applies_when", "down-when": "down_when"}


class Levels:
    """The lens on every level by itself; a key is the id of one."""

    kind = "level"
    tells_verdict = True

    def __init__(self, between: Between) -> None:
        self._between = between

    def to_look_at(self) -> Iterable[str]:
        """The levels of which a version differs, or the words it rests on."""
        old, new = (
            {name: _versions(side.plan, name) for name in side.plan.level_by_id} for side in self._between.sides
        )
        return [
            name
            for name in dict.fromkeys([*new, *old])
            if old.get(name) != new.get(name) or self._between.touches(_conditions(new[name]))
        ]

    def windows(self, side: Side, key: str) -> Iterator[Window]:
        """Its versions."""
        yield from (level.in_force for level in _versions(side.plan, key))

    def rests_on(self, key: str) -> Iterable[str]:
        """What its conditions test."""
        return facts_in(each for side in self._between.sides for each in _conditions(_versions(side.plan, key)))

    def progress(self, key: str, situation: Situation) -> object:
        """Nothing: whatever was done, the answer is the same."""
        return None

    def see(self, side: Side, key: str, situation: Situation) -> Mapping[str, Face]:
        """The version of the day, weighed."""
        level = side.plan.level_on(key, situation.on)
        if level is None:
            return {}
        reason = weigh(level.applies_when, side.facts(situation), side.plan.values_of)
        return {key: Face(verdict_of(reason).value, level)}

    def absent(self, side: Side, subject: str, situation: Situation) -> Face:
        """Not in the plan, or no version on the day."""
        return NOT_IN_FORCE if subject in side.plan.level_by_id else NOT_IN_PLAN

    def details(self, side: Side, face: Face, situation: Situation) -> Mapping[str, Words]:
        """Who convenes it, who sits, how often it reports and whether going down is in order."""
        level: Level = face.of
        facts, ranks = side.facts(situation), side.plan.values_of
        seats = [
            f"{each.role} {each.seat}"
            for each in level.sits
            if each.when is None or weigh(each.when, facts, ranks).value is not Truth.FALSE
        ]
        return {
            "convening": tuple(_convening(level.convening)) if level.convening else (),
            "sits": tuple(sorted(seats)),
            "body": (level.body,) if level.body else (),
            "report-every": (level.report_every,) if level.report_every else (),
            "down-when": (verdict_of(weigh(level.down_when, facts, ranks)).value,),
        }

    def causes(self, asked: Asked) -> Iterator[Cause]:
        """The window, the condition for going up, or the one for going down."""
        yield from level_causes(self._between, asked)


class Ladders:
    """The lens on what each ladder points to; a key is the id of a ladder. The verdict is a level, or none."""

    kind = "ladder"
    tells_verdict = True

    def __init__(self, between: Between) -> None:
        self._between = between
        self._levels = Levels(between)

    def to_look_at(self) -> Iterable[str]:
        """The ladders that differ in the order of their levels or where they rest, or of which a level may differ."""
        moved = set(self._levels.to_look_at())
        old, new = ({ladder.id: ladder for ladder in side.plan.ladders} for side in self._between.sides)
        return [
            name
            for name in dict.fromkeys([*new, *old])
            if _shape(old.get(name)) != _shape(new.get(name))
            or not moved.isdisjoint(level.id for level in new[name].levels)
        ]

    def windows(self, side: Side, key: str) -> Iterator[Window]:
        """The windows of all its levels."""
        yield from (level.in_force for level in side.plan.levels_of.get(key, ()))

    def rests_on(self, key: str) -> Iterable[str]:
        """What the conditions of its levels test."""
        return facts_in(each for side in self._between.sides for each in _conditions(side.plan.levels_of.get(key, ())))

    def progress(self, key: str, situation: Situation) -> object:
        """Nothing: whatever was done, the answer is the same."""
        return None

    def see(self, side: Side, key: str, situation: Situation) -> Mapping[str, Face]:
        """The highest level that applies."""
        if key not in side.plan.levels_of:
            return {}
        found = recommend(side.plan, weigh_levels(side.plan, side.facts(situation), situation.on))
        return {key: Face(found[key] or NONE, key)}

    def absent(self, side: Side, subject: str, situation: Situation) -> Face:
        """A plan without the ladder points nowhere."""
        return Face(NONE)

    def details(self, side: Side, face: Face, situation: Situation) -> Mapping[str, Words]:
        """Where it stands before anybody changed it."""
        return {"rests-at": (side.plan.resting_level(face.of) or NONE,)}

    def causes(self, asked: Asked) -> Iterator[Cause]:
        """What made the levels differ that one plan points to and the other does not."""
        if asked.aspect != VERDICT:
            yield Cause(Because(part="detail"), (Source("ladder", asked.subject, ("rests_at", "")),))
            return
        found = [
            Cause(replace(cause.because, about=cause.because.about or name), cause.sources)
            for name in dict.fromkeys(face.verdict for face in reversed(asked.faces) if face.verdict != NONE)
            for cause in self._of_level(name, asked.situation)
        ]
        moved = [Source("level", face.verdict, ("ladder", "")) for face in asked.faces]
        order = Cause(Because(part="order"), (Source("ladder", asked.subject, ("levels", "")), *moved))
        yield from found or [order]

    def _of_level(self, name: str, situation: Situation) -> Iterator[Cause]:
        old, new = (
            self._levels.see(side, name, situation).get(name) or self._levels.absent(side, name, situation)
            for side in self._between.sides
        )
        if old.verdict != new.verdict:
            yield from level_causes(self._between, Asked(name, VERDICT, (old, new), situation))


def level_causes(between: Between, asked: Asked) -> Iterator[Cause]:
    """What made an aspect of a level differ."""
    on = asked.situation.on
    old, new = (side.plan.level_on(asked.subject, on) for side in between.sides)
    if old is None or new is None:
        for side, level in ((between.old, old), (between.new, new)):
            if level is None:
                windows = [each.in_force for each in _versions(side.plan, asked.subject)]
                yield absence(side, "level", asked.subject, windows, on)
        return
    since = old.in_force.from_, new.in_force.from_
    if asked.aspect in CONDITIONS:
        field = CONDITIONS[asked.aspect]
        source = Source("level", asked.subject, fields_of((field,), since), since)
        conditions = getattr(old, field), getattr(new, field)
        yield from condition_causes(between, asked.situation, conditions, source)
    else:
        yield detail("level", asked, since)


def _versions(plan: Plan, name: str) -> tuple[Level, ...]:
    return tuple(level for ladder in plan.ladders for level in ladder.levels if level.id == name)


def _conditions(versions: Iterable[Level]) -> Iterator[Condition]:
    for level in versions:
        yield level.applies_when
        yield level.down_when
        yield from (each.when for each in level.sits if each.when)


def _shape(ladder: Ladder | None) -> object:
    return (ladder.rests_at, [level.id for level in ladder.levels]) if ladder else None


def _convening(convening: Convening) -> Iterator[str]:
    """``by nctv``, ``in-agreement-with minister-jenv``: the act and the role."""
    for name in ("by", "on_request_of", "in_agreement_with", "after_consulting", "informs"):
        yield from (f"{name.replace('_', '-')} {role}" for role in sorted(getattr(convening, name)))

"""Roles: who takes part, who calls them, and what they have to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ncp.advice.roles import weigh_role
from ncp.diff.because import condition_causes
from ncp.diff.row import VERDICT, Words
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
)
from ncp.diff.situations import Situation
from ncp.plan.model.common import Window
from ncp.plan.model.condition import AnyOf
from ncp.plan.model.roles import Role

NO_REASON = Face("does-not-apply")


class Roles:
    """The lens on roles; a key is the id of one."""

    kind = "role"
    tells_verdict = True

    def __init__(self, between: Between) -> None:
        self._between = between
        self._roles = {side.name: {role.id: role for role in side.plan.roles} for side in between.sides}

    def to_look_at(self) -> Iterable[str]:
        """The roles of which the record differs, or the words that its reasons rest on."""
        old, new = self._roles["old"], self._roles["new"]
        return [
            name
            for name in dict.fromkeys([*new, *old])
            if old.get(name) != new.get(name) or self._between.touches(each.when for each in new[name].involved)
        ]

    def windows(self, side: Side, key: str) -> Iterator[Window]:
        """When it exists, when its reasons and duties hold, and when it has its seats."""
        role = self._roles[side.name].get(key)
        if role:
            yield role.exists
            for several in (role.involved, role.duties, role.seats):
                yield from (each.in_force for each in several)

    def rests_on(self, key: str) -> Iterable[str]:
        """What its reasons test."""
        roles = [roles[key] for roles in self._roles.values() if key in roles]
        return facts_in(each.when for role in roles for each in role.involved)

    def progress(self, key: str, situation: Situation) -> object:
        """Nothing: whatever was done, the answer is the same."""
        return None

    def see(self, side: Side, key: str, situation: Situation) -> Mapping[str, Face]:
        """The role, weighed. One that the plan gives no reason to take part does not."""
        role = self._roles[side.name].get(key)
        if role is None or not role.exists.covers(situation.on):
            return {}
        if not role.involved:
            return {key: NO_REASON}
        advice = weigh_role(side.plan, role, side.facts(situation), situation.on)
        return {key: Face(advice.verdict.value, role)}

    def absent(self, side: Side, subject: str, situation: Situation) -> Face:
        """Not in the plan, or it does not exist on the day."""
        return NOT_IN_FORCE if subject in self._roles[side.name] else NOT_IN_PLAN

    def details(self, side: Side, face: Face, situation: Situation) -> Mapping[str, Words]:
        """Its duties, who alerts it and how fast, its seats and what the levels mean for it."""
        role: Role = face.of
        duties = [each for each in role.duties if each.in_force.covers(situation.on)]
        seats = [each for each in role.seats if each.in_force.covers(situation.on)]
        return {
            "alerted-by": tuple(sorted(f"{each.by} {each.within}" for each in role.alerted_by)),
            "duties": tuple(sorted(f"{each.id} {each.within or ''}".strip() for each in duties)),
            "seats": tuple(sorted(f"{each.council} {each.seat}" for each in seats)),
            "at-level": tuple(sorted(f"{each.level} {len(each.first_hour)}" for each in role.at_level)),
            "part-of": (role.part_of,) if role.part_of else (),
            "reports-to": (role.reports_to,) if role.reports_to else (),
        }

    def causes(self, asked: Asked) -> Iterator[Cause]:
        """The days on which it exists, or the reasons for which it takes part."""
        on = asked.situation.on
        old, new = (self._roles[side.name].get(asked.subject) for side in self._between.sides)
        if old is None or new is None or not (old.exists.covers(on) and new.exists.covers(on)):
            for side, role in ((self._between.old, old), (self._between.new, new)):
                if role is None or not role.exists.covers(on):
                    yield absence(side, "role", asked.subject, [role.exists] if role else [], on, "exists")
        elif asked.aspect == VERDICT:
            source = Source("role", asked.subject, ("involved",))
            reasons = _reasons(old, on), _reasons(new, on)
            yield from condition_causes(self._between, asked.situation, reasons, source)
        else:
            yield detail("role", asked)


def _reasons(role: Role, on: date) -> AnyOf:
    return AnyOf(tuple(each.when for each in role.involved if each.in_force.covers(on)))

"""Open facts that something waits for: whom to ask, how soon an answer can come, and whether it takes a judgement.

Whether anything waits for a fact follows from the records whose conditions test it; only those are weighed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from msgspec import Struct

from ncp.advice.powers import weigh_power
from ncp.advice.result import Verdict
from ncp.advice.roles import weigh_role
from ncp.diff.row import Words
from ncp.diff.shown.lens import Asked, Between, Cause, Face, Side, detail, facts_in
from ncp.diff.shown.powers import conditions_of
from ncp.diff.situations import Situation
from ncp.logic.conditions import weigh
from ncp.logic.reason import blocking_facts
from ncp.logic.truth import Truth
from ncp.plan.model.common import Window
from ncp.plan.model.condition import Condition
from ncp.plan.model.facts import Fact
from ncp.plan.model.levels import Level
from ncp.plan.model.plan import Plan
from ncp.plan.model.playbooks import Playbook
from ncp.plan.model.powers import Law, Power
from ncp.plan.model.roles import Role

NOT_ASKED = Face("not-asked")


class Waiting(Struct, frozen=True):
    """What in a plan may wait for a fact. The ladder of rungs is weighed beside it."""

    levels: tuple[Level, ...]
    roles: tuple[Role, ...]
    playbooks: tuple[Playbook, ...]
    powers: tuple[tuple[Law, Power], ...]

    def conditions(self) -> Iterator[Condition]:
        """Every condition of all these."""
        yield from (level.applies_when for level in self.levels)
        yield from (each.when for role in self.roles for each in role.involved)
        yield from (playbook.applies_when for playbook in self.playbooks)
        yield from chain.from_iterable(conditions_of(power) for _, power in self.powers)

    def windows(self) -> Iterator[Window]:
        """The windows in which they count."""
        yield from (level.in_force for level in self.levels)
        yield from (role.exists for role in self.roles)
        yield from (each.in_force for role in self.roles for each in role.involved)
        yield from (power.in_force for _, power in self.powers)


class Questions:
    """The lens on open facts; a key is the id of one. That a fact is open at all is the work of other records."""

    kind = "fact"
    tells_verdict = False

    def __init__(self, between: Between) -> None:
        self._between = between
        self._waiting: dict[tuple[str, str], Waiting] = {}

    def to_look_at(self) -> Iterable[str]:
        """The facts that somebody else knows, sooner or later, or that became a judgement."""
        old, new = (side.plan.fact_by_id for side in self._between.sides)
        return [name for name, fact in new.items() if name in old and _shown(old[name]) != _shown(fact)]

    def windows(self, side: Side, key: str) -> Iterator[Window]:
        """The windows of what may wait for it."""
        yield from self._of(side, key).windows()

    def rests_on(self, key: str) -> Iterable[str]:
        """What the conditions test of all that may wait for it, and those of the ladder of rungs."""
        found = [self._of(side, key).conditions() for side in self._between.sides]
        rungs = (rung.reached_when for side in self._between.sides for rung in side.plan.rungs)
        return {key, *facts_in(chain(rungs, *found))}

    def progress(self, key: str, situation: Situation) -> object:
        """Nothing: whatever was done, the answer is the same."""
        return None

    def see(self, side: Side, key: str, situation: Situation) -> Mapping[str, Face]:
        """The fact, when it is open and something waits for it."""
        if key in side.facts(situation):
            return {}
        waits = any(key in missing for missing in _blocked(self._of(side, key), side, situation))
        return {key: Face("asked", side.plan.fact_by_id[key])} if waits else {}

    def absent(self, side: Side, subject: str, situation: Situation) -> Face:
        """It is known, or nothing waits for it."""
        return NOT_ASKED

    def details(self, side: Side, face: Face, situation: Situation) -> Mapping[str, Words]:
        """Whom to ask, and how."""
        return _shown(face.of)

    def causes(self, asked: Asked) -> Iterator[Cause]:
        """Its own record."""
        yield detail("fact", asked)

    def _of(self, side: Side, key: str) -> Waiting:
        if (side.name, key) not in self._waiting:
            self._waiting[side.name, key] = _waiting_for(side.plan, key)
        return self._waiting[side.name, key]


def _shown(fact: Fact) -> dict[str, Words]:
    return {
        "who-knows": tuple(sorted(fact.who_knows)),
        "answerable-within": (fact.answerable_within,),
        "judgement": ("yes",) if fact.judgement else (),
    }


def _waiting_for(plan: Plan, fact: str) -> Waiting:
    def tests(conditions: Iterable[Condition]) -> bool:
        return fact in facts_in(conditions)

    return Waiting(
        tuple(level for ladder in plan.ladders for level in ladder.levels if tests((level.applies_when,))),
        tuple(role for role in plan.roles if tests(each.when for each in role.involved)),
        tuple(book for book in plan.playbooks if book.kind == "playbook" and tests((book.applies_when,))),
        tuple((law, power) for law, power in plan.powers if tests(conditions_of(power))),
    )


def _blocked(waiting: Waiting, side: Side, situation: Situation) -> Iterator[tuple[str, ...]]:
    """For each that may wait the facts it waits for."""
    plan, facts, on = side.plan, side.facts(situation), situation.on
    conditions = [level.applies_when for level in waiting.levels if level.in_force.covers(on)]
    conditions += [playbook.applies_when for playbook in waiting.playbooks]
    for condition in conditions:
        yield blocking_facts(weigh(condition, facts, plan.values_of))
    for role in waiting.roles:
        if role.exists.covers(on):
            yield weigh_role(plan, role, facts, on).blocked_by
    yield _next_rung(side, situation)
    for law, power in waiting.powers:
        if power.in_force.covers(on):
            advice = weigh_power(plan, law, power, facts, on, side.rungs(situation))
            yield advice.blocked_by if advice.verdict is Verdict.UNDETERMINED else ()


def _next_rung(side: Side, situation: Situation) -> tuple[str, ...]:
    """What would open the lowest rung that is still closed."""
    reasons = side.rungs(situation).values()
    closed = next((reason for reason in reasons if reason.value is not Truth.TRUE), None)
    return blocking_facts(closed) if closed else ()

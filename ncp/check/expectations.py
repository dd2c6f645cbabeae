"""Cases against the plan: what the tool would have said then, beside what it must and must not say.

Only what an expectation asks about is weighed, so that checking a case costs no more when the plan grows.
"""

from __future__ import annotations

from datetime import datetime
from functools import cached_property

from msgspec import Struct

from ncp.advice.advise import advise, proposed_playbooks
from ncp.advice.levels import recommend, weigh_levels
from ncp.advice.powers import weigh_power, weigh_rungs
from ncp.advice.result import LevelAdvice, Verdict
from ncp.advice.roles import weigh_role
from ncp.advice.steps import national_ranks
from ncp.dates import day_of, end_of
from ncp.incident.replay import facts_at
from ncp.logic.conditions import Facts
from ncp.logic.reason import Reason
from ncp.plan.model.cases import Case, Expectation
from ncp.plan.model.plan import Plan

NOT_IN_FORCE = "not-in-force"


class Checked(Struct, frozen=True):
    """One expectation with what the tool says."""

    case: str
    expectation: Expectation
    found: str
    holds: bool

    @property
    def fails(self) -> bool:
        """A documented expectation that does not hold; an inferred one only warns."""
        return not self.holds and self.expectation.status == "documented"


class Situation(Struct, frozen=True, dict=True):
    """A moment of a case: what was known then, and what the plan says about it, worked out as far as it is asked."""

    plan: Plan
    case: Case
    moment: datetime

    @cached_property
    def facts(self) -> Facts:
        """What was known."""
        return facts_at(self.case, self.moment)

    @cached_property
    def levels(self) -> tuple[LevelAdvice, ...]:
        """Every level of the day."""
        return weigh_levels(self.plan, self.facts, day_of(self.moment))

    @cached_property
    def recommended(self) -> dict[str, str | None]:
        """The recommended level of each ladder."""
        return recommend(self.plan, self.levels)

    @cached_property
    def rungs(self) -> dict[str, Reason]:
        """The intervention ladder."""
        return weigh_rungs(self.plan, self.facts)

    @cached_property
    def open_facts(self) -> frozenset[str]:
        """The facts that are worth asking; the one thing that needs the whole advice."""
        return frozenset(each.fact for each in advise(self.plan, self.facts, day_of(self.moment)).questions)

    def level(self, name: str) -> str:
        """The verdict on a level."""
        return next((each.verdict.value for each in self.levels if each.id == name), NOT_IN_FORCE)

    def role(self, name: str) -> str:
        """The verdict on a role."""
        on = day_of(self.moment)
        role = next((each for each in self.plan.roles if each.id == name), None)
        if role is None or not role.involved or not role.exists.covers(on):
            return NOT_IN_FORCE
        return weigh_role(self.plan, role, self.facts, on).verdict.value

    def power(self, name: str) -> str:
        """The verdict on the version of a power that is in force on the day."""
        on = day_of(self.moment)
        for law, power in self.plan.power_versions.get(name, ()):
            if power.in_force.covers(on):
                return weigh_power(self.plan, law, power, self.facts, on, self.rungs).verdict.value
        return NOT_IN_FORCE

    def proposes(self, name: str) -> bool:
        """Whether a playbook is proposed."""
        return name in proposed_playbooks(self.plan, self.facts)


def check_case(plan: Plan, case: Case) -> tuple[Checked, ...]:
    """Every expectation of a case, weighed on the facts and the law of its own moment."""
    situations = {each.at: Situation(plan, case, end_of(each.at)) for each in case.expects}
    return tuple(_checked(situations[each.at], each) for each in case.expects)


def _checked(situation: Situation, expectation: Expectation) -> Checked:
    said = _said_of(situation, expectation)
    holds = _holds(situation, expectation, said) != expectation.negate
    return Checked(situation.case.id, expectation, said, holds)


def _said_of(situation: Situation, expectation: Expectation) -> str:
    """The tool's word on the subject: a verdict, the recommended level, or not-in-force."""
    subject = expectation.id
    match expectation.subject:
        case "level":
            if expectation.verdict in ("recommended", "at-most"):
                return situation.recommended.get("national") or "none"
            return situation.level(subject)
        case "role":
            return situation.role(subject)
        case "power":
            return situation.power(subject)
        case "question":
            return _answer(said=subject in situation.open_facts)
        case _:
            return _answer(said=situation.proposes(subject))


def _answer(*, said: bool) -> str:
    return Verdict.APPLIES.value if said else Verdict.DOES_NOT_APPLY.value


def _holds(situation: Situation, expectation: Expectation, said: str) -> bool:
    if expectation.verdict == "recommended":
        return expectation.id in situation.recommended.values()
    if expectation.verdict == "at-most":
        ranks = national_ranks(situation.plan)
        return ranks.get(said, -1) <= ranks[expectation.id]
    return said == expectation.verdict

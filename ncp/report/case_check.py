"""Cases against the plan: what the tool would have said then, beside what it must and must not say."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct

from ncp.advice.advise import advise
from ncp.advice.result import Advice, Verdict
from ncp.advice.steps import national_ranks
from ncp.dates import day_of, has_time, read_moment
from ncp.incident.replay import facts_at
from ncp.plan.model.cases import Case, Expectation
from ncp.plan.model.plan import Plan


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


def check_case(plan: Plan, case: Case) -> tuple[Checked, ...]:
    """Every expectation of a case, weighed on the facts and the law of its own moment."""
    answers: dict[str, Advice] = {}
    found = []
    for expectation in case.expects:
        if expectation.at not in answers:
            moment = end_of(expectation.at)
            answers[expectation.at] = advise(plan, facts_at(case, moment), day_of(moment))
        said = said_of(answers[expectation.at], expectation)
        holds = _holds(plan, answers[expectation.at], expectation, said) != expectation.negate
        found.append(Checked(case.id, expectation, said, holds))
    return tuple(found)


def end_of(text: str) -> datetime:
    """A moment of a case; a day alone means everything that became known that day."""
    moment = read_moment(text)
    return moment if has_time(text) else moment + timedelta(days=1) - timedelta(microseconds=1)


def said_of(advice: Advice, expectation: Expectation) -> str:
    """The tool's word on the subject: a verdict, the recommended level, or not-in-force."""
    subject = expectation.id
    match expectation.subject:
        case "level":
            if expectation.verdict in ("recommended", "at-most"):
                return advice.recommended_levels.get("national") or "none"
            return next((each.verdict.value for each in advice.levels if each.id == subject), "not-in-force")
        case "role":
            return next((each.verdict.value for each in advice.roles if each.id == subject), "not-in-force")
        case "power":
            return next((each.verdict.value for each in advice.powers if each.id == subject), "not-in-force")
        case "question":
            open_facts = [each.fact for each in advice.questions]
            return Verdict.APPLIES.value if subject in open_facts else Verdict.DOES_NOT_APPLY.value
        case _:
            proposed = subject in advice.playbooks
            return Verdict.APPLIES.value if proposed else Verdict.DOES_NOT_APPLY.value


def _holds(plan: Plan, advice: Advice, expectation: Expectation, said: str) -> bool:
    if expectation.verdict == "recommended":
        return expectation.id in advice.recommended_levels.values()
    if expectation.verdict == "at-most":
        ranks = national_ranks(plan)
        return ranks.get(said, -1) <= ranks[expectation.id]
    return said == expectation.verdict

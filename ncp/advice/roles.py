"""Which roles take part, each for a stated reason."""

from datetime import date

from ncp.advice.result import GroundForRole, RoleAdvice
from ncp.advice.verdicts import verdict_of
from ncp.logic.conditions import Facts, weigh
from ncp.logic.reason import Grouped, blocking_facts
from ncp.logic.truth import disjunction
from ncp.plan.model.plan import Plan
from ncp.plan.model.roles import Role


def weigh_roles(plan: Plan, facts: Facts, on: date) -> tuple[RoleAdvice, ...]:
    """Every role that exists on the day and that the plan gives a reason to take part."""
    return tuple(weigh_role(plan, role, facts, on) for role in plan.roles if role.involved and role.exists.covers(on))


def weigh_role(plan: Plan, role: Role, facts: Facts, on: date) -> RoleAdvice:
    """One role that exists on the day."""
    grounds = tuple(
        GroundForRole(each.because.nl, each.because.en, each.basis, verdict_of(reason), reason)
        for each in role.involved
        if each.in_force.covers(on)
        for reason in (weigh(each.when, facts, plan.values_of),)
    )
    reasons = tuple(ground.explanation for ground in grounds)
    whole = Grouped(disjunction([reason.value for reason in reasons]), "any", reasons)
    duties = tuple(duty.id for duty in role.duties if duty.in_force.covers(on))
    return RoleAdvice(role.id, verdict_of(whole), duties, grounds, blocking_facts(whole), whole)

"""The pure core: plan + facts + date -> Advice."""

from datetime import date

from ncp.advice.cascade import follow_cascade
from ncp.advice.clocks import find_clocks
from ncp.advice.levels import recommend, weigh_levels
from ncp.advice.powers import weigh_powers, weigh_rungs
from ncp.advice.questions import rank_questions
from ncp.advice.result import Advice, PlanMark
from ncp.advice.roles import weigh_roles
from ncp.advice.routes import find_routes
from ncp.logic.conditions import Facts, weigh
from ncp.logic.reason import decisive_tests
from ncp.logic.truth import Truth
from ncp.plan.model.plan import Plan


def advise(plan: Plan, facts: Facts, on: date) -> Advice:
    """What the plan says about these facts on this day.

    ``facts`` holds only what is known, typed as the vocabulary says (see ``ncp.plan.factsfile``).
    The same input always gives the same answer.
    """
    levels = weigh_levels(plan, facts, on)
    roles = weigh_roles(plan, facts, on)
    rungs = weigh_rungs(plan, facts)
    powers, out_of_force = weigh_powers(plan, facts, on, rungs)
    return Advice(
        plan=PlanMark(plan.header.edition, plan.digest),
        on=on,
        facts=dict(facts),
        levels=levels,
        recommended_levels=recommend(plan, levels),
        roles=roles,
        powers=powers,
        out_of_force=out_of_force,
        playbooks=proposed_playbooks(plan, facts),
        questions=rank_questions(plan, facts, levels, roles, powers, rungs),
        clocks=find_clocks(plan, on, powers),
        cascade=follow_cascade(plan, facts, on),
        routes=find_routes(plan, facts, on),
    )


def proposed_playbooks(plan: Plan, facts: Facts) -> tuple[str, ...]:
    """The playbooks whose condition holds, the one that most facts speak for first."""
    fitting = [
        (len(decisive_tests(reason)), playbook.id)
        for playbook in plan.playbooks
        if playbook.kind == "playbook"
        for reason in (weigh(playbook.applies_when, facts, plan.values_of),)
        if reason.value is Truth.TRUE
    ]
    return tuple(name for _, name in sorted(fitting, key=lambda pair: -pair[0]))

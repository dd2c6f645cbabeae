"""Which powers, duties and tasks speak on a day, and what stands in the way of each.

Order of weighing: in force on the day, then the power's own conditions, then the intervention ladder (a
lighter means first), then activation: a dormant power stays undetermined until it is activated. Competence is
resolved beside it, not after it.
"""

from __future__ import annotations

from datetime import date

from ncp.advice.competence import resolve_holders
from ncp.advice.result import OutOfForce, PowerAdvice, Verdict
from ncp.advice.verdicts import verdict_for, verdict_of
from ncp.logic.conditions import Facts, weigh
from ncp.logic.reason import Grouped, Reason, blocking_facts, tested_facts
from ncp.logic.truth import Truth, conjunction
from ncp.plan.model.condition import Test
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Law, Power


def weigh_powers(
    plan: Plan, facts: Facts, on: date, rungs: dict[str, Reason]
) -> tuple[tuple[PowerAdvice, ...], tuple[OutOfForce, ...]]:
    """Every power in force on the day, and every power that is not.

    ``rungs`` is the weighed ladder, see ``weigh_rungs``.
    """
    speaking: list[PowerAdvice] = []
    silent: list[OutOfForce] = []
    for versions in plan.power_versions.values():
        current = next((pair for pair in versions if pair[1].in_force.covers(on)), None)
        if current:
            speaking.append(weigh_power(plan, *current, facts, on, rungs))
        else:
            silent.append(_out_of_force(plan, versions, facts, on))
    return tuple(speaking), tuple(silent)


def weigh_rungs(plan: Plan, facts: Facts) -> dict[str, Reason]:
    """The plan's own condition for going up to each rung of the ladder."""
    return {rung.id: weigh(rung.reached_when, facts, plan.values_of) for rung in plan.rungs}


def weigh_power(plan: Plan, law: Law, power: Power, facts: Facts, on: date, rungs: dict[str, Reason]) -> PowerAdvice:
    """One version of a power on a day on which it is in force; ``rungs`` as in ``weigh_powers``."""
    own = own_reason(plan, power, facts)
    rung = rungs.get(power.rung) if power.rung else None
    awake = weigh(power.activation.activated_when, facts, plan.values_of) if power.activation else None
    verdict = together(own.value, rung.value if rung else None, awake.value if awake else None)
    competence = resolve_holders(plan, law.id, power, facts, on)
    return PowerAdvice(
        id=power.id,
        kind=power.kind,
        law=law.id,
        article=power.article,
        rung=power.rung,
        track=power.track,
        holders=tuple(dict.fromkeys(each.role for each in competence if each.outcome == "held")),
        competence=competence,
        verdict=verdict,
        blocked_by=_blocked_by(verdict, own, rung, awake),
        explanation=own,
        rung_explanation=rung,
        activation=_activation(awake),
        basis=power.basis,
    )


def together(own: Truth, rung: Truth | None, awake: Truth | None) -> Verdict:
    """The verdict on a power from its own condition, its rung of the ladder and what wakes it; None: has none."""
    if own is not Truth.FALSE:
        if rung is not None and rung is not Truth.TRUE:
            return Verdict.NOT_YET
        if awake is not None and awake is not Truth.TRUE:
            return Verdict.UNDETERMINED
    return verdict_for(own)


def own_reason(plan: Plan, power: Power, facts: Facts) -> Reason:
    """The power's condition, with its limit to sectors as a first test."""
    own = weigh(power.applies_when, facts, plan.values_of)
    if not power.sectors:
        return own
    limit = weigh(Test("affected-sectors", "includes_any", power.sectors), facts, plan.values_of)
    return Grouped(conjunction((limit.value, own.value)), "all", (limit, own))


def _blocked_by(verdict: Verdict, own: Reason, rung: Reason | None, awake: Reason | None) -> tuple[str, ...]:
    if verdict is Verdict.APPLIES or verdict is Verdict.DOES_NOT_APPLY:
        return ()
    missing = blocking_facts(own)
    if rung is not None and rung.value is Truth.UNKNOWN:
        missing += blocking_facts(rung)
    if verdict is Verdict.UNDETERMINED and awake is not None:
        missing += tested_facts(awake) if awake.value is Truth.FALSE else blocking_facts(awake)
    return tuple(dict.fromkeys(missing))


def _activation(awake: Reason | None) -> str | None:
    if awake is None:
        return None
    return {Truth.TRUE: "activated", Truth.FALSE: "dormant", Truth.UNKNOWN: "unknown"}[awake.value]


def _out_of_force(plan: Plan, versions: tuple[tuple[Law, Power], ...], facts: Facts, on: date) -> OutOfForce:
    ended = [power for _, power in versions if power.in_force.to and power.in_force.to < on]
    coming = [power for _, power in versions if power.in_force.from_ and power.in_force.from_ > on]
    last = ended[-1] if ended else coming[0]
    return OutOfForce(
        id=last.id,
        lapsed_on=ended[-1].in_force.to if ended else None,
        starts_on=coming[0].in_force.from_ if coming and not ended else None,
        succeeded_by=successor(plan, last.id, on) if ended else None,
        would_apply=verdict_of(own_reason(plan, last, facts)).value,
    )


def successor(plan: Plan, power_id: str, on: date) -> str | None:
    """The power in force on the day that says it succeeds this one, over as many steps as it takes."""
    seen = {power_id}
    frontier = [power_id]
    while frontier:
        heirs = [power for old in frontier for power in plan.heirs_of.get(old, ())]
        for heir in heirs:
            if heir.in_force.covers(on):
                return heir.id
        frontier = [heir.id for heir in heirs if heir.id not in seen]
        seen.update(frontier)
    return None

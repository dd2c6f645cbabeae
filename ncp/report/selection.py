"""What of a long answer comes first: whom to call, and which powers, in an order a tired reader can use."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from ncp.advice.questions import in_minutes
from ncp.advice.result import Advice, OutOfForce, PowerAdvice, Verdict
from ncp.incident.state import State
from ncp.plan.model.plan import Plan


class Call(Struct, frozen=True):
    """A role that takes part and was not told yet: who alerts it, how fast, and the stated reason."""

    role: str
    alerted_by: tuple[str, ...]
    within: str
    because_nl: str
    because_en: str
    is_ours: bool


class PowerGroup(Struct, frozen=True):
    """Powers of one rung of the ladder or of one track beside it."""

    kind: str
    """``rung`` or ``track``."""
    id: str
    powers: tuple[PowerAdvice, ...]


def to_call(plan: Plan, state: State, advice: Advice, own_role: str) -> tuple[Call, ...]:
    """The involved roles with an alerting chain that nobody told and that did nothing themselves.

    Those that the own office or a part of it alerts come first, the soonest at the top.
    """
    ours = {own_role, *(role.id for role in plan.roles if role.part_of == own_role)}
    known = {*state.notices, *state.acted, own_role}
    found = []
    for role in advice.roles:
        alerts = plan.role_by_id[role.id].alerted_by
        if role.verdict is not Verdict.APPLIES or role.id in known or not alerts:
            continue
        ground = next(each for each in role.because if each.verdict is Verdict.APPLIES)
        by = tuple(alert.by for alert in alerts)
        soonest = min((alert.within for alert in alerts), key=in_minutes)
        found.append(Call(role.id, by, soonest, ground.nl, ground.en, not ours.isdisjoint(by)))
    return tuple(sorted(found, key=lambda call: (not call.is_ours, in_minutes(call.within))))


def group_powers(plan: Plan, powers: Iterable[PowerAdvice]) -> tuple[PowerGroup, ...]:
    """Powers by rung, lightest first, then by track; groups without any are left out."""
    listed = tuple(powers)
    order: list[tuple[str, str]] = [("rung", rung.id) for rung in plan.rungs]
    order += [("track", track) for track in dict.fromkeys(power.track for power in listed if power.track)]
    groups = (
        PowerGroup(kind, name, tuple(power for power in listed if getattr(power, kind) == name)) for kind, name in order
    )
    return tuple(group for group in groups if group.powers)


def worth_naming(advice: Advice, plan: Plan) -> tuple[OutOfForce, ...]:
    """The powers out of force that a reader would miss: those that would apply.

    Of a law that is still to come only the number counts; of one that speaks already, its later provisions do.
    """
    speaking = {power.law for power in advice.powers}
    return tuple(
        each
        for each in advice.out_of_force
        if each.would_apply != Verdict.DOES_NOT_APPLY.value
        and (each.would_apply == Verdict.APPLIES.value if each.lapsed_on else _law(plan, each) in speaking)
    )


def still_to_come(advice: Advice, plan: Plan) -> tuple[tuple[str, str, int], ...]:
    """Laws that begin after the day: law id, first day, number of records."""
    speaking = {power.law for power in advice.powers}
    counts: dict[tuple[str, str], int] = {}
    for each in advice.out_of_force:
        law = _law(plan, each)
        if each.starts_on and law not in speaking:
            key = (law, each.starts_on.isoformat())
            counts[key] = counts.get(key, 0) + 1
    return tuple((law, start, number) for (law, start), number in sorted(counts.items(), key=lambda kv: kv[0][1]))


def _law(plan: Plan, each: OutOfForce) -> str:
    return plan.power_versions[each.id][-1][0].id

"""Which open fact to ask first: the one that most waits for, and among equals the one soonest known."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from ncp.advice.result import LevelAdvice, PowerAdvice, Question, RoleAdvice, Verdict
from ncp.logic.conditions import Facts, weigh
from ncp.logic.reason import Reason, blocking_facts
from ncp.logic.truth import Truth
from ncp.plan.model.facts import Fact
from ncp.plan.model.plan import Plan

NEXT_LEVEL, LATER_LEVEL, OTHER_LADDER = 12.0, 3.0, 2.0
PLAYBOOKS, NEXT_RUNG, POWER_GROUP, ROLES = 12.0, 6.0, 4.0, 4.0
"""How heavily an answer weighs, for all that waits of one kind together. The next level decides who sits at the
table and the playbook what there is to do, so they weigh most; many small powers of one kind do not add up to
more than one rung. What waits for several facts at once counts for each of them in part: an answer that
settles something alone comes first. Our own choice (modelled)."""
PROMPTNESS = ((60, 1.0), (240, 0.9), (1440, 0.6), (10**9, 0.4))
JUDGEMENT = 0.5

MINUTES = {"m": 1, "h": 60, "d": 1440, "w": 10080, "mo": 43200}


class Waiting(NamedTuple):
    """Something that waits for facts, with the weight of settling it."""

    kind: Literal["power", "level", "role", "playbook", "rung"]
    id: str
    blocked_by: tuple[str, ...]
    weight: float


def rank_questions(
    plan: Plan,
    facts: Facts,
    levels: Sequence[LevelAdvice],
    roles: Sequence[RoleAdvice],
    powers: Sequence[PowerAdvice],
    rungs: Mapping[str, Reason],
) -> tuple[Question, ...]:
    """Every fact that something waits for, heaviest first. A fact nothing waits for is not asked."""
    waiting = (
        *_levels(levels),
        *_playbooks(plan, facts),
        *_next_rung(plan, rungs),
        *_powers(powers, facts),
        *_share("role", [(role.id, role.blocked_by) for role in roles if role.blocked_by], ROLES),
    )
    names: dict[str, dict[str, list[str]]] = {}
    weight: dict[str, float] = {}
    for each in waiting:
        share = each.weight / len(each.blocked_by)
        for fact in each.blocked_by:
            names.setdefault(fact, {}).setdefault(each.kind, []).append(each.id)
            weight[fact] = weight.get(fact, 0.0) + share
    for name in weight:
        weight[name] *= _promptness(plan.fact_by_id[name])
    order = sorted(
        (fact for fact in plan.facts if fact.id in weight),
        key=lambda fact: (-weight[fact.id], in_minutes(fact.answerable_within)),
    )
    return tuple(_question(fact, names[fact.id], weight[fact.id]) for fact in order)


def _question(fact: Fact, names: Mapping[str, list[str]], weight: float) -> Question:
    return Question(
        fact=fact.id,
        decides=tuple(names.get("power", ())),
        levels=tuple(names.get("level", ())),
        roles=tuple(names.get("role", ())),
        playbooks=tuple(names.get("playbook", ())),
        who_knows=fact.who_knows,
        answerable_within=fact.answerable_within,
        weight=round(weight, 1),
    )


def _promptness(fact: Fact) -> float:
    """A fact that somebody can look up now comes before one that takes a day or a judgement."""
    minutes = in_minutes(fact.answerable_within)
    soon = next(factor for limit, factor in PROMPTNESS if minutes <= limit)
    return soon * (JUDGEMENT if fact.judgement else 1.0)


def _share(
    kind: Literal["power", "role", "playbook"], found: Sequence[tuple[str, tuple[str, ...]]], total: float
) -> Iterator[Waiting]:
    for name, blocked_by in found:
        yield Waiting(kind, name, blocked_by, total / len(found))


def _levels(levels: Sequence[LevelAdvice]) -> Iterator[Waiting]:
    """The first undetermined national level above the ones that apply weighs most."""
    is_next = True
    for level in levels:
        if level.verdict is not Verdict.UNDETERMINED:
            continue
        if level.ladder == "national":
            yield Waiting("level", level.id, level.blocked_by, NEXT_LEVEL if is_next else LATER_LEVEL)
            is_next = False
        else:
            others = sum(each.ladder == level.ladder for each in levels)
            yield Waiting("level", level.id, level.blocked_by, OTHER_LADDER / others)


def _playbooks(plan: Plan, facts: Facts) -> Iterator[Waiting]:
    found = [
        (playbook.id, missing)
        for playbook in plan.playbooks
        if playbook.kind == "playbook"
        and (missing := blocking_facts(weigh(playbook.applies_when, facts, plan.values_of)))
    ]
    yield from _share("playbook", found, PLAYBOOKS)


def _next_rung(plan: Plan, rungs: Mapping[str, Reason]) -> Iterator[Waiting]:
    """What would open the lowest rung of the intervention ladder that is still closed."""
    for rung in plan.rungs:
        missing = blocking_facts(rungs[rung.id])
        if rungs[rung.id].value is not Truth.TRUE:
            if missing:
                yield Waiting("rung", rung.id, missing, NEXT_RUNG)
            return


def _powers(powers: Sequence[PowerAdvice], facts: Facts) -> Iterator[Waiting]:
    """Undetermined powers, those of one rung or track together as heavy as any other rung or track.

    A dormant power also waits for what is already known, that nobody activated it; that is no question.
    """
    groups: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for power in powers:
        missing = tuple(name for name in power.blocked_by if facts.get(name) is None)
        if power.verdict is Verdict.UNDETERMINED and missing:
            groups.setdefault(power.rung or power.track or "", []).append((power.id, missing))
    for found in groups.values():
        yield from _share("power", found, POWER_GROUP)


def in_minutes(duration: str) -> int:
    """A duration of the plan in minutes, a month as thirty days; for comparing only."""
    number = duration.rstrip("hdwmo")
    return int(number) * MINUTES[duration[len(number) :]]

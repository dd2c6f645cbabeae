"""What the impact of a plan change is, worked out the slow way: the whole advice of both plans in every situation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ncp.advice.advise import advise
from ncp.advice.result import Advice
from ncp.advice.steps import national_ranks, weigh_steps
from ncp.diff.impact import compared
from ncp.diff.row import SILENT, VERDICT, Impact, Row, Words
from ncp.diff.shown.lens import Between, Side
from ncp.diff.situations import Situation
from ncp.diff.windows import edges_of, plan_windows
from ncp.logic.truth import Truth
from ncp.plan.load import LoadedPlan
from ncp.plan.model.plan import Plan

Where = tuple[str, str]
"""A case, and the moment or the day."""
Seen = dict[tuple[str, str], dict[str, Words]]
"""What one plan shows: by kind and id the verdict and what goes with it."""
Differences = dict[tuple[str, str, str], tuple[Words, Words]]

COMPARED = {
    "ladder": (VERDICT,), "level": (VERDICT,), "playbook": (VERDICT,), "process": (VERDICT,),
    "power": (VERDICT, "holder", "succeeded-by"), "role": (VERDICT, "duties"),
    "sector": (VERDICT, "path", "carries"), "step": (VERDICT, "waits-for"), "fact": ("who-knows", "answerable-within"),
}  # fmt: skip
"""The aspects that an advice holds; the others are fields of a record."""


def slow_impact(old: LoadedPlan, new: LoadedPlan, *, every: int = 1) -> dict[Where, Differences]:
    """Every difference in every situation; of the days only each ``every``-th."""
    between = compared(old, new)
    return {
        where: _differences(_seen(between.old, situation), _seen(between.new, situation), between, situation)
        for where, situation in _situations(between, _days(between)[::every])
    }


def spread_out(found: Impact, old: LoadedPlan, new: LoadedPlan, *, every: int = 1) -> dict[Where, Differences]:
    """The rows of an impact, a difference for each situation that they stand for."""
    between = compared(old, new)
    days = _days(between)
    spread: dict[Where, Differences] = {where: {} for where, _ in _situations(between, days[::every])}
    for row in found.rows:
        for where in _places(row, between, days) if row.aspect in COMPARED[row.kind] else ():
            if where in spread:
                assert (row.kind, row.id, row.aspect) not in spread[where], "a difference has one row"
                spread[where][row.kind, row.id, row.aspect] = row.old, row.new
    return spread


def _days(between: Between) -> list[date]:
    return edges_of(window for side in between.sides for window in plan_windows(side.plan))


def _places(row: Row, between: Between, days: Sequence[date]) -> Iterator[Where]:
    if row.facts == "final":
        inside = [day for day in days if row.first <= day <= row.last]
        assert row.count == len(inside)
        yield from ((row.case, day.isoformat()) for day in inside)
        return
    moments = [moment.at for course in between.cases if course.case.id == row.case for moment in course.moments]
    first = moments.index(row.first_at)
    assert moments[first + row.count - 1] == row.last_at
    yield from ((row.case, f"at {at}") for at in moments[first : first + row.count])


def _situations(between: Between, days: Sequence[date]) -> Iterator[tuple[Where, Situation]]:
    for course in between.cases:
        yield from (((course.case.id, f"at {moment.at}"), moment) for moment in course.moments)
        yield from (((course.case.id, day.isoformat()), course.on(day)) for day in days)


def _differences(old: Seen, new: Seen, between: Between, situation: Situation) -> Differences:
    found: Differences = {}
    for kind, name in {**old, **new}:
        before = old.get((kind, name)) or {VERDICT: (_why_not(between.old.plan, kind, name, situation),)}
        after = new.get((kind, name)) or {VERDICT: (_why_not(between.new.plan, kind, name, situation),)}
        silent = before[VERDICT][0] in SILENT, after[VERDICT][0] in SILENT
        if before[VERDICT] != after[VERDICT] and not all(silent):
            found[kind, name, VERDICT] = before[VERDICT], after[VERDICT]
        if not any(silent):
            aspects = [each for each in after if each != VERDICT and before[each] != after[each]]
            found |= {(kind, name, each): (before[each], after[each]) for each in aspects}
    found = {key: said for key, said in found.items() if key[0] != "fact" or key[2] != VERDICT}
    for name in {name for kind, name in {**old, **new} if kind == "lapsed"}:
        found.pop(("lapsed", name, VERDICT), None)
        if ("lapsed", name, "succeeded-by") in found:
            found["power", name, "succeeded-by"] = found.pop(("lapsed", name, "succeeded-by"))
    return found


def _why_not(plan: Plan, kind: str, name: str, situation: Situation) -> str:
    match kind:
        case "ladder":
            return "none"
        case "fact":
            return "not-asked"
        case "playbook":
            found = plan.playbook_by_id.get(name)
            return "does-not-apply" if found and found.kind == "playbook" else "not-in-plan"
        case "step":
            return _why_no_step(plan, name, situation)
        case "role":
            role = next((role for role in plan.roles if role.id == name), None)
            if role is None:
                return "not-in-plan"
            return "does-not-apply" if role.exists.covers(situation.on) else "not-in-force"
        case "process":
            return "not-hit" if name in plan.process_by_id else "not-in-plan"
        case "sector":
            return "not-affected" if name in plan.sector_by_id else "not-in-plan"
        case _:
            return "not-in-force" if name in plan.power_versions or name in plan.level_by_id else "not-in-plan"


def _why_no_step(plan: Plan, name: str, situation: Situation) -> str:
    books = [plan.playbook_by_id[book] for book in situation.case.playbooks if book in plan.playbook_by_id]
    books += [plan.playbook_by_id[block] for book in books for block in book.includes]
    step = next((step for book in books for step in book.steps if step.id == name), None)
    if step is None:
        return "not-in-plan"
    if situation.progress and name in situation.progress.finished:
        return "finished"
    return "does-not-apply" if step.in_force.covers(situation.on) else "not-in-force"


def _seen(side: Side, situation: Situation) -> Seen:
    advice = advise(side.plan, side.facts(situation), situation.on)
    return {**_of_advice(advice, side.plan), **_hit(side, situation), **_steps(side, situation)}


def _of_advice(advice: Advice, plan: Plan) -> Seen:
    within = {duty.id: duty.within or "" for role in plan.roles for duty in role.duties}
    seen: Seen = {("ladder", name): {VERDICT: (level or "none",)} for name, level in advice.recommended_levels.items()}
    seen |= {("level", each.id): {VERDICT: (each.verdict.value,)} for each in advice.levels}
    seen |= {("playbook", name): {VERDICT: ("applies",)} for name in advice.playbooks}
    seen |= {("process", hit.process): {VERDICT: ("hit-next",)} for hit in advice.cascade}
    for power in advice.powers:
        holders = tuple(sorted(power.competence, key=lambda each: (each.sector, each.role, each.executed_by)))
        seen["power", power.id] = {VERDICT: (power.verdict.value,), "holder": holders}
    for gone in advice.out_of_force:
        if gone.lapsed_on and gone.would_apply == "applies":
            successors = (gone.succeeded_by,) if gone.succeeded_by else ()
            seen["lapsed", gone.id] = {VERDICT: ("lapsed",), "succeeded-by": successors}
    for role in advice.roles:
        duties = tuple(sorted(f"{name} {within[name]}".strip() for name in role.duties))
        seen["role", role.id] = {VERDICT: (role.verdict.value,), "duties": duties}
    for question in advice.questions:
        soon = (question.answerable_within,)
        asked = tuple(sorted(question.who_knows))
        seen["fact", question.fact] = {VERDICT: ("asked",), "who-knows": asked, "answerable-within": soon}
    for route in advice.routes:
        verdict = "blind-spot" if route.blind_spot else "reached"
        seen["sector", route.sector] = {
            VERDICT: (verdict,),
            "path": route.path,
            "carries": tuple(sorted(route.carries)),
        }
    return seen


def _hit(side: Side, situation: Situation) -> Seen:
    affected = side.facts(situation).get("affected-processes")
    processes = [side.plan.process_by_id[name] for name in affected] if isinstance(affected, tuple) else []
    return {("process", each.id): {VERDICT: ("hit",)} for each in processes if each.in_force.covers(situation.on)}


def _steps(side: Side, situation: Situation) -> Seen:
    plan, progress = side.plan, situation.progress
    books = [name for name in situation.case.playbooks if name in plan.playbook_by_id]
    top = list(national_ranks(plan))[-1]
    finished = progress.finished if progress else frozenset[str]()
    level = (progress.level or plan.resting_level("national")) if progress else top
    seen: Seen = {}
    for each in weigh_steps(plan, side.facts(situation), situation.on, books, finished, level):
        word = "open" if each.is_open else "waits" if each.condition is Truth.TRUE else "undetermined"
        seen["step", each.step.id] = {VERDICT: (word,), "waits-for": tuple(sorted(each.waits_for_steps))}
    return seen

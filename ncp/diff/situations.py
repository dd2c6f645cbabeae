"""The situations on which two plans are compared: the moments of every case, and what each plan can say of them.

A case that both plans have is taken from the new one, so that the facts are the same on both sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from ncp.dates import day_of, end_of
from ncp.incident.replay import facts_at, schedule
from ncp.logic.conditions import Facts
from ncp.plan.model.cases import Case
from ncp.plan.model.condition import Value
from ncp.plan.model.plan import Plan

FINISHING = ("done", "skip", "decide")


class Known(Struct, frozen=True):
    """What is known, as far as one plan has words for it."""

    facts: dict[str, Value]
    lost: dict[str, tuple[str, ...]]
    """The facts that this plan cannot hold; the values for which it has no word, or none when it lacks the fact."""


class Progress(Struct, frozen=True):
    """How far the work was: the steps that were finished and the national level that was reached."""

    finished: frozenset[str]
    level: str | None
    """None: nobody had changed it yet."""


class Situation(Struct, frozen=True):
    """One moment of a case, or its end on another day."""

    case: Case
    at: str
    """The moment as the case tells it; empty on another day."""
    on: date
    said: Facts
    """What is known, in the words of the case."""
    state: int
    """The same number means the same facts."""
    known: tuple[Known, Known]
    """As the old and as the new plan know it."""
    progress: Progress | None
    """None: as if it began on this day with everything known."""


class Course(Struct, frozen=True):
    """One case: the moments at which anything is known, and how it ended."""

    case: Case
    moments: tuple[Situation, ...]
    end: Situation

    def on(self, day: date) -> Situation:
        """The case as it ended, on another day."""
        return replace(self.end, on=day)


def courses(old: Plan, new: Plan, old_cases: Iterable[Case], new_cases: Iterable[Case]) -> tuple[Course, ...]:
    """Every case of either plan, by id."""
    cases = {case.id: case for case in old_cases} | {case.id: case for case in new_cases}
    states: list[tuple[Facts, tuple[Known, Known]]] = []
    return tuple(_course((old, new), cases[name], states) for name in sorted(cases))


def understood(plan: Plan, facts: Facts) -> Known:
    """What of these facts a plan has words for. Of a set only the elements it lacks are left out, unless all are."""
    kept: dict[str, Value] = {}
    lost: dict[str, tuple[str, ...]] = {}
    for name, value in facts.items():
        fact, ranks = plan.fact_by_id.get(name), plan.values_of.get(name)
        missing = _strangers(value, ranks) if ranks is not None else ()
        if fact is None or isinstance(value, bool) != (fact.type == "boolean"):
            lost[name] = ()
        elif not missing:
            kept[name] = value
        else:
            lost[name] = missing
            if isinstance(value, tuple) and len(missing) < len(value):
                kept[name] = tuple(each for each in value if each not in missing)
    return Known(kept, lost)


def _strangers(value: Value, ranks: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(str(each) for each in (value if isinstance(value, tuple) else (value,)) if each not in ranks)


def _course(plans: tuple[Plan, Plan], case: Case, states: list[tuple[Facts, tuple[Known, Known]]]) -> Course:
    moments = []
    for moment, at in sorted({end_of(event.at): event.at for event in case.timeline}.items()):
        number = _number(plans, facts_at(case, moment), states)
        progress = _progress(plans, case, moment)
        moments.append(Situation(case, at, day_of(moment), states[number][0], number, states[number][1], progress))
    number = moments[-1].state if moments else _number(plans, {}, states)
    end = Situation(case, "", day_of(end_of(case.end)), states[number][0], number, states[number][1], None)
    return Course(case, tuple(moments), end)


def _number(plans: tuple[Plan, Plan], facts: Facts, states: list[tuple[Facts, tuple[Known, Known]]]) -> int:
    for number, (known, _) in enumerate(states):
        if known == facts:
            return number
    states.append((facts, (understood(plans[0], facts), understood(plans[1], facts))))
    return len(states) - 1


def _progress(plans: tuple[Plan, Plan], case: Case, moment: datetime) -> Progress:
    """What the log of the case says at a moment, as far as the agenda of steps depends on it."""
    national = {level.id for plan in plans for level in plan.levels_of.get("national", ())}
    past = [step.event for step in schedule(case) if step.recorded_at <= moment]
    moved = [event.level for event in past if event.do in ("escalate", "de-escalate") and event.level in national]
    return Progress(
        frozenset(event.step for event in past if event.do in FINISHING and event.step), moved[-1] if moved else None
    )

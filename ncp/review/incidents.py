"""Incidents, exercises and cases as records for the yearly review, from their logs and the plans kept with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from ncp.advice.advise import advise
from ncp.advice.result import Advice, Verdict
from ncp.dates import day_of
from ncp.incident.events import Mode, PlanChanged
from ncp.incident.journal import Journal, Sealed, read_log
from ncp.incident.state import State, fold
from ncp.plan.cache import decode_plan
from ncp.plan.model.cases import Case
from ncp.plan.model.plan import Plan
from ncp.problem import Problem, Refused
from ncp.review.case_log import Language, log_of_case
from ncp.review.contradictions import contradictions
from ncp.review.course import Moment, course_of, incident_part
from ncp.review.deadlines import open_questions
from ncp.review.levels import differences, level_spells, watched_ladders
from ncp.review.record import Deadline, DecisionMade, IncidentRecord, StepTaken, Told
from ncp.review.timing import clock_deadlines, report_deadlines, step_deadlines

__all__ = ["IncidentRecord", "Records", "by_mode", "record_of", "record_of_case", "records_of", "unused"]


class Records(Struct, frozen=True):
    """What a store holds, and the logs that cannot be read."""

    records: tuple[IncidentRecord, ...]
    broken: tuple[Problem, ...]


def records_of(journal: Journal, plan: Plan, year: int | None = None) -> Records:
    """Every incident of a store, or those of which a part lies in a year (Dutch days), in the order they began.

    ``plan`` speaks for an incident whose own plan cannot be read back. A log that does not hold together is named and
    left out; it never blocks the others.
    """
    found: list[IncidentRecord] = []
    broken: list[Problem] = []
    for name in journal.incidents():
        try:
            log = read_log(journal, name)
        except Refused as refused:
            broken += refused.problems
            continue
        if year is None or _ran_in(log, year):
            kept = kept_plans(journal, log)
            found.append(record_of(log, kept.get(fold(log).plan_digest, plan), kept))
    return Records(tuple(sorted(found, key=lambda record: record.started_at)), tuple(broken))


def record_of(
    log: Sequence[Sealed], plan: Plan, earlier: Mapping[str, Plan] | None = None, *, case: str | None = None
) -> IncidentRecord:
    """The record of one log. ``plan`` is the last that spoke, ``earlier`` the others by digest.

    With ``case`` the log is the timeline of a case: what it does not hold may have happened all the same, and its
    reports are our own. Pure: the same log and plans always give the same record.
    """
    part = incident_part(log)
    course = tuple(course_of(part, plan, earlier or {}))
    last = course[-1]
    state, end = last.state, last.state.closed_at
    advice = advise(last.plan, last.facts, day_of(last.at))
    deadlines = _of_case(_deadlines(course, advice, end)) if case else _deadlines(course, advice, end)
    whole = fold(log)
    ladders = watched_ladders(course)
    return IncidentRecord(
        id=state.id,
        case=case,
        title=state.title,
        mode=state.mode,
        marking=state.marking,
        started_at=state.started_at,
        ended_at=end,
        last_at=last.at,
        plan_edition=state.plan_edition,
        plan_digest=state.plan_digest,
        entries=whole.entries,
        head=whole.head,
        reports=len(state.reports),
        levels=tuple(spell for ladder in ladders for spell in level_spells(course, ladder, end)),
        differences=tuple(each for ladder in ladders for each in differences(course, ladder, end)),
        decisions=tuple(_decisions(state)),
        steps=tuple(_steps(state, deadlines)),
        deadlines=deadlines,
        unanswered=open_questions(last.plan, last.pictures),
        contradictions=tuple(contradictions(course)),
        told=tuple(Told(each.role, each.at, each.acknowledged_at) for each in state.notices.values()),
        not_told=_not_told(last.plan, advice, state),
        acted=tuple(name for name in state.acted if name),
        playbooks=last.playbooks,
        evaluated=whole.evaluated,
        lessons=whole.lessons,
        improvements=whole.improvements,
    )


def record_of_case(plan: Plan, case: Case, language: Language = "nl") -> IncidentRecord:
    """The record of a case, its timeline folded in memory: the same reading as for a log of the store."""
    return record_of(log_of_case(plan, case, language), plan, case=case.id)


def by_mode(records: Iterable[IncidentRecord]) -> dict[Mode, tuple[IncidentRecord, ...]]:
    """The records of each mode, in their own order; a mode without any is there too."""
    listed = tuple(records)
    modes: tuple[Mode, ...] = ("real", "exercise", "replay")
    return {mode: tuple(each for each in listed if each.mode == mode) for mode in modes}


def unused(plan: Plan, records: Iterable[IncidentRecord]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The roles that no record met, and the playbooks that no record used, in the order of the plan.

    A building block counts as used with a playbook that includes it. Roles of another time are left out: who did not
    exist on the day of a record could not be met by it.
    """
    listed = tuple(records)
    met = {role for record in listed for role in record.roles}
    ran = {name for record in listed for name in record.playbooks}
    ran |= {block for name in ran if name in plan.playbook_by_id for block in plan.playbook_by_id[name].includes}
    days = [day_of(record.started_at) for record in listed]
    roles = (
        role.id
        for role in plan.roles
        if role.id not in met and (not days or any(role.exists.covers(day) for day in days))
    )
    return tuple(roles), tuple(playbook.id for playbook in plan.playbooks if playbook.id not in ran)


def kept_plans(journal: Journal, log: Sequence[Sealed]) -> dict[str, Plan]:
    """The plans that spoke during an incident and were kept with it, by digest, as far as this program reads them."""
    digests = [fold(log[:1]).plan_digest]
    digests += [sealed.entry.event.digest for sealed in log if isinstance(sealed.entry.event, PlanChanged)]
    found: dict[str, Plan] = {}
    for digest in digests:
        body = journal.kept_plan(digest)
        plan = decode_plan(body) if body else None
        if plan is not None:
            found[digest] = plan
    return found


def _ran_in(log: Sequence[Sealed], year: int) -> bool:
    state = fold(log)
    return day_of(state.started_at).year <= year <= day_of(state.closed_at or state.last_at).year


def _deadlines(course: Sequence[Moment], advice: Advice, end: datetime | None) -> tuple[Deadline, ...]:
    last = course[-1]
    found = [
        *report_deadlines(last.state, last.plan, end),
        *step_deadlines(course, end),
        *clock_deadlines(last, advice, end),
    ]
    return tuple(sorted(found, key=lambda each: (each.due, each.about)))


def _of_case(deadlines: Iterable[Deadline]) -> tuple[Deadline, ...]:
    found = (each for each in deadlines if each.kind != "report")
    return tuple(replace(each, outcome="no-trace") if each.outcome == "missed" else each for each in found)


def _decisions(state: State) -> Iterator[DecisionMade]:
    for each in state.decisions:
        taken = each.taken
        yield DecisionMade(
            taken.step, taken.option, each.by, each.at, taken.grounds, taken.power, taken.picture.power_verdict,
            taken.picture.recommended.get("national"), each.entry,
        )  # fmt: skip


def _steps(state: State, deadlines: Iterable[Deadline]) -> Iterator[StepTaken]:
    due = {each.about: each.due for each in deadlines if each.kind == "step"}
    for each in sorted(state.done.values(), key=lambda done: (done.at, done.entry)):
        yield StepTaken(each.step, each.skipped, each.text, each.by, each.at, due.get(each.step), each.entry)


def _not_told(plan: Plan, advice: Advice, state: State) -> tuple[str, ...]:
    known = {*state.notices, *state.acted}
    involved = (role.id for role in advice.roles if role.verdict is Verdict.APPLIES and role.id not in known)
    return tuple(name for name in involved if plan.role_by_id[name].alerted_by)

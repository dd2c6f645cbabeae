"""The situation report: what an incident's log and the plan say at a moment, first as data, then as Markdown.

Facts, judgement and unknowns are kept apart. The report prints the hash of the log's head, so that paper
anchors the log.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from ncp.advice.advise import advise
from ncp.advice.compare import Changes, compare
from ncp.advice.result import Advice, PowerAdvice, Verdict
from ncp.advice.steps import StepAdvice
from ncp.dates import day_of
from ncp.incident.events import ReportMade
from ncp.incident.journal import Sealed
from ncp.incident.picture import FactPicture, disputed_facts, known_facts, picture_of
from ncp.incident.state import Claim, Decision, Done, Notice, State, fold
from ncp.plan.model.plan import Plan
from ncp.report.selection import Call, to_call
from ncp.review.deadlines import (
    OpenQuestion,
    OpenStep,
    RunningClock,
    next_report,
    open_questions,
    open_steps,
    running_clocks,
)
from ncp.text import Phrases

Audience = Literal["team", "executive"]


class SinceLast(Struct, frozen=True):
    """What moved since the report before this one."""

    facts: tuple[Claim, ...]
    verdicts: Changes
    decisions: tuple[Decision, ...]
    told: tuple[str, ...]
    levels: tuple[tuple[datetime, str, str, str], ...]
    """When, which ladder, from, to."""


class SituationReport(Struct, frozen=True, kw_only=True):
    """Everything a report says, before it is put into words."""

    number: int
    audience: Audience
    made_at: datetime
    on: date
    period_from: datetime
    head: str
    entries: int
    state: State
    pictures: dict[str, FactPicture]
    advice: Advice
    questions: tuple[OpenQuestion, ...]
    not_asked: tuple[str, ...]
    """Facts that most waits for and that nobody was asked yet, heaviest first."""
    disputed: tuple[FactPicture, ...]
    judgements: tuple[Claim, ...]
    done: tuple[Done, ...]
    open_steps: tuple[OpenStep, ...]
    clocks: tuple[RunningClock, ...]
    playbooks: tuple[str, ...]
    notices: tuple[Notice, ...]
    calls: tuple[Call, ...]
    """Roles that take part and were not told."""
    since_last: SinceLast | None
    next_due: datetime | None


def build_report(
    plan: Plan,
    log: Sequence[Sealed],
    state: State,
    pictures: dict[str, FactPicture],
    advice: Advice,
    steps: Sequence[StepAdvice],
    playbooks: tuple[str, ...],
    now: datetime,
    audience: Audience,
) -> SituationReport:
    """The report on a state. Pure: the same input gives the same report."""
    settled = [picture.settled for picture in pictures.values() if picture.settled]
    return SituationReport(
        number=len(state.reports) + 1,
        audience=audience,
        made_at=now,
        on=advice.on,
        period_from=state.reports[-1][0] if state.reports else state.started_at,
        head=state.head,
        entries=state.entries,
        state=state,
        pictures=pictures,
        advice=advice,
        questions=open_questions(plan, pictures),
        not_asked=tuple(each.fact for each in advice.questions if each.fact not in pictures)[:5],
        disputed=disputed_facts(pictures),
        judgements=tuple(claim for claim in settled if claim.value is not None and _is_judgement(plan, claim)),
        done=tuple(sorted(state.done.values(), key=lambda each: each.at)),
        open_steps=open_steps(state, pictures, steps),
        clocks=running_clocks(state, pictures, advice),
        playbooks=playbooks,
        notices=tuple(state.notices.values()),
        calls=to_call(plan, state, advice, ""),
        since_last=_since_last(plan, log, state, pictures, advice),
        next_due=next_report(state, plan, now),
    )


def render_report(report: SituationReport, say: Phrases, plan: Plan) -> str:
    """The report as Markdown. Anything but a real incident carries its banner on every line."""
    from ncp.report.markdown import mark_lines, render
    from ncp.report.sitrep_words import ReportWords

    template = f"sitrep_{report.audience}.md.j2"
    text = render(template, say=say, report=report, words=ReportWords(plan, say, report))
    mode = report.state.mode
    return text if mode == "real" else mark_lines(text, say(f"words.mode-{mode}"))


def powers_with(report: SituationReport, verdict: Verdict) -> tuple[PowerAdvice, ...]:
    """The powers of one verdict; the undecided ones with the fewest missing facts first."""
    found = [power for power in report.advice.powers if power.verdict is verdict]
    return tuple(sorted(found, key=lambda power: len(power.blocked_by)))


def _is_judgement(plan: Plan, claim: Claim) -> bool:
    fact = plan.fact_by_id.get(claim.fact)
    return fact is not None and fact.judgement


def _since_last(
    plan: Plan, log: Sequence[Sealed], state: State, pictures: dict[str, FactPicture], advice: Advice
) -> SinceLast | None:
    """The difference with the moment of the last report; None when this is the first."""
    reports = [sealed.entry for sealed in log[: state.entries] if isinstance(sealed.entry.event, ReportMade)]
    if not reports:
        return None
    number = reports[-1].number
    before = fold(log[: number - 1])
    pictures_before = picture_of(before)
    advice_before = advise(plan, known_facts(pictures_before), day_of(reports[-1].valid_at))
    return SinceLast(
        facts=tuple(
            picture.settled
            for name, picture in pictures.items()
            if picture.settled and picture.settled.entry > number and _moved(pictures_before.get(name), picture)
        ),
        verdicts=compare(advice_before, advice),
        decisions=tuple(each for each in state.decisions if each.entry > number),
        told=tuple(role for role in state.notices if role not in before.notices),
        levels=tuple(
            (at, change.ladder, change.before, change.after)
            for at, _, change in state.level_history[len(before.level_history) :]
        ),
    )


def _moved(before: FactPicture | None, after: FactPicture) -> bool:
    was = before.settled.value if before and before.settled else None
    return after.settled is not None and after.settled.value != was

"""What now: open steps with role and limit, whom to tell, the next best question, running clocks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from ncp.advice.result import Question
from ncp.advice.steps import StepAdvice
from ncp.cli.language import phrases, say
from ncp.cli.screen import Cell, Grid, Heading, Line, Part, Style
from ncp.cli.screens.changes import disputes_parts
from ncp.cli.screens.status import head_parts, level_parts
from ncp.cli.views import AgendaView
from ncp.incident.picture import disputed_facts, known_facts
from ncp.report.selection import Call
from ncp.report.wording import Wording
from ncp.review.deadlines import OpenStep

MOST_STEPS, MOST_QUESTIONS, MOST_WAITING = 8, 3, 4


def agenda_parts(view: AgendaView, wording: Wording) -> Iterator[Part]:
    """The screen of ``ncp incident next``: most urgent first, nothing that is not for now."""
    yield from head_parts(view.state, view.edition, wording)
    yield from level_parts(view.state, view.advice, wording)
    disputed = disputed_facts(view.pictures)
    if disputed:
        yield Heading(say("screen.disputes"))
        yield from disputes_parts(disputed, known_facts(view.pictures), view.advice, wording)
    yield from _steps(view, wording)
    yield from _calls(view, wording)
    yield from _questions(view, wording)
    yield from _clocks(view, wording)


def _steps(view: AgendaView, wording: Wording) -> Iterator[Part]:
    yield Heading(say("screen.now-to-do"))
    if not view.playbooks:
        yield Line(say("screen.no-playbook"), "warn")
    else:
        names = ", ".join(phrases().of(wording.plan.playbook_by_id[name].name) for name in view.playbooks)
        yield Line(say("screen.playbook", names=names), "dim")
    for name in view.also_fitting:
        also = phrases().of(wording.plan.playbook_by_id[name].name)
        yield Line(say("screen.also-fitting", name=also, id=name), "dim")
    rows = [_step_row(each, view, wording) for each in view.open_steps[:MOST_STEPS]]
    yield Grid((say("screen.what"), say("screen.who"), say("screen.due"), say("screen.step")), rows)
    more = len(view.open_steps) - MOST_STEPS
    if more > 0:
        yield Line(say("screen.more-steps", count=more), "dim")
    if not view.open_steps:
        for waiting in view.waiting_steps[:MOST_WAITING]:
            yield Line(f"- {phrases().of(waiting.step.name)}: {waits_for(waiting, wording)}", "dim", 2)


def _step_row(each: OpenStep, view: AgendaView, wording: Wording) -> tuple[str | Cell, ...]:
    step = each.advice.step
    choices = f" [--option {' | '.join(each.id for each in step.options)}]" if step.options else ""
    return (
        f"{say(f'words.step-{step.kind}')}: {phrases().of(step.name)}{choices}",
        wording.role(step.role, view.advice.on),
        _due(each.due, view.now, wording),
        Cell(step.id, "id"),
    )


def _due(due: datetime | None, now: datetime, wording: Wording) -> Cell:
    if due is None:
        return Cell("", "plain")
    late = due < now
    style: Style = "bad" if late else "plain"
    return Cell(say("screen.overdue", at=wording.moment(due)) if late else wording.moment(due), style)


def waits_for(step: StepAdvice, wording: Wording) -> str:
    """What a closed step waits for, in words."""
    parts = []
    if step.waits_for_level:
        parts.append(say("screen.waits-level", level=wording.level(step.waits_for_level)))
    if step.waits_for_steps:
        names = (phrases().of(wording.plan.step_by_id[name].name) for name in step.waits_for_steps)
        parts.append(say("screen.waits-steps", steps="; ".join(names)))
    if step.waits_for_facts:
        parts.append(say("screen.waits-facts", facts=", ".join(map(wording.fact, step.waits_for_facts))))
    return "; ".join(parts)


def _calls(view: AgendaView, wording: Wording) -> Iterator[Part]:
    """The involved roles that nobody told yet, each with who alerts it and the stated reason."""
    on = view.advice.on
    ours = [call for call in view.calls if call.is_ours]
    others = [call for call in view.calls if not call.is_ours]
    if ours:
        yield Heading(say("screen.to-call", count=len(ours)))
        yield Grid(
            (say("screen.who"), say("screen.within"), say("screen.because"), ""),
            [_call_row(c, wording, on) for c in ours],
        )
        yield Line(say("screen.tell-how"), "dim")
    if others:
        yield Heading(say("screen.told-by-others", count=len(others)))
        by_caller: dict[str, list[str]] = {}
        for call in others:
            by_caller.setdefault(call.alerted_by[0], []).append(wording.role(call.role, on))
        for caller, names in by_caller.items():
            yield Line(f"{wording.role(caller, on)} → {', '.join(names)}", indent=2)
    waiting = [wording.role(each.role, on) for each in view.state.notices.values() if each.acknowledged_at is None]
    if waiting:
        yield Line(say("screen.not-confirmed", roles=", ".join(waiting)), "warn")


def _call_row(call: Call, wording: Wording, on: date) -> tuple[str | Cell, ...]:
    because = call.because_nl if phrases().language == "nl" else call.because_en
    return wording.role_in_full(call.role, on), wording.duration(call.within), because, Cell(call.role, "id")


def _questions(view: AgendaView, wording: Wording) -> Iterator[Part]:
    if not view.questions:
        return
    yield Heading(say("screen.next-questions"))
    for question in view.questions[:MOST_QUESTIONS]:
        fact = wording.plan.fact_by_id[question.fact]
        yield Line(phrases().of(fact.question), "strong")
        yield Line(question_weight(question, wording), indent=2)
        yield Line(f"ncp incident answer {fact.id} ...", "dim", 2)


def question_weight(question: Question, wording: Wording) -> str:
    """What hangs on an answer, who knows it and how soon: «why do you ask?»."""
    levels = ", ".join(map(wording.level, question.levels)) or say("words.nothing")
    return say(
        "screen.weight", levels=levels, powers=len(question.decides), roles=len(question.roles),
        who=wording.roles(question.who_knows), within=wording.duration(question.answerable_within),
    )  # fmt: skip


def _clocks(view: AgendaView, wording: Wording) -> Iterator[Part]:
    rows: list[tuple[str | Cell, ...]] = []
    for each in view.clocks:
        name = each.clock.name_nl if phrases().language == "nl" else each.clock.name_en
        if each.due:
            due = _due(each.due, view.now, wording)
        else:
            within = wording.duration(each.clock.within)
            due = Cell(say(f"screen.starts-{each.clock.starts}", within=within), "dim")
        rows.append((name, wording.power(each.clock.power, view.advice.on), due))
    if view.report_due:
        rows.append((say("screen.next-report"), "", _due(view.report_due, view.now, wording)))
    if rows:
        yield Heading(say("screen.clocks"))
        yield Grid((say("screen.clock-name"), say("screen.ground-of"), say("screen.due")), rows)

"""Commands that write down what became known or was done: answer, choose, done, skip, log, correct, close."""

from __future__ import annotations

from typing import Annotated

import typer

from ncp.advice.compare import compare
from ncp.cli import complete, current, options
from ncp.cli.incident.start import require_open
from ncp.cli.language import say
from ncp.cli.read import read_answer, read_fact, read_role
from ncp.cli.read_plain import read_text, read_time
from ncp.cli.running import Running
from ncp.cli.screen import Line, show
from ncp.cli.screens.changes import changes_parts, disputes_parts
from ncp.cli.views import steps_of
from ncp.incident.events import (
    EntryCorrected,
    Event,
    FactAnswered,
    FactChosen,
    IncidentClosed,
    IncidentStarted,
    NoteLogged,
    PlaybookAdded,
    RoleAcknowledged,
    RoleNotified,
    StepDone,
    StepSkipped,
)
from ncp.incident.picture import disputed_facts
from ncp.plan.model.playbooks import Step
from ncp.problem import refuse

FactArgument = Annotated[
    str, typer.Argument(help=say("help.argument-fact"), metavar="FACT", autocompletion=complete.facts)
]
StepArgument = Annotated[
    str, typer.Argument(help=say("help.argument-step"), metavar="STEP", autocompletion=complete.steps)
]
RoleArgument = Annotated[
    str, typer.Argument(help=say("help.argument-role"), metavar="ROLE", autocompletion=complete.roles)
]
Anyway = Annotated[bool, typer.Option("--anyway", help=say("help.option-anyway"))]
NoteText = Annotated[str | None, typer.Option("--text", help=say("help.option-text"), metavar="TEXT")]


def answer(
    fact: FactArgument,
    value: Annotated[str, typer.Argument(help=say("help.argument-value"), metavar="VALUE")],
    source: Annotated[str | None, typer.Option("--source", help=say("help.option-source"), metavar="TEXT")] = None,
    at: options.At = None,
    by: options.By = None,
    grounds: options.Grounds = None,
    incident: options.Incident = None,
) -> None:
    running = _open(incident)
    known = read_fact(running.plan, fact)
    typed = read_answer(running.plan, known, value, running.facts.get(known.id))
    role = read_role(running.plan, by) if by is not None else running.role
    if known.judgement and typed.value is not None and not (by and grounds):
        raise refuse("judgement-needs-office", fact=known.id)
    said_by = read_text(source) if source else running.wording.role(role, running.on)
    event = FactAnswered(known.id, typed.value, said_by, read_text(grounds) if grounds else "")
    _record_and_show(running, event, role, at)


def choose(
    fact: FactArgument,
    value: Annotated[str, typer.Argument(help=say("help.argument-value"), metavar="VALUE")],
    by: Annotated[str, typer.Option("--by", help=say("help.option-by"), metavar="ROLE", autocompletion=complete.roles)],
    grounds: Annotated[str, typer.Option("--grounds", help=say("help.option-grounds"), metavar="TEXT")],
    at: options.At = None,
    incident: options.Incident = None,
) -> None:
    running = _open(incident)
    known = read_fact(running.plan, fact)
    typed = read_answer(running.plan, known, value)
    event = FactChosen(known.id, typed.value, read_text(grounds))
    _record_and_show(running, event, read_role(running.plan, by), at)


def done(
    step: StepArgument,
    text: NoteText = None,
    by: options.By = None,
    at: options.At = None,
    anyway: Anyway = False,
    incident: options.Incident = None,
) -> None:
    running = _open(incident)
    found = step_to_finish(running, step, anyway=anyway)
    if found.kind == "decide":
        raise refuse("step-is-decision", id=step)
    role = read_role(running.plan, by) if by is not None else found.role
    event = StepDone(found.id, read_text(text) if text else "")
    moment = read_time(at, running.now)
    notices = [RoleNotified(name) for name in found.notifies if name not in running.state.notices]
    running.record(event, *notices, by=role, at=moment)
    lines = [Line(say("screen.step-done", step=found.id, entry=running.log[-1 - len(notices)].entry.number), "good")]
    if notices:
        lines.append(Line(say("screen.notices-made", roles=running.wording.roles(found.notifies, running.on))))
    show([*lines, *_opened(running, found)], running.state.mode)


def skip(
    step: StepArgument,
    reason: Annotated[str, typer.Option("--reason", help=say("help.option-reason"), metavar="TEXT")],
    by: options.By = None,
    at: options.At = None,
    incident: options.Incident = None,
) -> None:
    running = _open(incident)
    found = step_to_finish(running, step, anyway=True)
    role = read_role(running.plan, by) if by is not None else None
    running.record(StepSkipped(found.id, read_text(reason)), by=role, at=read_time(at, running.now))
    line = Line(say("screen.step-skipped", step=found.id, entry=running.log[-1].entry.number))
    show([line, *_opened(running, found)], running.state.mode)


def notify(
    role: RoleArgument,
    text: NoteText = None,
    by: options.By = None,
    at: options.At = None,
    incident: options.Incident = None,
) -> None:
    running = _open(incident)
    name = read_role(running.plan, role)
    _write(running, RoleNotified(name, read_text(text) if text else ""), by, at, "screen.notified", name)


def acknowledge(
    role: RoleArgument,
    text: NoteText = None,
    at: options.At = None,
    incident: options.Incident = None,
) -> None:
    running = _open(incident)
    name = read_role(running.plan, role)
    _write(running, RoleAcknowledged(name, read_text(text) if text else ""), name, at, "screen.acknowledged", name)


def playbook(
    name: Annotated[
        str, typer.Argument(help=say("help.argument-playbook"), metavar="PLAYBOOK", autocompletion=complete.playbooks)
    ],
    by: options.By = None,
    incident: options.Incident = None,
) -> None:
    running = _open(incident)
    if name not in running.plan.playbook_by_id:
        from ncp.cli.read import unknown

        raise unknown("playbook", name, running.plan.playbook_by_id)
    ran = [PlaybookAdded(each) for each in running.playbooks if each not in (*running.state.playbooks, name)]
    if ran:  # what ran on the facts alone goes on beside the new one
        running.record(*ran, by=read_role(running.plan, by) if by is not None else None)
    _write(running, PlaybookAdded(name), by, None, "screen.playbook-added", None)


def correct(
    entry: Annotated[int, typer.Argument(help=say("help.argument-entry"), metavar="ENTRY")],
    reason: Annotated[str, typer.Option("--reason", help=say("help.option-reason"), metavar="TEXT")],
    value: Annotated[str | None, typer.Option("--value", help=say("help.option-new-value"), metavar="VALUE")] = None,
    by: options.By = None,
    incident: options.Incident = None,
) -> None:
    running = current.session().running(incident)
    if not 1 <= entry <= len(running.log):
        raise refuse("entry-unknown", number=entry, last=len(running.log))
    event = running.log[entry - 1].entry.event
    kind = say(f"entry.kind-{_tag(event)}")
    if isinstance(event, IncidentStarted | EntryCorrected | IncidentClosed):
        raise refuse("entry-not-correctable", number=entry, kind=kind)
    replacement = _replacement(running, event, value, entry, kind)
    before = running.advice
    role = read_role(running.plan, by) if by is not None else None
    running.record(EntryCorrected(entry, read_text(reason), replacement), by=role)
    line = Line(say("screen.corrected", entry=entry, new=running.log[-1].entry.number), "good")
    changes = changes_parts(compare(before, running.advice), running.wording, running.on)
    disputes = disputes_parts(disputed_facts(running.pictures), running.facts, running.advice, running.wording)
    show([line, *changes, *disputes], running.state.mode)


def close(
    grounds: Annotated[str, typer.Option("--grounds", help=say("help.option-grounds"), metavar="TEXT")],
    by: options.By = None,
    at: options.At = None,
    incident: options.Incident = None,
) -> None:
    running = _open(incident)
    role = read_role(running.plan, by) if by is not None else None
    running.record(IncidentClosed(read_text(grounds)), by=role, at=read_time(at, running.now))
    done = Line(say("screen.closed-now", id=running.id), "good")
    show([done, Line(say("lesson.then-evaluate"), "dim")], running.mode)


def step_to_finish(running: Running, step: str, *, anyway: bool) -> Step:
    """A step that can be finished now. Raises Refused with what it waits for, unless ``anyway``."""
    found = running.plan.step_by_id.get(step)
    if found is None:
        from ncp.cli.read import unknown

        raise unknown("step", step, running.plan.step_by_id)
    finished = running.state.done.get(step)
    if finished:
        state = say("screen.state-skipped" if finished.skipped else "screen.state-done")
        raise refuse("step-finished", id=step, state=state, entry=finished.entry)
    if anyway:
        return found
    advice = next((each for each in steps_of(running) if each.step.id == step), None)
    if advice is None:
        raise refuse("step-not-available", id=step, reason=say("screen.not-in-playbooks"))
    if not advice.is_open:
        from ncp.cli.screens.agenda import waits_for

        raise refuse("step-not-available", id=step, reason=waits_for(advice, running.wording))
    return found


def _open(incident: str | None) -> Running:
    running = current.session().running(incident)
    require_open(running)
    return running


def _record_and_show(running: Running, event: Event, role: str, at: str | None) -> None:
    """Record an answer and show what it moved, and where sources now disagree."""
    before = running.advice
    running.record(event, by=role, at=read_time(at, running.now))
    entry = running.log[-1].entry.number
    parts = [Line(say("screen.recorded", entry=entry, id=running.id), "good")]
    changes = changes_parts(compare(before, running.advice), running.wording, running.on)
    disputes = disputes_parts(disputed_facts(running.pictures), running.facts, running.advice, running.wording)
    show([*parts, *changes, *disputes], running.state.mode)
    running.log_advice()


def _write(running: Running, event: Event, by: str | None, at: str | None, key: str, role: str | None) -> None:
    acting = read_role(running.plan, by) if by is not None else None
    running.record(event, by=acting, at=read_time(at, running.now))
    name = running.wording.role_in_full(role, running.on) if role else ""
    show([Line(say(key, role=name, entry=running.log[-1].entry.number), "good")], running.state.mode)


def _opened(running: Running, finished: Step) -> list[Line]:
    """The steps that this one opened."""
    opened = [each.step for each in steps_of(running) if each.is_open and finished.id in each.step.after]
    return [Line(say("screen.step-opened", step=each.id, name=running.wording.say.of(each.name))) for each in opened]


def _replacement(
    running: Running, event: Event, value: str | None, entry: int, kind: str
) -> FactAnswered | NoteLogged | None:
    if value is None:
        return None
    match event:
        case FactAnswered():
            fact = read_fact(running.plan, event.fact)
            return FactAnswered(event.fact, read_answer(running.plan, fact, value).value, event.source, event.grounds)
        case NoteLogged():
            return NoteLogged(read_text(value))
    raise refuse("correction-unfit", number=entry, kind=kind)


def _tag(event: Event) -> str:
    return str(type(event).__struct_config__.tag)

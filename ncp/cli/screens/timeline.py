"""The log in words: one line an entry, corrected entries struck but still there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ncp.cli.language import phrases, say
from ncp.cli.screen import Cell, Grid, Line, Part, Style
from ncp.dates import day_of
from ncp.incident.events import (
    AdviceShown,
    AdvisoryRead,
    DecisionTaken,
    Entry,
    EntryCorrected,
    EvaluationNoted,
    Event,
    FactAnswered,
    FactChosen,
    ImprovementPlanned,
    IncidentClosed,
    IncidentStarted,
    LessonClosed,
    LessonDrawn,
    LevelChanged,
    NoteLogged,
    PlanChanged,
    PlaybookAdded,
    ReportMade,
    RoleAcknowledged,
    RoleNotified,
    StepDone,
    StepSkipped,
)
from ncp.incident.journal import Sealed
from ncp.report.wording import Wording

STYLES: dict[type, Style] = {
    LevelChanged: "strong", DecisionTaken: "strong", EntryCorrected: "warn", AdviceShown: "dim",
    PlanChanged: "warn", IncidentStarted: "strong", IncidentClosed: "strong", LessonDrawn: "strong",
    ImprovementPlanned: "strong",
}  # fmt: skip


MOST_ENTRIES = 40
"""What fits on a screen or two; the rest is asked for with ``--all``."""


def timeline_parts(log: Sequence[Sealed], wording: Wording, *, with_advice: bool, whole: bool) -> Iterator[Part]:
    """The entries, oldest first, of a long log the last ones. Advice that was shown is left out unless asked for."""
    corrected = {sealed.entry.event.entry for sealed in log if isinstance(sealed.entry.event, EntryCorrected)}
    shown = [sealed for sealed in log if with_advice or not isinstance(sealed.entry.event, AdviceShown)]
    earlier = 0 if whole else max(0, len(shown) - MOST_ENTRIES)
    if earlier:
        yield Line(say("screen.earlier-entries", count=earlier), "dim")
    rows = []
    for sealed in shown[earlier:]:
        entry = sealed.entry
        text = entry_text(entry, wording)
        style = STYLES.get(type(entry.event), "plain")
        if entry.number in corrected:
            text, style = say("screen.was-corrected", text=text), "dim"
        on = day_of(entry.valid_at)
        rows.append((str(entry.number), wording.moment(entry.valid_at), wording.role(entry.by, on), Cell(text, style)))
    yield Grid(("", say("screen.time"), say("screen.who"), say("screen.entry")), rows)
    if not with_advice:
        yield Line(say("screen.advice-left-out"), "dim")


def entry_text(entry: Entry, wording: Wording) -> str:
    """One entry as a sentence."""
    return _text(entry.event, wording, day_of(entry.valid_at))


def _text(event: Event, wording: Wording, on: date) -> str:
    match event:
        case FactAnswered(fact, value, source, grounds):
            text = say("entry.fact-answered", fact=wording.fact(fact), value=wording.value(fact, value), source=source)
            return f"{text} — {grounds}" if grounds else text
        case FactChosen(fact, value, grounds):
            shown = wording.value(fact, value)
            return say("entry.fact-chosen", fact=wording.fact(fact), value=shown, grounds=grounds)
        case StepDone(step, text):
            return say("entry.step-done", step=_step(step, wording), text=f" — {text}" if text else "")
        case StepSkipped(step, reason):
            return say("entry.step-skipped", step=_step(step, wording), reason=reason)
        case DecisionTaken():
            return _decision(event, wording, on)
        case LevelChanged():
            return say(
                f"entry.level-{event.direction}", ladder=say(f"words.ladder-{event.ladder}"),
                before=wording.level(event.before or None), after=wording.level(event.after),
                grounds=event.grounds,
            )  # fmt: skip
        case RoleNotified(role, text):
            return say("entry.role-notified", role=wording.role(role, on), text=f" — {text}" if text else "")
        case RoleAcknowledged(role, text):
            return say("entry.role-acknowledged", role=wording.role(role, on), text=f" — {text}" if text else "")
        case NoteLogged(text):
            return text
        case EntryCorrected(number, reason, replacement):
            new = _text(replacement, wording, on) if replacement else say("entry.withdrawn")
            return say("entry.corrected", number=number, reason=reason, new=new)
        case _:
            return _text_of_frame(event, wording)


def _text_of_frame(event: Event, wording: Wording) -> str:
    """Entries about the incident itself rather than about what happened."""
    match event:
        case IncidentStarted():
            return say("entry.started", title=event.title, edition=event.plan_edition)
        case AdvisoryRead():
            cves = ", ".join(event.cves[:5]) or say("words.nothing")
            return say("entry.advisory", document=event.document, version=event.version, title=event.title, cves=cves)
        case PlaybookAdded(playbook):
            found = wording.plan.playbook_by_id.get(playbook)
            return say("entry.playbook", name=phrases().of(found.name) if found else playbook)
        case PlanChanged(edition):
            return say("entry.plan-changed", edition=edition)
        case ReportMade():
            return say("entry.report", number=event.number, head=event.head[:12])
        case IncidentClosed(grounds):
            return say("entry.closed", grounds=grounds)
        case EvaluationNoted() | LessonDrawn() | ImprovementPlanned() | LessonClosed():
            return _text_of_evaluation(event, wording)
        case AdviceShown():
            return say(
                "entry.advice", level=wording.level(event.recommended.get("national")),
                powers=len(event.powers_likely), roles=len(event.roles_involved),
            )  # fmt: skip
    raise TypeError(event)  # the union has a kind that nobody gave words to


def _text_of_evaluation(
    event: EvaluationNoted | LessonDrawn | ImprovementPlanned | LessonClosed, wording: Wording
) -> str:
    """Entries of looking back; they follow the close."""
    match event:
        case EvaluationNoted(went, text):
            return say(f"entry.went-{went}", text=text)
        case LessonDrawn(text, about):
            return say("entry.lesson-drawn", text=text, about=_about(about))
        case ImprovementPlanned(text, owner, due, about):
            who, day = wording.role(owner), wording.day(due)
            return say("entry.improvement-planned", text=text, owner=who, due=day, about=_about(about))
        case LessonClosed(number, outcome, text):
            return say("entry.lesson-closed", number=number, outcome=say(f"lesson.outcome-{outcome}"), text=text)


def _about(names: tuple[str, ...]) -> str:
    return say("entry.about", names=", ".join(names)) if names else ""


def _decision(event: DecisionTaken, wording: Wording, on: date) -> str:
    step = wording.plan.step_by_id.get(event.step)
    option = next((each for each in step.options if each.id == event.option), None) if step else None
    chosen = phrases().of(option.name) if option else event.option
    ground = say("entry.on-power", power=wording.power(event.power, on)) if event.power else ""
    return say("entry.decision", step=_step(event.step, wording), option=chosen, grounds=event.grounds, power=ground)


def _step(step_id: str, wording: Wording) -> str:
    step = wording.plan.step_by_id.get(step_id)
    return phrases().of(step.name) if step else step_id

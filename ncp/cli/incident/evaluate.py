"""``evaluate``: lessons and improvements on a closed incident. The log gets entries and does not reopen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer
from msgspec import Struct

from ncp.cli import complete, current, options
from ncp.cli.language import say
from ncp.cli.read import read_role, unknown
from ncp.cli.read_plain import read_day, read_text
from ncp.cli.running import Running
from ncp.cli.screen import Line, Part, show
from ncp.dates import day_of
from ncp.incident.events import EvaluationNoted, ImprovementPlanned, LessonDrawn, Went
from ncp.plan.model.plan import Plan
from ncp.problem import refuse
from ncp.review.points import point_id

ABOUT = ("step_by_id", "role_by_id", "power_versions", "level_by_id", "fact_by_id", "playbook_by_id")
"""Where the ids come from that a lesson may be about."""
WITHOUT_TERMINAL = "--lesson / --improvement / --went-well / --went-badly"


class Improving(Struct, frozen=True):
    """An improvement as it was given, checked."""

    text: str
    owner: str
    due: date


def evaluate(
    lesson: Annotated[str | None, typer.Option("--lesson", help=say("help.option-lesson"), metavar="TEXT")] = None,
    about: Annotated[
        list[str] | None,
        typer.Option("--about", help=say("help.option-about"), metavar="ID", autocompletion=complete.about),
    ] = None,
    improvement: Annotated[
        str | None, typer.Option("--improvement", help=say("help.option-improvement"), metavar="TEXT")
    ] = None,
    owner: Annotated[
        str | None,
        typer.Option("--owner", help=say("help.option-owner"), metavar="ROLE", autocompletion=complete.roles),
    ] = None,
    due: Annotated[str | None, typer.Option("--due", help=say("help.option-due"), metavar="DATE")] = None,
    well: Annotated[
        list[str] | None, typer.Option("--went-well", help=say("help.option-went-well"), metavar="TEXT")
    ] = None,
    badly: Annotated[
        list[str] | None, typer.Option("--went-badly", help=say("help.option-went-badly"), metavar="TEXT")
    ] = None,
    by: options.By = None,
    incident: options.Incident = None,
) -> None:
    running = current.session().running(incident)
    require_closed(running)
    role = read_role(running.plan, by) if by is not None else running.role
    if lesson is None and improvement is None and not (well or badly):
        _interview(running, role, about or owner or due)
        return
    names = check_about(running.plan, about or ())
    improving = _improving(running, improvement, owner, due)
    parts: list[Part] = []
    parts += note(running, role, "well", [read_text(text) for text in well or ()])
    parts += note(running, role, "badly", [read_text(text) for text in badly or ()])
    parts += record(running, role, None if lesson is None else read_text(lesson), names, improving)
    show([*parts, Line(say("lesson.then-list"), "dim")], running.mode)


def require_closed(running: Running) -> None:
    """Raises Refused (incident-open) while the incident runs: a lesson needs the whole log."""
    if running.state.closed_at is None:
        raise refuse("incident-open", id=running.id)


def check_about(plan: Plan, names: Sequence[str]) -> tuple[str, ...]:
    """Ids of records of the plan, each once. Raises Refused (about-unknown) with the nearest."""
    known = {name for kind in ABOUT for name in getattr(plan, kind)}
    for name in names:
        if name not in known:
            raise unknown("about", name, sorted(known))
    return tuple(dict.fromkeys(names))


def check_due(running: Running, text: str) -> date:
    """A day that has not passed yet. Raises Refused: date-unreadable, due-passed."""
    day = read_day(text)
    if day < day_of(running.now):
        raise refuse("due-passed", value=text)
    return day


def note(running: Running, role: str, went: Went, texts: Sequence[str]) -> list[Part]:
    """Write down what went well or badly."""
    found: list[Part] = []
    for text in texts:
        running.record(EvaluationNoted(went, text), by=role)
        found.append(Line(say("lesson.noted", entry=running.log[-1].entry.number), "good"))
    return found


def record(
    running: Running,
    role: str,
    lesson: str | None,
    about: tuple[str, ...],
    improving: Improving | None,
    drawn: int | None = None,
) -> list[Part]:
    """Write down a lesson, an improvement, or both. The improvement belongs to that lesson, else to entry ``drawn``."""
    found: list[Part] = []
    if lesson:
        running.record(LessonDrawn(lesson, about), by=role)
        drawn = running.log[-1].entry.number
        found.append(Line(say("lesson.lesson-noted", id=point_id(running.id, drawn)), "good"))
    if improving:
        running.record(
            ImprovementPlanned(improving.text, improving.owner, improving.due, about, drawn),
            by=role,
        )
        entry = running.log[-1].entry.number
        text = say(
            "lesson.improvement-noted", id=point_id(running.id, entry),
            owner=running.wording.role(improving.owner, running.on), due=running.wording.day(improving.due),
        )  # fmt: skip
        found.append(Line(text, "good"))
    return found


def _improving(running: Running, text: str | None, owner: str | None, due: str | None) -> Improving | None:
    """An improvement, whole or not at all."""
    if text is None and owner is None and due is None:
        return None
    missing = [name for name, given in (("--improvement", text), ("--owner", owner), ("--due", due)) if not given]
    if missing:
        raise refuse("improvement-incomplete", missing=", ".join(missing))
    assert text
    assert owner
    assert due
    return Improving(read_text(text), read_role(running.plan, owner), check_due(running, due))


def _interview(running: Running, role: str, left_over: object) -> None:
    if left_over:
        raise refuse("evaluation-empty", missing=WITHOUT_TERMINAL)
    if not running.session.is_interactive:
        raise refuse("not-asked", missing=WITHOUT_TERMINAL)
    from ncp.cli.incident.look_back import look_back

    look_back(running, role)

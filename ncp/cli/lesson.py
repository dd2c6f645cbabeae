"""``ncp lesson ...``: lessons and improvements over all incidents and of the plan, and closing one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated

import typer
from msgspec import Struct

from ncp.cli import complete, current, options
from ncp.cli.language import phrases, say
from ncp.cli.output import show_json
from ncp.cli.problems import show_problems
from ncp.cli.read import read_role
from ncp.cli.read_plain import read_text
from ncp.cli.screen import Heading, Line, Part, show
from ncp.cli.session import Session
from ncp.dates import day_of
from ncp.incident.evaluation import Closing
from ncp.incident.events import LessonClosed
from ncp.intake.plain_text import clean_line
from ncp.plan.located import Path, ReadFile
from ncp.plan.model.cases import CaseFile
from ncp.plan.model.lessons import Lesson, LessonsFile, all_lessons, known_on, since_when, state_on
from ncp.problem import ExitCode, refuse
from ncp.report.wording import Wording
from ncp.review.points import Point, Points, points_in

OPEN = ("open", "partly", "unknown")
"""Of a lesson of the plan: somebody still has to do or to find out something."""


class PlanLesson(Struct, frozen=True):
    """A lesson of the plan with its state on a day."""

    lesson: Lesson
    state: str
    since: str | None
    """From when; of ``unknown`` the day on which somebody looked."""


def list_(
    only_open: Annotated[bool, typer.Option("--open", help=say("help.option-only-open"))] = False,
    owner: Annotated[
        str | None,
        typer.Option("--owner", help=say("help.option-for-owner"), metavar="ROLE", autocompletion=complete.roles),
    ] = None,
    as_json: options.AsJson = False,
) -> None:
    session = current.session()
    on = day_of(session.clock())
    role = read_role(session.plan, owner) if owner else None
    found = points_in(session.journal, on)
    points = [each for each in found.points if _wanted(each, role, only_open=only_open)]
    lessons = [each for each in _of_plan(session, on) if _wanted_of_plan(each, role, only_open=only_open)]
    if as_json:
        _show_json(on, points, lessons, found)
    else:
        show(_list_parts(points, lessons, Wording(session.plan, phrases()), on))
    if found.broken:
        show_problems(found.broken, phrases())
        raise typer.Exit(ExitCode.FINDINGS)


def close(
    lesson: Annotated[
        str, typer.Argument(help=say("help.argument-lesson"), metavar="ID", autocompletion=complete.lessons)
    ],
    text: Annotated[str | None, typer.Option("--text", help=say("help.option-lesson-done"), metavar="TEXT")] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", help=say("help.option-lesson-dropped"), metavar="TEXT")
    ] = None,
    by: options.By = None,
) -> None:
    session = current.session()
    incident, entry = _of_store(session, lesson)
    if (text is None) == (reason is None):
        raise refuse("lesson-close-how")
    running = session.running(incident)
    found: dict[int, Closing | None] = {each.entry: each.closed for each in running.state.lessons}
    found |= {each.entry: each.closed for each in running.state.improvements}
    if entry not in found:
        raise refuse("lesson-unknown", id=lesson)
    closed = found[entry]
    if closed is not None:
        raise refuse("lesson-closed", id=lesson, entry=closed.entry)
    role = read_role(running.plan, by) if by is not None else running.role
    event = LessonClosed(entry, "dropped" if text is None else "taken-up", read_text(text or reason or ""))
    running.record(event, by=role)
    show(
        [Line(say(f"lesson.closed-{event.outcome}", id=lesson, entry=running.log[-1].entry.number), "good")],
        running.mode,
    )


def _of_store(session: Session, lesson: str) -> tuple[str, int]:
    """The incident and the entry of an id; a lesson of the plan is refused with the place where it stands."""
    incident, slash, number = lesson.rpartition("/")
    if slash and number.isdigit():
        return incident, int(number)
    place = _place_of(session, lesson)
    if place:
        raise refuse("lesson-of-plan", id=lesson, place=place)
    raise refuse("lesson-unknown", id=lesson)


def _place_of(session: Session, lesson: str) -> str | None:
    """``file:line`` of a lesson of the plan; None when it has none with this id."""
    for file in session.read_plan().files:
        for path, each in _lessons_in(file):
            if each.id == lesson:
                place = file.place(path)
                return f"{place.path}:{place.line}"
    return None


def _lessons_in(file: ReadFile) -> Iterator[tuple[Path, Lesson]]:
    match file.record:
        case LessonsFile(lessons=lessons):
            yield from ((("lessons", number), each) for number, each in enumerate(lessons))
        case CaseFile(case=case):
            yield from ((("case", "lessons", number), each) for number, each in enumerate(case.lessons))


def _of_plan(session: Session, on: date) -> Iterator[PlanLesson]:
    for lesson in all_lessons(session.plan, session.cases):
        if known_on(lesson, on):
            yield PlanLesson(lesson, state_on(lesson, on), since_when(lesson, on))


def _wanted(point: Point, role: str | None, *, only_open: bool) -> bool:
    return (point.state == "open" or not only_open) and (role is None or point.owner == role)


def _wanted_of_plan(each: PlanLesson, role: str | None, *, only_open: bool) -> bool:
    return (each.state in OPEN or not only_open) and (role is None or role in each.lesson.addressee)


def _show_json(on: date, points: list[Point], lessons: list[PlanLesson], found: Points) -> None:
    broken = [problem.values.get("id", "") for problem in found.broken]
    show_json("ncp/lessons/1", {"on": on, "from_incidents": points, "from_plan": lessons, "broken": broken}, "")


def _list_parts(points: list[Point], lessons: list[PlanLesson], wording: Wording, on: date) -> Iterator[Part]:
    """Both lists, each under the incident, exercise, report or letter that its lessons come from; the newest first."""
    if not points and not lessons:
        yield Line(say("lesson.none"))
        return
    if points:
        yield Heading(say("lesson.from-incidents"))
        yield from _grouped((_origin(each), _point_parts(each, wording, on)) for each in reversed(points))
    if lessons:
        yield Heading(say("lesson.from-plan"))
        yield from _grouped((_origin_of_plan(each.lesson), _plan_parts(each, wording)) for each in reversed(lessons))
    late = sum(each.overdue for each in points)
    yield Line("")
    yield Line(say("lesson.count", points=len(points), late=late, lessons=len(lessons)), "warn" if late else "plain")
    yield Line(say("lesson.how-to-close"), "dim")


def _grouped(found: Iterable[tuple[str, Iterable[Part]]]) -> Iterator[Part]:
    """What was found, with a line before each new origin."""
    last = ""
    for origin, parts in found:
        if origin != last:
            yield Line(origin, "strong")
            last = origin
        yield from parts


def _origin(each: Point) -> str:
    mode = say(f"words.mode-{each.mode}")
    return f"[{mode}] {each.title}" if mode else each.title


def _origin_of_plan(lesson: Lesson) -> str:
    name = phrases().of(lesson.drawn_from.name) if lesson.drawn_from else ""
    return f"{name} ({lesson.published})" if lesson.published else name


def _point_parts(each: Point, wording: Wording, on: date) -> Iterator[Part]:
    yield Line(clean_line(f"{say(f'lesson.kind-{each.kind}')}: {each.text}"), indent=2)
    state = say("lesson.state-open" if each.state == "open" else f"lesson.outcome-{each.state}")
    if each.state == "open" and each.due:
        state = say("lesson.overdue" if each.overdue else "lesson.until", due=wording.day(each.due))
    owner = wording.role(each.owner, on) if each.owner else ""
    yield Line(_foot(each.id, state, owner), "bad" if each.overdue else "dim", 4)


def _plan_parts(each: PlanLesson, wording: Wording) -> Iterator[Part]:
    lesson = each.lesson
    yield Line(phrases().of(lesson.text), indent=2)
    state = say(f"lesson.since-{each.state}", since=each.since or "?")
    yield Line(_foot(lesson.id, state, wording.roles(lesson.addressee)), "dim", 4)


def _foot(name: str, state: str, owner: str) -> str:
    return " · ".join((name, state, *([say("lesson.for", owner=owner)] if owner else ())))

"""The evaluation at a terminal: what the log offers first, then questions in a fixed order.

Every answer is in the log before the next question is put, so that stopping at any prompt loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ncp.cli.incident.evaluate import Improving, check_about, check_due, note, record
from ncp.cli.incident.interview import Stopped, ask
from ncp.cli.language import phrases, say
from ncp.cli.problems import show_problems
from ncp.cli.read import read_role
from ncp.cli.read_plain import read_text
from ncp.cli.running import Running
from ncp.cli.screen import Line, show
from ncp.cli.screens.material import material_parts
from ncp.incident.events import Went
from ncp.problem import Refused
from ncp.review.incidents import kept_plans, record_of

T = TypeVar("T")


def look_back(running: Running, role: str) -> None:
    """Show the material and ask: what went well, what did not, then lesson by lesson."""
    kept = kept_plans(running.session.journal, running.log)
    show(material_parts(record_of(running.log, running.plan, kept), running.wording), running.mode)
    show([Line(""), Line(say("lesson.stop-how"), "dim")])
    try:
        _went(running, role, "well", say("lesson.ask-well"))
        _went(running, role, "badly", say("lesson.ask-badly"))
        while _lesson(running, role):
            pass
    except Stopped:
        pass
    show([Line(say("lesson.then-list"), "dim")], running.mode)


def _went(running: Running, role: str, went: Went, prompt: str) -> None:
    while text := ask(prompt):
        show(note(running, role, went, [read_text(text)]))


def _lesson(running: Running, role: str) -> bool:
    """One lesson with its improvement; False when there are no more."""
    text = ask(say("lesson.ask-lesson"))
    if not text:
        return False
    plan = running.plan
    about = _until_right(say("lesson.ask-about"), lambda typed: check_about(plan, _names(typed))) or ()
    show(record(running, role, read_text(text), about, None))
    drawn = running.log[-1].entry.number
    improving = _improvement(running)
    if improving:
        show(record(running, role, None, about, improving, drawn))
    return True


def _improvement(running: Running) -> Improving | None:
    """Text, owner and day; an empty owner or day leaves the improvement out, and says so."""
    text = ask(say("lesson.ask-improvement"))
    if not text:
        return None
    plan = running.plan
    owner = _until_right(say("lesson.ask-owner", role=plan.header.duty_office), lambda typed: read_role(plan, typed))
    due = _until_right(say("lesson.ask-due"), lambda typed: check_due(running, typed)) if owner else None
    if owner is None or due is None:
        show([Line(say("lesson.improvement-dropped"), "warn")])
        return None
    return Improving(read_text(text), owner, due)


def _until_right(prompt: str, read: Callable[[str], T]) -> T | None:
    """Ask until the answer can be read; None when it is empty."""
    while typed := ask(prompt):
        try:
            return read(typed)
        except Refused as refused:
            show_problems(refused.problems, phrases())
    return None


def _names(typed: str) -> list[str]:
    return [name.strip() for name in typed.split(",") if name.strip()]

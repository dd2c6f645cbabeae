"""``start``, ``resume`` and ``advisory``: how an incident begins and takes in what others say."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from pathlib import Path
from typing import Annotated, cast

import typer

from ncp import __version__
from ncp.advice.compare import compare
from ncp.cli import complete, current, options
from ncp.cli.language import say
from ncp.cli.read_plain import read_time
from ncp.cli.running import Running
from ncp.cli.screen import Line, show
from ncp.cli.screens.agenda import agenda_parts
from ncp.cli.screens.changes import changes_parts
from ncp.cli.session import Session
from ncp.cli.views import agenda_view
from ncp.dates import day_of
from ncp.incident.events import (
    AdvisoryRead,
    Draft,
    Event,
    FactAnswered,
    IncidentStarted,
    Marking,
    Mode,
    PlaybookAdded,
)
from ncp.incident.journal import append
from ncp.intake.plain_text import clean_title
from ncp.plan.cache import encode_plan
from ncp.problem import Refused, refuse

MODES = ("real", "exercise", "replay")
MARKINGS = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
DEFAULT_MARKING = "TLP:AMBER"
MOST_NAMES = 5


def start(
    title: Annotated[str | None, typer.Option("--title", help=say("help.option-title"), metavar="TEXT")] = None,
    advisory: Annotated[
        Path | None, typer.Option("--advisory", help=say("help.option-advisory"), metavar="FILE")
    ] = None,
    facts: Annotated[Path | None, typer.Option("--facts", help=say("help.option-facts"), metavar="FILE")] = None,
    mode: Annotated[str, typer.Option("--mode", help=say("help.option-mode"), metavar="|".join(MODES))] = "real",
    marking: Annotated[
        str, typer.Option("--marking", help=say("help.option-marking"), metavar="TLP")
    ] = DEFAULT_MARKING,
    playbook: Annotated[
        list[str] | None,
        typer.Option(
            "--playbook", help=say("help.option-playbook"), metavar="PLAYBOOK", autocompletion=complete.playbooks
        ),
    ] = None,
    at: options.At = None,
) -> None:
    session = current.session()
    _check_choice("mode", mode, MODES)
    _check_choice("marking", marking, MARKINGS)
    now = session.clock()
    began = read_time(at, now) or now
    events = _intake(session, advisory, facts, playbook or [])
    name = clean_title(title or _title_of(events) or _ask_title(session, facts))
    if not name:
        raise refuse("text-is-empty")
    running = open_incident(session, name, cast("Mode", mode), cast("Marking", marking), events, began)
    read = [advisory_line(event) for event in events if isinstance(event, AdvisoryRead)]
    show([Line(say("screen.started", title=name, id=running.id), "good"), *read], mode)
    if session.is_interactive and facts is None:
        from ncp.cli.incident.interview import interview

        interview(running)
    else:
        running.log_advice()
        show(agenda_parts(agenda_view(running), running.wording), mode)


def resume(incident: options.Incident = None) -> None:
    session = current.session()
    running = session.running(incident)
    require_open(running)
    session.journal.make_current(running.id)
    if not session.is_interactive:
        raise refuse("not-asked", missing="ncp incident answer FACT VALUE")
    from ncp.cli.incident.interview import interview

    show([Line(say("screen.resumed", title=running.state.title, id=running.id), "good")], running.state.mode)
    interview(running)


def advisory(
    file: Annotated[Path, typer.Argument(help=say("help.argument-advisory"), metavar="FILE")],
    incident: options.Incident = None,
) -> None:
    running = current.session().running(incident)
    require_open(running)
    before = running.advice
    events = advisory_events(file)
    running.record(*events)
    read = cast("AdvisoryRead", events[0])
    show(
        [advisory_line(read), *changes_parts(compare(before, running.advice), running.wording, running.on)],
        running.state.mode,
    )
    running.log_advice()


def open_incident(
    session: Session, title: str, mode: Mode, marking: Marking, events: list[Event], began: datetime,
    *, recorded_at: datetime | None = None, make_current: bool = True,
) -> Running:  # fmt: skip
    """Begin a log with its first entries, keep the plan beside it, and make it the current incident."""
    plan = session.plan
    session.journal.keep_plan(plan.digest, encode_plan(plan))
    begin = IncidentStarted(title, mode, marking, plan.header.edition, plan.digest, __version__)
    now = recorded_at or session.clock()
    drafts = [Draft(event, began, session.role, marking) for event in (begin, *events)]
    incident = _new_id(session, title, began)
    log = append(session.journal, incident, (), drafts, now)
    if make_current:
        session.journal.make_current(incident)
    return Running(session, incident, log, None)


def advisory_events(file: Path) -> list[Event]:
    """An advisory as entries: what it said, and the facts it states with itself as their source."""
    from ncp.intake.csaf import read_advisory

    read = read_advisory(file)
    source = f"{read.publisher} {read.document}".strip()
    stated = {
        "advisory-likelihood": read.likelihood,
        "advisory-damage": read.damage,
        "advisory-urgent": read.urgent,
    }
    grounds = f"{read.document} {read.version}".strip()
    answers = [FactAnswered(name, value, source, grounds) for name, value in stated.items() if value is not None]
    return [read, *answers]


def advisory_line(read: AdvisoryRead) -> Line:
    """What was taken from an advisory, and what it does not state."""
    missing = say("screen.not-stated")
    return Line(
        say(
            "screen.advisory-read", document=read.document, version=read.version, title=read.title,
            cves=_some(read.cves) or missing, products=_some(read.products) or missing,
            likelihood=_rating(read.likelihood) or missing, damage=_rating(read.damage) or missing,
            urgency=missing if read.urgent is None else say("words.yes" if read.urgent else "words.no"),
        )
    )  # fmt: skip


def _rating(rating: str | None) -> str:
    return say(f"words.rating-{rating}") if rating else ""


def _some(names: tuple[str, ...]) -> str:
    more = len(names) - MOST_NAMES
    return ", ".join(names[:MOST_NAMES]) + (f" {say('screen.and-more', count=more)}" if more > 0 else "")


def require_open(running: Running) -> None:
    """Raises Refused (incident-closed) when the log has ended."""
    if running.state.closed_at is not None:
        raise refuse("incident-closed", id=running.id)


def _intake(session: Session, advisory: Path | None, facts: Path | None, playbooks: list[str]) -> list[Event]:
    events: list[Event] = advisory_events(advisory) if advisory else []
    if facts:
        from ncp.intake.facts_file import read_facts_file

        read = read_facts_file(session.plan, facts)
        source = clean_title(facts.name)
        events += [FactAnswered(name, value, source) for name, value in read.known.items()]
        events += [FactAnswered(name, None, source) for name in read.unknown]
    for name in playbooks:
        if name not in session.plan.playbook_by_id:
            raise refuse("playbook-unknown", id=name)
        events.append(PlaybookAdded(name))
    return events


def _title_of(events: list[Event]) -> str:
    return next((event.title for event in events if isinstance(event, AdvisoryRead)), "")


def _ask_title(session: Session, facts: Path | None) -> str:
    if facts is not None:
        return facts.stem
    if not session.is_interactive:
        raise refuse("not-asked", missing="--title / --advisory / --facts")
    try:
        return input(f"{say('screen.ask-title')} > ")
    except EOFError:
        raise refuse("text-is-empty") from None


def _new_id(session: Session, title: str, began: datetime) -> str:
    """``20200117-citrix-adc``: a day and a few words, nothing that could be a path or an option."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)[:4]
    base = "-".join([f"{day_of(began):%Y%m%d}", *words])[:48].rstrip("-")
    taken = set(session.journal.incidents())
    name, number = base, 2
    while name in taken:
        name, number = f"{base}-{number}", number + 1
    return name


def _check_choice(option: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        reason = say("screen.option-choice", option=f"--{option}", value=value, choices=", ".join(choices))
        raise Refused([refuse("usage", reason=reason).problems[0]])

"""Commands that only show: next, status, timeline, list, show, use, verify."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from ncp.cli import complete, current, options
from ncp.cli.language import say
from ncp.cli.output import json_text, show_json
from ncp.cli.read_plain import read_as_of
from ncp.cli.running import Running
from ncp.cli.screen import Cell, Grid, Heading, Line, Part, show
from ncp.cli.standing import keep_answer, key_of, standing_answer
from ncp.incident.events import DecisionTaken
from ncp.incident.journal import Sealed
from ncp.problem import Refused, refuse


def next_(incident: options.Incident = None, as_json: options.AsJson = False) -> None:
    running = current.session().running(incident)
    from ncp.cli.views import agenda_view

    view = agenda_view(running)
    running.log_advice()
    if as_json:
        from ncp.cli.status_json import agenda_data

        show_json("ncp/next/1", agenda_data(running.plan, view), running.mode)
    else:
        from ncp.cli.screens.agenda import agenda_parts

        show(agenda_parts(view, running.wording), running.state.mode)


def status(incident: options.Incident = None, as_of: options.AsOf = None, as_json: options.AsJson = False) -> None:
    session = current.session()
    running = session.running(incident, read_as_of(as_of, session.clock()))
    if as_json:
        sys.stdout.write(_status_json(running))
        return
    from ncp.cli.screens.status import status_parts
    from ncp.cli.views import status_view

    view = status_view(running)
    running.log_advice()
    show(status_parts(view, running.wording), running.state.mode)


def _status_json(running: Running) -> str:
    """The answer that stands while log, plan and day are the same, else a new one."""
    cache, key = running.session.cache, _rests_on(running)
    standing = standing_answer(cache, running.id, key) if key else None
    if standing is not None:
        return standing
    from ncp.cli.status_json import status_data
    from ncp.cli.views import status_view

    running.log_advice()
    answer = json_text("ncp/status/1", status_data(running.plan, status_view(running)), running.mode)
    key = _rests_on(running)
    if key and running.plan.digest == running.session.plan_digest:
        keep_answer(cache, running.id, key, answer)
    return answer


def _rests_on(running: Running) -> bytes | None:
    """The key of an answer on this moment; None on an earlier one, and when there is no plan to ask."""
    session = running.session
    if running.as_of is not None:
        return None
    try:
        digest = session.plan_digest
    except Refused:
        return None
    role = session.environment.get("NCP_ROLE", "")
    return key_of(running.log[-1].hash, digest, running.on.isoformat(), role)


def timeline(
    incident: options.Incident = None,
    as_of: options.AsOf = None,
    with_advice: Annotated[bool, typer.Option("--advice", help=say("help.option-advice"))] = False,
    whole: Annotated[bool, typer.Option("--all", help=say("help.option-all"))] = False,
    as_json: options.AsJson = False,
) -> None:
    session = current.session()
    running = session.running(incident, read_as_of(as_of, session.clock()))
    log = _until(running)
    if as_json:
        show_json("ncp/timeline/1", {"incident": running.id, "log": log}, running.state.mode)
        return
    from ncp.cli.screens.timeline import timeline_parts

    head = Line(f"{running.state.title}  ({running.id})", "strong")
    show([head, *timeline_parts(log, running.wording, with_advice=with_advice, whole=whole)], running.state.mode)


def list_(as_json: options.AsJson = False) -> None:
    from ncp.incident.journal import read_log
    from ncp.incident.state import fold

    session = current.session()
    chosen = session.journal.current()
    states = [fold(read_log(session.journal, name)) for name in session.journal.incidents()]
    if as_json:
        rows = [
            {
                "id": state.id, "title": state.title, "mode": state.mode, "started_at": state.started_at,
                "closed_at": state.closed_at, "entries": state.entries, "current": state.id == chosen,
            }
            for state in states
        ]  # fmt: skip
        show_json("ncp/incidents/1", {"incidents": rows}, "")
        return
    if not states:
        show([Line(say("screen.no-incidents"))])
        return
    grid = Grid(
        (
            "",
            say("screen.incident"),
            say("screen.title"),
            say("screen.mode"),
            say("screen.state"),
            say("screen.entries"),
        ),
        [
            (
                "▶" if state.id == chosen else "",
                Cell(state.id, "id"),
                state.title,
                say(f"words.mode-{state.mode}"),
                say("screen.state-closed" if state.closed_at else "screen.state-open"),
                str(state.entries),
            )
            for state in states
        ],
    )
    show([grid])


def show_(
    entry: Annotated[int | None, typer.Argument(help=say("help.argument-entry"), metavar="ENTRY")] = None,
    incident: options.Incident = None,
    as_json: options.AsJson = False,
) -> None:
    """One entry in full, a decision with its picture; without a number the incident's own data."""
    running = current.session().running(incident)
    number = 1 if entry is None else entry
    if not 1 <= number <= len(running.log):
        raise refuse("entry-unknown", number=number, last=len(running.log))
    sealed = running.log[number - 1]
    if as_json:
        show_json("ncp/entry/1", sealed, running.state.mode)
        return
    show(_entry_parts(running, sealed), running.state.mode)


def use(
    incident: Annotated[
        str, typer.Argument(help=say("help.argument-incident"), metavar="ID", autocompletion=complete.incidents)
    ],
) -> None:
    session = current.session()
    running = session.running(incident)
    session.journal.make_current(incident)
    show([Line(say("screen.now-current", title=running.state.title, id=incident), "good")], running.state.mode)


def verify(incident: options.Incident = None) -> None:
    """Read the whole log and check the chain; a broken one is refused by ``read_log``."""
    running = current.session().running(incident)
    head = running.log[-1].hash
    text = say("screen.verified", entries=len(running.log), head=head)
    show([Line(text, "good")], running.state.mode)


def _until(running: Running) -> tuple[Sealed, ...]:
    if running.as_of is None:
        return running.log
    return tuple(sealed for sealed in running.log if sealed.entry.recorded_at <= running.as_of)


def _entry_parts(running: Running, sealed: Sealed) -> list[Part]:
    from ncp.cli.screens.timeline import entry_text

    wording, entry = running.wording, sealed.entry
    parts: list[Part] = [
        Line(say("screen.entry-head", number=entry.number, id=running.id), "strong"),
        Line(entry_text(entry, wording)),
        Grid(
            ("", ""),
            [
                (say("screen.valid-at"), wording.moment(entry.valid_at)),
                (say("screen.recorded-at"), wording.moment(entry.recorded_at)),
                (say("screen.who"), wording.role_in_full(entry.by, running.on)),
                (say("screen.marking"), entry.marking),
                (say("screen.hash"), sealed.hash),
            ],
        ),
    ]
    if isinstance(entry.event, DecisionTaken):
        picture = entry.event.picture
        parts.append(Heading(say("screen.picture-then")))
        rows = [(wording.fact(name), wording.value(name, _listed(value))) for name, value in picture.facts.items()]
        parts.append(Grid((say("screen.fact"), say("screen.value")), rows))
        parts.append(Line(say("screen.unknown-then", facts=", ".join(map(wording.fact, picture.unknown)))))
        if picture.disputed:
            parts.append(Line(say("screen.disputed-then", facts=", ".join(map(wording.fact, picture.disputed)))))
    return parts


def _listed(value: object) -> bool | int | float | str | tuple[str, ...]:
    """JSON gives lists back where a set was stored."""
    if isinstance(value, list):
        return tuple(str(item) for item in value)
    assert isinstance(value, bool | int | float | str | tuple)
    return value

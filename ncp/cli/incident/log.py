"""``log``: write down what happened. Needs no plan, works on a closed incident, and must be quick."""

from __future__ import annotations

from typing import Annotated

import typer

from ncp.cli import current, options
from ncp.cli.language import say
from ncp.cli.read_plain import read_text, read_time
from ncp.cli.running import Running
from ncp.incident.events import NoteLogged


def log(
    text: Annotated[str, typer.Argument(help=say("help.argument-text"), metavar="TEXT")],
    by: options.By = None,
    at: options.At = None,
    incident: options.Incident = None,
) -> None:
    running = current.session().running(incident)
    running.record(NoteLogged(read_text(text)), by=_role(running, by), at=read_time(at, running.now))
    entry = running.log[-1].entry
    mode = say(f"words.mode-{running.mode}")
    print(f"{f'[{mode}] ' if mode else ''}{say('screen.logged', entry=entry.number, id=running.id)}")


def _role(running: Running, by: str | None) -> str | None:
    """The role of ``--by``, checked against the plan; without it no plan is read."""
    if by is None:
        return None
    from ncp.cli.read import read_role

    return read_role(running.plan, by)

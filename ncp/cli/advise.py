"""``ncp advise``: the pure core, without an incident."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ncp.advice.advise import advise as ask_plan
from ncp.cli import current, options
from ncp.cli.language import phrases, say
from ncp.cli.output import show_json
from ncp.cli.read_plain import read_day
from ncp.cli.screen import show
from ncp.dates import day_of
from ncp.intake.facts_file import read_facts_file
from ncp.report.wording import Wording


def advise(
    facts: Annotated[Path, typer.Option("--facts", help=say("help.option-facts"), metavar="FILE")],
    on: options.On = None,
    as_json: options.AsJson = False,
) -> None:
    session = current.session()
    day = read_day(on) if on else day_of(session.clock())
    read = read_facts_file(session.plan, facts)
    advice = ask_plan(session.plan, read.known, day)
    if as_json:
        show_json(advice.schema, advice, "")
        return
    from ncp.cli.screens.advice import advice_parts

    show(advice_parts(advice, Wording(session.plan, phrases())))

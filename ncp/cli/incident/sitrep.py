"""``sitrep``: the situation report as Markdown, on the screen or in a file."""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Annotated, cast

import typer

from ncp.cli import current, options
from ncp.cli.language import phrases, say
from ncp.cli.output import show_json
from ncp.cli.read_plain import read_as_of
from ncp.cli.running import Running
from ncp.cli.views import steps_of
from ncp.incident.events import ReportMade
from ncp.intake.plain_text import clean_line
from ncp.problem import ExitCode, Refused, refuse
from ncp.report.sitrep import Audience, SituationReport, build_report, render_report
from ncp.text import Phrases

AUDIENCES = ("team", "executive")


def sitrep(
    audience: Annotated[
        str, typer.Option("--audience", help=say("help.option-audience"), metavar="|".join(AUDIENCES))
    ] = "team",
    out: Annotated[Path | None, typer.Option("--out", help=say("help.option-out"), metavar="FILE")] = None,
    as_of: options.AsOf = None,
    incident: options.Incident = None,
    as_json: options.AsJson = False,
) -> None:
    if audience not in AUDIENCES:
        reason = say("screen.option-choice", option="--audience", value=audience, choices=", ".join(AUDIENCES))
        raise refuse("usage", reason=reason)
    session = current.session()
    running = session.running(incident, read_as_of(as_of, session.clock()))
    report = report_of(running, cast("Audience", audience))
    if as_json:
        show_json("ncp/sitrep/1", report, running.state.mode)
        return
    text = render_report(report, phrases(), running.plan)
    if out is None:
        sys.stdout.write(text)
    else:
        write_text(out, text)
        print(clean_line(say("screen.written", path=out)))
    if as_of is None:
        log_report(running, report, phrases())


def report_of(running: Running, audience: Audience) -> SituationReport:
    """The report on an incident as it stands, before it is put into words."""
    return build_report(
        running.plan, running.log, running.state, running.pictures, running.advice, steps_of(running),
        running.playbooks, running.now, audience,
    )  # fmt: skip


def log_report(running: Running, report: SituationReport, language: Phrases, at: datetime | None = None) -> None:
    """Write down that the report went out; the next one counts its changes from here."""
    event = ReportMade(report.number, report.audience, language.language, report.period_from, report.head)
    if running.state.closed_at is not None:
        return
    try:
        running.record(event, at=at)
    except Refused as refused:
        from ncp.cli.problems import show_problems

        show_problems(refused.problems, phrases())


def write_text(path: Path, text: str) -> None:
    """Write a whole file or nothing. Raises Refused (output-unwritable)."""
    unfinished = path.parent / f".{path.name}.unfinished"
    try:
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise refuse("output-unwritable", ExitCode.WRONG_USE, path=path, reason=error.strerror or error) from None

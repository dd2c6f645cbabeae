"""``ncp plan diff A B``: what differs between two plans, how much it weighs, and what it does to the cases.

Only the options: the work is in ``diff_call``, which other commands need not load.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ncp.cli import options
from ncp.cli.catalogue.shared import check_choice
from ncp.cli.language import say
from ncp.diff.change import LEVELS
from ncp.problem import ExitCode

FORMATS = ("text", "markdown", "json", "github")
LEVEL_CHOICES = "|".join(LEVELS)

Old = Annotated[str, typer.Argument(help=say("diff.argument-old"), metavar="OLD")]
New = Annotated[str, typer.Argument(help=say("diff.argument-new"), metavar="NEW")]
Format = Annotated[str, typer.Option("--format", help=say("diff.option-format"), metavar="|".join(FORMATS))]
FailOn = Annotated[str | None, typer.Option("--fail-on", help=say("diff.option-fail-on"), metavar=LEVEL_CHOICES)]
From = Annotated[str, typer.Option("--level", help=say("diff.option-level"), metavar=LEVEL_CHOICES)]
OfSubject = Annotated[str | None, typer.Option("--subject", help=say("diff.option-subject"), metavar="ID")]
OfKind = Annotated[str | None, typer.Option("--kind", help=say("diff.option-kind"), metavar="KIND")]
AcceptedIn = Annotated[Path | None, typer.Option("--accepted", help=say("diff.option-accepted"), metavar="FILE")]
Everything = Annotated[bool, typer.Option("--all", help=say("diff.option-all"))]
WithImpact = Annotated[bool, typer.Option("--impact/--no-impact", help=say("diff.option-impact"))]


def diff_(
    old: Old,
    new: New = ".",
    format_: Format = "text",
    fail_on: FailOn = None,
    level: From = "redactioneel",
    subject: OfSubject = None,
    kind: OfKind = None,
    accepted: AcceptedIn = None,
    everything: Everything = False,
    with_impact: WithImpact = True,
    as_json: options.AsJson = False,
) -> None:
    check_choice("--format", format_, FORMATS)
    check_choice("--level", level, LEVELS)
    check_choice("--fail-on", fail_on, LEVELS)
    from ncp.cli.plan.diff_call import Asked, show_diff

    asked = Asked(
        form="json" if as_json else format_, fail_on=fail_on, level=level, subject=subject, kind=kind,
        accepted=accepted, everything=everything, with_impact=with_impact,
    )  # fmt: skip
    if show_diff(old, new, asked):
        raise typer.Exit(ExitCode.FINDINGS)

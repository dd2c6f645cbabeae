"""``ncp level list`` and ``ncp level show``: the ladders, and how one level comes about and ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

import typer

from ncp.cli import complete, options
from ncp.cli.catalogue.shared import belief_parts, day_asked, source_parts, window_words, wording_of_plan
from ncp.cli.language import say
from ncp.cli.output import show_json
from ncp.cli.read import unknown
from ncp.cli.screen import Grid, Heading, Line, Part, show
from ncp.cli.screens.conditions import condition_lines
from ncp.cli.screens.explanation import describe_level
from ncp.plan.model.levels import Level
from ncp.plan.model.plan import Plan
from ncp.report.wording import Wording


def level_list(on: options.On = None, as_json: options.AsJson = False) -> None:
    day = day_asked(on)
    wording = wording_of_plan()
    if as_json:
        show_json("ncp/level-list/1", {"on": day, "ladders": wording.plan.ladders}, "")
        return
    show(_list_parts(wording, day))


def level_show(
    level: Annotated[
        str, typer.Argument(help=say("help.argument-level"), metavar="LEVEL", autocompletion=complete.levels)
    ],
    on: options.On = None,
    as_json: options.AsJson = False,
) -> None:
    day = day_asked(on)
    wording = wording_of_plan()
    if level not in wording.plan.level_by_id:
        raise unknown("level", level, wording.plan.level_by_id)
    if as_json:
        show_json("ncp/level-show/1", {"on": day, "versions": versions_of(wording.plan, level)}, "")
        return
    show(_page_parts(level, wording, day))


def versions_of(plan: Plan, level_id: str) -> tuple[Level, ...]:
    """Every version of a level, in the order of the plan."""
    return tuple(level for ladder in plan.ladders for level in ladder.levels if level.id == level_id)


def _list_parts(wording: Wording, on: date) -> Iterator[Part]:
    """Each ladder from low to high, as it is on the day."""
    columns = (say("catalogue.level"), say("catalogue.convened-by"), say("catalogue.basis"), "id")
    for ladder in wording.plan.ladders:
        yield Heading(wording.say.of(ladder.name))
        yield Line(wording.say.of(ladder.note), "dim")
        rows = [
            (
                wording.level_in_full(level.id),
                wording.roles(level.convening.by, on) if level.convening else "",
                wording.basis(level.basis), level.id,
            )
            for level in ladder.levels
            if level.in_force.covers(on)
        ]  # fmt: skip
        yield Grid(columns, rows)
        then = dict.fromkeys(row[-1] for row in rows)
        gone = [level.id for level in ladder.levels if level.id not in then]
        if gone:
            yield Line(say("catalogue.levels-not-then", names=", ".join(dict.fromkeys(gone))), "dim")


def _page_parts(level_id: str, wording: Wording, on: date) -> Iterator[Part]:
    """The version of the day in full, the others by their window."""
    on_day = wording.plan.level_on(level_id, on)
    level = on_day or wording.plan.level_by_id[level_id]
    yield Heading(wording.level_in_full(level_id))
    if on_day is None:
        yield Line(say("screen.level-not-then"), "warn")
    yield from describe_level(level, wording, on)
    if level.report_every:
        yield Line(say("catalogue.report-every", every=wording.duration(level.report_every)))
    if level.eu_counterpart:
        yield Line(say("catalogue.eu-counterpart", text=wording.say.of(level.eu_counterpart)))
    yield from belief_parts(level_id, wording)
    yield Heading(say("catalogue.up-when"))
    yield from condition_lines(level.applies_when, wording)
    yield Heading(say("catalogue.down-when"))
    yield from condition_lines(level.down_when, wording)
    yield from _versions(level_id, wording)
    yield from _first_hours(level_id, wording, on)
    yield from source_parts(level.sources, wording)


def _versions(level_id: str, wording: Wording) -> Iterator[Part]:
    versions = versions_of(wording.plan, level_id)
    yield Heading(say("catalogue.versions"))
    rows = [(window_words(each.in_force, wording), wording.say.of(each.name)) for each in versions]
    yield Grid((say("catalogue.in-force-when"), say("catalogue.name")), rows)
    if len(versions) > 1:
        yield Line(say("catalogue.version-how"), "dim")


def _first_hours(level_id: str, wording: Wording, on: date) -> Iterator[Part]:
    """For how many roles the plan says what the first hour at this level is."""
    roles = [role for role in wording.plan.roles if role.exists.covers(on)]
    count = sum(any(at.level == level_id for at in role.at_level) for role in roles)
    if count:
        yield Line(say("catalogue.first-hour-of", count=count))

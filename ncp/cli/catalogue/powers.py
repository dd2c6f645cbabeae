"""``ncp power list`` and ``ncp power show``: which law speaks on a day, for whom, and all about one power."""

from __future__ import annotations

from typing import Annotated, get_args

import typer

from ncp.cli import complete, options
from ncp.cli.catalogue import power_list as listing
from ncp.cli.catalogue import power_page
from ncp.cli.catalogue.shared import check_choice, day_asked, wording_of_plan
from ncp.cli.language import say
from ncp.cli.output import show_json
from ncp.cli.read import unknown
from ncp.cli.screen import show
from ncp.plan.model.common import Basis
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Rung, Track

KINDS = ("power", "duty", "task")
BASES: tuple[str, ...] = get_args(Basis)
RUNGS: tuple[str, ...] = get_args(Rung)
TRACKS: tuple[str, ...] = get_args(Track)


def power_list(
    on: options.On = None,
    law: Annotated[str | None, typer.Option("--law", help=say("catalogue.option-law"), metavar="ID")] = None,
    sector: Annotated[str | None, typer.Option("--sector", help=say("catalogue.option-sector"), metavar="ID")] = None,
    rung: Annotated[str | None, typer.Option("--rung", help=say("catalogue.option-rung"), metavar="RUNG")] = None,
    track: Annotated[str | None, typer.Option("--track", help=say("catalogue.option-track"), metavar="TRACK")] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", help=say("catalogue.option-kind"), metavar="|".join(KINDS))
    ] = None,
    basis: Annotated[
        str | None, typer.Option("--basis", help=say("catalogue.option-basis"), metavar="|".join(BASES))
    ] = None,
    as_json: options.AsJson = False,
) -> None:
    day = day_asked(on)
    wording = wording_of_plan()
    choice = listing.Choice(law=law, sector=sector, rung=rung, track=track, kind=kind, basis=basis)
    _check(wording.plan, choice)
    listed = listing.choose_powers(wording.plan, choice, day)
    if as_json:
        data = listing.data_of(wording.plan, listed, day)
        show_json("ncp/power-list/1", {"on": day, "choice": choice, **data}, "")
        return
    show(listing.list_parts(listed, choice, wording, day))


def power_show(
    power: Annotated[
        str, typer.Argument(help=say("catalogue.argument-power"), metavar="ID", autocompletion=complete.powers)
    ],
    on: options.On = None,
    as_json: options.AsJson = False,
) -> None:
    day = day_asked(on)
    wording = wording_of_plan()
    found = _find(wording.plan, power)
    if as_json:
        show_json("ncp/power-show/1", power_page.data_of(wording.plan, found, day), "")
        return
    show(power_page.page_parts(found, wording, day))


def _check(plan: Plan, choice: listing.Choice) -> None:
    """Raises Refused: law-unknown, sector-unknown, or usage for a word outside a closed list."""
    laws = [file.law.id for file in plan.laws]
    if choice.law is not None and choice.law not in laws:
        raise unknown("law", choice.law, laws)
    if choice.sector is not None and choice.sector not in plan.sector_by_id:
        raise unknown("sector", choice.sector, plan.sector_by_id)
    check_choice("--rung", choice.rung, RUNGS)
    check_choice("--track", choice.track, TRACKS)
    check_choice("--kind", choice.kind, KINDS)
    check_choice("--basis", choice.basis, BASES)


def _find(plan: Plan, name: str) -> str:
    """The id of a power; an id it bore before counts. Raises Refused (power-unknown) with the nearest."""
    if name in plan.power_versions:
        return name
    for _, power in plan.powers:
        if name in power.formerly:
            return power.id
    raise unknown("power", name, plan.power_versions)

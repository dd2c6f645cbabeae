"""``ncp role list`` and ``ncp role show``: who is in the plan, and everything it says about one role."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

import typer

from ncp.cli import complete, options
from ncp.cli.catalogue.role_page import page_parts
from ncp.cli.catalogue.shared import day_asked, wording_of_plan
from ncp.cli.language import say
from ncp.cli.output import show_json
from ncp.cli.read import read_role
from ncp.cli.screen import Grid, Line, Part, show
from ncp.report.wording import Wording


def role_list(on: options.On = None, as_json: options.AsJson = False) -> None:
    day = day_asked(on)
    wording = wording_of_plan()
    if as_json:
        rows = [
            {
                "id": role.id, "kind": role.kind, "name": role.name, "abbreviation": role.abbreviation,
                "exists": role.exists,
            }
            for role in wording.plan.roles
        ]  # fmt: skip
        show_json("ncp/role-list/1", {"on": day, "roles": rows}, "")
        return
    show(_list_parts(wording, day))


def role_show(
    role: Annotated[str, typer.Argument(help=say("help.argument-role"), metavar="ROLE", autocompletion=complete.roles)],
    on: options.On = None,
    as_json: options.AsJson = False,
) -> None:
    day = day_asked(on)
    wording = wording_of_plan()
    found = wording.plan.role_by_id[read_role(wording.plan, role)]
    if as_json:
        show_json("ncp/role-show/1", {"on": day, "role": found}, "")
        return
    show(page_parts(found, wording, day))


def _list_parts(wording: Wording, on: date) -> Iterator[Part]:
    """The roles that exist on the day, by the names of that day."""
    found = [role for role in wording.plan.roles if role.exists.covers(on)]
    rows = [
        (
            wording.role_in_full(role.id, on), say(f"catalogue.role-{role.kind}"),
            wording.role(role.part_of, on) if role.part_of else "", role.id,
        )
        for role in found
    ]  # fmt: skip
    yield Grid((say("screen.role"), say("screen.kind"), say("catalogue.belongs-to"), "id"), rows)
    yield Line("")
    yield Line(say("catalogue.roles-then", count=len(found), day=wording.day(on)), "strong")
    gone = len(wording.plan.roles) - len(found)
    if gone:
        yield Line(say("catalogue.roles-not-then", count=gone, day=wording.day(on)), "dim")

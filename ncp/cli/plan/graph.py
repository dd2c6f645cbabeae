"""``ncp plan graph``: a playbook, the powers, the roles or the sectors as a picture, to read or to draw."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ncp.cli import current, options
from ncp.cli.catalogue.shared import check_choice, day_asked
from ncp.cli.language import phrases, say
from ncp.cli.output import show_json
from ncp.cli.read import unknown
from ncp.cli.screen import Heading, Line, Part, show
from ncp.plan.model.plan import Plan
from ncp.problem import refuse
from ncp.report.graphs.graph import Graph, without_loose
from ncp.report.graphs.mermaid import is_too_large, mermaid
from ncp.report.graphs.outline import Entry, outline
from ncp.report.graphs.playbooks import graph_of_playbook, graph_of_playbooks
from ncp.report.graphs.powers import graph_of_law, graph_of_succession
from ncp.report.graphs.roles import graph_of_roles
from ncp.report.graphs.sectors import graph_of_sectors
from ncp.report.wording import Wording

KINDS = ("playbook", "powers", "roles", "sectors")
FORMATS = ("text", "mermaid")


def graph(
    kind: Annotated[str, typer.Argument(metavar="KIND", help=say("editions.argument-kind"))],
    name: Annotated[str | None, typer.Argument(metavar="ID", help=say("editions.argument-around"))] = None,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help=say("editions.option-format"))] = "text",
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help=say("editions.option-on"))] = None,
    at: Annotated[str | None, typer.Option("--at", metavar="REF", help=say("editions.option-at"))] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help=say("editions.option-out"))] = None,
    as_json: options.AsJson = False,
) -> None:
    check_choice(say("help.metavar-kind"), kind, KINDS)
    check_choice("--format", form, FORMATS)
    plan = _plan(at)
    day = plan.header.date if at and not on else day_asked(on)  # an edition speaks about its own time
    picture = _picture(kind, name, day, Wording(plan, phrases()), is_of_a_day=on is not None)
    if as_json:
        show_json("ncp/plan-graph/1", picture, "")
    elif form == "mermaid":
        _print_mermaid(picture if name else _without_loose(picture), out)
    elif out is not None:
        out.write_text("\n".join(_plain(outline(picture, phrases()))) + "\n", encoding="utf-8")
    else:
        show(_parts(outline(picture, phrases())))


def _plan(at: str | None) -> Plan:
    if at is None:
        return current.session().plan
    from ncp.cli.plan.shared import loaded_plan

    return loaded_plan(at).plan


def _picture(kind: str, name: str | None, day: date, wording: Wording, *, is_of_a_day: bool) -> Graph:
    """Raises Refused when there is no such record to draw."""
    plan = wording.plan
    if kind == "roles":
        return graph_of_roles(wording, day, name and _role_on(name, day, wording))
    if kind == "sectors":
        processes = {process.id for process in plan.processes if process.in_force.covers(day)}
        return graph_of_sectors(wording, day, name and _checked("sector", name, {*plan.sector_by_id, *processes}))
    if kind == "playbook":
        if name is None:
            return graph_of_playbooks(wording)
        book = plan.playbook_by_id[_checked("playbook", name, plan.playbook_by_id)]
        return graph_of_playbook(book, wording, day if is_of_a_day else None)
    return _of_powers(name, day if is_of_a_day else None, wording)


def _role_on(name: str, day: date, wording: Wording) -> str:
    """The id of a role that exists on a day; of one that has ended or is yet to come the way to another day."""
    known = wording.plan.role_by_id
    role = known[_checked("role", name, known)]
    if not role.exists.covers(day):
        raise refuse("role-not-on-day", id=role.id, day=wording.day(day))
    return role.id


def _of_powers(name: str | None, on: date | None, wording: Wording) -> Graph:
    laws = {file.law.id: file.law for file in wording.plan.laws}
    if name is None:
        return graph_of_succession(wording)
    if name in laws:
        return graph_of_law(laws[name], wording, on)
    _checked("power", name, {*wording.plan.power_versions, *laws})
    return graph_of_succession(wording, name)


def _checked(kind: str, name: str, known: Iterable[str]) -> str:
    names = list(known)
    if name not in names:
        raise unknown(kind, name, names)
    return name


def _without_loose(picture: Graph) -> Graph:
    """Without records that have no line: in a picture of everything they only take room."""
    return without_loose(picture, lambda count: say("editions.left-out", count=count))


def _print_mermaid(picture: Graph, out: Path | None) -> None:
    text = mermaid(picture, phrases())
    notes = [*picture.remarks, *([say("editions.too-large")] if is_too_large(picture, text) else [])]
    for note in notes:
        print(f"ncp: {note}", file=sys.stderr)
    if out is None:
        sys.stdout.write(text)
    else:
        fenced = f"```mermaid\n{text}```\n" if out.suffix == ".md" else text
        out.write_text(fenced, encoding="utf-8")


def _parts(entries: Iterable[Entry]) -> Iterator[Part]:
    for entry in entries:
        match entry.kind:
            case "title":
                yield Line(entry.text, "strong")
            case "group":
                yield Heading(entry.text)
            case "node":
                yield Line(entry.text, indent=_indent(entry))
            case "detail":
                yield Line(entry.text, "dim", _indent(entry))
            case "remark":
                yield Line(f"\n{entry.text}", "dim")


def _plain(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        yield f"{' ' * _indent(entry)}{entry.text}"
        if entry.kind == "title":
            yield ""


def _indent(entry: Entry) -> int:
    return 4 * entry.depth + {"node": 2, "detail": 6}.get(entry.kind, 0)

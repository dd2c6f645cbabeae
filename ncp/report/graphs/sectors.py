"""Vital processes as a picture: what rests on what, and so what falls with what."""

from __future__ import annotations

from datetime import date

from ncp.plan.model.sectors import Process
from ncp.report.graphs.graph import Edge, Graph, Group, Node, reached, restricted
from ncp.report.wording import Wording


def graph_of_sectors(wording: Wording, on: date, around: str | None = None) -> Graph:
    """All vital processes of a day by sector, or those that one sector or process rests on or carries."""
    plan, say = wording.plan, wording.say
    processes = [process for process in plan.processes if process.in_force.covers(on)]
    here = {process.id for process in processes}
    edges = tuple(
        Edge("feeds", need.process, process.id)
        for process in processes
        for need in process.depends_on
        if need.process in here
    )
    groups = tuple(Group(sector.id, say.of(sector.name)) for sector in plan.sectors)
    if around is None:
        nodes = tuple(Node(each.id, say.of(each.name), (), each.sector) for each in processes)
        title = say("editions.graph-sectors", day=wording.day(on))
        return restricted(Graph(title, groups, nodes, edges), here)
    return _around(around, processes, edges, wording)


def _called(name: str, wording: Wording) -> str:
    """The name of a sector or a process."""
    found = wording.plan.sector_by_id.get(name) or wording.plan.process_by_id.get(name)
    return wording.say.of(found.name) if found else name


def _around(name: str, processes: list[Process], edges: tuple[Edge, ...], wording: Wording) -> Graph:
    """By round: what it rests on directly, what that rests on, and the same for what falls with it."""
    say = wording.say
    asked = [each.id for each in processes if name in (each.id, each.sector)]
    below, above = reached(edges, asked, forwards=False), reached(edges, asked, forwards=True)
    groups = {"asked": Group("asked", name), "both": Group("both", say("editions.both-ways"))}
    groups |= {f"below-{n}": Group(f"below-{n}", say("editions.rests-on", round=n)) for n in _rounds(below)}
    groups |= {f"above-{n}": Group(f"above-{n}", say("editions.falls-with", round=n)) for n in _rounds(above)}
    nodes = []
    for each in processes:
        group = _group(each.id, below, above)
        sector = say.of(wording.plan.sector_by_id[each.sector].name)
        notes = [sector] if group != "both" else [sector, groups[f"below-{below[each.id]}"].name]
        notes += [groups[f"above-{above[each.id]}"].name] if group == "both" else []
        nodes.append(Node(each.id, say.of(each.name), tuple(notes), group, "round" if group == "asked" else "box"))
    title = say("editions.graph-sector", id=_called(name, wording))
    graph = Graph(title, tuple(groups.values()), tuple(nodes), edges, (say("editions.rounds"),))
    return restricted(graph, {*below, *above})


def _rounds(distance: dict[str, int]) -> list[int]:
    return sorted({steps for steps in distance.values() if steps})


def _group(name: str, below: dict[str, int], above: dict[str, int]) -> str:
    if name in below and name in above:
        return "asked" if not below[name] else "both"
    return f"below-{below[name]}" if name in below else f"above-{above.get(name, 0)}"

"""Roles as a picture: who belongs to whom, reports to whom, warns whom, and sits where."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from ncp.plan.model.plan import Plan
from ncp.plan.model.roles import Role
from ncp.report.graphs.graph import Edge, Graph, Group, Node, neighbours, restricted
from ncp.report.wording import Wording, name_on

KINDS = ("council", "office", "organisation", "team", "group")


def graph_of_roles(wording: Wording, on: date, around: str | None = None) -> Graph:
    """All roles of a day, or one role with everybody it has a line to."""
    say = wording.say
    roles = [role for role in wording.plan.roles if role.exists.covers(on)]
    here = {role.id for role in roles}
    edges = [edge for role in roles for edge in _edges(role, wording, on) if {edge.start, edge.end} <= here]
    roles.sort(key=lambda role: KINDS.index(role.kind))
    nodes = tuple(_node(role, wording, on) for role in roles)
    groups = tuple(Group(kind, say(f"editions.roles-{kind}")) for kind in KINDS)
    title = say("editions.graph-roles", day=wording.day(on))
    whole = Graph(title, groups, nodes, tuple(edges), nested="part-of")
    return whole if around is None else _around(around, whole, wording, on)


def _around(name: str, whole: Graph, wording: Wording, on: date) -> Graph:
    """The role first, then whoever it has a line to, with those lines and no others."""
    mine = tuple(edge for edge in whole.edges if name in (edge.start, edge.end))
    nodes = tuple(replace(node, group="asked") if node.id == name else node for node in whole.nodes)
    groups = (Group("asked", name), *whole.groups)
    title = wording.say("editions.graph-role", id=wording.role(name, on), day=wording.day(on))
    return restricted(Graph(title, groups, nodes, mine), neighbours(mine, name))


def _node(role: Role, wording: Wording, on: date) -> Node:
    name, abbreviation = name_on(role, on, wording.say)
    named = f"{abbreviation} · {name}" if abbreviation and abbreviation != name else name
    return Node(role.id, named, (), role.kind, "round" if role.kind == "council" else "box")


def _edges(role: Role, wording: Wording, on: date) -> Iterator[Edge]:
    plan = wording.plan
    if role.part_of:
        yield Edge("part-of", role.id, _now(role.part_of, plan))
    if role.reports_to and role.reports_to != role.part_of:
        yield Edge("reports-to", role.id, _now(role.reports_to, plan))
    for alert in role.alerted_by:
        yield Edge("alerts", _now(alert.by, plan), role.id, wording.duration(alert.within))
    for seat in role.seats:
        if seat.in_force.covers(on):
            yield Edge("sits-in", role.id, _now(seat.council, plan), wording.say(f"words.seat-{seat.seat}"))


def _now(name: str, plan: Plan) -> str:
    """The id that a role has, when this is one that it had before."""
    return plan.role_by_id[name].id if name in plan.role_by_id else name

"""Graph: what a picture of the plan shows, before anybody draws it. Knows no plan and no notation."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Literal

from msgspec import Struct

Shape = Literal["box", "decision", "round"]
Relation = Literal["after", "includes", "succeeds", "replaces", "part-of", "reports-to", "alerts", "sits-in", "feeds"]
RELATIONS: tuple[Relation, ...] = (
    "after", "includes", "succeeds", "replaces", "part-of", "reports-to", "alerts", "sits-in", "feeds",
)  # fmt: skip


class Group(Struct, frozen=True):
    """Nodes that belong together."""

    id: str
    name: str


class Node(Struct, frozen=True):
    """One record in the picture."""

    id: str
    name: str
    notes: tuple[str, ...] = ()
    """What else is worth a line: who, when, which choices."""
    group: str = ""
    shape: Shape = "box"


class Edge(Struct, frozen=True):
    """A line from one record to another."""

    relation: Relation
    start: str
    end: str
    note: str = ""


class Graph(Struct, frozen=True):
    """A picture of the plan. Groups and nodes stand in the order in which they are read."""

    title: str
    groups: tuple[Group, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    remarks: tuple[str, ...] = ()
    """What the picture leaves out, and how to see it."""
    nested: Relation | None = None
    """The relation that an outline shows by indenting: from the inner to the outer."""
    downwards: bool = False
    """Whether it reads from top to bottom; else from left to right."""


def restricted(graph: Graph, kept: Collection[str]) -> Graph:
    """The same picture with these nodes, the lines between them, and the groups that still have a node."""
    nodes = tuple(node for node in graph.nodes if node.id in kept)
    used = {node.group for node in nodes}
    edges = tuple(edge for edge in graph.edges if edge.start in kept and edge.end in kept)
    groups = tuple(group for group in graph.groups if group.id in used)
    return Graph(graph.title, groups, nodes, edges, graph.remarks, graph.nested, graph.downwards)


def neighbours(edges: Iterable[Edge], name: str) -> set[str]:
    """A node and whatever has a line to or from it."""
    return {name} | {other for edge in edges if name in (edge.start, edge.end) for other in (edge.start, edge.end)}


def reached(edges: Iterable[Edge], names: Collection[str], *, forwards: bool) -> dict[str, int]:
    """Every node that a path leads to, with the number of lines in the shortest; the beginnings count 0."""
    ends: dict[str, list[str]] = {}
    for edge in edges:
        start, end = (edge.start, edge.end) if forwards else (edge.end, edge.start)
        ends.setdefault(start, []).append(end)
    distance = dict.fromkeys(names, 0)
    waiting = list(names)
    for name in waiting:
        for end in ends.get(name, []):
            if end not in distance:
                distance[end] = distance[name] + 1
                waiting.append(end)
    return distance


def without_loose(graph: Graph, say_left_out: Callable[[int], str]) -> Graph:
    """The same picture without nodes that no line touches; a remark says how many."""
    touched = {name for edge in graph.edges for name in (edge.start, edge.end)}
    loose = sum(node.id not in touched for node in graph.nodes)
    found = restricted(graph, touched)
    remarks = (*graph.remarks, say_left_out(loose)) if loose else graph.remarks
    return Graph(found.title, found.groups, found.nodes, found.edges, remarks, found.nested, found.downwards)

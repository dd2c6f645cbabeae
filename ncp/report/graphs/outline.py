"""A picture as an outline that a person reads in a terminal: groups, records, and under each its lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from ncp.report.graphs.graph import RELATIONS, Edge, Graph, Node, Relation
from ncp.text import Phrases

Direction = Literal["in", "out"]
SAID: Mapping[Relation, tuple[Direction, ...]] = {
    "after": ("in",), "includes": ("out",), "succeeds": ("in", "out"), "replaces": ("in", "out"),
    "part-of": ("in", "out"), "reports-to": ("out",), "alerts": ("in", "out"), "sits-in": ("in", "out"),
    "feeds": ("in", "out"),
}  # fmt: skip
"""From which of its ends a line is told: of a step what it waits for, of a process both."""


class Entry(Struct, frozen=True):
    """A line of the outline."""

    kind: Literal["title", "group", "node", "detail", "remark"]
    text: str
    depth: int = 0


def outline(graph: Graph, say: Phrases) -> Iterator[Entry]:
    """The lines from top to bottom. A node inside another stands under it, whatever its group."""
    yield Entry("title", graph.title)
    inner = _inner(graph)
    inside = {node.id for nodes in inner.values() for node in nodes}
    for group in graph.groups:
        members = [node for node in graph.nodes if node.group == group.id and node.id not in inside]
        if members:
            yield Entry("group", group.name)
        for node in members:
            yield from _node(node, graph, say, inner, 0)
    yield from (Entry("remark", text) for text in graph.remarks)


def _inner(graph: Graph) -> dict[str, list[Node]]:
    """The nodes inside each node; a circle of nodes inside one another is left as it is, flat."""
    outer = {edge.start: edge.end for edge in graph.edges if edge.relation == graph.nested}
    found: dict[str, list[Node]] = {}
    for node in graph.nodes:
        seen = [node.id]
        while seen[-1] in outer and outer[seen[-1]] not in seen:
            seen.append(outer[seen[-1]])
        if node.id in outer and seen[-1] not in outer:
            found.setdefault(outer[node.id], []).append(node)
    return found


def _node(node: Node, graph: Graph, say: Phrases, inner: Mapping[str, list[Node]], depth: int) -> Iterator[Entry]:
    yield Entry("node", f"{_short(node.id)} · {node.name}", depth)
    if any(node.notes):
        yield Entry("detail", " · ".join(filter(None, node.notes)), depth)
    for relation in RELATIONS:
        for direction in SAID[relation] if relation != graph.nested else ():
            told = [_told(edge, direction) for edge in graph.edges if _is_at(edge, relation, node.id, direction)]
            if told:
                said = say(f"editions.{relation}-{direction}")
                yield Entry("detail", f"{said}: {', '.join(told)}", depth)
    for each in inner.get(node.id, ()):
        yield from _node(each, graph, say, inner, depth + 1)


def _is_at(edge: Edge, relation: Relation, name: str, direction: Direction) -> bool:
    return edge.relation == relation and name == (edge.start if direction == "out" else edge.end)


def _told(edge: Edge, direction: Direction) -> str:
    other = _short(edge.end if direction == "out" else edge.start)
    return f"{other} ({edge.note})" if edge.note else other


def _short(name: str) -> str:
    """The id as the plan has it: a law is told from a power of that name by what stands before the slash."""
    return name.rpartition("/")[2]

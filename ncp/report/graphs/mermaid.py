"""A picture as a Mermaid flowchart. Whatever the plan says goes into quoted labels, escaped."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from ncp.report.graphs.graph import Edge, Graph, Node, Relation
from ncp.text import Phrases

MOST_TEXT = 50_000
MOST_EDGES = 500
"""What Mermaid draws without being told otherwise (its settings ``maxTextSize`` and ``maxEdges``)."""
_SHAPES = {"box": ('["', '"]'), "decision": ('{"', '"}'), "round": ('(["', '"])')}
_ARROWS: dict[Relation, str] = {
    "after": "-->", "includes": "-.->", "succeeds": "-->", "replaces": "==>", "part-of": "-->", "reports-to": "-.->",
    "alerts": "==>", "sits-in": "--o", "feeds": "-->",
}  # fmt: skip
_SPECIAL = re.compile(r"[^\w .,;:!?()/'·–—-]")
"""What could end a label, begin a directive or be read as markup; written as its number."""


def mermaid(graph: Graph, say: Phrases) -> str:
    """The text of the flowchart, without fences."""
    return "\n".join(_lines(graph, say)) + "\n"


def is_too_large(graph: Graph, text: str) -> bool:
    """Whether Mermaid would refuse it as it is."""
    return len(text) > MOST_TEXT or len(graph.edges) > MOST_EDGES


def _lines(graph: Graph, say: Phrases) -> Iterator[str]:
    yield from ("---", f"title: {json.dumps(_words(graph.title), ensure_ascii=False)}", "---")
    yield f"flowchart {'TB' if graph.downwards else 'LR'}"
    for group in graph.groups:
        yield f'  subgraph {_id("g", group.id)}["{_escaped(group.name)}"]'
        yield from (f"    {_node(node)}" for node in graph.nodes if node.group == group.id)
        yield "  end"
    known = {group.id for group in graph.groups}
    yield from (f"  {_node(node)}" for node in graph.nodes if node.group not in known)
    several = len({edge.relation for edge in graph.edges}) > 1
    yield from (f"  {_edge(edge, say, several=several)}" for edge in graph.edges)


def _node(node: Node) -> str:
    opening, closing = _SHAPES[node.shape]
    label = "<br/>".join(_escaped(text) for text in (node.name, *node.notes) if text)
    return f"{_id('n', node.id)}{opening}{label}{closing}"


def _edge(edge: Edge, say: Phrases, *, several: bool) -> str:
    """A line says what it means only where there is more than one meaning."""
    words = [say(f"editions.{edge.relation}-out")] if several else []
    label = ": ".join([*words, edge.note] if edge.note else words)
    said = f'|"{_escaped(label)}"|' if label else ""
    return f"{_id('n', edge.start)} {_ARROWS[edge.relation]}{said} {_id('n', edge.end)}"


def _id(letter: str, name: str) -> str:
    """A word that Mermaid reads as a name and never as one of its own: ids of the plan have no underscore."""
    return f"{letter}_{name.replace('-', '_').replace('/', '__')}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"#{ord(found[0])};", _words(text))


def _words(text: str) -> str:
    return " ".join(text.split())

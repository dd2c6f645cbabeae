"""Pictures of a plan: the walk over the lines, Mermaid that nothing in a plan can break, and the outline."""

from __future__ import annotations

import re
from datetime import date

import pytest

from ncp.plan.model.plan import Plan
from ncp.report.graphs.graph import Edge, Graph, Group, Node, neighbours, reached, restricted, without_loose
from ncp.report.graphs.mermaid import is_too_large, mermaid
from ncp.report.graphs.outline import outline
from ncp.report.graphs.playbooks import graph_of_playbook, graph_of_playbooks
from ncp.report.graphs.powers import graph_of_law, graph_of_succession
from ncp.report.graphs.roles import graph_of_roles
from ncp.report.graphs.sectors import graph_of_sectors
from ncp.report.wording import Wording
from ncp.text import Phrases

NL = Phrases("nl")
NOW = date(2026, 11, 23)
CHAIN = tuple(Edge("feeds", start, end) for start, end in ("ab", "bc", "cb", "cd"))


def graph(*names: str, edges: tuple[Edge, ...] = (), nested: str | None = None) -> Graph:
    nodes = tuple(Node(name, name.upper(), group="g") for name in names)
    return Graph("T", (Group("g", "G"), Group("h", "H")), nodes, edges, nested=nested)  # type: ignore[arg-type]


def written(picture: Graph) -> list[str]:
    return [f"{'  ' * entry.depth}{entry.kind}: {entry.text}" for entry in outline(picture, NL)]


@pytest.fixture(scope="session")
def wording(plan: Plan) -> Wording:
    return Wording(plan, NL)


# ---- the walk ----


@pytest.mark.parametrize(
    ("names", "forwards", "expected"),
    [
        pytest.param("a", True, {"a": 0, "b": 1, "c": 2, "d": 3}, id="through a circle"),
        pytest.param("d", False, {"d": 0, "c": 1, "b": 2, "a": 3}, id="backwards"),
        pytest.param("d", True, {"d": 0}, id="from an end"),
        pytest.param("bd", False, {"b": 0, "d": 0, "a": 1, "c": 1}, id="from several"),
        pytest.param("x", True, {"x": 0}, id="from a node without lines"),
    ],
)
def test_what_a_walk_reaches(names: str, forwards: bool, expected: dict[str, int]) -> None:
    assert reached(CHAIN, list(names), forwards=forwards) == expected


def test_neighbours_are_on_either_side() -> None:
    assert neighbours(CHAIN, "c") == {"b", "c", "d"}


def test_part_of_a_picture_keeps_no_loose_ends() -> None:
    found = restricted(graph("a", "b", "c", "d", edges=CHAIN), {"b", "c"})
    assert [node.id for node in found.nodes] == ["b", "c"]
    assert {(edge.start, edge.end) for edge in found.edges} == {("b", "c"), ("c", "b")}
    assert [group.id for group in found.groups] == ["g"]


def test_nodes_without_a_line_are_counted() -> None:
    found = without_loose(graph("a", "b", "x", edges=(Edge("feeds", "a", "b"),)), lambda count: f"{count} left out")
    assert ([node.id for node in found.nodes], found.remarks) == (["a", "b"], ("1 left out",))


# ---- Mermaid ----

HOSTILE = (
    '"]; click a "javascript:x"', "`**x**`", "%%{init: {}}%%", "end", "<script>alert(1)</script>", "#quot;", "a\nb | c",
    "---", "\\ $$x$$ ~~~",
)  # fmt: skip
ENTITY = re.compile(r"#[0-9]+;")
SAFE_LABEL = re.compile(r"[\w .,;:!?()/'·–—-]*")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_plan_leaves_its_label(text: str) -> None:
    nodes = (Node("a", text, (text,), "g"), Node("b", "B", (), "", "decision"))
    picture = Graph(text, (Group("g", text),), nodes, (Edge("after", "a", "b", text), Edge("feeds", "b", "a")))
    lines = mermaid(picture, NL).splitlines()
    assert lines[0] == lines[2] == "---"
    for line in lines[4:]:
        for label in re.findall(r'"([^"]*)"', line):
            for part in label.split("<br/>"):
                assert SAFE_LABEL.fullmatch(ENTITY.sub("", part)), line
        outside = re.sub(r'"[^"]*"', '""', line)
        assert re.fullmatch(
            r' {2}(?:end|subgraph g_g\[""\]| {0,2}n_[ab](?:\[""\]|\{""\}|)(?: -->(?:\|""\|)? n_[ab])?)', outside
        )


@pytest.mark.parametrize("name", ["end", "default", "graph", "a-b", "cbw/energy", "1-2"])
def test_no_id_is_a_word_of_mermaid(name: str) -> None:
    picture = Graph("T", (), (Node(name, "X"),), ())
    assert mermaid(picture, NL).splitlines()[-1] == f'  n_{name.replace("-", "_").replace("/", "__")}["X"]'


def test_lines_of_one_kind_need_no_word() -> None:
    one = mermaid(graph("a", "b", edges=(Edge("feeds", "a", "b"),)), NL)
    two = mermaid(graph("a", "b", edges=(Edge("feeds", "a", "b"), Edge("alerts", "a", "b", "1 uur"))), NL)
    assert "  n_a --> n_b" in one.splitlines()
    assert '  n_a -->|"nodig voor"| n_b' in two.splitlines()
    assert '  n_a ==>|"waarschuwt: 1 uur"| n_b' in two.splitlines()


def test_picture_that_mermaid_would_refuse_is_known() -> None:
    many = graph("a", "b", edges=(Edge("feeds", "a", "b"),) * 501)
    assert is_too_large(many, "")
    assert is_too_large(graph("a"), "x" * 50_001)
    assert not is_too_large(graph("a"), "x")


# ---- the outline ----


def test_outline_tells_a_line_from_both_ends() -> None:
    assert written(graph("a", "b", edges=(Edge("alerts", "a", "b", "1 uur"),))) == [
        "title: T", "group: G", "node: a · A", "detail: waarschuwt: b (1 uur)", "node: b · B",
        "detail: wordt gewaarschuwd door: a (1 uur)",
    ]  # fmt: skip


def test_inner_node_stands_under_the_outer() -> None:
    edges = (Edge("part-of", "b", "a"), Edge("part-of", "c", "b"))
    assert written(graph("c", "b", "a", edges=edges, nested="part-of"))[2:] == [
        "node: a · A", "  node: b · B", "    node: c · C"
    ]  # fmt: skip


def test_circle_of_inner_nodes_is_left_flat() -> None:
    edges = (Edge("part-of", "a", "b"), Edge("part-of", "b", "a"))
    assert [line for line in written(graph("a", "b", edges=edges, nested="part-of")) if "node" in line] == [
        "node: a · A", "node: b · B"
    ]  # fmt: skip


# ---- of the plan that ships ----


def edges_of(picture: Graph) -> set[tuple[str, str, str]]:
    return {(edge.relation, edge.start, edge.end) for edge in picture.edges}


def test_playbook_has_every_step_once_in_the_order_of_phases(wording: Wording) -> None:
    book = wording.plan.playbook_by_id["critical-vulnerability"]
    picture = graph_of_playbook(book, wording)
    assert {node.id for node in picture.nodes} == {step.id for step in book.steps}
    assert picture.groups[0].id == "detection"
    assert ("after", "cv-confirm", "cv-rate-advisory") in edges_of(picture)
    assert {node.shape for node in picture.nodes if "keuze" in " ".join(node.notes)} == {"decision"}


def test_playbooks_point_at_the_blocks_they_share(wording: Wording) -> None:
    assert ("includes", "critical-vulnerability", "comply-or-explain") in edges_of(graph_of_playbooks(wording))


def test_law_stands_by_rung_lightest_first(wording: Wording) -> None:
    law = next(file.law for file in wording.plan.laws if file.law.id == "cbw")
    picture = graph_of_law(law, wording)
    titles = [group.name for group in picture.groups]
    assert titles.index("trede: informeren") < titles.index("trede: bindende aanwijzing")
    assert ("succeeds", "wbni-instruction", "cbw-binding-instruction") in edges_of(picture)


def test_succession_of_one_power_is_its_own_line(wording: Wording) -> None:
    picture = graph_of_succession(wording, "cbw-binding-instruction")
    assert [node.id for node in picture.nodes] == ["wbni-instruction", "cbw-binding-instruction"]


def test_succession_of_all_has_the_laws_too(wording: Wording) -> None:
    picture = graph_of_succession(wording)
    assert ("replaces", "law/wbni", "law/cbw") in edges_of(picture)
    assert len({node.id for node in picture.nodes}) == len(picture.nodes)


def test_role_comes_first_with_its_own_lines_only(wording: Wording) -> None:
    picture = graph_of_roles(wording, NOW, "ncsc")
    assert [node.id for node in picture.nodes if node.group == "asked"] == ["ncsc"]
    assert all("ncsc" in (edge.start, edge.end) for edge in picture.edges)
    assert ("sits-in", "ncsc", "iccb") in edges_of(picture)


def test_roles_are_those_of_the_day(wording: Wording) -> None:
    then = {node.id for node in graph_of_roles(wording, date(2020, 1, 17)).nodes}
    now = {node.id for node in graph_of_roles(wording, NOW).nodes}
    assert {role.id for role in wording.plan.roles if role.exists.covers(NOW)} == now
    assert then != now


def test_process_is_told_by_rounds(wording: Wording) -> None:
    picture = graph_of_sectors(wording, NOW, "drinking-water")
    groups = {node.id: node.group for node in picture.nodes}
    assert groups["drinking-water-supply"] == "asked"
    assert groups["electricity-regional-distribution"] == "below-1"
    assert groups["electricity-transport-production"] == "below-2"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_picture_of_the_plan_can_be_written_both_ways(plan: Plan, language: str) -> None:
    wording = Wording(plan, Phrases(language))  # type: ignore[arg-type]
    pictures = [graph_of_playbooks(wording), graph_of_succession(wording), graph_of_roles(wording, NOW)]
    pictures += [graph_of_playbook(book, wording) for book in plan.playbooks]
    pictures += [graph_of_law(file.law, wording) for file in plan.laws]
    pictures += [graph_of_sectors(wording, NOW), *(graph_of_sectors(wording, NOW, each.id) for each in plan.sectors)]
    for picture in pictures:
        assert len(list(outline(picture, wording.say))) >= len(picture.nodes)
        text = mermaid(picture, wording.say)
        assert not is_too_large(picture, text)
        assert text.count("  subgraph ") == text.count("  end\n") == len(picture.groups)

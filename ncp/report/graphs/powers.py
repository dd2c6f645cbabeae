"""Law as a picture: which law and which power took over from which, and what stands on which rung."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import get_args

from ncp.plan.model.common import Window
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Law, LawFile, Power, Rung, Track
from ncp.report.graphs.graph import Edge, Graph, Group, Node, reached, restricted
from ncp.report.wording import Wording

LADDER: tuple[str, ...] = (*get_args(Rung), *get_args(Track))
"""The rungs, lightest first, and then the tracks beside the ladder."""


def graph_of_law(law: Law, wording: Wording, on: date | None = None) -> Graph:
    """The powers of one law by rung, with what they succeed and what succeeds them in other laws."""
    plan = wording.plan
    own = {power.id for each, power in _powers(plan, on) if each.id == law.id}
    edges = [edge for edge in _successions(plan) if edge.start in own or edge.end in own]
    others = {name for edge in edges for name in (edge.start, edge.end)} - own
    nodes = [_node(name, wording, _step_of(plan, name)) for name in _in_ladder_order(plan, own)]
    nodes += [_node(name, wording, f"law-{_law_of(plan, name).id}") for name in sorted(others)]
    title = f"{wording.say.of(law.title)} ({law.id})"
    return Graph(title, tuple(_groups(nodes, wording)), tuple(nodes), tuple(edges))


def graph_of_succession(wording: Wording, around: str | None = None) -> Graph:
    """Which law replaced which and which power succeeded which; around one power only its own line."""
    plan, say = wording.plan, wording.say
    edges = tuple(_successions(plan))
    names = list(dict.fromkeys(name for edge in edges for name in (edge.start, edge.end)))
    if around is not None:
        names = [*reached(edges, [around], forwards=False), *reached(edges, [around], forwards=True)]
    nodes = [_node(name, wording, f"law-{_law_of(plan, name).id}") for name in dict.fromkeys(names)]
    if around is None:
        nodes += [_law_node(file, wording) for file in plan.laws]
        edges += tuple(_replacements(plan))
    begins = {f"law-{file.law.id}": (file.law.in_force.from_ or date.min, file.law.id) for file in plan.laws}
    nodes.sort(key=lambda node: (begins[node.group], node.shape != "round"))
    title = say("editions.graph-powers") if around is None else say("editions.graph-power", id=around)
    remarks = (say("editions.one-law"),) if around is None else ()
    graph = Graph(title, tuple(_groups(nodes, wording)), tuple(nodes), edges, remarks)
    return restricted(graph, {node.id for node in nodes})


def law_id(law: str) -> str:
    """The id of the node of a law; a power may bear the same id."""
    return f"law/{law}"


def _powers(plan: Plan, on: date | None) -> Iterator[tuple[Law, Power]]:
    return ((law, power) for law, power in plan.powers if on is None or power.in_force.covers(on))


def _successions(plan: Plan) -> Iterator[Edge]:
    pairs = dict.fromkeys((old, power.id) for _, power in plan.powers for old in power.succeeds)
    return (Edge("succeeds", old, new) for old, new in pairs if old in plan.power_versions)


def _replacements(plan: Plan) -> Iterator[Edge]:
    laws = {file.law.id for file in plan.laws}
    for file in plan.laws:
        if file.law.replaces in laws:
            yield Edge("replaces", law_id(str(file.law.replaces)), law_id(file.law.id))


def _law_of(plan: Plan, power: str) -> Law:
    return plan.power_versions[power][-1][0]


def _step_of(plan: Plan, power: str) -> str:
    latest = plan.power_versions[power][-1][1]
    return str(latest.rung or latest.track)


def _in_ladder_order(plan: Plan, names: Iterable[str]) -> list[str]:
    known = [power.id for _, power in plan.powers]
    return sorted(set(names), key=lambda name: (LADDER.index(_step_of(plan, name)), known.index(name)))


def _node(name: str, wording: Wording, group: str) -> Node:
    versions = wording.plan.power_versions[name]
    law, latest = versions[-1]
    windows = [power.in_force for _, power in versions]
    notes = [wording.article(law, latest), *_days(windows, wording)]
    return Node(name, wording.say.of(latest.name), tuple(notes), group)


def _law_node(file: LawFile, wording: Wording) -> Node:
    say = wording.say
    found = Counter(_step_of(wording.plan, name) for name in {power.id for power in file.powers})
    counted = [f"{_step_name(step, wording)} {found[step]}" for step in LADDER if found[step]]
    notes = (*_days([file.law.in_force], wording), ", ".join(counted))
    return Node(law_id(file.law.id), say.of(file.law.title), notes, f"law-{file.law.id}", "round")


def _days(windows: list[Window], wording: Wording) -> Iterator[str]:
    """From the first to the last day of all versions together, as far as there are such days."""
    starts = [window.from_ for window in windows if window.from_]
    ends = [window.to for window in windows if window.to]
    if starts and len(starts) == len(windows):
        yield wording.say("editions.from-day", day=min(starts).isoformat())
    if ends and len(ends) == len(windows):
        yield wording.say("editions.to-day", day=max(ends).isoformat())


def _groups(nodes: Iterable[Node], wording: Wording) -> Iterator[Group]:
    titles = {f"law-{file.law.id}": file.law.abbreviation or file.law.id for file in wording.plan.laws}
    for name in dict.fromkeys(node.group for node in nodes):
        yield Group(name, titles.get(name) or _step_title(name, wording))


def _step_title(step: str, wording: Wording) -> str:
    key = "catalogue.on-rung" if step in get_args(Rung) else "catalogue.on-track"
    return wording.say(key, name=_step_name(step, wording))


def _step_name(step: str, wording: Wording) -> str:
    table = "rung" if step in get_args(Rung) else "track"
    return wording.say(f"words.{table}-{step}")

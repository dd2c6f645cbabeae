"""A playbook as a picture: its steps by phase, what waits for what, and which choices there are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import get_args

from ncp.plan.model.playbooks import Phase, Playbook, Step
from ncp.report.graphs.graph import Edge, Graph, Group, Node
from ncp.report.wording import Wording


def graph_of_playbook(book: Playbook, wording: Wording, on: date | None = None) -> Graph:
    """The steps of one playbook or block; with a day only those that hold then."""
    say = wording.say
    steps = [step for step in book.steps if on is None or step.in_force.covers(on)]
    used = {step.phase for step in steps}
    groups = tuple(Group(phase, say(f"words.phase-{phase}")) for phase in get_args(Phase) if phase in used)
    order = {phase: number for number, phase in enumerate(get_args(Phase))}
    nodes = tuple(_node(step, wording) for step in sorted(steps, key=lambda step: order[step.phase]))
    here = {step.id for step in steps}
    edges = tuple(Edge("after", first, step.id) for step in steps for first in step.after if first in here)
    return Graph(
        f"{say.of(book.name)} ({book.id})", groups, nodes, edges, tuple(_remarks(book, wording)), downwards=True
    )


def graph_of_playbooks(wording: Wording) -> Graph:
    """Which playbooks there are and which blocks they share."""
    say, books = wording.say, wording.plan.playbooks
    groups = (Group("playbook", say("catalogue.playbooks")), Group("block", say("catalogue.blocks")))
    nodes = tuple(
        Node(each.id, say.of(each.name), (say("editions.steps", count=len(each.steps)),), each.kind) for each in books
    )
    edges = tuple(Edge("includes", each.id, block) for each in books for block in each.includes)
    return Graph(say("editions.graph-playbooks"), groups, nodes, edges, (say("editions.one-playbook"),))


def _node(step: Step, wording: Wording) -> Node:
    say = wording.say
    notes = [f"{wording.role(step.role)} · {say(f'words.step-{step.kind}')}"]
    if step.from_level:
        notes.append(say("screen.waits-level", level=wording.level(step.from_level)))
    if step.within:
        notes.append(say("editions.within", within=wording.duration(step.within)))
    if step.options:
        notes.append(say("editions.choices", names=" | ".join(say.of(each.name) for each in step.options)))
    return Node(step.id, say.of(step.name), tuple(notes), step.phase, "decision" if step.kind == "decide" else "box")


def _remarks(book: Playbook, wording: Wording) -> Iterator[str]:
    if book.includes:
        yield wording.say("editions.with-blocks", names=", ".join(book.includes))

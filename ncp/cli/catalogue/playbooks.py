"""``ncp playbook list`` and ``ncp playbook show``: the scenario families, their blocks and their steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, get_args

import typer

from ncp.cli import complete, options
from ncp.cli.catalogue.shared import marked, source_parts, window_words, wording_of_plan
from ncp.cli.language import say
from ncp.cli.output import show_json
from ncp.cli.read import unknown
from ncp.cli.screen import Grid, Heading, Line, Part, show
from ncp.cli.screens.conditions import condition_lines
from ncp.plan.model.common import ALWAYS
from ncp.plan.model.playbooks import Phase, Playbook, Step
from ncp.report.wording import Wording


def playbook_list(as_json: options.AsJson = False) -> None:
    wording = wording_of_plan()
    if as_json:
        rows = [
            {
                "id": each.id, "kind": each.kind, "name": each.name, "covers": each.covers,
                "includes": each.includes, "steps": len(each.steps), "basis": each.basis,
            }
            for each in wording.plan.playbooks
        ]  # fmt: skip
        show_json("ncp/playbook-list/1", {"playbooks": rows}, "")
        return
    show(_list_parts(wording))


def playbook_show(
    playbook: Annotated[
        str,
        typer.Argument(help=say("help.argument-playbook"), metavar="PLAYBOOK", autocompletion=complete.playbooks),
    ],
    as_json: options.AsJson = False,
) -> None:
    wording = wording_of_plan()
    found = wording.plan.playbook_by_id.get(playbook)
    if found is None:
        raise unknown("playbook", playbook, wording.plan.playbook_by_id)
    if as_json:
        show_json("ncp/playbook-show/1", {"playbook": found}, "")
        return
    show(_page_parts(found, wording))


def _list_parts(wording: Wording) -> Iterator[Part]:
    """The playbooks first, then the blocks they share."""
    books = [each for each in wording.plan.playbooks if each.kind == "playbook"]
    blocks = [each for each in wording.plan.playbooks if each.kind == "block"]
    yield Heading(say("catalogue.playbooks"))
    yield _grid(books, wording)
    yield Heading(say("catalogue.blocks"))
    yield _grid(blocks, wording)


def _grid(books: Iterable[Playbook], wording: Wording) -> Grid:
    columns = (say("catalogue.name"), say("catalogue.steps"), say("catalogue.covers-what"), "id")
    of = wording.say.of
    return Grid(columns, [(of(each.name), str(len(each.steps)), of(each.covers), each.id) for each in books])


def _page_parts(book: Playbook, wording: Wording) -> Iterator[Part]:
    of = wording.say.of
    yield Heading(of(book.name))
    yield Line(" · ".join((say(f"catalogue.is-{book.kind}"), book.id, wording.basis(book.basis))))
    yield Line(say("catalogue.covers", text=of(book.covers)))
    if book.does_not_cover:
        yield Line(say("catalogue.does-not-cover", text=of(book.does_not_cover)), "strong")
    yield Heading(say("catalogue.proposed-when"))
    yield from condition_lines(book.applies_when, wording)
    for phase in get_args(Phase):
        yield from _phase(phase, book, wording)
    yield from _blocks(book, wording)
    yield from source_parts(book.sources, wording)


def _phase(phase: str, book: Playbook, wording: Wording) -> Iterator[Part]:
    steps = [step for step in book.steps if step.phase == phase]
    if steps:
        yield Heading(say(f"words.phase-{phase}"))
        columns = (say("screen.what"), say("screen.role"), say("screen.within"), say("screen.step"))
        yield Grid(columns, [_row(step, wording) for step in steps])


def _row(step: Step, wording: Wording) -> tuple[str, ...]:
    name = f"{say(f'words.step-{step.kind}')}: {wording.say.of(step.name)}"
    limits = [marked(name, step.basis, wording)]
    if step.from_level:
        limits.append(say("screen.waits-level", level=wording.level(step.from_level)))
    if step.in_force != ALWAYS:
        limits.append(window_words(step.in_force, wording))
    within = wording.duration(step.within) if step.within else ""
    return (" · ".join(limits), wording.role(step.role), within, step.id)


def _blocks(book: Playbook, wording: Wording) -> Iterator[Part]:
    """The blocks a playbook includes, or the playbooks that include a block."""
    known = wording.plan.playbook_by_id
    users = [each for each in wording.plan.playbooks if book.id in each.includes]
    for key, found in (("includes", [known[name] for name in book.includes if name in known]), ("included-by", users)):
        if found:
            yield Heading(say(f"catalogue.{key}"))
            yield _grid(found, wording)
    if book.includes:
        yield Line(say("catalogue.block-how"), "dim")

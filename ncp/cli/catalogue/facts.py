"""``ncp fact list`` and ``ncp fact show``: what can be known about an incident, and what depends on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, get_args

import typer

from ncp.cli import complete, options
from ncp.cli.catalogue.shared import source_parts, wording_of_plan
from ncp.cli.language import say
from ncp.cli.output import show_json
from ncp.cli.read import possible_values, read_fact
from ncp.cli.screen import Grid, Heading, Line, Part, show
from ncp.plan.model.condition import Condition, tests_in
from ncp.plan.model.facts import Block, Fact
from ncp.plan.model.plan import Plan
from ncp.report.wording import Wording


def fact_list(as_json: options.AsJson = False) -> None:
    wording = wording_of_plan()
    if as_json:
        show_json("ncp/fact-list/1", {"facts": wording.plan.facts}, "")
        return
    show(_list_parts(wording))


def fact_show(
    fact: Annotated[str, typer.Argument(help=say("help.argument-fact"), metavar="FACT", autocompletion=complete.facts)],
    as_json: options.AsJson = False,
) -> None:
    wording = wording_of_plan()
    found = read_fact(wording.plan, fact)
    if as_json:
        values = possible_values(wording.plan, found)
        data = {"fact": found, "values": values, "used_by": used_by(wording.plan, found.id)}
        show_json("ncp/fact-show/1", data, "")
        return
    show(_page_parts(found, wording))


def used_by(plan: Plan, fact_id: str) -> dict[str, tuple[str, ...]]:
    """What asks for the fact, by kind of record: levels, powers, roles, rungs, playbooks and steps."""
    asked: dict[str, list[tuple[str, Condition]]] = {
        "levels": [(each.id, each.applies_when) for ladder in plan.ladders for each in ladder.levels],
        "powers": [(each.id, each.applies_when) for _, each in plan.powers],
        "rungs": [(each.id, each.reached_when) for each in plan.rungs],
        "roles": [(each.id, reason.when) for each in plan.roles for reason in each.involved],
        "playbooks": [(each.id, each.applies_when) for each in plan.playbooks],
        "steps": [(each.id, each.available_when) for book in plan.playbooks for each in book.steps],
    }
    asked["powers"] += [(each.id, each.activation.activated_when) for _, each in plan.powers if each.activation]
    return {
        kind: tuple(dict.fromkeys(name for name, when in pairs if any(test.fact == fact_id for test in tests_in(when))))
        for kind, pairs in asked.items()
    }


def _list_parts(wording: Wording) -> Iterator[Part]:
    """By bouwsteen, in the order of the plan."""
    columns = (say("screen.fact"), say("catalogue.answer"), say("catalogue.who-knows"), say("screen.within"), "id")
    for block in get_args(Block):
        yield Heading(say(f"catalogue.block-{block}"))
        rows = [
            (
                wording.fact(fact.id), _answer_words(fact), wording.roles(fact.who_knows),
                wording.duration(fact.answerable_within), fact.id,
            )
            for fact in wording.plan.facts
            if fact.block == block
        ]  # fmt: skip
        yield Grid(columns, rows)


def _answer_words(fact: Fact) -> str:
    text = say(f"catalogue.type-{fact.type}")
    return f"{text}, {say('catalogue.judgement')}" if fact.judgement else text


def _page_parts(fact: Fact, wording: Wording) -> Iterator[Part]:
    yield Heading(wording.fact(fact.id))
    yield Line(" · ".join((say(f"catalogue.block-{fact.block}"), _answer_words(fact), fact.id)))
    yield Line(wording.say.of(fact.question), "strong")
    if fact.explanation:
        yield Line(wording.say.of(fact.explanation))
    if fact.judgement:
        yield Line(say("catalogue.judgement-how"), "warn")
    who = ", ".join(wording.role_in_full(role) for role in fact.who_knows)
    yield Line(say("catalogue.ask-whom", who=who, within=wording.duration(fact.answerable_within)))
    yield from _values(fact, wording)
    yield from _uses(fact, wording)
    yield Line(f"[{wording.basis(fact.basis)}]", "dim")
    yield from source_parts(fact.sources, wording)


def _values(fact: Fact, wording: Wording) -> Iterator[Part]:
    values = possible_values(wording.plan, fact)
    if values:
        yield Heading(say("catalogue.values-ordered" if fact.type == "ordered" else "catalogue.values"))
        yield Grid((say("catalogue.value"), "id"), [(wording.value(fact.id, name), name) for name in values])


def _uses(fact: Fact, wording: Wording) -> Iterator[Part]:
    """What hangs on it; the longer lists by number."""
    found = used_by(wording.plan, fact.id)
    levels = ", ".join(wording.level(name) for name in found["levels"]) or say("words.nothing")
    counts = {kind: len(found[kind]) for kind in ("powers", "roles", "playbooks", "steps")}
    yield Line(say("catalogue.used-by", levels=levels, **counts))

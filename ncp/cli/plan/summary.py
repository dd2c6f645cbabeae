"""``ncp plan show``: what is in the plan, what it rests on, and how far that was really read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated

import typer
from msgspec import Struct

from ncp.cli import current, options
from ncp.cli.language import phrases, say
from ncp.cli.output import show_json
from ncp.cli.screen import Grid, Heading, Line, Part, show
from ncp.plan.model.cases import Case
from ncp.plan.model.lessons import all_lessons
from ncp.plan.model.plan import Plan
from ncp.plan.model.reference import Header
from ncp.report.wording import Wording

BASES = ("text", "secondary", "modelled")
READ = ("full", "part", "secondary", "own")
STATES = ("open", "under-way", "done", "overtaken", "unknown")


class NotText(Struct, frozen=True, kw_only=True):
    """A power with versions that do not rest on the primary text."""

    law: str
    power: str
    basis: str
    versions: int
    of: int
    """How many versions the power has in all."""


class Summary(Struct, frozen=True, kw_only=True):
    """The plan in numbers."""

    plan: Header
    digest: str
    records: dict[str, int]
    law_records_by_basis: dict[str, int]
    """Every version of every power, duty and task counts."""
    not_text: tuple[NotText, ...]
    sources_by_reading: dict[str, int]
    measures_by_state: dict[str, int]


def show_(
    name: Annotated[str | None, typer.Argument(metavar="ID", help=say("editions.argument-record-or-none"))] = None,
    at: Annotated[str | None, typer.Option("--at", metavar="REF", help=say("editions.option-at"))] = None,
    as_json: options.AsJson = False,
) -> None:
    if name is not None:
        from ncp.cli.plan.record import show_record

        show_record(name, at, as_json=as_json)
        return
    plan, cases = _plan_at(at)
    summary = summarise(plan, cases)
    if as_json:
        show_json("ncp/plan-show/1", summary, "")
        return
    show(_parts(summary, Wording(plan, phrases())))


def _plan_at(at: str | None) -> tuple[Plan, tuple[Case, ...]]:
    """The plan that speaks or the one that is named, and its cases."""
    session = current.session()
    if at is None:
        return session.plan, session.cases
    from ncp.cli.plan.shared import loaded_plan

    loaded = loaded_plan(at)
    return loaded.plan, loaded.cases


def summarise(plan: Plan, cases: Sequence[Case]) -> Summary:
    """Count a plan. Cases are no part of it, so they are passed in."""
    return Summary(
        plan=plan.header,
        digest=plan.digest,
        records=_records(plan, cases),
        law_records_by_basis=_count(BASES, (power.basis for _, power in plan.powers)),
        not_text=tuple(_not_text(plan)),
        sources_by_reading=_count(READ, (source.read for source in plan.sources)),
        measures_by_state=_count(STATES, (measure.state for measure in plan.measures)),
    )


def _not_text(plan: Plan) -> Iterator[NotText]:
    """By law, in the order of the plan."""
    found = Counter((law.id, power.id, power.basis) for law, power in plan.powers if power.basis != "text")
    for (law_id, power_id, basis), count in found.items():
        of = len(plan.power_versions[power_id])
        yield NotText(law=law_id, power=power_id, basis=basis, versions=count, of=of)


def _count(names: tuple[str, ...], found: Iterator[str]) -> dict[str, int]:
    counted = Counter(found)
    return {name: counted[name] for name in names}


def _records(plan: Plan, cases: Sequence[Case]) -> dict[str, int]:
    books = Counter(each.kind for each in plan.playbooks)
    return {
        "laws": len(plan.laws), "powers": len(plan.power_versions), "power-versions": len(plan.powers),
        "roles": len(plan.roles), "levels": len(plan.level_by_id), "rungs": len(plan.rungs), "facts": len(plan.facts),
        "sectors": len(plan.sectors), "processes": len(plan.processes),
        "competent-authorities": len(plan.competent_authorities),
        "sharing-nodes": len(plan.nodes), "sharing-edges": len(plan.edges),
        "playbooks": books["playbook"], "blocks": books["block"], "steps": len(plan.step_by_id),
        "misunderstandings": len(plan.misunderstandings), "measures": len(plan.measures),
        "lessons": len(all_lessons(plan, cases)), "sources": len(plan.sources), "cases": len(cases),
    }  # fmt: skip


def _parts(summary: Summary, wording: Wording) -> Iterator[Part]:
    yield from _header(summary, wording)
    yield Heading(say("catalogue.records"))
    rows = [(say(f"catalogue.count-{name}"), str(count)) for name, count in summary.records.items()]
    yield Grid(("", ""), rows)
    yield from _law(summary, wording)
    yield Heading(say("catalogue.sources"))
    yield from _counted("read", summary.sources_by_reading)
    yield Heading(say("catalogue.count-measures"))
    yield from _counted("state", summary.measures_by_state)
    yield Heading(say("catalogue.disclaimer"))
    yield Line(wording.say.of(summary.plan.disclaimer), "strong")


def _header(summary: Summary, wording: Wording) -> Iterator[Part]:
    head = summary.plan
    never = say("catalogue.never")
    yield Line(wording.say.of(head.title), "strong")
    rows = [
        (say("catalogue.edition"), head.edition),
        (say("catalogue.status"), say(f"catalogue.status-{head.status}")),
        (say("catalogue.date"), wording.day(head.date)),
        (say("catalogue.derived-from"), "\n".join(wording.say.of(each) for each in head.derived_from)),
        (say("catalogue.derived-from-edition"), head.derived_from_edition or say("catalogue.first-edition")),
        (say("catalogue.reviewed-on"), wording.day(head.reviewed_on) if head.reviewed_on else never),
        (say("catalogue.exercised-on"), wording.day(head.exercised_on) if head.exercised_on else never),
        (say("screen.marking"), head.marking),
        (say("catalogue.digest"), summary.digest),
    ]
    yield Grid(("", ""), rows)


def _law(summary: Summary, wording: Wording) -> Iterator[Part]:
    """How much of the law was read in the text, and what was not."""
    counted = summary.law_records_by_basis
    total = sum(counted.values())
    yield Heading(say("catalogue.law-read"))
    rows = [(wording.basis(name), str(count), _percentage(count, total)) for name, count in counted.items()]
    yield Grid(("", "", ""), rows)
    if not summary.not_text:
        return
    yield Line(say("catalogue.law-not-text"), "strong")
    weak: dict[tuple[str, str], list[str]] = {}
    for each in summary.not_text:
        some = say("catalogue.some-versions", count=each.versions, of=each.of) if each.versions < each.of else ""
        weak.setdefault((each.law, each.basis), []).append(f"{each.power}{some}")
    short = {file.law.id: file.law.abbreviation or file.law.id for file in wording.plan.laws}
    listed = [(short[law], wording.basis(basis), ", ".join(names)) for (law, basis), names in weak.items()]
    yield Grid((say("catalogue.law"), say("catalogue.basis"), say("screen.power")), listed)


def _percentage(count: int, total: int) -> str:
    """To one decimal, rounded down, so that only all of it is 100%."""
    whole, tenth = divmod(1000 * count // total, 10) if total else (0, 0)
    return say("catalogue.percentage", whole=whole, tenth=tenth)


def _counted(table: str, counted: dict[str, int]) -> Iterator[Part]:
    yield Grid(("", ""), [(say(f"catalogue.{table}-{name}"), str(count)) for name, count in counted.items()])

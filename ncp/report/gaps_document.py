"""The parts of the report on gaps, before it is known whether they go to a screen or into a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from ncp.gaps.inventory import powers_beside
from ncp.gaps.result import Gap, SectorInventory
from ncp.gaps.vocabulary import BINDING, STATUS
from ncp.report.gaps_words import GapWords, grouped

COLUMNS = ("sector", "covered", "without-breach", "with-dormant", "what-there-is")
HELD, DORMANT, NOBODY, NONE = "●", "○", "?", "–"


class Title(Struct, frozen=True):
    """A heading; the first of a report is of depth 1."""

    text: str
    depth: int = 2


class Paragraph(Struct, frozen=True):
    """A text."""

    text: str
    weight: Literal["plain", "strong", "aside"] = "plain"


class Items(Struct, frozen=True):
    """A list; each item with asides under it."""

    items: Sequence[tuple[str, ...]]


class Table(Struct, frozen=True):
    """Columns and rows of text."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


Block = Title | Paragraph | Items | Table


def overview(words: GapWords) -> Iterator[Block]:
    """The whole plan on one day: inventory, binding intervention, gaps."""
    gaps, say = words.gaps, words.say
    yield Title(say("gaps.title", day=words.wording.day(gaps.on)), 1)
    yield Paragraph(say("gaps.caution", edition=gaps.plan.edition))
    yield from _inventory(words)
    yield from _orders(words)
    for nature in ("instruments", "modelling"):
        yield Title(say(f"gaps.gaps-{nature}"))
        yield from gap_blocks(words, [gap for gap in gaps.gaps if gap.nature == nature])
    instruments = sum(gap.nature == "instruments" for gap in gaps.gaps)
    count = len(gaps.gaps)
    yield Paragraph(say("gaps.total", count=count, instruments=instruments, modelling=count - instruments), "strong")


def _inventory(words: GapWords) -> Iterator[Block]:
    say, rungs = words.say, list(words.plan.rung_by_id)
    yield Title(say("gaps.inventory"))
    yield Paragraph(say("gaps.inventory-how"))
    yield Paragraph(say("gaps.legend", held=HELD, dormant=DORMANT, nobody=NOBODY, none=NONE), "aside")
    names = " · ".join(f"{number} {say(f'words.rung-{rung}')}" for number, rung in enumerate(rungs, 1))
    yield Paragraph(say("gaps.rung-numbers", names=names), "aside")
    rows = [(words.sector(each.sector), *(cell(each, rung) for rung in rungs)) for each in words.gaps.inventory]
    yield Table((say("gaps.sector"), *map(str, range(1, len(rungs) + 1))), rows)
    yield Items([*_empty_cells(words, rungs), *_one_kind_only(words, rungs)] or [(say("gaps.no-empty-cells"),)])


def cell(inventory: SectorInventory, rung: str) -> str:
    """``●12``: how many instruments with an office a sector has on a rung; ``?3`` when none has one."""
    found = inventory.on_rung(rung)
    if not found:
        return NONE
    held = sum(each.has_office for each in found)
    if not held:
        return f"{NOBODY}{len(found)}"
    return f"{DORMANT if any(each.state == 'dormant' for each in found) else HELD}{held}"


def _empty_cells(words: GapWords, rungs: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for sign, key in ((NONE, "gaps.empty-cells"), (NOBODY, "gaps.nobody-cells")):
        for rung in rungs:
            empty = [each.sector for each in words.gaps.inventory if cell(each, rung)[0] == sign]
            if empty:
                name = words.say(f"words.rung-{rung}")
                yield (words.say(key, rung=name, sectors=words.sectors(empty)),)


def _one_kind_only(words: GapWords, rungs: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Cells in which everything is about one kind of organisation, so that they say nothing about the others."""
    kinds = words.plan.values_of.get(STATUS, {})
    for rung in rungs:
        found: dict[str, list[str]] = {}
        for each in words.gaps.inventory:
            about = {party for one in each.on_rung(rung) for party in words.version(one.power).addressee}
            if len(about) == 1 and about <= kinds.keys():
                found.setdefault(about.pop(), []).append(each.sector)
        for kind, sectors in found.items():
            where = words.sectors(sectors) if len(sectors) < len(words.gaps.inventory) else words.say("gaps.everywhere")
            name = words.say(f"words.rung-{rung}")
            yield (words.say("gaps.one-kind-cells", rung=name, kind=words.kind(kind), sectors=where),)


def _orders(words: GapWords) -> Iterator[Block]:
    say, gaps = words.say, words.gaps
    yield Title(say("gaps.orders"))
    yield Paragraph(say("gaps.orders-how", rungs=", ".join(say(f"words.rung-{rung}") for rung in BINDING)))
    rows = []
    for each in gaps.orders:
        reach, all_ = each.reach, each.reach.all.situations
        rows.append((
            words.sector(each.sector), words.share(reach.covered.situations, all_),
            words.share(reach.covered_without_breach.situations, reach.without_breach.situations),
            words.share(each.covered_with_dormant.situations, all_), words.has(each),
        ))  # fmt: skip
    yield Table(tuple(say(f"gaps.{column}") for column in COLUMNS), rows)
    shared = dict.fromkeys(power for each in gaps.orders for power in each.shared)
    if shared:
        yield Paragraph(say("gaps.shared-list", powers=words.powers(shared)))
    yield Items([
        (words.own(each),)
        for each in gaps.orders
        if each.own
    ])  # fmt: skip
    if gaps.left_out:
        yield Paragraph(say("gaps.not-looked-at", sectors=words.sectors(gaps.left_out)), "aside")
    yield from _space(words)


def _space(words: GapWords) -> Iterator[Block]:
    say, asked = words.say, words.gaps.asked
    yield Paragraph(
        say(
            "gaps.space", facts=len(asked.facts), powers=asked.powers, sectors=len(words.gaps.orders),
            situations=words.number(asked.size.situations), stands_for=words.number(asked.size.stands_for),
        ),
        "aside",
    )  # fmt: skip
    tracks = ", ".join(
        say("gaps.track-count", track=say(f"words.track-{track}"), count=count)
        for track, count in powers_beside(words.plan, words.gaps.on)
    )
    yield Paragraph(say("gaps.not-in-this", tracks=tracks or say("gaps.none")), "aside")


def gap_blocks(words: GapWords, gaps: Iterable[Gap]) -> Iterator[Block]:
    """Sentences, each with the ids and the smallest facts of the first under it."""
    rows = []
    own = [each.sector for each in words.gaps.orders if each.reach.state in ("own", "always")]
    for group in grouped(gaps):
        text = words.group(group)
        if group[0].state == "general-only" and own:
            text += " " + words.say("gaps.order-others-have", sectors=words.sectors(own))
        if group[0].kind == "order-power":
            text += words.without_office(group)
        facts = words.say("gaps.shown-by", facts=words.facts(group[0].facts))
        rows.append((text, facts, words.say("gaps.ids", ids=_ids(group))))
    yield Items(rows) if rows else Paragraph(words.say("gaps.no-gaps"))


def _ids(group: Sequence[Gap]) -> str:
    """``no-order-power/rail, .../road``: what the ids share is said once."""
    first = group[0].id
    start = first[: first.rindex("/") + 1]
    if len(group) == 1 or not all(gap.id.startswith(start) for gap in group):
        return ", ".join(gap.id for gap in group)
    return ", ".join((first, *(gap.id.removeprefix(start) for gap in group[1:])))

"""The report on gaps as files: Markdown, JSON, CSV, and a facts file for every gap."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from textwrap import wrap
from typing import Any

import msgspec

from ncp.gaps.result import Gap, SectorInventory
from ncp.plan.model.condition import Value
from ncp.report.gaps_document import Block, Items, Paragraph, Table, Title, overview
from ncp.report.gaps_sector import sector_parts
from ncp.report.gaps_words import GapWords
from ncp.report.markdown import escape

COLUMNS = ("edition", "on", "sector", "rung", "id", "kind", "name", "law", "article", "state", "holders", "basis")


def as_markdown(words: GapWords, sector: str | None) -> str:
    """The overview with every sector behind it, or one sector."""
    if sector:
        return _markdown(sector_parts(words, sector))
    sectors = (part for each in words.gaps.inventory for part in sector_parts(words, each.sector, depth=2))
    return _markdown((*overview(words), *sectors))


def _markdown(blocks: Iterable[Block]) -> str:
    return "\n\n".join(text for block in blocks if (text := _block(block))) + "\n"


def _block(block: Block) -> str:
    match block:
        case Title(text, depth):
            return f"{'#' * depth} {escape(text[:1].upper() + text[1:])}"
        case Paragraph(text, weight):
            return f"**{escape(text)}**" if weight == "strong" else escape(text)
        case Items(items):
            return "\n".join(_item(item) for item in items)
        case Table(columns, rows):
            head = [_row(columns), f"|{' --- |' * len(columns)}"]
            return "\n".join((*head, *(_row(row) for row in rows))) if rows else ""


def _item(item: tuple[str, ...]) -> str:
    first, *asides = (escape(text) for text in item)
    return "\n".join((f"- {first}", *(f"  <br>{aside}" for aside in asides)))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(escape(each) for each in cells)} |"


def as_csv(words: GapWords, sector: str | None) -> str:
    """One row for each sector and instrument; a rung on which a sector has nothing has a row without one."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(words.say(f"gaps.csv-{column}") for column in COLUMNS)
    for each in words.gaps.inventory:
        if sector in (None, each.sector):
            rows.writerows(_csv_rows(words, each))
    return out.getvalue()


def _csv_rows(words: GapWords, inventory: SectorInventory) -> Iterator[tuple[str, ...]]:
    edition, on = words.gaps.plan.edition, words.gaps.on.isoformat()
    for rung in words.plan.rung_by_id:
        start = (edition, on, inventory.sector, rung)
        if not inventory.on_rung(rung):
            yield (*start, *[""] * (len(COLUMNS) - len(start)))
        for each in inventory.instruments:
            if each.rung == rung:
                found = words.wording.version(each.power, words.gaps.on)
                assert found
                law, power = found
                yield (
                    *start, power.id, power.kind, words.say.of(power.name), law.id, power.article,
                    words.state(each), words.holders(each), power.basis,
                )  # fmt: skip


def as_data(words: GapWords, sector: str | None) -> dict[str, object]:
    """For JSON. Numbers of situations are texts: they do not fit what most readers of JSON take for a number."""
    data: dict[str, object] = _exact(msgspec.to_builtins(words.gaps))
    if sector:
        for name in ("inventory", "orders", "routes"):
            found = data[name]
            assert isinstance(found, list)
            data[name] = [each for each in found if each["sector"] == sector]
        data["gaps"] = _exact(msgspec.to_builtins([gap for gap in words.gaps.gaps if sector in gap.sectors]))
    return data | {"powers": _powers(words, sector)}


def _powers(words: GapWords, sector: str | None) -> dict[str, object]:
    """What each power of the inventory is and on what ground, once."""
    chosen = [each for each in words.gaps.inventory if sector in (None, each.sector)]
    names = dict.fromkeys(one.power for each in chosen for one in each.instruments)
    return {name: _ground(words, name) for name in names}


def _ground(words: GapWords, name: str) -> dict[str, object]:
    found = words.wording.version(name, words.gaps.on)
    assert found
    law, power = found
    return {
        "kind": power.kind, "name": msgspec.to_builtins(power.name), "law": law.id, "article": power.article,
        "rung": power.rung, "addressee": power.addressee, "basis": power.basis,
    }  # fmt: skip


def _exact(value: Any) -> Any:
    """The same data with every number of situations as a text."""
    if isinstance(value, list | tuple):
        return [_exact(each) for each in value]
    if isinstance(value, dict):
        if value.keys() == {"situations", "stands_for"}:
            return {name: str(number) for name, number in value.items()}
        return {name: _exact(each) for name, each in value.items()}
    return value


def facts_file(words: GapWords, gap: Gap) -> tuple[str, str]:
    """Name and text of a facts file that ``ncp advise`` accepts."""
    name = f"{gap.id.replace('/', '--')}.yaml"
    say, on = words.say, words.gaps.on
    head = (
        say("gaps.facts-head", id=gap.id, day=words.wording.day(on)),
        *wrap(words.gap(gap), 110),
        say("gaps.facts-how", file=name, date=on.isoformat()),
    )
    return name, "\n".join((*(f"# {line}" for line in head), "facts:", *_lines(gap.facts))) + "\n"


def _lines(facts: Mapping[str, Value]) -> Iterator[str]:
    for fact, value in facts.items():
        yield f"  {fact}: {_plain(value)}"


def _plain(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"[{', '.join(value)}]" if isinstance(value, tuple) else str(value)

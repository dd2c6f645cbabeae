"""``ncp plan gaps``: the inventory of powers by sector and rung, and every situation in which the plan has none."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from ncp.cli import current, options
from ncp.cli.catalogue.shared import check_choice, day_asked
from ncp.cli.language import phrases, say
from ncp.cli.output import json_text
from ncp.cli.screen import Grid, Heading, Line, Part, Style, show
from ncp.gaps.find import gaps_of
from ncp.intake.plain_text import clean_line
from ncp.problem import ExitCode, refuse
from ncp.report.gaps_document import Block, Items, Paragraph, Table, Title, overview
from ncp.report.gaps_sector import sector_parts
from ncp.report.gaps_words import GapWords

SCHEMA = "ncp/plan-gaps/1"
FORMATS = ("text", "markdown", "json", "csv")
STYLES: dict[str, Style] = {"plain": "plain", "strong": "strong", "aside": "dim"}

Sector = Annotated[str | None, typer.Option("--sector", help=say("gaps.option-sector"), metavar="ID")]
Format = Annotated[str, typer.Option("--format", help=say("gaps.option-format"), metavar="|".join(FORMATS))]
Out = Annotated[Path | None, typer.Option("--out", help=say("gaps.option-out"), metavar="FILE")]
FactsDir = Annotated[Path | None, typer.Option("--facts-dir", help=say("gaps.option-facts-dir"), metavar="DIR")]


def gaps(
    on: options.On = None,
    sector: Sector = None,
    format_: Format = "text",
    out: Out = None,
    facts_dir: FactsDir = None,
    as_json: options.AsJson = False,
) -> None:
    plan = current.session().plan
    check_choice("--format", format_, FORMATS)
    check_choice("--sector", sector, plan.sector_by_id)
    found = gaps_of(plan, day_asked(on))
    words = GapWords(found, plan, phrases())
    form = "json" if as_json else format_
    if form == "text" and out is None:
        show(_screen(words, sector))
    else:
        _write(out, _text(words, sector, "markdown" if form == "text" else form))
    if facts_dir:
        _write_facts(words, facts_dir)


def _text(words: GapWords, sector: str | None, form: str) -> str:
    from ncp.report.gaps_files import as_csv, as_data, as_markdown

    if form == "json":
        return json_text(SCHEMA, as_data(words, sector), "")
    return as_csv(words, sector) if form == "csv" else as_markdown(words, sector)


def _write(out: Path | None, text: str) -> None:
    if out is None:
        sys.stdout.write(text)
        return
    from ncp.cli.incident.sitrep import write_text

    write_text(out, text)
    print(clean_line(say("screen.written", path=out)))


def _write_facts(words: GapWords, folder: Path) -> None:
    from ncp.cli.incident.sitrep import write_text
    from ncp.report.gaps_files import facts_file

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refuse("output-unwritable", ExitCode.WRONG_USE, path=folder, reason=error.strerror or error) from None
    for gap in words.gaps.gaps:
        name, text = facts_file(words, gap)
        write_text(folder / name, text)
    print(clean_line(say("gaps.facts-written", count=len(words.gaps.gaps), path=folder)), file=sys.stderr)


def _screen(words: GapWords, sector: str | None) -> Iterator[Part]:
    yield from _parts(sector_parts(words, sector) if sector else overview(words))
    if not sector:
        yield Line(say("gaps.more"), "dim")


def _parts(blocks: Iterable[Block]) -> Iterator[Part]:
    for block in blocks:
        match block:
            case Title(text):
                yield Heading(text)
            case Paragraph(text, weight):
                yield Line(text, STYLES[weight])
            case Items(items):
                for first, *asides in items:
                    yield Line(f"- {first}")
                    yield from (Line(aside, "dim", 4) for aside in asides)
            case Table(columns, rows):
                yield Grid(columns, rows)

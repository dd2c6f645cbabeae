"""Parts of a screen, and printing them: colour on a terminal, plain text elsewhere.

What is printed may come from outside, so no part ever reads markup from its text.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from ncp.cli.language import say

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

Style = Literal["plain", "strong", "dim", "id", "good", "warn", "bad"]
STYLES: dict[str, str] = {
    "plain": "", "strong": "bold", "dim": "dim", "id": "dim", "good": "green", "warn": "yellow", "bad": "bold red",
}  # fmt: skip
WIDTH_WITHOUT_TERMINAL = 110
MOST_WIDTH = 140


class Heading(Struct, frozen=True):
    """The title of a part of a screen."""

    text: str


class Line(Struct, frozen=True):
    """A paragraph; later lines hang under the first."""

    text: str
    style: Style = "plain"
    indent: int = 0


class Cell(Struct, frozen=True):
    """A field of a grid that has a style of its own."""

    text: str
    style: Style


class Grid(Struct, frozen=True):
    """A table. Empty tables are not printed."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[str | Cell, ...]]


Part = Heading | Line | Grid


def show(parts: Iterable[Part], mode: str = "real") -> None:
    """Print a screen. Anything but a real incident carries its banner above and below."""
    from rich.console import Console, Group

    console = Console(
        highlight=False, markup=False, emoji=False, width=_width(),
        force_terminal=True if os.environ.get("FORCE_COLOR") else None,
    )  # fmt: skip
    body = [renderable for part in parts for renderable in _renderables(part)]
    banner = _banner(mode)
    # one print: rich measures and flushes once for the whole screen
    console.print(Group(*banner, *body, *banner))


def _banner(mode: str) -> list[Text]:
    from rich.text import Text

    return [] if mode == "real" else [Text(say(f"words.banner-{mode}"), style="bold reverse")]


def _width() -> int | None:
    if not sys.stdout.isatty():
        return int(os.environ.get("COLUMNS", WIDTH_WITHOUT_TERMINAL))
    from shutil import get_terminal_size

    return min(get_terminal_size().columns, MOST_WIDTH)


def _renderables(part: Part) -> Iterator[RenderableType]:
    from rich.text import Text

    match part:
        case Heading(text):
            yield Text(f"\n{text.upper()}", style="bold cyan")
        case Line(text, style, indent):
            body = Text(text, style=STYLES[style])
            yield _indented(body, indent) if indent else body
        case Grid(columns, rows):
            if rows:
                yield _table(columns, rows)


def _indented(body: Text, indent: int) -> RenderableType:
    from rich.padding import Padding

    return Padding(body, (0, 0, 0, indent))


def _table(columns: tuple[str, ...], rows: Sequence[tuple[str | Cell, ...]]) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", show_header=any(columns))
    for number, column in enumerate(columns):
        # an id is copied by hand, so it is never broken over lines
        is_id = column == "id" or all(_is_id(row[number]) for row in rows)
        table.add_column(column, overflow="fold", no_wrap=is_id)
    for row in rows:
        table.add_row(
            *(Text(each.text, style=STYLES[each.style]) if isinstance(each, Cell) else Text(each) for each in row)
        )
    return table


def _is_id(cell: str | Cell) -> bool:
    return isinstance(cell, Cell) and cell.style == "id"

"""The pages of the project, and what stands between their fences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^```(?P<info>[^`]*)$")


class Block(NamedTuple):
    """What stands between two fences: ``words`` are those behind the opening one."""

    page: Path
    line: int
    words: tuple[str, ...]
    lines: tuple[str, ...]


def pages() -> list[Path]:
    """Every page that a reader may open, in the order of their paths."""
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page, from top to bottom."""
    opened: Block | None = None
    inside: list[str] = []
    for number, line in enumerate(page.read_text("utf-8").splitlines(), start=1):
        fence = FENCE.match(line)
        if fence is None:
            inside.append(line)
        elif opened is None:
            opened, inside = Block(page, number, tuple(fence["info"].split()), ()), []
        else:
            yield opened._replace(lines=tuple(inside))
            opened = None
    assert opened is None, f"{name_of(page)}:{opened.line if opened else 0}: this fence is never closed"


def prose(page: Path) -> Iterator[tuple[int, str]]:
    """The lines of a page that do not stand between fences, with their numbers."""
    fenced = False
    for number, line in enumerate(page.read_text("utf-8").splitlines(), start=1):
        if FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            yield number, line

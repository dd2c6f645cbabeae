"""What the cases show of a plan and what they never show, for ``ncp plan check --cover``."""

from __future__ import annotations

from collections.abc import Iterator

from ncp.check.covered import KINDS, Cover, Shown
from ncp.cli.language import say
from ncp.cli.screen import Cell, Grid, Heading, Line, Part

FIRST = 2
"""Names beside a number; ``--format json`` has all of them."""


def cover_line(cover: Cover) -> str:
    """One sentence for the end of a check: how many powers the cases show both ways."""
    powers = cover.of("power")
    return say("check.cover-line", both=sum(len(each.both) for each in powers), total=_total(powers))


def cover_parts(cover: Cover) -> Iterator[Part]:
    """A row for each kind, the powers law by law, and the names of the rest that no case shows."""
    yield Heading(say("check.cover"))
    yield Line(say("check.cover-about", cases=cover.cases, moments=cover.moments), "dim")
    head = tuple(say(f"check.cover-{name}") for name in ("total", "both", "always", "never", "absent"))
    rows = [(say(f"check.cover-kind-{kind}"), *_numbers(cover.of(kind))) for kind in KINDS]
    yield Grid(("", *head), rows)
    yield Heading(say("check.cover-by-law"))
    yield Grid(
        (say("check.cover-law"), head[0], head[1], head[3], say("check.cover-first")),
        [_law(each) for each in cover.of("power") if each.never],
    )
    for kind in KINDS[1:]:
        never = [name for each in cover.of(kind) for name in each.never]
        if never:
            yield Heading(say(f"check.cover-never-{kind}"))
            yield Line(", ".join(never))


def _law(shown: Shown) -> tuple[str | Cell, ...]:
    names = ", ".join(shown.never[:FIRST]) + (" ..." if len(shown.never) > FIRST else "")
    return (Cell(shown.group, "id"), str(shown.total), str(len(shown.both)), str(len(shown.never)), names)


def _numbers(found: tuple[Shown, ...]) -> tuple[str, ...]:
    lists = ("both", "always", "never", "absent")
    return (str(_total(found)), *(str(sum(len(getattr(each, name)) for each in found)) for name in lists))


def _total(found: tuple[Shown, ...]) -> int:
    return sum(each.total for each in found)

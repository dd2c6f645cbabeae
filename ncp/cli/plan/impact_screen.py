"""The impact of a plan change on a screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ncp.cli.screen import Line, Part, Style
from ncp.intake.plain_text import clean_line
from ncp.report.diff_impact import Role, impact_paragraphs
from ncp.report.diff_view import DiffView
from ncp.report.diff_words import DiffWords

LOOKS: Mapping[Role, tuple[Style, int]] = {
    "lead": ("plain", 0),
    "section": ("strong", 0),
    "difference": ("plain", 2),
    "where": ("plain", 6),
    "why": ("dim", 6),
    "more": ("dim", 2),
    "finding": ("bad", 0),
    "item": ("plain", 2),
}
"""The style and the indent of each role."""


def impact_parts(view: DiffView, words: DiffWords, *, everything: bool) -> Iterator[Part]:
    """What the change does to the cases."""
    for paragraph in impact_paragraphs(view, words, everything=everything):
        if paragraph.role in ("section", "finding"):
            yield Line("")
        yield Line(clean_line(paragraph.text), *LOOKS[paragraph.role])

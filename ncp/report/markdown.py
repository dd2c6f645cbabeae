"""Markdown from templates, and the two things Markdown needs care with: text in tables and banners on lines."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")
_STRUCTURE = re.compile(r"(\s*(?:#{1,6} |[-*] (?:\[[ x]\] )?|\d+\. |> |\| ?))")
_SAYS_NOTHING = re.compile(r"\s*(?:\|[\s|:-]+\||-{3,})?\s*")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("ncp.report"),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - Markdown, not HTML; every text from outside goes through ``md``
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = escape
    return environment


def render(template: str, **context: object) -> str:
    """A template of ``report/templates`` filled in; runs of empty lines become one."""
    text = _environment().get_template(template).render(**context)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def escape(text: str) -> str:
    """Text that stays text: no markup, no table border, no line break."""
    return _SPECIAL.sub(r"\\\1", " ".join(str(text).split()))


def mark_lines(text: str, banner: str) -> str:
    """Every line that says something carries the banner, inside its heading, list item or table row."""
    return "\n".join(_mark(line, f"[{banner}] ") for line in text.split("\n"))


def _mark(line: str, mark: str) -> str:
    if _SAYS_NOTHING.fullmatch(line):
        return line
    structure = _STRUCTURE.match(line)
    start = structure.end() if structure else 0
    return f"{line[:start]}{mark}{line[start:]}"

"""Every link from one page of the project to another leads somewhere, and every page ends with its limits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, name_of, pages, prose

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"`[^`]*`")
HEADING = re.compile(r"^#{1,6} (.+)$")
LIMITS = re.compile(r"^## .*(limits|grenzen|what we gave up)", re.IGNORECASE)
OTHERWISE = {"README.md": "## Wat het niet is", "README.en.md": "## What it is not", "CHANGELOG.md": "### Not yet"}
ELSEWHERE = ("http://", "https://", "mailto:")


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    assert list(broken_links(page)) == []


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_a_page_says_where_its_limits_are(page: Path) -> None:
    headings = [line for _, line in prose(page) if HEADING.match(line)]
    if name_of(page) in OTHERWISE:
        assert OTHERWISE[name_of(page)] in headings
    else:
        assert LIMITS.match(headings[-1]), f"{name_of(page)} ends with «{headings[-1]}»"


def test_an_anchor_is_spelled_as_the_reader_of_the_repository_spells_it() -> None:
    assert anchor("`ncp/next/1`") == "ncpnext1"
    assert anchor("Als het plan of de schijf stuk is") == "als-het-plan-of-de-schijf-stuk-is"
    assert anchor("In force, and what is not") == "in-force-and-what-is-not"


def broken_links(page: Path) -> Iterator[str]:
    for number, line in prose(page):
        for target in LINK.findall(CODE.sub("", line)):
            if not target.startswith(ELSEWHERE) and not leads_somewhere(page, target):
                yield f"{name_of(page)}:{number}: {target}"


def leads_somewhere(page: Path, target: str) -> bool:
    path, _, heading = target.partition("#")
    file = (page.parent / path).resolve() if path else page
    if not file.exists() or not file.is_relative_to(ROOT):
        return False
    return not heading or (file.suffix == ".md" and heading in anchors(file))


def anchors(page: Path) -> set[str]:
    """The headings of a page as links name them; a heading that stands there twice gets a number."""
    found: dict[str, int] = {}
    names = set()
    for _, line in prose(page):
        heading = HEADING.match(line)
        if heading:
            name = anchor(heading[1])
            count = found.get(name, 0)
            found[name] = count + 1
            names.add(f"{name}-{count}" if count else name)
    return names


def anchor(heading: str) -> str:
    plain = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return plain.replace(" ", "-")

"""Text from outside, made safe to print: nothing in it can steer a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncp.intake.plain_text import MAX_TITLE, clean_line, clean_text, clean_title

TEXTS = [
    ("plain text stays", "Citrix ADC", "Citrix ADC"),
    ("accents and other scripts stay", "Beïnvloeding — «漏洞» 🔥", "Beïnvloeding — «漏洞» 🔥"),
    ("line ends and tabs stay", "a\n\tb", "a\n\tb"),
    ("Windows line ends become ours", "a\r\nb", "a\nb"),
    ("a carriage return cannot overwrite a line", "echt\rnep", "echtnep"),
    ("colours go", "\x1b[31mrood\x1b[0m", "[31mrood[0m"),
    ("a terminal title goes", "\x1b]0;eigenaar\x07", "]0;eigenaar"),
    ("eight-bit escapes go", "\x9b2J", "2J"),
    ("backspaces go", "nee\x08\x08\x08ja", "neeja"),
    ("nul goes", "a\x00b", "ab"),
    ("right-to-left marks go", "exe.\u202efdp", "exe.fdp"),
    ("characters nobody sees go", "a\u200bb\ufeffc\u00adD", "abcD"),
    ("half a character goes", "a\ud800b", "ab"),
    ("private characters go", "a\ue000b", "ab"),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_clean_text(text: str, expected: str) -> None:
    assert clean_text(text) == expected


TITLES = [
    ("becomes one line", "a\n\n  b\tc ", "a b c"),
    ("loses what clean_text takes out", "\x1b[31ma", "[31ma"),
    ("may be nothing", " \n\x1b ", ""),
    ("of the greatest length stays whole", "x" * MAX_TITLE, "x" * MAX_TITLE),
    ("that is longer is cut and says so", "x" * (MAX_TITLE + 1), "x" * (MAX_TITLE - 1) + "…"),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in TITLES], ids=[row[0] for row in TITLES])
def test_a_title(text: str, expected: str) -> None:
    assert clean_title(text) == expected


@given(st.text())
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)


@given(st.text())
def test_a_title_can_always_be_printed_on_one_line(text: str) -> None:
    title = clean_title(text)
    assert len(title) <= MAX_TITLE
    assert len(title.splitlines()) <= 1
    title.encode("utf-8")


@given(st.text())
def test_a_line_can_always_be_printed_as_it_is(text: str) -> None:
    assert clean_line(text).isprintable()


def test_a_line_keeps_its_spaces() -> None:
    assert clean_line("pad/met  twee spaties\nen een regel") == "pad/met  twee spaties en een regel"

"""Markdown: text from outside stays text, and a banner stands in every line that says something."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncp.report.markdown import escape, mark_lines

ESCAPES = [
    ("plain text stays", "Citrix ADC 12.1", "Citrix ADC 12.1"),
    ("a heading stays text", "# grote kop", r"\# grote kop"),
    ("emphasis stays text", "*vet* en _cursief_", r"\*vet\* en \_cursief\_"),
    ("a link stays text", "[klik](http://x)", r"\[klik\](http://x)"),
    ("HTML stays text", "<script>", r"\<script\>"),
    ("code stays text", "`rm`", r"\`rm\`"),
    ("a table border stays text", "a | b", r"a \| b"),
    ("a backslash stays a backslash", r"C:\temp", r"C:\\temp"),
    ("an escape cannot be undone", r"\|", r"\\\|"),
    ("lines become one", "a\nb\r\n\tc", "a b c"),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in ESCAPES], ids=[row[0] for row in ESCAPES])
def test_escape(text: str, expected: str) -> None:
    assert escape(text) == expected


def unescaped(text: str) -> str:
    """What a reader of the Markdown sees."""
    return re.sub(r"\\(.)", r"\1", text)


@given(st.text())
def test_what_was_escaped_reads_as_it_was_but_for_white_space(text: str) -> None:
    assert unescaped(escape(text)) == " ".join(text.split())


@given(st.text())
def test_no_escaped_text_has_a_bare_table_border(text: str) -> None:
    assert not re.search(r"(?<!\\)(\\\\)*\|", escape(text))


MARKED = [
    ("a paragraph", "tekst", "[NASPEL] tekst"),
    ("a heading stays a heading", "## 1. Kop", "## [NASPEL] 1. Kop"),
    ("a list item stays a list item", "- punt", "- [NASPEL] punt"),
    ("a numbered item stays one", "3. punt", "3. [NASPEL] punt"),
    ("an item deeper in a list stays there", "  - punt", "  - [NASPEL] punt"),
    ("a task keeps its box", "- [x] klaar", "- [x] [NASPEL] klaar"),
    ("a task that is open keeps its box", "- [ ] open", "- [ ] [NASPEL] open"),
    ("a quotation stays one", "> woord", "> [NASPEL] woord"),
    ("a table row stays one", "| a | b |", "| [NASPEL] a | b |"),
    ("the line under a table head stays as it is", "| --- | :-: |", "| --- | :-: |"),
    ("the row of an empty head stays as it is", "| | |", "| | |"),
    ("an empty line stays empty", "", ""),
    ("bold text is a paragraph", "**let op**", "[NASPEL] **let op**"),
    ("every line of several", "a\n\n- b\n", "[NASPEL] a\n\n- [NASPEL] b\n"),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in MARKED], ids=[row[0] for row in MARKED])
def test_mark_lines(text: str, expected: str) -> None:
    assert mark_lines(text, "NASPEL") == expected


def test_a_rule_across_the_page_stays_one() -> None:
    assert mark_lines("---", "NASPEL") == "---"


@given(st.text("ab |-#>*1.\n[]x", max_size=60))
def test_every_line_with_a_letter_carries_the_banner_once(text: str) -> None:
    for line in mark_lines(text, "NASPEL").split("\n"):
        if re.search("[abx1]", line.replace("NASPEL", "").replace("[x]", "")):
            assert line.count("[NASPEL]") == 1

"""A value on one line is YAML that reads back as the same value."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ncp.diff.compact import compact
from ncp.plan.model.common import Text, Window
from ncp.plan.model.condition import All, AnyOf, Not, Test
from ncp.plan.model.playbooks import Playbook
from ncp.plan.model.powers import Holder
from ncp.plan.source import read_yaml
from tests.diff.small import loaded


@pytest.mark.parametrize(("value", "line"), [
    (True, "true"), (None, "null"), (3, "3"), (date(2026, 8, 15), "2026-08-15"), ("minister-jenv", "minister-jenv"),
    ("no", '"no"'), ("12", '"12"'), ("12:30", '"12:30"'), ("a: b", '"a: b"'), ("3 lid 1 onder d", "3 lid 1 onder d"),
    (("a", "b"), "[a, b]"), ((), "[]"),
    (Text(nl="Ja.", en="Yes."), "{nl: Ja., en: Yes.}"),
    (Window(from_=date(2026, 8, 15)), "{from: 2026-08-15}"),
    (Holder(role="competent-authority", for_="sector"), "{role: competent-authority, for: sector}"),
    (Test("exploited", "is", value=True), "{fact: exploited, is: true}"),
    (All((Test("a", "in", ("p", "q")), Not(AnyOf(())))), "{all: [{fact: a, in: [p, q]}, {not: {any: []}}]}"),
])  # fmt: skip
def test_a_value_is_written_as_it_could_stand_in_a_file(value: Any, line: str) -> None:
    assert compact(value) == line


def test_a_record_is_written_without_the_records_it_holds() -> None:
    playbook = next(each for each in loaded().plan.playbooks if each.id == "outage")
    assert isinstance(playbook, Playbook)
    assert "out-call" not in compact(playbook)
    assert "includes: [rest]" in compact(playbook)


@given(
    some.text(
        some.characters(
            min_codepoint=32, max_codepoint=0x17F, blacklist_characters="\x7f", blacklist_categories=["Cc", "Cf"]
        ),
        min_size=1,
    )
)
def test_a_text_reads_back_as_itself(text: str) -> None:
    root = read_yaml(f"value: {compact(text)}\n".encode(), "test.yaml")
    assert isinstance(root.value, dict)
    assert root.value["value"].value == text

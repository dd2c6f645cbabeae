"""Plan data on one line, and what differs between two pieces of it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from ncp.plan.flow import differences, flow

TEST = {"fact": "impact", "at_least": "severe"}
LATER = {"fact": "impact", "at_least": "disruptive"}
OTHER = {"fact": "exploited", "is": True}
LONG = "De provider meldt een incident bij de bevoegde autoriteit"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("ncsc", "ncsc"),
        (True, "true"),
        (None, "null"),
        (3, "3"),
        ([], "[]"),
        (["a", "b"], "[a, b]"),
        (TEST, "{fact: impact, at_least: severe}"),
        ("Let op: dit", '"Let op: dit"'),
        ("", '""'),
        (" a", '" a"'),
        ("een\ntwee", '"een\\ntwee"'),
        ('zeg "ja"', '"zeg \\"ja\\""'),
    ],
)
def test_value_on_one_line(value: Any, text: str) -> None:
    assert flow(value) == text


@pytest.mark.parametrize("value", [TEST, {"all": [TEST, {"not": OTHER}]}, ["a, b", "c: d", "#e", "{f}"], LONG])
def test_line_is_yaml_that_says_the_same(value: Any) -> None:
    assert yaml.safe_load(flow(value)) == value


CASES: dict[str, tuple[Any, Any, list[tuple[str, str | None, str | None]]]] = {
    "nothing": ({"a": 1}, {"a": 1}, []),
    "a value": ({"role": "a"}, {"role": "b"}, [("role", "a", "b")]),
    "a value inside": ({"in_force": {"from": "1"}}, {"in_force": {"from": "2"}}, [("in_force.from", "1", "2")]),
    "a key that came": ({}, {"to": "x"}, [("to", None, "x")]),
    "a key that went": ({"to": "x"}, {}, [("to", "x", None)]),
    "null is not nothing": ({"to": None}, {}, [("to", "null", None)]),
    "a word that came": ({"s": ["a"]}, {"s": ["a", "b"]}, [("s", None, "b")]),
    "one word for another": ({"s": ["a", "b"]}, {"s": ["a", "c"]}, [("s", "b", "c")]),
    "another order": ({"s": ["a", "b"]}, {"s": ["b", "a"]}, [("s", "[a, b]", "[b, a]")]),
    "one of two that are equal": ({"s": ["a", "a"]}, {"s": ["a"]}, [("s", "a", None)]),
    "a test is one value": ({"when": TEST}, {"when": LATER}, [("when", flow(TEST), flow(LATER))]),
    "a test in a group": ({"all": [OTHER, TEST]}, {"all": [OTHER, LATER]}, [("all", flow(TEST), flow(LATER))]),
    "a test that came": ({"all": [OTHER]}, {"all": [OTHER, TEST]}, [("all", None, flow(TEST))]),
    "an entry by its key": (
        {"seats": [{"council": "iao", "seat": "member"}, {"council": "mccb", "seat": "member"}]},
        {"seats": [{"council": "mccb", "seat": "adviser"}, {"council": "iao", "seat": "member"}]},
        [("seats[mccb].seat", "member", "adviser")],
    ),
    "an entry without a key, in other words": (
        {"cannot": [{"text": LONG, "basis": "text"}, {"text": "Iets heel anders", "basis": "text"}]},
        {"cannot": [{"text": LONG.replace("meldt", "meldde"), "basis": "text"}]},
        [("cannot[1].text", LONG, LONG.replace("meldt", "meldde")),
         ("cannot", "{text: Iets heel anders, basis: text}", None)],
    ),
    "entries that have nothing in common": (
        {"cannot": [{"text": "aaaa bbbb cccc"}, {"text": "zzzz"}]},
        {"cannot": [{"text": "1 2 3 4 5 6 7 8 9"}]},
        [("cannot", "{text: aaaa bbbb cccc}", None), ("cannot", "{text: zzzz}", None),
         ("cannot", None, "{text: 1 2 3 4 5 6 7 8 9}")],
    ),
    "a list in place of a word": ({"a": "x"}, {"a": ["x"]}, [("a", "x", "[x]")]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_difference(case: str) -> None:
    old, new, expected = CASES[case]
    assert [(each.field, each.old, each.new) for each in differences(old, new)] == expected

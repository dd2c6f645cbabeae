"""Places: the same before and after they were kept as bytes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ncp.plan.places import NOWHERE, Path, Places
from ncp.plan.source import Node, read_yaml

TEXT = b"a:\n  - b: 1\n    c: [x, yy]\nd: {e: z}\n"

PLACES: dict[Path, tuple[int, int]] = {
    (): (1, 1),
    ("a",): (2, 3),
    ("a", 0): (2, 5),
    ("a", 0, "b"): (2, 8),
    ("a", 0, "c"): (3, 8),
    ("a", 0, "c", 1): (3, 12),
    ("d", "e"): (4, 8),
    ("nothing",): (1, 1),
    ("a", "b"): (2, 3),
    ("d", 3): (4, 4),
    ("d", "e", "deeper", 2): (4, 8),
}
"""A path that the file does not have ends at the nearest that it has."""


@pytest.mark.parametrize(("path", "expected"), PLACES.items())
def test_place_of_a_path(path: Path, expected: tuple[int, int]) -> None:
    fresh = Places(read_yaml(TEXT, "plan.yaml"))
    assert fresh.at(path) == expected
    assert Places(fresh.packed()).at(path) == expected
    assert fresh.at(path) == expected


def test_file_that_is_not_there_is_reported_as_a_whole() -> None:
    assert NOWHERE.at(("roles", 0, "id")) == (0, 0)


def test_places_are_equal_when_everything_stands_in_the_same_place() -> None:
    fresh = Places(read_yaml(TEXT, "plan.yaml"))
    assert fresh == Places(Places(read_yaml(TEXT, "plan.yaml")).packed())
    assert fresh != Places(read_yaml(b"\n" + TEXT, "plan.yaml"))


words = st.text(alphabet="abé😀", min_size=1, max_size=5)
documents = st.recursive(
    words | st.integers() | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=20,
).filter(lambda document: document is not None)


def nodes(node: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    yield path, node
    inside = node.value
    steps = inside.items() if isinstance(inside, dict) else enumerate(inside) if isinstance(inside, list) else ()
    for step, child in steps:
        yield from nodes(child, (*path, step))


@given(document=documents, flow=st.sampled_from([None, True, False]))
def test_every_place_is_the_same_after_keeping(document: object, flow: bool | None) -> None:
    text = yaml.safe_dump(document, allow_unicode=True, default_flow_style=flow)
    root = read_yaml(text.encode(), "plan.yaml")
    fresh, kept = Places(root), Places(Places(root).packed())
    for path, node in nodes(root):
        assert fresh.at(path) == kept.at(path) == (node.line, node.column)

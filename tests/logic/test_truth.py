"""The strong Kleene tables, in full, and what follows from them."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncp.logic.truth import Truth, conjunction, disjunction, negation, truth_of

F, U, T = Truth.FALSE, Truth.UNKNOWN, Truth.TRUE

CONJUNCTION = [
    (F, F, F), (F, U, F), (F, T, F),
    (U, F, F), (U, U, U), (U, T, U),
    (T, F, F), (T, U, U), (T, T, T),
]  # fmt: skip
DISJUNCTION = [
    (F, F, F), (F, U, U), (F, T, T),
    (U, F, U), (U, U, U), (U, T, T),
    (T, F, T), (T, U, T), (T, T, T),
]  # fmt: skip

truths = st.sampled_from(Truth)
lists = st.lists(truths, max_size=8)


@pytest.mark.parametrize(("left", "right", "expected"), CONJUNCTION)
def test_conjunction(left: Truth, right: Truth, expected: Truth) -> None:
    assert conjunction([left, right]) is expected


@pytest.mark.parametrize(("left", "right", "expected"), DISJUNCTION)
def test_disjunction(left: Truth, right: Truth, expected: Truth) -> None:
    assert disjunction([left, right]) is expected


@pytest.mark.parametrize(("part", "expected"), [(F, T), (U, U), (T, F)])
def test_negation(part: Truth, expected: Truth) -> None:
    assert negation(part) is expected


@pytest.mark.parametrize(("answer", "expected"), [(True, T), (False, F)])
def test_plain_answer(answer: bool, expected: Truth) -> None:
    assert truth_of(answer) is expected


def test_nothing_in_conjunction_is_true() -> None:
    assert conjunction([]) is T


def test_nothing_in_disjunction_is_false() -> None:
    assert disjunction([]) is F


@pytest.mark.parametrize("value", Truth)
@pytest.mark.parametrize(
    "use",
    [
        pytest.param(bool, id="bool"),
        pytest.param(lambda value: not value, id="not"),
        pytest.param(lambda value: 1 if value else 0, id="if"),
        pytest.param(lambda value: value and value, id="and"),
        pytest.param(lambda value: value or value, id="or"),
        pytest.param(lambda value: any([value]), id="any"),
        pytest.param(lambda value: all([value]), id="all"),
        pytest.param(lambda value: list(filter(None, [value])), id="filter"),
    ],
)
def test_truth_has_no_bool(value: Truth, use: object) -> None:
    assert callable(use)
    with pytest.raises(TypeError, match="not a bool"):
        use(value)


@given(lists, st.randoms(use_true_random=False))
def test_order_of_the_parts_does_not_matter(parts: list[Truth], chance: Random) -> None:
    shuffled = chance.sample(parts, len(parts))
    assert conjunction(shuffled) is conjunction(parts)
    assert disjunction(shuffled) is disjunction(parts)


@given(lists, lists)
def test_grouping_of_the_parts_does_not_matter(left: list[Truth], right: list[Truth]) -> None:
    assert conjunction([conjunction(left), conjunction(right)]) is conjunction(left + right)
    assert disjunction([disjunction(left), disjunction(right)]) is disjunction(left + right)


@given(lists)
def test_de_morgan(parts: list[Truth]) -> None:
    assert negation(conjunction(parts)) is disjunction([negation(part) for part in parts])
    assert negation(disjunction(parts)) is conjunction([negation(part) for part in parts])


@pytest.mark.parametrize("part", Truth)
def test_two_negations_are_none(part: Truth) -> None:
    assert negation(negation(part)) is part


@pytest.mark.parametrize(("one", "two", "three"), list(product(Truth, repeat=3)))
def test_each_distributes_over_the_other(one: Truth, two: Truth, three: Truth) -> None:
    assert conjunction([one, disjunction([two, three])]) is disjunction(
        [conjunction([one, two]), conjunction([one, three])]
    )
    assert disjunction([one, conjunction([two, three])]) is conjunction(
        [disjunction([one, two]), disjunction([one, three])]
    )


@pytest.mark.parametrize("parts", list(product(Truth, repeat=3)))
@pytest.mark.parametrize("answer", [F, T])
def test_answer_to_an_unknown_part_never_turns_true_into_false_or_back(parts: tuple[Truth, ...], answer: Truth) -> None:
    answered = [answer if part is U else part for part in parts]
    for combine in (conjunction, disjunction):
        if combine(parts) is not U:
            assert combine(answered) is combine(parts)


def test_every_part_is_read() -> None:
    parts = iter([F, T, U])
    conjunction(parts)
    assert list(parts) == []
    parts = iter([T, F, U])
    disjunction(parts)
    assert list(parts) == []

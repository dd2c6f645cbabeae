"""What the situations of a set have in common: how many classes each fact takes, unknown among them."""

from __future__ import annotations

from hypothesis import given

from ncp.logic.conditions import weigh
from ncp.logic.diagram import NOTHING, Space
from ncp.logic.truth import Truth
from ncp.plan.model.condition import All, Condition
from tests.logic.strategies import RANKS
from tests.logic.test_diagram import ALSO, TYPES, YES, small


def test_a_fact_that_must_be_yes_takes_one_class() -> None:
    space = Space([YES, ALSO], RANKS, TYPES)
    assert space.taken(space.true(YES)) == {"yes": 1, "also": 3}
    assert space.taken(space.true(All((YES, ALSO)))) == {"yes": 1, "also": 1}


def test_nothing_takes_no_class() -> None:
    space = Space([YES], RANKS, TYPES)
    assert space.taken(NOTHING) == {"yes": 0}


@given(small)
def test_as_many_classes_as_giving_each_value_finds(condition: Condition) -> None:
    space = Space([condition], RANKS, TYPES)
    true = space.true(condition)
    for question in space.questions:
        if question.classes:
            values = [each.value for each in question.classes]
            found = sum(space.both(true, space.given({question.fact: value})) != NOTHING for value in values)
            known = space.without(true, space.either(*(space.given({question.fact: value}) for value in values)))
            assert space.taken(true)[question.fact] == found + (known != NOTHING)


def test_a_condition_that_is_always_true_takes_every_class() -> None:
    space = Space([YES], RANKS, TYPES)
    assert weigh(All(()), {}, RANKS).value is Truth.TRUE
    assert space.taken(space.true(All(()))) == {"yes": 3}

"""Two conditions by what they mean, whatever their shape."""

from __future__ import annotations

import pytest
from hypothesis import given

from ncp.logic.conditions import weigh
from ncp.logic.meaning import Relation, compare_conditions
from ncp.logic.truth import Truth
from ncp.plan.model.condition import ALWAYS_TRUE, All, AnyOf, Condition, Not, Test
from tests.logic.strategies import RANKS
from tests.logic.test_diagram import ALSO, TYPES, YES, situations, size, small

LOW, HIGH = Test("ordered", "at_least", "two"), Test("ordered", "at_least", "three")

RELATIONS: list[tuple[str, Condition, Condition, Relation]] = [
    ("the same", YES, YES, "equal"),
    ("order of parts", All((YES, ALSO)), All((ALSO, YES)), "equal"),
    ("a group of one", YES, All((YES,)), "equal"),
    ("de Morgan", Not(All((YES, ALSO))), AnyOf((Not(YES), Not(ALSO))), "equal"),
    ("at least the second of three is no first", LOW, Not(Test("ordered", "is", "one")), "equal"),
    ("one more demand", YES, All((YES, ALSO)), "narrower"),
    ("one demand less", All((YES, ALSO)), YES, "wider"),
    ("a higher threshold", LOW, HIGH, "narrower"),
    ("a lower threshold", HIGH, LOW, "wider"),
    ("another question", YES, ALSO, "both"),
    ("the opposite", YES, Not(YES), "both"),
    ("one more sector", Test("set", "includes_any", ("one",)), Test("set", "includes_any", ("one", "two")), "wider"),
    ("a question that changes nothing once answered", YES, All((YES, AnyOf((ALSO, Not(ALSO))))), "unknowns"),
    ("never, said in another way", Not(ALWAYS_TRUE), All((YES, Not(YES))), "unknowns"),
]


@pytest.mark.parametrize(("old", "new", "relation"), [row[1:] for row in RELATIONS], ids=[row[0] for row in RELATIONS])
def test_what_the_new_condition_is_seen_from_the_old(old: Condition, new: Condition, relation: Relation) -> None:
    assert compare_conditions(old, new, RANKS, TYPES).relation == relation


@given(small, small)
def test_every_example_shows_the_difference(old: Condition, new: Condition) -> None:
    found = compare_conditions(old, new, RANKS, TYPES)
    for facts, wins, loses in ((found.gained, new, old), (found.lost, old, new)):
        if facts is not None:
            assert weigh(wins, facts, RANKS).value is Truth.TRUE
            assert weigh(loses, facts, RANKS).value is Truth.FALSE
    if found.open is not None:
        assert weigh(old, found.open, RANKS).value is not weigh(new, found.open, RANKS).value


@given(small, small)
def test_equal_means_equal_in_every_situation(old: Condition, new: Condition) -> None:
    found = compare_conditions(old, new, RANKS, TYPES)
    differs = any(
        weigh(old, each, RANKS).value is not weigh(new, each, RANKS).value for each in situations(All((old, new)))
    )
    assert (found.relation != "equal") == differs


@given(small, small)
def test_seen_from_the_other_side_the_relation_turns_round(old: Condition, new: Condition) -> None:
    turned = {"narrower": "wider", "wider": "narrower"}
    there, back = (compare_conditions(*pair, RANKS, TYPES) for pair in ((old, new), (new, old)))
    assert back.relation == turned.get(there.relation, there.relation)
    for one, other in ((back.gained, there.lost), (back.lost, there.gained)):
        assert (one and size(one)) == (other and size(other))  # of several smallest situations either will do


def test_what_is_too_large_is_said_to_be() -> None:
    assert compare_conditions(LOW, All((YES, ALSO)), RANKS, TYPES, most=3).relation == "too-large"

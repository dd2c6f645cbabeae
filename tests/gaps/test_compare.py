"""Gaps of two moments beside each other, by id."""

from __future__ import annotations

from ncp.gaps.compare import compare_gaps
from tests.gaps.plans import ATTACK, BREACH, found, ids, power

NOTHING = found()
ENFORCEMENT = found(power("p", BREACH))
OWN = found(power("p", ATTACK, sectors=("water",)))


def test_a_gap_that_was_not_there_is_new() -> None:
    compared = compare_gaps(OWN, NOTHING)
    assert [gap.id for gap in compared.new] == ["no-order-power/water"]
    assert compared.closed == ()


def test_a_gap_that_is_gone_is_closed() -> None:
    compared = compare_gaps(NOTHING, OWN)
    assert [gap.id for gap in compared.closed] == ["no-order-power/water"]
    assert [gap.id for gap in compared.same] == ["no-order-power/energy"]


def test_a_gap_that_got_narrower_is_the_same_gap_and_changed() -> None:
    compared = compare_gaps(NOTHING, ENFORCEMENT)
    assert [gap.id for gap in compared.same] == ids(ENFORCEMENT)
    assert [(before.state, after.state) for before, after in compared.changed] == [("never", "after-breach")] * 2


def test_the_same_gaps_did_not_change() -> None:
    compared = compare_gaps(ENFORCEMENT, ENFORCEMENT)
    assert (compared.new, compared.closed, compared.changed) == ((), (), ())
    assert list(compared.same) == list(ENFORCEMENT.gaps)

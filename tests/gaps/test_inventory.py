"""The inventory: what each sector has on each rung, whose it is, and whether it is in force."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ncp.advice.result import HolderAdvice
from ncp.gaps.result import Gaps, Instrument
from ncp.plan.model.common import Window
from ncp.plan.model.condition import All, Not, Test
from ncp.plan.model.powers import Holder, Power
from tests.gaps.plans import ATTACK, WATER_WORKS, authority, by_sector, dormant, found, power

WATER = Test("affected-sectors", "includes_any", ("water",))
BOTH = Test("affected-sectors", "includes_all", ("water", "energy"))


def instruments(gaps: Gaps, of: str = "water") -> tuple[Instrument, ...]:
    return next(each.instruments for each in gaps.inventory if each.sector == of)


BELONGS: list[tuple[str, Power, list[str]]] = [
    ("no limit", power("p"), ["water", "energy"]),
    ("limited to a sector", power("p", sectors=("water",)), ["water"]),
    ("a condition on the sector", power("p", WATER), ["water"]),
    ("a condition that rules it out", power("p", All((ATTACK, Not(WATER)))), ["energy"]),
    ("two sectors at once", power("p", BOTH), []),
    ("a process of one sector", power("p", WATER_WORKS), ["water"]),
    ("a condition that is never true", power("p", All((ATTACK, Not(ATTACK)))), []),
    ("what only providers hold", power("p", holder=(Holder(role="water-company"),), kind="duty"), []),
    ("beside the ladder", power("p", rung=None, track="public-order"), []),
    ("a task of government", power("p", kind="task", rung="inform"), ["water", "energy"]),
]


@pytest.mark.parametrize(("one", "sectors"), [pytest.param(*row[1:], id=row[0]) for row in BELONGS])
def test_the_sectors_that_a_power_belongs_to(one: Power, sectors: list[str]) -> None:
    gaps = found(one)
    assert [each.sector for each in gaps.inventory if each.instruments] == sectors


def test_a_power_over_a_group_of_another_sector_does_not_belong() -> None:
    rule = power("rule", kind="duty", sectors=("water",), addressee=("water-company",))
    gaps = found(rule, power("p", addressee=("water-company",)))
    assert [each.power for each in instruments(gaps, "energy")] == []


def test_lightest_rung_first() -> None:
    gaps = found(power("c", rung="coercion"), power("a", rung="inform", kind="task"), power("b"))
    assert [each.power for each in instruments(gaps)] == ["a", "b", "c"]


IN_FORCE: list[tuple[str, dict[str, Any], tuple[str, date | None]]] = [
    ("in force", {}, ("in-force", None)),
    ("still to come", {"in_force": Window(from_=date(2027, 1, 1))}, ("not-before", date(2027, 1, 1))),
    ("lapsed", {"in_force": Window(to=date(2025, 1, 1))}, ("lapsed", date(2025, 1, 1))),
]


@pytest.mark.parametrize(("more", "expected"), [pytest.param(*row[1:], id=row[0]) for row in IN_FORCE])
def test_whether_it_is_in_force(more: dict[str, Any], expected: tuple[str, date | None]) -> None:
    (one,) = instruments(found(power("p", **more)))
    assert (one.state, one.day) == expected


def test_emergency_law_is_dormant() -> None:
    (one,) = instruments(found(dormant("p")))
    assert one.state == "dormant"


def test_the_version_of_the_day_speaks_and_the_next_one_waits() -> None:
    first = power("p", in_force=Window(to=date(2026, 12, 31)), holder=(Holder(role="minister"),))
    later = power("p", in_force=Window(from_=date(2027, 1, 1)), holder=(Holder(role="other-minister"),))
    (now,) = instruments(found(first, later))
    (then,) = instruments(found(first, later, on=date(2027, 1, 1)))
    assert [each.role for each in now.holders] == ["minister"]
    assert [each.role for each in then.holders] == ["other-minister"]


def test_a_lapsed_power_names_its_successor() -> None:
    old = power("old", in_force=Window(to=date(2025, 1, 1)))
    gaps = found(old, power("new", succeeds=("old",)))
    lapsed = next(each for each in instruments(gaps) if each.power == "old")
    assert lapsed.succeeded_by == "new"


def test_the_office_is_the_one_of_the_sector() -> None:
    authorities = (authority("water"), authority("energy", "other-minister"))
    gaps = found(by_sector("p"), competent_authorities=authorities)
    (one,) = instruments(gaps, "energy")
    assert one.holders == (HolderAdvice("other-minister", "held", "energy"),)


def test_what_an_authority_carries_out_for_a_group_is_an_instrument() -> None:
    carried_out = Holder(role="water-company", executed_by="minister")
    explain = power("p", kind="task", rung="inform", holder=(carried_out,))
    own = power("q", kind="duty", rung="inform", holder=(Holder(role="water-company"),))
    assert [each.power for each in instruments(found(explain, own))] == ["p"]


def test_an_office_that_is_not_modelled_is_no_office() -> None:
    (one,) = instruments(found(by_sector("p"), competent_authorities=()))
    assert not one.has_office
    assert [each.outcome for each in one.holders] == ["not-modelled"]


def test_a_rung_holds_what_works_or_sleeps() -> None:
    gaps = found(power("p"), power("later", in_force=Window(from_=date(2027, 1, 1))))
    inventory = gaps.inventory[0]
    assert [each.power for each in inventory.on_rung("binding-instruction")] == ["p"]
    assert inventory.on_rung("coercion") == ()

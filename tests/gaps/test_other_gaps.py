"""Kinds nobody can oblige, coordinators, offices, routes, levels, clocks, and duties that cannot run yet."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ncp.plan.model.common import Window
from ncp.plan.model.condition import All, Test
from ncp.plan.model.powers import Holder, Power
from tests.gaps.plans import (
    ATTACK,
    BREACH,
    ESSENTIAL,
    ON,
    SEVERE,
    authority,
    by_sector,
    clock,
    dormant,
    edge,
    found,
    gap,
    ids,
    ladder,
    level,
    power,
    sector,
)

STARTED = Test("duties-started", "is", value=True)

# ---- kinds of organisations ----


def test_a_kind_that_nothing_reaches_where_another_is_reached() -> None:
    gaps = found(power("p", All((ESSENTIAL, BREACH)), sectors=("water",)))
    kind = gap(gaps, "no-order-power-kind/ordinary")
    assert (kind.state, kind.sectors) == ("never", ("water",))
    assert kind.facts["provider-status"] == ("ordinary",)


def test_a_kind_is_not_beyond_reach_where_only_the_office_is_missing() -> None:
    reached = power("p", All((ESSENTIAL, BREACH)), sectors=("water",))
    unheld = by_sector("q", ATTACK, sectors=("water",))
    assert ids(found(reached, unheld, competent_authorities=()), "order-power-kind") == []


def test_a_kind_of_another_time_is_no_gap() -> None:
    past = Window(from_=date(2018, 1, 1), to=date(2020, 1, 1))
    ordinary = Test("provider-status", "includes_any", ("ordinary",))
    old = power("old", ordinary, kind="task", rung="inform", in_force=past)
    assert ids(found(old, power("p", ESSENTIAL)), "order-power-kind") == []
    assert ids(found(power("p", ESSENTIAL)), "order-power-kind") == ["no-order-power-kind/ordinary"]


GROUPS: list[tuple[str, tuple[Power, ...], str | None]] = [
    ("only a duty", (), "never"),
    ("enforcement", (power("p", BREACH, addressee=("registrar",)),), "after-breach"),
    ("an order", (power("p", ATTACK, addressee=("registrar",)),), None),
    ("emergency law", (dormant("p", addressee=("registrar",)),), "dormant-only"),
]
REGISTRARS_DUTY = power("duty", kind="duty", rung="supervise", holder=(Holder(role="registrar"),))


@pytest.mark.parametrize(("powers", "state"), [pytest.param(*row[1:], id=row[0]) for row in GROUPS])
def test_a_group_of_no_sector_is_looked_at_by_name(powers: tuple[Power, ...], state: str | None) -> None:
    gaps = found(REGISTRARS_DUTY, *powers)
    states = [each.state for each in gaps.gaps if each.id == "no-order-power-kind/registrar"]
    assert states == ([state] if state else [])


def test_a_group_without_duty_is_nobody_to_oblige() -> None:
    gaps = found(power("p", BREACH, addressee=("registrar",)))
    assert "no-order-power-kind/registrar" not in ids(gaps)


# ---- coordinators ----

COORDINATES = {"kind": "task", "rung": None, "track": "governance", "holder": (Holder(role="other-minister"),)}
ROLES_THAT_COORDINATE: list[tuple[str, tuple[Power, ...], tuple[str, tuple[str, ...]] | None]] = [
    ("always there, no power", (power("c", SEVERE, **COORDINATES),), ("never", ())),
    ("only in an attack", (power("c", ATTACK, **COORDINATES),), None),
    ("a duty to tell somebody", (power("c", SEVERE, **COORDINATES | {"kind": "duty"}),), None),
    ("with an order in one sector",
     (power("c", SEVERE, **COORDINATES), power("p", sectors=("water",), holder=(Holder(role="other-minister"),))),
     ("few-sectors", ("water",))),
    ("with an order everywhere",
     (power("c", SEVERE, **COORDINATES), power("p", holder=(Holder(role="other-minister"),))), None),
]  # fmt: skip


@pytest.mark.parametrize(("powers", "expected"), [pytest.param(*row[1:], id=row[0]) for row in ROLES_THAT_COORDINATE])
def test_who_coordinates_and_cannot_oblige(
    powers: tuple[Power, ...], expected: tuple[str, tuple[str, ...]] | None
) -> None:
    gaps = [each for each in found(*powers).gaps if each.kind == "order-power-role"]
    assert [(each.subject, each.state, each.sectors) for each in gaps] == (
        [("other-minister", *expected)] if expected else []
    )


def test_whoever_does_the_work_coordinates_too() -> None:
    working = COORDINATES | {"holder": (Holder(role="other-minister", executed_by="centre"),)}
    gaps = found(power("c", SEVERE, **working))
    assert ids(gaps, "order-power-role") == ["no-order-power-role/other-minister", "no-order-power-role/centre"]


# ---- offices ----


def test_a_sector_for_which_no_authority_is_modelled() -> None:
    gaps = found(by_sector("p", ATTACK), by_sector("q", BREACH), competent_authorities=(authority("energy"),))
    office = gap(gaps, "no-office/law/water")
    assert (office.state, office.nature, office.records) == ("not-modelled", "modelling", ("p", "q"))
    assert office.facts["affected-sectors"] == ("water",)
    assert len(office.facts) == 2
    assert "no-office/law/energy" not in ids(gaps)


def test_a_power_with_another_holder_has_an_office() -> None:
    two = power("p", holder=(Holder(role="authority", for_="sector"), Holder(role="minister")))
    assert ids(found(two, competent_authorities=()), "office") == []


def test_people_without_any_office_are_not_asked_about() -> None:
    gaps = found(by_sector("p"), sectors=(sector("water"), sector("people", ministry="")))
    assert ids(gaps, "office") == []


def test_an_office_that_is_gone() -> None:
    gaps = found(power("p", ATTACK, holder=(Holder(role="gone"),)))
    office = gap(gaps, "no-office/p")
    assert (office.state, office.facts) == ("office-gone", {"exploited": True})
    assert "no-office/p" not in ids(found(power("p", holder=(Holder(role="gone"),)), on=date(2024, 1, 1)))


# ---- routes ----

NETWORKS: list[tuple[str, tuple[Any, ...], list[str]]] = [
    ("reached", (edge("e", "centre", ["water", "energy"]),), []),
    ("not reached", (edge("e", "centre", ["energy"]),), ["no-route/water"]),
    ("through a link", (edge("e", "centre", ["energy"]), edge("f", "centre", "link"), edge("g", "link", ["water"])),
     []),
    ("a link that nothing reaches", (edge("e", "centre", ["energy"]), edge("g", "link", ["water"])),
     ["no-route/water"]),
    ("stopped half-way",
     (edge("e", "centre", ["energy"]), edge("f", "centre", "link", "threat-data"), edge("g", "link", ["water"])),
     ["no-route/water"]),
    ("one kind only",
     (edge("e", "centre", ["energy"], "general-advisory", "threat-data"), edge("f", "centre", ["water"])),
     ["no-route/threat-data/water"]),
]  # fmt: skip


@pytest.mark.parametrize(("edges", "expected"), [pytest.param(*row[1:], id=row[0]) for row in NETWORKS])
def test_sectors_that_information_does_not_reach(edges: tuple[Any, ...], expected: list[str]) -> None:
    gaps = found(edges=edges)
    assert ids(gaps, "route") == expected
    assert all(each.facts == {"affected-sectors": ("water",)} for each in gaps.gaps if each.kind == "route")


# ---- levels ----

LEVELS: list[tuple[str, list[str] | None, str | None]] = [
    ("somebody", ["minister"], None),
    ("nobody", [], "nobody-named"),
    ("no way of convening", None, "nobody-named"),
    ("somebody gone", ["gone"], "conveners-gone"),
    ("one of two", ["gone", "minister"], None),
]


@pytest.mark.parametrize(("by", "state"), [pytest.param(*row[1:], id=row[0]) for row in LEVELS])
def test_levels_nobody_may_convene(by: list[str] | None, state: str | None) -> None:
    gaps = found(ladders=(ladder(level("rest", None), level("up", by, ATTACK)),))
    levels = [each for each in gaps.gaps if each.kind == "convening"]
    assert [each.state for each in levels] == ([state] if state else [])
    assert all(each.facts == {"exploited": True} for each in levels)


# ---- clocks ----

CLOCKS: list[tuple[str, dict[str, Any], str | None]] = [
    ("towards somebody", {"clock": clock(addressee=("minister",))}, None),
    ("towards a kind of organisation", {"clock": clock(addressee=("essential",))}, None),
    ("towards nobody, the duty names them", {"clock": clock()}, "duty-names-them"),
    ("towards nobody", {"clock": clock(), "addressee": ()}, "nobody-named"),
    ("towards an office that is gone", {"clock": clock(addressee=("gone",))}, "addressee-gone"),
    ("how long an order lasts", {"clock": clock(starts="decision"), "kind": "power"}, None),
]


@pytest.mark.parametrize(("more", "state"), [pytest.param(*row[1:], id=row[0]) for row in CLOCKS])
def test_clocks_that_run_towards_nobody(more: dict[str, Any], state: str | None) -> None:
    gaps = found(power("p", ATTACK, **{"kind": "duty", "rung": "supervise"} | more))
    clocks = [each for each in gaps.gaps if each.kind == "clock"]
    assert [each.state for each in clocks] == ([state] if state else [])
    assert all(each.facts == {"exploited": True} for each in clocks)


# ---- duties that cannot run yet ----

SINCE = {"in_force": Window(from_=date(2026, 8, 15)), "kind": "duty", "rung": "supervise"}
DESIGNATED = clock(starts="designation", within="10mo", addressee=("essential",))
OWN_DUTY = SINCE | {"holder": (Holder(role="essential"),), "clock": DESIGNATED}


def test_a_duty_that_starts_months_after_a_designation() -> None:
    waiting = power("report", All((STARTED, ATTACK)), **SINCE)
    other = power("other", ATTACK, **SINCE)
    gaps = found(power("care", All((ESSENTIAL, STARTED)), **OWN_DUTY), waiting, other)
    running = gap(gaps, "not-running/duties-started")
    assert (running.day, running.records) == (date(2027, 6, 15), ("care", "report"))
    assert running.facts == {"provider-status": ("essential",), "duties-started": False}


def test_once_that_day_has_come_it_can_run() -> None:
    care = power("care", STARTED, **OWN_DUTY)
    assert ids(found(care, on=date(2027, 6, 14)), "not-running") == ["not-running/duties-started"]
    assert ids(found(care, on=date(2027, 6, 15)), "not-running") == []


def test_a_limit_towards_somebody_else_is_no_start() -> None:
    towards_authority = OWN_DUTY | {"clock": clock(starts="designation", within="9mo", addressee=("minister",))}
    assert ids(found(power("care", STARTED, **towards_authority), on=ON), "not-running") == []

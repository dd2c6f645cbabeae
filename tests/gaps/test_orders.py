"""Situations without a binding power: how far the powers of a sector go, and the smallest facts that show where not."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from ncp.gaps.result import Need, NotCounted
from ncp.plan.model.condition import All, AnyOf, Not, Test
from ncp.plan.model.powers import Holder, Power
from tests.gaps.plans import (
    ATTACK,
    BREACH,
    EMERGENCY,
    ESSENTIAL,
    ROLES,
    SEVERE,
    WATER_WORKS,
    authority,
    by_sector,
    dormant,
    found,
    gap,
    ids,
    plan,
    power,
    reach,
    sector,
)

HIDDEN = Test("affected-sectors", "includes_all", ("water", "energy"))
STATES: list[tuple[str, tuple[Power, ...], str]] = [
    ("no power at all", (), "never"),
    ("a power of the other sector", (power("p", sectors=("energy",)),), "never"),
    ("a power that needs both sectors", (power("p", HIDDEN),), "never"),
    ("a power below severe impact", (power("p", Test("societal-impact", "at_most", "limited")),), "never"),
    ("a duty", (power("p", kind="duty"),), "never"),
    ("supervision", (power("p", rung="supervise"),), "never"),
    ("a track beside the ladder", (power("p", rung=None, track="public-order"),), "never"),
    ("emergency law", (dormant("p"),), "never"),
    ("enforcement", (power("p", BREACH),), "after-breach"),
    ("enforcement on a kind", (power("p", All((ESSENTIAL, BREACH))),), "after-breach"),
    ("a shared order", (power("p", ATTACK),), "general-only"),
    ("a shared order and enforcement", (power("p", ATTACK), power("q", BREACH)), "general-only"),
    ("an order of its own", (power("p", ATTACK, sectors=("water",)),), "own"),
    ("an order on its own process", (power("p", WATER_WORKS),), "own"),
    ("a power for everything", (power("p"),), "always"),
    ("powers that complete each other", (power("p", ATTACK), power("q", Not(ATTACK))), "always"),
]


@pytest.mark.parametrize(("powers", "state"), [pytest.param(*row[1:], id=row[0]) for row in STATES])
def test_how_far_binding_powers_go_in_a_sector(powers: tuple[Power, ...], state: str) -> None:
    gaps = found(*powers)
    assert reach(gaps).reach.state == state
    assert ("no-order-power/water" in ids(gaps)) == (state in ("never", "after-breach", "general-only"))


def test_a_gap_names_the_powers_that_there_are() -> None:
    gaps = found(power("order", ATTACK), power("fine", BREACH, rung="coercion"))
    assert gap(gaps, "no-order-power/water").instead == ("order", "fine")


SMALLEST: list[tuple[str, tuple[Power, ...], dict[str, object]]] = [
    ("nothing more is needed", (), {}),
    ("the fact it waits for", (power("p", BREACH),), {"statutory-duty-breached": False}),
    ("the cheaper of two ways", (power("p", All((BREACH, ATTACK))), power("q", BREACH)), {
        "statutory-duty-breached": False
    }),
    ("a kind it does not address", (power("p", All((ESSENTIAL, AnyOf((ATTACK, BREACH))))),), {
        "provider-status": ("ordinary",)
    }),
]  # fmt: skip


@pytest.mark.parametrize(("powers", "facts"), [pytest.param(*row[1:], id=row[0]) for row in SMALLEST])
def test_the_smallest_facts_that_show_it(powers: tuple[Power, ...], facts: dict[str, object]) -> None:
    start = {"affected-sectors": ("water",), "societal-impact": "severe"}
    assert reach(found(*powers)).reach.facts == start | facts


def test_there_are_no_such_facts_when_a_power_is_always_possible() -> None:
    assert reach(found(power("p"))).reach.facts is None


def test_every_situation_counts_once() -> None:
    """Two severe classes of impact in one, breach, and three sets of kinds that are not empty."""
    reached = reach(found(power("p", All((BREACH, ESSENTIAL))))).reach
    assert (reached.all.situations, reached.all.stands_for) == (1 * 2 * 3, 2 * 2 * 3)
    assert (reached.covered.situations, reached.covered.stands_for) == (2, 4)
    assert reached.without_breach.situations == 3
    assert reached.covered_without_breach.situations == 0


def test_processes_of_another_sector_are_not_affected() -> None:
    elsewhere = power("p", Test("affected-processes", "includes_any", ("grid",)))
    gaps = found(elsewhere)
    assert reach(gaps, "water").reach.state == "never"
    assert reach(gaps, "energy").reach.state == "own"


def test_what_every_covered_situation_needs_is_named() -> None:
    both = found(power("p", All((BREACH, ATTACK))), power("q", All((BREACH, EMERGENCY))))
    assert reach(both).needs == (Need("statutory-duty-breached", (True,)),)
    assert reach(both).needs_without_breach == ()
    own = found(power("p", All((ATTACK, EMERGENCY)), sectors=("water",)), power("q", ATTACK))
    assert reach(own).needs_own == (Need("exploited", (True,)), Need("emergency", (True,)))


def test_emergency_law_counts_apart() -> None:
    reached = reach(found(dormant("p", ATTACK)))
    assert reached.reach.covered.situations == 0
    assert reached.dormant == ("p",)
    assert 2 * reached.covered_with_dormant.situations == reached.reach.all.situations


def test_the_rung_being_closed_does_not_make_a_power_absent() -> None:
    """The condition for going up to a rung is about order, not about what there is."""
    closed = tuple(replace(rung, reached_when=ATTACK) for rung in plan().rungs)
    assert reach(found(power("p"), rungs=closed)).reach.state == "always"


OUTSIDE: list[tuple[str, Power, dict[str, Any], str]] = [
    ("an office of government is addressed", power("p", addressee=("mayor",)), {}, "addressee"),
    ("a group that no sector has", power("p", addressee=("registrar",)), {}, "addressee"),
    ("no authority for this sector", by_sector("p"), {"competent_authorities": (authority("energy"),)},
     "no-office-modelled"),
    ("an office that is gone", power("p", holder=(Holder(role="gone"),)), {}, "office-gone"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "more", "why"), [pytest.param(*row[1:], id=row[0]) for row in OUTSIDE])
def test_a_power_that_fits_and_does_not_count_says_why(one: Power, more: dict[str, Any], why: str) -> None:
    reached = reach(found(one, **more))
    assert reached.not_counted == (NotCounted("p", why),)
    assert reached.reach.state == "never"


def test_a_stand_in_that_is_not_resolved_holds_what_another_act_gives() -> None:
    unresolved = power("p", holder=(Holder(role="authority"),))
    reached = reach(found(unresolved, by_sector("q", BREACH)))
    assert reached.not_counted == (NotCounted("p", "other-law"),)
    assert reached.after_breach == ("q",)


def test_a_group_of_one_sector_is_no_organisation_of_another() -> None:
    only_water = power("rule", kind="duty", sectors=("water",), addressee=("water-company",))
    gaps = found(only_water, power("p", ATTACK, addressee=("water-company",)))
    assert reach(gaps, "water").reach.state == "own"
    assert reach(gaps, "energy").reach.state == "never"
    assert reach(gaps, "energy").not_counted == ()


def test_the_facts_rule_out_powers_that_do_not_count_too() -> None:
    """So that nothing binding is left on the screen of ``ncp advise``."""
    reached = reach(found(power("p", BREACH), power("q", ATTACK, addressee=("mayor",))))
    assert reached.reach.facts == {
        "affected-sectors": ("water",), "societal-impact": "severe", "exploited": False,
        "statutory-duty-breached": False,
    }  # fmt: skip


def test_unless_such_a_power_is_always_possible() -> None:
    reached = reach(found(power("p", BREACH), power("q", addressee=("mayor",))))
    assert reached.reach.facts is not None
    assert reached.reach.facts["statutory-duty-breached"] is False


def test_kinds_of_organisations_are_looked_at_one_by_one() -> None:
    reached = reach(found(power("p", All((ESSENTIAL, BREACH)))))
    assert {each.kind: each.reach.state for each in reached.kinds} == {"essential": "after-breach", "ordinary": "never"}


def test_a_sector_without_any_office_is_left_out() -> None:
    gaps = found(power("p"), sectors=(sector("water"), sector("energy"), sector("people", ministry="")))
    assert gaps.left_out == ("people",)
    assert [each.sector for each in gaps.orders] == ["water", "energy"]


def test_the_space_that_was_searched_is_named() -> None:
    asked = found(power("p", All((ATTACK, ESSENTIAL))), dormant("q", EMERGENCY)).asked
    assert asked.powers == 2
    assert set(asked.facts) == {
        "exploited", "provider-status", "emergency", "societal-impact", "statutory-duty-breached"
    }  # fmt: skip
    # three yes-or-no facts with unknown, kinds known in three ways or unknown, two sectors
    assert asked.size.situations == 3 * 3 * 3 * 4 * 2
    assert asked.size.stands_for == 2 * asked.size.situations


def test_a_vocabulary_without_impact_or_breach_is_asked_less() -> None:
    small = plan(power("p", ATTACK))
    facts = tuple(each for each in small.facts if each.id not in (SEVERE.fact, BREACH.fact))
    reached = reach(found(power("p", ATTACK), facts=facts))
    assert reached.reach.state == "general-only"
    assert reached.reach.facts == {"affected-sectors": ("water",), "exploited": False}


def test_names_of_roles_come_from_the_plan() -> None:
    """No role of the real plan is known here."""
    assert {each.id for each in ROLES}.isdisjoint({"competent-authority", "minister-jenv", "telecom-provider"})

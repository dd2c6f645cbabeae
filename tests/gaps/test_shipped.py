"""The plan that ships: the gaps that the law as read must show, and ``ncp advise`` asked about every one of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ncp.advice.advise import advise
from ncp.advice.result import Advice, PowerAdvice, Verdict
from ncp.advice.routes import find_routes
from ncp.gaps.compare import compare_gaps
from ncp.gaps.find import gaps_of
from ncp.gaps.result import Gap, Gaps, SectorReach
from ncp.gaps.vocabulary import BINDING
from ncp.intake.facts_file import read_facts_file
from ncp.plan.model.plan import Plan
from ncp.report.gaps_files import facts_file
from ncp.report.gaps_words import GapWords
from ncp.text import Phrases

LETTER, NOW = date(2020, 3, 20), date(2026, 11, 23)


@pytest.fixture(scope="module")
def then(plan: Plan) -> Gaps:
    """On the day of the letter."""
    return gaps_of(plan, LETTER)


@pytest.fixture(scope="module")
def now(plan: Plan) -> Gaps:
    return gaps_of(plan, NOW)


def reach(gaps: Gaps, sector: str) -> SectorReach:
    return next(each for each in gaps.orders if each.sector == sector)


def gap(gaps: Gaps, name: str) -> Gap:
    return next(each for each in gaps.gaps if each.id == name)


# ---- what the law as read shows ----


@pytest.mark.parametrize("sector", ["cloud-services", "digital-services", "business", "health", "municipalities"])
def test_no_order_of_its_own_without_a_breach_for(now: Gaps, sector: str) -> None:
    assert gap(now, f"no-order-power/{sector}").state == "general-only"
    assert reach(now, sector).own == ()


@pytest.mark.parametrize(
    ("sector", "power"), [("telecom", "tw-minister-security-order"), ("drinking-water", "dww-exceptional-measures")]
)
def test_while_telecom_and_drinking_water_have_one(now: Gaps, sector: str, power: str) -> None:
    assert power in reach(now, sector).own
    assert f"no-order-power/{sector}" not in {each.id for each in now.gaps}


def test_domain_names_and_suppliers_of_it_services(now: Gaps) -> None:
    assert gap(now, "no-order-power-kind/registrar").state == "after-breach"
    assert gap(now, "no-order-power-kind/supplier").state == "dormant-only"


def test_who_is_no_entity_cannot_be_ordered_in_most_sectors(now: Gaps) -> None:
    ordinary = gap(now, "no-order-power-kind/non-vital")
    assert "cloud-services" in ordinary.sectors
    assert not {"telecom", "drinking-water"} & set(ordinary.sectors)


def test_the_cyber_crisis_authority_holds_no_order_power_but_for_ports(now: Gaps) -> None:
    minister = gap(now, "no-order-power-role/minister-jenv")
    assert "cbw-cyber-crisis-authority" in minister.records
    assert (minister.sectors, minister.instead) == (("shipping-ports",), ("hbw-security-level",))
    assert gap(now, "no-order-power-role/nctv").state == "never"


def test_the_duties_of_the_wwke_cannot_run_before_the_middle_of_2027(now: Gaps) -> None:
    waiting = gap(now, "not-running/critical-entity-duties-started")
    assert waiting.day == date(2027, 6, 15)
    assert {"wwke-duty-of-care", "wwke-report-incident-24h"} <= set(waiting.records)


def test_in_2020_the_instruction_reached_designated_providers_only_and_after_a_breach(then: Gaps) -> None:
    assert gap(then, "no-order-power/health").state == "after-breach"
    assert "wbni-instruction" in gap(then, "no-order-power/health").instead
    assert gap(then, "no-order-power/central-government").state == "never"
    assert gap(then, "no-order-power-kind/other-vital-provider").state == "never"


def test_in_2020_no_advice_reached_the_provinces(then: Gaps, now: Gaps) -> None:
    assert gap(then, "no-route/provinces").state == "nothing"
    assert "no-route/provinces" in {each.id for each in compare_gaps(then, now).closed}


def test_awb_enforcement_counts_for_nobody_by_itself(now: Gaps) -> None:
    """Awb 5:31 and 5:32 say how a power of another act is used."""
    for each in now.orders:
        assert "awb-penalty-payment" in {other.power for other in each.not_counted}


# ---- every gap, shown to ncp advise ----


def test_ids_are_unique(then: Gaps, now: Gaps) -> None:
    for gaps in (then, now):
        assert len({each.id for each in gaps.gaps}) == len(gaps.gaps)


@pytest.mark.parametrize("on", [LETTER, NOW])
def test_ncp_advise_shows_every_gap(plan: Plan, then: Gaps, now: Gaps, on: date, tmp_path: Path) -> None:
    gaps = then if on == LETTER else now
    words = GapWords(gaps, plan, Phrases("nl"))
    not_shown = []
    for each in gaps.gaps:
        name, text = facts_file(words, each)
        (tmp_path / name).write_text(text, encoding="utf-8")
        facts = read_facts_file(plan, tmp_path / name).known
        assert facts == each.facts, name
        if not shows(plan, advise(plan, facts, on), each):
            not_shown.append(each.id)
    assert not_shown == []
    assert len(list(tmp_path.iterdir())) == len(gaps.gaps)


def shows(plan: Plan, advice: Advice, found: Gap) -> bool:
    """Whether the advice on the facts of a gap shows it."""
    match found.kind:
        case "order-power":
            return not possible_binding(advice)
        case "order-power-kind":
            return not [each for each in possible_binding(advice) if found.subject in addressees(plan, each, advice.on)]
        case "order-power-role":
            return set(found.records) <= {each.id for each in advice.powers if each.verdict is Verdict.APPLIES}
        case "not-running":
            verdicts = {each.id: each.verdict for each in advice.powers}
            return all(verdicts[name] is Verdict.DOES_NOT_APPLY for name in found.records)
        case "office":
            fitting = (Verdict.APPLIES, Verdict.NOT_YET)
            without_office = [each for each in advice.powers if each.id in found.records and not each.holders]
            return any(each.verdict in fitting for each in without_office)
        case "route":
            (route,) = advice.routes
            return route.blind_spot if found.state == "nothing" else found.state not in route.carries
        case "convening":
            return found.subject in {each.id for each in advice.levels if each.verdict is Verdict.APPLIES}
        case "clock":
            (clock,) = [each for each in advice.clocks if each.power == found.subject]
            return clock.verdict is Verdict.APPLIES
    return False


def possible_binding(advice: Advice) -> list[PowerAdvice]:
    return [
        each
        for each in advice.powers
        if each.rung in BINDING and each.kind == "power" and each.verdict is not Verdict.DOES_NOT_APPLY
    ]


def addressees(plan: Plan, advice: PowerAdvice, on: date) -> tuple[str, ...]:
    return next(power.addressee for _, power in plan.power_versions[advice.id] if power.in_force.covers(on))


# ---- the rest of the plan ----


@pytest.mark.parametrize("on", [LETTER, NOW])
def test_blind_spots_are_those_of_the_advice(plan: Plan, then: Gaps, now: Gaps, on: date) -> None:
    sectors = tuple(sector.id for sector in plan.sectors)
    blind = {route.sector for route in find_routes(plan, {"affected-sectors": sectors}, on) if route.blind_spot}
    assert {each.sector for each in (then if on == LETTER else now).routes if not each.carries} == blind


def test_every_sector_stands_in_the_inventory(plan: Plan, now: Gaps) -> None:
    assert [each.sector for each in now.inventory] == [sector.id for sector in plan.sectors]


def test_a_power_of_the_inventory_is_in_force_on_the_day(plan: Plan, now: Gaps) -> None:
    for each in now.inventory:
        for rung in plan.rung_by_id:
            for one in each.on_rung(rung):
                assert any(power.in_force.covers(NOW) for _, power in plan.power_versions[one.power])


def test_the_same_question_has_the_same_answer(plan: Plan, now: Gaps) -> None:
    assert gaps_of(plan, NOW) == now

"""Who holds a power on a day: a real office, or why none can be named."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from ncp.advice.competence import authorities, resolve_holders
from ncp.advice.result import HolderAdvice
from ncp.plan.model.common import Window
from ncp.plan.model.condition import Value
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Holder, Mandate, Power

CITRIX = date(2020, 1, 17)
NOW = date(2026, 11, 23)


def power_on(plan: Plan, name: str, on: date) -> tuple[str, Power]:
    return next((law.id, power) for law, power in plan.power_versions[name] if power.in_force.covers(on))


def holders(plan: Plan, name: str, on: date, *sectors: str) -> tuple[HolderAdvice, ...]:
    facts: dict[str, Value] = {"affected-sectors": sectors} if sectors else {}
    law, power = power_on(plan, name, on)
    return resolve_holders(plan, law, power, facts, on)


HELD = [
    ("wbni-instruction", CITRIX, "finance", "dnb"),
    ("cbw-binding-instruction", NOW, "finance", "minister-fin"),
    ("wbni-instruction", CITRIX, "drinking-water", "minister-ienw"),
    ("cbw-binding-instruction", NOW, "drinking-water", "minister-ienw"),
    ("wbni-instruction", CITRIX, "health", "minister-vws"),
    ("cbw-binding-instruction", NOW, "municipalities", "minister-bzk"),
    ("cbw-binding-instruction", NOW, "education", "minister-ocw"),
    ("wbni-instruction", date(2024, 7, 1), "energy", "minister-ezk"),
    ("wbni-instruction", date(2024, 7, 2), "energy", "minister-kgg"),
    ("wbni-instruction", date(2024, 7, 1), "telecom", "minister-ezk"),
    ("wbni-instruction", date(2024, 7, 2), "telecom", "minister-ez"),
    ("wbni-instruction", date(2024, 7, 1), "digital-services", "minister-ezk"),
    ("wbni-instruction", date(2024, 7, 2), "digital-services", "minister-ez"),
    ("cbw-binding-instruction", NOW, "energy", "minister-kgg"),
    ("cbw-binding-instruction", NOW, "telecom", "minister-ez"),
]


@pytest.mark.parametrize(
    ("power", "on", "sector", "office"), HELD, ids=[f"{row[2]} on {row[1]}: {row[3]}" for row in HELD]
)
def test_competent_authority_is_a_real_office(plan: Plan, power: str, on: date, sector: str, office: str) -> None:
    assert holders(plan, power, on, sector) == (HolderAdvice(office, "held", sector),)


def test_every_affected_sector_has_its_own_office(plan: Plan) -> None:
    found = holders(plan, "cbw-binding-instruction", NOW, "finance", "health")
    assert [(each.role, each.sector) for each in found] == [("minister-fin", "finance"), ("minister-vws", "health")]


def test_sector_of_two_ministers_names_both(plan: Plan) -> None:
    found = holders(plan, "cbw-binding-instruction", NOW, "business")
    assert [each.role for each in found] == ["minister-ez", "minister-lvvn"]


def test_without_a_sector_nobody_can_be_named(plan: Plan) -> None:
    assert holders(plan, "wbni-instruction", CITRIX) == (HolderAdvice("competent-authority", "sector-unknown"),)


def test_sector_that_nobody_modelled_is_never_a_no(plan: Plan) -> None:
    found = holders(plan, "wbni-instruction", CITRIX, "municipalities")
    assert found == (HolderAdvice("competent-authority", "not-modelled", "municipalities"),)


def test_held_and_not_modelled_stand_side_by_side(plan: Plan) -> None:
    found = holders(plan, "wbni-instruction", CITRIX, "finance", "municipalities")
    assert [each.outcome for each in found] == ["held", "not-modelled"]


@pytest.mark.parametrize(("law", "on"), [("wbni", NOW), ("cbw", CITRIX)])
def test_law_that_does_not_speak_has_no_authorities(plan: Plan, law: str, on: date) -> None:
    assert [sector for sector in plan.sector_by_id if authorities(plan, law, sector, on)] == []


def test_no_day_of_the_wbni_has_two_authorities_for_a_sector(plan: Plan) -> None:
    for day in (CITRIX, date(2024, 7, 1), date(2024, 7, 2), date(2026, 8, 14)):
        for sector in plan.sector_by_id:
            assert len(authorities(plan, "wbni", sector, day)) <= 1, (sector, day)


def test_power_that_is_limited_to_a_sector_looks_at_that_sector_only(plan: Plan) -> None:
    law, power = power_on(plan, "cbw-binding-instruction", NOW)
    limited = replace(power, sectors=("finance",))
    facts: dict[str, Value] = {"affected-sectors": ("health", "finance")}
    assert resolve_holders(plan, law, limited, facts, NOW) == (HolderAdvice("minister-fin", "held", "finance"),)


def test_power_that_is_limited_to_a_sector_has_an_office_before_anybody_knows_who_is_hit(plan: Plan) -> None:
    law, power = power_on(plan, "cbw-binding-instruction", NOW)
    limited = replace(power, sectors=("finance",))
    assert resolve_holders(plan, law, limited, {}, NOW) == (HolderAdvice("minister-fin", "held", "finance"),)


# ---- the chain: attribution, delegation, mandate ----

HOLDER = Holder(role="minister-jenv", executed_by="ncsc")
YEAR_2020 = Window(from_=date(2020, 1, 1), to=date(2020, 12, 31))


def chained(plan: Plan, *links: Mandate, on: date = CITRIX) -> HolderAdvice:
    law, power = power_on(plan, "wbni-inform-advise", CITRIX)
    holder = replace(HOLDER, chain=links)
    (found,) = resolve_holders(plan, law, replace(power, holder=(holder,)), {}, on)
    return found


def link(role: str, form: str) -> Mandate:
    return Mandate(role=role, form=form, in_force=YEAR_2020, basis="modelled", sources=())  # type: ignore[arg-type]


def test_attribution_stands_as_the_law_names_it(plan: Plan) -> None:
    assert chained(plan) == HolderAdvice("minister-jenv", "held", executed_by="ncsc")


def test_delegation_moves_the_holder(plan: Plan) -> None:
    assert chained(plan, link("nctv", "delegation")) == HolderAdvice("nctv", "held", executed_by="ncsc")


def test_mandate_acts_in_the_name_of_the_holder(plan: Plan) -> None:
    assert chained(plan, link("nctv", "mandate")) == HolderAdvice("minister-jenv", "held", executed_by="nctv")


def test_mandate_under_a_delegation(plan: Plan) -> None:
    found = chained(plan, link("minister-bzk", "delegation"), link("cio-rijk", "mandate"))
    assert found == HolderAdvice("minister-bzk", "held", executed_by="cio-rijk")


@pytest.mark.parametrize("form", ["delegation", "mandate"])
def test_link_that_is_not_in_force_changes_nothing(plan: Plan, form: str) -> None:
    assert chained(plan, link("nctv", form), on=date(2021, 1, 1)) == chained(plan, on=date(2021, 1, 1))


def test_holder_that_is_named_twice_is_named_once(plan: Plan) -> None:
    law, power = power_on(plan, "wbni-inform-advise", CITRIX)
    twice = replace(power, holder=(HOLDER, HOLDER))
    assert resolve_holders(plan, law, twice, {}, CITRIX) == (HolderAdvice("minister-jenv", "held", executed_by="ncsc"),)

"""What the tool must get right on the Citrix facts of 17 January 2020, and on the same facts in 2026."""

from __future__ import annotations

from datetime import date

import pytest

from ncp.advice.advise import advise
from ncp.advice.result import Advice, OutOfForce, PowerAdvice, RoleAdvice, Verdict
from ncp.logic.reason import decisive_tests
from ncp.plan.model.condition import Value
from ncp.plan.model.plan import Plan
from tests.conftest import Ncp

INVOLVED = (
    "nctv", "ncsc", "cio-rijk", "minister-jenv", "minister-bzk", "aivd", "vakdepartement", "ibd", "z-cert", "surfcert",
    "cert-wm",
)  # fmt: skip
ORDERING = ("binding-instruction", "coercion", "emergency-separate", "emergency-limited", "emergency-general")
EMERGENCY = ORDERING[2:]
WITHOUT_SUCCESSOR = ("wbni-request-data",)
"""The Cbw no longer has such a request; the record says so."""


def power(advice: Advice, name: str) -> PowerAdvice:
    return next(each for each in advice.powers if each.id == name)


def role(advice: Advice, name: str) -> RoleAdvice:
    return next(each for each in advice.roles if each.id == name)


def silent(advice: Advice, name: str) -> OutOfForce:
    return next(each for each in advice.out_of_force if each.id == name)


# ---- who takes part ----


@pytest.mark.parametrize("name", INVOLVED)
def test_role_is_involved_for_a_stated_reason(then: Advice, name: str) -> None:
    found = role(then, name)
    reasons = [ground for ground in found.because if ground.verdict is Verdict.APPLIES]
    assert found.verdict is Verdict.APPLIES
    assert reasons
    assert all(ground.nl and ground.en and ground.nl != ground.en for ground in reasons)


# ---- what is likely ----


@pytest.mark.parametrize("name", ["rijk-comply-or-explain", "wbni-inform-advise", "wbni-share-residual-data"], ids=str)
def test_power_is_likely(then: Advice, name: str) -> None:
    assert power(then, name).verdict is Verdict.APPLIES


def test_comply_or_explain_goes_through_cio_rijk(then: Advice) -> None:
    assert "cio-rijk" in power(then, "rijk-comply-or-explain").holders


def test_minister_of_jenv_informs_and_advises_through_the_ncsc(then: Advice) -> None:
    (holder,) = power(then, "wbni-inform-advise").competence
    assert (holder.role, holder.executed_by) == ("minister-jenv", "ncsc")


@pytest.mark.parametrize(
    ("sector", "path"),
    [("municipalities", ("ncsc", "ibd")), ("health", ("ncsc", "z-cert")), ("education", ("ncsc", "surfcert")),
     ("water-authorities", ("ncsc", "cert-wm"))],
)  # fmt: skip
def test_threat_data_reach_the_sector_through_its_designated_cert(
    then: Advice, sector: str, path: tuple[str, ...]
) -> None:
    (route,) = [each for each in then.routes if each.sector == sector]
    assert route.path == path
    assert {"general-advisory", "threat-data"} <= set(route.carries)


# ---- how high ----


def test_level_is_iao_or_iccb(then: Advice) -> None:
    assert then.recommended_levels["national"] in ("iao", "iccb")


def test_level_is_not_mccb(then: Advice) -> None:
    (level,) = [each for each in then.levels if each.id == "mccb"]
    assert level.verdict is not Verdict.APPLIES


# ---- what nobody may ----


def test_nobody_can_order_a_company_to_switch_off(then: Advice) -> None:
    ordering = [each for each in then.powers if each.rung in ORDERING]
    assert ordering
    assert {each.verdict for each in ordering} <= {Verdict.NOT_YET, Verdict.DOES_NOT_APPLY}


def test_instruction_says_what_its_rung_still_wants(then: Advice) -> None:
    found = power(then, "wbni-instruction")
    assert found.verdict is Verdict.NOT_YET
    assert found.rung_explanation is not None
    wanted = {test.fact for test in decisive_tests(found.rung_explanation)}
    assert wanted == {"advice-followed", "lighter-means-insufficient", "statutory-duty-breached"}


def test_advice_says_that_it_is_no_order(plan: Plan) -> None:
    ((_, advice),) = plan.power_versions["wbni-inform-advise"]
    assert "geen bevel" in advice.does_not_allow.nl
    assert "not an order" in advice.does_not_allow.en


@pytest.mark.slow
def test_why_not_says_why_there_is_no_order(ncp: Ncp) -> None:
    assert ncp("case", "replay", "citrix-2020", "--until", "2020-01-17").code == 0
    told = ncp("incident", "why-not", "wbni-instruction")
    words = " ".join(told.out.split())
    assert told.code == 0
    assert "(ART. 27 WBNI)" in words
    assert "nog niet: lichter middel eerst" in words
    assert "Niemand kan op grond van de Wbni een bedrijf bevelen een systeem uit te zetten" in words


# ---- emergency law ----


@pytest.mark.parametrize(
    "name", ["cwu-declare-limited-emergency", "cwu-declare-general-emergency", "wbbbg-separate-activation",
             "wbbbg-instructions-order", "wbbbg-take-over-powers"],
)  # fmt: skip
def test_emergency_law_is_not_yet_and_says_what_would_have_to_be_true(then: Advice, name: str) -> None:
    found = power(then, name)
    assert found.verdict is Verdict.NOT_YET
    assert found.rung_explanation is not None
    wanted = {test.fact for test in decisive_tests(found.rung_explanation)}
    assert wanted & {"lighter-means-insufficient", "exceptional-circumstances", "societal-impact"}


def test_no_emergency_law_is_likely_or_open(then: Advice) -> None:
    emergency = [each for each in then.powers if each.rung in EMERGENCY]
    assert {each.verdict for each in emergency} <= {Verdict.NOT_YET, Verdict.DOES_NOT_APPLY}


def test_dormant_law_is_called_dormant_or_unknown_and_never_activated(then: Advice) -> None:
    states = {each.activation for each in then.powers if each.activation}
    assert states
    assert states <= {"dormant", "unknown"}


# ---- what is not law yet ----


def test_direct_warning_of_firms_is_not_in_force_and_says_from_when(then: Advice) -> None:
    found = silent(then, "wbni-warn-nonvital-directly")
    assert (found.starts_on, found.lapsed_on) == (date(2022, 12, 1), None)
    assert "wbni-warn-nonvital-directly" not in {each.id for each in then.powers}


def test_no_cbw_power_appears_in_2020(then: Advice) -> None:
    assert [each.id for each in then.powers if each.law in ("cbw", "cbb", "wwke")] == []


def test_no_cbw_power_is_asked_about_in_2020(then: Advice) -> None:
    decided = {name for question in then.questions for name in question.decides}
    assert [name for name in decided if name.startswith("cbw-")] == []


def test_no_cbw_clock_runs_in_2020(then: Advice) -> None:
    assert [clock.power for clock in then.clocks if clock.power.startswith("cbw-")] == []


# ---- the same facts in 2026 ----


def test_no_wbni_power_speaks_in_2026(now: Advice) -> None:
    assert [each.id for each in now.powers if each.law in ("wbni", "bbni")] == []


def test_every_wbni_power_is_named_as_lapsed_in_2026(plan: Plan, now: Advice) -> None:
    wbni = {power.id for law, power in plan.powers if law.id == "wbni"}
    lapsed = {each.id: each.lapsed_on for each in now.out_of_force if each.id in wbni}
    assert lapsed.keys() == wbni
    assert max(day for day in lapsed.values() if day) == date(2026, 8, 14)


def test_every_lapsed_wbni_power_that_would_apply_names_its_successor(plan: Plan, now: Advice) -> None:
    would = [each for each in now.out_of_force if each.id.startswith("wbni-") and each.would_apply == "applies"]
    speaking = {each.id for each in now.powers}
    assert would
    for each in would:
        if each.id in WITHOUT_SUCCESSOR:
            assert each.succeeded_by is None
            note = plan.power_versions[each.id][-1][1].note
            assert note is not None
            assert "Geen opvolger" in note.nl
        else:
            assert each.succeeded_by in speaking, each.id


@pytest.mark.parametrize(
    ("old", "new"),
    [("wbni-inform-advise", "cbw-csirt-monitor-warn"), ("wbni-instruction", "cbw-binding-instruction"),
     ("wbni-duty-of-care", "cbw-duty-of-care"), ("wbni-share-residual-data", "cbw-csirt-monitor-warn")],
)  # fmt: skip
def test_power_of_2020_is_succeeded_in_2026(now: Advice, old: str, new: str) -> None:
    assert silent(now, old).succeeded_by == new


def test_same_facts_give_the_same_national_level_in_2026(then: Advice, now: Advice) -> None:
    assert now.recommended_levels["national"] == then.recommended_levels["national"]


def test_nobody_can_order_a_switch_off_in_2026_either(now: Advice) -> None:
    ordering = {each.verdict for each in now.powers if each.rung in ORDERING}
    assert ordering <= {Verdict.NOT_YET, Verdict.DOES_NOT_APPLY}


@pytest.mark.parametrize(
    ("last", "speaks", "lapsed"),
    [(date(2026, 8, 14), "wbni", "cbw"), (date(2026, 8, 15), "cbw", "wbni")],
    ids=["the last day of the Wbni", "the first day of the Cbw"],
)
def test_law_changes_from_one_day_to_the_next(
    plan: Plan, facts: dict[str, Value], last: date, speaks: str, lapsed: str
) -> None:
    laws = {each.law for each in advise(plan, facts, last).powers}
    assert speaks in laws
    assert lapsed not in laws

"""Powers: in force on the day, then their own condition, then the ladder, then activation."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ncp.advice.advise import advise
from ncp.advice.powers import own_reason, successor, weigh_powers, weigh_rungs
from ncp.advice.result import Advice, OutOfForce, PowerAdvice, Verdict
from ncp.logic.truth import Truth
from ncp.plan.model.common import Window
from ncp.plan.model.condition import Test as FactTest
from ncp.plan.model.condition import Value
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Activation, LawFile, Power
from tests.advice.strategies import days, some_facts

ON = date(2026, 11, 23)
NAME = "subject"

EXPLOITED = FactTest("exploited", "is", value=True)

Facts = dict[str, Value]


@pytest.fixture
def model(plan: Plan) -> Power:
    """A power to change: the binding instruction, without its conditions."""
    ((_, power),) = plan.power_versions["cbw-binding-instruction"]
    return replace(power, id=NAME, rung="binding-instruction", applies_when=EXPLOITED, succeeds=())


def only(plan: Plan, *powers: Power) -> Plan:
    """The plan with these powers and no others, all in one law."""
    law = replace(plan.laws[0].law, id="cbw", in_force=Window())
    return replace(plan, laws=(LawFile(law=law, powers=powers),))


def weigh_one(plan: Plan, power: Power, facts: Facts, on: date = ON) -> PowerAdvice:
    small = only(plan, power)
    (found,), _ = weigh_powers(small, facts, on, weigh_rungs(small, facts))
    return found


def silence(plan: Plan, *powers: Power, facts: Facts | None = None, on: date = ON) -> OutOfForce:
    small = only(plan, *powers)
    _, silent = weigh_powers(small, facts or {}, on, weigh_rungs(small, facts or {}))
    return next(each for each in silent if each.id == NAME)


VERDICTS: list[tuple[str, Facts, Verdict, tuple[str, ...]]] = [
    ("nothing known", {}, Verdict.NOT_YET, ("exploited", "advice-followed", "lighter-means-insufficient",
                                            "statutory-duty-breached")),
    ("own condition false", {"exploited": False}, Verdict.DOES_NOT_APPLY, ()),
    ("own condition false, rung reached", {"exploited": False, "statutory-duty-breached": True},
     Verdict.DOES_NOT_APPLY, ()),
    ("own condition true, rung unknown", {"exploited": True}, Verdict.NOT_YET,
     ("advice-followed", "lighter-means-insufficient", "statutory-duty-breached")),
    ("own condition true, rung not reached",
     {"exploited": True, "advice-followed": "followed", "lighter-means-insufficient": False,
      "statutory-duty-breached": False}, Verdict.NOT_YET, ()),
    ("own condition true, rung reached", {"exploited": True, "advice-followed": "refused"}, Verdict.APPLIES, ()),
    ("own condition unknown, rung reached", {"advice-followed": "refused"}, Verdict.UNDETERMINED, ("exploited",)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "verdict", "blocked_by"), [row[1:] for row in VERDICTS], ids=[row[0] for row in VERDICTS]
)
def test_verdict(plan: Plan, model: Power, facts: Facts, verdict: Verdict, blocked_by: tuple[str, ...]) -> None:
    found = weigh_one(plan, model, facts)
    assert (found.verdict, found.blocked_by) == (verdict, blocked_by)


def test_power_on_a_track_waits_for_no_lighter_means(plan: Plan, model: Power) -> None:
    found = weigh_one(plan, replace(model, rung=None, track="investigation"), {"exploited": True})
    assert (found.verdict, found.rung_explanation) == (Verdict.APPLIES, None)


# ---- dormant law ----

AWAKE = FactTest("separately-activated", "includes_any", ("wbbbg",))
REACHED: Facts = {"lighter-means-insufficient": True, "exceptional-circumstances": True, "societal-impact": "severe"}
DORMANT: list[tuple[str, Facts, Verdict, str, tuple[str, ...]]] = [
    ("rung not reached", {"exploited": True}, Verdict.NOT_YET, "unknown",
     ("lighter-means-insufficient", "exceptional-circumstances", "societal-impact")),
    ("rung reached, nobody knows whether it was activated", {**REACHED, "exploited": True}, Verdict.UNDETERMINED,
     "unknown", ("separately-activated",)),
    ("rung reached, not activated", {**REACHED, "exploited": True, "separately-activated": ()},
     Verdict.UNDETERMINED, "dormant", ("separately-activated",)),
    ("another law activated", {**REACHED, "exploited": True, "separately-activated": ("oorlogswet",)},
     Verdict.UNDETERMINED, "dormant", ("separately-activated",)),
    ("rung reached and activated", {**REACHED, "exploited": True, "separately-activated": ("wbbbg",)},
     Verdict.APPLIES, "activated", ()),
    ("activated, own condition unknown", {**REACHED, "separately-activated": ("wbbbg",)}, Verdict.UNDETERMINED,
     "activated", ("exploited",)),
    ("activated, own condition false", {**REACHED, "exploited": False, "separately-activated": ("wbbbg",)},
     Verdict.DOES_NOT_APPLY, "activated", ()),
]  # fmt: skip


@pytest.fixture
def dormant(plan: Plan, model: Power) -> Power:
    activation = Activation(routes=("separate",), takes=plan.facts[0].name, activated_when=AWAKE)
    return replace(model, rung="emergency-separate", activation=activation)


@pytest.mark.parametrize(
    ("facts", "verdict", "state", "blocked_by"), [row[1:] for row in DORMANT], ids=[row[0] for row in DORMANT]
)
def test_dormant_law(
    plan: Plan, dormant: Power, facts: Facts, verdict: Verdict, state: str, blocked_by: tuple[str, ...]
) -> None:
    found = weigh_one(plan, dormant, facts)
    assert (found.verdict, found.activation, found.blocked_by) == (verdict, state, blocked_by)


def test_ordinary_law_has_no_activation(plan: Plan, model: Power) -> None:
    assert weigh_one(plan, model, {}).activation is None


# ---- limited to sectors ----


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({}, Truth.UNKNOWN, id="nobody knows who is hit"),
        pytest.param(
            {"exploited": True, "affected-sectors": ("telecom", "energy")}, Truth.TRUE, id="the sector is hit"
        ),
        pytest.param({"exploited": True, "affected-sectors": ("energy",)}, Truth.FALSE, id="another sector is hit"),
        pytest.param({"exploited": True, "affected-sectors": ()}, Truth.FALSE, id="no sector is hit"),
        pytest.param({"exploited": False, "affected-sectors": ("telecom",)}, Truth.FALSE, id="its own condition fails"),
    ],
)
def test_power_of_one_sector(plan: Plan, model: Power, facts: Facts, expected: Truth) -> None:
    assert own_reason(plan, replace(model, sectors=("telecom",)), facts).value is expected


# ---- out of force ----


def during(power: Power, start: date | None, end: date | None, **changes: Any) -> Power:
    return replace(power, in_force=Window(from_=start, to=end), **changes)


def test_lapsed_power_says_when(plan: Plan, model: Power) -> None:
    found = silence(plan, during(model, None, date(2026, 8, 14)))
    assert (found.lapsed_on, found.starts_on, found.succeeded_by) == (date(2026, 8, 14), None, None)


def test_coming_power_says_from_when(plan: Plan, model: Power) -> None:
    found = silence(plan, during(model, date(2027, 1, 1), None))
    assert (found.lapsed_on, found.starts_on, found.succeeded_by) == (None, date(2027, 1, 1), None)


def test_of_several_lapsed_versions_the_last_counts(plan: Plan, model: Power) -> None:
    versions = (during(model, None, date(2020, 1, 1)), during(model, date(2020, 1, 2), date(2024, 7, 1)))
    assert silence(plan, *reversed(versions)).lapsed_on == date(2024, 7, 1)


def test_silent_power_is_weighed_in_its_last_version(plan: Plan, model: Power) -> None:
    first = during(model, None, date(2020, 1, 1))
    last = during(model, date(2020, 1, 2), date(2024, 7, 1), applies_when=FactTest("exploited", "is", value=False))
    assert silence(plan, first, last, facts={"exploited": True}).would_apply == "does-not-apply"


def test_of_several_coming_versions_the_first_counts(plan: Plan, model: Power) -> None:
    versions = (during(model, date(2028, 1, 1), None), during(model, date(2027, 1, 1), date(2027, 12, 31)))
    assert silence(plan, *versions).starts_on == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("on", "speaks"),
    [(date(2026, 8, 13), True), (date(2026, 8, 14), True), (date(2026, 8, 15), False)],
    ids=["the day before the last", "the last day", "the day after"],
)
def test_window_holds_its_last_day(plan: Plan, model: Power, on: date, speaks: bool) -> None:
    small = only(plan, during(model, date(2018, 11, 9), date(2026, 8, 14)))
    speaking, silent = weigh_powers(small, {}, on, weigh_rungs(small, {}))
    assert (len(speaking), len(silent)) == ((1, 0) if speaks else (0, 1))


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [({}, "undetermined"), ({"exploited": True}, "applies"), ({"exploited": False}, "does-not-apply")],
    ids=["nothing known", "it would", "it would not"],
)
def test_silent_power_says_whether_it_would_apply(plan: Plan, model: Power, facts: Facts, verdict: str) -> None:
    assert silence(plan, during(model, None, date(2026, 8, 14)), facts=facts).would_apply == verdict


def heir(power: Power, name: str, *of: str, start: date | None = None, end: date | None = None) -> Power:
    return during(power, start, end, id=name, succeeds=of)


OLD = date(2018, 12, 31)


def test_successor_is_the_power_that_says_so_and_speaks_today(plan: Plan, model: Power) -> None:
    found = silence(plan, during(model, None, OLD), heir(model, "heir", NAME, start=date(2019, 1, 1)))
    assert found.succeeded_by == "heir"


def test_successor_is_found_over_a_lapsed_one(plan: Plan, model: Power) -> None:
    between = heir(model, "between", NAME, start=date(2019, 1, 1), end=date(2026, 8, 14))
    last = heir(model, "last", "between", start=date(2026, 8, 15))
    assert silence(plan, during(model, None, OLD), between, last).succeeded_by == "last"


def test_successor_that_has_lapsed_too_is_none(plan: Plan, model: Power) -> None:
    between = heir(model, "between", NAME, start=date(2019, 1, 1), end=date(2026, 8, 14))
    assert silence(plan, during(model, None, OLD), between).succeeded_by is None


def test_power_to_come_has_no_successor_yet(plan: Plan, model: Power) -> None:
    coming = during(model, date(2027, 1, 1), None)
    assert silence(plan, coming, heir(model, "heir", NAME)).succeeded_by is None


def test_powers_that_succeed_one_another_in_a_circle_end(plan: Plan, model: Power) -> None:
    one = heir(model, "one", end=OLD)
    two = heir(model, "two", "one", "three", end=OLD)
    three = heir(model, "three", "two", end=OLD)
    assert successor(only(plan, one, two, three), "one", ON) is None


# ---- what always holds, on the plan that ships ----


PROPERTY = settings(max_examples=40)


@PROPERTY
@given(data=st.data(), on=days)
def test_every_power_either_speaks_or_is_silent(plan: Plan, data: st.DataObject, on: date) -> None:
    advice = advise(plan, data.draw(some_facts(plan)), on)
    speaking, silent = [each.id for each in advice.powers], [each.id for each in advice.out_of_force]
    assert sorted(speaking + silent) == sorted(plan.power_versions)


@PROPERTY
@given(data=st.data(), on=days)
def test_every_power_that_speaks_is_in_force(plan: Plan, data: st.DataObject, on: date) -> None:
    for each in advise(plan, data.draw(some_facts(plan)), on).powers:
        assert any(
            law.id == each.law and power.in_force.covers(on) and law.in_force.covers(on)
            for law, power in plan.power_versions[each.id]
        ), each.id


ACTIVATION_FACTS = {"state-of-emergency", "separately-activated"}
"""A dormant power waits for these even when it is known that nobody activated it."""


@PROPERTY
@given(data=st.data(), on=days)
def test_undetermined_names_what_is_missing_and_nothing_else_does_when_settled(
    plan: Plan, data: st.DataObject, on: date
) -> None:
    facts = data.draw(some_facts(plan))
    advice = advise(plan, facts, on)
    dormant = {each.id for each in advice.powers if each.activation == "dormant"}
    for each in (*advice.powers, *advice.levels, *advice.roles):
        known = set(each.blocked_by) & set(facts)
        assert not known or (each.id in dormant and known <= ACTIVATION_FACTS), each.id
        if each.verdict is Verdict.UNDETERMINED:
            assert each.blocked_by, each.id
        elif each.verdict is not Verdict.NOT_YET:
            assert each.blocked_by == (), each.id


@PROPERTY
@given(data=st.data(), on=days)
def test_what_becomes_known_never_takes_back_a_yes_or_a_no(plan: Plan, data: st.DataObject, on: date) -> None:
    more = data.draw(some_facts(plan))
    fewer = {name: value for name, value in more.items() if data.draw(st.booleans(), label=name)}
    before, after = verdicts(advise(plan, fewer, on)), verdicts(advise(plan, more, on))
    for subject, verdict in before.items():
        if verdict in (Verdict.APPLIES, Verdict.DOES_NOT_APPLY):
            assert after[subject] is verdict, subject


def verdicts(advice: Advice) -> dict[str, Verdict]:
    found = {f"power {each.id}": each.verdict for each in advice.powers}
    found |= {f"level {each.id}": each.verdict for each in advice.levels}
    return found | {f"role {each.id}": each.verdict for each in advice.roles}


@PROPERTY
@given(data=st.data(), on=days)
def test_heavier_rung_never_applies_before_its_condition(plan: Plan, data: st.DataObject, on: date) -> None:
    facts = data.draw(some_facts(plan))
    reached = weigh_rungs(plan, facts)
    for each in advise(plan, facts, on).powers:
        if each.rung and reached[each.rung].value is not Truth.TRUE:
            assert each.verdict in (Verdict.NOT_YET, Verdict.DOES_NOT_APPLY), each.id

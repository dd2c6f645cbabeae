"""Situations that a lawyer can read, one file a law in ``scenarios/``, against what the tool says about them.

The form is our own and small. A scenario names records of its own law only:

    law: wbni
    scenarios:
      - name: "Een AED schendt de zorgplicht en weigert."   # one Dutch sentence
        day: 2021-06-01                                     # which law speaks
        facts: {provider-status: [aed], ...}                # what is left out is unknown
        likely: [...]                                       # mogelijk van toepassing
        not_likely: [...]                                   # does not apply, or cannot be said yet
        not_yet: [...]                                      # a lighter means comes first, or the provision is dormant
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from ncp.advice.advise import advise
from ncp.advice.result import Advice, Verdict
from ncp.dates import day_of, end_of
from ncp.incident.replay import facts_at, schedule
from ncp.plan.checks.conditions import value_problem
from ncp.plan.files import read_bytes
from ncp.plan.load import LoadedPlan
from ncp.plan.model.condition import Value
from ncp.plan.model.plan import Plan
from ncp.plan.source import Node, read_yaml

FOLDER = Path(__file__).parent / "scenarios"
FILES = sorted(FOLDER.glob("*.yaml"))
VERDICTS = {
    "likely": {Verdict.APPLIES},
    "not_likely": {Verdict.DOES_NOT_APPLY, Verdict.UNDETERMINED},
    "not_yet": {Verdict.NOT_YET},
}
MOST_AT_ONCE = 25


class Scenario(NamedTuple):
    """One situation with what must be said about it."""

    law: str
    name: str
    day: date
    facts: dict[str, Value]
    expected: dict[str, tuple[str, ...]]


def plain(node: Node) -> object:
    """A node of the strict YAML reader without its places; lists are tuples, as facts have them."""
    if isinstance(node.value, dict):
        return {key: plain(child) for key, child in node.value.items()}
    if isinstance(node.value, list):
        return tuple(plain(child) for child in node.value)
    return node.value


def read_scenarios(path: Path) -> list[Scenario]:
    """The scenarios of one file; a key that nobody knows is a mistake."""
    file = plain(read_yaml(read_bytes(path, path.name), path.name))
    assert isinstance(file, dict)
    assert set(file) == {"law", "scenarios"}
    assert file["law"] == path.stem
    found = []
    for each in file["scenarios"]:
        assert {"name", "day", "facts"} <= set(each), each
        expected = {key: each[key] for key in VERDICTS if key in each}
        assert expected, each["name"]
        assert set(each) == {"name", "day", "facts", *expected}, each["name"]
        found.append(Scenario(path.stem, each["name"], date.fromisoformat(each["day"]), each["facts"], expected))
    return found


SCENARIOS = [scenario for path in FILES for scenario in read_scenarios(path)]


def verdicts_of(advice: Advice) -> dict[str, Verdict]:
    """A power that is undetermined only because its law is dormant counts as not yet."""
    return {
        power.id: Verdict.NOT_YET
        if power.verdict is Verdict.UNDETERMINED and power.activation == "dormant"
        else power.verdict
        for power in advice.powers
    }


@pytest.fixture(scope="module")
def said(plan: Plan) -> dict[str, dict[str, Verdict]]:
    """What the tool says about every power in every scenario, by the scenario's name."""
    return {each.name: verdicts_of(advise(plan, each.facts, each.day)) for each in SCENARIOS}


@pytest.fixture(scope="module")
def said_in_cases(loaded: LoadedPlan) -> dict[tuple[str, str], dict[str, Verdict]]:
    """What the tool says at the end of every day of every case."""
    found = {}
    for case in loaded.cases:
        for day in sorted({step.event.at[:10] for step in schedule(case)}):
            moment = end_of(day)
            found[case.id, day] = verdicts_of(advise(loaded.plan, facts_at(case, moment), day_of(moment)))
    return found


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda each: f"{each.law}: {each.name}")
def test_scenario_uses_the_vocabulary_of_the_plan(scenario: Scenario, plan: Plan) -> None:
    laws = {power.id: law.id for law, power in plan.powers}
    for fact, value in scenario.facts.items():
        assert fact in plan.fact_by_id
        assert value_problem(plan, plan.fact_by_id[fact], value) is None, fact
    for name in (name for names in scenario.expected.values() for name in names):
        assert laws.get(name) == scenario.law, name


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda each: f"{each.law}: {each.name}")
def test_scenario_comes_out_as_written(scenario: Scenario, said: dict[str, dict[str, Verdict]]) -> None:
    verdicts = said[scenario.name]
    wrong = {
        name: verdicts[name].value if name in verdicts else "not in force"
        for key, names in scenario.expected.items()
        for name in names
        if verdicts.get(name) not in VERDICTS[key]
    }
    assert not wrong


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda each: f"{each.law}: {each.name}")
def test_scenario_names_every_likely_record_of_its_law(
    scenario: Scenario, plan: Plan, said: dict[str, dict[str, Verdict]]
) -> None:
    own = {power.id for law, power in plan.powers if law.id == scenario.law}
    likely = {name for name, verdict in said[scenario.name].items() if verdict is Verdict.APPLIES}
    assert likely & own == set(scenario.expected.get("likely", ()))


def test_names_of_scenarios_are_unique() -> None:
    assert len({each.name for each in SCENARIOS}) == len(SCENARIOS)


def test_every_law_has_a_scenario(plan: Plan) -> None:
    assert {file.law.id for file in plan.laws} == {each.law for each in SCENARIOS}


def test_every_power_is_likely_somewhere_and_not_likely_elsewhere(
    plan: Plan, said: dict[str, dict[str, Verdict]], said_in_cases: dict[tuple[str, str], dict[str, Verdict]]
) -> None:
    seen: dict[str, set[Verdict]] = defaultdict(set)
    for verdicts in (*said.values(), *said_in_cases.values()):
        for name, verdict in verdicts.items():
            seen[name].add(verdict)
    never = {name for name in plan.power_versions if Verdict.APPLIES not in seen[name]}
    always = {name for name in plan.power_versions if seen[name] <= {Verdict.APPLIES}}
    assert (never, always) == (set(), set())


def test_a_dormant_power_is_likely_only_after_it_was_activated(plan: Plan) -> None:
    likely_and = defaultdict(set)
    for scenario in SCENARIOS:
        for power in advise(plan, scenario.facts, scenario.day).powers:
            if power.activation and power.verdict is Verdict.APPLIES:
                likely_and[power.activation].add(power.id)
    assert set(likely_and) == {"activated"}
    assert likely_and["activated"] == {power.id for _, power in plan.powers if power.activation}


def test_nothing_is_likely_when_nothing_is_known(plan: Plan) -> None:
    for day in (date(2020, 1, 17), date(2023, 6, 1), date(2026, 11, 23)):
        assert [power.id for power in advise(plan, {}, day).powers if power.verdict is Verdict.APPLIES] == []


def test_a_duty_officer_never_sees_more_likely_records_in_a_real_case_than_he_can_read(
    said_in_cases: dict[tuple[str, str], dict[str, Verdict]],
) -> None:
    counts = {
        moment: sum(verdict is Verdict.APPLIES for verdict in verdicts.values())
        for moment, verdicts in said_in_cases.items()
    }
    assert {moment: count for moment, count in counts.items() if count > MOST_AT_ONCE} == {}

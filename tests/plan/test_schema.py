"""Schema and reader agree: what loads is valid, and what has the wrong shape is refused by both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from ncp.plan.files import plan_files
from ncp.plan.load import read_plan_file
from ncp.plan.model.plan import Plan
from ncp.plan.schema import schemas
from ncp.plan.source import Node, read_yaml
from ncp.problem import Refused
from tests.conftest import ROOT
from tests.plan.test_shape import BAD_CONDITIONS, LADDER, LAW, MEASURES, MISTAKES, changed

PYTHON_READS_IT_DIFFERENTLY = ("an id that ends in a line break",)
"""In Python ``$`` also matches before a last line break; in the patterns of JSON Schema it does not."""

Validators = dict[str, Draft202012Validator]


@pytest.fixture(scope="module")
def shipped() -> dict[str, bytes]:
    """The files of the plan that ships."""
    return plan_files(ROOT)


@pytest.fixture(scope="module")
def validators(plan: Plan) -> Validators:
    """The schema of each kind of file, by the pattern of its path."""
    return {
        each.pattern: Draft202012Validator(each.schema, format_checker=FormatChecker(["date"]))
        for each in schemas(plan)
    }


def plain(node: Node) -> Any:
    """A file as an editor sees it: YAML 1.2, in which a date is text."""
    if isinstance(node.value, dict):
        return {key: plain(value) for key, value in node.value.items()}
    if isinstance(node.value, list):
        return [plain(value) for value in node.value]
    return node.value


def pattern_of(name: str) -> str:
    folder = name.rpartition("/")[0]
    return name if folder in ("", "reference") else f"{folder}/*.yaml"


def is_valid(validators: Validators, name: str, text: str) -> bool:
    return validators[pattern_of(name)].is_valid(plain(read_yaml(text.encode(), name)))


def is_read(name: str, text: str) -> bool:
    try:
        read_plan_file(name, text.encode())
    except Refused:
        return False
    return True


def mistakes() -> Iterator[Any]:
    for name, (old, new, _) in MISTAKES.items():
        if name not in PYTHON_READS_IT_DIFFERENTLY:
            yield pytest.param("reference/measures.yaml", changed(MEASURES, old, new), id=name)
    for name, (condition, _) in BAD_CONDITIONS.items():
        yield pytest.param("reference/intervention_ladder.yaml", changed(LADDER, "CONDITION", condition), id=name)
    for old, new in (
        ("BWBR0041515", "BWB41515"), ("to: 2026-08-14", "until: 2026-08-14"), ("for: sector", "for: sectors"),
        ('article: "27"', "article: 27"), ("rung: binding-instruction", "rung: order"),
    ):  # fmt: skip
        yield pytest.param("legal_powers/wbni.yaml", changed(LAW, old, new), id=new)


@pytest.mark.parametrize(("name", "text"), list(mistakes()))
def test_mistake_of_shape_is_refused_by_both(validators: Validators, name: str, text: str) -> None:
    assert (is_valid(validators, name, text), is_read(name, text)) == (False, False)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("reference/measures.yaml", MEASURES, id="measures"),
        pytest.param("legal_powers/wbni.yaml", LAW, id="a law, with a list written as its one mapping"),
        pytest.param("reference/intervention_ladder.yaml", LADDER.replace("CONDITION", "{all: []}"), id="always true"),
    ],
)
def test_good_file_is_accepted_by_both(validators: Validators, name: str, text: str) -> None:
    assert (is_valid(validators, name, text), is_read(name, text)) == (True, True)


@pytest.mark.parametrize(
    "condition",
    [
        "{fact: exploited, is: true}",
        "{fact: area, in: [regional, national]}",
        "{fact: societal-impact, at_least: severe}",
        "{fact: affected-sectors, includes_any: [energy]}",
        "{all: [{any: []}, {not: {fact: exploited, known: true}}]}",
    ],
)
def test_good_condition_is_accepted_by_both(validators: Validators, condition: str) -> None:
    text = changed(LADDER, "CONDITION", condition)
    name = "reference/intervention_ladder.yaml"
    assert (is_valid(validators, name, text), is_read(name, text)) == (True, True)


@pytest.mark.parametrize(
    "condition",
    [
        pytest.param("{fact: societal-impact, at_least: sever}", id="a value that the fact cannot have"),
        pytest.param("{fact: exploited, at_least: true}", id="an operator that does not fit the fact"),
        pytest.param("{fact: affected-sectors, includes_any: energy}", id="one value where the operator wants a list"),
    ],
)
def test_schema_knows_the_facts_of_the_plan(validators: Validators, condition: str) -> None:
    assert not is_valid(validators, "reference/intervention_ladder.yaml", changed(LADDER, "CONDITION", condition))


def test_record_that_is_newer_than_the_schema_is_accepted(validators: Validators) -> None:
    """Ids are offered, not demanded: a new role must not turn red until the schemas are written again."""
    assert is_valid(validators, "reference/measures.yaml", changed(MEASURES, "owner: [nctv]", "owner: [new-office]"))
    newer = changed(LADDER, "CONDITION", "{fact: new-fact, is: true}")
    assert is_valid(validators, "reference/intervention_ladder.yaml", newer)


@pytest.mark.slow
def test_every_file_of_the_plan_is_valid(validators: Validators, shipped: dict[str, bytes]) -> None:
    invalid = {
        name: [error.json_path for error in validators[pattern_of(name)].iter_errors(plain(read_yaml(text, name)))]
        for name, text in shipped.items()
    }
    assert {name: found for name, found in invalid.items() if found} == {}


def test_every_schema_is_a_schema(validators: Validators) -> None:
    for validator in validators.values():
        Draft202012Validator.check_schema(validator.schema)


def test_ids_and_explanations_are_there_for_an_editor(plan: Plan) -> None:
    schema = next(each.schema for each in schemas(plan) if each.name == "legal_powers.schema.json")
    power = schema["$defs"]["Power"]
    assert "nctv" in schema["$defs"]["role-id"]["enum"]
    assert power["properties"]["article"]["description"].startswith("As the text numbers it")
    assert re.search(r"``", str(schema)) is None

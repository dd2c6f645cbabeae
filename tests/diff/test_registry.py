"""Nothing goes unjudged: every field of the plan has a judge, every rule is reached, has a text and a ground."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import get_args, get_type_hints

import pytest
from msgspec import Struct
from msgspec.structs import fields

from ncp.diff.change import LEVELS
from ncp.diff.compare import OWNERS
from ncp.diff.fields import KEYS, ORDERED, how
from ncp.diff.grounds import LEVEL_OF
from ncp.diff.rules import JUDGES, RULES, levels_of
from ncp.plan import model
from ncp.plan.model.common import Record, Text, Window
from ncp.text import LANGUAGES, Language, Phrases
from tests.diff.every_rule import every_diff
from tests.docs.test_reference import records

STRUCTS = [each for each in records() if each not in (Record, Text, Window)]


@pytest.mark.parametrize("struct", STRUCTS, ids=lambda struct: struct.__name__)
def test_every_field_has_a_judge(struct: type[Struct]) -> None:
    assert [field.name for field in fields(struct) if _is_unjudged(struct, field.name)] == []


def _is_unjudged(struct: type[Struct], name: str) -> bool:
    match how(struct, name):
        case "identity" | "records":
            return False
        case "parts":
            return not any(key == (part, "") for part in _parts(struct, name) for key in JUDGES)
    return (struct, name) not in JUDGES


def _parts(struct: type[Struct], name: str) -> list[type]:
    """The structs that a list may hold."""
    return [each for each in get_args(get_type_hints(struct)[name]) if isinstance(each, type)]


def test_no_judge_judges_what_does_not_exist() -> None:
    known = {(struct, field.name) for struct in STRUCTS for field in fields(struct)}
    known |= {(struct, "") for struct in STRUCTS} | {(struct, name) for struct in STRUCTS for name in OWNERS.values()}
    assert [f"{struct.__name__}.{name}" for struct, name in JUDGES if (struct, name) not in known] == []


def test_keys_and_orders_are_of_fields_that_exist() -> None:
    named = [(struct, name) for struct, names in KEYS.items() for name in names] + list(ORDERED)
    assert [f"{struct.__name__}.{name}" for struct, name in named if name not in _names(struct)] == []


def _names(struct: type) -> set[str]:
    return {field.name for field in fields(struct)}


def test_every_struct_of_the_model_is_looked_at() -> None:
    modules = [import_module(f"{model.__name__}.{each.name}") for each in pkgutil.iter_modules(model.__path__)]
    found = {each for module in modules for each in vars(module).values() if isinstance(each, type)}
    assert {each for each in found if issubclass(each, Record)} == {*STRUCTS, Record, Text, Window}


def test_every_rule_rests_on_grounds_that_exist() -> None:
    assert {level for rule in RULES.values() for level in levels_of(rule)} == set(LEVELS)


def test_every_ground_is_used() -> None:
    assert set(LEVEL_OF) == {ground for rule in RULES.values() for ground in rule.grounds}


def test_every_rule_is_reached_by_a_test() -> None:
    reached = {change.rule for each in every_diff() for change in each.changes}
    assert set(RULES) - reached == set()


def test_every_change_is_by_a_rule_on_a_ground_of_that_rule() -> None:
    for change in (change for each in every_diff() for change in each.changes):
        assert change.why in RULES[change.rule].grounds
        assert LEVEL_OF[change.why] == change.level


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_and_every_ground_has_a_text(language: Language) -> None:
    say = Phrases(language)
    keys = [*(f"diff.{rule}" for rule in RULES), *(f"diff.why-{ground}" for ground in LEVEL_OF)]
    assert [key for key in keys if not say.has(key)] == []

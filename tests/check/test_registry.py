"""Every check stands in the registry, under a layer, with rules of its own."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import ncp.check
from ncp.check.check import LAYERS
from ncp.check.registry import MODULES, checks, layers
from ncp.plan.checks import MODULES as AT_LOAD
from ncp.plan.files import FOLDER_NAMES, SINGLE_NAMES
from ncp.text import LANGUAGES
from tests import texts

NAMES = {*FOLDER_NAMES, *SINGLE_NAMES}


def modules_with_rules() -> set[str]:
    root = Path(ncp.check.__path__[0])
    found = (path for path in root.glob("*/*.py") if "\nRULES" in path.read_text("utf-8"))
    return {f"ncp.check.{path.parent.name}.{path.stem}" for path in found}


def test_every_module_with_rules_is_registered() -> None:
    at_load = {module.__name__ for module in AT_LOAD}
    assert set(MODULES) == modules_with_rules() | at_load


def test_a_rule_has_one_manual_page() -> None:
    counted = Counter(rule for check in checks() for rule in check.rules)
    assert [rule for rule, count in counted.items() if count > 1] == []


def test_rules_come_layer_by_layer() -> None:
    order = [LAYERS.index(layer) for layer in layers().values()]
    assert order == sorted(order)


def test_every_layer_has_a_rule() -> None:
    assert set(layers().values()) == set(LAYERS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_message(language: str) -> None:
    messages = texts.table(language, "problem")  # type: ignore[arg-type]
    assert [rule for rule in layers() if rule not in messages] == []


def test_what_a_check_needs_is_part_of_a_plan() -> None:
    needed = {name for check in checks() for rule in check.rules for name in check.needs_of(rule) or ()}
    assert needed - NAMES == set()

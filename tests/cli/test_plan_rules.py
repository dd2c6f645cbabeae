"""``ncp plan rules``: what a plan is checked for, and one rule explained."""

from __future__ import annotations

import json

import pytest

from ncp.check.registry import levels
from tests.cli.conftest import WRONG
from tests.conftest import Ncp


def test_every_rule_stands_in_the_list_with_its_level(ncp: Ncp) -> None:
    lines = ncp("plan", "rules", "--lang", "en").out.splitlines()
    shown = {
        words[0]: words[1] for line in lines if len(words := line.split()) > 2 and words[1] in ("error", "warning")
    }
    assert shown == levels()


@pytest.mark.parametrize(("language", "word"), [("nl", "VERWIJZINGEN"), ("en", "REFERENCES")])
def test_list_is_divided_by_layer(language: str, word: str, ncp: Ncp) -> None:
    assert word in ncp("plan", "rules", "--lang", language).out.splitlines()


def test_page_of_a_rule_explains_and_shows_both_fragments(ncp: Ncp) -> None:
    out = ncp("plan", "rules", "version-gap").out
    order = [out.index(text) for text in ("version-gap · waarschuwing · tijd", "GOED", "NIET GOED", "in_force: {from:")]
    assert order[0] < order[1] < order[2]
    assert "# legal_powers/wbni.yaml, powers[wbni-share-residual-data]" in out


def test_json_of_one_rule(ncp: Ncp) -> None:
    (rule,) = json.loads(ncp("plan", "rules", "yaml-tab", "--json", "--lang", "en").out)["rules"]
    assert (rule["id"], rule["layer"], rule["level"]) == ("yaml-tab", "yaml", "error")
    assert rule["text"].startswith("Indentation is made with spaces")
    assert "⇥" in rule["bad"]


def test_json_of_all_rules(ncp: Ncp) -> None:
    found = json.loads(ncp("plan", "rules", "--json").out)["rules"]
    assert [rule["id"] for rule in found] == list(levels())


def test_rule_that_does_not_exist_gets_the_nearest(ncp: Ncp) -> None:
    result = ncp("plan", "rules", "version-gaps")
    assert result.code == WRONG
    assert "[rule-unknown]" in result.err
    assert "'version-gap'" in result.err

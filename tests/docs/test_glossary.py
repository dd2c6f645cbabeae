"""The glossary holds every closed list of the plan, with the Dutch word that the screen uses."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from ncp.plan.model import common, facts, levels, playbooks, powers, roles, sharing
from ncp.text.nl.catalogue import TEXTS as CATALOGUE
from ncp.text.nl.words import TEXTS as WORDS
from tests.docs.pages import ROOT

PAGE = " ".join((ROOT / "docs" / "reference" / "glossary.md").read_text("utf-8").split())
CLOSED: dict[str, Any] = {
    "rung": powers.Rung, "track": powers.Track, "act": powers.Act, "phase": playbooks.Phase,
    "step": playbooks.StepKind, "carries": sharing.InformationKind, "basis": common.Basis,
    "kind": powers.Power.__annotations__["kind"], "filed": roles.Duty.__annotations__["filed_by"],
    "seat": levels.Sitting.__annotations__["seat"],
}  # fmt: skip
CATALOGUED: dict[str, Any] = {
    "block": facts.Block, "type": facts.FactType, "role": roles.Role.__annotations__["kind"],
}  # fmt: skip


@pytest.mark.parametrize("table", [*CLOSED, *CATALOGUED])
def test_a_closed_list_stands_in_it_with_the_dutch_words(table: str) -> None:
    kind, words = (CLOSED[table], WORDS) if table in CLOSED else (CATALOGUED[table], CATALOGUE)
    missing = [name for name in get_args(kind) if f"`{name}`" not in PAGE or words[f"{table}-{name}"] not in PAGE]
    assert missing == []


@pytest.mark.parametrize("verdict", ["applies", "does-not-apply", "undetermined", "not-yet"])
def test_a_verdict_stands_in_it_as_the_screen_says_it(verdict: str) -> None:
    assert f"| `{verdict}` | {WORDS[f'verdict-{verdict}']}" in PAGE

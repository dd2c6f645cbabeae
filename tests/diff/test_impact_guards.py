"""The two guards: a heavy change that no case feels, and a difference without a heavy change behind it."""

from __future__ import annotations

import pytest
from msgspec import Struct
from msgspec.structs import replace

from ncp.diff.change import Change
from ncp.diff.find import find_changes
from ncp.diff.grounds import LEVEL_OF
from ncp.diff.guards import COMPARED
from ncp.diff.impact import impact
from ncp.diff.row import Impact
from ncp.diff.rules import JUDGES
from ncp.plan.model import facts, levels, playbooks, powers, roles, sectors, sharing
from tests.diff.cases import WITH_WIDE
from tests.diff.editions import Plans
from tests.diff.small import Edit, loaded

SHIPPED = [("2020.1", "2022.1"), ("2022.1", "2026.1"), ("2022.1", "2020.1"), ("2026.1", "2022.1")]


@pytest.mark.slow
@pytest.mark.parametrize(("old", "new"), SHIPPED)
def test_every_difference_between_shipped_editions_is_explained(editions: Plans, old: str, new: str) -> None:
    before, after = editions.load(old), editions.load(new)
    found = impact(before, after, find_changes(before, after))
    assert found.rows
    assert found.unexplained == ()


def run(*edits: Edit) -> tuple[Impact, tuple[Change, ...]]:
    old, new = loaded(WITH_WIDE), loaded(WITH_WIDE, *edits)
    changes = find_changes(old, new)
    return impact(old, new, changes), changes


ACT, SHARING, SECTORS = "legal_powers/act.yaml", "reference/information_sharing.yaml", "reference/sectors.yaml"
HOLDER = Edit(ACT, "id: act-order", "{role: minister-a, executed_by: helpdesk}", "{role: minister-b}")


def test_a_change_that_a_case_feels_is_not_reported() -> None:
    found, changes = run(HOLDER)
    assert [change.rule for change in changes if change.level == "ingrijpend"] == ["power-holder-changed"]
    assert (len(found.rows) > 0, found.unfelt) == (True, ())


UNFELT = [
    # no case says anything of the spare fact, so what else would do stays open
    ("same", Edit(ACT, "id: act-order", "- {fact: exploited, is: true}",
                  "- any: [{fact: exploited, is: true}, {fact: spare, is: true}]")),
    ("silent", Edit("playbooks/more.yaml", "id: more-step", "role: team", "role: helpdesk")),
]  # fmt: skip


@pytest.mark.parametrize(("why", "edit"), UNFELT, ids=[why for why, _ in UNFELT])
def test_a_change_that_no_case_feels_says_why(why: str, edit: Edit) -> None:
    found, changes = run(edit)
    assert found.rows == ()
    (heavy,) = [change for change in changes if change.level == "ingrijpend"]
    assert [(each.fingerprint, each.why) for each in found.unfelt] == [(heavy.fingerprint, why)]


def test_a_designation_stands_in_no_advice(editions: Plans) -> None:
    from tests.diff.editions import Edit as Shipped

    edit = Shipped(SHARING, "- as_what: computer-crisis-team\n", "{from: 2020-01-14}", "{from: 2020-01-15}")
    old, new = editions.load("2022.1"), editions.load("2022.1", edit)
    assert [each.why for each in impact(old, new, find_changes(old, new)).unfelt] == ["not-compared"]


def test_a_difference_with_only_light_changes_behind_it_is_reported() -> None:
    old, new = loaded(WITH_WIDE), loaded(WITH_WIDE, HOLDER)
    weighed_wrongly = [replace(change, level="redactioneel") for change in find_changes(old, new)]
    found = impact(old, new, weighed_wrongly)
    assert found.rows
    assert found.unexplained == found.rows


def test_a_difference_without_any_change_behind_it_is_reported() -> None:
    found = impact(loaded(WITH_WIDE), loaded(WITH_WIDE, HOLDER), ())
    assert found.unexplained == found.rows
    assert {row.behind for row in found.rows} == {()}


def test_nothing_differs_between_a_plan_and_itself() -> None:
    found = impact(loaded(WITH_WIDE), loaded(WITH_WIDE), ())
    assert (found.rows, found.unfelt, found.unexplained) == ((), (), ())
    assert (found.cases, found.moments > 0, found.days > 0) == (("storm", "wide"), True, True)


KINDS: dict[type[Struct], str] = {
    powers.Law: "law", powers.Power: "power", powers.LadderRung: "rung", roles.Role: "role", levels.Ladder: "ladder",
    levels.Level: "level", playbooks.Playbook: "playbook", playbooks.Step: "step", facts.Fact: "fact",
    facts.FactValue: "fact-value", sectors.Sector: "sector", sectors.Process: "process",
    sectors.CompetentAuthority: "competent-authority", sharing.Edge: "edge", sharing.Node: "node",
    sharing.SharingFile: "information-sharing", powers.LadderFile: "intervention-ladder",
}  # fmt: skip
IN_NO_OUTPUT = {
    ("intervention-ladder", "rungs"), ("node", ""), ("node", "in_force"), ("node", "serves"), ("role", "succeeded_by"),
}  # fmt: skip
"""Heavy changes that stand in no advice and no step; what an officer reads of them is a page of the catalogue."""


def test_every_field_that_may_weigh_heavily_is_compared_or_known_not_to_be() -> None:
    heavy = {
        (KINDS[struct], name)
        for (struct, name), judge in JUDGES.items()
        if struct in KINDS and any(LEVEL_OF[ground] == "ingrijpend" for rule in judge.rules for ground in rule.grounds)
    }
    missing = {(kind, name) for kind, name in heavy if name not in COMPARED.get(kind, frozenset())}
    assert missing == IN_NO_OUTPUT

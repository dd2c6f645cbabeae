"""Two plans in different words: a rename differs in nothing, and a plan that lacks a word cannot know the fact."""

from __future__ import annotations

from ncp.diff.find import find_changes
from ncp.diff.impact import impact
from ncp.diff.situations import understood
from ncp.plan.load import LoadedPlan, load_plan
from tests.diff.cases import WIDE, WITH_WIDE
from tests.diff.small import FILES, Edit, loaded

FACTS = "reference/facts.yaml"


def renamed(old: str, new: str, declared_in: str, kind: str = "  ") -> LoadedPlan:
    """The small plan with another id, everywhere, and what it was called before."""
    files = {name: text.replace(old, new) for name, text in {**FILES, "cases/wide.yaml": WIDE}.items()}
    before, line, after = files[declared_in].partition(f"{kind}- id: {new}\n")
    assert line
    files[declared_in] = f"{before}{line}{' ' * (len(kind) + 2)}formerly: [{old}]\n{after}"
    return load_plan({name: text.encode() for name, text in files.items()})


def test_a_renamed_office_differs_in_nothing() -> None:
    old, new = loaded(WITH_WIDE), renamed("minister-a", "minister-c", "roles.yaml")
    assert impact(old, new, find_changes(old, new)).rows == ()


def test_a_renamed_power_differs_in_nothing() -> None:
    old, new = loaded(WITH_WIDE), renamed("act-order", "act-command", "legal_powers/act.yaml")
    assert impact(old, new, find_changes(old, new)).rows == ()


def test_a_renamed_step_differs_in_nothing() -> None:
    old, new = loaded(WITH_WIDE), renamed("out-call", "out-phone", "playbooks/outage.yaml", "    ")
    assert impact(old, new, find_changes(old, new)).rows == ()


def test_a_renamed_level_differs_in_nothing() -> None:
    old, new = loaded(WITH_WIDE), renamed("team-level", "crew-level", "escalation_levels.yaml", "      ")
    assert impact(old, new, find_changes(old, new)).rows == ()


def test_a_renamed_fact_differs_in_nothing() -> None:
    old, new = loaded(WITH_WIDE), renamed("exploited", "abused", FACTS)
    assert impact(old, new, find_changes(old, new)).rows == ()


def test_a_case_of_the_old_plan_is_told_in_the_words_of_the_new() -> None:
    old = loaded(WITH_WIDE)
    files = {name: text.replace("exploited", "abused") for name, text in FILES.items()}
    files[FACTS] = files[FACTS].replace("- id: abused\n", "- id: abused\n    formerly: [exploited]\n")
    new = load_plan({name: text.encode() for name, text in files.items()})
    found = impact(old, new, find_changes(old, new))
    assert (found.cases, found.rows) == (("storm", "wide"), ())


def test_of_two_plans_with_a_case_the_new_one_tells_it() -> None:
    later = Edit("cases/storm.yaml", "fact: exploited", "value: true", "value: false")
    found = impact(loaded(), loaded(later), find_changes(loaded(), loaded(later)))
    assert found.rows == ()


def test_a_case_that_only_one_plan_has_counts() -> None:
    holder = Edit(
        "legal_powers/act.yaml", "id: act-order", "{role: minister-a, executed_by: helpdesk}", "{role: minister-b}"
    )
    for old, new in ((loaded(), loaded(WITH_WIDE, holder)), (loaded(WITH_WIDE), loaded(holder))):
        found = impact(old, new, find_changes(old, new))
        assert "wide" in {row.case for row in found.rows}


WORST = "      - {id: disaster, name: {nl: ramp, en: disaster}}\n"
ADDED = Edit(FACTS, "id: impact", "    who_knows", f"{WORST}    who_knows")
SAID = Edit("cases/wide.yaml", "fact: impact\n      value: severe", "value: severe", "value: disaster")


def test_what_a_plan_has_no_word_for_is_unknown_to_it() -> None:
    old, new = loaded(WITH_WIDE), loaded(WITH_WIDE, ADDED, SAID)
    changes = find_changes(old, new)
    found = impact(old, new, changes)
    row = next(row for row in found.rows if row.kind == "level" and row.id == "team-level")
    assert (row.old, row.new, row.because.part, row.because.about) == (
        ("undetermined",), ("applies",), "vocabulary", "impact",
    )  # fmt: skip
    (added,) = [change.fingerprint for change in changes if change.rule == "fact-value-added"]
    assert row.behind == (added,)
    assert found.unexplained == ()


def test_of_a_set_only_the_unknown_elements_are_lost() -> None:
    plan = loaded().plan
    known = understood(plan, {"provider-status": ("provider", "bank"), "impact": "disaster", "weather": True})
    assert known.facts == {"provider-status": ("provider",)}
    assert known.lost == {"provider-status": ("bank",), "impact": ("disaster",), "weather": ()}


def test_a_value_of_another_type_is_lost() -> None:
    known = understood(loaded().plan, {"exploited": "yes", "impact": True})
    assert known.facts == {}

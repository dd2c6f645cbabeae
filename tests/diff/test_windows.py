# ruff: noqa: E501 - an edit of YAML reads best on one line
"""The days on which something holds: ended, shorter, longer, moved; versions that take each other's days."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from ncp.diff.rules import RULES, levels_of
from tests.diff.rows import ACT, BOOK, HEAVY, LEVELS, LIGHT, ROLES, SECTORS, SHARING
from tests.diff.small import Edit, changes

OPEN = "{from: 2018-01-01}"
CLOSED = "{from: 2018-01-01, to: 2024-12-31}"
WINDOWS = {
    "ended": (OPEN, CLOSED),
    "window-shortened": (OPEN, "{from: 2019-01-01}"),
    "window-extended": (CLOSED, OPEN),
    "window-moved": (CLOSED, "{from: 2019-01-01, to: 2025-12-31}"),
}
MANDATE = """\
holder:
      role: minister-a
      chain:
        - role: team
          form: mandate
          in_force: WINDOW
          basis: text
          sources: [the-act]"""


class Site(NamedTuple):
    """Where a window stands, or can be put: ``old`` becomes ``new`` with a window in it."""

    name: str
    file: str
    anchor: str
    old: str
    new: str


SITES = (
    Site("limit", ROLES, "cannot:", "text: {nl: Geeft", "in_force: WINDOW\n        text: {nl: Geeft"),
    Site("law", "legal_powers/idle.yaml", "id: idle", f"in_force: {OPEN}", "in_force: WINDOW"),
    Site("power", ACT, "id: act-wake", f"in_force: {OPEN}", "in_force: WINDOW"),
    Site("power-mandate", ACT, "id: act-wake", "holder: {role: minister-a}", MANDATE),
    Site("role", ROLES, "id: bystander", "kind: group", "kind: group\n    exists: WINDOW"),
    Site("role-earlier-name", ROLES, "id: bystander", "kind: group", "kind: group\n    earlier_names:\n      - name: {nl: Eerder, en: Earlier}\n        in_force: WINDOW"),
    Site("role-involvement", ROLES, "involved:", "when: {fact: exploited", "in_force: WINDOW\n        when: {fact: exploited"),
    Site("role-duty", ROLES, "duties:", "filed_by:", "in_force: WINDOW\n        filed_by:"),
    Site("role-seat", ROLES, "seats:", "seat: chair", "seat: chair\n        in_force: WINDOW"),
    Site("level", LEVELS, "id: team-level", "body: team", "body: team\n        in_force: WINDOW"),
    Site("step", BOOK, "id: out-call", "within: 30m", "within: 30m\n      in_force: WINDOW"),
    Site("process", SECTORS, "id: calling", "sector: telecom", "sector: telecom\n    in_force: WINDOW"),
    Site("competent-authority", SECTORS, "competent_authorities:", f"in_force: {OPEN}", "in_force: WINDOW"),
    Site("node", SHARING, "nodes:", "constituency:", "in_force: WINDOW\n    constituency:"),
    Site("node-designation", SHARING, "designations:", f"in_force: {OPEN}", "in_force: WINDOW"),
    Site("edge", SHARING, "edges:", f"in_force: {OPEN}", "in_force: WINDOW"),
)  # fmt: skip


def put(site: Site, window: str) -> Edit:
    return Edit(site.file, site.anchor, site.old, site.new.replace("WINDOW", window))


@pytest.mark.parametrize("end", WINDOWS)
@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_a_window_is_compared_by_its_days(site: Site, end: str) -> None:
    before, after = (put(site, window) for window in WINDOWS[end])
    (change,) = changes((before,), (after,))
    assert change.rule == f"{site.name}-{end}"
    assert change.level == levels_of(RULES[change.rule])[0]


MINISTRY = "ministry:\n      - {role: minister-a, basis: text, sources: [the-act]}"


def test_an_office_whose_days_are_only_divided_is_the_same_office() -> None:
    halves = "".join(
        f"\n      - {{role: minister-a, in_force: {days}, basis: text, sources: [the-act]}}"
        for days in ("{to: 2026-08-14}", "{from: 2026-08-15}")
    )
    divided = Edit(SECTORS, "id: energy", MINISTRY, f"ministry:{halves}")
    (change,) = changes((), (divided,))
    assert (change.rule, change.level, change.why) == ("sector-ministry-changed", LIGHT, "days-covered")


VERSION = """\
  - id: act-wake
    kind: power
    name: {nl: Wakker, en: Awake}
    article: "14"
    holder: {role: HOLDER}
    addressee: [provider]
    rung: emergency-limited
    allows: {nl: Veel., en: Much.}
    does_not_allow: {nl: Niets., en: Nothing.}
    applies_when: {fact: impact, at_least: severe}
    in_force: {from: 2022-07-01}
    sources: [the-act]
    basis: text
    checked_on: 2020-01-01
"""


def cut(holder: str) -> tuple[Edit, ...]:
    """The power in two versions, the second with this holder."""
    ended = Edit(ACT, "id: act-wake", f"in_force: {OPEN}", "in_force: {from: 2018-01-01, to: 2022-06-30}")
    return ended, Edit(ACT, "", "", VERSION.replace("HOLDER", holder))


def test_a_version_that_says_the_same_is_no_change_of_days() -> None:
    found = {change.rule: change.level for change in changes((), cut("minister-a"))}
    assert found == {"version-added": LIGHT, "power-ended": LIGHT}


def test_what_a_new_version_differs_in_is_a_change_from_its_first_day() -> None:
    found = {change.rule: change for change in changes((), cut("minister-b"))}
    assert set(found) == {"version-added", "power-ended", "power-holder-changed"}
    assert found["power-holder-changed"].level == HEAVY
    assert found["power-holder-changed"].values["since"] == "2022-07-01"


def test_the_other_way_round_a_version_is_removed() -> None:
    found = {change.rule for change in changes(cut("minister-b"), ())}
    assert found == {"version-removed", "power-window-extended", "power-holder-changed"}


def test_the_end_of_a_version_follows_from_the_next() -> None:
    found = {change.rule: change for change in changes((), cut("minister-a"))}
    assert found["power-ended"].cause == found["version-added"].fingerprint


def test_a_version_on_days_without_any_weighs() -> None:
    later = Edit(ACT, "", "", VERSION.replace("HOLDER", "minister-a"))
    ended = Edit(ACT, "id: act-wake", f"in_force: {OPEN}", "in_force: {from: 2018-01-01, to: 2020-12-31}")
    (change,) = changes((ended,), (ended, later))
    assert (change.rule, change.level, change.why) == ("version-added", HEAVY, "other-days")


def test_a_version_whose_first_day_moved_is_the_same_version() -> None:
    moved = Edit(ACT, "id: act-wake", f"in_force: {OPEN}", "in_force: {from: 2018-02-01}")
    (change,) = changes((), (moved,))
    assert (change.rule, change.action) == ("power-window-shortened", "narrowed")


def test_a_competent_authority_that_passed_to_another_office() -> None:
    anchor = "competent_authorities:"
    ended = Edit(SECTORS, anchor, f"in_force: {OPEN}", "in_force: {from: 2018-01-01, to: 2024-07-01}")
    text = "  - law: act\n    sector: energy\n    role: minister-b\n    in_force: {from: 2024-07-02}\n    basis: text\n    sources: [the-act]\n"
    found = {change.rule: change for change in changes((), (ended, Edit(SECTORS, "", "", text)))}
    assert set(found) == {"version-added", "competent-authority-ended", "competent-authority-changed"}
    assert found["competent-authority-changed"].values["since"] == "2024-07-02"

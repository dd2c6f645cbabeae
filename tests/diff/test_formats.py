# ruff: noqa: E501 - a table of choices reads best with a choice on each line
"""Every rule renders in every format and in both languages; the formats show one and the same list."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from ncp.cli import language
from ncp.cli.output import json_text
from ncp.cli.plan.diff_screen import screen
from ncp.cli.screen import Grid, Line
from ncp.diff.accepted import Acceptance, Accepted
from ncp.diff.change import LEVELS
from ncp.diff.find import Diff, diff
from ncp.plan.editions import PlanAt
from ncp.report.diff_fold import Fold
from ncp.report.diff_github import remarks
from ncp.report.diff_json import document
from ncp.report.diff_markdown import markdown
from ncp.report.diff_names import Names
from ncp.report.diff_view import Choice, DiffView
from ncp.report.diff_words import DiffWords
from ncp.text import DEFAULT, LANGUAGES, Language, Phrases
from tests.diff.every_rule import every_diff
from tests.diff.rows import ACT, BOOK, ROLES
from tests.diff.rows import LEVELS as LADDERS
from tests.diff.small import Edit, loaded

Format = Callable[[Fold], str]


def fold_of(
    found: Diff, speaks: Language = "nl", choice: Choice | None = None, accepted: Accepted | None = None
) -> Fold:
    language.use(Phrases(speaks))
    named = PlanAt(".", {}, None, "")
    view = DiffView(named, named, found, choice or Choice(), accepted or Accepted(), None)
    return Fold(view, DiffWords(Names(found.plans, Phrases(speaks))), everything=True)


def as_text(fold: Fold) -> str:
    return "\n".join(
        part.text if not isinstance(part, Grid) else " ".join(str(cell) for row in part.rows for cell in row)
        for part in screen(fold)
    )


def as_json(fold: Fold) -> str:
    return json_text("ncp/plan-diff/1", document(fold.view, fold.words), "")


def as_github(fold: Fold) -> str:
    return "\n".join(remarks(fold.view, fold.words, None))


FORMATS: dict[str, Format] = {"text": as_text, "markdown": markdown, "json": as_json, "github": as_github}


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    yield
    language.use(Phrases(DEFAULT))


@pytest.mark.slow
@pytest.mark.parametrize("speaks", LANGUAGES)
@pytest.mark.parametrize("name", FORMATS)
def test_every_rule_renders(name: str, speaks: Language) -> None:
    for found in every_diff():
        text = FORMATS[name](fold_of(found, speaks))
        tops = [each for each in found.changes if not each.cause]
        if name == "github":
            tops = [each for each in tops if each.level != "redactioneel"]
        assert [change.rule for change in tops if change.rule not in text] == []


@pytest.mark.parametrize("speaks", LANGUAGES)
def test_a_text_has_no_gap_left_in_it(speaks: Language) -> None:
    for found in every_diff()[::5]:
        text = markdown(fold_of(found, speaks))
        assert re.search(r"\{[a-z_]+\}", text) is None
        assert "None" not in text


EDITS = (
    Edit(ACT, "id: act-order", "holder: {role: minister-a", "holder: {role: minister-b"),
    Edit(ACT, "id: act-order", "allows: {nl: Een bevel", "allows: {nl: Een order"),
    Edit(BOOK, "id: out-call", "why: {nl: Zij", "why: {nl: Ook zij"),
    Edit(ROLES, "id: helpdesk", "task: {nl: Helpt.", "task: {nl: Helpt goed."),
    Edit(LADDERS, "id: team-level", "report_every: 12h", "report_every: 6h"),
    Edit("reference/sources.yaml", "", "", "  - id: third\n    title: Derde\n    kind: report\n    read: part\n"),
)  # fmt: skip


@pytest.fixture
def found() -> Diff:
    return diff(loaded(), loaded(*EDITS))


@pytest.mark.parametrize(("choice", "rules"), [
    (Choice(), {"power-holder-changed", "power-text-reworded", "step-reason-reworded", "role-task-reworded", "level-report-interval-changed", "source-added"}),
    (Choice(level="ingrijpend"), {"power-holder-changed", "level-report-interval-changed"}),
    (Choice(level="beoordelen"), {"power-holder-changed", "level-report-interval-changed", "power-text-reworded", "role-task-reworded"}),
    (Choice(subject="act-order"), {"power-holder-changed", "power-text-reworded"}),
    (Choice(subject="act"), {"power-holder-changed", "power-text-reworded"}),
    (Choice(kind="step"), {"step-reason-reworded"}),
    (Choice(level="ingrijpend", kind="role"), set()),
])  # fmt: skip
def test_all_formats_show_the_same_choice(found: Diff, choice: Choice, rules: set[str]) -> None:
    fold = fold_of(found, choice=choice)
    every = {change.rule for change in found.changes}
    assert {each["rule"] for each in json.loads(as_json(fold))["changes"]} == rules
    for shown in (as_text(fold), markdown(fold)):
        assert {rule for rule in every if rule in shown} == rules


def test_the_counts_are_those_before_the_choice_of_a_level(found: Diff) -> None:
    counts = json.loads(as_json(fold_of(found, choice=Choice(level="ingrijpend"))))["counts"]
    assert counts == {"ingrijpend": 2, "beoordelen": 2, "aanvullend": 1, "redactioneel": 1}


def test_markdown_opens_with_kind_days_areas_and_details(found: Diff) -> None:
    lines = markdown(fold_of(found)).splitlines()[:4]
    assert [line.split("**")[1] for line in lines] == [
        "Soort wijziging", "Geraakte dagen", "Geraakte onderdelen", "Details",
    ]  # fmt: skip


def test_an_accepted_change_is_shown_as_such_and_does_not_fail(found: Diff) -> None:
    heavy = [change for change in found.changes if change.level == "ingrijpend"]
    by = {
        change.fingerprint: Acceptance(
            fingerprint=change.fingerprint, who="minister-a", why="Zo besloten.", until=date(2099, 1, 1)
        )
        for change in heavy
    }
    fold = fold_of(found, accepted=Accepted(by))
    assert fold.view.failing("ingrijpend") == ()
    assert fold.view.failing("beoordelen")
    assert "Zo besloten." in as_text(fold)
    assert "Zo besloten." in markdown(fold)
    assert json.loads(as_json(fold))["open"]["ingrijpend"] == 0
    assert all(change.fingerprint not in as_github(fold) for change in heavy)


@pytest.mark.parametrize(("fail_on", "weights"), [
    (None, {"warning", "notice"}), ("ingrijpend", {"error", "warning", "notice"}), ("aanvullend", {"error"}),
])  # fmt: skip
def test_a_remark_weighs_what_the_pipeline_asked(found: Diff, fail_on: str | None, weights: set[str]) -> None:
    fold = fold_of(found)
    lines = list(remarks(fold.view, fold.words, fail_on))
    assert {line.split(" ")[0].strip(":") for line in lines if line.startswith("::")} == weights


def test_a_remark_stands_at_the_place_in_the_new_plan(found: Diff) -> None:
    place = next(change.new_place for change in found.changes if change.rule == "power-holder-changed")
    assert place is not None
    assert f"file={place.path},line={place.line},col={place.column}," in as_github(fold_of(found))


def test_a_long_list_is_folded_with_the_number_of_what_was_left_out() -> None:
    sources = "".join(f"  - id: s-{n}\n    title: Bron {n}\n    kind: report\n    read: part\n" for n in range(60))
    found = diff(loaded(), loaded(Edit("reference/sources.yaml", "", "", sources)))
    fold = fold_of(found)
    short = Fold(fold.view, fold.words)
    assert "s-59" in as_text(fold)
    assert "s-59" not in as_text(short)
    assert "60" in as_text(short)
    assert any(isinstance(part, Line) and "--all" in part.text for part in screen(short))


def test_levels_come_heaviest_first(found: Diff) -> None:
    assert [each.level for each in fold_of(found).levels()] == list(LEVELS)


@pytest.mark.slow
def test_the_numbers_of_a_heading_add_up_to_those_of_the_summary() -> None:
    for found in every_diff():
        fold = fold_of(found)
        shown = {each.level: each for each in fold.levels()}
        assert {name: each.count for name, each in shown.items()} == {name: fold.view.counts[name] for name in shown}
        lighter, elsewhere = (
            sum(each.lighter for each in shown.values()),
            sum(each.elsewhere for each in shown.values()),
        )
        hidden = sum(count for name, count in fold.view.counts.items() if name not in shown)
        assert lighter == elsewhere + hidden

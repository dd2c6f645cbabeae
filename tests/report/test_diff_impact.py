"""What a plan change does to the cases, as a policy officer reads it."""

from __future__ import annotations

import pytest

from ncp.diff.accepted import Accepted
from ncp.diff.find import diff
from ncp.diff.impact import impact
from ncp.plan.editions import PlanAt
from ncp.report.diff_impact import MOST_GROUPS, Paragraph, impact_markdown, impact_paragraphs
from ncp.report.diff_names import Names
from ncp.report.diff_view import Choice, DiffView
from ncp.report.diff_words import DiffWords
from ncp.text import LANGUAGES, Language, Phrases
from tests.conftest import Golden
from tests.diff.editions import Edit, Plans, edition_named

HOLDER = Edit(
    "legal_powers/wbni.yaml", "id: wbni-escalate-advice",
    "{role: minister-jenv, executed_by: ncsc}", "{role: minister-bzk}",
)  # fmt: skip


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Plans:
    return Plans(tmp_path_factory.mktemp("known"))


@pytest.fixture(scope="module")
def views(plans: Plans) -> dict[str, DiffView]:
    """The update of 2022, and one holder on a branch of it."""
    named = edition_named("2020.1"), edition_named("2022.1")
    return {"2022.1": view_of(plans, named, "2020.1"), "holder": view_of(plans, (named[1], named[1]), "2022.1", HOLDER)}


def view_of(
    plans: Plans, named: tuple[PlanAt, PlanAt], old: str, *edits: Edit, choice: Choice | None = None
) -> DiffView:
    before, after = plans.load(old), plans.load("2022.1", *edits)
    found = diff(before, after)
    return DiffView(*named, found, choice or Choice(), Accepted(), impact(before, after, found.changes))


def words(view: DiffView, language: Language = "nl") -> DiffWords:
    return DiffWords(Names(view.diff.plans, Phrases(language)))


def said(view: DiffView, *, everything: bool = False) -> list[Paragraph]:
    return list(impact_paragraphs(view, words(view), everything=everything))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["2022.1", "holder"])
def test_the_story(views: dict[str, DiffView], golden: Golden, name: str, language: Language) -> None:
    view = views[name]
    text = "\n".join(impact_markdown(view, words(view, language), everything=False)).strip()
    golden.check(f"impact-{name}-{language}.md", f"{text}\n")


def test_a_long_list_is_cut_short_and_says_how_much_is_left(views: dict[str, DiffView]) -> None:
    short, full = said(views["2022.1"]), said(views["2022.1"], everything=True)
    assert [each.text for each in short if each.role == "more"]
    assert [each.text for each in full if each.role == "more"] == []
    assert len(short) < len(full)
    of_powers = section(short, "Bevoegdheden")
    assert sum(each.role == "difference" for each in of_powers) == MOST_GROUPS


def section(paragraphs: list[Paragraph], title: str) -> list[Paragraph]:
    start = next(n for n, each in enumerate(paragraphs) if each.role == "section" and each.text.startswith(title))
    rest = paragraphs[start + 1 :]
    return rest[: next((n for n, each in enumerate(rest) if each.role == "section"), len(rest))]


def test_steps_that_came_with_their_playbook_are_one_difference(views: dict[str, DiffView]) -> None:
    work = section(said(views["2022.1"]), "Draaiboeken")
    new = [
        each.text for each in work if each.text.startswith("Besmette leverancier of softwareketen: niet in het plan")
    ]
    assert any("nog niet te zeggen (" in text and "aan de beurt (" in text for text in new)


def test_a_subject_limits_the_story_to_what_its_changes_do(plans: Plans) -> None:
    named = edition_named("2020.1"), edition_named("2022.1")
    view = view_of(plans, named, "2020.1", choice=Choice(subject="hamster-rules"))
    texts = [each.text for each in said(view) if each.role == "difference"]
    assert texts
    assert all(text.startswith("Regels tegen hamsteren") for text in texts)


def test_without_an_impact_there_is_no_story(views: dict[str, DiffView]) -> None:
    view = views["holder"]
    without = DiffView(view.old, view.new, view.diff, view.choice, view.accepted, None)
    assert said(without) == []


def test_a_difference_that_nothing_explains_is_a_fault_of_the_program(plans: Plans) -> None:
    named = edition_named("2022.1"), edition_named("2022.1")
    view = view_of(plans, named, "2022.1", HOLDER)
    assert view.impact
    faulty = DiffView(
        *named, view.diff, Choice(), Accepted(), impact(plans.load("2022.1"), plans.load("2022.1", HOLDER), ())
    )
    assert [each.role for each in said(faulty)].count("finding") == 1

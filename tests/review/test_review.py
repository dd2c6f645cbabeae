"""The annual review of a year as data: which edition, which lessons, which law, and what is proposed."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from ncp.plan.files import plan_files
from ncp.plan.load import LoadedPlan, load_plan
from ncp.plan.model.lessons import all_lessons
from ncp.review.incidents import record_of_case
from ncp.review.proposals import WEIGHTS
from ncp.review.review import DatedPlan, Inputs, Review, build_review, edition_step, period_of
from tests.conftest import ROOT

TODAY = date(2026, 11, 23)


def review_of(loaded: LoadedPlan, year: int, **changes: object) -> Review:
    """A review on the plan that ships, as if it had been the edition of that year."""
    edition = DatedPlan("2026.1", date(year, 3, 20), loaded)
    records = tuple(
        record_of_case(loaded.plan, case) for case in loaded.cases if int(case.start[:4]) <= year <= int(case.end[:4])
    )
    inputs = Inputs(year=year, today=TODAY, now=loaded, edition=edition, before=None, steps=(), records=records)
    return build_review(replace(inputs, **changes))


@pytest.fixture(scope="module")
def year_2020(loaded: LoadedPlan) -> Review:
    return review_of(loaded, 2020)


@pytest.mark.parametrize(
    ("year", "start", "end"), [(2020, date(2020, 1, 1), date(2020, 12, 31)), (2026, date(2026, 1, 1), TODAY)]
)
def test_a_year_that_is_not_over_ends_today(year: int, start: date, end: date) -> None:
    period = period_of(year, TODAY)
    assert (period.start, period.end) == (start, end)


def test_lessons_are_those_known_at_the_end_of_the_year(year_2020: Review) -> None:
    known = {lesson.id for lesson in year_2020.lessons}
    assert {"cit-1", "cit-2", "wrr-1"} <= known
    assert {"ovv-1", "isi-1"}.isdisjoint(known)


def test_lessons_about_the_year_that_came_later_stand_apart(year_2020: Review) -> None:
    """The Onderzoeksraad reported on Citrix in December 2021, on what happened in January 2020."""
    later = {lesson.id for lesson in year_2020.later_lessons}
    assert "ovv-1" in later
    assert later.isdisjoint(lesson.id for lesson in year_2020.lessons)


def test_a_lesson_has_the_state_of_then_and_not_of_now(year_2020: Review, loaded: LoadedPlan) -> None:
    assert "wrr-5" in {lesson.id for lesson in year_2020.lessons_in("open")}
    assert "wrr-5" in {lesson.id for lesson in review_of(loaded, 2026).lessons_in("taken-up")}


def test_every_open_lesson_is_proposed_and_no_other(year_2020: Review) -> None:
    proposed = {each.id.removeprefix("lesson-") for each in year_2020.proposals if each.kind == "lesson"}
    assert proposed == {lesson.id for lesson in year_2020.lessons_in("open", "partly", "unknown")}


def test_proposals_stand_heaviest_first(year_2020: Review) -> None:
    ranks = [WEIGHTS.index(each.weight) for each in year_2020.proposals]
    assert ranks == sorted(ranks)


def test_every_proposal_has_a_ground_and_ids_are_its_own(year_2020: Review) -> None:
    assert all(each.grounds for each in year_2020.proposals)
    ids = [each.id for each in year_2020.proposals]
    assert len(set(ids)) == len(ids)


def test_law_that_the_edition_lacks_is_missed_law(loaded: LoadedPlan) -> None:
    """An edition without the change of 1 December 2022 in the Wbni misses just that."""
    without = tuple(
        replace(file, powers=tuple(p for p in file.powers if p.in_force.from_ != date(2022, 12, 1)))
        for file in loaded.plan.laws
    )
    lacking = replace(loaded, plan=replace(loaded.plan, laws=without))
    made = review_of(loaded, 2022, edition=DatedPlan("x", date(2022, 1, 1), lacking))
    assert {(move.law, move.on) for move in made.missed} == {("wbni", date(2022, 12, 1))}
    assert any(each.kind == "law-missed" for each in made.proposals)


def test_an_edition_that_has_everything_misses_nothing(year_2020: Review) -> None:
    assert year_2020.missed == ()


def test_a_gap_that_closed_in_the_year_is_found(loaded: LoadedPlan) -> None:
    """The Cbw of 15 August 2026 reaches what the Wbni did not."""
    changes = review_of(loaded, 2026).gap_changes
    assert changes.closed
    assert changes.new
    assert {gap.id for gap in changes.new}.isdisjoint(gap.id for gap in changes.closed)


def test_a_year_without_records_says_nothing_of_each_role(loaded: LoadedPlan) -> None:
    made = review_of(loaded, 2026, records=())
    assert (made.unused_roles, made.unused_playbooks) == ((), ())


@pytest.mark.slow
def test_an_edition_step_counts_changes_and_names_the_cases_that_feel_them(loaded: LoadedPlan) -> None:
    """In the newer plan somebody else informs and advises under the Wbni, which every case of those years feels."""
    files = plan_files(ROOT)
    name = "legal_powers/wbni.yaml"
    power = next(p for _, p in loaded.plan.powers if p.id == "wbni-inform-advise")
    text = files[name].decode()
    start = text.index(f"- id: {power.id}\n")
    holder = text.index(f"role: {power.holder[0].role}", start)
    changed = text[:holder] + "role: minister-bzk" + text[holder + len(f"role: {power.holder[0].role}") :]
    newer = load_plan(files | {name: changed.encode()})
    step = edition_step(DatedPlan("a", date(2020, 1, 1), loaded), DatedPlan("b", date(2021, 1, 1), newer))
    assert [change.rule for change in step.diff.changes] == ["power-holder-changed"]
    assert step.count("ingrijpend") == 1
    (cases,) = step.felt().values()
    assert "citrix-2020" in cases


def test_inputs_of_the_year_are_listed(year_2020: Review) -> None:
    assert "cot-citrix-2020" in {source.id for source in year_2020.listed}


def test_all_lessons_have_an_id_of_their_own(loaded: LoadedPlan) -> None:
    ids = [lesson.id for lesson in all_lessons(loaded.plan, loaded.cases)]
    assert len(set(ids)) == len(ids)

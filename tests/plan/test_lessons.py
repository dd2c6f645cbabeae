"""Lessons of the plan: dates as precise as known, the state on a day, and what the shipped plan holds."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from ncp.plan.cache import decode_plan, encode_plan
from ncp.plan.files import plan_files
from ncp.plan.load import LoadedPlan
from ncp.plan.model.cases import Case
from ncp.plan.model.common import Text
from ncp.plan.model.lessons import (
    Lesson,
    Progress,
    all_lessons,
    first_day,
    known_on,
    last_day,
    since_when,
    state_of,
    state_on,
)
from ncp.plan.model.plan import Plan
from ncp.problem import Refused
from tests.conftest import ROOT, PlanCopy

WORDS = Text(nl="tekst", en="text")
REVIEW_2020 = date(2020, 12, 31)


def point(state: str, since: str) -> Progress:
    return Progress(state=state, since=since, text=WORDS, basis="modelled")  # type: ignore[arg-type]


def lesson(*history: Progress, published: str | None = "2020-03-20", happened: str | None = None) -> Lesson:
    return Lesson(
        id="one", text=WORDS, published=published, happened=happened, history=history, basis="modelled", sources=()
    )


# ---- dates as precise as known ----


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-03-20", date(2020, 3, 20), date(2020, 3, 20)),
    ],
)
def test_partial_date_stands_for_the_days_it_may_mean(text: str, first: date, last: date) -> None:
    assert (first_day(text), last_day(text)) == (first, last)


@pytest.mark.parametrize(
    ("published", "happened", "on", "known"),
    [
        ("2020-03", None, date(2020, 3, 1), True),
        ("2020-03", None, date(2020, 2, 29), False),
        (None, "2019", date(2019, 6, 1), True),
        (None, None, date(1999, 1, 1), True),
    ],
)
def test_lesson_is_known_from_the_first_day_it_may_have_been_published(
    published: str | None, happened: str | None, on: date, known: bool
) -> None:
    assert known_on(lesson(published=published, happened=happened), on) is known


# ---- the state on a day ----

HISTORY = (point("open", "2020-03-20"), point("partly", "2022-12"), point("partly", "2024-05-23"))


@pytest.mark.parametrize(
    ("on", "state", "since"),
    [
        pytest.param(date(2020, 3, 19), "open", "2020-03-20", id="before the first point: open since published"),
        pytest.param(date(2020, 3, 20), "open", "2020-03-20", id="on the day of a point"),
        pytest.param(date(2022, 12, 30), "open", "2020-03-20", id="a month counts from its last day"),
        pytest.param(date(2022, 12, 31), "partly", "2022-12", id="on its last day"),
        pytest.param(date(2026, 1, 1), "partly", "2022-12", id="since the first of points that say the same"),
    ],
)
def test_state_is_that_of_the_last_point(on: date, state: str, since: str) -> None:
    assert (state_on(lesson(*HISTORY), on), since_when(lesson(*HISTORY), on)) == (state, since)


def test_unknown_is_dated_by_when_somebody_looked() -> None:
    looked = (point("unknown", "2022-12-21"), point("unknown", "2026-11-23"))
    assert since_when(lesson(*looked), date(2026, 12, 1)) == "2026-11-23"


def test_lesson_without_a_point_has_no_point_and_is_open() -> None:
    assert state_of(lesson(), date(2026, 1, 1)) is None
    assert state_on(lesson(), date(2026, 1, 1)) == "open"


# ---- both places ----


def test_lesson_of_a_case_is_filled_in_with_its_case(plan: Plan, cases: tuple[Case, ...]) -> None:
    found = next(each for each in all_lessons(plan, cases) if each.id == "ddos-report-crime")
    assert found.drawn_from is not None
    assert (found.drawn_from.kind, found.drawn_from.case, found.happened) == (
        "incident",
        "ddos-banks-2018",
        "2018-01-27",
    )


def test_lesson_of_a_case_keeps_its_own_origin(plan: Plan, cases: tuple[Case, ...]) -> None:
    found = next(each for each in all_lessons(plan, cases) if each.id == "ovv-1")
    assert found.drawn_from is not None
    assert (found.drawn_from.kind, found.drawn_from.case) == ("investigation", "citrix-2020")


def test_lessons_come_oldest_publication_first(plan: Plan, cases: tuple[Case, ...]) -> None:
    published = [each.published or "" for each in all_lessons(plan, cases)]
    assert published == sorted(published)


@pytest.mark.slow
def test_no_lesson_stands_in_both_places(plan_copy: PlanCopy) -> None:
    line = plan_copy.replace("reference/lessons.yaml", "  - id: wrr-1\n", "  - id: cit-1\n")
    with pytest.raises(Refused) as refused:
        plan_copy.load()
    (problem,) = refused.value.problems
    assert (problem.rule, problem.values["first"]) == ("id-duplicate", f"reference/lessons.yaml:{line}")


# ---- plans without the file ----


@pytest.mark.slow
def test_plan_without_the_file_has_the_lessons_of_its_cases(plan_copy: PlanCopy) -> None:
    (plan_copy.root / "reference/lessons.yaml").unlink()
    loaded = plan_copy.load()
    assert loaded.plan.lessons == ()
    assert "cit-1" in {each.id for each in all_lessons(loaded.plan, loaded.cases)}


@pytest.mark.slow
def test_lesson_as_old_editions_have_it_still_loads(plan_copy: PlanCopy) -> None:
    text = plan_copy.text("cases/solarwinds-2020.yaml")
    start, end = text.index("  lessons:\n"), text.index("\n  sources:")
    old = (
        "  lessons:\n    - id: old-one\n      text: {nl: Oud., en: Old.}\n      addressee: [ncsc]\n"
        "      basis: secondary\n      sources: [nu-6098630]\n"
    )
    plan_copy.write("cases/solarwinds-2020.yaml", text[:start] + old + text[end:])
    loaded = plan_copy.load()
    found = next(each for each in all_lessons(loaded.plan, loaded.cases) if each.id == "old-one")
    assert (found.weight, found.history, found.happened) == (None, (), "2020-12-13")


def test_plan_that_a_store_kept_before_there_were_lessons_can_be_read(plan: Plan) -> None:
    kept = msgspec.msgpack.decode(encode_plan(plan))
    del kept["lessons"]
    found = decode_plan(msgspec.msgpack.encode(kept))
    assert found is not None
    assert found.lessons == ()


# ---- the shipped lessons ----


@pytest.fixture(scope="module")
def shipped(loaded: LoadedPlan) -> tuple[Lesson, ...]:
    return all_lessons(loaded.plan, loaded.cases)


DOSSIER = """cit-1 cit-2 cit-3 cit-4 cit-5 wrr-1 wrr-2 wrr-3 isi-1 isi-2 isi-3 isi-4 isi-5 isi-6 isi-7 isi-8
ovv-1 ovv-2 ovv-3 ovv-4 ovv-5 nipv-1 inc-1 inc-2""".split()  # noqa: SIM905 - a table reads best as words


@pytest.mark.parametrize("name", DOSSIER)
def test_lesson_of_the_dossier_is_there(shipped: tuple[Lesson, ...], name: str) -> None:
    assert name in {each.id for each in shipped}


def test_every_lesson_says_what_it_asks_weighs_and_touches(shipped: tuple[Lesson, ...]) -> None:
    bare = [each.id for each in shipped if not (each.asks and each.weight and each.published and each.addressee)]
    assert bare == []
    assert [each.id for each in shipped if not (each.affects or each.files)] == []


def test_every_heavy_lesson_that_is_not_done_has_a_draft(shipped: tuple[Lesson, ...]) -> None:
    on = date(2026, 11, 23)
    undone = [
        each for each in shipped if each.weight == "heavy" and state_on(each, on) in ("open", "partly", "unknown")
    ]
    assert [each.id for each in undone if each.draft is None] == []


def test_every_file_that_a_lesson_names_is_there(shipped: tuple[Lesson, ...]) -> None:
    missing = [name for each in shipped for name in each.files if not (ROOT / name).exists()]
    assert missing == []


def test_point_on_the_text_rests_on_a_source_that_was_read(plan: Plan, shipped: tuple[Lesson, ...]) -> None:
    for each in shipped:
        for step in each.history:
            if step.basis == "text":
                reading = {plan.source_by_id[name].read for name in step.sources}
                assert reading & {"full", "part"}, f"{each.id} {step.since}"


@pytest.mark.parametrize(
    "name", ["cit-2", "cit-3", "cit-4", "wrr-1", "wrr-2", "csbn-2020", "kpn-112-national-lead-late"]
)
def test_lesson_stood_open_at_the_end_of_2020(shipped: tuple[Lesson, ...], name: str) -> None:
    found = next(each for each in shipped if each.id == name)
    assert known_on(found, REVIEW_2020)
    assert state_on(found, REVIEW_2020) == "open"
    assert found.weight == "heavy"


@pytest.mark.parametrize(
    ("name", "on", "state"),
    [
        pytest.param("isi-4", date(2022, 12, 21), "taken-up", id="LCP-Digitaal became a plan of state and regions"),
        pytest.param("ovv-1", date(2022, 12, 1), "partly", id="the Wbni was widened on 1 December 2022"),
        pytest.param("ovv-1", date(2026, 8, 15), "taken-up", id="the Cbw lets the CSIRT warn others"),
        pytest.param("cit-7", date(2026, 8, 15), "taken-up", id="local governments became essential entities"),
        pytest.param("cit-4", date(2026, 11, 23), "unknown", id="a procedure for comply or explain was not found"),
    ],
)
def test_what_was_really_taken_up_stands_in_the_history(
    shipped: tuple[Lesson, ...], name: str, on: date, state: str
) -> None:
    assert state_on(next(each for each in shipped if each.id == name), on) == state


@pytest.mark.parametrize("year", range(2019, 2027))
def test_every_year_has_its_listed_inputs(plan: Plan, year: int) -> None:
    assert [source.id for source in plan.sources if year in source.input_for] != []


def test_shipped_plan_has_the_file() -> None:
    assert "reference/lessons.yaml" in plan_files(ROOT)

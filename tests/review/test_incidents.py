"""Records of incidents, exercises and cases: from logs in a real store, and from cases in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ncp.incident.events import (
    AdviceShown,
    DecisionTaken,
    EntryCorrected,
    FactChosen,
    ImprovementPlanned,
    IncidentClosed,
    LessonDrawn,
    NoteLogged,
    Picture,
    PlanChanged,
    RoleAcknowledged,
    RoleNotified,
    StepDone,
    encode,
)
from ncp.incident.journal import Sealed
from ncp.incident.sqlite import SqliteJournal
from ncp.plan.cache import encode_plan
from ncp.plan.model.cases import Case
from ncp.plan.model.plan import Plan
from ncp.review.incidents import by_mode, kept_plans, record_of, record_of_case, records_of, unused
from ncp.review.points import points_in
from ncp.review.record import IncidentRecord, Said
from tests.review.logs import BOOK, CLOSE, At, hours, level, log_of, report, says

PICTURE = Picture("sha256:1", {}, (), (), {"national": "iao"}, "applies")
ADVICE = AdviceShown(date(2020, 1, 17), "sha256:1", {}, (), {}, (), ())


def record(plan: Plan, *lines: At) -> IncidentRecord:
    return record_of(log_of(plan, *lines), plan)


# ---- the head of a record ----


def test_closed_incident_has_an_end_and_a_length(plan: Plan) -> None:
    found = record(plan, At(5, CLOSE))
    assert (found.started_at, found.ended_at, found.lasted) == (hours(0), hours(5), timedelta(hours=5))


def test_running_incident_has_neither(plan: Plan) -> None:
    found = record(plan, At(5, NoteLogged("iets")))
    assert (found.ended_at, found.lasted, found.last_at) == (None, None, hours(5))


def test_record_names_the_plan_that_was_kept(plan: Plan) -> None:
    found = record(plan, At(5, CLOSE))
    assert (found.plan_edition, found.plan_digest, found.mode) == (plan.header.edition, plan.digest, "exercise")


def test_reports_are_counted(plan: Plan) -> None:
    assert record(plan, At(1, report(1)), At(2, report(2)), At(5, CLOSE)).reports == 2


def test_what_follows_the_close_is_evaluation_and_changes_nothing_else(plan: Plan) -> None:
    lines = (BOOK_NOW, At(5, CLOSE))
    after = (At(50, LessonDrawn("bel eerst")), At(51, NoteLogged("nagekomen")))
    before, found = record(plan, *lines), record(plan, *lines, *after)
    assert (found.deadlines, found.last_at, found.acted) == (before.deadlines, before.last_at, before.acted)
    assert [lesson.text for lesson in found.lessons] == ["bel eerst"]


BOOK_NOW = At(0, BOOK)


# ---- decisions, roles, playbooks ----


def test_decision_has_its_power_its_verdict_and_what_the_plan_pointed_to(plan: Plan) -> None:
    taken = DecisionTaken("cv-decide-advice", "urge-off", "geen patch", "wbni-inform-advise", PICTURE)
    (found,) = record(plan, At(2, taken, "ncsc"), At(5, CLOSE)).decisions
    assert (found.step, found.power, found.power_verdict, found.advised_level, found.by) == (
        "cv-decide-advice", "wbni-inform-advise", "applies", "iao", "ncsc",
    )  # fmt: skip


def test_role_that_confirmed_shows_how_long_it_took(plan: Plan) -> None:
    lines = (At(1, RoleNotified("ncc")), At(1.5, RoleAcknowledged("ncc"), "ncc"), At(1, RoleNotified("aivd")))
    told = {each.role: each.took for each in record(plan, *lines, At(5, CLOSE)).told}
    assert told == {"ncc": timedelta(minutes=30), "aivd": None}


def test_involved_role_that_nobody_told_is_named(plan: Plan) -> None:
    facts = (At(0, says("exploited", value=True)), At(0, says("government-affected", ("central",))))
    found = record(plan, *facts, At(1, RoleNotified("cio-rijk")), At(5, CLOSE))
    assert "minister-bzk" in found.not_told
    assert "cio-rijk" not in found.not_told


def test_roles_are_those_told_those_who_wrote_and_those_who_did_a_step(plan: Plan) -> None:
    lines = (At(1, RoleNotified("ncc")), At(2, StepDone("cv-confirm"), "ncsc"))
    assert set(record(plan, *lines, At(5, CLOSE)).roles) == {"nctv", "ncc", "ncsc"}


def test_playbook_that_the_facts_pointed_to_counts_as_used(plan: Plan) -> None:
    facts = (At(0, says("exploited", value=True)), At(0, says("attack-technique", ("edge-device-exploit",))))
    assert record(plan, *facts, At(5, CLOSE)).playbooks == ("critical-vulnerability",)


def test_question_that_was_never_answered(plan: Plan) -> None:
    lines = (At(1, says("casualties", None)), At(1, says("exploited", None)), At(2, says("exploited", value=True)))
    (found,) = record(plan, *lines, At(5, CLOSE)).unanswered
    assert (found.fact, found.asked_at) == ("casualties", hours(1))


# ---- contradictions ----

DISPUTED = (At(1, says("exploited", value=True, source="NCSC")), At(2, says("exploited", value=False, source="Fox-IT")))


def test_contradiction_has_both_words_and_no_end_while_it_lasts(plan: Plan) -> None:
    (found,) = record(plan, *DISPUTED, At(5, CLOSE)).contradictions
    assert (found.fact, found.since, found.settled_at, found.how) == ("exploited", hours(2), None, None)
    assert set(found.said) == {Said("NCSC", value=True), Said("Fox-IT", value=False)}


@pytest.mark.parametrize(
    ("line", "how", "grounds"),
    [
        pytest.param(
            At(3, FactChosen("exploited", value=True, grounds="sporen")), "chosen", "sporen", id="an office chose"
        ),
        pytest.param(At(3, EntryCorrected(3, "tikfout")), "corrected", "tikfout", id="a word was withdrawn"),
        pytest.param(At(3, says("exploited", value=True, source="Fox-IT")), "agreed", "", id="a source came round"),
    ],
)
def test_contradiction_ends(plan: Plan, line: At, how: str, grounds: str) -> None:
    (found,) = record(plan, *DISPUTED, line, At(5, CLOSE)).contradictions
    assert (found.settled_at, found.how, found.grounds) == (hours(3), how, grounds)


def test_fact_that_is_disputed_again_counts_twice(plan: Plan) -> None:
    again = (
        At(3, FactChosen("exploited", value=True, grounds="sporen")),
        At(4, says("exploited", value=False, source="AIVD")),
    )
    assert len(record(plan, *DISPUTED, *again, At(5, CLOSE)).contradictions) == 2


# ---- the plan that spoke then ----


def test_each_moment_is_read_with_the_plan_that_was_kept_then(plan: Plan) -> None:
    """A later plan without playbooks does not take away what the first one asked for."""
    later = _without_playbooks(plan)
    log = log_of(plan, BOOK_NOW, At(3, PlanChanged("later", later.digest)), At(5, CLOSE))
    found = record_of(log, later, {plan.digest: plan, later.digest: later})
    assert ("cv-confirm", "missed") in {(each.about, each.outcome) for each in found.deadlines}


def _without_playbooks(plan: Plan) -> Plan:
    from msgspec.structs import replace

    return replace(plan, digest="sha256:later", playbooks=())


# ---- a store ----


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqliteJournal]:
    made = SqliteJournal(tmp_path / "journal.db")
    yield made
    made.close()


def keep(journal: SqliteJournal, log: tuple[Sealed, ...]) -> None:
    bodies = [(encode(sealed.entry), sealed.hash) for sealed in log]
    journal.add(log[0].entry.incident, 0, bodies)


def break_log(path: Path, name: str) -> None:
    database = sqlite3.connect(path)
    database.execute("DROP TRIGGER entry_is_never_changed")
    database.execute("UPDATE entry SET body = ? WHERE incident = ? AND number = 2", (b"{}", name))
    database.commit()
    database.close()


def test_records_of_a_store_come_in_the_order_they_began(journal: SqliteJournal, plan: Plan) -> None:
    keep(journal, log_of(plan, At(1, CLOSE), name="second", start=datetime(2021, 1, 1, tzinfo=UTC)))
    keep(journal, log_of(plan, At(1, CLOSE), name="first"))
    assert [each.id for each in records_of(journal, plan).records] == ["first", "second"]


@pytest.mark.parametrize(
    ("start", "length", "years"),
    [
        pytest.param(datetime(2020, 1, 17, tzinfo=UTC), 5, {2020}, id="within a year"),
        pytest.param(datetime(2019, 12, 17, tzinfo=UTC), 24 * 40, {2019, 2020}, id="over the turn of the year"),
        pytest.param(datetime(2019, 12, 31, 23, 30, tzinfo=UTC), 0.1, {2020}, id="the day is Dutch"),
    ],
)
def test_year_holds_every_incident_of_which_a_part_lies_in_it(
    journal: SqliteJournal, plan: Plan, start: datetime, length: float, years: set[int]
) -> None:
    keep(journal, log_of(plan, At(length, CLOSE), start=start))
    assert {year for year in range(2018, 2023) if records_of(journal, plan, year).records} == years


def test_broken_log_is_named_and_blocks_nothing(journal: SqliteJournal, plan: Plan, tmp_path: Path) -> None:
    keep(journal, log_of(plan, At(1, LessonDrawn("les")), At(2, CLOSE), name="broken"))
    keep(journal, log_of(plan, At(1, LessonDrawn("les")), At(2, CLOSE), name="whole"))
    break_log(tmp_path / "journal.db", "broken")
    found, points = records_of(journal, plan), points_in(journal, date(2026, 11, 23))
    assert [each.id for each in found.records] == ["whole"]
    assert [each.incident for each in points.points] == ["whole"]
    for broken in (found.broken, points.broken):
        assert [(problem.rule, problem.values["id"]) for problem in broken] == [("log-broken", "broken")]


def test_kept_plan_speaks_for_its_incident(journal: SqliteJournal, plan: Plan) -> None:
    log = log_of(plan, BOOK_NOW, At(9, CLOSE))
    keep(journal, log)
    journal.keep_plan(plan.digest, encode_plan(plan))
    assert list(kept_plans(journal, log)) == [plan.digest]
    (found,) = records_of(journal, _without_playbooks(plan)).records
    assert found.playbooks == ("critical-vulnerability",)


def test_plan_that_cannot_be_read_back_is_replaced_by_the_one_of_now(journal: SqliteJournal, plan: Plan) -> None:
    keep(journal, log_of(plan, BOOK_NOW, At(9, CLOSE)))
    journal.keep_plan(plan.digest, b"another version wrote this")
    (found,) = records_of(journal, plan).records
    assert found.playbooks == ("critical-vulnerability",)


# ---- cases ----


@pytest.fixture(scope="module")
def citrix_record(plan: Plan, citrix: Case) -> IncidentRecord:
    return record_of_case(plan, citrix)


def test_case_is_a_replay_from_its_start_to_its_end(citrix_record: IncidentRecord) -> None:
    found = citrix_record
    assert (found.case, found.mode) == ("citrix-2020", "replay")
    assert [str(moment)[:10] for moment in (found.started_at, found.ended_at)] == ["2019-12-16", "2020-01-24"]


def test_citrix_went_up_by_two_levels(citrix_record: IncidentRecord) -> None:
    assert [each.level for each in citrix_record.levels] == ["regular", "heightened", "iao"]


def test_citrix_rested_on_the_power_to_advise(citrix_record: IncidentRecord) -> None:
    assert ("wbni-inform-advise", "applies") in {(each.power, each.power_verdict) for each in citrix_record.decisions}


def test_citrix_had_two_contradictions_and_both_were_settled(citrix_record: IncidentRecord) -> None:
    found = [(each.fact, each.how) for each in citrix_record.contradictions]
    assert found == [("mitigation-sufficient", "chosen"), ("patch-available", "chosen")]


def test_step_that_no_source_tells_of_is_no_miss_of_a_case(citrix_record: IncidentRecord) -> None:
    assert {each.outcome for each in citrix_record.deadlines if each.met_at is None} <= {"no-trace", "running"}


def test_reports_of_a_replay_are_our_own_and_no_deadline_of_the_case(citrix_record: IncidentRecord) -> None:
    assert [each for each in citrix_record.deadlines if each.kind == "report"] == []


def test_nobody_acts_in_a_case_who_is_not_named_in_it(citrix_record: IncidentRecord, citrix: Case) -> None:
    assert set(citrix_record.acted) <= {event.by for event in citrix.timeline}


@pytest.mark.slow
def test_every_shipped_case_gives_a_record_in_both_languages(plan: Plan, cases: tuple[Case, ...]) -> None:
    for case in cases:
        dutch, english = (record_of_case(plan, case, language) for language in ("nl", "en"))  # type: ignore[arg-type]
        assert (dutch.title, english.title) == (case.title.nl, case.title.en)
        assert len(dutch.steps) == len(english.steps)


# ---- over a set of records ----


def test_modes_stay_apart_and_an_empty_one_is_there(plan: Plan) -> None:
    found = by_mode([record(plan, At(1, CLOSE))])
    assert {mode: len(records) for mode, records in found.items()} == {"real": 0, "exercise": 1, "replay": 0}


def test_unused_are_the_roles_and_playbooks_that_no_record_met(plan: Plan) -> None:
    lines = (BOOK_NOW, At(1, RoleNotified("ncc")), At(2, StepDone("cv-confirm"), "ncsc"), At(5, CLOSE))
    roles, playbooks = unused(plan, [record(plan, *lines)])
    assert {"nctv", "ncc", "ncsc"}.isdisjoint(roles)
    assert "aivd" in roles
    assert "critical-vulnerability" not in playbooks
    assert {"ot-sabotage", "telecom-112-outage"} <= set(playbooks)


def test_block_counts_as_used_with_a_playbook_that_includes_it(plan: Plan) -> None:
    _, playbooks = unused(plan, [record(plan, BOOK_NOW, At(5, CLOSE))])
    assert set(plan.playbook_by_id["critical-vulnerability"].includes).isdisjoint(playbooks)


def test_role_of_another_time_is_not_called_unused(plan: Plan) -> None:
    roles, _ = unused(plan, [record(plan, At(5, CLOSE))])
    assert "kcr2" not in roles  # it began in 2023
    assert "dtc" in roles


def test_without_records_everything_is_unused(plan: Plan) -> None:
    roles, playbooks = unused(plan, [])
    assert (len(roles), len(playbooks)) == (len(plan.roles), len(plan.playbooks))


def test_same_log_gives_the_same_record(plan: Plan) -> None:
    log = log_of(plan, BOOK_NOW, *DISPUTED, At(3, level("iao")), At(4, ADVICE), At(5, CLOSE))
    assert record_of(log, plan) == record_of(log, plan)


def test_improvements_come_with_the_record(plan: Plan) -> None:
    planned = ImprovementPlanned("nummers opnemen", "nctv", date(2020, 6, 1))
    assert record(plan, At(5, IncidentClosed("klaar")), At(6, planned)).improvements[0].owner == "nctv"

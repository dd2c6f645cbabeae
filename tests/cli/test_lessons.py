"""From a closed exercise to an improvement that is done: ``incident evaluate`` and ``lesson list|close``."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from ncp.incident.events import EvaluationNoted, ImprovementPlanned, LessonClosed, LessonDrawn
from tests.cli.conftest import FINDINGS, HOSTILE, INCIDENT, WRONG, Entries, check
from tests.conftest import Clock, Ncp, PlanCopy, Result

PLANNED = ("--improvement", "Neem de nummers op", "--owner", "nctv", "--due", "2027-03-01")


@pytest.fixture
def closed(begun: Ncp) -> Ncp:
    """An incident with a start, an answer, a skipped step and a close; entries 1 to 8."""
    assert begun("incident", "playbook", "critical-vulnerability").code == 0
    assert begun("incident", "skip", "cv-confirm", "--reason", "al bekend").code == 0
    assert begun("incident", "answer", "casualties", "onbekend").code == 0
    assert begun("incident", "close", "--grounds", "voorbij").code == 0
    return begun


def last(entries: Entries, kind: type) -> tuple[int, Any]:
    """The number and the event of the last entry of a kind."""
    return next((each.number, each.event) for each in reversed(entries()) if isinstance(each.event, kind))


def listed(ncp: Ncp, *arguments: str) -> dict[str, Any]:
    result = ncp("lesson", "list", "--json", *arguments)
    assert result.code == 0, result.err
    document: dict[str, Any] = json.loads(result.out)
    return document


def evaluated(ncp: Ncp, *arguments: str) -> Result:
    result = ncp("incident", "evaluate", *arguments)
    assert (result.code, result.err) == (0, "")
    return result


# ---- evaluating ----


def test_lesson_goes_into_the_log_with_what_it_is_about(closed: Ncp, entries: Entries) -> None:
    result = evaluated(closed, "--lesson", "Bel eerst", "--about", "cv-alert-nctv", "--about", "ncc")
    number, event = last(entries, LessonDrawn)
    assert event == LessonDrawn("Bel eerst", ("cv-alert-nctv", "ncc"))
    assert f"{INCIDENT}/{number}" in result.out


def test_improvement_of_the_same_call_belongs_to_the_lesson(closed: Ncp, entries: Entries) -> None:
    evaluated(closed, "--lesson", "Bel eerst", *PLANNED)
    drawn, _ = last(entries, LessonDrawn)
    _, planned = last(entries, ImprovementPlanned)
    assert (planned.lesson, planned.owner, str(planned.due)) == (drawn, "nctv", "2027-03-01")


def test_what_went_well_and_badly_may_be_given_more_than_once(closed: Ncp, entries: Entries) -> None:
    evaluated(closed, "--went-well", "snel", "--went-well", "rustig", "--went-badly", "stil")
    said = [each.event for each in entries() if isinstance(each.event, EvaluationNoted)]
    assert [(each.went, each.text) for each in said] == [("well", "snel"), ("well", "rustig"), ("badly", "stil")]


def test_role_may_be_named(closed: Ncp, entries: Entries) -> None:
    evaluated(closed, "--lesson", "Bel eerst", "--by", "ncsc")
    assert entries()[-1].by == "ncsc"


def test_evaluating_leaves_the_incident_closed(closed: Ncp) -> None:
    evaluated(closed, "--lesson", "Bel eerst")
    check(closed("incident", "answer", "exploited", "nee"), WRONG, "incident-closed")


def test_timeline_shows_the_evaluation_behind_the_close(closed: Ncp) -> None:
    evaluated(closed, "--lesson", "Bel eerst", *PLANNED, "--went-badly", "stil")
    out = closed("incident", "timeline").out
    shown = ["afgesloten", "ging niet goed: stil", "LES: Bel eerst", "VERBETERING: Neem de nummers op"]
    assert [text in out for text in shown] == [True] * len(shown)
    assert [out.index(text) for text in shown] == sorted(out.index(text) for text in shown)


def test_chain_of_the_log_holds_afterwards(closed: Ncp) -> None:
    evaluated(closed, "--lesson", "Bel eerst", *PLANNED)
    assert closed("incident", "verify").code == 0


def test_running_incident_is_refused_with_the_way_out(begun: Ncp) -> None:
    assert "ncp incident close" in check(begun("incident", "evaluate", "--lesson", "x"), WRONG, "incident-open")


def test_closing_says_how_to_look_back(begun: Ncp) -> None:
    assert "ncp incident evaluate" in begun("incident", "close", "--grounds", "voorbij").out


@pytest.mark.parametrize(
    ("arguments", "rule"),
    [
        pytest.param((), "not-asked", id="nothing given and no terminal"),
        pytest.param(("--about", "ncc"), "evaluation-empty", id="only what it is about"),
        pytest.param(("--lesson", "x", "--about", "cv-confrm"), "about-unknown", id="a record that is not there"),
        pytest.param(("--improvement", "x"), "improvement-incomplete", id="an improvement without owner and day"),
        pytest.param(
            ("--lesson", "x", "--due", "2027-01-01"), "improvement-incomplete", id="a day without improvement"
        ),
        pytest.param(
            ("--improvement", "x", "--owner", "nctb", "--due", "2027-01-01"), "role-unknown", id="no such role"
        ),
        pytest.param(("--improvement", "x", "--owner", "nctv", "--due", "morgen"), "date-unreadable", id="no day"),
        pytest.param(
            ("--improvement", "x", "--owner", "nctv", "--due", "2026-11-22"), "due-passed", id="a day that passed"
        ),
        pytest.param(("--lesson", " "), "text-is-empty", id="an empty lesson"),
        pytest.param(("--lesson", ""), "text-is-empty", id="no lesson between the quotation marks"),
        pytest.param(("--improvement", ""), "improvement-incomplete", id="no improvement between the quotation marks"),
    ],
)
def test_bad_evaluation_is_one_line_and_records_nothing(
    closed: Ncp, entries: Entries, arguments: tuple[str, ...], rule: str
) -> None:
    before = entries()
    check(closed("incident", "evaluate", *arguments), WRONG, rule)
    assert entries() == before


def test_nearest_record_is_suggested(closed: Ncp) -> None:
    assert "cv-confirm" in closed("incident", "evaluate", "--lesson", "x", "--about", "cv-confrm").err


def test_control_characters_do_not_reach_the_screen(closed: Ncp) -> None:
    evaluated(closed, "--lesson", f"les {HOSTILE}")
    for result in (closed("lesson", "list"), closed("incident", "timeline")):
        assert "\x1b" not in result.out


# ---- the list ----


def test_list_gives_lessons_and_improvements_with_stable_ids(closed: Ncp) -> None:
    evaluated(closed, "--lesson", "Bel eerst", *PLANNED)
    first, second = listed(closed)["from_incidents"]
    assert (first["kind"], first["text"], first["state"]) == ("lesson", "Bel eerst", "open")
    assert (second["kind"], second["owner"], second["due"]) == ("improvement", "nctv", "2027-03-01")
    assert second["lesson"] == first["id"] == f"{INCIDENT}/{first['id'].rpartition('/')[2]}"


def test_list_shows_the_lessons_of_the_plan_with_their_state(ncp: Ncp) -> None:
    states = {each["lesson"]["id"]: each["state"] for each in listed(ncp)["from_plan"]}
    assert (states["isi-4"], states["cit-4"], states["inc-2"]) == ("taken-up", "unknown", "open")


def test_state_of_a_plan_lesson_is_that_of_the_day(ncp: Ncp, clock: Clock) -> None:
    clock.now = clock.now.replace(year=2021)
    states = {each["lesson"]["id"]: each["state"] for each in listed(ncp)["from_plan"]}
    assert states["isi-4"] == "open"
    assert "isi-6" not in states  # published in 2024


def test_open_leaves_out_what_is_done(closed: Ncp) -> None:
    evaluated(closed, "--lesson", "Bel eerst", *PLANNED)
    done = listed(closed)["from_incidents"][1]["id"]
    assert closed("lesson", "close", done, "--text", "staat erin").code == 0
    document = listed(closed, "--open")
    assert [each["kind"] for each in document["from_incidents"]] == ["lesson"]
    assert {each["state"] for each in document["from_plan"]} <= {"open", "partly", "unknown"}


def test_owner_leaves_what_is_of_that_role(closed: Ncp) -> None:
    evaluated(closed, "--lesson", "Bel eerst", *PLANNED)
    document = listed(closed, "--owner", "nctv")
    assert [each["kind"] for each in document["from_incidents"]] == ["improvement"]
    assert all("nctv" in each["lesson"]["addressee"] for each in document["from_plan"])
    assert listed(closed, "--owner", "mccb")["from_incidents"] == []


def test_owner_that_does_not_exist_is_refused(ncp: Ncp) -> None:
    check(ncp("lesson", "list", "--owner", "nctb"), WRONG, "role-unknown")


def test_improvement_is_late_the_day_after(closed: Ncp, clock: Clock) -> None:
    evaluated(closed, *PLANNED)
    clock.now = clock.now.replace(year=2027, month=3, day=1)
    assert listed(closed)["from_incidents"][0]["overdue"] is False
    clock.advance(days=1)
    assert listed(closed)["from_incidents"][0]["overdue"] is True
    assert "TE LAAT" in closed("lesson", "list").out


def test_what_is_not_real_says_so_in_the_list(ncp: Ncp) -> None:
    assert ncp("incident", "start", "--title", "Oefening", "--mode", "exercise").code == 0
    assert ncp("incident", "close", "--grounds", "voorbij").code == 0
    evaluated(ncp, "--lesson", "Bel eerst")
    assert "[OEFENING] Oefening" in ncp("lesson", "list").out
    assert listed(ncp)["from_incidents"][0]["mode"] == "exercise"


def test_both_origins_stand_apart_on_the_screen(closed: Ncp) -> None:
    evaluated(closed, "--lesson", "Bel eerst")
    out = closed("lesson", "list").out
    assert out.index("UIT INCIDENTEN") < out.index("Bel eerst") < out.index("UIT HET PLAN") < out.index("isi-4")
    assert "ISIDOOR 2021, evaluatie door het COT (2021-09-14)" in out


def test_broken_log_is_named_and_the_rest_is_listed(closed: Ncp, home: Path) -> None:
    evaluated(closed, "--lesson", "Bel eerst")
    assert closed("incident", "start", "--title", "Tweede").code == 0
    database = sqlite3.connect(home / "journal.db")
    database.execute("DROP TRIGGER entry_is_never_changed")
    database.execute("UPDATE entry SET body = ? WHERE incident = ? AND number = 1", (b"{}", "20261123-tweede"))
    database.commit()
    database.close()
    result = closed("lesson", "list")
    assert (result.code, "Bel eerst" in result.out) == (FINDINGS, True)
    check(result, FINDINGS, "log-broken")
    broken = closed("lesson", "list", "--json")
    assert (broken.code, json.loads(broken.out)["broken"]) == (FINDINGS, ["20261123-tweede"])


def test_plan_without_the_file_lists_the_lessons_of_its_cases(ncp: Ncp, plan_copy: PlanCopy) -> None:
    (plan_copy.root / "reference/lessons.yaml").unlink()
    result = ncp("--plan", str(plan_copy.root), "lesson", "list")
    assert (result.code, "cit-1" in result.out, "isi-4" in result.out) == (0, True, False)


# ---- closing ----


@pytest.mark.parametrize(
    ("option", "outcome", "shown"), [("--text", "taken-up", "is gedaan"), ("--reason", "dropped", "vervalt")]
)
def test_closing_says_how_it_ended(closed: Ncp, entries: Entries, option: str, outcome: str, shown: str) -> None:
    evaluated(closed, *PLANNED)
    number, _ = last(entries, ImprovementPlanned)
    result = closed("lesson", "close", f"{INCIDENT}/{number}", option, "in uitgave 2027.1", "--by", "nctv")
    assert (result.code, shown in result.out) == (0, True)
    assert entries()[-1].event == LessonClosed(number, outcome, "in uitgave 2027.1")  # type: ignore[arg-type]
    assert listed(closed)["from_incidents"][0]["state"] == outcome


def test_lesson_of_the_plan_is_refused_with_file_and_line(ncp: Ncp, plan_copy: PlanCopy) -> None:
    for name, path in (("isi-1", "reference/lessons.yaml"), ("cit-1", "cases/citrix-2020.yaml")):
        line = plan_copy.text(path).partition(f"- id: {name}\n")[0].count("\n") + 1
        result = ncp("--plan", str(plan_copy.root), "lesson", "close", name, "--text", "gedaan")
        assert f"{path}:{line}" in check(result, WRONG, "lesson-of-plan")


@pytest.mark.parametrize(
    ("arguments", "rule"),
    [
        pytest.param(("nope", "--text", "x"), "lesson-unknown", id="no such lesson"),
        pytest.param((f"{INCIDENT}/1", "--text", "x"), "lesson-unknown", id="an entry that is no lesson"),
        pytest.param((f"{INCIDENT}/99", "--text", "x"), "lesson-unknown", id="no such entry"),
        pytest.param(("nowhere/3", "--text", "x"), "incident-unknown", id="no such incident"),
        pytest.param((f"{INCIDENT}/9",), "lesson-close-how", id="neither done nor dropped"),
        pytest.param((f"{INCIDENT}/9", "--text", "x", "--reason", "y"), "lesson-close-how", id="both"),
        pytest.param((f"{INCIDENT}/9", "--text", " "), "text-is-empty", id="an empty text"),
        pytest.param((f"{INCIDENT}/9", "--text", "x", "--by", "nctb"), "role-unknown", id="no such role"),
    ],
)
def test_bad_closing_is_one_line_and_records_nothing(
    closed: Ncp, entries: Entries, arguments: tuple[str, ...], rule: str
) -> None:
    evaluated(closed, "--lesson", "Bel eerst")
    number, _ = last(entries, LessonDrawn)
    before = entries()
    check(closed("lesson", "close", *[each.replace("/9", f"/{number}", 1) for each in arguments]), WRONG, rule)
    assert entries() == before


def test_closing_twice_is_refused_with_the_first_one(closed: Ncp, entries: Entries) -> None:
    evaluated(closed, "--lesson", "Bel eerst")
    number, _ = last(entries, LessonDrawn)
    assert closed("lesson", "close", f"{INCIDENT}/{number}", "--text", "ja").code == 0
    assert f"regel {number + 1}" in check(
        closed("lesson", "close", f"{INCIDENT}/{number}", "--text", "nog eens"), WRONG, "lesson-closed"
    )


def test_withdrawn_lesson_leaves_the_list(closed: Ncp, entries: Entries) -> None:
    evaluated(closed, "--lesson", "Bel eerst")
    number, _ = last(entries, LessonDrawn)
    assert closed("incident", "correct", str(number), "--reason", "verkeerd incident").code == 0
    assert listed(closed)["from_incidents"] == []

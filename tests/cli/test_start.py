"""How an incident begins: from a title, a facts file or an advisory, and which incident a command is about."""

from __future__ import annotations

from pathlib import Path

from ncp.incident.events import (
    AdviceShown,
    FactAnswered,
    IncidentStarted,
)
from ncp.text import Phrases
from tests.cli.conftest import INCIDENT, Entries, advisory, applying_playbooks, as_json
from tests.conftest import Ncp


def test_an_incident_begins_with_what_it_is_and_the_plan_it_runs_on(ncp: Ncp, entries: Entries) -> None:
    ncp("incident", "start", "--title", "Lek", "--mode", "exercise", "--marking", "TLP:RED", "--at", "12:00")
    begin = entries()[0]
    assert isinstance(begin.event, IncidentStarted)
    assert (begin.event.title, begin.event.mode, begin.event.marking) == ("Lek", "exercise", "TLP:RED")
    assert begin.event.plan_digest.startswith("sha256:")
    assert begin.valid_at.isoformat() == "2026-11-23T11:00:00+00:00"


def test_a_facts_file_answers_its_facts_with_its_name_as_source(ncp: Ncp, facts: str, entries: Entries) -> None:
    ncp("incident", "start", "--facts", facts)
    answers = [entry.event for entry in entries() if isinstance(entry.event, FactAnswered)]
    assert {answer.source for answer in answers} == {"facts.yaml"}
    assert [answer.fact for answer in answers if answer.value is None] == ["casualties"]
    assert len(answers) == 8


def test_an_advisory_gives_title_and_rating_with_itself_as_source(ncp: Ncp, tmp_path: Path, entries: Entries) -> None:
    ncp("incident", "start", "--advisory", advisory(tmp_path, "1", "medium"))
    begin, _, *answers = (entry.event for entry in entries() if not isinstance(entry.event, AdviceShown))
    assert isinstance(begin, IncidentStarted)
    assert begin.title == "Lek in Citrix ADC"
    found = {answer.fact: (answer.value, answer.source) for answer in answers if isinstance(answer, FactAnswered)}
    source = "NCSC NCSC-2026-0001"
    assert found == {"advisory-likelihood": ("medium", source), "advisory-damage": ("high", source)}


def test_a_newer_version_of_an_advisory_updates_the_older_and_shows_what_moved(ncp: Ncp, tmp_path: Path) -> None:
    ncp("incident", "start", "--advisory", advisory(tmp_path, "1", "medium"))
    assert "comply-or-explain" not in applying_playbooks(ncp)
    result = ncp("incident", "advisory", advisory(tmp_path, "2", "high"))
    assert Phrases("nl")("screen.disputed-fact", fact="", id="")[-30:] not in result.out
    status = as_json(ncp, "status")
    assert [claim["value"] for claim in status["facts"] if claim["fact"] == "advisory-likelihood"] == ["high"]
    assert status["disputed"] == []
    assert "critical-vulnerability" in applying_playbooks(ncp)


def test_the_last_incident_that_began_is_the_current_one(begun: Ncp) -> None:
    begun("incident", "start", "--title", "tweede")
    assert as_json(begun, "status")["incident"]["title"] == "tweede"


def test_another_incident_is_chosen_or_named(begun: Ncp) -> None:
    begun("incident", "start", "--title", "tweede")
    assert as_json(begun, "status", "--incident", INCIDENT)["incident"]["id"] == INCIDENT
    assert as_json(begun, "status")["incident"]["title"] == "tweede"
    begun("incident", "use", INCIDENT)
    assert as_json(begun, "status")["incident"]["id"] == INCIDENT


def test_two_incidents_of_one_title_and_day_get_two_ids(begun: Ncp) -> None:
    begun("incident", "start", "--title", "Lek in Citrix")
    assert [each["id"] for each in as_json(begun, "list")["incidents"]] == [INCIDENT, f"{INCIDENT}-2"]

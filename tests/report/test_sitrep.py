"""Situation reports: every part is there, in both languages, anchored to the log, and nothing in them is markup."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ncp.plan.model.cases import Case
from ncp.problem import ExitCode
from ncp.text import LANGUAGES, Language, Phrases
from tests.conftest import ROOT, Clock, Golden, Ncp

DAYS = ("2020-01-16", "2020-01-17", "2020-01-20")
REPORTS = [pytest.param(day, language, id=f"{day} {language}") for day in DAYS for language in LANGUAGES]
PARTS = (
    "summary", "facts", "judgement", "unknowns", "impact", "levels", "actors", "powers", "decisions", "actions",
    "communication", "since-last", "next",
)  # fmt: skip


@pytest.fixture(scope="module")
def replayed(tmp_path_factory: pytest.TempPathFactory, warm_cache: Path) -> dict[str, str]:
    """The reports of the Citrix case by file name, made once, as ``make demo`` makes them."""
    folder = tmp_path_factory.mktemp("replay")
    shutil.copytree(warm_cache, folder / "home" / "cache")
    arguments = ["case", "replay", "citrix-2020", "--both-languages", "--reports", str(folder / "reports")]
    environment = {**os.environ, "NCP_HOME": str(folder / "home"), "NCP_PLAN": str(ROOT), "NCP_LANG": "nl"}
    subprocess.run([sys.executable, "-m", "ncp", *arguments], env=environment, check=True, capture_output=True)
    return {path.name: path.read_text(encoding="utf-8") for path in (folder / "reports").iterdir()}


@pytest.fixture
def report(replayed: dict[str, str], request: pytest.FixtureRequest) -> str:
    """The report of the day and language that the test is about."""
    day, language = (request.getfixturevalue(name) for name in ("day", "language"))
    return replayed[f"sitrep-{day}-{language}.md"]


def masked(text: str) -> str:
    """Without what changes with every edition of the plan though no word of the report does."""
    return re.sub(r"[0-9a-f]{64}", "(head of the log)", text)


def head_of(text: str) -> str:
    """The report up to its summary."""
    return text.partition("\n## ")[0]


def parts_of(text: str) -> dict[str, str]:
    """The text under every heading of the second degree, by that heading without its number and banner."""
    found = re.split(r"^## (?:\[\w+\] )?(?:\d+\. )?(.+)$", text, flags=re.MULTILINE)
    return {name: body.strip() for name, body in zip(found[1::2], found[2::2], strict=True)}


# the Citrix case


@pytest.mark.slow
@pytest.mark.parametrize(("day", "language"), REPORTS)
def test_the_report_reads_as_it_was_approved(report: str, day: str, language: Language, golden: Golden) -> None:
    golden.check(f"sitrep-{day}-{language}.md", masked(report))


@pytest.mark.slow
def test_there_is_a_report_of_every_day_in_both_languages(replayed: dict[str, str]) -> None:
    assert sorted(replayed) == sorted(f"sitrep-{day}-{language}.md" for day in DAYS for language in LANGUAGES)


@pytest.mark.slow
@pytest.mark.parametrize(("day", "language"), REPORTS)
def test_the_report_has_every_part_and_none_is_empty(report: str, day: str, language: Language) -> None:
    say, parts = Phrases(language), parts_of(report)
    wanted = [say(f"report.{name}") for name in PARTS]
    assert list(parts) == wanted
    assert [name for name in wanted if not parts[name]] == []


@pytest.mark.slow
@pytest.mark.parametrize(("day", "language"), REPORTS)
def test_the_head_of_the_report_says_what_it_is(report: str, day: str, language: Language) -> None:
    say = Phrases(language)
    head = head_of(report)
    number = DAYS.index(day) + 1
    assert say("report.title", number=number) in head
    for name in ("period", "mode", "marking", "plan", "log"):
        assert say(f"report.{name}") in head, name
    assert "TLP:CLEAR" in head
    assert say("report.mode-replay") in head
    assert re.search(r"`[0-9a-f]{64}`", head)


@pytest.mark.slow
@pytest.mark.parametrize(("day", "language"), REPORTS)
def test_every_line_of_a_replay_says_that_it_is_one(report: str, day: str, language: Language) -> None:
    banner = f"[{Phrases(language)('words.mode-replay')}]"
    bare = [line for line in report.splitlines() if re.search(r"\w", line) and banner not in line]
    assert bare == []


@pytest.mark.slow
@pytest.mark.parametrize(("day", "language"), REPORTS)
def test_no_report_speaks_the_other_language(report: str, day: str, language: Language) -> None:
    other = Phrases("en" if language == "nl" else "nl")
    foreign = [other(f"report.{name}") for name in ("summary", "judgement", "unknowns", "decisions", "powers-likely")]
    assert [word for word in foreign if word in report] == []


@pytest.mark.slow
@pytest.mark.parametrize(("day", "language"), REPORTS)
def test_no_report_declares_anybody_competent(report: str, day: str, language: Language) -> None:
    declared = r"u bent bevoegd|geen grondslag|you are competent|(?<!whether an office )is competent|no legal basis"
    assert re.findall(declared, report, flags=re.IGNORECASE) == []


@pytest.mark.slow
@pytest.mark.parametrize(("day", "language"), REPORTS)
def test_every_table_of_a_report_has_equally_wide_rows(report: str, day: str, language: Language) -> None:
    for table in re.findall(r"(?:^\|.*\n)+", report, flags=re.MULTILINE):
        rows = [re.sub(r"\\.", "", row).count("|") for row in table.splitlines()]
        assert len(set(rows)) == 1, table


@pytest.mark.slow
def test_the_report_of_17_january_names_what_the_ministers_decided(replayed: dict[str, str]) -> None:
    parts = parts_of(replayed["sitrep-2020-01-17-nl.md"])
    decisions = parts["Besluiten"]
    assert "Uitzetten, tenzij" in decisions
    assert "JenV" in decisions
    assert Phrases("nl")("report.grounds") in decisions


@pytest.mark.slow
def test_the_report_of_16_january_shows_that_the_sources_contradict_each_other(replayed: dict[str, str]) -> None:
    judgement = parts_of(replayed["sitrep-2020-01-16-nl.md"])["Oordeel"]
    assert "Omstreden: Tijdelijke maatregel helpt genoeg" in judgement
    assert "ja (Citrix (leverancier)" in judgement
    assert "nee (NCSC, met specialisten" in judgement


@pytest.mark.slow
def test_no_cbw_power_stands_among_those_that_may_apply_in_2020(replayed: dict[str, str]) -> None:
    for day in DAYS:
        likely = replayed[f"sitrep-{day}-nl.md"].partition("### ")[2].partition("### ")[0]
        assert "Wbni" in likely
        assert "Cbw" not in likely


@pytest.mark.slow
def test_the_first_report_says_so_and_the_next_tell_what_changed(replayed: dict[str, str]) -> None:
    say = Phrases("en")
    since = [parts_of(replayed[f"sitrep-{day}-en.md"])[say("report.since-last")] for day in DAYS]
    assert say("report.first") in since[0]
    assert say("report.level-moved", before="Heightened", after="IAO") in since[1]
    assert say("report.first") not in since[1] + since[2]
    assert "significant" in since[2]


@pytest.mark.slow
def test_the_period_of_a_report_begins_where_the_last_one_ended(replayed: dict[str, str]) -> None:
    heads = [head_of(replayed[f"sitrep-{day}-en.md"]) for day in DAYS]
    periods = [re.search(r"Period \| (.+) – (.+) \|", head) for head in heads]
    found = [period.groups() for period in periods if period]
    assert [begin for begin, _ in found[1:]] == [end for _, end in found[:-1]]


def test_a_replay_until_an_earlier_moment_makes_no_later_reports(ncp: Ncp, tmp_path: Path) -> None:
    ncp("case", "replay", "citrix-2020", "--until", "2020-01-16T23:00", "--reports", str(tmp_path / "r"))
    assert [path.name for path in (tmp_path / "r").iterdir()] == ["sitrep-2020-01-16-nl.md"]


def test_a_replay_can_be_replayed_again_beside_the_first(ncp: Ncp) -> None:
    for _ in range(2):
        assert ncp("case", "replay", "citrix-2020", "--until", "2019-12-20").code == 0
    names = [each["id"] for each in json.loads(ncp("incident", "list", "--json").out)["incidents"]]
    assert len(set(names)) == 2


def test_the_replayed_log_holds_every_event_of_the_case(ncp: Ncp, citrix: Case) -> None:
    ncp("case", "replay", "citrix-2020", "--until", "2020-01-15T23:00")
    log = json.loads(ncp("incident", "timeline", "--json").out)["log"]
    kinds = [line["entry"]["event"]["type"] for line in log]
    notes = [event for event in citrix.timeline if event.do == "log" and event.at < "2020-01-16"]
    assert kinds.count("note-logged") == len(notes) > 0


# a report on an incident of one's own

FACTS = """facts:
  exploited: true
  advisory-likelihood: high
  advisory-damage: high
  patch-available: false
  affected-sectors: [central-government, drinking-water]
  affected-processes: [drinking-water-supply]
  personal-data-breach: unknown
"""


@pytest.fixture
def begun(ncp: Ncp, tmp_path: Path) -> Ncp:
    """A real incident on a few facts."""
    path = tmp_path / "facts.yaml"
    path.write_text(FACTS, encoding="utf-8")
    assert ncp("incident", "start", "--facts", str(path), "--title", "Lek in Citrix").code == 0
    return ncp


def entries(ncp: Ncp) -> list[dict[str, dict[str, object]]]:
    log: list[dict[str, dict[str, object]]] = json.loads(ncp("incident", "timeline", "--json").out)["log"]
    return log


def test_the_printed_hash_is_the_head_of_the_log_as_it_stood(begun: Ncp) -> None:
    before = entries(begun)
    text = begun("incident", "sitrep").out
    assert str(before[-1]["hash"]) in text
    assert f"{len(before)} regels" in text


def test_a_report_is_an_entry_of_its_own_with_the_head_it_printed(begun: Ncp) -> None:
    head = entries(begun)[-1]["hash"]
    begun("incident", "sitrep")
    event = entries(begun)[-1]["entry"]["event"]
    assert isinstance(event, dict)
    assert (event["type"], event["number"], event["head"]) == ("report-made", 1, head)


def test_reports_are_numbered(begun: Ncp, clock: Clock) -> None:
    titles = []
    for _ in range(3):
        clock.advance(hours=1)
        titles.append(begun("incident", "sitrep").out.splitlines()[0])
    assert [title.split(":")[0] for title in titles] == [f"# Situatierapport {number}" for number in (1, 2, 3)]


def test_a_report_on_an_earlier_moment_is_not_logged(begun: Ncp, clock: Clock) -> None:
    clock.advance(hours=2)
    begun("incident", "answer", "casualties", "ja")
    before = entries(begun)
    text = begun("incident", "sitrep", "--as-of", "2026-11-23T13:30").out
    assert "Slachtoffers" not in parts_of(text)["Feiten"]
    assert entries(begun) == before


def test_a_real_incident_has_no_banner(begun: Ncp) -> None:
    text = begun("incident", "sitrep").out
    assert not re.search(r"^\W*\[[A-Z]+\]", text, flags=re.MULTILINE)
    assert Phrases("nl")("report.mode-real") in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_an_exercise_says_that_it_is_one(ncp: Ncp, language: Language) -> None:
    ncp("incident", "start", "--title", "Oefening ISIDOOR", "--mode", "exercise")
    text = ncp("incident", "sitrep", "--lang", language).out
    banner = f"[{Phrases(language)('words.mode-exercise')}]"
    assert [line for line in text.splitlines() if re.search(r"\w", line) and banner not in line] == []


def test_unknown_facts_stand_with_who_finds_out_and_by_when(begun: Ncp) -> None:
    unknown = parts_of(begun("incident", "sitrep").out)["Onbekend"]
    assert re.search(r"\| Datalek \| getroffen organisatie, AP \| 24 nov 2026 13:00 \|", unknown)


def test_facts_stand_with_their_source_and_time(begun: Ncp) -> None:
    begun("incident", "answer", "casualties", "nee", "--source", "GHOR", "--at", "12:15")
    facts = parts_of(begun("incident", "sitrep").out)["Feiten"]
    assert re.search(r"\| Slachtoffers \| nee \| GHOR \| 23 nov 2026 12:15 \|", facts)


def test_a_judgement_stands_apart_from_the_facts_with_its_office_and_grounds(begun: Ncp) -> None:
    answer = ["incident", "answer", "national-security-at-stake", "ja", "--by", "nctv", "--grounds", "statelijke actor"]
    assert begun(*answer).code == 0
    parts = parts_of(begun("incident", "sitrep").out)
    assert "Nationale veiligheid" not in parts["Feiten"]
    assert "statelijke actor" in parts["Oordeel"]
    assert "NCTV" in parts["Oordeel"]


def test_what_depends_on_a_vital_process_that_was_hit_is_named(begun: Ncp) -> None:
    impact = parts_of(begun("incident", "sitrep").out)["Gevolgen voor vitale processen en sectoren"]
    assert "Drinkwatervoorziening" in impact


def test_a_role_stands_with_its_notice_and_confirmation(begun: Ncp, clock: Clock) -> None:
    begun("incident", "notify", "ncsc")
    begun("incident", "notify", "aivd")
    clock.advance(minutes=20)
    begun("incident", "acknowledge", "ncsc")
    actors = parts_of(begun("incident", "sitrep").out)["Wie is gewaarschuwd"]
    assert re.search(r"\| NCSC .*\| 23 nov 2026 13:00 \| 23 nov 2026 13:20 \|", actors)
    assert re.search(r"\| AIVD .*\| 23 nov 2026 13:00 \| nog niet \|", actors)


def test_the_executive_report_is_shorter_and_keeps_decisions_unknowns_and_powers(begun: Ncp) -> None:
    team, executive = (begun("incident", "sitrep", "--audience", name).out for name in ("team", "executive"))
    say = Phrases("nl")
    assert len(executive.splitlines()) < len(team.splitlines())
    wanted = ("summary", "decided-and-pending", "who-may-what", "unknowns", "since-last", "communication")
    assert list(parts_of(executive)) == [say(f"report.{name}") for name in wanted]


@pytest.mark.parametrize("audience", ["team", "executive"])
def test_text_from_outside_stays_text(ncp: Ncp, audience: str) -> None:
    hostile = "# kop | <script> [x](http://x) *vet*"
    ncp("incident", "start", "--title", hostile)
    ncp("incident", "answer", "exploited", "ja", "--source", hostile, "--grounds", hostile)
    ncp("incident", "escalate", "iao", "--by", "nctv", "--grounds", f"regel een\n## nep kop\n{hostile}")
    text = ncp("incident", "sitrep", "--audience", audience).out
    assert "<script>" not in text
    assert not re.search(r"(?<!\\)\]\(", text)
    assert not re.search(r"^#+ nep kop", text, flags=re.MULTILINE)
    assert text.splitlines()[0].endswith(r"\# kop \| \<script\> \[x\](http://x) \*vet\*")


def test_the_report_as_json_carries_schema_mode_and_head(begun: Ncp) -> None:
    head = entries(begun)[-1]["hash"]
    document = json.loads(begun("incident", "sitrep", "--json").out)
    assert (document["schema"], document["mode"], document["head"]) == ("ncp/sitrep/1", "real", head)


def test_a_report_goes_to_a_file_in_whole(begun: Ncp, tmp_path: Path) -> None:
    path = tmp_path / "rapport.md"
    result = begun("incident", "sitrep", "--out", str(path))
    assert result.code == 0
    assert path.read_text(encoding="utf-8").startswith("# Situatierapport 1")
    assert sorted(tmp_path.glob("*rapport*")) == [path]


def test_a_report_that_cannot_be_written_is_not_logged_and_leaves_the_old_one(begun: Ncp, tmp_path: Path) -> None:
    before = entries(begun)
    result = begun("incident", "sitrep", "--out", str(tmp_path / "no-such-folder" / "rapport.md"))
    assert (result.code, "[output-unwritable]" in result.err) == (ExitCode.WRONG_USE, True)
    assert entries(begun) == before


def test_an_audience_that_does_not_exist_is_refused(begun: Ncp) -> None:
    result = begun("incident", "sitrep", "--audience", "press")
    assert (result.code, result.out) == (ExitCode.WRONG_USE, "")
    assert "team, executive" in result.err

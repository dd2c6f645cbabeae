"""The catalogue on the plan that ships: every command in both languages, and what a lawyer looks for in it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ncp.cli import current
from ncp.cli.main import run
from ncp.cli.screens.conditions import condition_lines, simplified
from ncp.cli.session import Session
from ncp.plan.model.condition import All, AnyOf, Condition, Not, Test
from ncp.report.wording import Wording
from ncp.text import LANGUAGES, Language, Phrases

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
COMMANDS = (
    "power list", "power show cbw-binding-instruction", "power show wbni-instruction", "role list", "role show ncsc",
    "role show mccb", "level list", "level show mccb", "fact list", "fact show societal-impact",
    "fact show affected-sectors", "playbook list", "playbook show critical-vulnerability",
    "playbook show comply-or-explain", "plan show",
)  # fmt: skip

Ask = Callable[..., str]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One data folder for all tests here, so that the plan is read once."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(autouse=True)
def surroundings(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("NCP_HOME", str(home))
    monkeypatch.setenv("NCP_PLAN", str(ROOT))
    monkeypatch.setenv("COLUMNS", "250")
    monkeypatch.delenv("NCP_LANG", raising=False)
    current.use(Session(os.environ, lambda: NOW))
    yield
    current.use(None)


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run a command that must succeed; its output."""

    def asked(command: str, language: Language = "nl") -> str:
        code = run([*command.split(), "--lang", language])
        captured = capsys.readouterr()
        assert (code, captured.err) == (0, "")
        return captured.out

    return asked


def ids_in(output: str) -> set[str]:
    """The last word of every line: where a table has its ids."""
    return {line.split()[-1] for line in output.splitlines() if line.split()}


def listed(ask: Ask, command: str) -> dict[str, dict[str, Any]]:
    """The powers of a list, by id."""
    return {power["id"]: power for power in json.loads(ask(f"{command} --json"))["powers"]}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_command_runs_in_both_languages(ask: Ask, command: str, language: Language) -> None:
    assert len(ask(command, language).splitlines()) > 5


@pytest.mark.parametrize("command", COMMANDS)
def test_json_names_its_schema(ask: Ask, command: str) -> None:
    group, name = command.split()[:2]
    assert json.loads(ask(f"{command} --json"))["schema"] == f"ncp/{group}-{name}/1"


@pytest.mark.parametrize(
    ("day", "speaking", "silent"),
    [("2020-01-17", "wbni-instruction", "cbw-"), ("2026-11-23", "cbw-binding-instruction", "wbni-")],
)
def test_the_day_decides_which_law_speaks(ask: Ask, day: str, speaking: str, silent: str) -> None:
    found = ids_in(ask(f"power list --on {day}"))
    assert speaking in found
    assert not [name for name in found if name.startswith(silent)]


def test_without_a_day_the_law_of_today_speaks(ask: Ask) -> None:
    assert ask("power list") == ask("power list --on 2026-11-23")


def test_what_is_not_in_force_is_counted_with_the_reason(ask: Ask) -> None:
    data = json.loads(ask("power list --on 2020-01-17 --json"))
    lapsed, coming = data["not_in_force"]["lapsed"], data["not_in_force"]["not_begun"]
    output = ask("power list --on 2020-01-17")
    assert f"Van kracht op 17 januari 2020: {len(data['powers'])}." in output
    assert f"{len(lapsed)} vervallen, {len(coming)} nog niet begonnen" in output
    assert "cbw-binding-instruction" in {power["id"] for power in coming}


def test_order_for_drinking_water(ask: Ask) -> None:
    command = "power list --sector drinking-water --rung binding-instruction --on 2026-11-23"
    found = listed(ask, command)
    assert {"dww-exceptional-measures", "cbw-binding-instruction", "wwke-binding-instruction"} <= set(found)
    assert found["cbw-binding-instruction"]["holders"] == ["minister-ienw"]
    assert {power["rung"] for power in found.values()} == {"binding-instruction"}
    assert not {power["law"] for power in found.values()} & {"energiewet", "wft", "wbni", "kernenergiewet"}
    assert "dww-exceptional-measures" in ids_in(ask(command))


def test_a_sector_without_authority_is_told_apart_from_no(ask: Ask) -> None:
    left_out = json.loads(ask("power list --sector defence --on 2026-11-23 --json"))["left_out"]
    assert "cbw-binding-instruction" in left_out["authority_not_modelled"]
    assert "Dat betekent niet dat er geen is" in ask("power list --sector defence --on 2026-11-23")


def test_a_lapsed_law_shows_what_came_after_it(ask: Ask) -> None:
    output = ask("power list --law wbni --on 2026-11-23")
    assert "Van kracht op 23 november 2026: 0." in output
    assert "laatst t/m 14 augustus 2026, opgevolgd door" in output


@pytest.mark.parametrize(
    ("option", "field", "value"),
    [
        ("law", "law", "wbbbg"), ("kind", "kind", "duty"), ("track", "track", "investigation"),
        ("rung", "rung", "coercion"), ("basis", "basis", "secondary"),
    ],
)  # fmt: skip
def test_list_is_narrowed_to_the_choice(ask: Ask, option: str, field: str, value: str) -> None:
    assert {power[field] for power in listed(ask, f"power list --{option} {value}").values()} == {value}


def test_rungs_stand_from_light_to_heavy(ask: Ask) -> None:
    rungs = [power["rung"] for power in listed(ask, "power list").values() if power["rung"]]
    assert [*dict.fromkeys(rungs)][:3] == ["inform", "advise", "comply-or-explain"]
    assert rungs[-1] == "emergency-general"


def test_what_was_not_read_in_the_text_says_so(ask: Ask) -> None:
    assert "[uit tweede hand]" in ask("power list --basis secondary")
    assert "[uit tweede hand]" not in ask("power list --basis text")


def test_power_page_names_the_office_of_each_sector(ask: Ask) -> None:
    lines = ask("power show cbw-binding-instruction").splitlines()
    assert any(line.startswith("Drinkwater") and "IenW" in line for line in lines)
    assert any("niet gemodelleerd welk ambt dit voor" in line and "Defensie" in line for line in lines)


def test_power_page_shows_limits_conditions_and_ancestry(ask: Ask) -> None:
    output = ask("power show cbw-binding-instruction")
    for expected in (
        "Kan niet: Dit is geen crisisbevel", "Misverstand:", "Wettelijke plicht niet nagekomen: ja",
        "Lichtere middelen schieten tekort: ja (een ambt oordeelt)", "opvolger van:", "(wbni-instruction)",
        "vanaf 15 augustus 2026", "https://wetten.overheid.nl/BWBR0052872",
    ):  # fmt: skip
        assert expected in output


def test_power_page_says_that_it_lapsed_and_what_came_after(ask: Ask) -> None:
    output = ask("power show wbni-instruction")
    assert "niet van kracht op 23 november 2026 (laatst t/m 14 augustus 2026" in output
    assert "opgevolgd door: Bindende aanwijzing aan een essentiële entiteit (art. 74 Cbw)" in output
    assert "VAN WIE, OP 14 AUGUSTUS 2026" in output


def test_power_page_says_what_each_version_changed(ask: Ask) -> None:
    lines = ask("power show tw-minister-security-order").splitlines()
    assert any("2 juli 2024 t/m 14 augustus 2026" in line and "van wie" in line for line in lines)


def test_ncsc_cannot_order(ask: Ask) -> None:
    output = ask("role show ncsc")
    assert "Het NCSC kan niemand opdragen een systeem uit te zetten; het adviseert." in output
    for expected in (
        "GOVCERT.NL",
        "ALARMERING",
        "ZIT IN",
        "HET EERSTE UUR OP NIVEAU MCCB",
        "PLICHTEN",
        "brontekst gelezen",
    ):
        assert expected in output


def test_role_bears_the_name_of_the_day(ask: Ask) -> None:
    assert "AT (Agentschap Telecom)" in ask("role list --on 2020-01-17")
    assert "AT (Agentschap Telecom)" not in ask("role list --on 2026-11-23")


def test_role_answers_to_its_former_id(ask: Ask) -> None:
    assert ask("role show agentschap-telecom") == ask("role show rdi")


def test_mccb_takes_over_no_powers(ask: Ask) -> None:
    output = ask("level show mccb")
    assert "neemt geen bevoegdheid van een minister over" in output
    assert "alle van:" in output
    assert "13 september 2016 t/m 24 november 2022" in output


def test_fact_page_says_who_knows_and_how_soon(ask: Ask) -> None:
    output = ask("fact show advisory-likelihood")
    assert "Wie weet het: NCSC" in output
    assert "30 minuten" in output
    assert "open norm" in ask("fact show lighter-means-insufficient")


def test_playbook_page_has_phases_limits_and_blocks(ask: Ask) -> None:
    output = ask("playbook show critical-vulnerability")
    phases = [output.index(name) for name in ("SIGNALERING", "ALARMERING", "BEELDVORMING", "COMMUNICATIE")]
    assert phases == sorted(phases)
    assert "cv-alert-nctv" in ids_in(output)
    assert "comply-or-explain" in ids_in(output)


def test_plan_page_counts_what_was_read(ask: Ask) -> None:
    data = json.loads(ask("plan show --json"))
    counted = data["law_records_by_basis"]
    assert sum(counted.values()) == data["records"]["power-versions"]
    assert sum(each["versions"] for each in data["not_text"]) == counted["secondary"] + counted["modelled"]
    assert sum(data["sources_by_reading"].values()) == data["records"]["sources"]
    output = ask("plan show")
    assert data["digest"] in output
    assert "geen juridisch advies" in output


@pytest.mark.parametrize(
    ("command", "rule", "hint"),
    [
        ("power show cbw-binding-instructon", "power-unknown", "cbw-binding-instruction"),
        ("power list --law cb", "law-unknown", "cbw"),
        ("power list --sector drinking-watr", "sector-unknown", "drinking-water"),
        ("power list --rung order", "usage", "binding-instruction"),
        ("power list --on 2026-02-30", "date-unreadable", "2026-02-30"),
        ("role show nsc", "role-unknown", "ncsc"),
        ("level show mcb", "level-unknown", "mccb"),
        ("fact show exploitd", "fact-unknown", "exploited"),
        ("playbook show ddos-wav", "playbook-unknown", "ddos-wave"),
    ],
)
def test_what_does_not_exist_is_refused_with_the_nearest(
    capsys: pytest.CaptureFixture[str], command: str, rule: str, hint: str
) -> None:
    assert run(command.split()) == 2
    error = capsys.readouterr().err
    assert f"[{rule}]" in error
    assert hint in error


A, B, C = (Test(name, operator="is", value=True) for name in ("exploited", "casualties", "process-disrupted"))


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (A, ["- exploited"]),
        (All(()), ["- no conditions"]),
        (All((A, B)), ["- exploited", "- casualties"]),
        (All((A, All((B, C)))), ["- exploited", "- casualties", "- process-disrupted"]),
        (AnyOf((A, All((B, C)))), ["- at least", "  - exploited", "  - all of", "    - casualties", "    - process"]),
        (AnyOf((A,)), ["- exploited"]),
        (Not(A), ["- not: exploited"]),
        (Not(AnyOf((A, B))), ["- not:", "  - at least", "    - exploited", "    - casualties"]),
    ],
)
def test_condition_in_words_keeps_its_groups(condition: Condition, expected: list[str]) -> None:
    from ncp.cli import language

    language.use(Phrases("en"))
    plan = current.session().plan
    lines = condition_lines(condition, Wording(plan, Phrases("en")), indent=0)
    names = {plan.fact_by_id[name].name.en: name for name in ("exploited", "casualties", "process-disrupted")}
    shown = [" " * line.indent + _by_id(line.text, names) for line in lines]
    assert len(shown) == len(expected)
    assert all(line.startswith(start) for line, start in zip(shown, expected, strict=True)), shown


def _by_id(text: str, names: dict[str, str]) -> str:
    for name, fact_id in names.items():
        text = text.replace(name, fact_id)
    return text


def test_simplified_condition_keeps_a_choice_apart() -> None:
    assert simplified(All((AnyOf((A, B)), All((C,))))) == All((AnyOf((A, B)), C))

"""Start-up is a feature: a command imports what it uses, and the parts of the program import one way only."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT

HEAVY = {"networkx", "jinja2", "rich", "yaml", "pydantic", "unittest", "asyncio", "sqlalchemy"}
"""What no command that is typed a hundred times a day may load (each costs tens of milliseconds)."""
MODULES_LINE = "import time:"

Imported = Callable[..., set[str]]


@pytest.fixture
def imported(home: Path) -> Imported:
    """Run a command in a process of its own; the names of all modules that it imported."""

    def run(*arguments: str, code: int = 0) -> set[str]:
        command = [sys.executable, "-X", "importtime", "-m", "ncp", *arguments]
        ran = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False)
        lines = ran.stderr.splitlines()
        said = [line for line in lines if not line.startswith(MODULES_LINE)]
        assert ran.returncode == code, "\n".join(said)
        return {line.rpartition("|")[2].strip() for line in lines if line.startswith(MODULES_LINE)}

    return run


@pytest.fixture
def incident(home: Path, tmp_path: Path) -> str:
    """A running incident with one fact."""
    facts = tmp_path / "facts.yaml"
    facts.write_text("facts: {exploited: true}\n", encoding="utf-8")
    call = [sys.executable, "-m", "ncp", "incident", "start", "--title", "Test", "--mode", "exercise", "--facts", facts]
    subprocess.run(call, cwd=ROOT, env=os.environ, capture_output=True, check=True)
    return "exercise"


@pytest.fixture
def facts_file(tmp_path: Path) -> str:
    path = tmp_path / "advise.yaml"
    path.write_text("facts: {exploited: true}\n", encoding="utf-8")
    return str(path)


LIGHT = {
    "incident log": ("incident", "log", "The minister was told."),
    "incident status --json": ("incident", "status", "--json"),
    "incident next --json": ("incident", "next", "--json"),
    "incident list --json": ("incident", "list", "--json"),
}


@pytest.mark.slow
@pytest.mark.parametrize("arguments", LIGHT.values(), ids=LIGHT)
def test_command_of_every_minute_loads_nothing_heavy(
    imported: Imported, incident: str, arguments: tuple[str, ...]
) -> None:
    assert imported(*arguments) & HEAVY == set()


@pytest.mark.slow
def test_advise_in_json_loads_yaml_for_the_facts_and_nothing_else(imported: Imported, facts_file: str) -> None:
    assert imported("advise", "--facts", facts_file, "--on", "2020-01-17", "--json") & HEAVY == {"yaml"}


@pytest.mark.slow
def test_plan_is_parsed_only_when_the_cache_is_cold(imported: Imported, home: Path) -> None:
    warm = imported("plan", "show", "--json")
    shutil.rmtree(home / "cache")
    cold = imported("plan", "show", "--json")
    assert warm & {"yaml", "ncp.plan.load"} == set()
    assert {"yaml", "ncp.plan.load"} <= cold


SCREENS = {
    "incident status": ("incident", "status"),
    "incident next": ("incident", "next"),
    "incident answer": ("incident", "answer", "patch-available", "no"),
    "incident notify": ("incident", "notify", "ncsc"),
    "power list": ("power", "list"),
}


@pytest.mark.slow
@pytest.mark.parametrize("arguments", SCREENS.values(), ids=SCREENS)
def test_screen_loads_rich_and_nothing_heavier(imported: Imported, incident: str, arguments: tuple[str, ...]) -> None:
    assert imported(*arguments) & HEAVY == {"rich"}


@pytest.mark.slow
def test_situation_report_loads_templates_and_no_networks(imported: Imported, incident: str) -> None:
    found = imported("incident", "sitrep")
    assert "jinja2" in found
    assert found & {"networkx", "pydantic", "yaml"} == set()


@pytest.mark.slow
def test_version_loads_neither_the_plan_nor_the_store_nor_a_screen(imported: Imported) -> None:
    assert imported("--version") & {"networkx", "jinja2", "rich", "pydantic", "sqlite3", "ncp.plan.load"} == set()


@pytest.mark.slow
def test_imports_point_one_way() -> None:
    """The contracts of pyproject.toml, as ``make imports`` reads them."""
    linter = Path(sys.executable).with_name("lint-imports")
    ran = subprocess.run(
        [linter, "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "COLUMNS": "200"},
    )
    assert ran.returncode == 0, ran.stdout

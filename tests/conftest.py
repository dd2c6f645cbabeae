"""What all tests share: the plan that ships, a data folder of its own, a clock that stands still, and ``ncp`` itself.

Nothing here stands in for our own code: the plan is the real one, the store is the real SQLite.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

from ncp.cli import current, language
from ncp.cli.main import run
from ncp.cli.session import Session
from ncp.plan import cache
from ncp.plan.files import plan_files
from ncp.plan.load import LoadedPlan, load_plan
from ncp.plan.model.cases import Case
from ncp.plan.model.plan import Plan
from ncp.text import DEFAULT, Phrases

ROOT = Path(__file__).resolve().parents[1]
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
UNSET = ("NCP_LANG", "NCP_ROLE", "NCP_STORE", "FORCE_COLOR", "NO_COLOR")

settings.register_profile("ncp", deadline=None, database=None)
settings.load_profile("ncp")


class Clock:
    """A clock that a test moves: ``clock.now = ...`` or ``clock.advance(hours=2)``."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **duration: float) -> None:
        self.now += timedelta(**duration)


class Result(NamedTuple):
    """What one call gave."""

    code: int
    out: str
    err: str


Ncp = Callable[..., Result]


@pytest.fixture(scope="session")
def loaded() -> LoadedPlan:
    """The plan that ships with its cases, read once."""
    return load_plan(plan_files(ROOT))


@pytest.fixture(scope="session")
def plan(loaded: LoadedPlan) -> Plan:
    """The plan that ships."""
    return loaded.plan


@pytest.fixture(scope="session")
def cases(loaded: LoadedPlan) -> tuple[Case, ...]:
    """The cases of the plan that ships, in the order of their ids."""
    return loaded.cases


@pytest.fixture(scope="session")
def citrix(cases: tuple[Case, ...]) -> Case:
    """The Citrix crisis of 2020."""
    return next(case for case in cases if case.id == "citrix-2020")


class PlanCopy:
    """A copy of the plan that ships, to change by hand: ``NCP_PLAN`` or ``--plan`` may name its ``root``."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def text(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        (self.root / name).write_text(text, encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> int:
        """Change the first place where ``old`` stands; its line."""
        before, found, after = self.text(name).partition(old)
        assert found, f"{old!r} does not stand in {name}"
        self.write(name, before + new + after)
        return before.count("\n") + 1

    def load(self) -> LoadedPlan:
        return load_plan(plan_files(self.root))


@pytest.fixture
def plan_copy(tmp_path: Path) -> PlanCopy:
    """A copy of the plan that ships."""
    root = tmp_path / "plan"
    for name in plan_files(ROOT):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, root / name)
    return PlanCopy(root)


@pytest.fixture(scope="session")
def warm_cache(loaded: LoadedPlan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that holds the plan that ships; only to copy from."""
    folder = tmp_path_factory.mktemp("warm") / "cache"
    cache.keep(folder, loaded.plan, loaded.cases)
    return folder


@pytest.fixture
def clock() -> Clock:
    """The time is 23 November 2026, 13:00 in the Netherlands, until the test moves it."""
    return Clock(NOW)


@pytest.fixture
def home(tmp_path: Path, warm_cache: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty data folder (with the plan in its cache) and a session on it with a fixed clock."""
    folder = tmp_path / "home"
    shutil.copytree(warm_cache, folder / "cache")
    for name in UNSET:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NCP_HOME", str(folder))
    monkeypatch.setenv("NCP_PLAN", str(ROOT))
    monkeypatch.setenv("COLUMNS", "200")
    current.use(Session(os.environ, clock))
    yield folder
    close_session()
    language.use(Phrases(DEFAULT))


@pytest.fixture
def ncp(home: Path, clock: Clock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ncp:
    """Run one call as a new process would: ``ncp("incident", "status")`` or ``ncp([...])``.

    Without a terminal. Pages of ``--help`` need a real process: their language is chosen at import.
    """

    def call(*arguments: str | Sequence[str], stdin: str = "") -> Result:
        words = [word for part in arguments for word in ([part] if isinstance(part, str) else part)]
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        close_session()
        current.use(Session(os.environ, clock))
        named_plan = os.environ.get("NCP_PLAN", "")
        capsys.readouterr()
        code = run(words)
        os.environ["NCP_PLAN"] = named_plan
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return call


def close_session() -> None:
    """Close the store of the session in use, and forget the session."""
    journal = vars(current.session()).get("journal")
    if journal is not None:
        journal.close()
    current.use(None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-golden", action="store_true", help="write the golden files anew; read the difference")


class Golden:
    """A text that was read and approved once, in a file beside the test; ``--rewrite-golden`` writes it anew."""

    def __init__(self, folder: Path, *, rewrite: bool) -> None:
        self.folder = folder
        self.rewrite = rewrite

    def check(self, name: str, text: str) -> None:
        path = self.folder / name
        if self.rewrite:
            self.folder.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        approved = path.read_text(encoding="utf-8") if path.exists() else "(there is no golden file yet)"
        assert text.splitlines() == approved.splitlines(), f"{name} differs; if that is right, use --rewrite-golden"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """The golden files of the folder of this test."""
    return Golden(request.path.parent / "golden", rewrite=request.config.getoption("--rewrite-golden"))

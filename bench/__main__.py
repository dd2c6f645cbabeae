"""``make bench``: how much slower than a program that does nothing is each command a duty officer waits for?

Whole processes, in turn with the do-nothing program, so that a slow machine slows both. The incident has 200
entries, the plan is loaded and its cache is warm. Prints medians; the targets are those of the design.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from ncp.advice.advise import advise
from ncp.incident.replay import facts_at
from ncp.plan.files import plan_files
from ncp.plan.load import load_plan
from ncp.report.case_check import end_of

ROOT = Path(__file__).resolve().parent.parent
RUNS = 15
ENTRIES = 200
NOTHING = """
import typer
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def one(): pass
@app.command()
def two(): pass
app()
"""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        environment = _environment(home)
        nothing = home / "nothing.py"
        nothing.write_text(NOTHING, encoding="utf-8")
        _make_incident(environment)
        print(f"{RUNS} runs each, in turn with a do-nothing typer program; incident of {ENTRIES} entries; medians")
        print(f"{'command':44} {'ms':>7} {'nothing':>8} {'ratio':>6}  target")
        base = [sys.executable, str(nothing), "one"]
        colour = environment | {"FORCE_COLOR": "1"}
        rows = [
            ("incident log TEXT", ["incident", "log", "regel"], environment, 1.6),
            ("incident status --json", ["incident", "status", "--json"], environment, 1.6),
            ("incident status --json, after a new entry", ["incident", "status", "--json"], environment, None),
            ("incident status, coloured", ["incident", "status"], colour, 2.5),
            ("incident next, coloured", ["incident", "next"], colour, 2.5),
            ("incident timeline, coloured", ["incident", "timeline"], colour, 2.5),
        ]
        for name, command, surroundings, target in rows:
            _row(name, [_ncp(), *command], base, surroundings, target, fresh="after a new entry" in name)
    _advise()


def _environment(home: Path) -> dict[str, str]:
    """As a user has it: byte code is kept, nothing else is set."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NCP_", "PYTHON"))}
    return kept | {"NCP_HOME": str(home), "COLUMNS": "120"}


def _ncp() -> str:
    return str(Path(sys.executable).with_name("ncp"))


def _make_incident(environment: dict[str, str]) -> None:
    """The Citrix case replayed, filled up to ENTRIES entries; the first calls also warm the cache."""
    _run([_ncp(), "case", "replay", "citrix-2020"], environment)
    made = _run([_ncp(), "incident", "list", "--json"], environment).count("\n")
    assert made, "the replay made an incident"
    for _ in range(ENTRIES):
        out = _run([_ncp(), "incident", "log", "regel"], environment)
        if int(out.split(" regel ")[1].split()[0]) >= ENTRIES:
            break
    _run([_ncp(), "incident", "status", "--json"], environment)


def _row(
    name: str,
    command: list[str],
    base: list[str],
    environment: dict[str, str],
    target: float | None,
    *,
    fresh: bool,
) -> None:
    ours: list[float] = []
    theirs: list[float] = []
    for number in range(RUNS + 1):
        if fresh:
            _run([_ncp(), "incident", "log", "regel"], environment)
        pair = (_timed(command, environment), _timed(base, environment))
        if number:  # the first pair warms up
            ours.append(pair[0])
            theirs.append(pair[1])
    ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
    wanted = f"at most {target}" if target else "-"
    print(
        f"{name:44} {statistics.median(ours) * 1000:7.0f} {statistics.median(theirs) * 1000:8.0f} "
        f"{ratio:6.2f}  {wanted}"
    )


def _advise() -> None:
    """The pure core inside one process, over every moment of every case."""
    loaded = load_plan(plan_files(ROOT))
    moments = [
        (facts_at(case, end_of(event.at)), end_of(event.at).date())
        for case in loaded.cases
        for event in case.timeline[:: max(1, len(case.timeline) // 10)]
    ]
    advise(loaded.plan, {}, date(2026, 11, 23))
    spent = []
    for facts, on in moments * 3:
        start = time.perf_counter()
        advise(loaded.plan, facts, on)
        spent.append((time.perf_counter() - start) * 1000)
    print(
        f"advise, inside one process: median {statistics.median(spent):.1f} ms a fact set, "
        f"slowest {max(spent):.1f} ms, {len(spent)} fact sets (target: at most 5 ms)"
    )


def _timed(command: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    _run(command, environment)
    return time.perf_counter() - start


def _run(command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout


if __name__ == "__main__":
    main()

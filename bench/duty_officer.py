"""How much slower than a program that does nothing is each command that a duty officer waits for?

Whole processes, in turn with the do-nothing program, so that a slow machine slows both. The incident has 200
entries, the plan is loaded and its cache is warm. Prints medians; the targets are those of the design.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from bench.timing import NCP, ROOT, run, surroundings, timed
from ncp.advice.advise import advise
from ncp.dates import end_of
from ncp.incident.replay import facts_at
from ncp.plan.files import plan_files
from ncp.plan.load import load_plan

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


def measure() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        environment = surroundings(home)
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
        for name, command, chosen, target in rows:
            _row(name, [NCP, *command], base, chosen, target, fresh="after a new entry" in name)
    _advise()


def _make_incident(environment: dict[str, str]) -> None:
    """The Citrix case replayed, filled up to ENTRIES entries; the first calls also warm the cache."""
    run([NCP, "case", "replay", "citrix-2020"], environment)
    made = run([NCP, "incident", "list", "--json"], environment).count("\n")
    assert made, "the replay made an incident"
    for _ in range(ENTRIES):
        out = run([NCP, "incident", "log", "regel"], environment)
        if int(out.split(" regel ")[1].split()[0]) >= ENTRIES:
            break
    run([NCP, "incident", "status", "--json"], environment)


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
            run([NCP, "incident", "log", "regel"], environment)
        pair = (timed(command, environment), timed(base, environment))
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

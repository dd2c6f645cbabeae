"""Whole processes by the clock, in turn with one another, so that a slow machine slows all of them alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NCP = str(Path(sys.executable).with_name("ncp"))


def surroundings(home: Path) -> dict[str, str]:
    """As a user has it: byte code is kept, nothing else is set."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NCP_", "PYTHON"))}
    return kept | {"NCP_HOME": str(home), "COLUMNS": "120"}


def run(command: Sequence[str], environment: Mapping[str, str], codes: Sequence[int] = (0,)) -> str:
    """What a command prints. Fails loudly when it ends in another way than it should."""
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode not in codes:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


def timed(command: Sequence[str], environment: Mapping[str, str], codes: Sequence[int] = (0,)) -> float:
    """Seconds from start to end."""
    start = time.perf_counter()
    run(command, environment, codes)
    return time.perf_counter() - start


def median_of(runs: int, once: Callable[[], float]) -> float:
    """The median of some runs, after one that warms up."""
    once()
    return statistics.median(once() for _ in range(runs))

"""Two general tools for comparing data, on the same two files as ``ncp plan diff``, in the same run.

They live in an environment of their own (``requirements-bench.txt``): the program needs neither.
"""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

import yaml

from bench.timing import ROOT, median_of, timed

PEERS = ROOT / ".venv-peers" / "bin"
RUNS = 3
PATIENCE = 180
"""Seconds after which a peer is stopped; the row says so."""
DEEPDIFF = """
import sys, yaml
from deepdiff import DeepDiff
old, new = (yaml.load(open(name, "rb"), Loader=yaml.CSafeLoader) for name in sys.argv[1:])
DeepDiff(old, new, ignore_order=True).to_json()
"""


def measure(old: Path, new: Path, environment: Mapping[str, str], ours: float) -> None:
    """Compare two files with each peer and print how much longer it took than ``ours`` (seconds)."""
    if not PEERS.is_dir():
        print("deepdiff and graphtage are not installed; run: make bench")
        return
    command = [str(PEERS / "python"), "-c", DEEPDIFF, str(old), str(new)]
    _row("  deepdiff, order of lists ignored", median_of(RUNS, lambda: timed(command, environment)), ours)
    _row("  graphtage", _graphtage(old, new, environment), ours)


def _graphtage(old: Path, new: Path, environment: Mapping[str, str]) -> float | str | None:
    """Seconds, its own last words when it failed, or None when it was stopped.

    It knows no dates, so it gets the same data as JSON, made beforehand.
    """
    files = [str(_as_json(path)) for path in (old, new)]
    command = [str(PEERS / "graphtage"), "--no-status", "--from-json", "--to-json", *files]
    start = time.perf_counter()
    try:
        done = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return None
    if not done.stdout:  # it leaves with 1 both for a difference and for a failure
        return done.stderr.decode().strip().rpartition("\n")[2]
    return time.perf_counter() - start


def _as_json(path: Path) -> Path:
    data = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    made = path.with_suffix(".json")
    made.write_text(json.dumps(data, default=str), encoding="utf-8")
    return made


def _row(name: str, theirs: float | str | None, ours: float) -> None:
    if theirs is None:
        print(f"{name:58} stopped after {PATIENCE} s: more than {PATIENCE / ours:.0f} times as long")
    elif isinstance(theirs, str):
        print(f"{name:58} failed by itself: {theirs}")
    else:
        print(f"{name:58} {theirs * 1000:8.0f} ms  {theirs / ours:6.1f} times as long")

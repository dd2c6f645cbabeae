"""What a check of a plan found, and keeping that until the plan, the program or the day changes.

Light on purpose: a second check of an unchanged plan imports this and nothing that reads YAML.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct

import ncp
from ncp.check.covered import Cover
from ncp.problem import Problem


class Outcome(Struct, frozen=True):
    """What was found, and what was looked at."""

    problems: tuple[Problem, ...]
    """In order of place."""
    not_run: tuple[str, ...] = ()
    """Rules that could not look, because something before them is wrong."""
    layers: dict[str, str] = {}
    """The layer of every rule that was found or not run."""
    records: int = 0
    files: int = 0
    rules: int = 0
    cover: Cover | None = None
    """What the cases show; nothing while the plan has errors."""

    @property
    def errors(self) -> int:
        """How many findings keep the plan from loading, or should."""
        return sum(problem.level == "error" for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many findings are for somebody to look at."""
        return len(self.problems) - self.errors


def read_outcome(cache: Path, digest: str, on: date) -> Outcome | None:
    """What was found before in the plan with this digest, by this version of the program, on this day."""
    with suppress(OSError, msgspec.DecodeError):
        return msgspec.msgpack.decode(_entry(cache, digest, on).read_bytes(), type=Outcome)
    return None


def keep_outcome(cache: Path, digest: str, on: date, outcome: Outcome) -> None:
    """Keep it for the next check; failing costs time and nothing else."""
    entry = _entry(cache, digest, on)
    unfinished = entry.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        entry.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished.write_bytes(msgspec.msgpack.encode(outcome))
        unfinished.replace(entry)


def _entry(cache: Path, digest: str, on: date) -> Path:
    """Yesterday's answer is another one: what was checked long ago depends on today."""
    return cache / "checks" / f"{digest.removeprefix('sha256:')}-{on}-{_program()}"


def _program() -> str:
    """Changes when the program may have changed: its version, and the age of what a check runs through."""
    root = Path(ncp.__path__[0])
    found = [ncp.__version__]
    for name in ("check", "plan", "logic", "advice", "incident"):
        for folder, _, files in os.walk(root / name):
            found += [f"{each}{os.stat(f'{folder}/{each}').st_mtime_ns}" for each in files if each.endswith(".py")]
    return hashlib.sha256("".join(sorted(found)).encode()).hexdigest()[:12]

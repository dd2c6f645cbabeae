"""Decoded plans, kept by content digest: hashing a plan is cheap, parsing its YAML is not.

A cache entry is only a shortcut: a missing, broken or unwritable one costs time and nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

import msgspec

from ncp import __version__
from ncp.plan import model
from ncp.plan.model.cases import Case
from ncp.plan.model.plan import Plan
from ncp.plan.room import make_room

MAX_PLANS = 24
"""Whoever writes on a plan makes another with every word."""


def read_cached(folder: Path, digest: str) -> Plan | None:
    """The plan with this digest, when it was kept by this version of the program."""
    body = _read(_entry(folder, digest, "plan"))
    return None if body is None else decode_plan(body)


def read_cached_cases(folder: Path, digest: str) -> tuple[Case, ...] | None:
    """The cases of the plan with this digest, when they were kept."""
    body = _read(_entry(folder, digest, "cases"))
    if body is None:
        return None
    try:
        return msgspec.msgpack.decode(body, type=tuple[Case, ...])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def keep(folder: Path, plan: Plan, cases: tuple[Case, ...]) -> None:
    """Keep a plan and its cases for the next command."""
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for kind, body in (("plan", encode_plan(plan)), ("cases", msgspec.msgpack.encode(cases))):
            entry = _entry(folder, plan.digest, kind)
            unfinished = entry.with_suffix(f".{os.getpid()}")
            unfinished.write_bytes(body)
            unfinished.replace(entry)
            make_room(folder, f"*.{kind}", MAX_PLANS)


def encode_plan(plan: Plan) -> bytes:
    """A plan as bytes, for the cache and for the store of an incident."""
    return msgspec.msgpack.encode(plan)


def decode_plan(body: bytes) -> Plan | None:
    """The plan that these bytes hold, or None when another version of the program wrote them."""
    try:
        return msgspec.msgpack.decode(body, type=Plan)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _entry(folder: Path, digest: str, kind: str) -> Path:
    return folder / f"{digest.removeprefix('sha256:')}-{_shape()}.{kind}"


def _shape() -> str:
    """Changes when the structs may have changed: the version, and the age of the files that define them."""
    ages = sorted(f"{path.name}{path.stat().st_mtime_ns}" for path in Path(model.__path__[0]).glob("*.py"))
    return hashlib.sha256("".join([__version__, *ages]).encode()).hexdigest()[:12]


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None

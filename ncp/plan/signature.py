"""Whether a plan folder is still the one that was hashed before, by what the file system says of its files.

Like git's index: size, times and inode of every file. The change time is among them, which no ordinary
tool can set back, so an edited file never passes for the old one.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from ncp.plan.files import plan_names

MEMORY = "known-plans.json"


def signature_of(root: Path) -> str:
    """One line a file: name, size, times, inode. Empty when the folder is not a plan."""
    lines = []
    for name in plan_names(root):
        with suppress(OSError):
            stat = os.stat(root / name)
            lines.append(f"{name} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}")
    return "\n".join(lines)


def remembered_digest(cache: Path, root: Path, signature: str) -> str | None:
    """The digest that this folder had when it had this signature."""
    known = _read(cache).get(str(root.resolve()))
    return known[1] if known and known[0] == signature else None


def remember_digest(cache: Path, root: Path, signature: str, digest: str) -> None:
    """Keep the digest for the next command; failing costs time and nothing else."""
    known = _read(cache) | {str(root.resolve()): [signature, digest]}
    with suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished = cache / f"{MEMORY}.{os.getpid()}"
        unfinished.write_text(json.dumps(known), encoding="utf-8")
        unfinished.replace(cache / MEMORY)


def _read(cache: Path) -> dict[str, list[str]]:
    with suppress(OSError, ValueError):
        data = json.loads((cache / MEMORY).read_bytes())
        if isinstance(data, dict):
            return data
    return {}

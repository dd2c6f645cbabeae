"""The files of a plan folder and their digest. Knows names only, so that it costs nothing to import."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from ncp.problem import Place, Problem, Refused

SINGLE_NAMES = (
    "plan.yaml",
    "roles.yaml",
    "escalation_levels.yaml",
    "reference/facts.yaml",
    "reference/intervention_ladder.yaml",
    "reference/sectors.yaml",
    "reference/information_sharing.yaml",
    "reference/sources.yaml",
    "reference/measures.yaml",
    "reference/misunderstandings.yaml",
    "reference/lessons.yaml",
)
OPTIONAL_NAMES = ("reference/lessons.yaml",)
"""Files that a plan may do without: editions from before they existed stay readable."""
FOLDER_NAMES = ("legal_powers", "playbooks", "cases")

MAX_BYTES = 4_000_000
"""Far above any real file that ncp reads; a larger one is a mistake or an attack."""


def plan_files(root: Path) -> dict[str, bytes]:
    """The content of every file of a plan folder, by path relative to it.

    Raises Refused when the folder is not a plan or a file cannot be read.
    """
    if not (root / "plan.yaml").is_file():
        raise Refused([Problem("plan-missing", Place(str(root)))])
    return {name: read_bytes(root / name, name) for name in plan_names(root)}


def plan_names(root: Path) -> list[str]:
    """The files of a plan folder that are there, relative to it."""
    names = [name for name in SINGLE_NAMES if os.path.exists(root / name)]
    for folder in FOLDER_NAMES:
        with suppress(OSError):
            names += sorted(f"{folder}/{name}" for name in os.listdir(root / folder) if name.endswith(".yaml"))
    return names


def digest_of(files: Mapping[str, bytes]) -> str:
    """``sha256:...`` over all paths and contents, whatever their order."""
    import hashlib  # loads OpenSSL, which a command on an unchanged plan does not need

    total = hashlib.sha256()
    for name in sorted(files):
        total.update(f"{name}\0{len(files[name])}\0".encode())
        total.update(files[name])
    return f"sha256:{total.hexdigest()}"


def read_bytes(path: Path, shown: str) -> bytes:
    """The content of a file.

    Raises Refused when it is missing, not a file, unreadable or larger than MAX_BYTES; a huge file is
    refused before it is read.
    """
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise _refused("file-not-regular", shown)
        if size > MAX_BYTES:
            raise _refused("file-too-large", shown, size=str(size), limit=str(MAX_BYTES))
        return path.read_bytes()
    except FileNotFoundError:
        raise _refused("file-missing", shown) from None
    except (OSError, ValueError) as error:
        raise _refused("file-unreadable", shown, reason=_reason(error)) from None


def decode(content: bytes, shown: str) -> str:
    """UTF-8 text, or Refused with the place of the first byte that is not."""
    if b"\x00" in content:
        raise _refused("file-binary", shown)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        problem = Problem("file-encoding", Place(shown, line, column), {"byte": f"0x{content[error.start]:02X}"})
        raise Refused([problem]) from None


def _reason(error: Exception) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)


def _refused(rule: str, shown: str, **values: str) -> Refused:
    return Refused([Problem(rule, Place(shown), values)])

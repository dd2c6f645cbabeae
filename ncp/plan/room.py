"""Keeps a cache folder from growing for ever: what was used longest ago goes."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

_LEFT = 0.75
"""Room for a while, so that not every command that adds something has to look at every age."""


def make_room(folder: Path, pattern: str, most: int) -> None:
    """Drop entries when there are more than ``most``, the ones used longest ago first; three quarters stay."""
    with suppress(OSError):
        entries = list(folder.glob(pattern))
        if len(entries) <= most:
            return
        entries.sort(key=lambda entry: entry.stat().st_mtime_ns, reverse=True)
        for entry in entries[int(most * _LEFT) :]:
            with suppress(OSError):
                entry.unlink()

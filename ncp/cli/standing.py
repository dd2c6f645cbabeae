"""Answers that stand: the JSON of ``status`` depends on the log, the plan, the day and the reader's role alone.

While none of them changed the answer is read back instead of made again, so that others can poll it. One
answer an incident is kept; a missing or broken one costs time and nothing else.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from ncp import __version__


def key_of(*rests_on: str) -> bytes:
    """The line that says what an answer rests on."""
    return f"{' '.join((__version__, *rests_on))}\n".encode()


def standing_answer(cache: Path, incident: str, key: bytes) -> str | None:
    """The answer that was given when all was as it is now."""
    with suppress(OSError, UnicodeDecodeError):
        content = (cache / f"status-{incident}.json").read_bytes()
        if content.startswith(key):
            return content[len(key) :].decode()
    return None


def keep_answer(cache: Path, incident: str, key: bytes, answer: str) -> None:
    """Keep an answer until something changes."""
    with suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished = cache / f"status-{incident}.{os.getpid()}"
        unfinished.write_bytes(key + answer.encode())
        unfinished.replace(cache / f"status-{incident}.json")

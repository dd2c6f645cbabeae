"""Files of a plan that were read before, kept by what they say, so that one change costs reading one file.

One entry a file, not one pack for the plan: for the 77 of the shipped plan that costs 20 ms once and 3 ms after that,
and an entry that is damaged, dropped or written by two commands at once concerns nothing but itself. Only files
without problems are kept.
A missing, broken or unwritable entry costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from ncp import __version__, plan
from ncp.plan.places import Places
from ncp.plan.room import make_room

T = TypeVar("T")

MAX_ENTRIES = 2000
"""Twenty-five editions of which every file changed, 70 MB; a larger plan may have itself and as much again."""
_CHECKSUM = 4


class KnownFiles:
    """The entries of one cache folder; without a folder nothing is known and nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = None if folder is None else folder / "files"
        self._has_grown = False
        self._asked = 0

    def read(self, content: bytes, kind: type[T]) -> tuple[T, Places] | None:
        """What a file of this kind with this content holds, when it was kept by this version of the program."""
        if self._folder is None:
            return None
        self._asked += 1
        body = _used(self._folder / _name(content, kind))
        if body is None or zlib.crc32(body[_CHECKSUM:]) != int.from_bytes(body[:_CHECKSUM], "big"):
            return None
        try:
            record, places = msgspec.msgpack.decode(body[_CHECKSUM:], type=tuple[bytes, bytes])
            return msgspec.msgpack.decode(record, type=kind), Places(places)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return None

    def keep(self, content: bytes, record: Struct, places: Places) -> None:
        """Keep what a file holds."""
        if self._folder is not None:
            body = msgspec.msgpack.encode((msgspec.msgpack.encode(record), places.packed()))
            self._write(_name(content, type(record)), zlib.crc32(body).to_bytes(_CHECKSUM, "big") + body)

    def is_sound(self, digest: str) -> bool:
        """Whether the plan with this digest was checked before by this version, and nothing was wrong in it."""
        return self._folder is not None and _used(self._folder / _sound(digest)) is not None

    def keep_sound(self, digest: str) -> None:
        """Keep that nothing is wrong in a plan."""
        if self._folder is not None:
            self._write(_sound(digest), b"")

    def close(self) -> None:
        """Make room when entries were added."""
        if self._folder is not None and self._has_grown:
            make_room(self._folder, "*", max(MAX_ENTRIES, 2 * self._asked))

    def _write(self, name: str, body: bytes) -> None:
        assert self._folder is not None
        with suppress(OSError):
            if not self._has_grown:
                self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            (self._folder / name).write_bytes(body)  # the checksum tells who reads half of it
            self._has_grown = True


def _used(entry: Path) -> bytes | None:
    """What an entry says; it now counts as used last."""
    try:
        body = entry.read_bytes()
        os.utime(entry)
    except OSError:
        return None
    return body


def _name(content: bytes, kind: type) -> str:
    return f"{hashlib.sha256(content).hexdigest()}-{kind.__name__}-{_shape()}"


def _sound(digest: str) -> str:
    return f"{digest.removeprefix('sha256:')}-sound-{_shape()}"


@cache
def _shape() -> str:
    """Changes when the structs or what reads and checks them may have: the version, and the age of the code."""
    ages = sorted(f"{path}{_age(path)}" for path in Path(plan.__path__[0]).rglob("*.py"))
    return hashlib.sha256("".join([__version__, *ages]).encode()).hexdigest()[:12]


def _age(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_mtime_ns
    return 0

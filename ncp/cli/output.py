"""Machine-readable output: versioned JSON on the standard stream."""

from __future__ import annotations

import sys
from typing import Any

import msgspec


def show_json(schema: str, data: Any, mode: str = "real") -> None:
    """Print one JSON document, see ``json_text``."""
    sys.stdout.write(json_text(schema, data, mode))


def json_text(schema: str, data: Any, mode: str = "real") -> str:
    """One JSON document with its schema; anything but a real incident says so in it."""
    body = data if isinstance(data, dict) else msgspec.structs.asdict(data)
    document = {"schema": schema, **({"mode": mode} if mode else {}), **body}
    text = msgspec.json.format(msgspec.json.encode(document), indent=2)
    return text.decode() + "\n"

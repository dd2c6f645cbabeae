"""Findings as GitHub workflow commands: a runner turns such a line into a remark beside the line of the file.

The form is ``::error file=F,line=L,col=C,title=T::text``; GitLab and others that read it do the same. Knows no words.
"""

from __future__ import annotations

from typing import Literal

from ncp.problem import Place

_IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def annotation(level: Literal["error", "warning", "notice"], place: Place | None, title: str, text: str) -> str:
    """One workflow command, on one line. Without a place it belongs to the run as a whole."""
    properties = {"title": title}
    if place is not None:
        properties = {"file": place.path, **_position(place), **properties}
    shown = ",".join(f"{name}={value.translate(_IN_PROPERTY)}" for name, value in properties.items() if value)
    return f"::{level} {shown}::{text.translate(_IN_TEXT)}" if shown else f"::{level}::{text.translate(_IN_TEXT)}"


def _position(place: Place) -> dict[str, str]:
    """Line and column where there are any; GitHub counts from 1, and 0 means the file as a whole."""
    if not place.line:
        return {}
    return {"line": str(place.line), **({"col": str(place.column)} if place.column else {})}

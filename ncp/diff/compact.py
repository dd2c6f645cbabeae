"""A value of the plan as YAML on one line, as it could stand in a file; what a default already says is left out."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from datetime import date
from functools import cache
from typing import Any

import msgspec
from msgspec import NODEFAULT, Struct

from ncp.diff.fields import how
from ncp.plan.model.common import Record
from ncp.plan.model.condition import All, AnyOf, Not, Test

_PLAIN = re.compile(r"[A-Za-z0-9(/][^\s:#,\[\]{}&*!|>'\"%@`]*( [^\s:#,\[\]{}&*!|>'\"%@`]+)*")
_NOT_TEXT = re.compile(r"(?i:y|n|yes|no|on|off|true|false|null)|[-0-9.]+|[0-9]+:.*")


def compact(value: Any) -> str:
    """One line of YAML. Records that have an identity of their own are left out of the record that holds them."""
    match value:
        case Test() | All() | AnyOf() | Not():
            return _condition(value)
        case Struct():
            return _mapping(value)
        case tuple() | list() | set() | frozenset():
            return _list(value)
        case bool():
            return "true" if value else "false"
        case None:
            return "null"
        case date():
            return value.isoformat()
        case str():
            return _text(value)
    return str(value)


def _mapping(record: Struct) -> str:
    kind = type(record)
    pairs = [
        f"{key}: {compact(value)}"
        for name, key, default in _shown(kind)
        if (value := getattr(record, name)) != default or default is NODEFAULT
    ]
    return f"{{{', '.join(pairs)}}}"


@cache
def _shown(kind: type[Struct]) -> tuple[tuple[str, str, Any], ...]:
    """The fields that belong to a struct itself: as Python and as the YAML call them, with their defaults."""
    return tuple(
        (field.name, field.encode_name, field.default)
        for field in msgspec.structs.fields(kind)
        if not (issubclass(kind, Record) and how(kind, field.name) in ("records", "ranks"))
    )


def _list(values: Collection[Any]) -> str:
    return f"[{', '.join(map(compact, values))}]"


def _condition(condition: All | AnyOf | Not | Test) -> str:
    match condition:
        case Test(fact, operator, value):
            return f"{{fact: {fact}, {operator}: {compact(value)}}}"
        case Not(of):
            return f"{{not: {_condition(of)}}}"
        case All(of):
            return f"{{all: {_list(of)}}}"
        case AnyOf(of):
            return f"{{any: {_list(of)}}}"


def _text(text: str) -> str:
    """Without quotation marks where YAML reads it as the same text."""
    if _PLAIN.fullmatch(text) and not _NOT_TEXT.fullmatch(text):
        return text
    return json.dumps(text, ensure_ascii=False)

"""Readers of scalars and of what a fact may have as value."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from msgspec import inspect

from ncp.plan.model.common import MOMENT
from ncp.plan.nodes import Node, kind_of
from ncp.plan.shape.report import Reader, Report, suggest

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def scalar_reader(wanted: inspect.Type) -> Reader:
    """The reader of one kind of scalar."""
    match wanted:
        case inspect.LiteralType(values):
            return _literal(values)
        case inspect.StrType():
            return _text(wanted.min_length or 0, wanted.pattern)
        case inspect.DateType():
            return _checked("date-invalid", _is_date)
        case inspect.BoolType():
            return _checked("value-type", lambda value: isinstance(value, bool), wanted="true/false")
        case inspect.IntType():
            return _checked("value-type", _is_int, wanted="number")
    raise TypeError(f"no reader for {wanted!r}")  # a struct uses a type nobody taught this module


def read_value(node: Node, report: Report) -> Any:
    """A fact's value: a scalar or a list of ids."""
    if isinstance(node.value, list):
        return [_read_text(item, report) for item in node.value]
    if isinstance(node.value, dict) or node.value is None:
        return report.not_a(node, "value")
    return node.value


def _literal(values: tuple[object, ...]) -> Reader:
    def read(node: Node, report: Report) -> Any:
        value = node.value
        if isinstance(value, list | dict) or value is None:
            return report.not_a(node, "value")
        if value in values:
            return value
        choices = [str(each) for each in values]
        close = suggest(str(value), choices)
        return report.at(node, "value-not-allowed", value=str(value), choices=", ".join(choices), **close)

    return read


def _text(min_length: int, pattern: str | None) -> Reader:
    matches = re.compile(pattern).fullmatch if pattern else None
    is_moment = pattern == MOMENT

    def read(node: Node, report: Report) -> Any:
        text = node.value
        if not isinstance(text, str):
            return report.not_a(node, "text")
        if min_length and len(text.strip()) < min_length:
            return report.at(node, "text-empty")
        if pattern and matches and not matches(text):
            return report.at(node, "value-form", value=text, pattern=pattern)
        if is_moment and not _is_moment(text):
            return report.at(node, "date-invalid", value=text)
        return text

    return read


_read_text = _text(0, None)


def _checked(rule: str, is_good: Callable[[Any], bool], **values: str) -> Reader:
    def read(node: Node, report: Report) -> Any:
        value = node.value
        if is_good(value):
            return value
        if isinstance(value, list | dict) or value is None:
            return report.not_a(node, "value")
        return report.at(node, rule, value=str(value), got=kind_of(value), **values)

    return read


def _is_int(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_date(value: Any) -> bool:
    return isinstance(value, str) and _DATE.fullmatch(value) is not None and _parses(date.fromisoformat, value)


def _is_moment(text: str) -> bool:
    return _parses(datetime.fromisoformat, text)


def _parses(parse: Callable[[str], object], text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True

"""Readers of structs, and of what is made of them: lists and alternatives. Made once a struct."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar, cast

import msgspec
from msgspec import inspect

from ncp.plan.model.condition import Test
from ncp.plan.nodes import Node
from ncp.plan.shape.conditions import read_condition
from ncp.plan.shape.report import Reader, Report, suggest
from ncp.plan.shape.values import read_value, scalar_reader
from ncp.problem import Refused

T = TypeVar("T")

_made: dict[type, Reader] = {}


def read_shape(root: Node, wanted: type[T], shown: str, content: bytes) -> T:
    """The struct that a file holds. Raises Refused with all shape problems, in order of place."""
    report = Report(shown, content)
    data = _reader_of(cast("type", wanted))(root, report)
    if report.problems:
        raise Refused(report.problems)
    return msgspec.convert(data, wanted)


@cache
def _reader_of(wanted: type) -> Reader:
    return _reader(inspect.type_info(wanted))


def _reader(wanted: inspect.Type) -> Reader:
    if isinstance(wanted, inspect.Metadata):
        wanted = wanted.type
    if isinstance(wanted, inspect.UnionType):
        return _union(wanted)
    if isinstance(wanted, inspect.StructType):
        return _made.get(wanted.cls) or _struct(wanted)
    if isinstance(wanted, inspect.VarTupleType):
        return _sequence(wanted)
    return scalar_reader(wanted)


def _union(wanted: inspect.UnionType) -> Reader:
    kinds = [each for each in wanted.types if not isinstance(each, inspect.NoneType)]
    if any(isinstance(each, inspect.StructType) and each.cls is Test for each in kinds):
        return _optional(read_condition) if wanted.includes_none else read_condition
    reader = _reader(kinds[0]) if len(kinds) == 1 else read_value
    return _optional(reader) if wanted.includes_none else reader


def _optional(reader: Reader) -> Reader:
    return lambda node, report: None if node.value is None else reader(node, report)


def _struct(wanted: inspect.StructType) -> Reader:
    readers: dict[str, Reader] = {}
    required = [field.encode_name for field in wanted.fields if field.required]

    def read(node: Node, report: Report) -> Any:
        inside = node.value
        if not isinstance(inside, dict):
            return report.not_a(node, "mapping")
        result = {}
        for name, child in inside.items():
            reader = readers.get(name)
            if reader is None:
                report.at_key(node, name, "key-unknown", key=name, **suggest(name, readers))
            else:
                result[name] = reader(child, report)
        for name in required:
            if name not in inside:
                report.at(node, "key-missing", key=name)
        return result

    _made[wanted.cls] = read  # before its fields, which may hold the same struct again
    readers |= {field.encode_name: _field(field.type) for field in wanted.fields}
    return read


def _field(wanted: inspect.Type) -> Reader:
    """A list with one mapping may be written as that mapping (``holder: {role: ...}``)."""
    reader = _reader(wanted)
    if not (isinstance(wanted, inspect.VarTupleType) and isinstance(wanted.item_type, inspect.StructType)):
        return reader
    one = _reader(wanted.item_type)
    return lambda node, report: [one(node, report)] if isinstance(node.value, dict) else reader(node, report)


def _sequence(wanted: inspect.VarTupleType) -> Reader:
    item = _reader(wanted.item_type)

    def read(node: Node, report: Report) -> Any:
        if not isinstance(node.value, list):
            return report.not_a(node, "list")
        return [item(each, report) for each in node.value]

    return read

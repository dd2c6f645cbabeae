"""Readers of structs, and of what is made of them: lists and alternatives. Made once a struct."""

from __future__ import annotations

from functools import cache
from typing import Any, Generic, TypeVar, cast

import msgspec
from msgspec import Struct, inspect

from ncp.plan.model.condition import Test
from ncp.plan.nodes import Node
from ncp.plan.shape.conditions import read_condition
from ncp.plan.shape.report import Reader, Report
from ncp.plan.shape.values import read_value, scalar_reader
from ncp.problem import Problem, Refused

T = TypeVar("T")

_made: dict[type, Reader] = {}


class Shaped(Struct, Generic[T], frozen=True):
    """What of a file could be read."""

    record: T | None
    """Without the records that have a mistake in them; None when a mistake stands outside all records."""
    problems: tuple[Problem, ...]
    lost: tuple[str, ...]
    """The ids of the records that were left out; the tree of nodes lost them as well."""


def read_shape(root: Node, wanted: type[T], shown: str, content: bytes) -> T:
    """The struct that a file holds. Raises Refused with all shape problems, in order of place."""
    found = shape_of(root, wanted, shown, content)
    if found.problems or found.record is None:
        raise Refused(list(found.problems))
    return found.record


def shape_of(root: Node, wanted: type[T], shown: str, content: bytes) -> Shaped[T]:
    """The struct that a file holds, as far as it can be read, and every shape problem.

    A record with a mistake is left out, so that the mistakes of the others can be found in the same go; an unknown
    key outside all records is reported and otherwise ignored.
    """
    report = Report(shown, content)
    data = _reader_of(cast("type", wanted))(root, report)
    record = None if report.bad else msgspec.convert(data, wanted)
    return Shaped(record, tuple(report.problems), tuple(report.lost))


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
                report.unknown_key(node, name, readers)
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

    def read_records(node: Node, report: Report) -> Any:
        if not isinstance(node.value, list):
            return report.not_a(node, "list")
        found, kept = [], []
        for each in node.value:
            before = (report.bad, report.stray)
            made = item(each, report)
            if (report.bad, report.stray) != before:
                report.leave_out(each, *before)
            else:
                found.append(made)
                kept.append(each)
        if len(kept) < len(node.value):
            node.value[:] = kept  # places go by number, so the tree loses what the struct loses
        return found

    return read_records if _holds_records(wanted.item_type) else read


def _holds_records(wanted: inspect.Type) -> bool:
    """Whether the things in a list are records that can be missed: they have an id, and say where they come from."""
    if not isinstance(wanted, inspect.StructType):
        return False
    names = {field.encode_name for field in wanted.fields}
    return "id" in names and not names.isdisjoint(("basis", "read"))

"""Every id that one record uses exists, for every place where the model has one."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any, get_type_hints

import pytest

from ncp.plan.checks.references import REFERENCES
from ncp.plan.files import plan_files
from ncp.plan.load import put_together, read_plan_file
from ncp.plan.located import Field, ReadFile
from ncp.plan.model.cases import CaseEvent
from ncp.plan.model.common import Id, Record
from ncp.plan.model.powers import Mandate
from ncp.problem import Place, Refused
from tests.conftest import ROOT

Reference = tuple[type, str]

UNUSED: set[Reference] = {(Mandate, "role")}
"""No act by which an office mandated another was found; the first one that is makes this set empty."""


class Dangling:
    """A plan in which one id of every kind of reference leads nowhere, and what was found in it."""

    def __init__(self) -> None:
        files = plan_files(ROOT)
        read = [read_plan_file(name, content) for name, content in files.items()]
        self.places: dict[Reference, Place] = {}
        for reference in REFERENCES:
            found = first_use(read, reference)
            if found is not None:
                file, field = found
                is_list = isinstance(field.value, tuple)
                one = field.value[0] if is_list else field.value
                place = file.place((*field.path, 0) if is_list else field.path)
                self.places[reference] = place
                files[file.path] = overwritten(files[file.path], place, one)
        self.found = {(rule, place) for rule, place in problems_of(files) if place}


def first_use(read: list[ReadFile], reference: Reference) -> tuple[ReadFile, Field] | None:
    for file in read:
        for field in file.fields:
            if (type(field.owner), field.name) == reference and field.value:
                return file, field
    return None


def overwritten(content: bytes, place: Place, old: str) -> bytes:
    """The file with an id of the same length, which no record has, in the place of this one."""
    lines = content.decode().splitlines(keepends=True)
    line = lines[place.line - 1]
    before, behind = line[: place.column - 1], line[place.column - 1 :]
    assert behind.startswith(old), f"{place}: {behind!r} is not {old!r}"
    lines[place.line - 1] = before + "z" * len(old) + behind[len(old) :]
    return "".join(lines).encode()


def problems_of(files: dict[str, bytes]) -> list[tuple[str, Place | None]]:
    with pytest.raises(Refused) as refused:
        put_together("", [read_plan_file(name, content) for name, content in files.items()])
    return [(problem.rule, problem.place) for problem in refused.value.problems]


@pytest.fixture(scope="module")
def dangling() -> Dangling:
    return Dangling()


@pytest.mark.parametrize(
    ("reference", "kind"),
    [
        pytest.param(key, kind, id=f"{key[0].__name__} {key[1]}")
        for key, kind in REFERENCES.items()
        if key not in UNUSED
    ],
)
def test_dangling_id_is_reported_at_its_place(dangling: Dangling, reference: Reference, kind: str) -> None:
    assert (f"{kind}-unknown", dangling.places[reference]) in dangling.found


def test_only_these_references_are_used_by_no_record(dangling: Dangling) -> None:
    assert set(REFERENCES) - set(dangling.places) == UNUSED


def structs() -> Iterator[type[Record]]:
    frontier: list[type[Record]] = [Record]
    while frontier:
        below = frontier.pop().__subclasses__()
        frontier += below
        yield from (each for each in below if each.__module__.startswith("ncp.plan.model"))


def holds_ids(annotation: Any) -> bool:
    return annotation == Id or any(holds_ids(part) for part in typing.get_args(annotation) if annotation != Id)


def test_every_field_that_holds_ids_is_checked() -> None:
    own = ("id", "formerly", "sources")  # ids of the record itself; sources are checked by their name
    unchecked = {
        (struct, name)
        for struct in structs()
        for name, annotation in get_type_hints(struct, include_extras=True).items()
        if holds_ids(annotation) and name not in own and (struct, name) not in REFERENCES
    }
    assert unchecked == {(CaseEvent, "option")}  # a check of its own compares it with the step

"""Every record of a plan that has an identity: its kind, id, struct, and the way to its place in a file.

The kinds are the ones that a ``Change`` speaks about. Places are worked out on demand, never for a whole plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

from msgspec import Struct

from ncp.plan.load import LoadedPlan
from ncp.plan.located import Path, ReadFile
from ncp.plan.model.cases import CaseFile
from ncp.plan.model.common import Window
from ncp.plan.model.facts import FactsFile
from ncp.plan.model.lessons import LessonsFile
from ncp.plan.model.levels import LevelsFile
from ncp.plan.model.playbooks import PlaybookFile
from ncp.plan.model.powers import LadderFile, LawFile
from ncp.plan.model.reference import Header, MeasuresFile, MisunderstandingsFile, SourcesFile
from ncp.plan.model.roles import RolesFile
from ncp.plan.model.sectors import SectorsFile
from ncp.plan.model.sharing import SharingFile
from ncp.problem import Place

WINDOWS = ("in_force", "exists")
"""How the kinds call the days on which a record holds."""

Found = tuple[str, str, Struct, Path]
"""Kind, id, struct and path of a record in its file."""


class RecordAt(Struct, frozen=True, kw_only=True, dict=True):
    """One record where it stands."""

    kind: str
    id: str
    record: Struct
    file: ReadFile
    path: Path
    owner: str = ""
    """The id of the record that holds it: the law of a power, the ladder of a level, the playbook of a step."""

    @cached_property
    def place(self) -> Place:
        """Where it begins."""
        return self.file.place(self.path)

    @cached_property
    def window(self) -> Window | None:
        """The days on which it holds; None when its kind knows no days."""
        return next((found for name in WINDOWS if (found := getattr(self.record, name, None)) is not None), None)

    @property
    def since(self) -> date | None:
        """The first of those days; with the id it names one version."""
        return self.window.from_ if self.window else None

    @property
    def formerly(self) -> tuple[str, ...]:
        """The ids it bore before."""
        return tuple(getattr(self.record, "formerly", ()))


def records_of(loaded: LoadedPlan) -> tuple[RecordAt, ...]:
    """Every record of a plan, file by file in the order of the files, each before what it holds."""
    return tuple(record for file in loaded.files for record in records_in(file))


def records_in(file: ReadFile) -> Iterator[RecordAt]:
    """The records of one file, in the order in which they stand."""
    for (kind, name, record, path), owner in _found_in(file.record):
        yield RecordAt(kind=kind, id=name, record=record, file=file, path=path, owner=owner)


def _found_in(whole: Struct) -> Iterator[tuple[Found, str]]:
    match whole:
        case Header():
            yield ("header", "plan", whole, ()), ""
        case LawFile(law=law, powers=powers):
            yield ("law", law.id, law, ("law",)), ""
            yield from _each("power", powers, ("powers",), law.id)
        case RolesFile(roles=roles):
            yield from _each("role", roles, ("roles",))
        case LevelsFile(ladders=ladders):
            for found in _numbered("ladder", ladders, ("ladders",)):
                yield found, ""
                yield from _each("level", ladders[int(found[3][1])].levels, (*found[3], "levels"), found[1])
        case LadderFile(rungs=rungs):
            yield ("intervention-ladder", "intervention-ladder", whole, ()), ""
            yield from _each("rung", rungs, ("rungs",))
        case FactsFile(facts=facts):
            for found in _numbered("fact", facts, ("facts",)):
                yield found, ""
                for value in _numbered("fact-value", facts[int(found[3][1])].values, (*found[3], "values")):
                    yield ("fact-value", f"{found[1]}/{value[1]}", *value[2:]), found[1]
        case PlaybookFile(playbook=playbook):
            yield ("playbook", playbook.id, playbook, ("playbook",)), ""
            yield from _each("step", playbook.steps, ("playbook", "steps"), playbook.id)
        case CaseFile(case=case):
            yield ("case", case.id, case, ("case",)), ""
            yield from _each("lesson", case.lessons, ("case", "lessons"), case.id)
        case _:
            yield from _in_reference(whole)


def _in_reference(whole: Struct) -> Iterator[tuple[Found, str]]:
    match whole:
        case SectorsFile(sectors=sectors, processes=processes, competent_authorities=authorities):
            yield from _each("sector", sectors, ("sectors",))
            yield from _each("process", processes, ("processes",))
            for number, each in enumerate(authorities):
                path = ("competent_authorities", number)
                yield ("competent-authority", f"{each.law}/{each.sector}", each, path), ""
        case SharingFile(nodes=nodes, edges=edges):
            yield ("information-sharing", "information-sharing", whole, ()), ""
            for number, node in enumerate(nodes):
                yield ("node", node.role, node, ("nodes", number)), ""
            yield from _each("edge", edges, ("edges",))
        case SourcesFile(sources=sources):
            yield from _each("source", sources, ("sources",))
        case MeasuresFile(themes=themes, measures=measures):
            yield from _each("theme", themes, ("themes",))
            yield from _each("measure", measures, ("measures",))
        case MisunderstandingsFile(misunderstandings=misunderstandings):
            yield from _each("misunderstanding", misunderstandings, ("misunderstandings",))
        case LessonsFile(lessons=lessons):
            yield from _each("lesson", lessons, ("lessons",))
        case _:
            raise TypeError(f"no records known in {type(whole).__name__}")  # a kind of file nobody taught this module


def _each(kind: str, records: Iterable[Struct], path: Path, owner: str = "") -> Iterator[tuple[Found, str]]:
    for found in _numbered(kind, records, path):
        yield found, owner


def _numbered(kind: str, records: Iterable[Struct], path: Path) -> Iterator[Found]:
    for number, record in enumerate(records):
        yield kind, str(getattr(record, "id")), record, (*path, number)  # noqa: B009 - every kind here has one

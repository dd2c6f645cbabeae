"""A plan folder into a Plan: find the files, read them, check them.

Reading is slow (a third of a second for a whole plan) and hashing is fast, so two caches keep what this made:
``plan.cache`` the whole plan for who follows it, ``plan.known_files`` every file with its places for who writes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from ncp.plan.checks import check_plan
from ncp.plan.files import OPTIONAL_NAMES, digest_of
from ncp.plan.known_files import KnownFiles
from ncp.plan.located import ReadFile
from ncp.plan.model.cases import Case, CaseFile
from ncp.plan.model.facts import FactsFile
from ncp.plan.model.lessons import LessonsFile
from ncp.plan.model.levels import LevelsFile
from ncp.plan.model.plan import Plan
from ncp.plan.model.playbooks import PlaybookFile
from ncp.plan.model.powers import LadderFile, LawFile
from ncp.plan.model.reference import (
    Header,
    MeasuresFile,
    MisunderstandingsFile,
    SourcesFile,
)
from ncp.plan.model.roles import RolesFile
from ncp.plan.model.sectors import SectorsFile
from ncp.plan.model.sharing import SharingFile
from ncp.plan.places import Places
from ncp.problem import ExitCode, Place, Problem, Refused

T = TypeVar("T")

SINGLE_FILES: dict[str, type[Struct]] = {
    "plan.yaml": Header,
    "roles.yaml": RolesFile,
    "escalation_levels.yaml": LevelsFile,
    "reference/facts.yaml": FactsFile,
    "reference/intervention_ladder.yaml": LadderFile,
    "reference/sectors.yaml": SectorsFile,
    "reference/information_sharing.yaml": SharingFile,
    "reference/sources.yaml": SourcesFile,
    "reference/measures.yaml": MeasuresFile,
    "reference/misunderstandings.yaml": MisunderstandingsFile,
    "reference/lessons.yaml": LessonsFile,
}
FOLDERS: dict[str, type[Struct]] = {"legal_powers": LawFile, "playbooks": PlaybookFile, "cases": CaseFile}


class LoadedPlan(Struct, frozen=True):
    """What a plan folder holds, and where each record of it stands."""

    plan: Plan
    cases: tuple[Case, ...]
    files: tuple[ReadFile, ...]


def load_plan(files: Mapping[str, bytes], cache: Path | None = None) -> LoadedPlan:
    """The plan that these files hold. ``cache`` is a folder: files read before come from there.

    Raises Refused with every problem of every file, exit code FINDINGS.
    """
    found = read_files(files, cache)
    if found.problems:
        raise Refused(list(found.problems), ExitCode.FINDINGS)
    read = found.read
    known, digest = KnownFiles(cache), digest_of(files)
    if known.is_sound(digest):
        return assemble(digest, read)
    loaded = put_together(digest, read)
    known.keep_sound(digest)
    return loaded


class Files(Struct, frozen=True):
    """What the files of a plan hold, as far as it can be read."""

    read: tuple[ReadFile, ...]
    """Every file that can be read at all, without the records that have a mistake in them."""
    problems: tuple[Problem, ...]
    lost: frozenset[str]
    """The ids of those records."""


def read_files(files: Mapping[str, bytes], cache: Path | None = None) -> Files:
    """Every file as far as it can be read, and every problem of the text and the shape of any of them."""
    read: list[ReadFile] = []
    lost: set[str] = set()
    needed = [name for name in SINGLE_FILES if name not in OPTIONAL_NAMES]
    problems = [Problem("plan-file-missing", Place(name)) for name in needed if name not in files]
    known = KnownFiles(cache)
    for name, content in files.items():
        found = known.read(content, _kind_of(name))
        if found is not None:
            read.append(ReadFile(name, content, *found))
            continue
        file, mistakes, without = _read_part(name, content)
        if file is not None:
            read.append(file)
            if not mistakes:
                known.keep(content, file.record, file.places)
        problems += mistakes
        lost |= set(without)
    known.close()
    return Files(tuple(read), tuple(problems), frozenset(lost))


def read_plan_file(name: str, content: bytes) -> ReadFile:
    """One file of a plan by itself. Raises Refused with all problems of its text and its shape."""
    file, problems, _ = _read_part(name, content)
    if problems or file is None:
        raise Refused(list(problems))
    return file


def _read_part(name: str, content: bytes) -> tuple[ReadFile | None, list[Problem], Sequence[str]]:
    """One file as far as it can be read, its problems, and the ids of the records that had to be left out."""
    from ncp.plan.shape import shape_of  # with PyYAML 25 ms to import, of which a plan that is known needs nothing
    from ncp.plan.source import read_nodes

    try:
        root, problems = read_nodes(content, name)
    except Refused as refused:
        return None, refused.problems, ()
    if root is None:
        return None, problems, ()
    shaped = shape_of(root, _kind_of(name), name, content)
    said = {problem.place for problem in problems}  # text that YAML misreads is often of the wrong kind as well
    problems = problems + [problem for problem in shaped.problems if problem.place not in said]
    file = None if shaped.record is None else ReadFile(name, content, shaped.record, Places(root))
    return file, problems, shaped.lost


def _kind_of(name: str) -> type[Struct]:
    return SINGLE_FILES.get(name) or FOLDERS[name.split("/", maxsplit=1)[0]]


def put_together(digest: str, read: Sequence[ReadFile]) -> LoadedPlan:
    """The plan that these files make. Raises Refused with all problems between them."""
    loaded = assemble(digest, read)
    problems = list(check_plan(loaded.plan, read))
    if problems:
        raise Refused(problems, ExitCode.FINDINGS)
    return loaded


def assemble(digest: str, read: Sequence[ReadFile]) -> LoadedPlan:
    """The plan that these files make, unchecked; every file that a plan cannot do without is among them."""
    records = {file.path: file.record for file in read}

    def one(name: str, kind: type[T]) -> T:
        record = records[name]
        assert isinstance(record, kind)
        return record

    def folder(name: str, kind: type[T]) -> list[T]:
        found = [record for path, record in sorted(records.items()) if path.startswith(f"{name}/")]
        return [record for record in found if isinstance(record, kind)]

    sectors = one("reference/sectors.yaml", SectorsFile)
    sharing = one("reference/information_sharing.yaml", SharingFile)
    measures = one("reference/measures.yaml", MeasuresFile)
    plan = Plan(
        digest=digest,
        header=one("plan.yaml", Header),
        roles=one("roles.yaml", RolesFile).roles,
        ladders=one("escalation_levels.yaml", LevelsFile).ladders,
        laws=tuple(folder("legal_powers", LawFile)),
        facts=one("reference/facts.yaml", FactsFile).facts,
        rungs=one("reference/intervention_ladder.yaml", LadderFile).rungs,
        sectors=sectors.sectors,
        processes=sectors.processes,
        competent_authorities=sectors.competent_authorities,
        sharing_origin=sharing.origin,
        nodes=sharing.nodes,
        edges=sharing.edges,
        playbooks=tuple(file.playbook for file in folder("playbooks", PlaybookFile)),
        sources=one("reference/sources.yaml", SourcesFile).sources,
        themes=measures.themes,
        measures=measures.measures,
        misunderstandings=one("reference/misunderstandings.yaml", MisunderstandingsFile).misunderstandings,
        lessons=one("reference/lessons.yaml", LessonsFile).lessons if "reference/lessons.yaml" in records else (),
    )
    return LoadedPlan(plan, tuple(file.case for file in folder("cases", CaseFile)), tuple(read))

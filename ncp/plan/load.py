"""A plan folder into a Plan: find the files, read them, check them.

Reading is slow (a second for a whole plan) and hashing is fast, so ``plan.cache`` keeps what this made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from ncp.plan import source
from ncp.plan.checks import check_plan
from ncp.plan.files import digest_of
from ncp.plan.located import ReadFile
from ncp.plan.model.cases import Case, CaseFile
from ncp.plan.model.facts import FactsFile
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
from ncp.plan.shape import read_shape
from ncp.problem import ExitCode, Place, Problem, Refused

T = TypeVar("T")

SINGLE_FILES: dict[str, type] = {
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
}
FOLDERS: dict[str, type] = {"legal_powers": LawFile, "playbooks": PlaybookFile, "cases": CaseFile}


class LoadedPlan(Struct, frozen=True):
    """What a plan folder holds."""

    plan: Plan
    cases: tuple[Case, ...]


def load_plan(files: Mapping[str, bytes]) -> LoadedPlan:
    """The plan that these files hold.

    Raises Refused with every problem of every file, exit code FINDINGS.
    """
    problems: list[Problem] = []
    read: list[ReadFile] = []
    problems += [Problem("plan-file-missing", Place(name)) for name in SINGLE_FILES if name not in files]
    for name, content in files.items():
        try:
            read.append(read_plan_file(name, content))
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(problems, ExitCode.FINDINGS)
    return put_together(digest_of(files), read)


def read_plan_file(name: str, content: bytes) -> ReadFile:
    """One file of a plan by itself. Raises Refused with all problems of its text and its shape."""
    wanted = SINGLE_FILES.get(name) or FOLDERS[name.split("/", maxsplit=1)[0]]
    root = source.read_yaml(content, name)
    record: Struct = read_shape(root, wanted, name, content)
    return ReadFile(name, root, record, tuple(content.decode().splitlines()))


def put_together(digest: str, read: Sequence[ReadFile]) -> LoadedPlan:
    """The plan that these files make. Raises Refused with all problems between them."""
    loaded = _assemble(digest, {file.path: file.record for file in read})
    problems = list(check_plan(loaded.plan, read))
    if problems:
        raise Refused(problems, ExitCode.FINDINGS)
    return loaded


def _assemble(digest: str, records: Mapping[str, Struct]) -> LoadedPlan:
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
    )
    return LoadedPlan(plan, tuple(file.case for file in folder("cases", CaseFile)))

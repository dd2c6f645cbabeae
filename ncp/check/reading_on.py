"""Reads on where loading stops: every record that can be read, and a plan of them with gaps for the rest.

A mistake in one record must not hide the mistakes in the others. What such a plan says is only good for looking for
more mistakes, never for advice.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from ncp.plan import load
from ncp.plan.files import FOLDER_NAMES, OPTIONAL_NAMES, SINGLE_NAMES, digest_of
from ncp.plan.load import LoadedPlan
from ncp.plan.located import ReadFile
from ncp.plan.model.common import Text
from ncp.plan.model.facts import FactsFile
from ncp.plan.model.levels import LevelsFile
from ncp.plan.model.powers import LadderFile
from ncp.plan.model.reference import Header, MeasuresFile, MisunderstandingsFile, SourcesFile
from ncp.plan.model.roles import RolesFile
from ncp.plan.model.sectors import SectorsFile
from ncp.plan.model.sharing import SharingFile
from ncp.plan.places import NOWHERE
from ncp.problem import Problem

_NOTHING = Text(nl="-", en="-")
_EMPTY: dict[str, Struct] = {
    "plan.yaml": Header(
        edition="", status="draft", date=datetime.date.min, title=_NOTHING, languages=("nl", "en"), derived_from=(),
        reviewed_on=None, exercised_on=None, marking="TLP:RED", duty_office="", disclaimer=_NOTHING,
    ),
    "roles.yaml": RolesFile(roles=()),
    "escalation_levels.yaml": LevelsFile(ladders=()),
    "reference/facts.yaml": FactsFile(facts=()),
    "reference/intervention_ladder.yaml": LadderFile(rungs=()),
    "reference/sectors.yaml": SectorsFile(sectors=(), processes=(), competent_authorities=()),
    "reference/information_sharing.yaml": SharingFile(origin="", nodes=(), edges=()),
    "reference/sources.yaml": SourcesFile(sources=()),
    "reference/measures.yaml": MeasuresFile(themes=(), measures=()),
    "reference/misunderstandings.yaml": MisunderstandingsFile(misunderstandings=()),
}  # fmt: skip


_NEEDED = tuple(name for name in SINGLE_NAMES if name not in OPTIONAL_NAMES)


class PartlyRead(Struct, frozen=True):
    """A plan as far as it could be read, and what kept the rest from it."""

    loaded: LoadedPlan
    """Its ``files`` are the ones that were read."""
    problems: tuple[Problem, ...]
    gaps: frozenset[str]
    """Files, and folders of files, that could not be read at all."""
    lost: frozenset[str]
    """The ids of records that were left out of their file because of a mistake in them."""


def read_on(files: Mapping[str, bytes], cache: Path | None) -> PartlyRead:
    """Every record that can be read; raises nothing."""
    found = load.read_files(files, cache)
    read = found.read
    there = {file.path for file in read}
    gaps = {_kind(name) for name in files if name not in there} | {name for name in _NEEDED if name not in there}
    stand_ins = [_stand_in(name) for name in _NEEDED if name not in there]
    loaded = load.assemble(digest_of(files), [*read, *stand_ins])
    return PartlyRead(LoadedPlan(loaded.plan, loaded.cases, read), found.problems, frozenset(gaps), found.lost)


def _kind(name: str) -> str:
    folder = name.split("/", maxsplit=1)[0]
    return folder if folder in FOLDER_NAMES else name


def _stand_in(name: str) -> ReadFile:
    return ReadFile(name, b"", _EMPTY[name], NOWHERE)

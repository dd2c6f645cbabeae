"""Plan: everything the YAML says, and the look-ups that the rest of ncp needs.

Cases are left out: they test the plan and are not needed while an incident runs.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property

from msgspec import Struct

from ncp.plan.model.facts import Fact
from ncp.plan.model.lessons import Lesson
from ncp.plan.model.levels import Ladder, Level
from ncp.plan.model.playbooks import Playbook, Step
from ncp.plan.model.powers import LadderRung, Law, LawFile, Power
from ncp.plan.model.reference import Header, Measure, Misunderstanding, Source, Theme
from ncp.plan.model.roles import Role
from ncp.plan.model.sectors import CompetentAuthority, Process, Sector
from ncp.plan.model.sharing import Edge, Node


class Plan(Struct, frozen=True, kw_only=True, dict=True):
    """A whole plan. ``digest`` is the SHA-256 of the files it was read from."""

    digest: str
    header: Header
    roles: tuple[Role, ...]
    ladders: tuple[Ladder, ...]
    laws: tuple[LawFile, ...]
    facts: tuple[Fact, ...]
    rungs: tuple[LadderRung, ...]
    sectors: tuple[Sector, ...]
    processes: tuple[Process, ...]
    competent_authorities: tuple[CompetentAuthority, ...]
    sharing_origin: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    playbooks: tuple[Playbook, ...]
    sources: tuple[Source, ...]
    themes: tuple[Theme, ...]
    measures: tuple[Measure, ...]
    misunderstandings: tuple[Misunderstanding, ...]
    lessons: tuple[Lesson, ...] = ()
    """Those of ``reference/lessons.yaml``; with those of the cases: ``lessons.all_lessons``."""

    @cached_property
    def fact_by_id(self) -> dict[str, Fact]:
        """Facts by id."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def role_by_id(self) -> dict[str, Role]:
        """Roles by id, and by the ids they bore before."""
        earlier = {old: role for role in self.roles for old in role.formerly}
        return earlier | {role.id: role for role in self.roles}

    @cached_property
    def powers(self) -> tuple[tuple[Law, Power], ...]:
        """Every power in every version, with its law."""
        return tuple((file.law, power) for file in self.laws for power in file.powers)

    @cached_property
    def power_versions(self) -> dict[str, tuple[tuple[Law, Power], ...]]:
        """All versions of each power, oldest first."""
        found: dict[str, list[tuple[Law, Power]]] = {}
        for law, power in self.powers:
            found.setdefault(power.id, []).append((law, power))
        oldest_first = lambda pair: pair[1].in_force.from_ or date.min  # noqa: E731
        return {name: tuple(sorted(pairs, key=oldest_first)) for name, pairs in found.items()}

    @cached_property
    def heirs_of(self) -> dict[str, tuple[Power, ...]]:
        """For each power the powers that say they succeed it."""
        found: dict[str, list[Power]] = {}
        for _, power in self.powers:
            for old in power.succeeds:
                found.setdefault(old, []).append(power)
        return {old: tuple(heirs) for old, heirs in found.items()}

    @cached_property
    def levels_of(self) -> dict[str, tuple[Level, ...]]:
        """The levels of each ladder, all versions, lowest first."""
        return {ladder.id: ladder.levels for ladder in self.ladders}

    @cached_property
    def level_by_id(self) -> dict[str, Level]:
        """One version of each level (the latest), for its name."""
        return {level.id: level for ladder in self.ladders for level in ladder.levels}

    @cached_property
    def playbook_by_id(self) -> dict[str, Playbook]:
        """Playbooks and building blocks by id."""
        return {playbook.id: playbook for playbook in self.playbooks}

    @cached_property
    def step_by_id(self) -> dict[str, Step]:
        """Every step of every playbook and block."""
        return {step.id: step for playbook in self.playbooks for step in playbook.steps}

    @cached_property
    def sector_by_id(self) -> dict[str, Sector]:
        """Sectors by id."""
        return {sector.id: sector for sector in self.sectors}

    @cached_property
    def process_by_id(self) -> dict[str, Process]:
        """Vital processes by id."""
        return {process.id: process for process in self.processes}

    @cached_property
    def rung_by_id(self) -> dict[str, LadderRung]:
        """The intervention ladder by rung id."""
        return {rung.id: rung for rung in self.rungs}

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def values_of(self) -> dict[str, dict[str, int]]:
        """The values each choice, ordered or set fact may have, with their rank."""
        return {fact.id: _values(self, fact) for fact in self.facts if fact.type in ("choice", "ordered", "set")}

    def resting_level(self, ladder_id: str) -> str | None:
        """Where a ladder stands before anybody changed it."""
        return next((ladder.rests_at for ladder in self.ladders if ladder.id == ladder_id), None)

    def level_on(self, level_id: str, on: date) -> Level | None:
        """The version of a level that holds on a day."""
        for ladder in self.ladders:
            for level in ladder.levels:
                if level.id == level_id and level.in_force.covers(on):
                    return level
        return None


def _values(plan: Plan, fact: Fact) -> dict[str, int]:
    if fact.values_from == "sectors":
        ids = [sector.id for sector in plan.sectors]
    elif fact.values_from == "processes":
        ids = list(plan.process_by_id)
    else:
        ids = [value.id for value in fact.values]
    return {name: rank for rank, name in enumerate(ids)}

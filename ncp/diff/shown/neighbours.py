"""What lies around an incident: processes hit now and next, and how a warning reaches each affected sector."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ncp.advice.cascade import follow_cascade
from ncp.advice.routes import find_routes
from ncp.diff.row import Because, Words
from ncp.diff.shown.lens import NOT_IN_PLAN, Asked, Between, Cause, Face, Side, Source, detail
from ncp.diff.situations import Situation
from ncp.diff.windows import office_windows
from ncp.plan.model.common import DatedRole, Window
from ncp.plan.model.condition import Test
from ncp.plan.model.sectors import Process, Sector

PROCESSES, SECTORS = "affected-processes", "affected-sectors"
NOT_HIT, NOT_AFFECTED = Face("not-hit"), Face("not-affected")
OFFICES = ("ministry", "supervisor", "csirt")
EDGE_FIELDS = ("source", "to", "to_sectors", "carries", "power", "in_force", "")


class Cascade:
    """The lens on processes; all are worked out together, so there is one key."""

    kind = "process"
    tells_verdict = True

    def __init__(self, between: Between) -> None:
        self._between = between

    def to_look_at(self) -> Iterable[str]:
        """One key when a process differs, or when a plan cannot name an affected one."""
        old, new = (set(side.plan.processes) for side in self._between.sides)
        differs = old != new or self._between.touches((Test(PROCESSES, "known", value=True),))
        return [PROCESSES] if differs else []

    def windows(self, side: Side, key: str) -> Iterator[Window]:
        """The windows of all processes and of the offices that answer for them."""
        yield from (process.in_force for process in side.plan.processes)
        yield from office_windows(side.plan.processes)

    def rests_on(self, key: str) -> Iterable[str]:
        """The processes that are affected."""
        return (PROCESSES,)

    def progress(self, key: str, situation: Situation) -> object:
        """Nothing: whatever was done, the answer is the same."""
        return None

    def see(self, side: Side, key: str, situation: Situation) -> Mapping[str, Face]:
        """The processes that are hit, and those that may be hit next."""
        affected = side.facts(situation).get(PROCESSES)
        if not isinstance(affected, tuple):
            return {}
        known = side.plan.process_by_id
        present = [name for name in affected if name in known and known[name].in_force.covers(situation.on)]
        found = [step.process for step in follow_cascade(side.plan, side.facts(situation), situation.on)]
        reached = frozenset((*affected, *found))
        hit = {name: Face("hit", (known[name], reached)) for name in present}
        return hit | {name: Face("hit-next", (known[name], reached)) for name in found}

    def absent(self, side: Side, subject: str, situation: Situation) -> Face:
        """Not in the plan, or out of reach."""
        return NOT_HIT if subject in side.plan.process_by_id else NOT_IN_PLAN

    def details(self, side: Side, face: Face, situation: Situation) -> Mapping[str, Words]:
        """Through which processes, and which offices answer for it."""
        process, reached = face.of
        links = sorted(link.process for link in process.depends_on if link.process in reached)
        return {"depends-on": tuple(links), "sector": (process.sector,), **_offices(process, situation.on)}

    def causes(self, asked: Asked) -> Iterator[Cause]:
        """The process itself, the one through which it is hit, or an affected one that a plan cannot name."""
        if asked.aspect in (*OFFICES, "sector"):
            yield detail("process", asked)
            return
        links = [link.process for face in asked.faces if face.of for link in face.of[0].depends_on]
        through = [name for name in links if any(face.of and name in face.of[1] for face in asked.faces)]
        records = dict.fromkeys((asked.subject, *through))
        fields = ("depends_on", "in_force", "")
        sources = tuple(Source("process", name, fields) for name in records)
        yield Cause(Because(part="link", about=through[-1] if through else ""), sources)
        lost = [name for known in asked.situation.known for name in known.lost.get(PROCESSES, ())]
        if lost:
            words = tuple(Source("process", name) for name in lost)
            yield Cause(Because(part="vocabulary", about=PROCESSES), words)


class Routes:
    """The lens on affected sectors; all are worked out together."""

    kind = "sector"
    tells_verdict = True

    def __init__(self, between: Between) -> None:
        self._between = between

    def to_look_at(self) -> Iterable[str]:
        """One key when an edge or a sector differs, or when a plan cannot name an affected one."""
        old, new = (side.plan for side in self._between.sides)
        differs = (set(old.edges), old.sharing_origin, set(old.sectors)) != (
            set(new.edges), new.sharing_origin, set(new.sectors),
        )  # fmt: skip
        return [SECTORS] if differs or self._between.touches((Test(SECTORS, "known", value=True),)) else []

    def windows(self, side: Side, key: str) -> Iterator[Window]:
        """The windows of all edges and of the offices that answer for a sector."""
        yield from (edge.in_force for edge in side.plan.edges)
        yield from office_windows(side.plan.sectors)

    def rests_on(self, key: str) -> Iterable[str]:
        """The sectors that are affected."""
        return (SECTORS,)

    def progress(self, key: str, situation: Situation) -> object:
        """Nothing: whatever was done, the answer is the same."""
        return None

    def see(self, side: Side, key: str, situation: Situation) -> Mapping[str, Face]:
        """Each affected sector, reached by a warning or not."""
        found = find_routes(side.plan, side.facts(situation), situation.on)
        return {route.sector: Face("blind-spot" if route.blind_spot else "reached", route) for route in found}

    def absent(self, side: Side, subject: str, situation: Situation) -> Face:
        """A sector that the plan cannot name."""
        return NOT_AFFECTED if subject in side.plan.sector_by_id else NOT_IN_PLAN

    def details(self, side: Side, face: Face, situation: Situation) -> Mapping[str, Words]:
        """The way a warning goes, what gets through, and which offices answer for the sector."""
        route = face.of
        grounds = {edge.power for edge in side.plan.edges if edge.id in route.edges and edge.power}
        offices = _offices(side.plan.sector_by_id[route.sector], situation.on)
        return {"path": route.path, "carries": tuple(sorted(route.carries)), "power": tuple(sorted(grounds)), **offices}

    def causes(self, asked: Asked) -> Iterator[Cause]:
        """The edges of either way, or a sector that a plan cannot name."""
        if asked.aspect in OFFICES:
            yield detail("sector", asked)
            return
        if any(asked.subject in known.lost.get(SECTORS, ()) for known in asked.situation.known):
            yield Cause(Because(part="vocabulary", about=SECTORS), (Source("sector", asked.subject),))
            return
        edges = dict.fromkeys(edge for face in asked.faces if face.of for edge in face.of.edges)
        origin = Source("information-sharing", "information-sharing", ("origin",))
        sources = (*(Source("edge", name, EDGE_FIELDS) for name in edges), origin)
        yield Cause(Because(part="link", about=next(iter(edges), "")), sources)


def _offices(owner: Sector | Process, on: date) -> dict[str, Words]:
    return {name: _on(getattr(owner, name), on) for name in OFFICES}


def _on(offices: Iterable[DatedRole], on: date) -> tuple[str, ...]:
    return tuple(sorted(each.role for each in offices if each.in_force.covers(on)))

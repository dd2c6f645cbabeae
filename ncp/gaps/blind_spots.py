"""Sectors that no advisory reaches, and kinds of information that do not get through to a sector."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import get_args

from ncp.gaps.result import Gap, SectorRoutes
from ncp.gaps.vocabulary import SECTORS
from ncp.plan.model.plan import Plan
from ncp.plan.model.sharing import Edge, InformationKind


def routes_of(plan: Plan, on: date) -> tuple[SectorRoutes, ...]:
    """For every sector the kinds of information that some way from the origin lets through all along."""
    edges = [edge for edge in plan.edges if edge.in_force.covers(on)]
    reached = {kind: _reached(plan.sharing_origin, [e for e in edges if kind in e.carries]) for kind in _kinds()}
    return tuple(
        SectorRoutes(sector.id, tuple(kind for kind in _kinds() if sector.id in reached[kind]))
        for sector in plan.sectors
    )


def _kinds() -> tuple[str, ...]:
    return get_args(InformationKind)


def _reached(origin: str, edges: Sequence[Edge]) -> set[str]:
    """The sectors that the edges lead to."""
    roles = {origin}
    while further := {edge.to for edge in edges if edge.to and edge.source in roles} - roles:
        roles |= further
    return {sector for edge in edges if edge.source in roles for sector in edge.to_sectors}


def blind_spot_gaps(routes: Sequence[SectorRoutes], information: Sequence[str]) -> Iterator[Gap]:
    """Sectors that nothing reaches first, then for the others each kind that reaches some other sector."""
    for route in routes:
        if not route.carries:
            yield _gap(f"no-route/{route.sector}", route.sector, "nothing")
    for route in routes:
        if route.carries:
            for kind in information:
                if kind not in route.carries:
                    yield _gap(f"no-route/{kind}/{route.sector}", route.sector, kind)


def _gap(name: str, sector: str, state: str) -> Gap:
    return Gap(
        id=name, kind="route", subject=sector, state=state, nature="modelling" if state != "nothing" else "instruments",
        facts={SECTORS: (sector,)}, sectors=(sector,),
    )  # fmt: skip

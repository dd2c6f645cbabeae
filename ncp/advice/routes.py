"""How a warning reaches the organisations of each affected sector; a sector nothing reaches is a blind spot."""

from collections import deque
from datetime import date

from ncp.advice.result import Route
from ncp.logic.conditions import Facts
from ncp.plan.model.plan import Plan
from ncp.plan.model.sharing import Edge


def find_routes(plan: Plan, facts: Facts, on: date) -> tuple[Route, ...]:
    """The shortest path from the plan's origin to each affected sector, in the order the sectors were given."""
    affected = facts.get("affected-sectors")
    if not isinstance(affected, tuple):
        return ()
    edges = [edge for edge in plan.edges if edge.in_force.covers(on)]
    paths = _paths(plan.sharing_origin, edges)
    return tuple(_route(plan.sharing_origin, sector, paths) for sector in affected)


def _paths(origin: str, edges: list[Edge]) -> list[tuple[Edge, ...]]:
    """Every way out of the origin that passes no role twice, shortest first."""
    found: list[tuple[Edge, ...]] = []
    open_paths: deque[tuple[Edge, ...]] = deque((edge,) for edge in edges if edge.source == origin)
    while open_paths:
        path = open_paths.popleft()
        found.append(path)
        passed = {origin, *(edge.to for edge in path)}
        last = path[-1]
        if last.to:
            open_paths += [(*path, edge) for edge in edges if edge.source == last.to and edge.to not in passed]
    return found


def _route(origin: str, sector: str, paths: list[tuple[Edge, ...]]) -> Route:
    """The shortest way over which anything gets through; what goes by other edges between the same roles counts."""
    reaching = [path for path in paths if sector in path[-1].to_sectors and _carried(path)]
    if not reaching:
        return Route(sector, (), (), (), blind_spot=True)
    stations = _stations(reaching[0])
    same_way = [path for path in reaching if _stations(path) == stations]
    edges = dict.fromkeys(edge.id for path in same_way for edge in path)
    carried = dict.fromkeys(kind for path in same_way for kind in _carried(path))
    return Route(sector, (origin, *stations), tuple(edges), tuple(carried), blind_spot=False)


def _stations(path: tuple[Edge, ...]) -> tuple[str, ...]:
    return tuple(edge.to for edge in path if edge.to)


def _carried(path: tuple[Edge, ...]) -> tuple[str, ...]:
    """What every edge of a path lets through."""
    return tuple(kind for kind in path[-1].carries if all(kind in edge.carries for edge in path))

"""Routes: how a warning reaches a sector on a day, what gets through, and whom nothing reaches."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import convert
from msgspec.structs import replace

from ncp.advice.advise import advise
from ncp.advice.result import Route
from ncp.advice.routes import find_routes
from ncp.plan.model.common import Window
from ncp.plan.model.plan import Plan
from ncp.plan.model.sharing import Edge

CITRIX = date(2020, 1, 17)
NOW = date(2026, 11, 23)
ADVISORY, DATA, VICTIM = "general-advisory", "threat-data", "victim-notification"

ROUTES: list[tuple[str, date, tuple[str, ...], set[str]]] = [
    ("energy", CITRIX, ("ncsc",), {ADVISORY, DATA, VICTIM}),
    ("central-government", CITRIX, ("ncsc",), {ADVISORY, DATA, VICTIM}),
    ("municipalities", date(2020, 1, 13), ("ncsc", "ibd"), {ADVISORY}),
    ("municipalities", date(2020, 1, 14), ("ncsc", "ibd"), {ADVISORY, DATA, VICTIM}),
    ("health", date(2020, 1, 13), ("ncsc", "z-cert"), {ADVISORY}),
    ("health", CITRIX, ("ncsc", "z-cert"), {ADVISORY, DATA, VICTIM}),
    ("education", CITRIX, ("ncsc", "surfcert"), {ADVISORY, DATA, VICTIM}),
    ("water-authorities", CITRIX, ("ncsc", "cert-wm"), {ADVISORY, DATA, VICTIM}),
    ("digital-services", CITRIX, ("ncsc", "csirt-dsp"), {ADVISORY, DATA}),
    ("business", CITRIX, ("ncsc", "dtc"), {ADVISORY}),
    ("business", date(2022, 11, 30), ("ncsc", "dtc"), {ADVISORY, VICTIM}),
    ("business", date(2025, 12, 31), ("ncsc", "dtc"), {ADVISORY, VICTIM}),
    ("business", date(2026, 1, 1), ("ncsc",), {ADVISORY, VICTIM}),
    ("provinces", date(2020, 4, 8), ("ncsc",), {ADVISORY}),
    ("municipalities", NOW, ("ncsc",), {ADVISORY, DATA, VICTIM}),
    ("provinces", NOW, ("ncsc",), {ADVISORY, DATA, VICTIM}),
]
BLIND = [
    ("provinces", CITRIX),
    ("provinces", date(2020, 4, 7)),
    ("citizens", CITRIX),
    ("citizens", NOW),
    ("municipalities", date(2018, 11, 8)),
]


def route(plan: Plan, sector: str, on: date) -> Route:
    (found,) = find_routes(plan, {"affected-sectors": (sector,)}, on)
    return found


@pytest.mark.parametrize(
    ("sector", "on", "path", "carries"), ROUTES, ids=[f"{row[0]} on {row[1]}: {' '.join(row[2])}" for row in ROUTES]
)
def test_route(plan: Plan, sector: str, on: date, path: tuple[str, ...], carries: set[str]) -> None:
    found = route(plan, sector, on)
    assert (found.path, set(found.carries), found.blind_spot) == (path, carries, False)


@pytest.mark.parametrize(("sector", "on"), BLIND, ids=[f"{sector} on {on}" for sector, on in BLIND])
def test_blind_spot(plan: Plan, sector: str, on: date) -> None:
    assert route(plan, sector, on) == Route(sector, (), (), (), blind_spot=True)


@pytest.mark.parametrize(
    ("on", "in_force"),
    [(date(2022, 11, 30), False), (date(2022, 12, 1), True)],
    ids=["the day before", "the first day"],
)
def test_direct_warning_of_firms_began_on_1_december_2022(plan: Plan, on: date, in_force: bool) -> None:
    assert ("wbni-warn-nonvital-directly" in {power.id for power in advise(plan, {}, on).powers}) is in_force
    direct = [edge for edge in plan.edges if edge.power == "wbni-warn-nonvital-directly" and edge.in_force.covers(on)]
    assert bool(direct) is in_force


def test_direct_warning_of_one_victim_is_no_route_to_a_sector(plan: Plan) -> None:
    used = {name for sector in plan.sector_by_id for name in route(plan, sector, date(2022, 12, 1)).edges}
    assert "ncsc-warn-nonvital-directly-2022" not in used


def test_sectors_come_in_the_order_in_which_they_were_given(plan: Plan) -> None:
    found = find_routes(plan, {"affected-sectors": ("health", "citizens", "energy")}, CITRIX)
    assert [each.sector for each in found] == ["health", "citizens", "energy"]


@pytest.mark.parametrize("facts", [{}, {"affected-sectors": ()}], ids=["nobody knows", "none"])
def test_no_sector_no_route(plan: Plan, facts: dict[str, tuple[str, ...]]) -> None:
    assert find_routes(plan, dict(facts), CITRIX) == ()


def test_every_edge_of_a_route_is_in_force_and_leads_there(plan: Plan) -> None:
    edges = {edge.id: edge for edge in plan.edges}
    for on in (date(2018, 11, 9), CITRIX, date(2022, 12, 1), NOW):
        for sector in plan.sector_by_id:
            found = route(plan, sector, on)
            assert all(edges[name].in_force.covers(on) for name in found.edges)
            assert found.blind_spot or any(sector in edges[name].to_sectors for name in found.edges)


# ---- on a network of our own ----


def edge(name: str, source: str, to: str, *carries: str) -> Edge:
    """An edge to another role, or to a sector when ``to`` is one of ``energy`` and ``health``."""
    is_sector = to in ("energy", "health")
    ground = {"nl": "Grond", "en": "Ground"}
    return convert(
        {
            "id": name, "source": source, "to": None if is_sector else to, "to_sectors": [to] if is_sector else [],
            "carries": list(carries), "ground": ground, "in_force": {}, "basis": "modelled", "sources": [],
        },
        Edge,
    )  # fmt: skip


def network(plan: Plan, *edges: Edge) -> Plan:
    return replace(plan, edges=edges, sharing_origin="a")


def test_shortest_way_wins(plan: Plan) -> None:
    small = network(
        plan, edge("1", "a", "b", ADVISORY), edge("2", "b", "c", ADVISORY), edge("3", "c", "energy", ADVISORY),
        edge("4", "b", "energy", ADVISORY),
    )  # fmt: skip
    assert (route(small, "energy", NOW).path, route(small, "energy", NOW).edges) == (("a", "b"), ("1", "4"))


def test_only_what_every_edge_carries_gets_through(plan: Plan) -> None:
    small = network(plan, edge("1", "a", "b", ADVISORY, DATA), edge("2", "b", "energy", ADVISORY, VICTIM))
    assert route(small, "energy", NOW).carries == (ADVISORY,)


def test_parallel_edges_add_up(plan: Plan) -> None:
    small = network(
        plan, edge("1", "a", "b", ADVISORY), edge("2", "a", "b", DATA), edge("3", "b", "energy", ADVISORY, DATA),
    )  # fmt: skip
    found = route(small, "energy", NOW)
    assert (found.carries, found.edges) == ((ADVISORY, DATA), ("1", "3", "2"))


def test_way_over_which_nothing_gets_through_is_no_way(plan: Plan) -> None:
    small = network(plan, edge("1", "a", "b", ADVISORY), edge("2", "b", "energy", DATA))
    assert route(small, "energy", NOW).blind_spot


def test_longer_way_counts_when_nothing_gets_through_the_shorter(plan: Plan) -> None:
    small = network(
        plan, edge("1", "a", "b", DATA), edge("2", "b", "energy", ADVISORY), edge("3", "a", "c", ADVISORY),
        edge("4", "c", "d", ADVISORY), edge("5", "d", "energy", ADVISORY),
    )  # fmt: skip
    assert route(small, "energy", NOW).path == ("a", "c", "d")


def test_circle_of_roles_does_not_hang(plan: Plan) -> None:
    small = network(
        plan, edge("1", "a", "b", ADVISORY), edge("2", "b", "a", ADVISORY), edge("3", "b", "c", ADVISORY),
        edge("4", "c", "b", ADVISORY),
    )  # fmt: skip
    assert route(small, "energy", NOW).blind_spot


def test_edge_that_is_not_in_force_is_no_way(plan: Plan) -> None:
    lapsed = replace(edge("1", "a", "energy", ADVISORY), in_force=Window(to=date(2026, 11, 22)))
    assert route(network(plan, lapsed), "energy", NOW).blind_spot

"""Everything about one plan on one day: plan + date -> Gaps. Pure: no clock, no file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import get_args

from ncp.advice.result import PlanMark
from ncp.gaps.blind_spots import blind_spot_gaps, routes_of
from ncp.gaps.clocks import clock_gaps
from ncp.gaps.convening import convening_gaps
from ncp.gaps.coordinators import coordinator_gaps
from ncp.gaps.inventory import take_inventory
from ncp.gaps.kinds import kind_gaps, kinds_of_the_day
from ncp.gaps.offices import office_gaps
from ncp.gaps.orders import Orders
from ncp.gaps.parties import Parties
from ncp.gaps.result import Gap, Gaps, OrderState, SectorReach
from ncp.gaps.starting import starting_gaps
from ncp.plan.model.plan import Plan


def gaps_of(plan: Plan, on: date) -> Gaps:
    """The inventory and the gaps of a plan on a day. The same input always gives the same answer."""
    parties = Parties(plan, on)
    orders = Orders(plan, parties)
    reaches = orders.sector_reaches(kinds_of_the_day(plan, parties))
    routes = routes_of(plan, on)
    information = tuple(dict.fromkeys(kind for route in routes for kind in route.carries))
    found = (
        *_order_gaps(reaches),
        *kind_gaps(plan, orders, reaches),
        *coordinator_gaps(plan, orders),
        *starting_gaps(plan, parties),
        *office_gaps(plan, parties),
        *blind_spot_gaps(routes, information),
        *convening_gaps(plan, parties),
        *clock_gaps(plan, parties),
    )
    return Gaps(
        plan=PlanMark(plan.header.edition, plan.digest),
        on=on,
        asked=orders.asked(),
        inventory=take_inventory(plan, parties),
        left_out=parties.sectors_without_office,
        orders=reaches,
        information=information,
        routes=routes,
        gaps=found,
    )


def _order_gaps(reaches: Sequence[SectorReach]) -> Iterator[Gap]:
    """Sectors with the least first. One with a power of its own that needs no breach has open situations but no gap."""
    for state in get_args(OrderState):
        for each in reaches:
            if each.reach.state == state:
                yield Gap(
                    id=f"no-order-power/{each.sector}", kind="order-power", subject=each.sector, state=state,
                    nature="instruments", facts=each.reach.facts or {}, instead=(*each.shared, *each.after_breach),
                    sectors=(each.sector,),
                )  # fmt: skip

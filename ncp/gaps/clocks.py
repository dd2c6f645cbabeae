"""Legal time limits that run towards nobody.

A power whose clock starts with the decision says how long its order lasts; that is no limit to meet, so it needs no
addressee.
"""

from __future__ import annotations

from collections.abc import Iterator

from ncp.gaps.parties import Parties
from ncp.gaps.result import ClockState, Gap
from ncp.gaps.situations import Situations, own_condition
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Clock, Power


def clock_gaps(plan: Plan, parties: Parties) -> Iterator[Gap]:
    """In the order of the plan."""
    for _, power in parties.speaking():
        clock = power.clock
        if clock and not _is_duration(power, clock) and not any(_is_there(parties, each) for each in clock.addressee):
            yield _gap(plan, power, clock)


def _is_duration(power: Power, clock: Clock) -> bool:
    return power.kind == "power" and clock.starts in ("decision", "activation")


def _state(power: Power, clock: Clock) -> ClockState:
    if clock.addressee:
        return "addressee-gone"
    return "duty-names-them" if power.addressee else "nobody-named"


def _is_there(parties: Parties, addressee: str) -> bool:
    """A role that exists, or a kind of organisation."""
    return addressee not in parties.plan.role_by_id or parties.exists(addressee)


def _gap(plan: Plan, power: Power, clock: Clock) -> Gap:
    situations = Situations(plan, [own_condition(power)])
    return Gap(
        id=f"no-addressee/{power.id}", kind="clock", subject=power.id,
        state=_state(power, clock),
        nature="modelling",
        facts=situations.smallest(situations.space.true(own_condition(power))) or {}, records=(power.id,),
    )  # fmt: skip

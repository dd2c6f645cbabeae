"""Who holds a power on a day: a real office, resolved by sector where the law says «competent authority».

Three outcomes: held, the sector is not known yet, or nobody modelled it; the last prints as such, never as no.
"""

from datetime import date
from functools import lru_cache

from ncp.advice.result import HolderAdvice
from ncp.logic.conditions import Facts
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Holder, Power


def resolve_holders(plan: Plan, law: str, power: Power, facts: Facts, on: date) -> tuple[HolderAdvice, ...]:
    """Every office that holds the power, in the order of the plan."""
    found: list[HolderAdvice] = []
    for holder in power.holder:
        if holder.for_ == "sector":
            found += _by_sector(plan, law, power, facts, on, holder)
        else:
            found.append(_named(holder, on))
    return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)


@lru_cache(maxsize=4096)
def _named(holder: Holder, on: date) -> HolderAdvice:
    moved = [link.role for link in holder.chain if link.form == "delegation" and link.in_force.covers(on)]
    acting = [link.role for link in holder.chain if link.form == "mandate" and link.in_force.covers(on)]
    role = moved[-1] if moved else holder.role
    return HolderAdvice(role, "held", executed_by=acting[-1] if acting else holder.executed_by or "")


def _by_sector(plan: Plan, law: str, power: Power, facts: Facts, on: date, holder: Holder) -> list[HolderAdvice]:
    affected = facts.get("affected-sectors")
    if power.sectors and isinstance(affected, tuple):
        sectors = tuple(sector for sector in power.sectors if sector in affected)
    else:
        sectors = affected if isinstance(affected, tuple) else power.sectors
    if not sectors:
        return [HolderAdvice(holder.role, "sector-unknown")]
    return [
        HolderAdvice(role, "held", sector) if role else HolderAdvice(holder.role, "not-modelled", sector)
        for sector in sectors
        for role in authorities(plan, law, sector, on) or ("",)
    ]


def authorities(plan: Plan, law: str, sector: str, on: date) -> tuple[str, ...]:
    """The offices that are the competent authority of a law for a sector on a day."""
    return tuple(
        each.role
        for each in plan.competent_authorities
        if each.law == law and each.sector == sector and each.in_force.covers(on)
    )

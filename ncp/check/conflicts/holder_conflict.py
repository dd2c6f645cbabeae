"""Two records give one provision of one law to different offices, and both apply in one situation.

nl:
    Eén bepaling van één wet geeft een bevoegdheid in één situatie niet aan twee verschillende houders.

    Gemeld worden twee bevoegdheden uit hetzelfde artikel van dezelfde wet, op dezelfde trede, tegenover dezelfde
    geadresseerden, die geen houder delen en op één dag in één situatie beide gelden. De melding toont die dag en
    die situatie; met die feiten geeft `ncp advise` ze beide. Vaak is een record gekopieerd en de houder maar half
    aangepast. Zijn het er echt twee, noem dan het precieze lid, of maak van het ene `applies_when` de grens met het
    andere.

en:
    One provision of one law does not give a power to two different holders in one situation.

    Reported are two powers from the same article of the same law, on the same rung, towards the same addressees,
    that share no holder and both apply on one day in one situation. The message shows that day and that situation;
    with these facts `ncp advise` gives both. Often a record was copied and its holder only half changed. If there
    really are two, name the exact paragraph, or make `applies_when` of the one the border with the other.

good:
    # legal_powers/wft.yaml, powers[wft-afm-emergency-rules]
    article: "1:28 lid 3"

bad:
    # legal_powers/wft.yaml, powers[wft-afm-emergency-rules]
    article: "1:28 lid 2"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from ncp.check.check import Context, Level
from ncp.check.shared_days import first_shared_day
from ncp.check.situations import Situations, as_facts
from ncp.logic.diagram import NOTHING, Node
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Law, Power
from ncp.problem import Problem

LAYER = "conflicts"
RULES: dict[str, Level] = {"holder-conflict": "warning"}
NEEDS = (
    "legal_powers", "reference/facts.yaml", "reference/sectors.yaml", "reference/intervention_ladder.yaml",
)  # fmt: skip

_INSTRUMENT = re.compile(r"\d+/\d+")
"""The number of an EU instrument: with nothing else it names a whole act and no provision of it."""

Rival = tuple[Law, Power]


def check(context: Context) -> Iterator[Problem]:
    """The second of two powers; compared only within one provision, so that a large plan stays fast."""
    for rivals in _by_provision(context.plan).values():
        for (law, first), (_, second) in combinations(rivals, 2):
            if not _are_rivals(context.plan, law, first, second):
                continue
            day = first_shared_day(first.in_force, second.in_force)
            shared = _shared(context, first, second)
            if day is not None and shared != NOTHING:
                values = {
                    "id": second.id, "other": first.id, "law": law.id, "article": second.article, "day": str(day),
                    "first": _holders(first), "second": _holders(second),
                    "facts": as_facts(context.situations.space.smallest(shared)), "place": context.shown(first),
                }  # fmt: skip
                yield context.problem("holder-conflict", second, "holder", **values)


def _by_provision(plan: Plan) -> dict[tuple[str, str, str], list[Rival]]:
    found: dict[tuple[str, str, str], list[Rival]] = {}
    for law, power in plan.powers:
        if power.kind == "power" and any(letter.isdecimal() for letter in _INSTRUMENT.sub("", power.article)):
            key = (law.id, power.article, power.rung or power.track or "")
            found.setdefault(key, []).append((law, power))
    return found


def _are_rivals(plan: Plan, law: Law, first: Power, second: Power) -> bool:
    """Whether two powers have different ids, reach somebody in common, and are in nobody's hands both."""
    if first.id == second.id or set(first.addressee).isdisjoint(second.addressee):
        return False
    return _offices(plan, law, first).isdisjoint(_offices(plan, law, second))


def _offices(plan: Plan, law: Law, power: Power) -> set[str]:
    """Everybody who may have a hand in a power: holders, who acts for them, and the authorities of its sectors."""
    found: set[str] = set()
    for holder in power.holder:
        found |= {holder.role, *(link.role for link in holder.chain)}
        if holder.for_ == "sector":
            found |= {
                each.role
                for each in plan.competent_authorities
                if each.law == law.id and (not power.sectors or each.sector in power.sectors)
            }
    return found


def _shared(context: Context, first: Power, second: Power) -> Node:
    """The situations in which both are suggested."""
    situations, rungs = context.situations, context.plan.rung_by_id
    if not _are_sound(situations, context.plan, first, second):
        return NOTHING
    space = situations.space
    rung = [space.true(rungs[first.rung].reached_when)] if first.rung in rungs else []
    awake = [space.true(each.activation.activated_when) for each in (first, second) if each.activation]
    return space.both(situations.own(first), situations.own(second), *rung, *awake)


def _are_sound(situations: Situations, plan: Plan, *powers: Power) -> bool:
    conditions = [power.applies_when for power in powers]
    conditions += [power.activation.activated_when for power in powers if power.activation]
    conditions += [plan.rung_by_id[power.rung].reached_when for power in powers if power.rung in plan.rung_by_id]
    return situations.is_sound(*conditions)


def _holders(power: Power) -> str:
    return ", ".join(dict.fromkeys(holder.role for holder in power.holder))

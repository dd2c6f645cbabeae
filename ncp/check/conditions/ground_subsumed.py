"""A ground for a role's involvement that another ground of the same role already covers.

nl:
    Geen grond voor betrokkenheid van een rol valt geheel binnen een andere grond van die rol.

    Zo'n grond haalt de rol nooit extra binnen: overal waar hij geldt, geldt de ruimere ook. Voeg de twee samen, of
    maak de ruimere enger als de engere iets eigens hoort te zeggen. Gronden die in een ander tijdvak gelden, tellen
    niet mee.

en:
    No ground for a role's involvement lies wholly within another ground of that role.

    Such a ground never brings the role in by itself: wherever it holds, the wider one holds too. Merge the two, or
    narrow the wider one if the narrower should say something of its own. Grounds of another period do not count.

good:
    # roles.yaml, roles[police].involved[+]
    when: {fact: cause, is: malicious}
    because: {nl: Er is opzet in het spel., en: There is intent.}
    basis: modelled
    sources: [own-modelling]

bad:
    # roles.yaml, roles[police].involved[+]
    when: {all: [{fact: offence-suspected, is: true}, {fact: cause, is: malicious}]}
    because: {nl: Er is een strafbaar feit met opzet., en: There is an offence with intent.}
    basis: modelled
    sources: [own-modelling]
"""

from __future__ import annotations

from collections.abc import Iterator

from ncp.check.check import Context, Level
from ncp.check.shared_days import spans
from ncp.check.situations import Situations, written
from ncp.logic.diagram import NOTHING
from ncp.plan.model.roles import Involvement, Role
from ncp.problem import Problem

LAYER = "conditions"
RULES: dict[str, Level] = {"ground-subsumed": "warning"}
NEEDS = ("roles.yaml", "reference/facts.yaml", "reference/sectors.yaml")


def check(context: Context) -> Iterator[Problem]:
    """The narrower of two grounds; of two that mean the same, the second."""
    for role in context.plan.roles:
        for number, ground in enumerate(role.involved):
            wider = _wider(context.situations, role, number)
            if wider is not None:
                values = {"id": role.id, "wider": written(wider.when)}
                yield context.problem("ground-subsumed", ground, "when", **values)


def _wider(situations: Situations, role: Role, number: int) -> Involvement | None:
    """The first ground that covers this one in every situation and on every day."""
    ground = role.involved[number]
    if not situations.is_sound(ground.when) or situations.space.true(ground.when) == NOTHING:
        return None
    here = situations.space.true(ground.when)
    for other_number, other in enumerate(role.involved):
        if other_number == number or not situations.is_sound(other.when) or not spans(other.in_force, ground.in_force):
            continue
        there = situations.space.true(other.when)
        if situations.implies(here, there) and (here != there or other_number < number):
            return other
    return None

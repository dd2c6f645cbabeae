"""A law that lapsed has a successor, or the plan says that it has none.

nl:
    Een wet die is vervallen, heeft een opvolger in het plan, of het plan zegt dat die er niet is.

    Op een latere dag zegt het programma wat ervoor in de plaats kwam. Zet `replaces` bij de nieuwe wet, of `succeeds`
    bij de nieuwe bevoegdheden. Kwam er niets voor terug, of maar een deel, schrijf dat dan in `without_successor` van
    de vervallen wet: dat is ook iets wat een officier moet weten. Een `note` telt niet, want die kan over van alles
    gaan.

en:
    A law that lapsed has a successor in the plan, or the plan says that there is none.

    On a later day the program says what came in its place. Put `replaces` with the new law, or `succeeds` with the new
    powers. If nothing took its place, or only a part, write that in `without_successor` of the lapsed law: an officer
    has to know that too. A `note` does not count, because it can be about anything.

good:
    # legal_powers/voorbeeldwet.yaml
    law:
      id: voorbeeldwet
      title: {nl: Voorbeeldwet, en: Example Act}
      abbreviation: Vbw
      bwb_id: BWBR0000001
      in_force: {from: 2010-01-01, to: 2025-12-31}
      without_successor:
        nl: Ingetrokken; er kwam niets voor in de plaats.
        en: Repealed; nothing took its place.
      sources: [own-modelling]
    powers: []

bad:
    # legal_powers/voorbeeldwet.yaml
    law:
      id: voorbeeldwet
      title: {nl: Voorbeeldwet, en: Example Act}
      abbreviation: Vbw
      bwb_id: BWBR0000001
      in_force: {from: 2010-01-01, to: 2025-12-31}
      note: {nl: Ingetrokken bij wet., en: Repealed by an act.}
      sources: [own-modelling]
    powers: []
"""

from __future__ import annotations

from collections.abc import Iterator

from ncp.check.check import Context, Level
from ncp.problem import Problem

LAYER = "law"
RULES: dict[str, Level] = {"law-without-successor": "warning"}
NEEDS = ("legal_powers",)


def check(context: Context) -> Iterator[Problem]:
    """A law with a last day that nothing comes after and ``without_successor`` does not explain."""
    plan = context.plan
    replaced = {file.law.replaces for file in plan.laws}
    for file in plan.laws:
        law = file.law
        if law.in_force.to is None or law.in_force.to >= context.on:
            continue
        if law.without_successor or law.id in replaced:
            continue
        if not any(power.id in plan.heirs_of for power in file.powers):
            yield context.problem("law-without-successor", law, "in_force", id=law.id, end=str(law.in_force.to))

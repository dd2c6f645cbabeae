"""A vital sector without a vital process.

nl:
    Elke vitale sector heeft ten minste één vitaal proces.

    Zonder proces kan niemand zeggen wat er in de sector uitvalt, en volgt er geen keteneffect uit. Voeg een proces
    toe, of noem de sector niet vitaal.

en:
    Every vital sector has at least one vital process.

    Without a process nobody can say what fails in the sector, and no cascade follows from it. Add a process, or do
    not call the sector vital.

good:
    # reference/sectors.yaml, sectors[+]
    id: space
    name: {nl: Ruimtevaart, en: Space}
    vital: false
    basis: modelled

bad:
    # reference/sectors.yaml, sectors[+]
    id: space
    name: {nl: Ruimtevaart, en: Space}
    vital: true
    basis: modelled
"""

from __future__ import annotations

from collections.abc import Iterator

from ncp.check.check import Context, Level
from ncp.problem import Problem

LAYER = "use"
RULES: dict[str, Level] = {"sector-without-process": "warning"}
NEEDS = ("reference/sectors.yaml",)


def check(context: Context) -> Iterator[Problem]:
    """Each vital sector that no process names, in any period."""
    filled = {process.sector for process in context.plan.processes}
    for sector in context.plan.sectors:
        if sector.vital and sector.id not in filled:
            yield context.problem("sector-without-process", sector, "id", id=sector.id)

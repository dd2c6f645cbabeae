"""Two offices that are both the competent authority of one law for one sector on one day.

nl:
    Per wet, sector en dag is er één bevoegde autoriteit, of zegt `note` welk deel van de sector bij wie hoort.

    Staan er twee zonder toelichting, dan noemt het programma beide als houder en weet een officier niet wie hij
    moet bellen. Laat het eerste tijdvak eerder eindigen, of schrijf bij beide in `note` voor welke aanbieders zij
    het zijn.

en:
    For each law, sector and day there is one competent authority, or `note` says which part is whose.

    With two of them and no explanation the program names both as holder, and an officer does not know whom to call.
    Let the first window end earlier, or write in `note` of both for which providers each is the authority.

good:
    # reference/sectors.yaml, competent_authorities[+]
    law: cbw
    sector: telecom
    role: rdi
    in_force: {from: 2026-08-15}
    note: {nl: "Een voorbeeld, voor een deel van de sector.", en: "An example, for a part of the sector."}
    basis: modelled
    sources: [own-modelling]

bad:
    # reference/sectors.yaml, competent_authorities[+]
    law: cbw
    sector: telecom
    role: rdi
    in_force: {from: 2026-08-15}
    basis: modelled
    sources: [own-modelling]
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ncp.check.check import Context, Level
from ncp.check.shared_days import first_shared_day
from ncp.check.situations import SECTORS, as_facts
from ncp.plan.model.sectors import CompetentAuthority
from ncp.problem import Problem

LAYER = "conflicts"
RULES: dict[str, Level] = {"authority-conflict": "warning"}
NEEDS = ("reference/sectors.yaml",)


def check(context: Context) -> Iterator[Problem]:
    """The second of two authorities that share a day, unless a note of each says what is whose."""
    groups: dict[tuple[str, str], list[CompetentAuthority]] = {}
    for each in context.plan.competent_authorities:
        groups.setdefault((each.law, each.sector), []).append(each)
    for (law, sector), found in groups.items():
        for first, second in combinations(found, 2):
            day = first_shared_day(first.in_force, second.in_force)
            if day is None or first.role == second.role or (first.note and second.note):
                continue
            values = {
                "law": law, "first": first.role, "second": second.role, "day": str(day),
                "facts": as_facts({SECTORS: (sector,)}), "place": context.shown(first),
            }  # fmt: skip
            yield context.problem("authority-conflict", second, "role", **values)

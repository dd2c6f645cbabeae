"""A power holds within the window of its law.

nl:
    Een bevoegdheid geldt niet eerder en niet langer dan de wet waarin zij staat.

    Kijk welk van de twee vensters verkeerd is overgenomen. Blijft een artikel na intrekking van de wet gelden, geef de
    wet dan die latere einddatum en zeg het in haar `note`.

en:
    A power does not hold before or after the law in which it stands.

    Look which of the two windows was copied wrongly. If an article goes on after its law was repealed, give the law
    that later last day and say so in its `note`.

good:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    in_force: {from: 2026-08-15}

bad:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    in_force: {from: 2026-01-01}
"""

from collections.abc import Iterator, Sequence
from datetime import date

from ncp.plan.checks.each_power import each_power
from ncp.plan.located import ReadFile
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Law, Power
from ncp.problem import Problem

LAYER = "time"
RULES = {"power-outlives-law": "error"}
NEEDS: tuple[str, ...] = ()


def check(plan: Plan, files: Sequence[ReadFile]) -> Iterator[Problem]:
    """A window that sticks out of that of the law."""
    del plan
    for file, path, law, power in each_power(files):
        if _outside(power, law):
            yield file.problem("power-outlives-law", (*path, "in_force"), id=power.id, law=law.id, days=_days(law))


def _days(law: Law) -> str:
    """The window of the law, because that one may be the mistake."""
    return f"{law.in_force.from_ or '…'} – {law.in_force.to or '…'}"


def _outside(power: Power, law: Law) -> bool:
    starts, ends = power.in_force.from_ or date.min, power.in_force.to or date.max
    return starts < (law.in_force.from_ or date.min) or ends > (law.in_force.to or date.max)

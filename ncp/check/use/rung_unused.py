"""A rung of the intervention ladder on which no power stands.

nl:
    Op elke trede van de interventieladder staat ten minste één bevoegdheid.

    Een lege trede houdt niemand tegen en helpt niemand verder: wie het lichtste middel zoekt, slaat haar over
    zonder het te merken. Zet er een bevoegdheid op, of haal de trede weg.

en:
    At least one power stands on every rung of the intervention ladder.

    An empty rung holds nobody back and helps nobody on: whoever looks for the lightest means passes it without
    noticing. Put a power on it, or remove the rung.

good:
    # legal_powers/wbni.yaml, powers[wbni-escalate-advice]
    rung: notify-minister

bad:
    # legal_powers/cbw.yaml, powers[cbw-escalate-advice]
    rung: advise
    # legal_powers/rijk.yaml, powers[rijk-escalate-to-minister-bzk]
    rung: advise
    # legal_powers/wbni.yaml, powers[wbni-escalate-advice]
    rung: advise
    # legal_powers/wbni.yaml, powers[wbni-csirt-dsp-escalate]
    rung: advise
"""

from __future__ import annotations

from collections.abc import Iterator

from ncp.check.check import Context, Level
from ncp.problem import Problem

LAYER = "use"
RULES: dict[str, Level] = {"rung-unused": "warning"}
NEEDS = ("legal_powers", "reference/intervention_ladder.yaml")


def check(context: Context) -> Iterator[Problem]:
    """Each rung that no power names, in any version."""
    used = {power.rung for _, power in context.plan.powers}
    for rung in context.plan.rungs:
        if rung.id not in used:
            yield context.problem("rung-unused", rung, "id", id=rung.id)

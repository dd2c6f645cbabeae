"""A power whose own condition cannot hold together with its sectors, its rung or its activation.

nl:
    Een bevoegdheid kan ergens gelden samen met haar sectoren, haar trede en haar inwerkingstelling.

    Het programma stelt een bevoegdheid pas voor als vier dingen samengaan: een geraakte sector uit `sectors`, de
    eigen `applies_when`, de voorwaarde van haar trede in reference/intervention_ladder.yaml en, bij sluimerend
    recht, `activated_when`. Sluiten die elkaar uit, dan wordt zij nooit voorgesteld. Zet haar op een andere trede,
    of verbeter de voorwaarde die te eng is.

en:
    A power can hold somewhere together with its sectors, its rung and its activation.

    The program suggests a power only when four things go together: an affected sector out of `sectors`, its own
    `applies_when`, the condition of its rung in reference/intervention_ladder.yaml and, for dormant law,
    `activated_when`. If these exclude each other it is never suggested. Put it on another rung, or correct the
    condition that is too narrow.

good:
    # legal_powers/wbni.yaml, powers[wbni-instruction]
    applies_when: {fact: statutory-duty-breached, is: true}

bad:
    # legal_powers/wbni.yaml, powers[wbni-admin-coercion]
    applies_when: {fact: lighter-means-insufficient, is: false}
"""

from __future__ import annotations

from collections.abc import Iterator

from ncp.check.check import Context, Level
from ncp.check.situations import limits_of
from ncp.plan.model.condition import Condition
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Power
from ncp.problem import Problem

LAYER = "conditions"
RULES: dict[str, Level] = {"power-never-usable": "warning"}
NEEDS = (
    "legal_powers", "reference/facts.yaml", "reference/sectors.yaml", "reference/intervention_ladder.yaml",
)  # fmt: skip


def check(context: Context) -> Iterator[Problem]:
    """Each version of a power whose conditions exclude each other; the message names which."""
    situations = context.situations
    for _, power in context.plan.powers:
        together = _conditions(context.plan, power)
        if len(together) < 2 or not situations.is_sound(*together.values()):
            continue
        apart = situations.apart(together)
        if apart:
            values = {"id": power.id, "parts": " + ".join(apart)}
            yield context.problem("power-never-usable", power, "applies_when", **values)


def _conditions(plan: Plan, power: Power) -> dict[str, Condition]:
    """What has to hold before a power is suggested, by the key under which it stands."""
    found: dict[str, Condition] = {"applies_when": power.applies_when}
    for limit in limits_of(power):
        found["sectors"] = limit
    if power.rung in plan.rung_by_id:
        found[f"reached_when ({power.rung})"] = plan.rung_by_id[power.rung].reached_when
    if power.activation:
        found["activated_when"] = power.activation.activated_when
    return found

"""The ids of the vocabulary that the questions about gaps are asked in; plans keep them for ever.

A plan without one of these facts is asked less, see ``ncp.gaps.situations``.
"""

from __future__ import annotations

from ncp.plan.model.condition import Test
from ncp.plan.model.plan import Plan

SECTORS = "affected-sectors"
PROCESSES = "affected-processes"
STATUS = "provider-status"
BREACH = "statutory-duty-breached"
"""Whether a statutory duty was breached: what enforcement waits for and an order in a crisis does not."""

SEVERE = Test("societal-impact", "at_least", "severe")
"""The impact at which the plan expects that somebody can intervene."""

BINDING = ("binding-instruction", "coercion")
"""The rungs on which ordinary law obliges."""
EMERGENCY = ("emergency-separate", "emergency-limited", "emergency-general")

ANYBODY = ("anyone", "affected-organisation")
"""Addressees that can be an organisation of any sector."""


def has(plan: Plan, test: Test) -> bool:
    """Whether the vocabulary of a plan knows the fact of a test and the value that it names."""
    known = plan.values_of.get(test.fact)
    return test.fact in plan.fact_by_id and (known is None or str(test.value) in known)

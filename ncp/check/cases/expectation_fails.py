"""A case in which the plan says something else than the case expects.

nl expectation-fails:
    Wat een casus volgens de bronnen verwacht, komt er ook uit.

    De casussen zijn de toets van het plan zelf. Een verwachting met status `documented` steunt op wat toen echt
    gebeurde. Komt zij niet uit, dan is een voorwaarde, een datum of een feit in de casus verkeerd. `ncp case check
    ID` toont alle verwachtingen van een casus.

en expectation-fails:
    What a case expects according to its sources is what comes out.

    The cases are the plan's own test. An expectation with status `documented` rests on what really happened. If it
    does not come out, a condition, a date or a fact in the case is wrong. `ncp case check ID` shows all
    expectations of a case.

good expectation-fails:
    # cases/maastricht-university-2019.yaml, case.expects[+]
    at: 2019-12-24
    subject: power
    id: cbw-binding-instruction
    verdict: not-in-force
    status: documented
    why: {nl: Deze wet bestond nog niet., en: This act did not exist yet.}

bad expectation-fails:
    # cases/maastricht-university-2019.yaml, case.expects[+]
    at: 2019-12-24
    subject: power
    id: cbw-binding-instruction
    verdict: applies
    status: documented
    why: {nl: Een voorbeeld dat niet klopt., en: An example that is wrong.}

nl inferred-expectation-fails:
    Wat wij zelf uit een casus afleidden, komt er ook uit.

    Een verwachting met status `inferred` is onze eigen gevolgtrekking. Komt zij niet uit, kijk dan wie er gelijk
    heeft: het plan of de gevolgtrekking.

en inferred-expectation-fails:
    What we inferred from a case ourselves is what comes out.

    An expectation with status `inferred` is our own conclusion. If it does not come out, see who is right: the plan
    or the conclusion.

good inferred-expectation-fails:
    # cases/maastricht-university-2019.yaml, case.expects[+]
    at: 2019-12-24
    subject: power
    id: cbw-binding-instruction
    verdict: not-in-force
    status: inferred
    why: {nl: Deze wet bestond nog niet., en: This act did not exist yet.}

bad inferred-expectation-fails:
    # cases/maastricht-university-2019.yaml, case.expects[+]
    at: 2019-12-24
    subject: power
    id: cbw-binding-instruction
    verdict: applies
    status: inferred
    why: {nl: Een voorbeeld dat niet klopt., en: An example that is wrong.}
"""

from __future__ import annotations

from collections.abc import Iterator

from ncp.check.check import Context, Level
from ncp.check.expectations import Checked, check_case
from ncp.problem import Problem

LAYER = "cases"
RULES: dict[str, Level] = {"expectation-fails": "error", "inferred-expectation-fails": "warning"}


def check(context: Context) -> Iterator[Problem]:
    """Each expectation of each case that does not hold."""
    for case in context.cases:
        for checked in check_case(context.plan, case):
            if not checked.holds:
                rule = "expectation-fails" if checked.fails else "inferred-expectation-fails"
                yield context.problem(rule, checked.expectation, "verdict", **_values(checked))


def _values(checked: Checked) -> dict[str, str]:
    wanted = checked.expectation
    verdict = f"≠ {wanted.verdict}" if wanted.negate else wanted.verdict
    return {"at": wanted.at, "id": wanted.id, "wanted": verdict, "found": checked.found}

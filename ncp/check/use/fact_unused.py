"""Facts that nothing depends on, and facts that nobody can be asked for.

nl fact-untested:
    Van elk feit hangt iets af: een voorwaarde toetst het, of een stap heeft het nodig.

    Een feit dat nergens toe leidt, kost een officier tijd zonder dat het antwoord iets verandert. Een feit telt als
    gebruikt als een voorwaarde ernaar kijkt, als een stap het in `needs` noemt, of als het een kernfeit is
    (`headline`), want dan staat het in elk rapport.

en fact-untested:
    Something depends on every fact: a condition tests it, or a step needs it.

    A fact that leads nowhere costs an officer time while the answer changes nothing. A fact counts as used if a
    condition looks at it, if a step names it under `needs`, or if it is a headline fact, for then every report
    shows it.

good fact-untested:
    # reference/facts.yaml, facts[+]
    id: example-fact
    headline: true
    block: area
    type: boolean
    name: {nl: Voorbeeld, en: Example}
    question: {nl: Is dit zo?, en: Is this so?}
    who_knows: [ncsc]
    answerable_within: 1h
    basis: modelled

bad fact-untested:
    # reference/facts.yaml, facts[+]
    id: example-fact
    block: area
    type: boolean
    name: {nl: Voorbeeld, en: Example}
    question: {nl: Is dit zo?, en: Is this so?}
    who_knows: [ncsc]
    answerable_within: 1h
    basis: modelled

nl fact-unasked:
    Voor elk feit is er iemand aan wie het te vragen is.

    Zonder `who_knows` weet de officier niet wie hij moet bellen, en blijft alles wat van het feit afhangt
    onbepaald. Noem ten minste één rol.

en fact-unasked:
    For every fact there is somebody who can be asked.

    Without `who_knows` the officer does not know whom to call, and everything that depends on the fact stays
    undetermined. Name at least one role.

good fact-unasked:
    # reference/facts.yaml, facts[exploited]
    who_knows: [ncsc]

bad fact-unasked:
    # reference/facts.yaml, facts[exploited]
    who_knows: []
"""

from __future__ import annotations

from collections.abc import Iterator

from ncp.check.check import Context, Level
from ncp.problem import Problem

LAYER = "use"
RULES: dict[str, Level] = {"fact-untested": "warning", "fact-unasked": "warning"}
NEEDS: dict[str, tuple[str, ...]] = {
    "fact-untested": (
        "reference/facts.yaml", "roles.yaml", "escalation_levels.yaml", "legal_powers", "playbooks",
        "reference/intervention_ladder.yaml",
    ),
    "fact-unasked": ("reference/facts.yaml",),
}  # fmt: skip


def check(context: Context) -> Iterator[Problem]:
    """Each fact that nothing looks at, and each that names nobody to ask.

    Sectors and processes are looked at by the routes and the cascade, so facts that hold them always count.
    """
    used = {test.fact for file in context.files for test, _ in file.tests}
    used |= {name for step in context.plan.step_by_id.values() for name in step.needs}
    for fact in context.plan.facts:
        if fact.id not in used and not fact.headline and fact.values_from is None:
            yield context.problem("fact-untested", fact, "id", id=fact.id)
        if not fact.who_knows:
            yield context.problem("fact-unasked", fact, "who_knows", id=fact.id)

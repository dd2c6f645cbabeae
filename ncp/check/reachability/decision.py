"""Decisions have something to choose from, and only decisions have.

nl decision-without-choice:
    Een beslissing noemt ten minste twee keuzes.

    Bij een stap van soort `decide` legt men vast welke keuze is gemaakt. Met één keuze valt er niets te beslissen,
    zonder keuze kan de stap niet eens worden vastgelegd. Noem ook «niet doen» als dat kan, of maak er een stap van
    soort `act` van.

en decision-without-choice:
    A decision names at least two options.

    For a step of kind `decide` one records which option was chosen. With one option there is nothing to decide,
    with none the step cannot even be recorded. Name "do nothing" too if that is possible, or make it a step of kind
    `act`.

good decision-without-choice:
    # playbooks/ddos-wave.yaml, playbook.steps[dd-choose]
    options:
      - {id: scrub, name: {nl: Wasstraat aanzetten, en: Switch on scrubbing}}
      - {id: wait, name: {nl: Nog niets doen, en: Do nothing yet}}

bad decision-without-choice:
    # playbooks/ddos-wave.yaml, playbook.steps[dd-choose]
    options:
      - {id: scrub, name: {nl: Wasstraat aanzetten, en: Switch on scrubbing}}

nl choice-without-decision:
    Alleen een beslissing heeft keuzes.

    Bij andere soorten stappen worden de keuzes nergens getoond en niet vastgelegd. Maak er een stap van soort
    `decide` van of haal `options` weg.

en choice-without-decision:
    Only a decision has options.

    For other kinds of steps the options are shown nowhere and not recorded. Make it a step of kind `decide`, or
    remove `options`.

good choice-without-decision:
    # playbooks/ddos-wave.yaml, playbook.steps[dd-next]
    options: []

bad choice-without-decision:
    # playbooks/ddos-wave.yaml, playbook.steps[dd-next]
    options:
      - {id: warn, name: {nl: Waarschuwen, en: Warn}}
      - {id: wait, name: {nl: Nog niets doen, en: Do nothing yet}}
"""

from __future__ import annotations

from collections.abc import Iterator

from ncp.check.check import Context, Level
from ncp.problem import Problem

LAYER = "reachability"
RULES: dict[str, Level] = {"decision-without-choice": "error", "choice-without-decision": "warning"}
NEEDS = ("playbooks",)


def check(context: Context) -> Iterator[Problem]:
    """Each step whose options do not fit its kind."""
    for playbook in context.plan.playbooks:
        for step in playbook.steps:
            if step.kind == "decide" and len(step.options) < 2:
                values = {"id": step.id, "number": str(len(step.options))}
                yield context.problem("decision-without-choice", step, "options", **values)
            if step.kind != "decide" and step.options:
                yield context.problem("choice-without-decision", step, "options", id=step.id, kind=step.kind)

"""A building block that no playbook includes.

nl:
    Elk bouwblok staat in `includes` van ten minste één draaiboek.

    Een bouwblok loopt alleen mee met een draaiboek dat het noemt; een bouwblok dat alleen in een ander bouwblok
    staat, loopt nooit. Neem het op in een draaiboek, of haal het weg.

en:
    Every block stands in `includes` of at least one playbook.

    A block only runs along with a playbook that names it; a block that stands in another block only never runs.
    Include it in a playbook, or remove it.

good:
    # playbooks/ddos-wave.yaml, playbook
    includes: [crisis-communication]

bad:
    # playbooks/block-example.yaml
    playbook:
      id: example-block
      kind: block
      name: {nl: Voorbeeld, en: Example}
      covers: {nl: Een voorbeeld., en: An example.}
      applies_when: {fact: cause, is: malicious}
      steps: []
      basis: modelled
      sources: [own-modelling]
"""

from __future__ import annotations

from collections.abc import Iterator

from ncp.check.check import Context, Level
from ncp.problem import Problem

LAYER = "use"
RULES: dict[str, Level] = {"block-unused": "warning"}
NEEDS = ("playbooks",)


def check(context: Context) -> Iterator[Problem]:
    """Each block that cannot run."""
    playbooks = context.plan.playbooks
    included = {name for playbook in playbooks if playbook.kind == "playbook" for name in playbook.includes}
    for playbook in playbooks:
        if playbook.kind == "block" and playbook.id not in included:
            yield context.problem("block-unused", playbook, "id", id=playbook.id)

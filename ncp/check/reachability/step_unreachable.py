"""Steps that can never open, because of their own condition, their block's, or the steps before them.

nl step-unreachable:
    Elke stap van een bouwblok kan opengaan terwijl het bouwblok zelf geldt.

    Een bouwblok doet alleen mee zolang zijn `applies_when` waar is. Spreekt `available_when` van een stap dat
    tegen, dan ziet niemand die stap ooit. Verbeter een van de twee, of zet de stap in het draaiboek waar hij hoort.

en step-unreachable:
    Every step of a block can open while the block itself applies.

    A block only takes part while its `applies_when` is true. If `available_when` of a step contradicts that, nobody
    ever sees the step. Correct one of the two, or move the step to the playbook it belongs in.

good step-unreachable:
    # playbooks/block-crisis-communication.yaml, playbook.steps[cc-listen]
    available_when: {fact: public-concern, is: true}

bad step-unreachable:
    # playbooks/block-aftercare-evaluation.yaml, playbook.steps[ac-people]
    available_when: {fact: incident-contained, is: false}

nl step-apart:
    Een stap kan op één moment gelden samen met zijn draaiboek en met de stappen waar hij op volgt.

    Het programma laat een stap weg zodra een stap waar hij op volgt, niet meer aan de orde is. Sluiten hun
    voorwaarden elkaar uit, dan gaat de stap alleen open als de feiten precies op tijd veranderen. Laat `after` weg,
    of verbeter de voorwaarde.

en step-apart:
    A step can hold at one moment together with its playbook and with the steps it follows.

    The program leaves a step out as soon as a step that it follows no longer belongs to the case. If their
    conditions exclude each other, the step only opens if the facts change at just the right moment. Leave out
    `after`, or correct the condition.

good step-apart:
    # playbooks/block-intervention-ladder.yaml, playbook.steps[il-coerce]
    available_when: {fact: statutory-duty-breached, is: true}

bad step-apart:
    # playbooks/block-intervention-ladder.yaml, playbook.steps[il-coerce]
    available_when: {fact: lighter-means-insufficient, is: false}
"""

from __future__ import annotations

from collections.abc import Iterator

from ncp.check.check import Context, Level
from ncp.check.situations import Situations
from ncp.plan.model.condition import Condition
from ncp.plan.model.plan import Plan
from ncp.plan.model.playbooks import Playbook, Step
from ncp.problem import Problem

LAYER = "reachability"
RULES: dict[str, Level] = {"step-unreachable": "error", "step-apart": "warning"}
NEEDS = ("playbooks", "reference/facts.yaml", "reference/sectors.yaml")


def check(context: Context) -> Iterator[Problem]:
    """A step that contradicts its block is never seen; one that contradicts what it follows hardly ever."""
    for playbook in context.plan.playbooks:
        for step in playbook.steps:
            apart = _apart(context.situations, context.plan, playbook, step)
            if not apart:
                continue
            is_block = playbook.kind == "block" and set(apart) == {step.id, playbook.id}
            rule = "step-unreachable" if is_block else "step-apart"
            yield context.problem(rule, step, "available_when", id=step.id, parts=" + ".join(apart))


def _apart(situations: Situations, plan: Plan, playbook: Playbook, step: Step) -> tuple[str, ...]:
    """The ids of what excludes each other among a step, its playbook and the steps before it."""
    together: dict[str, Condition] = {step.id: step.available_when, playbook.id: playbook.applies_when}
    together |= {each.id: each.available_when for each in _before(plan, step)}
    sound = {name: each for name, each in together.items() if situations.is_sound(each)}
    return situations.apart(sound)


def _before(plan: Plan, step: Step) -> list[Step]:
    """Every step that must be done first, however many steps back."""
    found: dict[str, Step] = {}
    open_ids = [*step.after]
    while open_ids:
        name = open_ids.pop()
        if name in plan.step_by_id and name not in found:
            found[name] = plan.step_by_id[name]
            open_ids += found[name].after
    return list(found.values())

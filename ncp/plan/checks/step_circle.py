"""No step waits for itself, by way of others or not.

nl:
    Geen stap wacht via andere stappen op zichzelf.

    In een kring komt geen van de stappen ooit open te staan. De melding noemt de kring; haal uit één `after` het id weg
    dat daar niet echt eerst hoeft.

en:
    No step waits for itself by way of other steps.

    In a circle none of the steps ever opens. The message names the circle; take out of one `after` the id that does not
    really have to come first.

good:
    # playbooks/critical-vulnerability.yaml, playbook.steps[cv-confirm]
    after: []

bad:
    # playbooks/critical-vulnerability.yaml, playbook.steps[cv-confirm]
    after: [cv-rate-advisory]
"""

from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter

from ncp.plan.located import ReadFile
from ncp.plan.model.plan import Plan
from ncp.plan.model.playbooks import PlaybookFile
from ncp.problem import Problem

LAYER = "reachability"
RULES = {"step-circle": "error"}
NEEDS: tuple[str, ...] = ()


def check(plan: Plan, files: Sequence[ReadFile]) -> Iterator[Problem]:
    """The first circle, at the first step of it."""
    graph = {step.id: set(step.after) for step in plan.step_by_id.values()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        for file in files:
            if isinstance(file.record, PlaybookFile):
                for number, step in enumerate(file.record.playbook.steps):
                    if step.id == circle[0]:
                        path = ("playbook", "steps", number, "after")
                        yield file.problem("step-circle", path, steps=" -> ".join(circle))
                        return

"""A step that names a power which is in force on none of the days of the step.

nl:
    Een bevoegdheid die een stap noemt, is op ten minste één dag van die stap van kracht.

    Een stap mag oud en nieuw recht naast elkaar noemen; het programma toont wat op de dag zelf geldt. Een
    bevoegdheid die in het hele tijdvak van de stap niet van kracht is, komt nooit in beeld. Noem de opvolger, of
    pas het tijdvak aan.

en:
    A power that a step names is in force on at least one day of that step.

    A step may name old and new law side by side; the program shows what holds on the day. A power that is not in
    force during the whole window of the step never comes into view. Name its successor, or correct the window.

good:
    # playbooks/block-incident-reporting.yaml, playbook.steps[rp-notification]
    powers: [cbw-notification-72h, cbw-interim-report]

bad:
    # playbooks/block-incident-reporting.yaml, playbook.steps[rp-notification]
    powers: [cbw-notification-72h, wbni-report-incident]
"""

from __future__ import annotations

from collections.abc import Iterator

from ncp.check.check import Context, Level
from ncp.check.shared_days import first_shared_day
from ncp.problem import Problem

LAYER = "reachability"
RULES: dict[str, Level] = {"step-power-apart": "warning"}
NEEDS = ("playbooks", "legal_powers")


def check(context: Context) -> Iterator[Problem]:
    """Each power in ``powers`` of which no version meets the window of the step."""
    for playbook in context.plan.playbooks:
        for step in playbook.steps:
            for number, name in enumerate(step.powers):
                versions = context.plan.power_versions.get(name, ())
                if versions and not any(first_shared_day(step.in_force, power.in_force) for _, power in versions):
                    yield context.problem("step-power-apart", step, "powers", number, id=step.id, power=name)

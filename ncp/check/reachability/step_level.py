"""A step that waits for a level which the national ladder does not have.

nl:
    `from_level` van een stap noemt een niveau van de landelijke ladder.

    Alleen de landelijke ladder houdt een stap tegen. Een niveau van een andere ladder doet niets: de stap staat
    meteen open. Noem het landelijke niveau dat u bedoelt, of zet de eis in `available_when`.

en:
    `from_level` of a step names a level of the national ladder.

    Only the national ladder holds a step back. A level of another ladder does nothing: the step opens at once. Name
    the national level that you mean, or put the demand in `available_when`.

good:
    # playbooks/ddos-wave.yaml, playbook.steps[dd-next]
    from_level: heightened

bad:
    # playbooks/ddos-wave.yaml, playbook.steps[dd-next]
    from_level: grip-2
"""

from __future__ import annotations

from collections.abc import Iterator

from ncp.advice.steps import national_ranks
from ncp.check.check import Context, Level
from ncp.problem import Problem

LAYER = "reachability"
RULES: dict[str, Level] = {"step-level-elsewhere": "error"}
NEEDS = ("playbooks", "escalation_levels.yaml")


def check(context: Context) -> Iterator[Problem]:
    """A level that exists, but on another ladder; one that does not exist is reported as such."""
    national = national_ranks(context.plan)
    for step in context.plan.step_by_id.values():
        if step.from_level and step.from_level not in national and step.from_level in context.plan.level_by_id:
            values = {"level": step.from_level, "choices": ", ".join(national)}
            yield context.problem("step-level-elsewhere", step, "from_level", **values)

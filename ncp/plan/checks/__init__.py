"""What must hold between records before a plan is used: identity, references, windows, conditions and so on.

One module a subject; each is a generator of problems over the files as they were read, with the manual page of its
rules as docstring. How such a module looks stands in ``ncp.check``; here ``check`` takes the plan and its files.
"""

from collections.abc import Iterator, Sequence

from ncp.plan.checks import (
    case_events,
    conditions,
    identity,
    lessons,
    playbook_phases,
    power_ground,
    power_rung,
    power_window,
    references,
    step_circle,
    windows,
)
from ncp.plan.located import ReadFile
from ncp.plan.model.plan import Plan
from ncp.problem import Problem

MODULES = (
    identity, references, windows, conditions, power_rung, power_ground, power_window, playbook_phases, step_circle,
    case_events, lessons,
)  # fmt: skip


def check_plan(plan: Plan, files: Sequence[ReadFile]) -> Iterator[Problem]:
    """Every problem that only shows when the records are laid side by side."""
    for module in MODULES:
        yield from module.check(plan, files)

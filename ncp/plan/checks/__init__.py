"""What must hold between records before a plan is used: identity, references, windows, conditions and so on.

One module a subject; each is a generator of problems over the files as they were read.
"""

from collections.abc import Iterator, Sequence

from ncp.plan.checks.cases import check_cases
from ncp.plan.checks.conditions import check_conditions
from ncp.plan.checks.identity import check_identity
from ncp.plan.checks.playbooks import check_playbooks
from ncp.plan.checks.powers import check_powers
from ncp.plan.checks.references import check_references
from ncp.plan.checks.windows import check_windows
from ncp.plan.located import ReadFile
from ncp.plan.model.plan import Plan
from ncp.problem import Problem


def check_plan(plan: Plan, files: Sequence[ReadFile]) -> Iterator[Problem]:
    """Every problem that only shows when the records are laid side by side."""
    yield from check_identity(files)
    yield from check_references(plan, files)
    yield from check_windows(files)
    yield from check_conditions(plan, files)
    yield from check_powers(files)
    yield from check_playbooks(plan, files)
    yield from check_cases(plan, files)

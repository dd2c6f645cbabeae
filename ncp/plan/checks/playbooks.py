"""Playbooks: with their building blocks they cover every phase, and no step waits for itself."""

from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import get_args

from ncp.plan.located import ReadFile
from ncp.plan.model.plan import Plan
from ncp.plan.model.playbooks import Phase, Playbook, PlaybookFile
from ncp.problem import Problem

PHASES: tuple[str, ...] = get_args(Phase)


def check_playbooks(plan: Plan, files: Sequence[ReadFile]) -> Iterator[Problem]:
    """Phases that nothing covers, and circles of steps."""
    for file in files:
        if not isinstance(file.record, PlaybookFile):
            continue
        playbook = file.record.playbook
        if playbook.kind == "playbook":
            missing = [phase for phase in PHASES if phase not in _phases(plan, playbook)]
            if missing:
                yield file.problem(
                    "playbook-phase-missing", ("playbook", "steps"), id=playbook.id, phases=", ".join(missing)
                )
    yield from _circles(plan, files)


def _phases(plan: Plan, playbook: Playbook) -> set[str]:
    parts = [playbook, *(plan.playbook_by_id[name] for name in playbook.includes if name in plan.playbook_by_id)]
    return {step.phase for part in parts for step in part.steps}


def _circles(plan: Plan, files: Sequence[ReadFile]) -> Iterator[Problem]:
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

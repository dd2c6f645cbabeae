"""With its blocks a playbook covers every phase of an incident.

nl:
    Een draaiboek heeft, samen met zijn bouwblokken, in elke fase minstens één stap.

    De fasen lopen van ontdekken tot nazorg. Wie een fase overslaat, merkt dat pas als zij aan de beurt is. Voeg een
    stap toe, of neem onder `includes` een bouwblok op dat de fase dekt.

en:
    With its blocks a playbook has at least one step in every phase.

    The phases run from detection to aftercare. Whoever skips a phase notices it only when its turn comes. Add a step,
    or include a block that covers the phase.

good:
    # playbooks/critical-vulnerability.yaml, playbook
    includes: [comply-or-explain, crisis-communication, incident-reporting, aftercare-evaluation]

bad:
    # playbooks/critical-vulnerability.yaml, playbook
    includes: []
"""

from collections.abc import Iterator, Sequence
from typing import get_args

from ncp.plan.located import ReadFile
from ncp.plan.model.plan import Plan
from ncp.plan.model.playbooks import Phase, Playbook, PlaybookFile
from ncp.problem import Problem

LAYER = "reachability"
RULES = {"playbook-phase-missing": "error"}
NEEDS: tuple[str, ...] = ("playbooks",)
PHASES: tuple[str, ...] = get_args(Phase)


def check(plan: Plan, files: Sequence[ReadFile]) -> Iterator[Problem]:
    """Phases that nothing covers."""
    for file in files:
        if not isinstance(file.record, PlaybookFile) or file.record.playbook.kind != "playbook":
            continue
        playbook = file.record.playbook
        covered = _phases(plan, playbook)
        missing = ", ".join(phase for phase in PHASES if phase not in covered)
        if missing:
            yield file.problem("playbook-phase-missing", ("playbook", "steps"), id=playbook.id, phases=missing)


def _phases(plan: Plan, playbook: Playbook) -> set[str]:
    parts = [playbook, *(plan.playbook_by_id[name] for name in playbook.includes if name in plan.playbook_by_id)]
    return {step.phase for part in parts for step in part.steps}

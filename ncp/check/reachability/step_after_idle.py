"""A step that waits for a step which is never there at the same time.

nl:
    Een stap wacht alleen op stappen die met hem in hetzelfde draaiboek lopen en in dezelfde tijd bestaan.

    Loopt de genoemde stap niet mee, of bestaat hij alleen op andere dagen, dan wordt er niet gewacht: de stap gaat
    open alsof `after` er niet stond. Neem het bouwblok op in `includes`, pas het tijdvak aan, of haal de verwijzing
    weg.

en:
    A step only waits for steps that run with it in the same playbook and exist at the same time.

    If the step named does not run along, or only exists on other days, nobody waits: the step opens as if `after`
    were not there. Add the block to `includes`, correct the window, or remove the reference.

good:
    # playbooks/ddos-wave.yaml, playbook.steps[dd-next]
    after: [dd-alert]

bad:
    # playbooks/ddos-wave.yaml, playbook.steps[dd-next]
    after: [ot-safe-state]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ncp.check.check import Context, Level
from ncp.check.shared_days import first_shared_day
from ncp.plan.model.plan import Plan
from ncp.problem import Problem

LAYER = "reachability"
RULES: dict[str, Level] = {"step-after-idle": "warning"}
NEEDS = ("playbooks",)


def check(context: Context) -> Iterator[Problem]:
    """Each reference in ``after`` that holds nothing back in some playbook that the step belongs to."""
    plan = context.plan
    book_of = {step.id: playbook.id for playbook in plan.playbooks for step in playbook.steps}
    running = _running_with(plan)
    for playbook in plan.playbooks:
        for step in playbook.steps:
            for number, name in enumerate(step.after):
                other = plan.step_by_id.get(name)
                if other is None:
                    continue
                if book_of[name] not in running[playbook.id] or first_shared_day(step.in_force, other.in_force) is None:
                    yield context.problem("step-after-idle", step, "after", number, id=step.id, other=name)


def _running_with(plan: Plan) -> Mapping[str, frozenset[str]]:
    """For each playbook and block: what always runs along with it, itself included."""
    scopes = [frozenset((book.id, *book.includes)) for book in plan.playbooks if book.kind == "playbook"]
    found: dict[str, frozenset[str]] = {}
    for scope in scopes:
        for name in scope:
            found[name] = found.get(name, scope) & scope
    return {book.id: found.get(book.id, frozenset()) | {book.id} for book in plan.playbooks}

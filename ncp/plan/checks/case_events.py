"""Cases: every event holds what its kind needs, so that a replay never meets half an event.

nl:
    Een gebeurtenis in een casus heeft alles wat haar soort nodig heeft.

    `do: fact` wil een feit en een waarde, `do: escalate` een niveau, `do: decide` een stap en een keuze. De melding
    noemt wat ontbreekt.

nl option-unknown:
    Een besluit in een casus kiest een mogelijkheid die de stap heeft.

    De melding noemt de mogelijkheden. Past geen ervan op wat er echt gebeurde, dan mist het draaiboek er een.

en:
    An event of a case has everything that its kind needs.

    `do: fact` wants a fact and a value, `do: escalate` a level, `do: decide` a step and an option. The message names
    what is missing.

en option-unknown:
    A decision in a case chooses an option that the step has.

    The message names the options. If none fits what really happened, the playbook lacks one.

good:
    # cases/citrix-2020.yaml, case.timeline[+]
    at: "2020-01-24"
    do: log
    status: inferred
    basis: secondary
    sources: [letter-26643-660]
    by: ncsc
    text: {nl: De laatste patch is er., en: The last patch is there.}

good option-unknown:
    # cases/citrix-2020.yaml, case.timeline[+]
    at: "2020-01-17T10:00"
    do: decide
    status: inferred
    basis: secondary
    sources: [letter-26643-660]
    by: nctv
    step: cv-choose-level
    option: iao

bad case-event-incomplete:
    # cases/citrix-2020.yaml, case.timeline[+]
    at: "2020-01-24"
    do: escalate
    status: inferred
    basis: secondary
    sources: [letter-26643-660]
    by: nctv

bad option-unknown:
    # cases/citrix-2020.yaml, case.timeline[+]
    at: "2020-01-17T10:00"
    do: decide
    status: inferred
    basis: secondary
    sources: [letter-26643-660]
    by: nctv
    step: cv-choose-level
    option: everybody
"""

from collections.abc import Iterator, Sequence

from ncp.plan.located import Path, ReadFile
from ncp.plan.model.cases import CaseEvent, CaseFile
from ncp.plan.model.plan import Plan
from ncp.problem import Problem

LAYER = "cases"
RULES = {"case-event-incomplete": "error", "option-unknown": "error"}
NEEDS: dict[str, tuple[str, ...]] = {"case-event-incomplete": (), "option-unknown": ("playbooks",)}
WANTED: dict[str, tuple[str, ...]] = {
    "fact": ("fact", "value"), "log": ("text",), "notify": ("role",), "acknowledge": ("role",),
    "escalate": ("level",), "de-escalate": ("level",), "decide": ("step", "option"), "done": ("step",),
    "skip": ("step", "text"), "report": (),
}  # fmt: skip


def check(plan: Plan, files: Sequence[ReadFile]) -> Iterator[Problem]:
    """Every rule that concerns one event, and a case that ends before it begins."""
    for file in files:
        if not isinstance(file.record, CaseFile):
            continue
        case = file.record.case
        if case.end < case.start:
            yield file.problem("window-backwards", ("case", "end"), start=case.start, end=case.end)
        for number, event in enumerate(case.timeline):
            yield from _check_event(plan, file, ("case", "timeline", number), event)


def _check_event(plan: Plan, file: ReadFile, path: Path, event: CaseEvent) -> Iterator[Problem]:
    missing = [name for name in WANTED[event.do] if getattr(event, name) is None]
    if missing:
        yield file.problem("case-event-incomplete", (*path, "do"), do=event.do, missing=", ".join(missing))
    step = plan.step_by_id.get(event.step or "")
    if event.do == "decide" and step and event.option:
        options = [option.id for option in step.options]
        if event.option not in options:
            values = {"id": step.id, "option": event.option, "choices": ", ".join(options)}
            yield file.problem("option-unknown", (*path, "option"), **values)

"""Cases: every event holds what its kind needs, so that a replay never meets half an event."""

from collections.abc import Iterator, Sequence

from ncp.plan.located import Path, ReadFile
from ncp.plan.model.cases import CaseEvent, CaseFile
from ncp.plan.model.plan import Plan
from ncp.problem import Problem

NEEDS: dict[str, tuple[str, ...]] = {
    "fact": ("fact", "value"), "log": ("text",), "notify": ("role",), "acknowledge": ("role",),
    "escalate": ("level",), "de-escalate": ("level",), "decide": ("step", "option"), "done": ("step",),
    "skip": ("step", "text"), "report": (),
}  # fmt: skip


def check_cases(plan: Plan, files: Sequence[ReadFile]) -> Iterator[Problem]:
    """Every rule that concerns one case by itself."""
    for file in files:
        if not isinstance(file.record, CaseFile):
            continue
        case = file.record.case
        if case.end < case.start:
            yield file.problem("window-backwards", ("case", "end"), start=case.start, end=case.end)
        for number, event in enumerate(case.timeline):
            yield from _check_event(plan, file, ("case", "timeline", number), event)


def _check_event(plan: Plan, file: ReadFile, path: Path, event: CaseEvent) -> Iterator[Problem]:
    missing = [name for name in NEEDS[event.do] if getattr(event, name) is None]
    if missing:
        yield file.problem("case-event-incomplete", (*path, "do"), do=event.do, missing=", ".join(missing))
    step = plan.step_by_id.get(event.step or "")
    if event.do == "decide" and step and event.option:
        options = [option.id for option in step.options]
        if event.option not in options:
            values = {"id": step.id, "option": event.option, "choices": ", ".join(options)}
            yield file.problem("option-unknown", (*path, "option"), **values)

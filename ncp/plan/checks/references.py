"""Every id that one record uses exists and is of the right kind.

The table says which field of which struct refers to what; a field that is missing here is not a reference.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from ncp.plan.located import ReadFile
from ncp.plan.model import (
    cases,
    common,
    facts,
    levels,
    playbooks,
    powers,
    reference,
    roles,
    sectors,
    sharing,
)
from ncp.plan.model.plan import Plan
from ncp.problem import Problem

ROLE, POWER, SECTOR, PROCESS, FACT, LEVEL, STEP, PLAYBOOK, LAW, SOURCE, ADDRESSEE, SUBJECT, THEME = (
    "role", "power", "sector", "process", "fact", "level", "step", "playbook", "law", "source",
    "addressee", "subject", "theme",
)  # fmt: skip

REFERENCES: dict[tuple[type, str], str] = {
    (common.DatedRole, "role"): ROLE,
    (facts.Fact, "who_knows"): ROLE,
    (powers.Mandate, "role"): ROLE,
    (powers.Holder, "role"): ROLE,
    (powers.Holder, "executed_by"): ROLE,
    (powers.Procedure, "role"): ROLE,
    (powers.Clock, "addressee"): ADDRESSEE,
    (powers.Law, "replaces"): LAW,
    (powers.Power, "addressee"): ADDRESSEE,
    (powers.Power, "sectors"): SECTOR,
    (powers.Power, "succeeds"): POWER,
    (roles.Role, "succeeded_by"): ROLE,
    (roles.Role, "part_of"): ROLE,
    (roles.Role, "reports_to"): ROLE,
    (roles.Seat, "council"): ROLE,
    (roles.Alert, "by"): ROLE,
    (roles.AtLevel, "level"): LEVEL,
    (levels.Sitting, "role"): ROLE,
    (levels.Convening, "by"): ROLE,
    (levels.Convening, "on_request_of"): ROLE,
    (levels.Convening, "in_agreement_with"): ROLE,
    (levels.Convening, "after_consulting"): ROLE,
    (levels.Convening, "informs"): ROLE,
    (levels.Level, "body"): ROLE,
    (levels.Ladder, "rests_at"): LEVEL,
    (reference.Header, "duty_office"): ROLE,
    (sectors.Process, "sector"): SECTOR,
    (sectors.Process, "merged_into"): PROCESS,
    (sectors.Dependency, "process"): PROCESS,
    (sectors.CompetentAuthority, "law"): LAW,
    (sectors.CompetentAuthority, "sector"): SECTOR,
    (sectors.CompetentAuthority, "role"): ROLE,
    (sharing.SharingFile, "origin"): ROLE,
    (sharing.Node, "role"): ROLE,
    (sharing.Node, "serves"): SECTOR,
    (sharing.Edge, "source"): ROLE,
    (sharing.Edge, "to"): ROLE,
    (sharing.Edge, "to_sectors"): SECTOR,
    (sharing.Edge, "power"): POWER,
    (playbooks.Playbook, "includes"): PLAYBOOK,
    (playbooks.Step, "role"): ROLE,
    (playbooks.Step, "after"): STEP,
    (playbooks.Step, "from_level"): LEVEL,
    (playbooks.Step, "needs"): FACT,
    (playbooks.Step, "produces"): FACT,
    (playbooks.Step, "powers"): POWER,
    (playbooks.Step, "notifies"): ROLE,
    (cases.CaseEvent, "by"): ROLE,
    (cases.CaseEvent, "fact"): FACT,
    (cases.CaseEvent, "level"): LEVEL,
    (cases.CaseEvent, "role"): ROLE,
    (cases.CaseEvent, "step"): STEP,
    (cases.CaseEvent, "power"): POWER,
    (cases.Case, "playbooks"): PLAYBOOK,
    (cases.Expectation, "id"): SUBJECT,
    (cases.Lesson, "addressee"): ADDRESSEE,
    (reference.Measure, "owner"): ROLE,
    (reference.Measure, "theme"): THEME,
    (reference.Misunderstanding, "about"): SUBJECT,
}


def check_references(plan: Plan, files: Sequence[ReadFile]) -> Iterator[Problem]:
    """An id that no record of the wanted kind has, with the nearest that exists."""
    known = _known_ids(plan)
    for file in files:
        for field in file.fields:
            kind = SOURCE if field.name == "sources" else REFERENCES.get((type(field.owner), field.name))
            if kind is None or field.value is None or (field.name == "sources" and _holds_records(field.value)):
                continue
            many = isinstance(field.value, tuple)
            for number, name in enumerate(field.value if many else (field.value,)):
                if name not in known[kind]:
                    path = (*field.path, number) if many else field.path
                    yield file.problem(f"{kind}-unknown", path, id=name, **_suggestion(name, known[kind]))


def _holds_records(value: tuple[object, ...]) -> bool:
    return any(not isinstance(item, str) for item in value)


def _known_ids(plan: Plan) -> Mapping[str, frozenset[str]]:
    role_ids = frozenset(plan.role_by_id)
    status = plan.fact_by_id.get("provider-status")
    known: dict[str, Iterable[str]] = {
        ROLE: role_ids,
        POWER: plan.power_versions,
        SECTOR: plan.sector_by_id,
        PROCESS: plan.process_by_id,
        FACT: plan.fact_by_id,
        LEVEL: plan.level_by_id,
        STEP: plan.step_by_id,
        PLAYBOOK: plan.playbook_by_id,
        LAW: (file.law.id for file in plan.laws),
        SOURCE: plan.source_by_id,
        THEME: (theme.id for theme in plan.themes),
        ADDRESSEE: role_ids | {value.id for value in status.values} if status else role_ids,
    }
    sets = {kind: frozenset(ids) for kind, ids in known.items()}
    subjects = (ROLE, POWER, LEVEL, FACT, PLAYBOOK)
    return sets | {SUBJECT: frozenset().union(*(sets[kind] for kind in subjects))}


def _suggestion(name: str, known: Iterable[str]) -> dict[str, str]:
    close = get_close_matches(name, sorted(known), n=1)
    return {"suggestion": close[0]} if close else {}

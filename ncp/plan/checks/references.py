"""Every id that one record uses exists and is of the right kind.

The table says which field of which struct refers to what; a field that is missing here is not a reference.

nl:
    Elk id dat een record noemt, bestaat en is van de goede soort.

    Een verwijzing naar iets wat er niet is, doet stil niets: de rol wordt niet gewaarschuwd, de stap wacht voor altijd.
    De melding doet een voorstel als er een id is dat erop lijkt.

nl role-unknown:
    Elke rol die ergens wordt genoemd, staat in roles.yaml.

    Kijk met `ncp role list` welke rollen er zijn. Een rol die vroeger anders heette, is ook onder haar oude id te
    vinden als dat in `formerly` staat.

nl power-unknown:
    Elke bevoegdheid die ergens wordt genoemd, staat in legal_powers/.

    Kijk met `ncp power list` welke er zijn.

nl sector-unknown:
    Elke sector die ergens wordt genoemd, staat in reference/sectors.yaml.

nl process-unknown:
    Elk vitaal proces dat ergens wordt genoemd, staat in reference/sectors.yaml.

nl fact-unknown:
    Elk feit dat wordt getoetst, gevraagd of gevonden, staat in reference/facts.yaml.

    Kijk met `ncp fact list` welke feiten er zijn. Een nieuw feit hoort eerst in de woordenlijst, met een vraag en met
    wie het weet.

nl level-unknown:
    Elk niveau dat ergens wordt genoemd, staat in escalation_levels.yaml.

nl step-unknown:
    Elke stap waarop een andere wacht, of die een casus noemt, bestaat.

nl playbook-unknown:
    Elk draaiboek of bouwblok dat ergens wordt genoemd, staat in playbooks/.

nl law-unknown:
    Elke wet die ergens wordt genoemd, heeft een bestand in legal_powers/.

nl source-unknown:
    Elke bron die wordt genoemd, staat in reference/sources.yaml.

    Zet de bron er eerst in, met `read`: hoeveel ervan echt is gelezen.

nl addressee-unknown:
    Een geadresseerde is een rol, of een waarde van het feit provider-status.

nl theme-unknown:
    Elk thema van een maatregel staat bovenaan reference/measures.yaml.

nl subject-unknown:
    Waar een misverstand of een verwachting over gaat, bestaat: bevoegdheid, rol, niveau, feit of draaiboek.

nl case-unknown:
    Elke casus die een les noemt, staat in cases/.

nl measure-unknown:
    Elke maatregel die een les noemt, staat in reference/measures.yaml.

nl affected-unknown:
    Waar een les over gaat, bestaat in het plan.

    Dat kan een rol, bevoegdheid, niveau, feit, draaiboek, stap, lijn van informatie of sector zijn.

en:
    Every id that a record names exists and is of the right kind.

    A reference to something that is not there silently does nothing: the role is not alerted, the step waits for ever.
    The message makes a suggestion when there is an id that looks like it.

en role-unknown:
    Every role that is named anywhere stands in roles.yaml.

    `ncp role list` shows the roles. A role that had another id before is found under that one too if it stands in
    `formerly`.

en power-unknown:
    Every power that is named anywhere stands in legal_powers/.

    `ncp power list` shows them.

en sector-unknown:
    Every sector that is named anywhere stands in reference/sectors.yaml.

en process-unknown:
    Every vital process that is named anywhere stands in reference/sectors.yaml.

en fact-unknown:
    Every fact that is tested, asked or found stands in reference/facts.yaml.

    `ncp fact list` shows the facts. A new fact goes into the vocabulary first, with a question and who knows it.

en level-unknown:
    Every level that is named anywhere stands in escalation_levels.yaml.

en step-unknown:
    Every step that another waits for, or that a case names, exists.

en playbook-unknown:
    Every playbook or block that is named anywhere stands in playbooks/.

en law-unknown:
    Every law that is named anywhere has a file in legal_powers/.

en source-unknown:
    Every source that is named stands in reference/sources.yaml.

    Put the source in there first, with `read`: how much of it was really read.

en addressee-unknown:
    An addressee is a role, or a value of the fact provider-status.

en theme-unknown:
    Every theme of a measure stands at the top of reference/measures.yaml.

en subject-unknown:
    What a misunderstanding or an expectation is about exists: power, role, level, fact or playbook.

en case-unknown:
    Every case that a lesson names stands in cases/.

en measure-unknown:
    Every measure that a lesson names stands in reference/measures.yaml.

en affected-unknown:
    What a lesson is about exists in the plan.

    That may be a role, power, level, fact, playbook, step, line of information or sector.

good:
    # roles.yaml, roles[nctv]
    reports_to: minister-jenv

bad role-unknown:
    # roles.yaml, roles[nctv]
    reports_to: minister-jen

good power-unknown:
    # playbooks/critical-vulnerability.yaml, playbook.steps[cv-confirm]
    powers: [cbw-binding-instruction]

bad power-unknown:
    # playbooks/critical-vulnerability.yaml, playbook.steps[cv-confirm]
    powers: [cbw-instruction]

good sector-unknown:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    sectors: [drinking-water]

bad sector-unknown:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    sectors: [drinkwater]

good process-unknown:
    # reference/sectors.yaml, processes[0]
    merged_into: ~

bad process-unknown:
    # reference/sectors.yaml, processes[0]
    merged_into: electricity-net

good fact-unknown:
    # playbooks/critical-vulnerability.yaml, playbook.steps[cv-confirm]
    produces: [patch-available]

bad fact-unknown:
    # playbooks/critical-vulnerability.yaml, playbook.steps[cv-confirm]
    produces: [patch-exists]

good level-unknown:
    # playbooks/critical-vulnerability.yaml, playbook.steps[cv-confirm]
    from_level: heightened

bad level-unknown:
    # playbooks/critical-vulnerability.yaml, playbook.steps[cv-confirm]
    from_level: level-2

good step-unknown:
    # playbooks/critical-vulnerability.yaml, playbook.steps[cv-rate-advisory]
    after: [cv-confirm]

bad step-unknown:
    # playbooks/critical-vulnerability.yaml, playbook.steps[cv-rate-advisory]
    after: [confirm]

good playbook-unknown:
    # cases/citrix-2020.yaml, case
    playbooks: [critical-vulnerability]

bad playbook-unknown:
    # cases/citrix-2020.yaml, case
    playbooks: [citrix]

good law-unknown:
    # legal_powers/cbw.yaml, law
    replaces: wbni

bad law-unknown:
    # legal_powers/cbw.yaml, law
    replaces: wet-beveiliging

good source-unknown:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    sources: [cbw-2026-08-15]

bad source-unknown:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    sources: [cbw]

good addressee-unknown:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    addressee: [essential-entity]

bad addressee-unknown:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    addressee: [essential]

good theme-unknown:
    # reference/measures.yaml, measures[inventory-of-powers]
    theme: decisive-action

bad theme-unknown:
    # reference/measures.yaml, measures[inventory-of-powers]
    theme: action

good subject-unknown:
    # reference/misunderstandings.yaml, misunderstandings[0]
    about: [cbw-binding-instruction, mccb]

bad subject-unknown:
    # reference/misunderstandings.yaml, misunderstandings[0]
    about: [instruction]

good case-unknown:
    # cases/citrix-2020.yaml, case.lessons[+]
    id: voorbeeldles
    text: {nl: Spreek vooraf af wie belt., en: Agree beforehand who calls.}
    basis: modelled
    sources: [own-modelling]
    drawn_from: {kind: incident, name: {nl: Citrix, en: Citrix}, case: citrix-2020}

bad case-unknown:
    # cases/citrix-2020.yaml, case.lessons[+]
    id: voorbeeldles
    text: {nl: Spreek vooraf af wie belt., en: Agree beforehand who calls.}
    basis: modelled
    sources: [own-modelling]
    drawn_from: {kind: incident, name: {nl: Citrix, en: Citrix}, case: citrix}

good measure-unknown:
    # cases/citrix-2020.yaml, case.lessons[+]
    id: voorbeeldles
    text: {nl: Spreek vooraf af wie belt., en: Agree beforehand who calls.}
    basis: modelled
    sources: [own-modelling]
    measures: [inventory-of-powers]

bad measure-unknown:
    # cases/citrix-2020.yaml, case.lessons[+]
    id: voorbeeldles
    text: {nl: Spreek vooraf af wie belt., en: Agree beforehand who calls.}
    basis: modelled
    sources: [own-modelling]
    measures: [inventory]

good affected-unknown:
    # cases/citrix-2020.yaml, case.lessons[+]
    id: voorbeeldles
    text: {nl: Spreek vooraf af wie belt., en: Agree beforehand who calls.}
    basis: modelled
    sources: [own-modelling]
    affects: [ncsc, cbw-binding-instruction]

bad affected-unknown:
    # cases/citrix-2020.yaml, case.lessons[+]
    id: voorbeeldles
    text: {nl: Spreek vooraf af wie belt., en: Agree beforehand who calls.}
    basis: modelled
    sources: [own-modelling]
    affects: [nscs]
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher, get_close_matches
from functools import cache, lru_cache
from typing import Any

from msgspec import Struct

from ncp.plan.located import Path, ReadFile, names_of
from ncp.plan.model import (
    cases,
    common,
    facts,
    lessons,
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

LAYER = "references"
NEEDS: dict[str, tuple[str, ...]] = {
    "role-unknown": ("roles.yaml",),
    "power-unknown": ("legal_powers",),
    "sector-unknown": ("reference/sectors.yaml",),
    "process-unknown": ("reference/sectors.yaml",),
    "fact-unknown": ("reference/facts.yaml",),
    "level-unknown": ("escalation_levels.yaml",),
    "step-unknown": ("playbooks",),
    "playbook-unknown": ("playbooks",),
    "law-unknown": ("legal_powers",),
    "source-unknown": ("reference/sources.yaml",),
    "addressee-unknown": ("roles.yaml", "reference/facts.yaml"),
    "theme-unknown": ("reference/measures.yaml",),
    "subject-unknown": (
        "roles.yaml", "legal_powers", "escalation_levels.yaml", "reference/facts.yaml", "playbooks",
    ),
    "case-unknown": ("cases",),
    "measure-unknown": ("reference/measures.yaml",),
    "affected-unknown": (
        "roles.yaml", "legal_powers", "escalation_levels.yaml", "reference/facts.yaml", "playbooks",
        "reference/information_sharing.yaml", "reference/sectors.yaml",
    ),
}  # fmt: skip

ROLE, POWER, SECTOR, PROCESS, FACT, LEVEL, STEP, PLAYBOOK, LAW, SOURCE, ADDRESSEE, SUBJECT, THEME = (
    "role", "power", "sector", "process", "fact", "level", "step", "playbook", "law", "source",
    "addressee", "subject", "theme",
)  # fmt: skip
CASE, MEASURE, AFFECTED = "case", "measure", "affected"

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
    (lessons.Lesson, "addressee"): ADDRESSEE,
    (lessons.Lesson, "affects"): AFFECTED,
    (lessons.Lesson, "measures"): MEASURE,
    (lessons.DrawnFrom, "case"): CASE,
    (reference.Measure, "owner"): ROLE,
    (reference.Measure, "theme"): THEME,
    (reference.Misunderstanding, "about"): SUBJECT,
}

RULES = {f"{kind}-unknown": "error" for kind in (*dict.fromkeys(REFERENCES.values()), SOURCE)}


def check(plan: Plan, files: Sequence[ReadFile]) -> Iterator[Problem]:
    """An id that no record of the wanted kind has, with the nearest that exists."""
    known = known_ids(plan, files)
    for file in files:
        for record, path in file.records:
            for field, key, kind in _references_of(type(record)):
                for name, place in _named(getattr(record, field), (*path, key)):
                    if name not in known[kind]:
                        yield file.problem(f"{kind}-unknown", place, id=name, **_suggestion(name, known[kind]))


@cache
def _references_of(record: type[Struct]) -> tuple[tuple[str, str, str], ...]:
    """The fields of a struct that refer to something, as Python and as the YAML call them, and to what kind."""
    return tuple((name, key, kind) for name, key in names_of(record) if (kind := _kind_of(record, name)))


def _kind_of(record: type[Struct], field: str) -> str | None:
    if field == "sources" and record is not reference.SourcesFile:
        return SOURCE
    return REFERENCES.get((record, field))


def _named(value: Any, path: Path) -> Iterable[tuple[str, Path]]:
    """The ids in a field, each with its path."""
    if value is None:
        return ()
    if isinstance(value, tuple):
        return [(name, (*path, number)) for number, name in enumerate(value)]
    return ((value, path),)


def known_ids(plan: Plan, files: Sequence[ReadFile] = ()) -> Mapping[str, frozenset[str]]:
    """The ids of every kind of record that something may refer to; those of cases stand in the files."""
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
        MEASURE: (measure.id for measure in plan.measures),
        CASE: (file.record.case.id for file in files if isinstance(file.record, cases.CaseFile)),
        ADDRESSEE: role_ids | {value.id for value in status.values} if status else role_ids,
    }
    sets = {kind: frozenset(ids) for kind, ids in known.items()}
    subjects = (ROLE, POWER, LEVEL, FACT, PLAYBOOK)
    subject = frozenset[str]().union(*(sets[kind] for kind in subjects))
    edges = frozenset(edge.id for edge in plan.edges)
    affected = subject.union(edges, *(sets[kind] for kind in (STEP, SECTOR, PROCESS, LAW)))
    return sets | {SUBJECT: subject, AFFECTED: affected}


@lru_cache(maxsize=256)
def _suggestion(name: str, known: frozenset[str]) -> dict[str, str]:
    """Slow (10 ms among a thousand ids), and one record that is gone is often named many times."""
    close = get_close_matches(name, sorted(known), n=2)
    if len(close) == 2 and _likeness(close[0], name) == _likeness(close[1], name):
        return {}  # of two ministers that are one letter away, naming one would be a guess
    return {"suggestion": close[0]} if close else {}


def _likeness(name: str, other: str) -> float:
    return SequenceMatcher(None, name, other).ratio()

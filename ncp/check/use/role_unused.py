"""A role to which the plan gives nothing to do and which nothing in the plan names.

nl:
    Elke rol doet iets in het plan, of wordt ergens genoemd.

    Een rol telt als gebruikt als hij een grond, taak, zetel of alarmering heeft, iets bijeenroept, een stap doet,
    een bevoegdheid houdt of er de geadresseerde van is, een feit kent, informatie deelt, of waar dan ook wordt
    genoemd, behalve in een casus. Is hij niets van dat alles, dan ziet niemand hem ooit. Geef hem een plaats, of
    haal hem weg.

en:
    Every role does something in the plan, or is named somewhere.

    A role counts as used if it has a ground, duty, seat or alert, convenes something, does a step, holds a power or
    is its addressee, knows a fact, shares information, or is named anywhere at all except in a case. If it is none
    of that, nobody ever sees it. Give it a place, or remove it.

good:
    # roles.yaml, roles[+]
    id: example-office
    kind: office
    name: {nl: Voorbeelddienst, en: Example office}
    task: {nl: Doet iets., en: Does something.}
    involved:
      - when: {fact: cause, is: malicious}
        because: {nl: Er is opzet in het spel., en: There is intent.}
        basis: modelled
        sources: [own-modelling]
    basis: modelled

bad:
    # roles.yaml, roles[+]
    id: example-office
    kind: office
    name: {nl: Voorbeelddienst, en: Example office}
    task: {nl: Doet iets., en: Does something.}
    basis: modelled
"""

from __future__ import annotations

from collections.abc import Iterator

from ncp.check.check import Context, Level
from ncp.plan.checks.references import ADDRESSEE, REFERENCES, ROLE, SUBJECT
from ncp.plan.model.cases import CaseFile
from ncp.plan.model.roles import Role
from ncp.problem import Problem

LAYER = "use"
RULES: dict[str, Level] = {"role-unused": "warning"}

NAMING: dict[type, list[str]] = {}
"""The fields that may name a role, by the struct that has them."""
for (owner, name), kind in REFERENCES.items():
    if kind in (ROLE, ADDRESSEE, SUBJECT):
        NAMING.setdefault(owner, []).append(name)


def check(context: Context) -> Iterator[Problem]:
    """Each role that has no part of its own and that no reference names, under its own or an earlier id."""
    named = _named(context)
    for role in context.plan.roles:
        if not _has_a_part(role) and named.isdisjoint((role.id, *role.formerly)):
            yield context.problem("role-unused", role, "id", id=role.id)


def _has_a_part(role: Role) -> bool:
    return bool(role.involved or role.duties or role.seats or role.alerted_by or role.at_level)


def _named(context: Context) -> frozenset[str]:
    """Every id that a reference to a role names, outside the cases: those show what happened, not what is planned."""
    found: set[str] = {context.plan.sharing_origin, context.plan.header.duty_office}
    for file in context.files:
        if isinstance(file.record, CaseFile):
            continue
        for record, _ in file.records:
            for name in NAMING.get(type(record), ()):
                value = getattr(record, name)
                found.update((value,) if isinstance(value, str) else value or ())
    return frozenset(found)

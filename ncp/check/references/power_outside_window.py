"""A power or a law is in force on the days on which another record rests on it.

nl:
    Een bevoegdheid is van kracht op de dagen waarop een lijn van informatie erop rust.

    Na een wetswijziging blijft de oude bevoegdheid gemakkelijk staan bij een lijn die doorloopt. Laat de lijn eindigen
    met de bevoegdheid en begin een nieuwe op de opvolger.

nl law-outside-window:
    Een wet is van kracht op de dagen waarop iemand er bevoegde autoriteit voor is.

nl step-without-ground:
    Een stap die nog loopt, noemt minstens één bevoegdheid die niet is vervallen.

    Anders leest de officier bij de stap geen grond meer. Zet de opvolger erbij; de oude mag blijven staan voor de dagen
    waarop zij gold. Is de stap zelf niet meer nodig, geef haar dan een einddatum.

en:
    A power is in force on the days on which a line of information rests on it.

    After a change of law the old power easily stays with a line that goes on. Let the line end with the power and begin
    a new one on the successor.

en law-outside-window:
    A law is in force on the days on which somebody is its competent authority.

en step-without-ground:
    A step that goes on names at least one power that has not lapsed.

    Otherwise the officer reads no ground with the step any more. Add the successor; the old one may stay for the days
    on which it held. If the step itself is not needed any more, give it a last day.

good:
    # reference/information_sharing.yaml, edges[ncsc-to-ibd-threat-data]
    in_force: {from: 2020-01-14, to: 2026-08-14}
    power: wbni-share-residual-data

bad power-outside-window:
    # reference/information_sharing.yaml, edges[ncsc-to-ibd-threat-data]
    in_force: {from: 2020-01-14}
    power: wbni-share-residual-data

good law-outside-window:
    # reference/sectors.yaml, competent_authorities[+]
    law: wbni
    sector: citizens
    role: rdi
    in_force: {from: 2018-11-09, to: 2026-08-14}
    basis: modelled
    sources: [own-modelling]

bad law-outside-window:
    # reference/sectors.yaml, competent_authorities[+]
    law: wbni
    sector: citizens
    role: rdi
    in_force: {from: 2018-11-09}
    basis: modelled
    sources: [own-modelling]

good step-without-ground:
    # playbooks/critical-vulnerability.yaml, playbook.steps[cv-confirm]
    powers: [wbni-instruction, cbw-binding-instruction]

bad step-without-ground:
    # playbooks/critical-vulnerability.yaml, playbook.steps[cv-confirm]
    powers: [wbni-instruction]
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ncp.check.check import Context, Level
from ncp.check.missing_days import in_figures, missing_days
from ncp.check.shared_days import first_shared_day
from ncp.plan.model.common import Window
from ncp.problem import Problem

LAYER = "references"
RULES: dict[str, Level] = {
    "power-outside-window": "warning",
    "law-outside-window": "warning",
    "step-without-ground": "warning",
}
NEEDS = ("legal_powers",)


def check(context: Context) -> Iterator[Problem]:
    """Lines of information, competent authorities and steps that outlive their law."""
    plan = context.plan
    windows = {name: [power.in_force for _, power in found] for name, found in plan.power_versions.items()}
    for edge in plan.edges:
        days = missing_days(edge.in_force, windows[edge.power]) if edge.power in windows else ()
        if days:
            values = {"power": str(edge.power), "id": edge.id, "days": in_figures(days)}
            yield context.problem("power-outside-window", edge, "power", **values)
    laws = {file.law.id: file.law.in_force for file in plan.laws}
    for each in plan.competent_authorities:
        days = missing_days(each.in_force, [laws[each.law]]) if each.law in laws else ()
        if days:
            values = {"law": each.law, "sector": each.sector, "days": in_figures(days)}
            yield context.problem("law-outside-window", each, "law", **values)
    yield from _steps(context, windows)


def _steps(context: Context, windows: dict[str, list[Window]]) -> Iterator[Problem]:
    for playbook in context.plan.playbooks:
        for step in playbook.steps:
            for number, name in enumerate(step.powers):
                versions = windows.get(name, [step.in_force])
                if all(first_shared_day(step.in_force, each) is None for each in versions):
                    values = {"power": name, "id": step.id, "days": in_figures([step.in_force])}
                    yield context.problem("power-outside-window", step, "powers", number, **values)
            lapsed = all(_has_lapsed(windows.get(name, []), context.on) for name in step.powers)
            if step.powers and step.in_force.covers(context.on) and lapsed:
                yield context.problem("step-without-ground", step, "powers", id=step.id, powers=", ".join(step.powers))


def _has_lapsed(versions: list[Window], on: date) -> bool:
    """Whether the last day of every version lies behind."""
    return bool(versions) and all(each.to is not None and each.to < on for each in versions)

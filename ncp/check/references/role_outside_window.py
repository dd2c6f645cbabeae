"""A role exists on every day on which another record counts on it.

nl:
    Een rol bestaat op elke dag waarop een ander record op haar rekent.

    Ministeries worden gesplitst en organisaties gaan in elkaar op; een bevoegdheid met de oude houder blijft dan staan.
    Sluit de oude versie af en begin een nieuwe met de opvolger (`succeeded_by` van de rol), of laat het venster
    eindigen als de rol ophoudt. Is niet bekend wie het daarna was, zeg dat dan in `note` van de bevoegdheid en noem de
    rol daar.

    Wie alleen iets krijgt of ergens van weet (geadresseerden, wie wordt gewaarschuwd), mag een rol zijn die in die tijd
    is opgevolgd.

en:
    A role exists on every day on which another record counts on it.

    Ministries are split and organisations merge; a power with the old holder then stays behind. End the old version and
    begin a new one with the successor (`succeeded_by` of the role), or let the window end when the role ends. If it is
    not known who it was afterwards, say so in the `note` of the power and name the role there.

    Whoever only receives something or is told (addressees, who is notified) may be a role that was succeeded meanwhile.

good:
    # legal_powers/cbw.yaml, powers[cbw-single-point-of-contact]
    holder: {role: minister-jenv, executed_by: ncsc}

bad:
    # legal_powers/cbw.yaml, powers[cbw-single-point-of-contact]
    holder: {role: minister-ezk}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from ncp.check.check import Context, Level
from ncp.check.missing_days import in_figures, missing_days
from ncp.check.shared_days import first_shared_day
from ncp.plan.located import Path
from ncp.plan.model.common import Text, Window
from ncp.plan.model.plan import Plan
from ncp.plan.model.playbooks import Step
from ncp.plan.model.powers import Power
from ncp.plan.model.roles import Role
from ncp.plan.model.sectors import Process, Sector
from ncp.problem import Problem

LAYER = "references"
RULES: dict[str, Level] = {"role-outside-window": "warning"}
NEEDS = ("roles.yaml",)


class Use(Struct, frozen=True):
    """A record that counts on a role during a window."""

    record: Struct
    path: Path
    name: str
    """What a message calls the record."""
    window: Window
    role: str
    acts: bool = True
    """Whether the role itself does or decides something; otherwise its successor will do."""
    note: Text | None = None


def check(context: Context) -> Iterator[Problem]:
    """A role that does not exist on some day on which it is needed."""
    roles = context.plan.role_by_id
    for use in _uses(context.plan):
        role = roles.get(use.role)
        if role is None or role.exists == Window():
            continue
        days = _missing(roles, role, use)
        if days and not _is_said(roles, role, use.note):
            hint = {"suggestion": role.succeeded_by} if role.succeeded_by and days[-1].from_ else {}
            values = {"role": role.id, "id": use.name, "days": in_figures(days), **hint}
            yield context.problem("role-outside-window", use.record, *use.path, **values)


def _missing(roles: dict[str, Role], role: Role, use: Use) -> tuple[Window, ...]:
    """The days on which the use goes wrong."""
    if use.acts or first_shared_day(use.window, role.exists) is None:
        return missing_days(use.window, [role.exists])
    family = [role.exists]
    while role.succeeded_by and role.succeeded_by in roles and len(family) <= len(roles):
        role = roles[role.succeeded_by]
        family.append(role.exists)
    days = missing_days(use.window, family)
    return days if days and days[-1].to == use.window.to else ()  # that it began a little later harms nobody


def _is_said(roles: dict[str, Role], role: Role, note: Text | None) -> bool:
    """Whether a note speaks of the role or of its successor."""
    named = [role, *([roles[role.succeeded_by]] if role.succeeded_by in roles else [])]
    words = [word for each in named for word in (each.abbreviation, each.name.nl, each.name.en) if word]
    return note is not None and any(word in note.nl or word in note.en for word in words)


def _uses(plan: Plan) -> Iterator[Use]:
    for _, power in plan.powers:
        yield from _of_power(power)
    held: tuple[Sector | Process, ...] = (*plan.sectors, *plan.processes)
    for sector in held:
        for field in ("ministry", "supervisor", "csirt"):
            for dated in getattr(sector, field):
                yield Use(dated, ("role",), sector.id, dated.in_force, dated.role)
    for each in plan.competent_authorities:
        yield Use(each, ("role",), f"{each.law}/{each.sector}", each.in_force, each.role, note=each.note)
    for edge in plan.edges:
        yield Use(edge, ("source",), edge.id, edge.in_force, edge.source)
        yield from _listed(edge, "to", edge.id, edge.in_force, [edge.to] if edge.to else [])
    for node in plan.nodes:
        yield Use(node, ("role",), node.role, node.in_force, node.role)
    for playbook in plan.playbooks:
        for step in playbook.steps:
            yield from _of_step(step)
    yield from _of_levels(plan)
    yield from _of_roles(plan)


def _of_power(power: Power) -> Iterator[Use]:
    for holder in power.holder:
        moved = [link.in_force for link in holder.chain if link.form == "delegation"]
        for window in missing_days(power.in_force, moved) if moved else (power.in_force,):
            yield Use(holder, ("role",), power.id, window, holder.role, note=power.note)
        if holder.executed_by:
            yield Use(holder, ("executed_by",), power.id, power.in_force, holder.executed_by, note=power.note)
        for link in holder.chain:
            yield Use(link, ("role",), power.id, link.in_force, link.role, note=power.note)
    for act in (*power.before, *power.after):
        if act.role:
            yield Use(act, ("role",), power.id, power.in_force, act.role, acts=False, note=power.note)
    yield from _listed(power, "addressee", power.id, power.in_force, power.addressee, power.note)
    if power.clock:
        yield from _listed(power.clock, "addressee", power.id, power.in_force, power.clock.addressee, power.note)


def _of_step(step: Step) -> Iterator[Use]:
    yield Use(step, ("role",), step.id, step.in_force, step.role)
    yield from _listed(step, "notifies", step.id, step.in_force, step.notifies)


def _of_levels(plan: Plan) -> Iterator[Use]:
    for ladder in plan.ladders:
        for level in ladder.levels:
            if level.body:
                yield Use(level, ("body",), level.id, level.in_force, level.body)
            for sitting in level.sits:
                yield Use(sitting, ("role",), level.id, level.in_force, sitting.role)
            if level.convening:
                for field in ("by", "on_request_of", "in_agreement_with", "after_consulting", "informs"):
                    for number, name in enumerate(getattr(level.convening, field)):
                        yield Use(level.convening, (field, number), level.id, level.in_force, name)


def _of_roles(plan: Plan) -> Iterator[Use]:
    for role in plan.roles:
        for seat in role.seats:
            yield Use(seat, ("council",), role.id, seat.in_force, seat.council)
        for alert in role.alerted_by:
            yield Use(alert, ("by",), role.id, role.exists, alert.by, acts=False)
        for field in ("part_of", "reports_to"):
            yield from _listed(role, field, role.id, role.exists, [name] if (name := getattr(role, field)) else [])


def _listed(
    record: Struct, field: str, name: str, window: Window, roles: Iterable[str], note: Text | None = None
) -> Iterator[Use]:
    """Roles that only receive something or are told."""
    many = isinstance(getattr(record, field), tuple)
    for number, role in enumerate(roles):
        path: Path = (field, number) if many else (field,)
        yield Use(record, path, name, window, role, acts=False, note=note)

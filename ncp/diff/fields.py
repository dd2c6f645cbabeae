"""How each field of the plan is compared: what counts as the same, and where order means something.

The kind of a field follows from its type; the tables below hold what the type cannot say. No judgement here.
"""

from __future__ import annotations

import types
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct

from ncp.plan.model import cases, common, facts, levels, playbooks, powers, reference, roles, sectors, sharing
from ncp.plan.model import lessons as taught
from ncp.plan.model.common import Text, Window
from ncp.plan.model.condition import All, AnyOf, Not, Test, Value

How = Literal[
    "value",  # one scalar
    "text",  # one text in two languages
    "texts",  # texts in an order that means something
    "ids",  # words of which the order means nothing
    "sequence",  # words of which the order means something
    "condition",  # compared by meaning
    "window",  # compared by the days it covers
    "part",  # a struct of its own inside the record, or none
    "parts",  # structs inside the record, paired by their natural key; their order means nothing
    "calendar",  # offices with the days on which each holds, compared as one
    "records",  # records with an identity of their own, compared by themselves
    "ranks",  # the same, and their order among each other means something
    "identity",  # what the record is found by, or what declares a rename: no difference by itself
]

ORDERED: dict[tuple[type, str], str] = {
    (levels.Ladder, "levels"): "escalation climbs in this order",
    (powers.LadderFile, "rungs"): "a lighter rung comes first",
    (facts.Fact, "values"): "the order of an ordered fact, and of the choices at the prompt",
    (playbooks.Playbook, "steps"): "open steps are shown in this order",
    (roles.AtLevel, "first_hour"): "an officer works down this list",
}
"""Where order means something, and what. Everywhere else the order of a list means nothing.

``after`` of a step orders the work; that of ``holder``, ``before``, ``sits``, ``alerted_by``, ``includes`` and all
lists of ids is only how they were typed.
"""

OWN_RECORDS: tuple[tuple[type, str], ...] = (
    (levels.Ladder, "levels"), (facts.Fact, "values"), (playbooks.Playbook, "steps"), (cases.Case, "lessons"),
    (powers.LawFile, "law"), (powers.LawFile, "powers"), (powers.LadderFile, "rungs"), (facts.FactsFile, "facts"),
    (levels.LevelsFile, "ladders"), (roles.RolesFile, "roles"), (playbooks.PlaybookFile, "playbook"),
    (cases.CaseFile, "case"), (taught.LessonsFile, "lessons"), (sectors.SectorsFile, "sectors"),
    (sectors.SectorsFile, "processes"), (sectors.SectorsFile, "competent_authorities"),
    (sharing.SharingFile, "nodes"), (sharing.SharingFile, "edges"), (reference.SourcesFile, "sources"),
    (reference.MeasuresFile, "themes"), (reference.MeasuresFile, "measures"),
    (reference.MisunderstandingsFile, "misunderstandings"),
)  # fmt: skip
"""Fields that hold records which ``records`` finds by themselves."""

IDENTITIES: tuple[tuple[type, str], ...] = (
    (sectors.CompetentAuthority, "law"), (sectors.CompetentAuthority, "sector"), (sharing.Node, "role"),
    (common.DatedRole, "in_force"),  # an office and its days are one entry of a calendar
)  # fmt: skip
"""What identifies a record that has no ``id``; ``id`` and ``formerly`` do so everywhere."""

POINTING: tuple[type, ...] = (cases.Expectation,)
"""Structs whose ``id`` names another record."""

KEYS: dict[type, tuple[str, ...]] = {
    common.DatedRole: ("role",),
    common.Statement: (),
    roles.EarlierName: ("name",),
    roles.Duty: ("id",),
    roles.Seat: ("council",),
    roles.Alert: ("by",),
    roles.Involvement: ("because",),
    roles.AtLevel: ("level",),
    levels.Sitting: ("role",),
    powers.Holder: ("role", "for_"),
    powers.Mandate: ("role", "form"),
    powers.Procedure: ("act", "role"),
    playbooks.Option: ("id",),
    sectors.Dependency: ("process",),
    sharing.Designation: ("as_what",),
    cases.CaseEvent: ("at", "do", "fact", "level", "role", "step", "power", "option"),
    cases.Expectation: ("at", "subject", "id"),
    taught.Progress: ("since",),
}
"""By what the parts of a list are paired, after those that are equal. Without a key, or when each side has one part
left over that has no partner, what is left is taken for the same thing in other words, unless the struct is in
``NOT_REWORDED``."""

NOT_REWORDED: tuple[type, ...] = (
    common.DatedRole, roles.Duty, roles.Seat, roles.Alert, roles.AtLevel, levels.Sitting, powers.Holder,
    powers.Mandate, playbooks.Option, sectors.Dependency, sharing.Designation, cases.CaseEvent, cases.Expectation,
    taught.Progress,
)  # fmt: skip
"""Parts whose key says what they are: another key is another thing."""

IN_ONE: tuple[tuple[type, str], ...] = ((powers.Power, "holder"),)
"""Lists of which what went and what came is one difference: this office became that one."""


@cache
def how(kind: type[Struct], name: str) -> How:
    """How a field is compared."""
    field = (kind, name)
    if field in OWN_RECORDS:
        return "ranks" if field in ORDERED else "records"
    if name == "formerly" or field in IDENTITIES or (name == "id" and kind not in POINTING):
        return "identity"
    if kind in NOT_REWORDED and name in KEYS[kind]:
        return "identity"
    hint = _hints(kind).get(name)
    if hint is None:
        return "value"  # what holds the record: the law of a power, the playbook of a step
    return _by_type(hint, ordered=field in ORDERED)


@cache
def names_of(kind: type[Struct]) -> tuple[tuple[str, str], ...]:
    """The fields of a struct, as Python and as the YAML call them."""
    return tuple((field.name, field.encode_name) for field in msgspec.structs.fields(kind))


@cache
def _hints(kind: type[Struct]) -> dict[str, Any]:
    return get_type_hints(kind)


def _by_type(hint: Any, *, ordered: bool) -> How:
    options = tuple(each for each in _options(hint) if each is not types.NoneType)
    if set(options) == {All, AnyOf, Not, Test}:
        return "condition"
    if len(options) > 1:
        if set(options) != set(get_args(Value)):
            raise TypeError(f"no way to compare {hint!r}")  # a struct uses a type nobody taught this module
        return "value"
    only = options[0]
    if get_origin(only) is tuple:
        item = get_args(only)[0]
        if item is Text:
            return "texts"
        if isinstance(item, type) and issubclass(item, Struct):
            return "calendar" if item is common.DatedRole else "parts"
        return "sequence" if ordered else "ids"
    if only in (Text, Window):
        return "text" if only is Text else "window"
    return "part" if isinstance(only, type) and issubclass(only, Struct) else "value"


def _options(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)

# ruff: noqa: INP001 - a script beside the pages it writes, not a package
"""The page changes.md, from the registry of ``ncp plan diff``: levels, grounds, rules, and the judge of every field."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from typing import get_args, get_type_hints

from msgspec import Struct
from msgspec.structs import fields

from ncp.diff.change import LEVELS
from ncp.diff.compare import OWNERS
from ncp.diff.fields import ORDERED, how
from ncp.diff.grounds import LEVEL_OF
from ncp.diff.rules import JUDGES, RULES_BY_AREA, levels_of
from ncp.plan import model
from ncp.plan.model.common import Record, Text, Window
from ncp.text.en.diff import TEXTS as EN
from ncp.text.nl.diff import TEXTS as NL

HEAD = """\
# Changes: what `ncp plan diff` reports

Every kind of change that `ncp plan diff` knows, how much it weighs and why. A rule id is stable and the same in both
languages; the text is for people and may change. This page is generated from the program by `python docs/generate.py`;
do not edit it by hand.

## Levels

{levels}

`beoordelen` is only for what the plan cannot know. A change that helps in one situation and hurts in another is
*ingrijpend*, and so is a wider condition as much as a narrower one: the one costs a ground, the other a possibility.

## Grounds

Every change has one ground, and the ground gives the level. `why` in the JSON is the name of the ground.

{grounds}

## How two plans are laid beside each other

* A record is found by its kind and id. `formerly` declares a rename; what refers to the old id is then no change.
* Versions of one id are paired by their first day, what is left by what is most alike. Where a version was cut in two,
  the new part is laid beside the old whole: what differs counts from its first day, and that the first part ends is
  nothing by itself.
* A condition is compared by what it means, over every situation that the two conditions tell apart, unknown facts
  included; the smallest situations that differ are shown. Written in another way with the same meaning it is
  *redactioneel*.
* Windows are compared by the days they cover.
* What follows from another change stands under it: the powers of a law that came, the steps that named a role that is
  gone, the powers that end with their law. Another holder is never a mere consequence.
* The order of a list means nothing, except here:

{orders}

* Parts of a list without an id are the same when they are equal; then when their key is (the role of a seat, the act
  and role of a procedure); then, when each side has one left, that one is the same in other words.

"""

FOOT = """\
## Limits of this page

The judgement is ours, and it is about this program: *ingrijpend* means that the plan would tell an officer something
else, not that the law says so. A change of wording that changes the meaning is *beoordelen* at most; a person has to
read it. How the levels came about stands in [decision 0020](../decisions/0020-how-much-a-change-weighs.md).
"""

AREA_TITLES = {
    "every": "Every record",
    "powers": "Law and the intervention ladder",
    "roles": "Roles",
    "levels": "Ladders and levels",
    "playbooks": "Playbooks and steps",
    "facts": "Facts",
    "society": "Sectors, processes and information",
    "reference": "Header, sources, measures, misunderstandings, lessons and cases",
}
COMPARED = {
    "value": "one value",
    "text": "a text in two languages",
    "texts": "texts in their order",
    "ids": "words, whatever their order",
    "sequence": "words in their order",
    "condition": "by meaning",
    "window": "by the days it covers",
    "part": "came, went, or field by field",
    "parts": "part by part",
    "calendar": "who it is on which day",
    "ranks": "the records apart, and their order",
}


def changes_page() -> str:
    """The whole page."""
    head = HEAD.format(levels=_levels(), grounds=_grounds(), orders=_orders())
    areas = [f"## {AREA_TITLES[area]}\n\n{_rules(area)}\n" for area in RULES_BY_AREA]
    return "\n".join([head + "\n".join(areas), _fields(), FOOT])


def _table(columns: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [columns, tuple("---" for _ in columns), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _levels() -> str:
    rows = ((f"`{level}`", EN[f"level-{level}"], EN[f"means-{level}"], NL[f"means-{level}"]) for level in LEVELS)
    return _table(("level", "English on the screen", "English", "Nederlands"), rows)


def _grounds() -> str:
    rows = ((f"`{name}`", level, EN[f"why-{name}"], NL[f"why-{name}"]) for name, level in LEVEL_OF.items())
    return _table(("ground", "level", "English", "Nederlands"), rows)


def _orders() -> str:
    found = ORDERED.items()
    return "\n".join(f"  * `{name}` of {struct.__name__}: {what}" for (struct, name), what in found)


def _rules(area: str) -> str:
    rows = (
        (f"`{rule.id}`", ", ".join(levels_of(rule)), EN[rule.id], NL[rule.id], ", ".join(rule.grounds))
        for rule in RULES_BY_AREA[area].values()
    )
    return _table(("rule", "level", "English", "Nederlands", "grounds"), rows)


def _fields() -> str:
    text = "\n\n".join(f"### {struct.__name__}\n\n{_fields_of(struct)}" for struct in _structs() if _judged(struct))
    return (
        "## Every field\n\nEach field of each struct of the plan with how it is compared and the rules it may give. "
        "Ids and `formerly` are what a record is found by; a test fails on a field that nobody judged.\n\n"
        f"{text}\n"
    )


def _structs() -> list[type[Struct]]:
    modules = [import_module(f"{model.__name__}.{each.name}") for each in pkgutil.iter_modules(model.__path__)]
    found = {each for module in modules for each in vars(module).values() if isinstance(each, type)}
    records = [each for each in found if issubclass(each, Record) and each not in (Record, Text, Window)]
    return sorted(records, key=lambda each: each.__qualname__)


def _judged(struct: type[Struct]) -> bool:
    return any(kind is struct for kind, _ in JUDGES)


def _fields_of(struct: type[Struct]) -> str:
    return _table(("field", "compared", "rules"), _rows(struct))


def _rows(struct: type[Struct]) -> Iterator[tuple[str, str, str]]:
    if (struct, "") in JUDGES:
        yield "*the whole*", "came or went", _rules_of(struct, "")
    for name in OWNERS.values():
        if (struct, name) in JUDGES:
            yield "*what holds it*", "one value", _rules_of(struct, name)
    for field in fields(struct):
        way = how(struct, field.name)
        if way in COMPARED:
            yield f"`{field.encode_name}`", COMPARED[way], _rules_of(struct, field.name)


def _rules_of(struct: type[Struct], name: str) -> str:
    if (struct, name) in JUDGES:
        return ", ".join(f"`{rule.id}`" for rule in JUDGES[struct, name].rules)
    part = next((each for each in get_args(get_type_hints(struct)[name]) if isinstance(each, type)), None)
    return f"see {part.__name__}" if part else ""

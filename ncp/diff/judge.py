"""Judges: what a difference means. One rule id, the ground for its level, and what its message needs.

An area (``ncp.diff.areas``) gives every field of its structs a judge; a judge knows the rules it may name, so the
registry of rules is read from the judges and cannot drift from them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from ncp.diff.change import Action
from ncp.diff.difference import Difference, OnDays
from ncp.diff.meaning import Meaning
from ncp.diff.versions import Days, days_of, merged
from ncp.plan.model.common import Window
from ncp.plan.model.condition import ALWAYS_TRUE, Value

Situations = Mapping[str, Mapping[str, Value]]
"""Facts by what they show: ``now_true``, ``now_false`` or ``open``."""


class Rule(Struct, frozen=True):
    """One rule of judgement: its id and the grounds on which its changes may have their level, the usual one first."""

    id: str
    grounds: tuple[str, ...]


class Verdict(Struct, frozen=True):
    """What one difference means."""

    rule: str
    ground: str
    action: Action | None = None
    """None means what the difference itself is."""
    situations: Situations = {}
    """Of a condition: situations that show how it changed."""


Decide = Callable[[Difference, Meaning], Iterator[Verdict]]


class Judge(Struct, frozen=True):
    """Judges the differences of one field, or of records of one kind that came and went."""

    rules: tuple[Rule, ...]
    decide: Decide


Judges = Mapping[tuple[type[Struct], str], Judge]


def one(rule: str, ground: str) -> Judge:
    """Whatever differs here is this rule, on this ground."""
    return Judge((Rule(rule, (ground,)),), lambda _, __: iter((Verdict(rule, ground),)))


def came_and_went(name: str, ground: str, *, gone: str | None = None, changed: str | None = None) -> Judge:
    """``NAME-added`` and ``NAME-removed``, and ``NAME-changed`` when something was swapped for something else."""
    grounds = {"added": ground, "removed": gone or ground, "changed": changed or ground}
    whats = ("added", "removed", *(("changed",) if changed else ()))
    rules = tuple(Rule(f"{name}-{what}", (grounds[what],)) for what in whats)

    def decide(found: Difference, _: Meaning) -> Iterator[Verdict]:
        yield Verdict(f"{name}-{found.what}", grounds[found.what])

    return Judge(rules, decide)


def record(
    name: str,
    *,
    used: Callable[[Any, Meaning, bool], str | None],
    added: str,
    removed: str,
    unused: tuple[str, str] = ("unused", "nobody-misses-it"),
) -> Judge:
    """A record that came or went: ``used`` gives the ground on which nothing hangs on it, or None when something does.

    Its last argument says whether to look in the old plan.
    """
    rules = (Rule(f"{name}-added", (added, "never-speaks", unused[0])),
             Rule(f"{name}-removed", (removed, unused[1])))  # fmt: skip

    def decide(found: Difference, meaning: Meaning) -> Iterator[Verdict]:
        idle = used(found.side.value, meaning, found.old is not None)
        if found.what == "added":
            yield Verdict(f"{name}-added", idle or added)
        else:
            yield Verdict(f"{name}-removed", unused[1] if idle else removed)

    return Judge(rules, decide)


CONDITION_GROUNDS = {
    "narrowed": "fewer-situations",
    "widened": "more-situations",
    "shifted": "other-situations",
    "leaves-open": "open-longer",
    "rewritten": "same-meaning",
    "too-large": "too-many-facts",
}
_RELATIONS: Mapping[str, tuple[str, Action]] = {
    "narrower": ("narrowed", "narrowed"),
    "wider": ("widened", "widened"),
    "both": ("shifted", "changed"),
    "unknowns": ("leaves-open", "changed"),
    "equal": ("rewritten", "changed"),
    "too-large": ("too-large", "changed"),
}


def condition(name: str) -> Judge:
    """A condition, by what it means: ``NAME-narrowed``, ``NAME-widened`` and so on, with a situation that shows it."""
    rules = tuple(Rule(f"{name}-{end}", (ground,)) for end, ground in CONDITION_GROUNDS.items())

    def decide(found: Difference, meaning: Meaning) -> Iterator[Verdict]:
        old, new = found.both
        relation, situations = meaning.relation(old.value or ALWAYS_TRUE, new.value or ALWAYS_TRUE)
        end, action = _RELATIONS[relation]
        yield Verdict(f"{name}-{end}", CONDITION_GROUNDS[end], action, situations)

    return Judge(rules, decide)


VERSIONED = ("power", "level", "competent-authority")
WINDOW_ENDS = ("ended", "window-shortened", "window-extended", "window-moved")


def window(name: str, ground: str = "other-days") -> Judge:
    """The days on which something holds: ``NAME-ended``, ``NAME-window-shortened`` and so on.

    ``name`` may be of a kind with versions: days that another version took over are no change by themselves.
    """
    grounds = (ground, "days-covered") if name in VERSIONED else (ground,)
    rules = tuple(Rule(f"{name}-{end}", grounds) for end in WINDOW_ENDS)

    def decide(found: Difference, meaning: Meaning) -> Iterator[Verdict]:
        old, new = found.both
        end, action = window_change(old.value, new.value)
        passed_on = name in VERSIONED and meaning.passed_on(found)
        yield Verdict(f"{name}-{end}", "days-covered" if passed_on else ground, action)

    return Judge(rules, decide)


def calendar(rule: str, ground: str) -> Judge:
    """Who it is on which day. The same offices on the same days, only divided in another way, are no other offices."""

    def decide(found: Difference, _: Meaning) -> Iterator[Verdict]:
        old, new = (_offices(side.value) for side in found.both)
        yield Verdict(rule, "days-covered" if old == new else ground)

    return Judge((Rule(rule, (ground, "days-covered")),), decide)


def _offices(entries: Sequence[OnDays]) -> dict[str, tuple[Days, ...]]:
    roles = dict.fromkeys(entry.role for entry in entries)
    return {role: merged(entry.in_force for entry in entries if entry.role == role) for role in roles}


def window_change(old: Window, new: Window) -> tuple[str, Action]:
    """How the days of a window changed, as the end of a rule id and as an action."""
    before, after = days_of(old), days_of(new)
    if before[0] <= after[0] and after[1] <= before[1]:
        return ("ended" if before[0] == after[0] and old.to is None else "window-shortened"), "narrowed"
    if after[0] <= before[0] and before[1] <= after[1]:
        return "window-extended", "widened"
    return "window-moved", "changed"


def reach(name: str) -> Judge:
    """A list that limits, where an empty list limits nothing: narrower, wider or neither."""
    rules = tuple(Rule(f"{name}-{end}", (CONDITION_GROUNDS[end],)) for end in ("narrowed", "widened", "shifted"))

    def decide(found: Difference, _: Meaning) -> Iterator[Verdict]:
        old, new = (frozenset(side.value) for side in found.both)
        wider = not new or (bool(old) and old < new)
        narrower = not old or (bool(new) and new < old)
        end, action = _RELATIONS["wider" if wider else "narrower" if narrower else "both"]
        yield Verdict(f"{name}-{end}", CONDITION_GROUNDS[end], action)

    return Judge(rules, decide)

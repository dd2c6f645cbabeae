"""A lens looks at one kind of subject in two plans: what each shows of it, and which record made the difference.

Which subjects can differ at all is part of the lens: those whose records, and all that these rest on, are equal in
both plans are never looked at. A test holds this against the whole advice of both plans.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Literal, Protocol

from msgspec import Struct

from ncp.advice.powers import weigh_rungs
from ncp.diff.row import Because, Words
from ncp.diff.situations import Course, Situation
from ncp.logic.reason import Reason
from ncp.plan.model.common import Window
from ncp.plan.model.condition import Condition, tests_in
from ncp.plan.model.plan import Plan
from ncp.plan.model.sectors import CompetentAuthority


class Source(Struct, frozen=True):
    """Where a difference comes from: fields of a record, ``""`` for its coming or going as a whole."""

    kind: str
    id: str
    fields: tuple[str, ...] = ("",)
    since: tuple[date | None, ...] = ()
    """The first days of the versions that were laid beside each other; empty: any version."""


class Cause(Struct, frozen=True):
    """One thing that made a difference."""

    because: Because
    sources: tuple[Source, ...]


class Face(Struct, frozen=True):
    """What one plan shows of a subject."""

    verdict: str
    of: Any = None
    """What the lens made of it, for its own further questions."""


NOT_IN_PLAN = Face("not-in-plan")
NOT_IN_FORCE = Face("not-in-force")


class Asked(Struct, frozen=True):
    """One aspect of one subject that differs, and where."""

    subject: str
    aspect: str
    faces: tuple[Face, Face]
    situation: Situation


class Side:
    """One of the two plans, with what is worked out once."""

    def __init__(self, plan: Plan, index: Literal[0, 1]) -> None:
        self.plan = plan
        self.name: Literal["old", "new"] = "new" if index else "old"
        self._index = index
        self._rungs: dict[int, dict[str, Reason]] = {}

    @cached_property
    def authorities(self) -> Mapping[str, Sequence[CompetentAuthority]]:
        """By law, who is its competent authority anywhere at any time."""
        found: dict[str, list[CompetentAuthority]] = {}
        for each in self.plan.competent_authorities:
            found.setdefault(each.law, []).append(each)
        return found

    def facts(self, situation: Situation) -> dict[str, Any]:
        """What is known, as far as this plan has words for it."""
        return situation.known[self._index].facts

    def rungs(self, situation: Situation) -> dict[str, Reason]:
        """The intervention ladder, weighed once for each set of facts."""
        if situation.state not in self._rungs:
            self._rungs[situation.state] = weigh_rungs(self.plan, self.facts(situation))
        return self._rungs[situation.state]


class Between:
    """The two plans beside each other, the old one in the ids of the new, and the cases of both."""

    def __init__(self, old: Plan, new: Plan, cases: Sequence[Course]) -> None:
        self.old = Side(old, 0)
        self.new = Side(new, 1)
        self.cases = cases
        self.spoken: set[tuple[str, str]] = set()
        """The subjects, by kind and id, that said anything in any case so far."""

    @property
    def sides(self) -> tuple[Side, Side]:
        """Old, then new."""
        return self.old, self.new

    @cached_property
    def moved_facts(self) -> frozenset[str]:
        """The facts whose values or their order differ, or that a plan cannot hold in some case."""
        old, new = self.old.plan, self.new.plan
        names = {*old.fact_by_id, *new.fact_by_id}
        moved = {name for name in names if _meaning(old, name) != _meaning(new, name)}
        situations = [situation for course in self.cases for situation in (*course.moments, course.end)]
        return frozenset(moved.union(*(known.lost for situation in situations for known in situation.known)))

    def touches(self, conditions: Iterable[Condition]) -> bool:
        """Whether a condition rests on a fact that is not the same thing in both plans."""
        return bool(self.moved_facts) and any(
            test.fact in self.moved_facts for each in conditions for test in tests_in(each)
        )


class Lens(Protocol):
    """One kind of subject in the two plans that it was made for."""

    kind: str
    tells_verdict: bool
    """Whether the verdict is compared, or only what goes with it where both sides speak."""

    def to_look_at(self) -> Iterable[str]:
        """Keys: subjects that may differ, or groups of them that are worked out together."""
        ...

    def windows(self, side: Side, key: str) -> Iterator[Window]:
        """Every window on which the answer for a key depends."""
        ...

    def rests_on(self, key: str) -> Iterable[str]:
        """Every fact on which the answer for a key depends."""
        ...

    def progress(self, key: str, situation: Situation) -> object:
        """What of the progress of a case the answer for a key depends on."""
        ...

    def see(self, side: Side, key: str, situation: Situation) -> Mapping[str, Face]:
        """The subjects of a key that one plan shows in a situation."""
        ...

    def absent(self, side: Side, subject: str, situation: Situation) -> Face:
        """Why a subject that the other plan shows is not there."""
        ...

    def details(self, side: Side, face: Face, situation: Situation) -> Mapping[str, Words]:
        """What else an officer sees of a subject that speaks, by aspect."""
        ...

    def causes(self, asked: Asked) -> Iterator[Cause]:
        """What made an aspect differ, the first reason first."""
        ...


def facts_in(conditions: Iterable[Condition]) -> frozenset[str]:
    """The facts that conditions test."""
    return frozenset(test.fact for each in conditions for test in tests_in(each))


def field_of(aspect: str) -> str:
    """The field of a record that an aspect shows: ``alerted-by`` shows ``alerted_by``."""
    return aspect.replace("-", "_")


def detail(kind: str, asked: Asked, since: tuple[date | None, ...] = ()) -> Cause:
    """The cause of a difference in a field that is shown as it stands."""
    fields = (field_of(asked.aspect),)
    return Cause(Because(part="detail"), (Source(kind, asked.subject, fields_of(fields, since), since),))


def fields_of(fields: tuple[str, ...], since: tuple[date | None, ...]) -> tuple[str, ...]:
    """Of two versions that begin on other days the difference may lie in their windows, or in one that came or went."""
    return (*fields, "in_force", "") if len(set(since)) > 1 else fields


def absence(side: Side, kind: str, subject: str, windows: Iterable[Window], on: date, field: str = "in_force") -> Cause:
    """Why a subject is not there on a day: its plan lacks it, or none of its windows is open."""
    known = tuple(windows)
    if not known:
        return Cause(Because(part="not-in-plan", side=side.name), (Source(kind, subject),))
    ended = [window.to for window in known if window.to and window.to < on]
    coming = [window.from_ for window in known if window.from_ and window.from_ > on]
    lapsed, starts = max(ended, default=None), min(coming, default=None)
    because = Because(part="window", side=side.name, lapsed_on=lapsed, starts_on=None if lapsed else starts)
    return Cause(because, (Source(kind, subject, (field, "")),))


def _meaning(plan: Plan, name: str) -> object:
    fact = plan.fact_by_id.get(name)
    return (fact.type, tuple(plan.values_of.get(name, {}).items())) if fact else None

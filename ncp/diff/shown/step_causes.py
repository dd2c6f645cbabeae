"""Why a step comes out otherwise: its own record, the block it stands in, or a step that goes before it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain

from ncp.advice.steps import national_ranks
from ncp.diff.because import condition_causes
from ncp.diff.row import Because
from ncp.diff.shown.lens import Asked, Between, Cause, Source, absence
from ncp.diff.shown.running import Placed, Running
from ncp.diff.situations import Situation
from ncp.plan.model.playbooks import Step

Seen = tuple[Collection[str], Collection[str]]
"""The steps that each plan shows."""


def step_causes(between: Between, running: Running, asked: Asked, seen: Seen) -> Iterator[Cause]:
    """What made the verdict of a step differ, or what it waits for."""
    yield from _Finding(between, running, asked.situation, seen).causes(asked.subject, frozenset((asked.subject,)))


class _Finding:
    """One situation, from step to step."""

    def __init__(self, between: Between, running: Running, situation: Situation, seen: Seen) -> None:
        self._between = between
        self._running = running
        self._situation = situation
        self._seen = seen

    def causes(self, subject: str, passed: frozenset[str]) -> Iterator[Cause]:
        """The causes of one step; those of a step that goes before it when that came or went."""
        old, new = (self._running.of(side).placed.get(subject) for side in self._between.sides)
        if old is None or new is None:
            yield self._missing(subject, old, new)
            return
        yield from chain(
            self._gone(subject, old, new), self._own(subject, old, new), self._gate(old, new),
            self._order(old.step, new.step, passed),
        )  # fmt: skip

    def _missing(self, subject: str, old: Placed | None, new: Placed | None) -> Cause:
        """One plan does not bring the step to this case: it, its playbook, or what the playbooks include."""
        side, there = (self._between.old, new) if old is None else (self._between.new, old)
        sources = [Source("step", subject, ("", "playbook"))]
        if there:
            sources.append(Source("playbook", there.holder))
        sources += [Source("playbook", name, ("", "includes")) for name in self._running.playbooks]
        return Cause(Because(part="not-in-plan", side=side.name), tuple(sources))

    def _gone(self, subject: str, old: Placed, new: Placed) -> Iterator[Cause]:
        on = self._situation.on
        for side, placed in ((self._between.old, old), (self._between.new, new)):
            if not placed.step.in_force.covers(on):
                yield absence(side, "step", subject, [placed.step.in_force], on)

    def _own(self, subject: str, old: Placed, new: Placed) -> Iterator[Cause]:
        conditions = old.step.available_when, new.step.available_when
        source = Source("step", subject, ("available_when",))
        return condition_causes(self._between, self._situation, conditions, source)

    def _gate(self, old: Placed, new: Placed) -> Iterator[Cause]:
        source = Source("playbook", new.holder, ("applies_when", "kind"))
        return condition_causes(self._between, self._situation, (old.gate, new.gate), source, "block", new.holder)

    def _order(self, old: Step, new: Step, passed: frozenset[str]) -> Iterator[Cause]:
        """What goes before it: its own list, the level it waits for, or a step of that list that came or went."""
        if set(old.after) != set(new.after):
            yield Cause(Because(part="after"), (Source("step", new.id, ("after",)),))
        plans = [side.plan for side in self._between.sides]
        if old.from_level != new.from_level:
            yield Cause(Because(part="from-level"), (Source("step", new.id, ("from_level",)),))
        elif new.from_level and national_ranks(plans[0]) != national_ranks(plans[1]):
            yield Cause(Because(part="order", about=new.from_level), (Source("ladder", "national", ("levels", "")),))
        elif new.from_level and plans[0].resting_level("national") != plans[1].resting_level("national"):
            yield Cause(Because(part="level", about=new.from_level), (Source("ladder", "national", ("rests_at",)),))
        for name in dict.fromkeys((*old.after, *new.after)):
            if name not in passed and (name in self._seen[0]) != (name in self._seen[1]):
                for cause in self.causes(name, passed | {name}):
                    yield Cause(Because(part="after", about=name), cause.sources)

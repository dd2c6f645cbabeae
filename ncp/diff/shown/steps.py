"""Steps: which the playbooks of a case hold open at a moment, and what each asks of whom.

On another day the case starts anew: nothing is finished and no level is too low.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ncp.advice.steps import StepAdvice, national_ranks, weigh_steps
from ncp.diff.row import VERDICT, Words
from ncp.diff.shown.lens import NOT_IN_FORCE, NOT_IN_PLAN, Asked, Between, Cause, Face, Side, detail, facts_in
from ncp.diff.shown.running import Running, running_in
from ncp.diff.shown.step_causes import step_causes
from ncp.diff.situations import Situation
from ncp.logic.truth import Truth
from ncp.plan.model.common import Window
from ncp.plan.model.playbooks import Step

FINISHED, LEFT_OUT = Face("finished"), Face("does-not-apply")
BY_ORDER = (VERDICT, "waits-for", "from-level")


class Steps:
    """The lens on steps; a key is a row of playbooks that run together in a case."""

    kind = "step"
    tells_verdict = True

    def __init__(self, between: Between) -> None:
        self._between = between
        keys = dict.fromkeys(" ".join(course.case.playbooks) for course in between.cases)
        self._running = {key: running_in(between, key.split()) for key in keys}
        self._last: dict[str, tuple[Situation, Mapping[str, Face]]] = {}

    def to_look_at(self) -> Iterable[str]:
        """The rows of playbooks with a step that may differ."""
        return [key for key, running in self._running.items() if running.subjects]

    def windows(self, side: Side, key: str) -> Iterator[Window]:
        """Those of the steps that may differ, of those before them, and of the powers that only one plan lists."""
        running = self._running[key]
        for name, placed in running.of(side).placed.items():
            yield placed.step.in_force
            for power in set(placed.step.powers) - running.other_powers(side, name):
                yield from (version.in_force for _, version in side.plan.power_versions.get(power, ()))

    def rests_on(self, key: str) -> Iterable[str]:
        """What the steps and the blocks test."""
        running = self._running[key]
        placed = (*running.old.placed.values(), *running.new.placed.values())
        return facts_in(condition for each in placed for condition in (each.gate, each.step.available_when))

    def progress(self, key: str, situation: Situation) -> object:
        """Whether the case runs these playbooks, which of their steps are finished, and the level."""
        if " ".join(situation.case.playbooks) != key:
            return "another case"
        if situation.progress is None:
            return "another day"
        running = self._running[key]
        finished = situation.progress.finished.intersection((*running.old.placed, *running.new.placed))
        return finished, situation.progress.level

    def see(self, side: Side, key: str, situation: Situation) -> Mapping[str, Face]:
        """Every unfinished step that is part of the case and may differ."""
        if " ".join(situation.case.playbooks) != key:
            return {}
        last = self._last.get(side.name)
        if last is None or last[0] is not situation:
            last = self._last[side.name] = situation, self._weighed(side, key, situation)
        return last[1]

    def _weighed(self, side: Side, key: str, situation: Situation) -> Mapping[str, Face]:
        plan, progress = self._running[key].of(side).plan, situation.progress
        if progress is None:
            finished, level = frozenset[str](), list(national_ranks(plan))[-1]
        else:
            finished, level = progress.finished, progress.level or plan.resting_level("national") or ""
        books = [name for name in situation.case.playbooks if name in plan.playbook_by_id]
        found = weigh_steps(plan, side.facts(situation), situation.on, books, finished, level)
        subjects = self._running[key].subjects
        return {advice.step.id: Face(_word(advice), advice) for advice in found if advice.step.id in subjects}

    def absent(self, side: Side, subject: str, situation: Situation) -> Face:
        """Finished, not part of the case, not in force, or not in the plan."""
        placed = self._of(situation).of(side).placed.get(subject)
        if placed is None:
            return NOT_IN_PLAN
        if situation.progress and subject in situation.progress.finished:
            return FINISHED
        return LEFT_OUT if placed.step.in_force.covers(situation.on) else NOT_IN_FORCE

    def details(self, side: Side, face: Face, situation: Situation) -> Mapping[str, Words]:
        """Who does it, by when, with which powers, and what it waits for."""
        advice: StepAdvice = face.of
        step = advice.step
        return {
            "role": (step.role,),
            "kind": (step.kind,),
            "within": (step.within,) if step.within else (),
            "powers": self._powers(side, step, situation),
            "notifies": tuple(sorted(step.notifies)),
            "options": tuple(sorted(option.id for option in step.options)),
            "needs": tuple(sorted(step.needs)),
            "produces": tuple(sorted(step.produces)),
            "waits-for": tuple(sorted(advice.waits_for_steps)),
            "from-level": (advice.waits_for_level,) if advice.waits_for_level else (),
        }

    def _powers(self, side: Side, step: Step, situation: Situation) -> Words:
        """Those that both plans list, and of its own only what is in force: the rest is of no use on the day."""
        shared = self._of(situation).other_powers(side, step.id)
        versions = side.plan.power_versions
        return tuple(
            name
            for name in sorted(step.powers)
            if name in shared or any(power.in_force.covers(situation.on) for _, power in versions.get(name, ()))
        )

    def causes(self, asked: Asked) -> Iterator[Cause]:
        """Its own record, the block it stands in, or a step that goes before it."""
        if asked.aspect not in BY_ORDER:
            yield detail("step", asked)
            return
        key = " ".join(asked.situation.case.playbooks)
        seen = [self.see(side, key, asked.situation) for side in self._between.sides]
        yield from step_causes(self._between, self._of(asked.situation), asked, (seen[0], seen[1]))

    def _of(self, situation: Situation) -> Running:
        return self._running[" ".join(situation.case.playbooks)]


def _word(advice: StepAdvice) -> str:
    if advice.is_open:
        return "open"
    return "waits" if advice.condition is Truth.TRUE else "undetermined"

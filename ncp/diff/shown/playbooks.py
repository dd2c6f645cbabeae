"""Playbooks: which the facts propose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ncp.diff.because import condition_causes
from ncp.diff.row import Because, Words
from ncp.diff.shown.lens import NOT_IN_PLAN, Asked, Between, Cause, Face, Side, Source, facts_in
from ncp.diff.situations import Situation
from ncp.logic.conditions import weigh
from ncp.logic.truth import Truth
from ncp.plan.model.common import Window
from ncp.plan.model.playbooks import Playbook

PROPOSED, NOT_PROPOSED = Face("applies"), Face("does-not-apply")


class Playbooks:
    """The lens on playbooks; a key is the id of one. Proposed or not: what is undetermined is not proposed."""

    kind = "playbook"
    tells_verdict = True

    def __init__(self, between: Between) -> None:
        self._between = between

    def to_look_at(self) -> Iterable[str]:
        """The playbooks of which the condition differs, or the words it rests on."""
        old, new = (side.plan.playbook_by_id for side in self._between.sides)
        return [
            name
            for name in dict.fromkeys([*new, *old])
            if _proposal(old.get(name)) != _proposal(new.get(name))
            or (name in new and self._between.touches((new[name].applies_when,)))
        ]

    def windows(self, side: Side, key: str) -> Iterator[Window]:
        """None: a playbook holds as long as the plan does."""
        yield from ()

    def rests_on(self, key: str) -> Iterable[str]:
        """What its condition tests."""
        found = [side.plan.playbook_by_id.get(key) for side in self._between.sides]
        return facts_in(each.applies_when for each in found if each)

    def progress(self, key: str, situation: Situation) -> object:
        """Nothing: whatever was done, the answer is the same."""
        return None

    def see(self, side: Side, key: str, situation: Situation) -> Mapping[str, Face]:
        """Whether the facts propose it."""
        playbook = _proposable(side, key)
        if playbook is None:
            return {}
        reason = weigh(playbook.applies_when, side.facts(situation), side.plan.values_of)
        return {key: PROPOSED if reason.value is Truth.TRUE else NOT_PROPOSED}

    def absent(self, side: Side, subject: str, situation: Situation) -> Face:
        """Not in the plan as something to propose."""
        return NOT_IN_PLAN

    def details(self, side: Side, face: Face, situation: Situation) -> Mapping[str, Words]:
        """Nothing more: its steps are looked at by themselves."""
        return {}

    def causes(self, asked: Asked) -> Iterator[Cause]:
        """The condition under which it is proposed."""
        old, new = (_proposable(side, asked.subject) for side in self._between.sides)
        if old is None or new is None:
            side = self._between.old if old is None else self._between.new
            because = Because(part="not-in-plan", side=side.name)
            yield Cause(because, (Source("playbook", asked.subject, ("", "kind")),))
        else:
            source = Source("playbook", asked.subject, ("applies_when",))
            conditions = old.applies_when, new.applies_when
            yield from condition_causes(self._between, asked.situation, conditions, source)


def _proposable(side: Side, name: str) -> Playbook | None:
    found = side.plan.playbook_by_id.get(name)
    return found if found and found.kind == "playbook" else None


def _proposal(playbook: Playbook | None) -> object:
    return playbook.applies_when if playbook and playbook.kind == "playbook" else None

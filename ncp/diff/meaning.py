"""What the two plans know that a judge needs: how conditions relate, and whether anything uses a record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct

from ncp.diff.compact import compact
from ncp.diff.compare import TwoPlans
from ncp.diff.difference import Difference
from ncp.diff.mentions import Mentions, mentions_of
from ncp.diff.versions import covers, lost_days
from ncp.logic.diagram import NOTHING, Space, TooLarge
from ncp.logic.meaning import MOST_PARTS, Relation, compare_conditions
from ncp.plan.model.common import ALWAYS
from ncp.plan.model.condition import Condition, Test, Value, tests_in
from ncp.plan.model.facts import Fact

NOT_COMPARABLE: Relation = "too-large"


class Meaning(Struct, frozen=True, dict=True):
    """Answers about two plans; each question about a whole plan is worked out once."""

    plans: TwoPlans

    def relation(self, old: Condition, new: Condition) -> tuple[Relation, dict[str, dict[str, Value]]]:
        """How a condition relates to the old one, with the smallest situations that show it.

        Where a fact became of another type the two cannot be laid beside each other; that counts as too large.
        """
        if any(test.fact in self._of_other_type for each in (old, new) for test in tests_in(each)):
            return NOT_COMPARABLE, {}
        found = compare_conditions(old, new, self.ranks, self.types)
        situations = {"now_true": found.gained, "now_false": found.lost, "open": found.open}
        return found.relation, {name: facts for name, facts in situations.items() if facts is not None}

    def can_hold(self, conditions: Iterable[Condition]) -> bool:
        """Whether there is a situation in which one of these is true; too large to say counts as yes."""
        for each in conditions:
            try:
                if Space((each,), self.ranks, self.types, MOST_PARTS).true(each) != NOTHING:
                    return True
            except TooLarge:
                return True
        return False

    def refers_to(self, kind: str, name: str, *, in_old: bool) -> bool:
        """Whether a record of the plan refers to this one. Cases do not count: they test a plan."""
        return name in (self._in_old if in_old else self._in_new).ids.get(kind, ())

    def tests_of(self, fact: str, *, in_old: bool) -> tuple[Test, ...]:
        """Every test of a fact in a condition of the plan."""
        return (self._in_old if in_old else self._in_new).tests.get(fact, ())

    def passed_on(self, found: Difference) -> bool:
        """Whether the days that a version lost or gained are those of versions that came, or went, beside it."""
        (old, before), (new, after) = ((side.at, side.value) for side in found.both)
        came = [each.window or ALWAYS for each in self.plans.took_from(old)]
        went = [each.window or ALWAYS for each in self.plans.gave_to(new)]
        lost, gained = lost_days(before, after), lost_days(after, before)
        return all(covers(came, days) for days in lost) and all(covers(went, days) for days in gained)

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """The facts of both plans, the new one first."""
        return {fact.id: fact for plan in (self.plans.old.plan, self.plans.new.plan) for fact in plan.facts}

    @cached_property
    def _of_other_type(self) -> frozenset[str]:
        now = {fact.id: fact.type for fact in self.plans.new.plan.facts}
        return frozenset(name for name, kind in self._old_types.items() if now.get(name, kind) != kind)

    @cached_property
    def _old_types(self) -> Mapping[str, str]:
        renamed = self.plans.renamed.get("fact", {})
        return {renamed.get(fact.id, fact.id): fact.type for fact in self.plans.old.plan.facts}

    @cached_property
    def types(self) -> Mapping[str, str]:
        return {name: fact.type for name, fact in self.facts.items()}

    @cached_property
    def ranks(self) -> Mapping[str, Mapping[str, int]]:
        """The values of both plans: those of the new one by their rank, after them those that only the old one had."""
        old, new = self.plans.old.plan.values_of, self.plans.new.plan.values_of
        return {
            name: {value: rank for rank, value in enumerate(dict.fromkeys((*new.get(name, ()), *old.get(name, ()))))}
            for name in {**old, **new}
        }

    @cached_property
    def _in_old(self) -> Mentions:
        return mentions_of(self.plans.old)

    @cached_property
    def _in_new(self) -> Mentions:
        return mentions_of(self.plans.new)


def situation(facts: Mapping[str, Value]) -> str:
    """Facts as they could stand in a facts file, on one line."""
    return f"{{{', '.join(f'{fact}: {compact(value)}' for fact, value in facts.items())}}}"

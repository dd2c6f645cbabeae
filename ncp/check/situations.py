"""Every condition of a plan in one space of situations, which the checks of a run share.

A condition with a mistake in it (a fact that does not exist, a value that it cannot have) is reported by
``ncp.plan.checks.conditions`` and left out here, so that one mistake does not hide the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from ncp.logic.diagram import NOTHING, Node, Space
from ncp.plan.checks.conditions import test_problems
from ncp.plan.located import Path, ReadFile
from ncp.plan.model.condition import ALWAYS_TRUE, All, AnyOf, Condition, Not, Test, Value, tests_in
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Power

SECTORS = "affected-sectors"
"""The fact that ``sectors`` of a power limits, see ``ncp.advice.powers``."""


Standing = tuple[ReadFile, Path]
"""Where a condition stands."""


class Situations:
    """The space of all sound conditions of a plan, and where each condition stands."""

    def __init__(self, plan: Plan, files: Sequence[ReadFile]) -> None:
        self._plan = plan
        self._broken: frozenset[Test] = frozenset()
        places: dict[Condition, list[Standing]] = {}
        for file in files:
            for condition, path in file.conditions:
                places.setdefault(condition, []).append((file, path))
        places.pop(ALWAYS_TRUE, None)
        limits = dict.fromkeys(limit for _, power in plan.powers for limit in limits_of(power))
        different = (*places, *limits)
        self._broken = frozenset(test for each in different for test in tests_in(each) if self._is_broken(test))
        self.places = {each: standing for each, standing in places.items() if self.is_sound(each)}
        """Every condition that somebody wrote, with the places where it stands: many are written more than once.

        The always-true, which stands where nobody wrote a condition, is left out.
        """
        types = {fact.id: fact.type for fact in plan.facts}
        self.space = Space((each for each in different if self.is_sound(each)), plan.values_of, types)

    def is_sound(self, *conditions: Condition) -> bool:
        """Whether these conditions can be asked about: no test in them has a mistake."""
        return not self._broken or not any(test in self._broken for each in conditions for test in tests_in(each))

    def apart(self, conditions: Mapping[str, Condition]) -> tuple[str, ...]:
        """The names of conditions that can never be true together: two if two suffice, else all; () if they can.

        A condition that can never be true by itself is nobody else's contradiction and is left out.
        """
        space = self.space
        nodes = {name: node for name, each in conditions.items() if (node := space.true(each)) != NOTHING}
        if space.both(*nodes.values()) != NOTHING:
            return ()
        pairs = (pair for pair in combinations(nodes, 2) if space.both(nodes[pair[0]], nodes[pair[1]]) == NOTHING)
        return next(pairs, tuple(nodes))

    def own(self, power: Power) -> Node:
        """The situations in which a power's own condition holds, within its sectors."""
        return self.space.both(
            self.space.true(power.applies_when), *(self.space.true(each) for each in limits_of(power))
        )

    def implies(self, first: Node, second: Node) -> bool:
        """Whether the second holds wherever the first does."""
        return self.space.both(first, second) == first

    def _is_broken(self, test: Test) -> bool:
        fact = self._plan.fact_by_id.get(test.fact)
        return fact is None or any(True for _ in test_problems(self._plan, fact, test))


def limits_of(power: Power) -> tuple[Test, ...]:
    """The limit to sectors as a test, if the power has one."""
    return (Test(SECTORS, "includes_any", power.sectors),) if power.sectors else ()


def parts_in(condition: Condition, path: Path = ()) -> Iterator[tuple[Condition, Path]]:
    """A condition and everything in it, innermost first, with the path as the YAML spells it."""
    match condition:
        case Not(of):
            yield from parts_in(of, (*path, "not"))
        case All(of) | AnyOf(of):
            for number, part in enumerate(of):
                yield from parts_in(part, (*path, group_of(condition), number))
    yield condition, path


def group_of(condition: All | AnyOf) -> str:
    """The key of a group in the YAML."""
    return "all" if isinstance(condition, All) else "any"


def written(condition: Condition) -> str:
    """A condition on one line, as the YAML spells it."""
    match condition:
        case Test():
            return f"{{fact: {condition.fact}, {condition.operator}: {_value(condition.value)}}}"
        case Not(of):
            return f"{{not: {written(of)}}}"
        case _:
            return f"{{{group_of(condition)}: [{', '.join(written(part) for part in condition.of)}]}}"


def as_facts(facts: Mapping[str, Value] | None) -> str:
    """A situation as the inside of a facts file: ``{area: national, exploited: true}``."""
    return "{" + ", ".join(f"{name}: {_value(value)}" for name, value in (facts or {}).items()) + "}"


def _value(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"[{', '.join(value)}]" if isinstance(value, tuple) else str(value)

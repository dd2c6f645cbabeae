"""Every situation at once: sets of situations as multi-valued decision diagrams.

A situation gives each fact a class of values (``ncp.logic.classes``) or leaves it unknown. A diagram asks one
question a level, in one fixed order, and equal parts exist once; so equal sets are the same number, and counting or
finding the cheapest situation walks each part once. Decision 0016 says why this and not a solver.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from ncp.logic.conditions import Ranks, weigh
from ncp.logic.layout import KNOWN, UNKNOWN, Question, note_answer, questions_about
from ncp.logic.truth import Truth
from ncp.plan.model.condition import All, Condition, Not, Test, Value, tests_in

Node = int
"""A set of situations; within one space equal sets are equal numbers."""

NOTHING: Node = 0
EVERYTHING: Node = 1

MOST_PARTS = 2_000_000


class TooLarge(Exception):
    """The diagrams grew beyond what can be worked out in a reasonable time."""


class Space:
    """All situations that some conditions tell apart, and sets of them.

    ``types`` gives the type of each fact, ``ranks`` the values of choice, ordered and set facts (``Plan.values_of``).
    Only facts that the conditions test are part of the space; the fact tested most is asked first.
    """

    def __init__(
        self, conditions: Iterable[Condition], ranks: Ranks, types: Mapping[str, str], most: int = MOST_PARTS
    ) -> None:
        self.ranks = ranks
        self._most = most
        self._tests: dict[str, list[Test]] = {}
        for test in dict.fromkeys(test for each in conditions for test in tests_in(each)):
            self._tests.setdefault(test.fact, []).append(test)
        self.questions = questions_about(self._tests, ranks, types)
        self._level = {(each.fact, each.element): number for number, each in enumerate(self.questions)}
        self._parts: list[tuple[int, tuple[Node, ...]]] = [(len(self.questions), ())] * 2
        self._number: dict[tuple[int, tuple[Node, ...]], Node] = {}
        self._combined: dict[tuple[bool, Node, Node], Node] = {}
        self._opposite: dict[Node, Node] = {NOTHING: EVERYTHING, EVERYTHING: NOTHING}
        self._of: dict[tuple[Condition, Truth], Node] = {}

    def true(self, condition: Condition) -> Node:
        """The situations in which the condition is true."""
        return self._where(condition, Truth.TRUE)

    def false(self, condition: Condition) -> Node:
        """The situations in which the condition is false; where a fact that it needs is unknown it is neither."""
        return self._where(condition, Truth.FALSE)

    def both(self, *sets: Node) -> Node:
        """What all these sets share; of no sets: everything."""
        return self._fold(sets, all_of=True)

    def either(self, *sets: Node) -> Node:
        """What at least one of these sets has; of no sets: nothing."""
        return self._fold(sets, all_of=False)

    def without(self, first: Node, second: Node) -> Node:
        """What the first has and the second has not."""
        return self.both(first, self._without(second))

    def given(self, facts: Mapping[str, Value]) -> Node:
        """The situations in which these facts have these values; of a set exactly these elements.

        A fact that the space does not ask about limits nothing.
        """
        found = EVERYTHING
        for question in self.questions:
            if question.fact in facts:
                found = self.both(found, self._limit(question, facts[question.fact]))
        return found

    @cached_property
    def complete(self) -> Node:
        """The situations in which every fact is known."""
        known = [question for question in self.questions if question.element is None]
        return self.both(*(self._test(each, range(1, each.branches)) for each in known))

    def count(self, node: Node) -> int:
        """The number of situations that the conditions tell apart."""
        return self._sum(node, weighted=False)

    def weight(self, node: Node) -> int:
        """The number of situations these stand for when every value and element counts by itself."""
        return self._sum(node, weighted=True)

    def taken(self, node: Node) -> dict[str, int]:
        """For each fact that is no set: how many of its classes, unknown among them, it takes in the set."""
        branches: dict[int, set[int]] = {}
        jumps = {(0, self._parts[node][0])} if node != NOTHING else set()
        for part in self._below(node):
            level, children = self._parts[part]
            open_ones = [branch for branch, child in enumerate(children) if child != NOTHING]
            branches.setdefault(level, set()).update(open_ones)
            jumps.update((level + 1, self._parts[children[branch]][0]) for branch in open_ones)
        free = {level for start, end in jumps for level in range(start, end)}
        return {
            question.fact: question.branches if level in free else len(branches.get(level, ()))
            for level, question in enumerate(self.questions)
            if question.classes
        }

    def smallest(self, node: Node) -> dict[str, Value] | None:
        """A situation of the set with the fewest known facts, then the fewest elements; None when there is none."""
        cheapest: dict[Node, tuple[int, int]] = {NOTHING: (1 << 60, 0), EVERYTHING: (0, 0)}
        for part in self._below(node):
            level, children = self._parts[part]
            question = self.questions[level]
            cheapest[part] = min((question.cost(b) + cheapest[child][0], b) for b, child in enumerate(children))
        if cheapest[node][0] >= 1 << 60:
            return None
        facts: dict[str, Value] = {}
        while node != EVERYTHING:
            level, children = self._parts[node]
            branch = cheapest[node][1]
            note_answer(facts, self.questions[level], branch)
            node = children[branch]
        return facts

    def _where(self, condition: Condition, wanted: Truth) -> Node:
        key = (condition, wanted)
        if key not in self._of:
            self._of[key] = self._work_out(condition, wanted)
        return self._of[key]

    def _work_out(self, condition: Condition, wanted: Truth) -> Node:
        if isinstance(condition, Test):
            return self._where_test(condition, wanted)
        if isinstance(condition, Not):
            return self._where(condition.of, Truth.FALSE if wanted is Truth.TRUE else Truth.TRUE)
        parts = [self._where(each, wanted) for each in condition.of]
        together = isinstance(condition, All) == (wanted is Truth.TRUE)
        return self.both(*parts) if together else self.either(*parts)

    def _where_test(self, test: Test, wanted: Truth) -> Node:
        question = self.questions[self._level[test.fact, None]]
        if test.operator == "known":
            unknown = (test.value is True) != (wanted is Truth.TRUE)
            return self._test(question, [UNKNOWN] if unknown else range(1, question.branches))
        if question.classes:
            facts = [{question.fact: each.value} for each in question.classes]
            good = [branch for branch, fact in enumerate(facts, 1) if weigh(test, fact, self.ranks).value is wanted]
            return self._test(question, good)
        assert isinstance(test.value, tuple)  # the loader lets no other test on a set through
        elements = [self._test(self.questions[self._level[test.fact, name]], [1]) for name in test.value]
        found = self.either(*elements) if test.operator == "includes_any" else self.both(*elements)
        return self.both(self._test(question, [KNOWN]), found if wanted is Truth.TRUE else self._without(found))

    def _limit(self, question: Question, value: Value) -> Node:
        if question.element is not None:
            assert isinstance(value, tuple)
            return self._test(question, [int(question.element in value)])
        if not question.classes:
            return self._test(question, [KNOWN])
        return self._test(question, [self._class_of(question, value)])

    def _class_of(self, question: Question, value: Value) -> int:
        def treated(one: Value) -> list[Truth]:
            return [weigh(test, {question.fact: one}, self.ranks).value for test in self._tests[question.fact]]

        return next(b for b, each in enumerate(question.classes, 1) if treated(each.value) == treated(value))

    def _test(self, question: Question, branches: Iterable[int]) -> Node:
        good = frozenset(branches)
        level = self._level[question.fact, question.element]
        return self._part(level, tuple(int(branch in good) for branch in range(question.branches)))

    def _part(self, level: int, children: tuple[Node, ...]) -> Node:
        if len(set(children)) == 1:
            return children[0]
        key = (level, children)
        found = self._number.get(key)
        if found is None:
            found = self._number[key] = len(self._parts)
            if found > self._most:
                raise TooLarge
            self._parts.append(key)
        return found

    def _fold(self, sets: tuple[Node, ...], *, all_of: bool) -> Node:
        """Pairs of neighbours first: the parts in between stay smaller than in one long row."""
        row = list(dict.fromkeys(sets)) or [EVERYTHING if all_of else NOTHING]
        while len(row) > 1:
            pairs = [self._combine(row[n], row[n + 1], all_of) for n in range(0, len(row) - 1, 2)]
            row = pairs + row[len(pairs) * 2 :]
        return row[0]

    def _combine(self, first: Node, second: Node, all_of: bool) -> Node:
        ends, keeps = (NOTHING, EVERYTHING) if all_of else (EVERYTHING, NOTHING)
        if second in (first, keeps):
            return first
        if first == keeps:
            return second
        if ends in (first, second):
            return ends
        key = (all_of, first, second) if first < second else (all_of, second, first)
        found = self._combined.get(key)
        if found is None:
            (level_1, below_1), (level_2, below_2) = self._parts[first], self._parts[second]
            level = min(level_1, level_2)
            branches = range(self.questions[level].branches)
            children = tuple(
                self._combine(
                    below_1[b] if level_1 == level else first, below_2[b] if level_2 == level else second, all_of
                )
                for b in branches
            )
            found = self._combined[key] = self._part(level, children)
        return found

    def _without(self, node: Node) -> Node:
        found = self._opposite.get(node)
        if found is None:
            level, children = self._parts[node]
            found = self._opposite[node] = self._part(level, tuple(self._without(child) for child in children))
        return found

    def _below(self, node: Node) -> list[Node]:
        """Every part of a diagram, each after the parts under it."""
        found: dict[Node, None] = {}
        open_parts = [node]
        while open_parts:
            part = open_parts.pop()
            if part > EVERYTHING and part not in found:
                found[part] = None
                open_parts += self._parts[part][1]
        return sorted(found, key=lambda part: -self._parts[part][0])

    def _sum(self, node: Node, *, weighted: bool) -> int:
        node = self.both(node, self._sound)
        sums: dict[Node, int] = {NOTHING: 0, EVERYTHING: 1}
        for part in self._below(node):
            level, children = self._parts[part]
            question = self.questions[level]
            sums[part] = sum(
                (question.weight(branch) if weighted else 1)
                * sums[child]
                * self._skipped(level + 1, self._parts[child][0], weighted)
                for branch, child in enumerate(children)
                if child != NOTHING
            )
        return sums[node] * self._skipped(0, self._parts[node][0], weighted) if node else 0

    def _skipped(self, start: int, end: int, weighted: bool) -> int:
        """The situations of the levels that a diagram does not ask about, because any answer does."""
        product = 1
        for question in self.questions[start:end]:
            branches = range(question.branches)
            product *= sum(question.weight(branch) for branch in branches) if weighted else question.branches
        return product

    @cached_property
    def _sound(self) -> Node:
        """The situations that can be: the elements of a set that is unknown are not asked."""
        rules = []
        for question in self.questions:
            if question.element is not None:
                known = self._test(self.questions[self._level[question.fact, None]], [KNOWN])
                rules.append(self.either(known, self._test(question, [0])))
        return self.both(*rules)

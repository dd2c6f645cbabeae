"""Ways to find situations without a binding power, compared on the plan that ships; see decision 0016.

The question, for every sector: is there a situation with severe impact in which no binding power is possible, which is
the smallest, and how many complete situations are there? Run it where the peers are installed, outside our own
environment, with the repository as the working folder:

    python -m venv /tmp/peers && /tmp/peers/bin/pip install msgspec pyyaml dd python-sat z3-solver
    /tmp/peers/bin/python -m bench.gaps_methods
"""

from __future__ import annotations

import importlib.util
import itertools
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from ncp.gaps.orders import Orders
from ncp.gaps.parties import Parties
from ncp.gaps.situations import in_sector, own_condition
from ncp.gaps.vocabulary import SEVERE
from ncp.logic.conditions import weigh
from ncp.logic.diagram import NOTHING
from ncp.logic.layout import Question
from ncp.logic.truth import Truth
from ncp.plan.files import plan_files
from ncp.plan.load import load_plan
from ncp.plan.model.condition import All, AnyOf, Condition, Not, Test

ROOT = Path(__file__).resolve().parent.parent
ON = date(2026, 11, 23)
TRIED = 2000

Var = tuple[str, Any]
Formula = tuple[str, Any]
"""``("all", parts)``, ``("any", parts)`` or ``("var", variable)``; no negation, so every solver takes it as it is."""


class Answer(NamedTuple):
    """Of one sector."""

    size: int | None
    """How many facts the smallest situation needs."""
    count: int | None
    """How many complete situations there are; None where the method cannot tell."""


class Problem:
    """The question as formulas over one variable for each answer to each question of the space."""

    def __init__(self) -> None:
        self.plan = load_plan(plan_files(ROOT)).plan
        self.orders = Orders(self.plan, Parties(self.plan, ON))
        self.questions = self.orders.space.questions
        self.by_fact: dict[str, list[Question]] = {}
        for question in self.questions:
            self.by_fact.setdefault(question.fact, []).append(question)

    def sector(self, sector: str) -> Formula:
        """No binding power possible, severe, and a situation that can be."""
        powers = [in_sector(own_condition(power), sector) for _, power in self.orders.binding]
        others = tuple(each.id for each in self.plan.processes if each.sector != sector)
        sound = [
            self.formula(Test("affected-processes", "includes_any", others), Truth.TRUE, negated=True),
            self.formula(Test("provider-status", "includes_any", tuple(self.plan.values_of["provider-status"])),
                         Truth.FALSE, negated=True),
            self.formula(SEVERE, Truth.TRUE),
        ]  # fmt: skip
        return "all", [*sound, *(self.formula(each, Truth.FALSE) for each in powers)]

    def formula(self, condition: Condition, wanted: Truth, *, negated: bool = False) -> Formula:
        """Where a condition has a value, or has not."""
        if isinstance(condition, Not):
            opposite = {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE}[wanted]
            return self.formula(condition.of, opposite, negated=negated)
        if isinstance(condition, All | AnyOf):
            together = (isinstance(condition, All) == (wanted is Truth.TRUE)) != negated
            return "all" if together else "any", [self.formula(p, wanted, negated=negated) for p in condition.of]
        first = self.by_fact[condition.fact][0]
        if first.classes:
            branches = [
                number
                for number, each in enumerate(first.classes, 1)
                if weigh(condition, {condition.fact: each.value}, self.plan.values_of).value is wanted
            ]
            if negated:
                branches = [each for each in range(first.branches) if each not in branches]
            return "any", [("var", ((condition.fact, None), each)) for each in branches]
        return self._of_set(condition, wanted, negated=negated)

    def _of_set(self, test: Test, wanted: Truth, *, negated: bool) -> Formula:
        assert isinstance(test.value, tuple)
        inside = (wanted is Truth.TRUE) != negated
        elements = [("var", ((test.fact, each), int(inside))) for each in test.value]
        every = (test.operator == "includes_all") == inside
        found: Formula = ("all" if every else "any", elements)
        known: Var = ((test.fact, None), 1)
        if negated:
            return "any", [("var", ((test.fact, None), 0)), found]
        return "all", [("var", known), found]

    def variables(self) -> list[tuple[tuple[str, Any], int]]:
        return [((each.fact, each.element), each.branches) for each in self.questions]


def by_diagrams(problem: Problem) -> Iterator[Answer]:
    """What ncp does."""
    orders = Orders(problem.plan, Parties(problem.plan, ON))
    for sector in orders.sectors:
        powers = [own_condition(power) for _, power in orders.binding]
        base = orders.situations.of_sector(sector)
        found = orders.space.both(base, orders.space.both(*(orders.situations.false(each, sector) for each in powers)))
        smallest = orders.situations.smallest(found)
        counted = orders.space.both(found, orders.space.complete)
        yield Answer(len(smallest) if smallest else None, orders.space.count(counted) if found != NOTHING else 0)


def by_enumeration(problem: Problem) -> Iterator[Answer]:
    """One complete situation after another; only some are tried and the rest is reckoned."""
    orders = problem.orders
    powers = [own_condition(power) for _, power in orders.binding]
    sector = orders.sectors[0]
    whole = orders.situations.size(orders.space.both(orders.situations.of_sector(sector), orders.space.complete))
    choices = [
        [(each.fact, one.value) for one in each.classes] if each.classes else [(each.fact, ())]
        for each in orders.space.questions
        if each.element is None
    ]
    start = time.perf_counter()
    for values in itertools.islice(itertools.product(*choices), TRIED):
        facts = dict(values) | {"affected-sectors": (sector,)}
        all(weigh(power, facts, problem.plan.values_of).value is not Truth.TRUE for power in powers)
    each_one = (time.perf_counter() - start) / TRIED
    total = whole.situations * len(orders.sectors)
    years = total * each_one / (365 * 24 * 3600)
    print(f"    {each_one * 1e6:.0f} µs a situation, {total:.2e} complete situations: {years:,.0f} years")
    yield Answer(None, None)


def by_cudd(problem: Problem) -> Iterator[Answer]:
    """Binary decision diagrams of ``dd`` with its compiled library."""
    from dd import cudd

    return _by_bdd(problem, cudd.BDD())


def by_autoref(problem: Problem) -> Iterator[Answer]:
    """Binary decision diagrams of ``dd`` in Python."""
    from dd import autoref

    return _by_bdd(problem, autoref.BDD())


def _by_bdd(problem: Problem, bdd: Any) -> Iterator[Answer]:
    names = {}
    for key, branches in problem.variables():
        for branch in range(branches):
            names[key, branch] = f"v{len(names)}"
    bdd.declare(*names.values())
    exact = bdd.true
    for key, branches in problem.variables():
        some = bdd.false
        for branch in range(branches):
            one = bdd.true
            for other in range(branches):
                literal = bdd.var(names[key, other])
                one &= literal if other == branch else ~literal
            some |= one
        exact &= some
    complete = bdd.true
    for question in problem.questions:
        if question.element is None:
            complete &= ~bdd.var(names[(question.fact, None), 0])
    for sector in problem.orders.sectors:
        found = exact & _fold_bdd(problem.sector(sector), bdd, names)
        size = _least_known(found, bdd, problem, names)
        yield Answer(size, bdd.count(found & complete, nvars=len(names)))


def _fold_bdd(formula: Formula, bdd: Any, names: dict[Var, str]) -> Any:
    kind, inside = formula
    if kind == "var":
        return bdd.var(names[inside])
    total = bdd.true if kind == "all" else bdd.false
    for part in inside:
        node = _fold_bdd(part, bdd, names)
        total = total & node if kind == "all" else total | node
    return total


def _least_known(found: Any, bdd: Any, problem: Problem, names: dict[Var, str]) -> int | None:
    """The library has no cheapest assignment, so «at most k known facts» is a diagram of its own, k going up."""
    if found == bdd.false:
        return None
    unknown = [bdd.var(names[(question.fact, None), 0]) for question in problem.questions if question.element is None]
    at_most = [bdd.true] * (len(unknown) + 1)
    for literal in unknown:  # at_most[k]: at most k of the facts seen so far are known
        at_most = [
            (literal & at_most[k]) | (~literal & at_most[k - 1]) if k else literal & at_most[0]
            for k in range(len(at_most))
        ]
    return next(k for k in range(len(at_most)) if (found & at_most[k]) != bdd.false)


def by_sat(problem: Problem) -> Iterator[Answer]:
    """MaxSAT for the smallest; counting would be one solution after another."""
    from pysat.examples.rc2 import RC2
    from pysat.formula import WCNF

    for sector in problem.orders.sectors:
        wcnf = WCNF()
        numbers: dict[Any, int] = {}
        fresh = itertools.count(1)
        for key, branches in problem.variables():
            literals = [numbers.setdefault((key, branch), next(fresh)) for branch in range(branches)]
            wcnf.append(literals)
            for one, other in itertools.combinations(literals, 2):
                wcnf.append([-one, -other])
        wcnf.append([_clauses(problem.sector(sector), wcnf, numbers, fresh)])
        for question in problem.questions:
            if question.element is None:
                wcnf.append([numbers[(question.fact, None), 0]], weight=1)
        with RC2(wcnf) as solver:
            solver.compute()
            yield Answer(solver.cost, None)


def _clauses(formula: Formula, wcnf: Any, numbers: dict[Any, int], fresh: Iterator[int]) -> int:
    """A literal that implies the formula (it is used positively only)."""
    kind, inside = formula
    if kind == "var":
        return numbers[inside]
    mine = next(fresh)
    parts = [_clauses(part, wcnf, numbers, fresh) for part in inside]
    if kind == "all":
        for part in parts:
            wcnf.append([-mine, part])
    else:
        wcnf.append([-mine, *parts])
    return mine


def by_z3(problem: Problem) -> Iterator[Answer]:
    """Optimisation over Boolean variables; counting as with SAT."""
    import z3

    for sector in problem.orders.sectors:
        solver = z3.Optimize()
        names: dict[Var, Any] = {}
        for number, (key, branches) in enumerate(problem.variables()):
            row = [names.setdefault((key, branch), z3.Bool(f"v{number}_{branch}")) for branch in range(branches)]
            solver.add(z3.PbEq([(each, 1) for each in row], 1))
        solver.add(_fold_z3(problem.sector(sector), names))
        known = [z3.Not(names[(each.fact, None), 0]) for each in problem.questions if each.element is None]
        goal = solver.minimize(z3.Sum([z3.If(each, 1, 0) for each in known]))
        assert solver.check() == z3.sat
        yield Answer(solver.lower(goal).as_long(), None)


def _fold_z3(formula: Formula, names: dict[Var, Any]) -> Any:
    import z3

    kind, inside = formula
    if kind == "var":
        return names[inside]
    parts = [_fold_z3(part, names) for part in inside]
    return z3.And(parts) if kind == "all" else z3.Or(parts)


METHODS: tuple[tuple[str, str, Callable[[Problem], Iterator[Answer]]], ...] = (
    ("diagrams of ncp", "", by_diagrams),
    ("enumeration", "", by_enumeration),
    ("dd, compiled (CUDD)", "dd", by_cudd),
    ("dd, Python", "dd", by_autoref),
    ("python-sat (RC2)", "pysat", by_sat),
    ("z3", "z3", by_z3),
)


def main() -> None:
    """Measure and print; what is not installed is skipped."""
    problem = Problem()
    print(f"{len(problem.orders.binding)} binding powers, {len(problem.questions)} questions, "
          f"{len(problem.orders.sectors)} sectors")  # fmt: skip
    ours: list[Answer] = []
    for name, package, method in METHODS:
        if package and importlib.util.find_spec(package) is None:
            print(f"{name:22} not installed")
            continue
        start = time.perf_counter()
        answers = list(method(problem))
        spent = time.perf_counter() - start
        ours = ours or answers
        counts = "exact counts" if answers[0].count is not None else "no count"
        agreed = "" if answers[0].size is None else f"; agrees on size: {_sizes(answers) == _sizes(ours)}"
        if answers[0].count is not None:
            agreed += f", on count: {[each.count for each in answers] == [each.count for each in ours]}"
        print(f"{name:22} {spent * 1000:9.0f} ms  {counts}{agreed}")


def _sizes(answers: list[Answer]) -> list[int | None]:
    return [each.size for each in answers]


if __name__ == "__main__":
    main()

"""The diagrams against counting by hand: every situation of a small space, weighed one by one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations, product

from hypothesis import given
from hypothesis import strategies as st

from ncp.gaps.result import SectorReach
from ncp.logic.conditions import weigh
from ncp.logic.truth import Truth
from ncp.plan.model.condition import All, AnyOf, Condition, Not, Test, Value
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Power
from tests.gaps.plans import ATTACK, BREACH, IMPACTS, KINDS, found, plan, power

Facts = dict[str, Value]

TESTS = (
    BREACH, ATTACK, Test("exploited", "is", value=False), Test("societal-impact", "at_least", "disruptive"),
    Test("provider-status", "includes_any", ("essential",)), Test("provider-status", "includes_all", KINDS),
    Test("affected-processes", "includes_any", ("water-works", "grid")),
    Test("affected-sectors", "includes_any", ("water",)), Test("affected-sectors", "includes_all", ("water", "energy")),
)  # fmt: skip
conditions = st.recursive(
    st.sampled_from(TESTS),
    lambda parts: st.one_of(
        st.lists(parts, max_size=3).map(lambda of: All(tuple(of))),
        st.lists(parts, max_size=3).map(lambda of: AnyOf(tuple(of))),
        parts.map(Not),
    ),
    max_leaves=5,
)
limits = st.sampled_from([(), ("water",), ("energy",), ("water", "energy")])
powers = st.lists(st.tuples(conditions, limits), max_size=3).map(
    lambda rows: [power(f"p{number}", when, sectors=limit) for number, (when, limit) in enumerate(rows)]
)


def subsets(values: tuple[str, ...]) -> list[tuple[str, ...]]:
    return list(chain.from_iterable(combinations(values, size) for size in range(len(values) + 1)))


def values_of(fact: str, sector: str) -> list[Value]:
    """Every value that a fact may have in a situation with severe impact in which only this sector is affected."""
    match fact:
        case "societal-impact":
            return list(IMPACTS[2:])
        case "provider-status":
            return [each for each in subsets(KINDS) if each]
        case "affected-processes":
            return list(subsets(("water-works",) if sector == "water" else ("grid",)))
    return [True, False]


def situations(asked: tuple[str, ...], sector: str, *, unknown: bool) -> Iterator[Facts]:
    choices = [[*([None] if unknown else []), *values_of(fact, sector)] for fact in asked]
    for values in product(*choices):
        known = {fact: value for fact, value in zip(asked, values, strict=True) if value is not None}
        yield known | {"affected-sectors": (sector,)}


def truth(of: Plan, one: Power, facts: Facts) -> Truth:
    own: Condition = one.applies_when
    if one.sectors:
        own = All((Test("affected-sectors", "includes_any", one.sectors), own))
    return weigh(own, facts, of.values_of).value


def covered(of: Plan, facts: Facts) -> bool:
    return any(truth(of, one, facts) is Truth.TRUE for _, one in of.powers)


@given(powers)
def test_as_many_situations_are_covered_as_counting_finds(chosen: list[Power]) -> None:
    gaps, small = found(*chosen), plan(*chosen)
    for each in gaps.orders:
        every = list(situations(gaps.asked.facts, each.sector, unknown=False))
        calm = [facts for facts in every if facts["statutory-duty-breached"] is False]
        reach = each.reach
        assert reach.all.stands_for == len(every)
        assert reach.covered.stands_for == sum(covered(small, facts) for facts in every)
        assert reach.without_breach.stands_for == len(calm)
        assert reach.covered_without_breach.stands_for == sum(covered(small, facts) for facts in calm)


@given(powers)
def test_the_whole_space_is_counted_with_what_is_unknown(chosen: list[Power]) -> None:
    gaps = found(*chosen)
    # the impact is known in every situation: that it is severe is what the question is about
    count = sum(
        "societal-impact" in facts
        for each in gaps.orders
        for facts in situations(gaps.asked.facts, each.sector, unknown=True)
    )
    assert gaps.asked.size.stands_for == count


@given(powers)
def test_the_smallest_facts_rule_out_every_power_and_no_fewer_do(chosen: list[Power]) -> None:
    gaps, small = found(*chosen), plan(*chosen)
    for each in gaps.orders:
        sizes = [
            len(facts)
            for facts in situations(gaps.asked.facts, each.sector, unknown=True)
            if "societal-impact" in facts and all(truth(small, one, facts) is Truth.FALSE for one in chosen)
        ]
        facts = each.reach.facts
        assert (facts is None) == (not sizes)
        if facts is not None:
            assert all(truth(small, one, facts) is Truth.FALSE for one in chosen)
            assert len(facts) == min(sizes)


@given(powers)
def test_a_need_is_what_every_covered_situation_has(chosen: list[Power]) -> None:
    gaps, small = found(*chosen), plan(*chosen)
    for each in gaps.orders:
        every = [facts for facts in situations(gaps.asked.facts, each.sector, unknown=False) if covered(small, facts)]
        for need in each.needs:
            assert {facts[need.fact] for facts in every} == set(need.values)
        assert every or each.needs == ()
        assert _single_values(each, every) <= {need.fact for need in each.needs}


def _single_values(each: SectorReach, every: list[Facts]) -> set[str]:
    """The yes-or-no facts that have one value in every covered situation."""
    return {fact for fact in ("exploited", "statutory-duty-breached") if len({f.get(fact) for f in every}) == 1} & {
        fact for facts in every for fact in facts
    }

"""Conditions and facts for property tests: a small vocabulary with every type that conditions meet."""

from __future__ import annotations

from hypothesis import strategies as st

from ncp.plan.model.condition import All, AnyOf, Condition, Not, Test, Value

WORDS = ("one", "two", "three")
RANKS = {name: {word: rank for rank, word in enumerate(WORDS)} for name in ("choice", "ordered", "set")}
DAYS = ("2020-01-16", "2020-01-17", "2020-01-18")

words = st.sampled_from(WORDS)
some_words = st.lists(words, unique=True, max_size=3).map(tuple)
days = st.sampled_from(DAYS)
numbers = st.integers(-2, 2)

VALUES: dict[str, st.SearchStrategy[Value]] = {
    "yes": st.booleans(),
    "also": st.booleans(),
    "choice": words,
    "ordered": words,
    "set": some_words,
    "number": numbers,
    "day": days,
}

tests = st.one_of(
    st.builds(Test, st.sampled_from(("yes", "also")), st.just("is"), st.booleans()),
    st.builds(Test, st.sampled_from(("choice", "ordered")), st.just("is"), words),
    st.builds(Test, st.sampled_from(("choice", "ordered")), st.just("in"), some_words),
    st.builds(Test, st.just("ordered"), st.sampled_from(("at_least", "at_most")), words),
    st.builds(Test, st.just("set"), st.sampled_from(("includes_any", "includes_all")), some_words),
    st.builds(Test, st.just("number"), st.sampled_from(("is", "at_least", "at_most")), numbers),
    st.builds(Test, st.just("day"), st.sampled_from(("is", "before", "after")), days),
)
"""Every operator except ``known``, which asks about the state of knowledge itself."""


def groups(parts: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    many = st.lists(parts, max_size=4).map(tuple)
    return st.one_of(st.builds(All, many), st.builds(AnyOf, many), st.builds(Not, parts))


conditions: st.SearchStrategy[Condition] = st.recursive(tests, groups, max_leaves=12)


def completed(facts: dict[str, Value]) -> st.SearchStrategy[dict[str, Value]]:
    """The same facts with a value for each of the others."""
    return st.fixed_dictionaries({name: st.just(facts[name]) if name in facts else VALUES[name] for name in VALUES})


partial_facts = st.fixed_dictionaries({}, optional=VALUES)

"""Facts about incidents, drawn from the vocabulary of the plan itself."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from ncp.plan.model.condition import Value
from ncp.plan.model.facts import Fact
from ncp.plan.model.plan import Plan

DAYS = (date(2011, 9, 2), date(2020, 1, 17), date(2024, 7, 2), date(2026, 8, 14), date(2026, 8, 15), date(2026, 11, 23))
days = st.sampled_from(DAYS)


def values(plan: Plan, fact: Fact) -> st.SearchStrategy[Value]:
    if fact.type == "boolean":
        return st.booleans()
    words = st.sampled_from(list(plan.values_of[fact.id]))
    return st.lists(words, unique=True, max_size=4).map(tuple) if fact.type == "set" else words


def some_facts(plan: Plan) -> st.SearchStrategy[dict[str, Value]]:
    """Any facts, each of them known or not."""
    return st.fixed_dictionaries({}, optional={fact.id: values(plan, fact) for fact in plan.facts})


def possible_answers(plan: Plan, name: str) -> list[Value]:
    """Every answer to a fact; for a set each value alone and none at all."""
    fact = plan.fact_by_id[name]
    if fact.type == "boolean":
        return [True, False]
    words = list(plan.values_of[name])
    return [(), *[(word,) for word in words]] if fact.type == "set" else list(words)

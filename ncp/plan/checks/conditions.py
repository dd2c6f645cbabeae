"""Conditions are typed: the fact exists, the operator fits its type, the value is one it can have."""

from collections.abc import Iterator, Sequence
from datetime import date
from difflib import get_close_matches

from ncp.plan.located import ReadFile
from ncp.plan.model.cases import CaseEvent
from ncp.plan.model.condition import Test, Value
from ncp.plan.model.facts import Fact
from ncp.plan.model.plan import Plan
from ncp.problem import Problem

OPERATORS_OF: dict[str, tuple[str, ...]] = {
    "boolean": ("is", "known"),
    "choice": ("is", "in", "known"),
    "ordered": ("is", "in", "at_least", "at_most", "known"),
    "set": ("includes_any", "includes_all", "known"),
    "number": ("is", "at_least", "at_most", "known"),
    "date": ("is", "before", "after", "known"),
    "text": ("is", "known"),
}
LISTS = ("in", "includes_any", "includes_all")


def check_conditions(plan: Plan, files: Sequence[ReadFile]) -> Iterator[Problem]:
    """Every test in every condition, and every fact value that a case gives."""
    for file in files:
        for test, path in file.tests:
            fact = plan.fact_by_id.get(test.fact)
            if fact is None:
                close = get_close_matches(test.fact, list(plan.fact_by_id), n=1)
                hint = {"suggestion": close[0]} if close else {}
                yield file.problem("fact-unknown", (*path, "fact"), id=test.fact, **hint)
                continue
            for rule, values in test_problems(plan, fact, test):
                yield file.problem(rule, (*path, test.operator), **values)
        for field in file.fields:
            if isinstance(field.owner, CaseEvent) and field.name == "value" and field.value is not None:
                known = plan.fact_by_id.get(field.owner.fact or "")
                if known and field.value != "unknown" and (bad := value_problem(plan, known, field.value)):
                    yield file.problem(bad[0], field.path, **bad[1])


def test_problems(plan: Plan, fact: Fact, test: Test) -> Iterator[tuple[str, dict[str, str]]]:
    """Rule id and values of each mistake in one test."""
    allowed = OPERATORS_OF[fact.type]
    if test.operator not in allowed:
        yield (
            "operator-unfit",
            {"operator": test.operator, "fact": fact.id, "type": fact.type, "choices": ", ".join(allowed)},
        )
        return
    if test.operator == "known":
        if not isinstance(test.value, bool):
            yield "fact-value-type", {"fact": fact.id, "value": str(test.value), "type": "boolean"}
        return
    is_list = isinstance(test.value, tuple)
    if is_list != (test.operator in LISTS):
        yield "operator-list", {"operator": test.operator, "fact": fact.id}
        return
    items = test.value if isinstance(test.value, tuple) else (test.value,)
    for item in items:
        bad = value_problem(plan, fact, (str(item),) if fact.type == "set" else item)
        if bad:
            yield bad


def value_problem(plan: Plan, fact: Fact, value: Value) -> tuple[str, dict[str, str]] | None:
    """Why a fact cannot have a value, or None when it can."""
    wrong = ("fact-value-type", {"fact": fact.id, "value": _shown(value), "type": fact.type})
    match fact.type:
        case "boolean":
            return None if isinstance(value, bool) else wrong
        case "number":
            return None if isinstance(value, int | float) and not isinstance(value, bool) else wrong
        case "date":
            return None if isinstance(value, str) and _is_date(value) else wrong
        case "text":
            return None if isinstance(value, str) else wrong
        case "set":
            if not isinstance(value, tuple):
                return wrong
            items: tuple[str, ...] = value
        case _:
            if not isinstance(value, str):
                return wrong
            items = (value,)
    known = plan.values_of[fact.id]
    for item in items:
        if item not in known:
            return "fact-value-unknown", _not_in(fact, item, list(known))
    return None


def _not_in(fact: Fact, item: object, known: list[str]) -> dict[str, str]:
    shown = ", ".join(known[:12]) + (", ..." if len(known) > 12 else "")
    close = get_close_matches(str(item), known, n=1)
    hint = {"suggestion": close[0]} if close else {}
    return {"fact": fact.id, "value": str(item), "choices": shown, **hint}


def _shown(value: Value) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True

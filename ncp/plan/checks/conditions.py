"""Conditions are typed: the fact exists, the operator fits its type, the value is one it can have.

nl:
    De operator past bij het soort feit.

    `at_least` en `at_most` horen bij feiten met een volgorde en bij getallen, `includes_any` bij feiten met meer
    waarden tegelijk, `before` en `after` bij datums. De melding noemt wat er wel kan.

nl operator-list:
    in, includes_any en includes_all krijgen een lijst; de andere operatoren één waarde.

nl fact-value-type:
    Een waarde is van dezelfde soort als haar feit: ja/nee, een getal, een datum of een id.

nl fact-value-unknown:
    Een waarde van een keuzefeit is een van de waarden die dat feit heeft.

    Een toets op een waarde die niet bestaat, is nooit waar en zegt dat niet. De melding noemt de waarden.

en:
    The operator fits the type of the fact.

    `at_least` and `at_most` belong to facts with an order and to numbers, `includes_any` to facts with several values
    at once, `before` and `after` to dates. The message names what is possible.

en operator-list:
    in, includes_any and includes_all take a list; the other operators take one value.

en fact-value-type:
    A value is of the same type as its fact: yes/no, a number, a date or an id.

en fact-value-unknown:
    A value of a fact with choices is one that the fact can have.

    A test on a value that does not exist is never true, and does not say so. The message names the values.

good:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    applies_when: {fact: societal-impact, at_least: severe}

bad operator-unfit:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    applies_when: {fact: societal-impact, includes_any: [severe]}

bad operator-list:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    applies_when: {fact: societal-impact, in: severe}

bad fact-value-type:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    applies_when: {fact: statutory-duty-breached, is: maybe}

bad fact-value-unknown:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    applies_when: {fact: societal-impact, at_least: serious}
"""

from collections.abc import Iterator, Sequence
from datetime import date
from difflib import get_close_matches

from ncp.plan.located import ReadFile
from ncp.plan.model.cases import CaseEvent
from ncp.plan.model.condition import Test, Value
from ncp.plan.model.facts import Fact
from ncp.plan.model.plan import Plan
from ncp.problem import Problem

LAYER = "conditions"
RULES = {
    "operator-unfit": "error", "operator-list": "error", "fact-value-type": "error", "fact-value-unknown": "error",
}  # fmt: skip
NEEDS: tuple[str, ...] = ("reference/facts.yaml", "reference/sectors.yaml")

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


def check(plan: Plan, files: Sequence[ReadFile]) -> Iterator[Problem]:
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
        for record, path in file.records:
            if isinstance(record, CaseEvent) and record.value is not None:
                known = plan.fact_by_id.get(record.fact or "")
                if known and record.value != "unknown" and (bad := value_problem(plan, known, record.value)):
                    yield file.problem(bad[0], (*path, "value"), **bad[1])


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

"""What a user types, into the plan's own values: answers, moments, days, roles, assignments."""

from __future__ import annotations

from msgspec import Struct

from ncp.cli.language import phrases
from ncp.cli.read_plain import read_day
from ncp.intake.plain_text import clean_text
from ncp.plan.model.condition import Value
from ncp.plan.model.facts import Fact
from ncp.plan.model.plan import Plan
from ncp.problem import Refused, refuse
from ncp.report.wording import Wording

YES = ("ja", "j", "yes", "y", "true", "waar")
NO = ("nee", "n", "no", "false", "onwaar")
UNKNOWN = ("onbekend", "unknown", "?", "o", "u", "weet niet")
NONE = ("geen", "none", "niets", "-")


class Answer(Struct, frozen=True):
    """A value for a fact; ``None`` is the answer «unknown»."""

    value: Value | None


def read_answer(plan: Plan, fact: Fact, text: str, before: Value | None = None) -> Answer:
    """An answer as typed: yes/no, a value by id, name or number, a list with commas, or unknown.

    For a set, ``+a,b`` adds to ``before``. Raises Refused (value-unreadable) with the possible values.
    """
    typed = text.strip()
    if typed.lower() in UNKNOWN:
        return Answer(None)
    match fact.type:
        case "boolean":
            return Answer(_yes_or_no(plan, fact, typed))
        case "number":
            return Answer(_number(fact, typed))
        case "date":
            return Answer(read_day(typed).isoformat())
        case "text":
            return Answer(clean_text(typed))
        case "set":
            return Answer(_set(plan, fact, typed, before))
        case _:
            return Answer(_one_of(plan, fact, typed))


def possible_values(plan: Plan, fact: Fact) -> tuple[str, ...]:
    """The ids a choice, ordered or set fact may have, in the order of the plan."""
    return tuple(plan.values_of.get(fact.id, {}))


def read_fact(plan: Plan, fact_id: str) -> Fact:
    """A fact by id; raises Refused (fact-unknown) with the nearest."""
    fact = plan.fact_by_id.get(fact_id)
    if fact is None:
        raise unknown("fact", fact_id, plan.fact_by_id)
    return fact


def read_role(plan: Plan, role_id: str) -> str:
    """A role id; raises Refused (role-unknown) with the nearest. An id it bore before counts."""
    role = plan.role_by_id.get(role_id)
    if role is None:
        raise unknown("role", role_id, plan.role_by_id)
    return role.id


def unknown(kind: str, name: str, known: object) -> Refused:
    """«There is no such id», with the nearest that exists."""
    from difflib import get_close_matches

    close = get_close_matches(name, list(known), n=1)  # type: ignore[call-overload]
    return refuse(f"{kind}-unknown", id=name, **({"suggestion": close[0]} if close else {}))


def _yes_or_no(plan: Plan, fact: Fact, typed: str) -> bool:
    if typed.lower() in YES:
        return True
    if typed.lower() in NO:
        return False
    raise _unreadable(plan, fact, typed)


def _number(fact: Fact, typed: str) -> float | int:
    try:
        return int(typed)
    except ValueError:
        pass
    try:
        return float(typed.replace(",", "."))
    except ValueError:
        raise refuse("value-unreadable", value=typed, fact=fact.id, choices="1, 2, 3, ...") from None


def _set(plan: Plan, fact: Fact, typed: str, before: Value | None) -> tuple[str, ...]:
    adds = typed.startswith("+")
    names = [name.strip() for name in typed.removeprefix("+").split(",") if name.strip()]
    if not names:  # nothing said is not «none»
        raise _unreadable(plan, fact, typed)
    if [name.lower() for name in names] in [[word] for word in NONE]:
        return ()
    found = tuple(_one_of(plan, fact, name) for name in names)
    already = before if adds and isinstance(before, tuple) else ()
    return tuple(dict.fromkeys((*already, *found)))


def _one_of(plan: Plan, fact: Fact, typed: str) -> str:
    """By id, by number in the list, or by name in either language, as far as it is clear which."""
    ids = possible_values(plan, fact)
    if typed in ids:
        return typed
    by_number = {str(number): name for number, name in enumerate(ids, start=1)}
    if typed in by_number:
        return by_number[typed]
    wanted = typed.lower()
    names = {name: Wording(plan, phrases()).value(fact.id, name).lower() for name in ids}
    exact = [name for name, shown in names.items() if wanted == shown]
    begins = [name for name, shown in names.items() if shown.startswith(wanted) or name.startswith(wanted)]
    for found in (exact, begins):
        if len(found) == 1:
            return found[0]
    raise _unreadable(plan, fact, typed)


def _unreadable(plan: Plan, fact: Fact, typed: str) -> Refused:
    ids = possible_values(plan, fact)
    choices = ", ".join(ids or [phrases()(f"words.{word}") for word in ("yes", "no", "unknown")])
    return refuse("value-unreadable", value=typed, fact=fact.id, choices=choices)

"""A condition of the plan in words, as the plan states it: what is asked, not what is known.

``reasons`` is its counterpart for an incident, where every test has met a value.
"""

from __future__ import annotations

from collections.abc import Iterator

from ncp.cli.language import say
from ncp.cli.screen import Line, Style
from ncp.logic.reason import Tested
from ncp.logic.truth import Truth
from ncp.plan.model.condition import All, AnyOf, Condition, Not, Test
from ncp.report.wording import Wording


def condition_lines(condition: Condition, wording: Wording, indent: int = 2, style: Style = "plain") -> Iterator[Line]:
    """Every test on a line of its own; at the outside everything listed must hold."""
    plain = simplified(condition)
    parts = plain.of if isinstance(plain, All) and plain.of else (plain,)
    for part in parts:
        yield from _part(part, wording, indent, style)


def _part(condition: Condition, wording: Wording, indent: int, style: Style) -> Iterator[Line]:
    if isinstance(condition, Test):
        yield Line(f"- {words_of(condition, wording)}", style, indent)
        return
    if isinstance(condition, Not) and isinstance(condition.of, Test):
        yield Line(f"- {say('screen.group-not')} {words_of(condition.of, wording)}", style, indent)
        return
    if condition == All(()):
        yield Line(f"- {say('screen.always')}", style, indent)
        return
    parts: tuple[Condition, ...]
    match condition:
        case Not(of):
            key, parts = "screen.group-not", (of,)
        case AnyOf(of):
            key, parts = "screen.group-any", of
        case All(of):
            key, parts = "catalogue.group-all", of
    yield Line(f"- {say(key)}", style, indent)
    for part in parts:
        yield from _part(part, wording, indent + 2, style)


def words_of(test: Test, wording: Wording) -> str:
    """``Maatschappelijke gevolgen: ten minste ernstig``; an open norm says that an office judges it."""
    wanted = wording.wanted(Tested(Truth.UNKNOWN, test.fact, test.operator, test.value))
    text = f"{wording.fact(test.fact)}: {wanted}"
    fact = wording.plan.fact_by_id.get(test.fact)
    return f"{text} {say('catalogue.judged')}" if fact and fact.judgement else text


def simplified(condition: Condition) -> Condition:
    """The same condition without groups of one and without a group inside a group of its own kind."""
    match condition:
        case All(of):
            parts = tuple(each for part in of for each in _opened(simplified(part), All))
            return parts[0] if len(parts) == 1 else All(parts)
        case AnyOf(of):
            parts = tuple(each for part in of for each in _opened(simplified(part), AnyOf))
            return parts[0] if len(parts) == 1 else AnyOf(parts)
        case Not(of):
            return Not(simplified(of))
    return condition


def _opened(condition: Condition, kind: type[All | AnyOf]) -> tuple[Condition, ...]:
    return condition.of if isinstance(condition, kind) else (condition,)

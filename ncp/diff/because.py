"""Why a condition comes out otherwise in another plan: its own words, the order of values, or words that one lacks."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ncp.diff.row import Because, Part
from ncp.diff.shown.lens import Between, Cause, Source
from ncp.diff.situations import Situation
from ncp.logic.conditions import Facts, Ranks, weigh
from ncp.logic.reason import Reason, Tested, decisive_tests
from ncp.logic.truth import Truth
from ncp.plan.model.condition import Condition, tests_in
from ncp.plan.model.plan import Plan


def condition_causes(
    between: Between,
    situation: Situation,
    conditions: tuple[Condition, Condition],
    source: Source,
    part: Part = "condition",
    about: str = "",
) -> Iterator[Cause]:
    """What made a condition come out otherwise; nothing when it does not.

    The condition itself is a cause when exchanging only the condition changes the answer, in either plan; the
    vocabulary when exchanging only the facts and the order of their values does.
    """
    (old, new), (before, after) = conditions, situation.known
    was = weigh(old, before.facts, between.old.plan.values_of)
    now = weigh(new, after.facts, between.new.plan.values_of)
    if was.value is now.value:
        return
    tests = first_difference(was, now)
    old_later = _weighed(old, after.facts, between.new.plan.values_of)
    new_earlier = _weighed(new, before.facts, between.old.plan.values_of)
    if old_later is not now.value or new_earlier is not was.value:
        yield Cause(Because(part=part, about=about, old_test=tests[0], new_test=tests[1]), (source,))
    if old_later is not was.value or new_earlier is not now.value:
        for cause in vocabulary_causes(between, situation, conditions):
            yield Cause(replace(cause.because, old_test=tests[0], new_test=tests[1]), cause.sources)


def first_difference(old: Reason, new: Reason) -> tuple[Tested | None, Tested | None]:
    """A deciding test that came out otherwise; else the first that decided on one side and is not on the other.

    When both sides hold the same tests with the same answers, in other groups, those that decided differ.
    """
    before, after = {_asked(test): test for test in _tests(old)}, {_asked(test): test for test in _tests(new)}
    for key in map(_asked, (*decisive_tests(new), *decisive_tests(old))):
        if key in before and key in after and before[key].value is not after[key].value:
            return before[key], after[key]
    gone = next((test for test in decisive_tests(old) if _asked(test) not in after), None)
    come = next((test for test in decisive_tests(new) if _asked(test) not in before), None)
    if gone or come:
        return gone, come
    was, now = ({_asked(test) for test in decisive_tests(side)} for side in (old, new))
    return (
        next((test for test in decisive_tests(old) if _asked(test) not in now), None),
        next((test for test in decisive_tests(new) if _asked(test) not in was), None),
    )


def vocabulary_causes(
    between: Between, situation: Situation, conditions: tuple[Condition, Condition]
) -> Iterator[Cause]:
    """The facts under two conditions that one plan cannot hold, or whose values stand in another order."""
    old, new = between.old.plan, between.new.plan
    for name in dict.fromkeys(test.fact for each in conditions for test in tests_in(each)):
        losses = [
            (side, known.lost[name])
            for side, known in zip((old, new), situation.known, strict=True)
            if name in known.lost
        ]
        if losses:
            sources = tuple(source for plan, values in losses for source in lost_words(plan, name, values))
            yield Cause(Because(part="vocabulary", about=name), sources)
        elif old.values_of.get(name) != new.values_of.get(name):
            yield Cause(Because(part="order", about=name), (Source("fact", name, ("values",)), Source("fact", name)))


def lost_words(plan: Plan, fact: str, values: tuple[str, ...]) -> tuple[Source, ...]:
    """The records that a plan would need to hold a fact."""
    found = plan.fact_by_id.get(fact)
    if found is None or not values:
        return (Source("fact", fact, ("", "type", "values_from")),)
    kind = {"sectors": "sector", "processes": "process", None: "fact-value"}[found.values_from]
    return tuple(Source(kind, value if found.values_from else f"{fact}/{value}") for value in values)


def _weighed(condition: Condition, facts: Facts, ranks: Ranks) -> Truth | None:
    """None when the condition names a value that these ranks do not have."""
    try:
        return weigh(condition, facts, ranks).value
    except KeyError:
        return None


def _tests(reason: Reason) -> Iterator[Tested]:
    if isinstance(reason, Tested):
        yield reason
    else:
        for part in reason.because:
            yield from _tests(part)


def _asked(test: Tested) -> tuple[object, ...]:
    return test.fact, test.operator, test.expected

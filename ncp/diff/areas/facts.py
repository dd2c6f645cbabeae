"""The vocabulary: what can be known, asked of whom, and with which answers."""

from __future__ import annotations

from collections.abc import Iterator

from ncp.diff.areas.every import BASIS, NAME, SOURCES
from ncp.diff.difference import Difference
from ncp.diff.judge import Judge, Judges, Rule, Verdict, one, record
from ncp.diff.meaning import Meaning
from ncp.plan.model.facts import Fact, FactValue


def _fact_is_idle(fact: Fact, meaning: Meaning, in_old: bool) -> str | None:
    """A fact that no condition tests and no step asks for or gives."""
    tested = meaning.tests_of(fact.id, in_old=in_old)
    return None if tested or meaning.refers_to("fact", fact.id, in_old=in_old) else "unused"


def _value() -> Judge:
    """A value that came or went. In a set it counts only where a condition names it; elsewhere it shifts the rest."""
    rules = (
        Rule("fact-value-added", ("other-answers", "unused")),
        Rule("fact-value-removed", ("other-answers", "nobody-misses-it")),
    )

    def decide(found: Difference, meaning: Meaning) -> Iterator[Verdict]:
        side = found.side
        in_old = found.old is not None
        tests = meaning.tests_of(side.at.owner, in_old=in_old)
        if meaning.facts[side.at.owner].type == "set":
            tests = tuple(each for each in tests if isinstance(each.value, tuple) and side.value.id in each.value)
        number = 0 if found.what == "added" else 1
        yield Verdict(f"fact-value-{found.what}", rules[number].grounds[0 if tests else 1])

    return Judge(rules, decide)


def _order() -> Judge:
    """The order of values counts for an ordered fact; for any other it is the order at the prompt."""
    rules = (Rule("fact-order-changed", ("other-answers", "wording")),)

    def decide(found: Difference, _: Meaning) -> Iterator[Verdict]:
        fact = found.record.record
        counts = isinstance(fact, Fact) and fact.type == "ordered"
        yield Verdict("fact-order-changed", "other-answers" if counts else "wording")

    return Judge(rules, decide)


QUESTION = one("fact-question-reworded", "question-text")

JUDGES: Judges = {
    (Fact, ""): record("fact", used=_fact_is_idle, added="other-answers", removed="other-answers"),
    (Fact, "block"): one("fact-block-changed", "wording"),
    (Fact, "type"): one("fact-type-changed", "other-answers"),
    (Fact, "name"): NAME,
    (Fact, "question"): QUESTION,
    (Fact, "explanation"): QUESTION,
    (Fact, "values"): _order(),
    (Fact, "values_from"): one("fact-type-changed", "other-answers"),
    (Fact, "who_knows"): one("fact-informants-changed", "other-notice"),
    (Fact, "answerable_within"): one("fact-answer-time-changed", "other-time"),
    (Fact, "headline"): one("fact-headline-changed", "order-shown"),
    (Fact, "judgement"): one("fact-judgement-changed", "other-office"),
    (Fact, "basis"): BASIS,
    (Fact, "sources"): SOURCES,
    (FactValue, ""): _value(),
    (FactValue, "name"): NAME,
}

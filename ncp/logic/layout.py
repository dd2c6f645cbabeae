"""The questions of a space of situations: which facts and elements are asked about, in which order.

The fact tested most is asked first; the elements of a set follow the question whether the set is known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from ncp.logic.classes import ValueClass, classes_of, elements_of
from ncp.logic.conditions import Ranks
from ncp.plan.model.condition import Test, Value

UNKNOWN, KNOWN = 0, 1
"""Branches of a fact: the first is always «unknown»; a set that is known has a question for each element."""


class Question(Struct, frozen=True):
    """One level of a diagram: a fact, or one element of a set fact."""

    fact: str
    element: str | None
    classes: tuple[ValueClass, ...]
    """The classes of a fact that is no set; branch n is class n - 1. Empty for a set and its elements."""
    unnamed: int = 0
    """For a set: how many elements no test names."""

    @property
    def branches(self) -> int:
        return len(self.classes) + 1 if self.classes else 2

    def weight(self, branch: int) -> int:
        """How many real values a branch stands for."""
        if self.classes and branch != UNKNOWN:
            return self.classes[branch - 1].size
        return 2**self.unnamed if self.element is None and branch == KNOWN else 1

    def cost(self, branch: int) -> int:
        """What a branch adds to the size of a situation: each known fact, and then each element that is in a set."""
        if branch == UNKNOWN:
            return 0
        return 1 if self.element is not None else 1000


def questions_about(
    tests: Mapping[str, Sequence[Test]], ranks: Ranks, types: Mapping[str, str]
) -> tuple[Question, ...]:
    """One question a fact, and one more for each element of a set that a test names."""
    found: list[Question] = []
    for fact in sorted(tests, key=lambda name: -len(tests[name])):
        if types[fact] != "set":
            found.append(Question(fact, None, classes_of(types[fact], tests[fact], ranks, fact)))
            continue
        elements = elements_of(tests[fact])
        found.append(Question(fact, None, (), unnamed=len(ranks[fact].keys() - set(elements))))
        found += [Question(fact, element, ()) for element in elements]
    return tuple(found)


def note_answer(facts: dict[str, Value], question: Question, branch: int) -> None:
    """Add to ``facts`` what a branch says; unknown adds nothing."""
    if branch == UNKNOWN:
        return
    if question.classes:
        facts[question.fact] = question.classes[branch - 1].value
    elif question.element is None:
        facts.setdefault(question.fact, ())
    else:
        before = facts.get(question.fact, ())
        assert isinstance(before, tuple)
        facts[question.fact] = (*before, question.element)

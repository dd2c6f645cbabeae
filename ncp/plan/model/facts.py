"""The vocabulary: what can be known about an incident (``reference/facts.yaml``)."""

from typing import Literal

from ncp.plan.model.common import Basis, Duration, Id, Record, Text

Block = Literal["cause", "source", "actor", "domain", "area", "solution", "process"]
FactType = Literal["boolean", "choice", "ordered", "set", "number", "date", "text"]


class FactValue(Record, frozen=True, kw_only=True):
    """One possible value of a choice, ordered or set fact. The order of an ordered fact is the order here."""

    id: Id
    formerly: tuple[Id, ...] = ()
    name: Text


class Fact(Record, frozen=True, kw_only=True):
    """One thing that can be known, asked or left unknown."""

    id: Id
    formerly: tuple[Id, ...] = ()
    block: Block
    type: FactType
    name: Text
    """A short noun phrase for lists and reports."""
    question: Text
    explanation: Text | None = None
    """What counts as yes, and what does not; shown at the prompt."""
    values: tuple[FactValue, ...] = ()
    values_from: Literal["sectors", "processes"] | None = None
    """The values are the ids of these records instead of a list of its own."""
    who_knows: tuple[Id, ...]
    answerable_within: Duration
    headline: bool = False
    """What a minister asks first: the summary of a report says it when it is known."""
    judgement: bool = False
    """An open norm: only an office sets it, with grounds, through the log."""
    basis: Basis
    sources: tuple[Id, ...] = ()


class FactsFile(Record, frozen=True, kw_only=True):
    """``reference/facts.yaml``."""

    facts: tuple[Fact, ...]

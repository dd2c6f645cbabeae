"""Two guards on the weighing of changes: a heavy change that no case feels, and a difference that nothing explains."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from ncp.diff.behind import first_word
from ncp.diff.change import Change
from ncp.diff.row import Row, Unfelt
from ncp.diff.shown.lens import Between

OFFICES = ("ministry", "supervisor", "csirt")
COMPARED: Mapping[str, frozenset[str]] = {
    "law": frozenset({""}),
    "power": frozenset({
        "", "law", "kind", "holder", "addressee", "rung", "track", "sectors", "applies_when", "activation", "clock",
        "before", "after", "succeeds", "in_force",
    }),
    "competent-authority": frozenset({"", "role", "in_force"}),
    "rung": frozenset({"", "reached_when"}),
    "role": frozenset({
        "", "exists", "involved", "duties", "seats", "alerted_by", "at_level", "part_of", "reports_to",
    }),
    "ladder": frozenset({"", "levels", "rests_at"}),
    "level": frozenset({
        "", "ladder", "in_force", "applies_when", "down_when", "convening", "sits", "body", "report_every",
    }),
    "playbook": frozenset({"", "kind", "applies_when", "includes"}),
    "step": frozenset({
        "", "playbook", "kind", "role", "available_when", "after", "from_level", "needs", "produces", "powers",
        "notifies", "options", "within", "in_force",
    }),
    "fact": frozenset({"", "type", "values", "values_from", "who_knows", "answerable_within", "judgement"}),
    "fact-value": frozenset({""}),
    "sector": frozenset({"", *OFFICES}),
    "process": frozenset({"", "sector", "in_force", "depends_on", *OFFICES}),
    "edge": frozenset({"", "source", "to", "to_sectors", "carries", "power", "in_force"}),
    "information-sharing": frozenset({"origin"}),
}  # fmt: skip
"""The fields of each kind of record that a row can show; a test holds this against what weighs heavily."""


def unexplained_rows(rows: Iterable[Row], changes: Iterable[Change]) -> tuple[Row, ...]:
    """The rows without a change of the heaviest level behind them.

    What differs only because one plan has no word for a fact is explained by the word that came: adding a word
    changes no outcome by itself, and the other plan could not have been asked.
    """
    heavy = {change.fingerprint for change in changes if change.level == "ingrijpend"}
    return tuple(row for row in rows if heavy.isdisjoint(row.behind) and not _lacks_a_word(row))


def unfelt_changes(between: Between, changes: Sequence[Change], rows: Iterable[Row]) -> tuple[Unfelt, ...]:
    """The changes of the heaviest level that alter no row in any case; of a law those of its powers count."""
    felt = _felt(changes, rows)
    said = _said(between)
    heavy = {change.fingerprint: change for change in changes if change.level == "ingrijpend"}
    return tuple(
        Unfelt(fingerprint=name, why=_why(between, change, said)) for name, change in heavy.items() if name not in felt
    )


def _lacks_a_word(row: Row) -> bool:
    return row.because.part == "vocabulary" and bool(row.behind)


def _felt(changes: Sequence[Change], rows: Iterable[Row]) -> set[str]:
    """With every change that a felt one follows from."""
    cause_of = {change.fingerprint: change.cause for change in changes if change.cause}
    found: set[str] = set()
    waiting = [name for row in rows for name in row.behind]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [cause_of[name]] if name in cause_of else []
    return found


def _said(between: Between) -> dict[str, set[str]]:
    """For each fact all values that it has in any case."""
    found: dict[str, set[str]] = {}
    for course in between.cases:
        for situation in course.moments:
            for fact, value in situation.said.items():
                found.setdefault(fact, set()).update(map(str, value if isinstance(value, tuple) else (value,)))
    return found


def _why(between: Between, change: Change, said: Mapping[str, set[str]]) -> Literal["not-compared", "silent", "same"]:
    kind, name = change.subject.kind, change.subject.id
    if first_word(change.field) not in COMPARED.get(kind, frozenset()):
        return "not-compared"
    match kind:
        case "law" | "rung" | "ladder" | "information-sharing":
            return "same"
        case "competent-authority":
            comes_up = name.partition("/")[2] in said.get("affected-sectors", ())
        case "fact":
            comes_up = name in said or (kind, name) in between.spoken
        case "fact-value":
            fact, _, value = name.partition("/")
            comes_up = value in said.get(fact, ())
        case "playbook":
            books = [side.plan.playbook_by_id.get(name) for side in between.sides]
            steps = {("step", step.id) for book in books if book for step in book.steps}
            comes_up = (kind, name) in between.spoken or not steps.isdisjoint(between.spoken)
        case "edge":
            edges = [edge for side in between.sides for edge in side.plan.edges if edge.id == name]
            served = {sector for edge in edges for sector in edge.to_sectors}
            comes_up = not served or not served.isdisjoint(said.get("affected-sectors", ()))
        case _:
            comes_up = (kind, name) in between.spoken
    return "same" if comes_up else "silent"

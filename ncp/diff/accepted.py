"""Changes that somebody accepted: a file that names them by fingerprint, with who, why and until when.

A fingerprint holds no line number and no message, so an acceptance survives moving and rewording, and lapses as soon
as the change itself becomes another one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from ncp.diff.change import Change
from ncp.diff.rules import RULES
from ncp.plan import source
from ncp.plan.files import read_bytes
from ncp.plan.located import ReadFile
from ncp.plan.model.common import Id, Record
from ncp.plan.model.plan import Plan
from ncp.plan.places import Places
from ncp.plan.shape import read_shape
from ncp.problem import Problem, Refused

Fingerprint = Annotated[str, Meta(pattern=r"^[0-9a-f]{12}$")]


class Acceptance(Record, frozen=True, kw_only=True):
    """One change that was accepted."""

    fingerprint: Fingerprint
    rule: Id | None = None
    """The rule of the change, for whoever reads the file; when it is given it must be right."""
    who: Id
    """The office that accepted it: a role id."""
    why: Annotated[str, Meta(min_length=1)]
    until: date
    """The last day on which it counts."""


class AcceptedFile(Struct, frozen=True):
    """The acceptances of one file, with the places they stand."""

    acceptances: tuple[Acceptance, ...]
    file: ReadFile


class Accepted(Struct, frozen=True):
    """What the acceptances do to a list of changes."""

    by: dict[str, Acceptance] = {}
    """The acceptance that counts for a fingerprint."""
    problems: tuple[Problem, ...] = ()
    """Warnings: an acceptance that expired, is not used, or names another rule."""


def read_accepted(path: Path, plan: Plan) -> AcceptedFile:
    """The acceptances of a file. Raises Refused with every mistake at its place: also an office the plan lacks."""
    shown = str(path)
    content = read_bytes(path, shown)
    root = source.read_yaml(content, shown)
    acceptances = read_shape(root, tuple[Acceptance, ...], shown, content)
    file = AcceptedFile(acceptances, ReadFile(shown, content, Acceptances(acceptances), Places(root)))
    problems = list(_mistakes(file, plan))
    if problems:
        raise Refused(problems)
    return file


class Acceptances(Struct, frozen=True):
    """The whole file as one struct, because a file with places holds one."""

    acceptances: tuple[Acceptance, ...]


def accept(file: AcceptedFile, changes: Sequence[Change], on: date) -> Accepted:
    """Which changes are accepted on a day, and what is wrong with the acceptances."""
    rules = {change.fingerprint: change.rule for change in changes}
    problems = tuple(
        problem for number, each in enumerate(file.acceptances) for problem in _problems(file, number, each, rules, on)
    )
    good = (each for each in file.acceptances if on <= each.until)
    by = {each.fingerprint: each for each in good if each.rule in (None, rules.get(each.fingerprint))}
    return Accepted({name: each for name, each in by.items() if name in rules}, problems)


def _problems(file: AcceptedFile, number: int, each: Acceptance, rules: dict[str, str], on: date) -> Iterator[Problem]:
    rule = rules.get(each.fingerprint)
    place = file.file
    if rule is None:
        yield _warning(place.problem("acceptance-unused", (number, "fingerprint"), fingerprint=each.fingerprint))
    elif each.until < on:
        yield _warning(
            place.problem("acceptance-expired", (number, "until"), until=each.until.isoformat(), change=rule)
        )
    elif each.rule not in (None, rule):
        yield _warning(place.problem("acceptance-other-rule", (number, "rule"), named=str(each.rule), change=rule))


def _mistakes(file: AcceptedFile, plan: Plan) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for number, each in enumerate(file.acceptances):
        if each.who not in plan.role_by_id:
            close = get_close_matches(each.who, list(plan.role_by_id), n=1)
            hint = {"suggestion": close[0]} if close else {}
            yield file.file.problem("role-unknown", (number, "who"), id=each.who, **hint)
        if each.rule is not None and each.rule not in RULES:
            close = get_close_matches(each.rule, list(RULES), n=1)
            hint = {"suggestion": close[0]} if close else {}
            yield file.file.problem("change-rule-unknown", (number, "rule"), id=each.rule, **hint)
        if each.fingerprint in first:
            place = file.file.place((first[each.fingerprint], "fingerprint"))
            known = f"{place.path}:{place.line}"
            yield file.file.problem("id-duplicate", (number, "fingerprint"), id=each.fingerprint, first=known)
        first.setdefault(each.fingerprint, number)


def _warning(problem: Problem) -> Problem:
    return msgspec.structs.replace(problem, level="warning")

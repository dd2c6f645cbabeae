"""What the law did in a period, as the plan knows it: what began, what lapsed, what changed, what is to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Law, LawFile

ONE_DAY = timedelta(days=1)

What = Literal["law-began", "law-lapsed", "records-began", "records-lapsed", "records-changed"]


class LawMove(Struct, frozen=True, order=True):
    """Something that begins or ends on one day in one law."""

    on: date
    """The first day of what began or changed; the last day of what lapsed."""
    law: str
    what: What
    records: tuple[str, ...]
    """The powers, duties and tasks that it concerns."""
    followed_by: tuple[str, ...] = ()
    """Laws (for a law) or records (for records) that take over, as far as the plan names them."""


def law_moves(plan: Plan, start: date, end: date) -> tuple[LawMove, ...]:
    """Every move on a day from ``start`` to ``end``, both included, in order of day.

    A law that begins or lapses says so once, with the number of its records; records that move on another day
    than their law are gathered by day.
    """
    found = [move for file in plan.laws for move in (*_of_law(plan, file), *_of_records(plan, file))]
    return tuple(sorted(move for move in found if start <= move.on <= end))


def _of_law(plan: Plan, file: LawFile) -> Iterator[LawMove]:
    law = file.law
    if law.in_force.from_:
        yield LawMove(law.in_force.from_, law.id, "law-began", _with_start(file, law.in_force.from_))
    if law.in_force.to:
        heirs = tuple(each.law.id for each in plan.laws if each.law.replaces == law.id)
        yield LawMove(law.in_force.to, law.id, "law-lapsed", _with_end(file, law.in_force.to), heirs)


def _of_records(plan: Plan, file: LawFile) -> Iterator[LawMove]:
    changed = set(_changes(plan, file))
    yield from _gathered(file.law, "records-changed", changed)
    starts = {
        (power.id, power.in_force.from_)
        for power in file.powers
        if power.in_force.from_ not in (None, file.law.in_force.from_)
        and (power.id, power.in_force.from_) not in changed
    }
    yield from _gathered(file.law, "records-began", starts)
    ends = {
        (power.id, power.in_force.to)
        for power in file.powers
        if power.in_force.to not in (None, file.law.in_force.to)
        and (power.id, power.in_force.to + ONE_DAY) not in changed
    }
    heirs = {name: tuple(heir.id for heir in plan.heirs_of.get(name, ())) for name, _ in ends}
    yield from _gathered(file.law, "records-lapsed", ends, heirs)


def _changes(plan: Plan, file: LawFile) -> Iterator[tuple[str, date | None]]:
    """Versions that follow on another of the same record without a day between them."""
    for name in dict.fromkeys(power.id for power in file.powers):
        for (_, earlier), (_, later) in pairwise(plan.power_versions[name]):
            if earlier.in_force.to and later.in_force.from_ == earlier.in_force.to + ONE_DAY:
                yield name, later.in_force.from_


def _gathered(
    law: Law, what: What, found: Iterable[tuple[str, date | None]], heirs: dict[str, tuple[str, ...]] | None = None
) -> Iterator[LawMove]:
    by_day: dict[date, list[str]] = {}
    for name, day in found:
        if day is not None:
            by_day.setdefault(day, []).append(name)
    for day, names in by_day.items():
        follow = tuple(dict.fromkeys(heir for name in names for heir in (heirs or {}).get(name, ())))
        yield LawMove(day, law.id, what, tuple(names), follow)


def _with_start(file: LawFile, day: date) -> tuple[str, ...]:
    return tuple(dict.fromkeys(power.id for power in file.powers if power.in_force.from_ == day))


def _with_end(file: LawFile, day: date) -> tuple[str, ...]:
    return tuple(dict.fromkeys(power.id for power in file.powers if power.in_force.to == day))

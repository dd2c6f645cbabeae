"""Versions of one id: which of the old plan is which of the new, and which took the days of another.

Where a version was cut in two, the new part is laid beside the old whole: on its days that one spoke before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from ncp.diff.pairs import Key, Listed, pair_up
from ncp.diff.records import RecordAt
from ncp.plan.model.common import ALWAYS, Window

Days = tuple[date, date]
"""First and last day, both inclusive."""


class Pair(Struct, frozen=True):
    """A record in the old plan and in the new one; one of the two may be missing."""

    old: RecordAt | None
    new: RecordAt | None


def pair_versions(old: Sequence[RecordAt], new: Sequence[RecordAt]) -> Iterator[Pair]:
    """The versions of one id: by the day they begin, what is left by what is most alike."""
    if len(old) == len(new) == 1:
        yield Pair(old[0], new[0])
        return
    left = Listed([each.record for each in old], _keys(old))
    right = Listed([each.record for each in new], _keys(new))
    if not old or not new:
        left, right = Listed(left.things, ()), Listed(right.things, ())
    for before, after in pair_up(left, right, rest=True):
        yield Pair(None if before is None else old[before], None if after is None else new[after])


def crossings_of(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """For each version without a partner the one that speaks on its days in the other plan, if there is one."""
    olds = [pair.old for pair in pairs if pair.old]
    news = [pair.new for pair in pairs if pair.new]
    for pair in pairs:
        if pair.old is None and pair.new is not None:
            beside = _speaking_with(pair.new, olds)
            if beside:
                yield Pair(beside, pair.new)
        elif pair.new is None and pair.old is not None:
            beside = _speaking_with(pair.old, news)
            if beside:
                yield Pair(pair.old, beside)


def lost_days(old: Window, new: Window) -> tuple[Days, ...]:
    """The days that the old window has and the new one has not."""
    (start, end), (first, last) = days_of(old), days_of(new)
    if last < start or end < first:
        return ((start, end),)
    before = ((start, first - timedelta(1)),) if start < first else ()
    after = ((last + timedelta(1), end),) if last < end else ()
    return (*before, *after)


def covers(windows: Iterable[Window], days: Days) -> bool:
    """Whether these windows together have every day from the first to the last."""
    day, last = days
    for start, end in sorted(days_of(window) for window in windows):
        if start <= day <= end:
            if end >= last:
                return True
            day = end + timedelta(1)
    return False


def merged(windows: Iterable[Window]) -> tuple[Days, ...]:
    """The days of several windows, those next to each other as one row of days."""
    found: list[Days] = []
    for start, end in sorted(days_of(window) for window in windows):
        if found and (found[-1][1] == date.max or start <= found[-1][1] + timedelta(1)):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def days_of(window: Window) -> Days:
    """The first and last day of a window; an open side reaches as far as days go."""
    return window.from_ or date.min, window.to or date.max


def _speaking_with(version: RecordAt, others: Sequence[RecordAt]) -> RecordAt | None:
    """The other version that speaks on the first day the two share; the earliest."""
    start, end = days_of(version.window or ALWAYS)
    shared = [
        (max(start, first), number)
        for number, other in enumerate(others)
        for first, last in (days_of(other.window or ALWAYS),)
        if first <= end and start <= last
    ]
    return others[min(shared)[1]] if shared else None


def _keys(versions: Sequence[RecordAt]) -> Sequence[Key]:
    role: Key = lambda n: getattr(versions[n].record, "role", None)  # noqa: E731
    since: Key = lambda n: versions[n].since  # noqa: E731
    by_office = bool(versions) and versions[0].kind == "competent-authority"
    return (lambda n: (role(n), since(n)), role, since) if by_office else (since,)

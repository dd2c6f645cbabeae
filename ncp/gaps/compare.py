"""The gaps of two days or two plans beside each other, for the annual review."""

from __future__ import annotations

from msgspec import Struct

from ncp.gaps.result import Gap, Gaps


class Comparison(Struct, frozen=True):
    """What happened to the gaps between two moments; by id, so a gap that got narrower is the same gap."""

    new: tuple[Gap, ...]
    closed: tuple[Gap, ...]
    same: tuple[Gap, ...]
    """As they are now."""
    changed: tuple[tuple[Gap, Gap], ...]
    """Of ``same`` those in which something differs, before and after."""


def compare_gaps(before: Gaps, after: Gaps) -> Comparison:
    """New, closed and same gaps, each in the order of their own report."""
    old = {gap.id: gap for gap in before.gaps}
    new = {gap.id: gap for gap in after.gaps}
    pairs = [(old[gap.id], gap) for gap in after.gaps if gap.id in old]
    return Comparison(
        new=tuple(gap for gap in after.gaps if gap.id not in old),
        closed=tuple(gap for gap in before.gaps if gap.id not in new),
        same=tuple(gap for _, gap in pairs),
        changed=tuple((was, now) for was, now in pairs if _says(was) != _says(now)),
    )


def _says(gap: Gap) -> tuple[object, ...]:
    return (gap.state, gap.records, gap.instead, gap.sectors, gap.day)

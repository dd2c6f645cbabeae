"""Two plans into changes: what differs, what each difference means, and which of them follow from another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from ncp.diff.causes import Judged, with_causes
from ncp.diff.change import Action, Change, Subject
from ncp.diff.compact import compact
from ncp.diff.compare import TwoPlans
from ncp.diff.difference import Difference, Side, What
from ncp.diff.fields import how
from ncp.diff.grounds import LEVEL_OF
from ncp.diff.judge import Verdict
from ncp.diff.meaning import Meaning, situation
from ncp.diff.rules import JUDGES, STANDING, VERSION
from ncp.plan.load import LoadedPlan
from ncp.problem import Place

ACTIONS: Mapping[What, Action] = {
    "added": "added",
    "removed": "removed",
    "changed": "changed",
    "reordered": "changed",
    "renamed": "renamed",
    "moved": "moved",
}


class Diff(Struct, frozen=True, dict=True):
    """Two plans with all that differs between them."""

    plans: TwoPlans

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        """Every difference with what it means, in the order of the new plan; what is gone comes last."""
        meaning = Meaning(self.plans)
        found = (
            (difference, verdict) for difference in self.plans.differences for verdict in _judge(difference, meaning)
        )
        return with_causes([_judged(self.plans, difference, verdict) for difference, verdict in found], self.plans)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The same without the differences they were found from."""
        return tuple(each.change for each in self.judged)


def diff(old: LoadedPlan, new: LoadedPlan) -> Diff:
    """What differs between two plans; nothing is worked out before it is asked for."""
    return Diff(TwoPlans(old, new))


def find_changes(old: LoadedPlan, new: LoadedPlan) -> tuple[Change, ...]:
    """Every change between two plans."""
    return diff(old, new).changes


def _judge(found: Difference, meaning: Meaning) -> Iterator[Verdict]:
    judge = STANDING.get(found.what) or JUDGES[found.struct, found.name]
    if not found.name and not found.field and _is_version(found, meaning):
        judge = VERSION
    return judge.decide(found, meaning)


def _is_version(found: Difference, meaning: Meaning) -> bool:
    """Whether the other plan has the id as well, in other versions."""
    in_old = found.what == "added"
    return found.what in ("added", "removed") and meaning.plans.exists(found.kind, found.id, in_old=in_old)


def _judged(plans: TwoPlans, found: Difference, verdict: Verdict) -> Judged:
    change = Change(
        rule=verdict.rule,
        level=LEVEL_OF[verdict.ground],
        action=verdict.action or ACTIONS[found.what],
        subject=Subject(found.kind, found.id),
        field=found.field,
        old=_shown(found.old),
        new=_shown(found.new),
        old_place=_place(found.old),
        new_place=_place(found.new),
        values={**_version(plans, found), **_words(found), **_situations(verdict)},
        why=verdict.ground,
    )
    return Judged(found, change, verdict.situations)


def _shown(side: Side | None) -> str | None:
    return None if side is None or side.value is None else compact(side.value)


def _place(side: Side | None) -> Place | None:
    return None if side is None else side.place


def _version(plans: TwoPlans, found: Difference) -> dict[str, str]:
    """The first day of the version, where an id has more than one."""
    at = found.record
    if plans.versions.get((found.kind, found.id), 1) < 2 or at.since is None:
        return {}
    return {"since": at.since.isoformat()}


def _words(found: Difference) -> dict[str, str]:
    """Of a list of words what came and what went."""
    if not found.name or how(found.struct, found.name) != "ids" or found.old is None or found.new is None:
        return {}
    came = [word for word in found.new.value if word not in found.old.value]
    went = [word for word in found.old.value if word not in found.new.value]
    return {name: ", ".join(map(str, words)) for name, words in (("added", came), ("removed", went)) if words}


def _situations(verdict: Verdict) -> dict[str, str]:
    return {name: situation(facts) for name, facts in verdict.situations.items()}

"""The steps of playbooks that run together: which may differ between two plans, and the little plan that decides them.

A step depends on its own record, on the block it stands in and on the steps before it; what is not before a step that
may differ cannot matter and is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ncp.advice.steps import national_ranks
from ncp.diff.shown.lens import Between, Side
from ncp.plan.model.condition import ALWAYS_TRUE, Condition
from ncp.plan.model.plan import Plan
from ncp.plan.model.playbooks import Playbook, Step

SHOWN = ("role", "kind", "within", "powers", "notifies", "options", "needs", "produces", "from_level")
"""What else an officer sees of a step, beside its words."""


class Placed(Struct, frozen=True):
    """A step where a case meets it: in a playbook that runs, or in a block that one includes."""

    step: Step
    holder: str
    gate: Condition
    """A block counts only where its own condition holds."""


class Cut(Struct, frozen=True):
    """One plan with no more playbooks and steps than are needed."""

    plan: Plan
    placed: dict[str, Placed]


class Running(Struct, frozen=True):
    """Playbooks that run together, in both plans."""

    playbooks: tuple[str, ...]
    subjects: frozenset[str]
    """The steps that may differ."""
    old: Cut
    new: Cut

    def of(self, side: Side) -> Cut:
        """One of the two plans."""
        return self.old if side.name == "old" else self.new

    def other_powers(self, side: Side, step: str) -> frozenset[str]:
        """The powers that the other plan lists for a step."""
        other = (self.new if side.name == "old" else self.old).placed.get(step)
        return frozenset(other.step.powers) if other else frozenset()


def running_in(between: Between, playbooks: Sequence[str]) -> Running:
    """These playbooks in both plans."""
    old, new = (_placed(side.plan, playbooks) for side in between.sides)
    after = _after(old, new)
    came_or_went, otherwise = _moved(between, old, new)
    subjects = _closure(came_or_went, _turned(after)) | otherwise
    needed = _closure(subjects, after)
    cuts = [_cut(side.plan, playbooks, placed, needed) for side, placed in ((between.old, old), (between.new, new))]
    return Running(tuple(playbooks), frozenset(subjects), *cuts)


def _placed(plan: Plan, playbooks: Sequence[str]) -> dict[str, Placed]:
    books = [plan.playbook_by_id[name] for name in dict.fromkeys(playbooks) if name in plan.playbook_by_id]
    blocks = [plan.playbook_by_id[name] for name in dict.fromkeys(name for book in books for name in book.includes)]
    return {
        step.id: Placed(step, holder.id, gate)
        for holder, gate in (
            *((book, ALWAYS_TRUE) for book in books),
            *((block, block.applies_when) for block in blocks),
        )
        for step in holder.steps
    }


def _moved(between: Between, old: Mapping[str, Placed], new: Mapping[str, Placed]) -> tuple[set[str], set[str]]:
    """The steps that may be part of a case in one plan only, and those that may look otherwise when they are.

    Only the first matter to the steps that come after them.
    """
    ranks = national_ranks(between.old.plan) != national_ranks(between.new.plan)
    rest = len({side.plan.resting_level("national") for side in between.sides}) > 1

    def comes(before: Placed | None, after: Placed | None) -> bool:
        if before is None or after is None or _presence(before) != _presence(after):
            return True
        return between.touches((after.gate, after.step.available_when))

    def looks(before: Placed, after: Placed) -> bool:
        by_level = after.step.from_level is not None and (ranks or rest)
        return by_level or any(getattr(before.step, name) != getattr(after.step, name) for name in SHOWN)

    came = {name for name in {*old, *new} if comes(old.get(name), new.get(name))}
    return came, {name for name in {*old}.difference(came) if looks(old[name], new[name])}


def _presence(placed: Placed) -> object:
    """Everything on which it depends whether a step is part of a case, and what it waits for."""
    return placed.gate, placed.step.available_when, placed.step.in_force, set(placed.step.after)


def _after(old: Mapping[str, Placed], new: Mapping[str, Placed]) -> dict[str, set[str]]:
    """For each step those that go before it, in either plan."""
    return {
        name: {before for plan in (old, new) if name in plan for before in plan[name].step.after}
        for name in {*old, *new}
    }


def _turned(after: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, befores in after.items():
        for before in befores:
            found.setdefault(before, set()).add(name)
    return found


def _closure(names: Iterable[str], following: Mapping[str, Iterable[str]]) -> set[str]:
    found = set(names)
    waiting = list(found)
    while waiting:
        more = set(following.get(waiting.pop(), ())) - found
        found |= more
        waiting += more
    return found


def _cut(plan: Plan, playbooks: Sequence[str], placed: Mapping[str, Placed], needed: set[str]) -> Cut:
    names = {
        *playbooks,
        *(name for book in playbooks if book in plan.playbook_by_id for name in plan.playbook_by_id[book].includes),
    }
    books = tuple(_only(book, needed) for book in plan.playbooks if book.id in names)
    return Cut(replace(plan, playbooks=books), {name: each for name, each in placed.items() if name in needed})


def _only(book: Playbook, needed: set[str]) -> Playbook:
    return replace(book, steps=tuple(step for step in book.steps if step.id in needed))

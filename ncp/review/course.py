"""The course of an incident: the log walked entry by entry, with what the plan said at each of them.

The plan that counts at a moment is the one that was kept then, so that later editions do not rewrite history.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from msgspec import Struct

from ncp.advice.advise import proposed_playbooks
from ncp.advice.levels import recommend, weigh_levels
from ncp.advice.steps import StepAdvice, weigh_steps
from ncp.dates import day_of
from ncp.incident.events import AdviceShown, IncidentClosed
from ncp.incident.journal import Sealed
from ncp.incident.picture import FactPicture, known_facts, picture_of
from ncp.incident.state import State, states
from ncp.plan.model.condition import Value
from ncp.plan.model.plan import Plan


class Moment(Struct, frozen=True):
    """One entry with the state after it and what the plan said then."""

    sealed: Sealed
    at: datetime
    """When it was so; never before the entry in front of it, because then it was not known yet."""
    state: State
    plan: Plan
    pictures: dict[str, FactPicture]
    facts: dict[str, Value]
    advised: dict[str, str | None]
    """The level that the plan pointed to, by ladder."""
    playbooks: tuple[str, ...]
    steps: tuple[StepAdvice, ...]

    @property
    def on(self) -> date:
        """The day that decided which law spoke."""
        return day_of(self.at)


def incident_part(log: Sequence[Sealed]) -> tuple[Sealed, ...]:
    """The entries up to and with the close; what follows is evaluation, or written down late."""
    for number, sealed in enumerate(log, start=1):
        if isinstance(sealed.entry.event, IncidentClosed):
            return tuple(log[:number])
    return tuple(log)


def course_of(log: Sequence[Sealed], plan: Plan, earlier: Mapping[str, Plan]) -> Iterator[Moment]:
    """Every entry of a log but the advice that was shown, in order.

    ``plan`` is the last one; ``earlier`` holds the others that were kept, by digest. What did not change between two
    entries is not worked out again.
    """
    last: Moment | None = None
    for sealed, state in states(log):
        if not isinstance(sealed.entry.event, AdviceShown):
            last = _moment(sealed, state, earlier.get(state.plan_digest, plan), last)
            yield last


def _moment(sealed: Sealed, state: State, plan: Plan, last: Moment | None) -> Moment:
    if last is not None and (state.claims, state.chosen) == (last.state.claims, last.state.chosen):
        pictures, facts = last.pictures, last.facts
    else:
        pictures = picture_of(state)
        facts = known_facts(pictures)
    at = max(sealed.entry.valid_at, last.at) if last else sealed.entry.valid_at
    on = day_of(at)
    same = last is not None and plan is last.plan and facts == last.facts and on == last.on
    advised = last.advised if last and same else recommend(plan, weigh_levels(plan, facts, on))
    playbooks = _playbooks(state, plan, facts, last.playbooks if last else ())
    level = state.level(plan, "national")
    if (
        last
        and same
        and (playbooks, state.done, level)
        == (
            last.playbooks,
            last.state.done,
            last.state.level(plan, "national"),
        )
    ):
        steps = last.steps
    else:
        steps = weigh_steps(plan, facts, on, playbooks, state.done, level)
    return Moment(sealed, at, state, plan, pictures, facts, advised, playbooks, steps)


def _playbooks(state: State, plan: Plan, facts: dict[str, Value], before: tuple[str, ...]) -> tuple[str, ...]:
    """Those that were added, else the one that the facts pointed to first, as a running incident has it."""
    added = tuple(name for name in state.playbooks if name in plan.playbook_by_id)
    kept = tuple(name for name in before if name in plan.playbook_by_id)
    return added or kept or proposed_playbooks(plan, facts)[:1]

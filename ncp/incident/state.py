"""State: what is so in an incident, as a pure fold of its entries.

``fold(log)`` of a log cut off at any moment gives the state of that moment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from ncp.plan.model.plan import Plan

from ncp.incident.evaluation import Closing, Evaluated, Improvement, Lesson
from ncp.incident.events import (
    AdviceShown,
    AdvisoryRead,
    DecisionTaken,
    Entry,
    EntryCorrected,
    EvaluationNoted,
    Event,
    FactAnswered,
    FactChosen,
    ImprovementPlanned,
    IncidentClosed,
    IncidentStarted,
    LessonClosed,
    LessonDrawn,
    LevelChanged,
    Marking,
    Mode,
    NoteLogged,
    PlanChanged,
    PlaybookAdded,
    ReportMade,
    RoleAcknowledged,
    RoleNotified,
    StepDone,
    StepSkipped,
)
from ncp.incident.journal import Sealed
from ncp.plan.model.condition import Value


class Claim(Struct, frozen=True):
    """What one source last said about a fact. ``value`` is ``None`` for: unknown."""

    fact: str
    value: Value | None
    source: str
    by: str
    grounds: str
    valid_at: datetime
    recorded_at: datetime
    entry: int


class Done(Struct, frozen=True):
    """A step that was done or skipped, with the note or the reason."""

    step: str
    skipped: bool
    text: str
    by: str
    at: datetime
    entry: int


class Decision(Struct, frozen=True):
    """A decision as it stands in the log."""

    taken: DecisionTaken
    by: str
    at: datetime
    entry: int


class Standing(Struct, frozen=True):
    """The level a ladder stands at, since when, by whom and on what grounds."""

    level: str
    by: str
    at: datetime
    grounds: str
    entry: int


class Notice(Struct, frozen=True):
    """A role that was told, and when it confirmed."""

    role: str
    at: datetime
    acknowledged_at: datetime | None
    text: str
    entry: int


class State(Struct, frozen=True, kw_only=True):
    """An incident at a moment."""

    id: str
    title: str
    mode: Mode
    marking: Marking
    started_at: datetime
    plan_edition: str
    plan_digest: str
    claims: tuple[Claim, ...] = ()
    """The last word of each source on each fact, and of whoever chose."""
    chosen: dict[str, Claim] = {}
    done: dict[str, Done] = {}
    decisions: tuple[Decision, ...] = ()
    levels: dict[str, Standing] = {}
    level_history: tuple[tuple[datetime, str, LevelChanged], ...] = ()
    notices: dict[str, Notice] = {}
    acted: tuple[str, ...] = ()
    """The roles that made an entry: nobody has to tell them."""
    notes: tuple[tuple[int, datetime, str, str], ...] = ()
    playbooks: tuple[str, ...] = ()
    advisories: tuple[AdvisoryRead, ...] = ()
    reports: tuple[tuple[datetime, ReportMade], ...] = ()
    last_advice: AdviceShown | None = None
    closed_at: datetime | None = None
    closed_because: str = ""
    evaluated: tuple[Evaluated, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    improvements: tuple[Improvement, ...] = ()
    last_at: datetime
    entries: int
    head: str

    def level(self, plan: Plan, ladder: str) -> str | None:
        """The level that a ladder stands at; where nobody changed it, the level it rests at."""
        standing = self.levels.get(ladder)
        return standing.level if standing else plan.resting_level(ladder)


def fold(log: Sequence[Sealed], until: datetime | None = None) -> State:
    """The state after all entries recorded up to and including ``until``.

    A correction that was recorded by then counts, and takes the place of the entry it corrects.
    """
    seen = [sealed for sealed in log if until is None or sealed.entry.recorded_at <= until]
    if not seen or not isinstance(seen[0].entry.event, IncidentStarted):
        raise ValueError("a log begins with incident-started")
    corrections = {
        sealed.entry.event.entry: (sealed.entry.number, sealed.entry.event)
        for sealed in seen
        if isinstance(sealed.entry.event, EntryCorrected)
    }
    state = _begin(seen[0], seen[0].entry.event)
    for sealed in seen[1:]:
        entry = sealed.entry
        event: Event | None = entry.event
        if entry.number in corrections:
            # the new word counts from the correction on: it reopens a choice that was made before it
            number, correction = corrections[entry.number]
            entry, event = replace(entry, number=number), correction.replacement
        if event is not None:
            state = _apply(state, entry, event)
    return replace(
        state,
        acted=tuple(dict.fromkeys(sealed.entry.by for sealed in seen)),
        last_at=seen[-1].entry.recorded_at,
        entries=len(seen),
        head=seen[-1].hash,
    )


def states(log: Sequence[Sealed]) -> Iterator[tuple[Sealed, State]]:
    """Each entry with the state right after it, as it stood then: what was corrected later had not been corrected yet.

    Folds as it goes, so that walking a whole log costs about one fold.
    """
    state = fold(log[:1])
    yield log[0], state
    for number, sealed in enumerate(log[1:], start=2):
        entry = sealed.entry
        if isinstance(entry.event, EntryCorrected):
            state = fold(log[:number])
        else:
            acted = state.acted if entry.by in state.acted else (*state.acted, entry.by)
            state = _apply(state, entry, entry.event)
            state = replace(state, acted=acted, last_at=entry.recorded_at, entries=number, head=sealed.hash)
        yield sealed, state


def _begin(sealed: Sealed, event: IncidentStarted) -> State:
    entry = sealed.entry
    return State(
        id=entry.incident,
        title=event.title,
        mode=event.mode,
        marking=event.marking,
        started_at=entry.valid_at,
        plan_edition=event.plan_edition,
        plan_digest=event.plan_digest,
        last_at=entry.recorded_at,
        entries=1,
        head=sealed.hash,
    )


def _apply(state: State, entry: Entry, event: Event) -> State:
    """The state after one event; events that change nothing but the log have no handler."""
    handler = _HANDLERS.get(type(event))
    return handler(state, entry, event) if handler else state


def _answer(state: State, entry: Entry, event: FactAnswered) -> State:
    claim = _claim(entry, event.fact, event.value, event.source, event.grounds)
    others = tuple(
        each
        for each in state.claims
        if (each.fact, each.source) != (event.fact, event.source) or each.valid_at > entry.valid_at
    )
    superseded = any((each.fact, each.source) == (event.fact, event.source) for each in others)
    return state if superseded else replace(state, claims=(*others, claim))


def _change_level(state: State, entry: Entry, event: LevelChanged) -> State:
    standing = Standing(event.after, entry.by, entry.valid_at, event.grounds, entry.number)
    return replace(
        state,
        levels={**state.levels, event.ladder: standing},
        level_history=(*state.level_history, (entry.valid_at, entry.by, event)),
    )


def _acknowledge(state: State, entry: Entry, event: RoleAcknowledged) -> State:
    told = state.notices.get(event.role) or Notice(event.role, entry.valid_at, None, event.text, entry.number)
    return replace(state, notices={**state.notices, event.role: replace(told, acknowledged_at=entry.valid_at)})


def _claim(entry: Entry, fact: str, value: Value | None, source: str, grounds: str) -> Claim:
    return Claim(fact, value, source, entry.by, grounds, entry.valid_at, entry.recorded_at, entry.number)


def _done(entry: Entry, step: str, text: str, *, skipped: bool) -> Done:
    return Done(step, skipped, text, entry.by, entry.valid_at, entry.number)


def _choose(state: State, entry: Entry, event: FactChosen) -> State:
    claim = _claim(entry, event.fact, event.value, "", event.grounds)
    return replace(state, chosen={**state.chosen, event.fact: claim})


def _finish(state: State, entry: Entry, event: StepDone) -> State:
    return replace(state, done={**state.done, event.step: _done(entry, event.step, event.text, skipped=False)})


def _skip(state: State, entry: Entry, event: StepSkipped) -> State:
    return replace(state, done={**state.done, event.step: _done(entry, event.step, event.reason, skipped=True)})


def _decide(state: State, entry: Entry, event: DecisionTaken) -> State:
    decision = Decision(event, entry.by, entry.valid_at, entry.number)
    done = _done(entry, event.step, event.grounds, skipped=False)
    return replace(state, decisions=(*state.decisions, decision), done={**state.done, event.step: done})


def _notify(state: State, entry: Entry, event: RoleNotified) -> State:
    notice = Notice(event.role, entry.valid_at, None, event.text, entry.number)
    return replace(state, notices={**state.notices, event.role: notice})


def _note(state: State, entry: Entry, event: NoteLogged) -> State:
    return replace(state, notes=(*state.notes, (entry.number, entry.valid_at, entry.by, event.text)))


def _add_playbook(state: State, _: Entry, event: PlaybookAdded) -> State:
    return replace(state, playbooks=tuple(dict.fromkeys((*state.playbooks, event.playbook))))


def _read_advisory(state: State, _: Entry, event: AdvisoryRead) -> State:
    return replace(state, advisories=(*state.advisories, event))


def _report(state: State, entry: Entry, event: ReportMade) -> State:
    return replace(state, reports=(*state.reports, (entry.valid_at, event)))


def _remember_advice(state: State, _: Entry, event: AdviceShown) -> State:
    return replace(state, last_advice=event)


def _change_plan(state: State, _: Entry, event: PlanChanged) -> State:
    return replace(state, plan_edition=event.edition, plan_digest=event.digest)


def _close(state: State, entry: Entry, event: IncidentClosed) -> State:
    return replace(state, closed_at=entry.valid_at, closed_because=event.grounds)


def _evaluate(state: State, entry: Entry, event: EvaluationNoted) -> State:
    return replace(state, evaluated=(*state.evaluated, Evaluated(event.went, event.text, entry.by, entry.number)))


def _draw(state: State, entry: Entry, event: LessonDrawn) -> State:
    lesson = Lesson(event.text, event.about, entry.by, entry.recorded_at, entry.number)
    return replace(state, lessons=(*state.lessons, lesson))


def _improve(state: State, entry: Entry, event: ImprovementPlanned) -> State:
    planned = Improvement(
        event.text, event.owner, event.due, event.about, event.lesson, entry.by, entry.recorded_at, entry.number
    )
    return replace(state, improvements=(*state.improvements, planned))


def _settle(state: State, entry: Entry, event: LessonClosed) -> State:
    closing = Closing(event.outcome, event.text, entry.by, entry.recorded_at, entry.number)
    lessons = tuple(each.settled(event.entry, closing) for each in state.lessons)
    improvements = tuple(each.settled(event.entry, closing) for each in state.improvements)
    return replace(state, lessons=lessons, improvements=improvements)


_HANDLERS: dict[type, Callable[[State, Entry, Any], State]] = {
    FactAnswered: _answer,
    FactChosen: _choose,
    StepDone: _finish,
    StepSkipped: _skip,
    DecisionTaken: _decide,
    LevelChanged: _change_level,
    RoleNotified: _notify,
    RoleAcknowledged: _acknowledge,
    NoteLogged: _note,
    PlaybookAdded: _add_playbook,
    AdvisoryRead: _read_advisory,
    ReportMade: _report,
    AdviceShown: _remember_advice,
    PlanChanged: _change_plan,
    IncidentClosed: _close,
    EvaluationNoted: _evaluate,
    LessonDrawn: _draw,
    ImprovementPlanned: _improve,
    LessonClosed: _settle,
}

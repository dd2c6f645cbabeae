"""One lens over all cases: the differences, each once for the days next to each other on which it is the same."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from ncp.diff.behind import Behind
from ncp.diff.row import SILENT, VERDICT, Row, Words
from ncp.diff.shown.lens import Asked, Between, Cause, Face, Lens
from ncp.diff.situations import Course, Situation
from ncp.diff.windows import edges_of


class Difference(Struct, frozen=True):
    """One aspect of one subject that differs in a situation."""

    id: str
    aspect: str
    old: Words
    new: Words
    causes: tuple[Cause, ...]


class Span(Struct, frozen=True):
    """A situation with the numbers of the moments, or of the days, for which it speaks."""

    situation: Situation
    first: int
    last: int


class Run(Struct):
    """A difference that is the same over spans next to each other."""

    difference: Difference
    first: int
    last: int
    causes: dict[Cause, None]


def rows_of(lens: Lens, between: Between, days: Sequence[date], behind: Behind) -> Iterator[Row]:
    """The rows of one kind of subject; ``days`` are those on which a window of either plan opens or closes."""
    for key in lens.to_look_at():
        edges = edges_of(window for side in between.sides for window in lens.windows(side, key))
        looked = Looking(lens, between, key, edges)
        for course in between.cases:
            yield from _rows_then(looked, course, behind)
            yield from _rows_final(looked, course, days, behind)


def differences(lens: Lens, between: Between, key: str, situation: Situation) -> Iterator[Difference]:
    """What two plans show otherwise of the subjects of a key; details only of what speaks on both sides."""
    old, new = (lens.see(side, key, situation) for side in between.sides)
    for name in dict.fromkeys((*new, *old)):
        faces = (
            old.get(name) or lens.absent(between.old, name, situation),
            new.get(name) or lens.absent(between.new, name, situation),
        )
        if not {face.verdict for face in faces} <= SILENT:
            between.spoken.add((lens.kind, name))
        for aspect, before, after in _aspects(lens, between, faces, situation):
            causes = tuple(lens.causes(Asked(name, aspect, faces, situation)))
            yield Difference(name, aspect, before, after, causes)


def _aspects(
    lens: Lens, between: Between, faces: tuple[Face, Face], situation: Situation
) -> Iterator[tuple[str, Words, Words]]:
    old, new = faces
    silent = old.verdict in SILENT, new.verdict in SILENT
    if old.verdict != new.verdict and (all(silent) or not lens.tells_verdict):
        return
    if old.verdict != new.verdict:
        yield VERDICT, (old.verdict,), (new.verdict,)
    if not any(silent):
        before = lens.details(between.old, old, situation)
        after = lens.details(between.new, new, situation)
        yield from ((aspect, before[aspect], after[aspect]) for aspect in after if before[aspect] != after[aspect])


class Looking:
    """One key of one lens; what was seen in one situation is not looked at again in one that cannot differ."""

    def __init__(self, lens: Lens, between: Between, key: str, edges: list[date]) -> None:
        self.lens = lens
        self.edges = edges
        self._between = between
        self._key = key
        self._facts = sorted(lens.rests_on(key))
        self._answers: dict[int, tuple[object, ...]] = {}
        self._seen: dict[object, tuple[Difference, ...]] = {}

    def at(self, situation: Situation) -> tuple[Difference, ...]:
        """The differences in a situation."""
        progress = self.lens.progress(self._key, situation)
        signature = (self._said(situation), bisect_right(self.edges, situation.on), progress)
        found = self._seen.get(signature)
        if found is None:
            found = tuple(differences(self.lens, self._between, self._key, situation))
            self._seen[signature] = found
        return found

    def _said(self, situation: Situation) -> tuple[object, ...]:
        """What the situation says of the facts that count here."""
        found = self._answers.get(situation.state)
        if found is None:
            found = tuple([situation.said.get(fact) for fact in self._facts])
            self._answers[situation.state] = found
        return found


def _rows_then(looking: Looking, course: Course, behind: Behind) -> Iterator[Row]:
    spans = [Span(situation, number, number) for number, situation in enumerate(course.moments)]
    for run in _runs(looking, spans):
        first, last = course.moments[run.first], course.moments[run.last]
        row = _row(looking, course, run, "then", (first.on, last.on, last.on), behind)
        yield replace(row, first_at=first.at, last_at=last.at)


def _rows_final(looking: Looking, course: Course, days: Sequence[date], behind: Behind) -> Iterator[Row]:
    """The end of a case on every day, worked out only where a window of this key opens or closes."""
    starts = [*days[:1], *(day for day in looking.edges if day > days[0])] if days else []
    numbers = [bisect_left(days, day) for day in starts]
    ends = [number - 1 for number in (*numbers[1:], len(days))]
    spans = [Span(course.on(day), *pair) for day, *pair in zip(starts, numbers, ends, strict=True)]
    for run in _runs(looking, spans):
        following = days[run.last + 1] if run.last + 1 < len(days) else None
        until = following - timedelta(days=1) if following else None
        yield _row(looking, course, run, "final", (days[run.first], days[run.last], until), behind)


def _runs(looking: Looking, spans: Iterable[Span]) -> Iterator[Run]:
    running: dict[tuple[object, ...], Run] = {}
    for span in spans:
        found = looking.at(span.situation)
        if not found and not running:
            continue
        now = {(each.id, each.aspect, each.old, each.new): each for each in found}
        yield from (run for key, run in running.items() if key not in now)
        running = {key: _longer(running.get(key), each, span) for key, each in now.items()}
    yield from running.values()


def _longer(run: Run | None, difference: Difference, span: Span) -> Run:
    if run is None:
        return Run(difference, span.first, span.last, dict.fromkeys(difference.causes))
    run.last = span.last
    run.causes.update(dict.fromkeys(difference.causes))
    return run


def _row(
    looking: Looking,
    course: Course,
    run: Run,
    facts: Literal["then", "final"],
    days: tuple[date, date, date | None],
    behind: Behind,
) -> Row:
    difference = run.difference
    return Row(
        case=course.case.id,
        facts=facts,
        first=days[0],
        last=days[1],
        until=days[2],
        count=run.last - run.first + 1,
        kind=looking.lens.kind,
        id=difference.id,
        aspect=difference.aspect,
        old=difference.old,
        new=difference.new,
        because=difference.causes[0].because,
        behind=behind.fingerprints(run.causes),
    )

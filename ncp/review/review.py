"""The annual review as data: one year of plan, law, incidents and lessons, ending in proposed changes.

Pure: the plans, the logs and the day are passed in, so that the same year always gives the same review. Words and
charts are made in ``ncp.report``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from ncp.diff.change import Level
from ncp.diff.find import Diff, diff
from ncp.diff.impact import impact
from ncp.diff.row import Impact
from ncp.gaps.compare import Comparison, compare_gaps
from ncp.gaps.find import gaps_of
from ncp.gaps.result import Gaps
from ncp.plan.load import LoadedPlan
from ncp.plan.model.cases import Case
from ncp.plan.model.lessons import Lesson, all_lessons, first_day, known_on, last_day, state_on
from ncp.plan.model.reference import Measure, Source
from ncp.review.attention import Unchecked, unchecked
from ncp.review.incidents import IncidentRecord, unused
from ncp.review.law import LawMove, law_moves
from ncp.review.proposals import (
    Proposal,
    from_gaps,
    from_law,
    from_lessons,
    from_records,
    from_unchecked,
    from_unused,
    in_order,
)

AHEAD = timedelta(days=3 * 365)
"""How far ahead law that is to come is shown."""


class DatedPlan(Struct, frozen=True):
    """An edition with its own date and what it holds."""

    edition: str
    date: date
    loaded: LoadedPlan


class EditionStep(Struct, frozen=True):
    """What one edition changed in the one before, and what real cases feel of it."""

    old: DatedPlan
    new: DatedPlan
    diff: Diff
    impact: Impact

    def count(self, level: Level) -> int:
        """How many changes have this weight."""
        return sum(change.level == level for change in self.diff.changes)

    def felt(self) -> dict[str, tuple[str, ...]]:
        """The changes that cases feel, by fingerprint, with those cases; felt by most cases first."""
        rows: dict[str, list[str]] = {}
        for row in self.impact.rows:
            for fingerprint in row.behind:
                rows.setdefault(fingerprint, []).append(row.case)
        ordered = sorted(rows.items(), key=lambda pair: (-len(set(pair[1])), -len(pair[1])))
        return {fingerprint: tuple(dict.fromkeys(cases)) for fingerprint, cases in ordered}


class Inputs(Struct, frozen=True, kw_only=True):
    """Everything a review is made from."""

    year: int
    today: date
    now: LoadedPlan
    """The plan that was named: its lessons, measures, sources and cases."""
    edition: DatedPlan
    """In force at the end of the period."""
    before: DatedPlan | None
    """In force at the end of the year before; None when there was none."""
    steps: tuple[EditionStep, ...]
    """The editions of the year, oldest first; the first edition of all is no step."""
    records: tuple[IncidentRecord, ...]
    """Incidents and exercises of the store and cases of the plan of which a part lies in the year."""
    is_uncommitted: bool = False
    """Whether ``edition`` is the folder with changes that git does not have yet."""
    not_in_git: str = ""
    """The rule that says why no editions could be found; then ``edition`` is the plan as it is now."""


class Period(Struct, frozen=True):
    """The days that are reviewed; a year that is not over ends today."""

    start: date
    end: date


class Review(Struct, frozen=True, kw_only=True):
    """One annual review."""

    inputs: Inputs
    period: Period
    law: tuple[LawMove, ...]
    """In the period, as the edition knows it."""
    ahead: tuple[LawMove, ...]
    """After the period, as the edition knows it."""
    missed: tuple[LawMove, ...]
    """In the period or before, known to the plan of now and not to the edition."""
    gaps: Gaps
    gaps_before: Gaps
    """A year earlier."""
    gap_changes: Comparison
    lessons: tuple[Lesson, ...]
    """Known at the end of the period, the youngest first."""
    later_lessons: tuple[Lesson, ...]
    """About events of the period, and published after it."""
    measures: tuple[Measure, ...]
    unchecked: tuple[Unchecked, ...]
    unused_playbooks: tuple[str, ...]
    unused_roles: tuple[str, ...]
    listed: tuple[Source, ...]
    """Threat assessments and evaluations of the year."""
    proposals: tuple[Proposal, ...]

    def lessons_in(self, *states: str) -> tuple[Lesson, ...]:
        """The lessons that have one of these states at the end of the period."""
        return tuple(lesson for lesson in self.lessons if state_on(lesson, self.period.end) in states)


def edition_step(old: DatedPlan, new: DatedPlan) -> EditionStep:
    """One edition beside the one before it, on the cases of both."""
    found = diff(old.loaded, new.loaded)
    return EditionStep(old, new, found, impact(old.loaded, new.loaded, found.changes))


def period_of(year: int, today: date) -> Period:
    """The year, as far as it has gone."""
    return Period(date(year, 1, 1), min(date(year, 12, 31), today))


def build_review(inputs: Inputs) -> Review:
    """The review of a year."""
    period = period_of(inputs.year, inputs.today)
    plan = inputs.edition.loaded.plan
    lessons, spans = all_lessons(inputs.now.plan, inputs.now.cases), _spans(inputs.now.cases)
    known = tuple(lesson for lesson in lessons if known_on(lesson, period.end))
    gaps = gaps_of(plan, period.end)
    gaps_before = _gaps_a_year_ago(inputs, period)
    changes = compare_gaps(gaps_before, gaps)
    ahead = law_moves(plan, period.end + timedelta(days=1), period.end + AHEAD)
    missed = missed_law(inputs, period)
    forgotten = unchecked(plan, period.end)
    roles, playbooks = unused(plan, inputs.records) if inputs.records else ((), ())
    proposals = (
        *from_lessons(known, period.end),
        *from_gaps(gaps.gaps, changes.new),
        *from_law(ahead, missed),
        *from_records(inputs.records),
        *from_unchecked(forgotten),
        *from_unused(playbooks, roles),
    )
    return Review(
        inputs=inputs,
        period=period,
        law=law_moves(plan, period.start, period.end),
        ahead=ahead,
        missed=missed,
        gaps=gaps,
        gaps_before=gaps_before,
        gap_changes=changes,
        lessons=tuple(sorted(known, key=_published, reverse=True)),
        later_lessons=tuple(each for each in lessons if each not in known and _happened_in(each, period, spans)),
        measures=inputs.now.plan.measures,
        unchecked=forgotten,
        unused_playbooks=playbooks,
        unused_roles=roles,
        listed=tuple(source for source in inputs.now.plan.sources if inputs.year in source.input_for),
        proposals=in_order(proposals),
    )


def missed_law(inputs: Inputs, period: Period) -> tuple[LawMove, ...]:
    """What the law did in the period according to the plan of now, and the edition does not have."""
    has_starts, has_ends = _days_of(inputs.edition.loaded)
    found = []
    for move in law_moves(inputs.now.plan, period.start, period.end):
        had = has_ends if move.what.endswith("lapsed") else has_starts
        lacking = tuple(name for name in move.records if (name, move.on) not in had)
        if lacking:
            found.append(replace(move, records=lacking))
    return tuple(found)


def _days_of(loaded: LoadedPlan) -> tuple[set[tuple[str, date | None]], set[tuple[str, date | None]]]:
    """The first and the last days of every version of every record."""
    powers = [power for _, power in loaded.plan.powers]
    return {(power.id, power.in_force.from_) for power in powers}, {(power.id, power.in_force.to) for power in powers}


def _gaps_a_year_ago(inputs: Inputs, period: Period) -> Gaps:
    """Of the edition that was in force then, or of the first one when there was none."""
    then = inputs.before or inputs.edition
    return gaps_of(then.loaded.plan, a_year_before(period.end))


def a_year_before(day: date) -> date:
    """The same day of the year before; 29 February becomes the 28th."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _happened_in(lesson: Lesson, period: Period, spans: Mapping[str, tuple[date, date]]) -> bool:
    case = lesson.drawn_from.case if lesson.drawn_from else None
    if case is not None and case in spans:
        start, end = spans[case]
    elif lesson.happened:
        start, end = first_day(lesson.happened), last_day(lesson.happened)
    else:
        return False
    return start <= period.end and period.start <= end


def _spans(cases: Iterable[Case]) -> dict[str, tuple[date, date]]:
    return {case.id: (date.fromisoformat(case.start[:10]), date.fromisoformat(case.end[:10])) for case in cases}


def _published(lesson: Lesson) -> str:
    return lesson.published or lesson.happened or ""

"""The annual review in words: names, days and sentences that the template asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from textwrap import shorten

from msgspec import Struct

from ncp.diff.causes import Judged
from ncp.gaps.result import Gap, Gaps
from ncp.plan.model.lessons import Lesson, state_of, state_on
from ncp.plan.model.plan import Plan
from ncp.report.diff_fold import area_words
from ncp.report.diff_names import Names
from ncp.report.diff_view import Area, area_of
from ncp.report.diff_words import DiffWords
from ncp.report.gaps_words import GapWords, grouped
from ncp.report.wording import Wording
from ncp.review.attention import Unchecked
from ncp.review.law import LawMove
from ncp.review.record import IncidentRecord
from ncp.review.review import EditionStep, Review
from ncp.text import Phrases

MOST_NAMES = 6
MOST_FELT = 12
MOST_CHARACTERS = 140


class FeltArea(Struct, frozen=True):
    """What of the plan was changed drastically, and what real cases feel of it, in words."""

    area: str
    changes: int
    felt: int
    cases: str
    example: str
    """The change that most cases feel."""


class ReviewWords(Struct, frozen=True, dict=True):
    """The words for one review in one language."""

    review: Review
    say: Phrases

    @property
    def plan(self) -> Plan:
        """The edition that the review is about."""
        return self.review.inputs.edition.loaded.plan

    @cached_property
    def wording(self) -> Wording:
        return Wording(self.plan, self.say)

    @cached_property
    def wording_now(self) -> Wording:
        """Names of what only the plan of now knows: lessons and what they touch."""
        return Wording(self.review.inputs.now.plan, self.say)

    def day(self, on: date | None) -> str:
        return self.wording.day(on) if on else self.say("review.never")

    def partial(self, text: str) -> str:
        """A day in words; a month or a year as it stands."""
        return self.day(date.fromisoformat(text)) if len(text) == 10 else text

    def some(self, names: Sequence[str], most: int = MOST_NAMES) -> str:
        """The first names, and how many more there are."""
        shown = ", ".join(names[:most])
        left = len(names) - most
        return self.say("review.and-more", names=shown, count=left) if left > 0 else shown

    def head(self) -> Iterator[str]:
        """What the report is about."""
        inputs, period = self.review.inputs, self.review.period
        text = self.say("review.head-edition", edition=inputs.edition.edition, day=self.day(inputs.edition.date))
        yield f"{text} {self.say('review.head-uncommitted')}" if inputs.is_uncommitted else text
        if inputs.not_in_git:
            yield self.say("review.head-not-in-git", reason=self.say(f"review.{inputs.not_in_git}"))
        elif inputs.before:
            yield self.say("review.head-before", edition=inputs.before.edition, day=self.day(inputs.before.date))
        else:
            yield self.say("review.head-no-before")
        text = self.say("review.head-period", start=self.day(period.start), end=self.day(period.end))
        running = period.end < date(inputs.year, 12, 31)
        yield f"{text} {self.say('review.head-running')}" if running else text
        if inputs.now.plan.digest != self.plan.digest:
            yield self.say("review.head-now", edition=inputs.now.plan.header.edition)

    def summary(self) -> Iterator[str]:
        """The year in six sentences."""
        review = self.review
        yield self._editions()
        yield self.say("review.sum-law", moves=len(review.law), ahead=len(review.ahead), missed=len(review.missed))
        modes = {mode: sum(r.mode == mode and not r.case for r in review.inputs.records) for mode in MODES}
        cases = sum(bool(record.case) for record in review.inputs.records)
        yield self.say("review.sum-incidents", **modes, cases=cases)
        unsettled = len(review.lessons_in("open", "partly", "unknown"))
        yield self.say("review.sum-lessons", all=len(review.lessons), open=unsettled)
        changes = review.gap_changes
        before = len(changes.same) + len(changes.closed)
        yield self.say(
            "review.sum-gaps",
            now=len(review.gaps.gaps),
            before=before,
            new=len(changes.new),
            closed=len(changes.closed),
        )
        weights = {weight: sum(each.weight == weight for each in review.proposals) for weight in WEIGHT_NAMES}
        yield self.say("review.sum-proposals", **weights)

    def _editions(self) -> str:
        steps, edition = self.review.inputs.steps, self.review.inputs.edition
        if steps:
            heavy = sum(step.count("ingrijpend") for step in steps)
            if len(steps) == 1:
                return self.say("review.sum-edition", heavy=heavy)
            return self.say("review.sum-editions", count=len(steps), heavy=heavy)
        if edition.date.year == self.review.inputs.year and not self.review.inputs.before:
            return self.say("review.sum-first-edition", edition=edition.edition)
        return self.say("review.sum-no-edition")

    def felt(self, step: EditionStep) -> list[FeltArea]:
        """The laws, playbooks and kinds of record of which cases feel most changes."""
        words = DiffWords(Names(step.diff.plans, self.say))
        felt = step.felt()
        rank = {name: number for number, name in enumerate(felt)}
        areas: dict[tuple[str, str], list[Judged]] = {}
        for judged in step.diff.judged:
            if judged.change.level == "ingrijpend":
                areas.setdefault(area_of(judged.difference.record), []).append(judged)
        found = [self._felt(name, members, felt, rank, words, step) for name, members in areas.items()]
        return sorted(found, key=lambda each: (-each.felt, -each.changes))[:MOST_FELT]

    def _felt(
        self,
        area: tuple[str, str],
        members: Sequence[Judged],
        felt: Mapping[str, tuple[str, ...]],
        rank: Mapping[str, int],
        words: DiffWords,
        step: EditionStep,
    ) -> FeltArea:
        by_cases = sorted(
            (each for each in members if each.change.fingerprint in felt),
            key=lambda each: rank[each.change.fingerprint],
        )
        cases = list(dict.fromkeys(case for each in by_cases for case in felt[each.change.fingerprint]))
        of = len(step.impact.cases)
        first = by_cases[0] if by_cases else members[0]
        example = f"{words.subject(first.difference)}: {words.headline(first)}"
        return FeltArea(
            area=area_words(Area(area, ()), words),
            changes=len(members),
            felt=len(by_cases),
            cases=self.say("review.all-cases", count=of) if len(cases) == of else ", ".join(cases),
            example=shorten(example, MOST_CHARACTERS, placeholder=" …"),
        )

    def move(self, move: LawMove) -> str:
        """What the law did, in a few words."""
        text = self.say(f"review.what-{move.what}", count=len(move.records))
        if not move.followed_by:
            return text
        names = self.some([self._law_or_record(name) for name in move.followed_by], 3)
        return f"{text}; {self.say('review.followed-by', names=names)}"

    def records_of(self, move: LawMove) -> str:
        """The records by name; of a whole law a few."""
        return self.some([self.power(name, move.on) for name in move.records], 4)

    def power(self, power_id: str, on: date) -> str:
        """Its name without the law, which stands beside it."""
        found = self.wording_now.version(power_id, on) or self.wording.version(power_id, on)
        return self.say.of(found[1].name) if found else power_id

    def law(self, law_id: str) -> str:
        """The abbreviation of a law."""
        plans = (self.review.inputs.now.plan, self.plan)
        laws = [file.law for plan in plans for file in plan.laws if file.law.id == law_id]
        return (laws[0].abbreviation or self.say.of(laws[0].title)) if laws else law_id

    def _law_or_record(self, name: str) -> str:
        law = self.law(name)
        return law if law != name else self.wording_now.power(name)

    def lesson_from(self, lesson: Lesson) -> str:
        return self.say.of(lesson.drawn_from.name) if lesson.drawn_from else ""

    def lesson_state(self, lesson: Lesson) -> str:
        """Its state at the end of the period with what was done."""
        end = self.review.period.end
        step = state_of(lesson, end)
        state = self.say(f"review.state-{state_on(lesson, end)}")
        if step is None:
            return state
        return self.say("review.state-since", state=state, day=step.since, text=self.say.of(step.text))

    def gap_lines(self, gaps: Iterable[Gap], of: Gaps) -> list[str]:
        """Gaps as sentences, those of several sectors together."""
        words = GapWords(of, self._plan_of(of), self.say)
        return [words.group(each) for each in grouped(gaps)]

    def _plan_of(self, gaps: Gaps) -> Plan:
        before = self.review.inputs.before
        if before and before.loaded.plan.digest == gaps.plan.digest:
            return before.loaded.plan
        return self.plan

    def unchecked(self) -> Iterator[str]:
        """One line for the plan, one a law and one for the measures."""
        found: dict[tuple[str, str], list[Unchecked]] = {}
        for each in self.review.unchecked:
            found.setdefault((each.kind, each.law), []).append(each)
        for (kind, law), members in found.items():
            names = self.some([each.id for each in members])
            last = min((each.last for each in members if each.last), default=None)
            when = self.say("review.on-day", day=self.day(last)) if last else self.say("review.never")
            if kind in ("plan", "exercise"):
                yield self.say(f"review.unchecked-{kind}", last=when)
            elif kind == "power":
                yield self.say("review.unchecked-powers", law=self.law(law), count=len(members), last=when, names=names)
            else:
                yield self.say("review.unchecked-measures", names=names)

    def unused(self) -> Iterator[str]:
        """The playbooks by name and the first of the roles."""
        playbooks, roles = self.review.unused_playbooks, self.review.unused_roles
        if not self.review.inputs.records:
            yield self.say("review.unused-everything")
            return
        if playbooks:
            named = [self.say.of(self.plan.playbook_by_id[name].name) for name in playbooks]
            yield self.say("review.unused-playbooks", names="; ".join(named))
        if roles:
            named = [self.wording.role(name, self.review.period.end) for name in roles]
            yield self.say("review.unused-roles", count=len(roles), names=self.some(named, 12))
        if not playbooks and not roles:
            yield self.say("review.unused-none")

    def evaluated(self) -> Iterator[str]:
        """What the evaluations of the year's incidents left behind."""
        end = self.review.period.end
        for record in self.review.inputs.records:
            named = self.incident(record)
            for each in record.evaluated:
                yield self.say(f"review.evaluated-{each.went}", text=each.text, incident=named)
            for lesson in record.lessons:
                yield self.say("review.lesson-drawn", text=lesson.text, incident=named)
            for plan in record.improvements:
                state = plan.closed.outcome if plan.closed else "overdue" if plan.is_overdue(end) else "open"
                yield self.say(
                    "review.improvement", text=plan.text, owner=self.wording_now.role(plan.owner),
                    due=self.day(plan.due), state=self.say(f"review.improvement-{state}"), incident=named,
                )  # fmt: skip

    def incident(self, record: IncidentRecord) -> str:
        """Its title; anything but a real incident says so wherever it is named."""
        return f"{self.mark(record)}{record.title}"

    def mark(self, record: IncidentRecord) -> str:
        """``[OEFENING] ``; empty for a real incident and for a case, whose heading says that it is one."""
        return "" if record.mode == "real" or record.case else f"[{self.say(f'words.mode-{record.mode}')}] "

    def incident_named(self, incident: str) -> str:
        """The same by id."""
        found = next((each for each in self.review.inputs.records if each.id == incident), None)
        return self.incident(found) if found else incident


MODES = ("real", "exercise", "replay")
WEIGHT_NAMES = ("heavy", "medium", "light")

"""Proposed plan changes in words, and each as a file that a policy officer can edit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct

from ncp.diff.records import RecordAt, records_of
from ncp.gaps.result import Gap
from ncp.gaps.vocabulary import STATUS
from ncp.report.gaps_words import GapWords, grouped
from ncp.report.markdown import escape
from ncp.report.review_words import ReviewWords
from ncp.review.proposals import WHOLE, Proposal

MOST_QUOTED = 3
"""Records whose YAML stands in a file of a proposal; the others are named with their place."""
MOST_GROUNDS = 12
MEANT = ("level", "role", "sector")


class ProposalWords(Struct, frozen=True, dict=True):
    """The words for the proposals of one review."""

    words: ReviewWords

    @cached_property
    def _records(self) -> dict[str, RecordAt]:
        """The records of the plan of now, the place where a proposal would be carried out."""
        found: dict[str, RecordAt] = {}
        for record in sorted(records_of(self.words.review.inputs.now), key=_meant_last):
            found[record.id] = record
        return found

    def _record(self, name: str) -> RecordAt | None:
        """The record of an id; a kind of organisation is a value of a fact."""
        return self._records.get(name) or self._records.get(f"{STATUS}/{name}")

    @cached_property
    def _gaps(self) -> dict[str, Gap]:
        return {gap.id: gap for gap in self.words.review.gaps.gaps}

    def title(self, proposal: Proposal) -> str:
        """What is proposed, as one line."""
        words, say = self.words, self.words.say
        values = proposal.values
        if proposal.title:
            return say.of(proposal.title)
        match proposal.kind:
            case "gap":
                return say(f"review.title-gap-{values['gap']}")
            case "law-ahead" | "law-missed":
                day = words.day(date.fromisoformat(values["on"]))
                return say(f"review.title-{proposal.kind}", day=day, law=words.law(values["law"]))
            case "step-skipped" | "step-late":
                step = words.plan.step_by_id.get(proposal.about[0])
                return say(
                    f"review.title-{proposal.kind}", step=say.of(step.name).rstrip(".") if step else proposal.about[0]
                )
            case "unknown-left":
                return say("review.title-unknown-left", fact=words.wording.fact(proposal.about[0]))
            case "unchecked":
                return say(f"review.title-unchecked-{values['what']}", law=words.law(values["law"]))
            case "unused":
                return say(f"review.title-unused-{values['what']}")
        return say("review.title-improvement", text=values["text"])

    def draft(self, proposal: Proposal) -> str:
        """A first text; of a lesson the plan's own."""
        words, say, values = self.words, self.words.say, proposal.values
        if proposal.draft:
            return say.of(proposal.draft)
        if proposal.kind == "lesson":
            return ""
        if proposal.kind == "gap":
            return say(f"review.draft-gap-{values['gap']}")
        if proposal.kind == "improvement":
            due = words.day(date.fromisoformat(values["due"]))
            return say("review.draft-improvement", owner=words.wording.role(values["owner"]), due=due)
        if values.get("what") == "exercise":
            return say("review.draft-exercise")
        return say(f"review.draft-{proposal.kind}")

    def grounds(self, proposal: Proposal) -> list[str]:
        """Why, one line each."""
        words, say, values = self.words, self.words.say, proposal.values
        match proposal.kind:
            case "lesson":
                return [self._lesson(ground.id) for ground in proposal.grounds]
            case "gap":
                gaps = [self._gaps[ground.id] for ground in proposal.grounds]
                named = GapWords(words.review.gaps, words.plan, say)
                return [say("review.ground-gap", text=named.group(each)) for each in grouped(gaps)][:MOST_GROUNDS]
            case "law-ahead" | "law-missed":
                day = words.day(date.fromisoformat(values["on"]))
                what = say(f"review.what-{values['what']}", count=values["count"])
                names = words.some([words.power(name, date.fromisoformat(values["on"])) for name in proposal.about], 4)
                return [say("review.ground-law", law=words.law(values["law"]), day=day, what=what, names=names)]
            case "unchecked":
                if values["what"] in WHOLE:
                    last = say("review.on-day", day=words.day(self._oldest(values))) if values["oldest"] else ""
                    return [say(f"review.unchecked-{values['what']}", last=last or say("review.never"))]
                oldest = words.day(self._oldest(values))
                return [say("review.ground-unchecked", count=values["count"], last=oldest)]
            case "unused":
                return [say("review.ground-unused", year=words.review.inputs.year)]
            case "improvement":
                incidents = [words.incident_named(ground.id.rpartition("/")[0]) for ground in proposal.grounds]
                return [say("review.ground-improvement", id=name) for name in incidents]
        names = ", ".join(words.incident_named(ground.id) for ground in proposal.grounds)
        return [say("review.ground-incidents", count=len(proposal.grounds), names=names)]

    def _oldest(self, values: Mapping[str, str]) -> date | None:
        return date.fromisoformat(values["oldest"]) if values["oldest"] else None

    def _lesson(self, lesson_id: str) -> str:
        lesson = next(each for each in self.words.review.lessons if each.id == lesson_id)
        known = self.words.review.inputs.now.plan.source_by_id
        sources = "; ".join(known[name].title if name in known else name for name in lesson.sources)
        return self.words.say(
            "review.ground-lesson", id=lesson_id, text=self.words.say.of(lesson.text), sources=sources
        )

    def affects(self, proposal: Proposal) -> str:
        """The records with their places, and the files that change as a whole; Markdown already."""
        named = [self._placed(name) for name in proposal.about]
        return self.words.some([*named, *(f"`{name}`" for name in proposal.files)], 8) or self.words.say(
            "review.affects-nothing"
        )

    @cached_property
    def _then(self) -> frozenset[str]:
        """What the edition of the review has."""
        return frozenset(record.id for record in records_of(self.words.review.inputs.edition.loaded))

    def _placed(self, name: str) -> str:
        record = self._record(name)
        if record is None:
            return self.words.say("review.to-make", name=f"`{name}`")
        place = f"`{record.place.path}:{record.place.line}`"
        if self._then.isdisjoint((record.id, *record.formerly)):
            place = self.words.say("review.not-then", place=place)
        return f"`{name}` ({place})"

    def stub(self, number: int, proposal: Proposal) -> tuple[str, str]:
        """The name and the text of a file for one proposal: what, why, a draft, and the YAML as it stands."""
        say = self.words.say
        lines = [f"# {number}. {escape(self.title(proposal))}", "", f"- {say('review.stub-status')}"]
        lines += [f"- {say('review.weight')}: {say(f'review.weight-{proposal.weight}')}"]
        lines += [f"- {say('review.ground')}: {escape(text)}" for text in self.grounds(proposal)]
        lines += [f"- {say('review.affects')}: {self.affects(proposal)}", "", say("review.stub-how"), ""]
        draft = self.draft(proposal)
        if draft:
            lines += [f"## {say('review.draft')}", "", draft, ""]
        for name in proposal.about[:MOST_QUOTED]:
            lines += self._quoted(name)
        return f"{number:02}-{proposal.id}.md", "\n".join(lines).rstrip() + "\n"

    def _quoted(self, name: str) -> Iterator[str]:
        record = self._record(name)
        if record is None:
            yield from (self.words.say("review.stub-not-there", id=name), "")
            return
        place = f"{record.place.path}:{record.place.line}"
        yield from (f"## {self.words.say('review.stub-now', place=place)}", "", "```yaml")
        yield from _source_lines(record)
        yield from ("```", "")


def _meant_last(record: RecordAt) -> int:
    """What an id that several records share stands for: the sector, of which gaps speak, else the role.

    A role has its id in common with its place in the sharing network, and at times with a level or a decree.
    """
    return MEANT.index(record.kind) if record.kind in MEANT else -1


def _source_lines(record: RecordAt) -> list[str]:
    """The lines of a record: from where it begins until something stands as far to the left."""
    lines = record.file.lines
    first = record.place.line - 1
    depth = record.place.column - 1
    last = first + 1
    while last < len(lines) and (not lines[last].strip() or _indent(lines[last]) >= depth) and last - first < 400:
        last += 1
    found = list(lines[first:last])
    while found and not found[-1].strip():
        found.pop()
    return found


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))

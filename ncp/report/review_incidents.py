"""The incidents, exercises and cases of a year in words, with the two charts: levels in time, deadlines met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from ncp.dates import day_of, local
from ncp.report.wording import Wording
from ncp.review.record import Contradiction, Deadline, Difference, IncidentRecord
from ncp.text import Phrases

OUTCOMES = ("met", "late", "missed", "skipped", "no-trace", "running")
KINDS = ("report", "step", "clock")
MOST_LINES = 8


class IncidentWords(Struct, frozen=True):
    """The words for the records of one year in one language."""

    records: tuple[IncidentRecord, ...]
    wording: Wording

    @property
    def say(self) -> Phrases:
        return self.wording.say

    def kind(self, record: IncidentRecord) -> str:
        return self.say(f"review.kind-{'case' if record.case else record.mode}")

    def lasted(self, record: IncidentRecord) -> str:
        """How long, in days or hours; running ones say so."""
        return self.say("review.still-running") if record.lasted is None else self.span(record.lasted)

    def span(self, lasted: timedelta) -> str:
        """``3 uur``, ``12 dagen``: the largest unit that fits."""
        minutes = int(lasted.total_seconds() // 60)
        if minutes < 1:
            return self.say("review.less-than-a-minute")
        for size, unit in ((48 * 60, "d"), (60, "h")):
            if minutes >= size:
                return self.wording.duration(f"{minutes // (24 * 60 if unit == 'd' else 60)}{unit}")
        return self.wording.duration(f"{minutes}m")

    def highest(self, record: IncidentRecord) -> str:
        """The highest national level that it stood at."""
        ranks = {level.id: n for n, level in enumerate(self.wording.plan.levels_of["national"])}
        reached = [spell.level for spell in record.levels if spell.ladder == "national" and spell.level]
        return self.wording.level(max(reached, key=lambda name: ranks.get(name, -1), default=None))

    def remarks(self, record: IncidentRecord) -> list[str]:
        """What a reviewer wants to see: where the level differed, what was skipped, late, left open or contradicted."""
        lines = [*self._levels(record), *self._steps(record), *self._late(record), *self._open(record)]
        return [*lines, *self._told(record)]

    def _levels(self, record: IncidentRecord) -> Iterator[str]:
        for each in record.differences[:MOST_LINES]:
            text = self.say(
                f"review.differs-{each.direction}", since=self.wording.moment(each.since),
                until=self.wording.moment(each.until or record.last_at), ladder=self.say(f"words.ladder-{each.ladder}"),
                actual=self.wording.level(each.actual), advised=self.wording.level(each.advised),
            )  # fmt: skip
            yield f"{text} {self._grounds(each)}".rstrip()

    def _grounds(self, difference: Difference) -> str:
        return self.say("review.grounds", grounds=difference.grounds) if difference.grounds else ""

    def _steps(self, record: IncidentRecord) -> Iterator[str]:
        for each in record.skipped[:MOST_LINES]:
            yield self.say("review.step-skipped", step=self.step(each.step), reason=each.text)

    def _late(self, record: IncidentRecord) -> Iterator[str]:
        for each in record.missed[:MOST_LINES]:
            met = self.wording.moment(each.met_at) if each.met_at else ""
            key = "review.deadline-late" if met else "review.deadline-missed"
            values = {"what": self.due_thing(each), "due": self.wording.moment(each.due)}
            yield self.say(key, **values, met=met) if met else self.say(key, **values)

    def _open(self, record: IncidentRecord) -> Iterator[str]:
        if record.unanswered:
            facts = ", ".join(self.wording.fact(each.fact) for each in record.unanswered)
            yield self.say("review.unanswered", facts=facts)
        for each in record.contradictions:
            yield self._contradiction(each)

    def _contradiction(self, each: Contradiction) -> str:
        said = [
            self.say("review.said", source=one.source, value=self.wording.value(each.fact, one.value))
            for one in each.said
        ]
        by = self.wording.role(each.by) if each.by else ""
        outcome = self.say(f"review.settled-{each.how or 'never'}", **({"by": by} if each.how == "chosen" else {}))
        return self.say(
            "review.contradiction", fact=self.wording.fact(each.fact), said="; ".join(said), outcome=outcome
        )

    def _told(self, record: IncidentRecord) -> Iterator[str]:
        if not record.told:
            return
        took = [each.took for each in record.told if each.took is not None]
        if took:
            yield self.say("review.told", told=len(record.told), confirmed=len(took), slowest=self.span(max(took)))
        else:
            yield self.say("review.told-no-confirmation", told=len(record.told))

    def step(self, step_id: str) -> str:
        step = self.wording.plan.step_by_id.get(step_id)
        return self.say.of(step.name).rstrip(".") if step else step_id

    def due_thing(self, deadline: Deadline) -> str:
        """What was due: a report, a step, a legal clock."""
        match deadline.kind:
            case "report":
                return self.say("review.what-report", level=self.wording.level(deadline.about))
            case "step":
                return self.step(deadline.about)
        return self.wording.power(deadline.about, day_of(deadline.since))

    def deadlines(self) -> list[tuple[str, tuple[int, ...]]]:
        """For each kind of deadline how many came out in each way."""
        counted = Counter((each.kind, each.outcome) for record in self.records for each in record.deadlines)
        rows = [(kind, tuple(counted[kind, outcome] for outcome in OUTCOMES)) for kind in KINDS]  # type: ignore[index]
        return [(self.say(f"review.deadline-{kind}"), numbers) for kind, numbers in rows if any(numbers)]

    def deadline_chart(self) -> str:
        """A Mermaid chart of what was met and what was not."""
        totals = [sum(numbers[n] for _, numbers in self.deadlines()) for n in range(len(OUTCOMES))]
        slices = [(self.say(f"review.outcome-{name}"), total) for name, total in zip(OUTCOMES, totals, strict=True)]
        lines = [f'    "{name}" : {total}' for name, total in slices if total]
        return "\n".join([f"pie showData title {self.say('review.deadlines')}", *lines])

    def levels_chart(self) -> str:
        """A Mermaid chart of the national levels of each record in time; empty when no level was left or reached."""
        sections = [section for record in self.records for section in self._section(record)]
        if not sections:
            return ""
        head = ["gantt", f"    title {self.say('review.levels-chart')}", "    dateFormat YYYY-MM-DDTHH:mm"]
        return "\n".join([*head, "    axisFormat %d-%m", *sections])

    def _section(self, record: IncidentRecord) -> Sequence[str]:
        spells = [spell for spell in record.levels if spell.ladder == "national" and spell.level]
        if len(spells) < 2:
            return ()
        lines = [f"    section {_plain(record.title)}"]
        for spell in spells:
            until = max(spell.until or record.last_at, spell.since + timedelta(hours=1))
            lines.append(f"    {_plain(self.wording.level(spell.level))} :{_stamp(spell.since)}, {_stamp(until)}")
        return lines


def _stamp(moment: datetime) -> str:
    return f"{local(moment):%Y-%m-%dT%H:%M}"


def _plain(text: str) -> str:
    """Without the signs that mean something in a Mermaid chart."""
    return "".join(" " if sign in ":;#,\n\r" else sign for sign in text).strip()

"""What an officer sees of a subject, in words: a verdict, an office, a seat, a duty, a time limit."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from ncp.advice.result import HolderAdvice
from ncp.diff.row import VERDICT, Row, Words
from ncp.plan.checks.references import ADDRESSEE
from ncp.plan.model.common import Text
from ncp.report.diff_names import Names

KINDS: Mapping[str, str] = {
    "addressee": ADDRESSEE, "part-of": "role", "reports-to": "role", "body": "role", "role": "role",
    "notifies": "role", "who-knows": "role", "path": "role", "ministry": "role", "supervisor": "role",
    "csirt": "role", "succeeded-by": "power", "powers": "power", "power": "power", "sector": "sector",
    "waits-for": "step", "depends-on": "process", "rests-at": "level", "from-level": "level", "needs": "fact",
    "produces": "fact",
}  # fmt: skip
"""The kind of record whose id an aspect shows."""
FAMILIES: Mapping[tuple[str, str], str] = {
    ("power", "kind"): "kind", ("power", "rung"): "rung", ("power", "track"): "track",
    ("power", "activation"): "rung-emergency", ("step", "kind"): "step", ("sector", "carries"): "carries",
}  # fmt: skip
"""The family of words of an aspect that shows one of a closed set."""
DURATIONS = ("within", "report-every", "answerable-within")


class Values(Struct, frozen=True, dict=True):
    """Words for what the rows of an impact hold."""

    names: Names

    def words(self, row: Row, words: Words) -> str:
        """One side of a row, or the part of it that the other side has not; empty when there is nothing."""
        if row.aspect == VERDICT:
            return self.verdict(row.kind, str(words[0]))
        return ", ".join(self._word(row, word) for word in words)

    def verdict(self, kind: str, word: str) -> str:
        """The word for what a plan says of a subject."""
        say = self.names.say
        if word == "not-in-plan":
            return say("impact.not-in-plan")
        if word == "not-in-force":
            return say("impact.not-there" if kind == "role" else "impact.not-in-force")
        match kind:
            case "ladder":
                return say("words.no-level") if word == "none" else self.names.id("level", word)
            case "level":
                return say(f"words.level-{word}")
            case "role":
                return say(f"words.role-{word}")
            case "playbook":
                return say(f"impact.playbook-{word}")
            case "step":
                return say(f"impact.step-{word}")
            case "process":
                return say(f"impact.process-{word}")
            case "sector":
                return say(f"impact.sector-{word}")
        return say(f"words.verdict-{word}")

    def _word(self, row: Row, word: str | HolderAdvice) -> str:
        if isinstance(word, HolderAdvice):
            return self._holder(word)
        if word == "none":
            return self.names.say("words.no-level")
        if row.aspect == "down-when":
            return self.names.say(f"impact.down-{word}")
        if row.aspect in KINDS:
            return self.names.id(KINDS[row.aspect], word)
        if (row.kind, row.aspect) in FAMILIES:
            return self.names.say(f"words.{FAMILIES[row.kind, row.aspect]}-{word}")
        if row.aspect in DURATIONS:
            return self.names.new.duration(word)
        return self._in_parts(row.aspect, *word.split(" "))

    def _holder(self, holder: HolderAdvice) -> str:
        say = self.names.say
        sector = self.names.id("sector", holder.sector) if holder.sector else ""
        if holder.outcome != "held":
            return say(f"words.holder-{holder.outcome}", sector=sector)
        name = self.names.id("role", holder.role)
        if holder.executed_by:
            name = say("words.executed-by", holder=name, by=self.names.id("role", holder.executed_by))
        return f"{name} ({sector})" if sector else name

    def _in_parts(self, aspect: str, first: str, *rest: str) -> str:
        """A word of several parts: who and how fast, a seat and of what, an act and with whom."""
        say, names = self.names.say, self.names
        match aspect:
            case "alerted-by":
                return say("impact.alert", role=names.id("role", first), within=names.new.duration(rest[0]))
            case "duties":
                return self._with_time(self._texts.get(first, first), rest)
            case "seats" | "sits":
                return f"{names.id('role', first)} ({say(f'words.seat-{rest[0]}')})"
            case "at-level":
                return say("impact.card", level=names.id("level", first), count=rest[0])
            case "convening":
                return f"{say(f'impact.convening-{first}')} {names.id('role', rest[0])}"
            case "before" | "after":
                return self._procedure(first, rest)
            case "clock":
                to = ", ".join(names.id(ADDRESSEE, each) for each in rest[1:])
                start = say(f"screen.starts-{rest[0]}", within=names.new.duration(first))
                return f"{start} → {to}" if to else start
            case "options":
                return self._texts.get(first, first)
        return say("words.yes") if first == "yes" else first

    def _procedure(self, act: str, rest: tuple[str, ...]) -> str:
        role = rest[0] if rest and not rest[0][0].isdigit() else ""
        times = rest[1:] if role else rest
        text = self.names.say(f"words.act-{act}")
        return self._with_time(f"{text} {self.names.id('role', role)}" if role else text, times)

    def _with_time(self, text: str, times: tuple[str, ...]) -> str:
        return f"{text} ({self.names.new.duration(times[0])})" if times else text

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        """The words of duties and options, which have an id but are no record."""
        found: dict[str, Text] = {}
        for plan in (self.names.plans.old.plan, self.names.plans.new.plan):
            found |= {duty.id: duty.text for role in plan.roles for duty in role.duties}
            found |= {option.id: option.name for step in plan.step_by_id.values() for option in step.options}
        return {name: self.names.say.of(text) for name, text in found.items()}

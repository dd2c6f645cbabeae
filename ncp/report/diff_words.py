"""One change in words: what it is, what was and what is, an example, and why it weighs what it weighs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from ncp.diff.causes import Judged
from ncp.diff.compact import compact
from ncp.diff.difference import Difference, OnDays
from ncp.diff.fields import KEYS, how
from ncp.plan.checks.references import REFERENCES, SOURCE
from ncp.plan.editions import HERE, PlanAt
from ncp.plan.model import cases, common, levels, playbooks, powers, roles, sectors, sharing
from ncp.plan.model.common import Text, Window
from ncp.plan.model.condition import Value
from ncp.plan.model.reference import Header
from ncp.report.diff_names import Names

ENUMERATIONS: Mapping[tuple[type, str], tuple[str, str]] = {
    (powers.Power, "kind"): ("words", "kind"),
    (powers.Power, "rung"): ("words", "rung"),
    (powers.Power, "track"): ("words", "track"),
    (powers.Procedure, "act"): ("words", "act"),
    (roles.Seat, "seat"): ("words", "seat"),
    (roles.Duty, "filed_by"): ("words", "filed"),
    (levels.Sitting, "seat"): ("words", "seat"),
    (playbooks.Step, "phase"): ("words", "phase"),
    (playbooks.Step, "kind"): ("words", "step"),
    (sharing.Edge, "carries"): ("words", "carries"),
}
"""Closed sets of words that have a text, by table and family."""
DURATIONS = ("within", "answerable_within", "report_every")
SITUATIONS = {"now_true": "now-true", "now_false": "now-false", "open": "open"}
"""The situations that show a change of a condition, with the word for each."""
MOST_PARTS = 12
SHORT = 10
"""Characters of a hash: enough to be the only one in any repository of this kind."""


Shorten = Callable[[str, str], tuple[str, str]]
"""Cuts an old and a new value to where they differ."""


def _whole(old: str, new: str) -> tuple[str, str]:
    return old, new


class DiffWords(Struct, frozen=True):
    """The words for the changes between two plans, in one language."""

    names: Names

    def subject(self, found: Difference) -> str:
        """``bevoegdheid Bindende aanwijzing (art. 74 Cbw)``."""
        name = self.names.record(found.record)
        return f"{self.names.kind(found.record)} {name}" if name else self.names.kind(found.record)

    def headline(self, judged: Judged, versions: Sequence[str] = ()) -> str:
        """What changed, in a few words, with the versions in which it did where an id has several."""
        text = self.names.say(f"diff.{judged.change.rule}")
        since = [each for each in versions or (judged.change.values.get("since", ""),) if each]
        days = [self.names.new.day(date.fromisoformat(each)) for each in since]
        if not days:
            return text
        if len(days) == 1:
            return self.names.say("diff.of-version", text=text, day=days[0])
        return self.names.say("diff.of-versions", text=text, days=", ".join(days))

    def sentence(self, judged: Judged, versions: Sequence[str] = (), shorten: Shorten = _whole) -> str:
        """The headline with what was and what is: ``andere houder: EZK → EZ``."""
        text = self.headline(judged, versions)
        old, new = shorten(*self.values(judged))
        if not old and not new:
            return text
        say = self.names.say
        if old and new:
            return f"{text}: {say('diff.from-to', old=old, new=new)}"
        if judged.change.rule.endswith(("-added", "-removed")):
            return f"{text}: {new or old}"
        return f"{text}: {say('diff.only-new', new=new) if new else say('diff.only-old', old=old)}"

    def plan(self, named: PlanAt, header: Header) -> str:
        """An edition with its day and where it was found."""
        say = self.names.say
        where = say("diff.here") if named.name == HERE else say("diff.in-folder", name=named.name)
        if named.commit:
            where = say("diff.at-commit", commit=named.commit[:SHORT])
        return say("diff.plan", edition=header.edition, day=self.names.new.day(header.date), where=where)

    def with_consequences(self, count: int) -> str:
        """`` met 3 gevolgen``; nothing when there are none."""
        if count == 0:
            return ""
        return self.names.say(f"diff.with-consequences-{'one' if count == 1 else 'many'}", count=count)

    def number(self, count: int, follow: int) -> str:
        """``573, waarvan 335 als gevolg``."""
        return f"{count}, {self.names.say('diff.of-which-follow', count=follow)}" if follow else str(count)

    def beside(self, lighter: int, elsewhere: int) -> tuple[str, ...]:
        """What a level shows that is not of it, and what of it is shown with a heavier change."""
        say = self.names.say
        texts = (
            say("diff.shown-above", count=elsewhere) if elsewhere else "",
            say("diff.lighter-here", count=lighter) if lighter else "",
        )
        return tuple(filter(None, texts))

    def why(self, judged: Judged) -> str:
        """The reason of the level."""
        return self.names.say(f"diff.why-{judged.change.why}")

    def values(self, judged: Judged) -> tuple[str, str]:
        """What was and what is; empty where there was or is nothing to say beside the headline."""
        found = judged.difference
        if not found.name and not found.field:
            return self._standing(found)
        old, new = (side.value if side else None for side in (found.old, found.new))
        if found.name and how(found.struct, found.name) == "ids":
            return self._lists(found, old, new)
        if isinstance(old, Text) and isinstance(new, Text):
            return self._texts(old, new)
        nothing = self.names.say("words.nothing") if found.name and isinstance(old or new, str) else ""
        return self._said(found, old) or nothing, self._said(found, new) or nothing

    def examples(self, judged: Judged) -> Iterator[str]:
        """Situations that show how a condition changed."""
        for name, word in SITUATIONS.items():
            if name in judged.situations:
                yield self.names.say(f"diff.example-{word}", facts=self._facts(judged.situations[name]))

    def _standing(self, found: Difference) -> tuple[str, str]:
        """Of a record as a whole: its days, or its old and new id or file."""
        if found.what in ("renamed", "moved"):
            return str(found.old.value if found.old else ""), str(found.new.value if found.new else "")
        window = found.record.window
        days = self.names.window(window) if window and window != common.ALWAYS else ""
        return ("", days) if found.what == "added" else (days, "")

    def _lists(self, found: Difference, old: Any, new: Any) -> tuple[str, str]:
        """Only what went and what came, unless the list says nothing when it is empty."""
        went = [word for word in old if word not in new]
        came = [word for word in new if word not in old]
        return self._said(found, tuple(went)), self._said(found, tuple(came))

    def _texts(self, old: Text, new: Text) -> tuple[str, str]:
        """In the language of the reader; in the other one when only that changed."""
        say = self.names.say
        if say.of(old) != say.of(new):
            return say.of(old), say.of(new)
        other = "en" if say.language == "nl" else "nl"
        return f"({other}) {getattr(old, other)}", f"({other}) {getattr(new, other)}"

    def _facts(self, facts: Mapping[str, Value]) -> str:
        if not facts:
            return self.names.say("diff.nothing-known")
        wording = self.names.new
        return "; ".join(f"{wording.fact(name)}: {wording.value(name, value)}" for name, value in facts.items())

    def _said(self, found: Difference, value: Any) -> str:
        """One side of a field, or of a part of a list."""
        return "" if value is None or value == () else self.value(found.struct, found.name, value)

    def value(self, struct: type[Struct], name: str, value: Any) -> str:
        """A value of a field in words."""
        match value:
            case bool():
                return self.names.say("words.yes" if value else "words.no")
            case date():
                return self.names.new.day(value)
            case Text():
                return self.names.say.of(value)
            case Window():
                return self.names.window(value)
            case tuple():
                return self._row(struct, name, value)
            case Struct():
                return self.part(value) or compact(value)
            case str():
                return self._word(struct, name, value)
        return str(value)

    def part(self, part: Struct) -> str:
        """A part of a record that came or went, in one line."""
        say = self.names.say
        match part:
            case common.Statement(text=text) | roles.Duty(text=text) | playbooks.Option(name=text):
                return say.of(text)
            case roles.Involvement(because=text):
                return say.of(text)
            case roles.Alert(by=by, within=within, how=text):
                return f"{self._role(by)}, {self.names.new.duration(within)}: {say.of(text)}"
            case roles.Seat(council=role, seat=seat) | levels.Sitting(role=role, seat=seat):
                return f"{self._role(role)} ({say(f'words.seat-{seat}')})"
            case roles.AtLevel(level=level):
                return self.names.id("level", level)
            case roles.EarlierName(name=text, in_force=window):
                return f"{say.of(text)} ({self.names.window(window)})"
            case powers.Holder() | powers.Mandate() | OnDays():
                return self._office(part)
            case powers.Procedure(act=act, role=role, text=text):
                who = f" {self._role(role)}" if role else ""
                return f"{say(f'words.act-{act}')}{who}: {say.of(text)}"
            case powers.Activation(takes=text) | powers.Clock(name=text) | levels.Convening(text=text):
                return say.of(text)
            case sectors.Dependency(process=process, why=text):
                return f"{self.names.id('process', process)}: {say.of(text)}"
            case sharing.Designation(as_what=what, ground=text):
                return f"{what}: {say.of(text)}"
            case cases.CaseEvent() | cases.Expectation():
                return " ".join(str(getattr(part, key)) for key in KEYS[type(part)] if getattr(part, key))
        return ""

    def _office(self, part: powers.Holder | powers.Mandate | OnDays) -> str:
        """An office with the days on which it is the one."""
        name = self.names.in_full("role", part.role)
        if isinstance(part, powers.Holder):
            return name
        return name if part.in_force == common.ALWAYS else f"{name} ({self.names.window(part.in_force)})"

    def _row(self, struct: type[Struct], name: str, values: tuple[Any, ...]) -> str:
        """Several values; when there are very many, the first of them with the number of the others."""
        texts = [self.value(struct, name, each) for each in values]
        if len(texts) > MOST_PARTS:
            texts = [*texts[:MOST_PARTS], self.names.say("diff.and-more", count=len(texts) - MOST_PARTS)]
        return ("; " if values and isinstance(values[0], Struct | Text) else ", ").join(texts)

    def _word(self, struct: type[Struct], name: str, value: str) -> str:
        if name == "basis":
            return self.names.new.basis(value)
        if name in DURATIONS:
            return self.names.new.duration(value)
        if (struct, name) in ENUMERATIONS:
            table, family = ENUMERATIONS[struct, name]
            return self.names.say(f"{table}.{family}-{value}")
        kind = SOURCE if name == "sources" else REFERENCES.get((struct, name))
        if kind is not None and kind != SOURCE:
            return self.names.id(kind, value)
        return value

    def _role(self, name: str) -> str:
        return self.names.id("role", name)

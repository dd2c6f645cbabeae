"""One difference between two plans on a case in sentences: what was and what is, where, and the first reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from ncp.diff.row import VERDICT, Because, Impact, Row, Words
from ncp.logic.reason import Tested
from ncp.plan.model.common import Window
from ncp.report.diff_names import Names
from ncp.report.impact_groups import came_and_went
from ncp.report.impact_values import Values

FEW_CASES = 3
MOST_DAYS = 2
ABOUT: Mapping[str, str] = {"after": "step", "block": "playbook", "level": "level", "vocabulary": "fact"}
"""The kind of record that a reason is about."""


class ImpactWords(Struct, frozen=True, dict=True):
    """The sentences for an impact, in one language."""

    names: Names
    impact: Impact

    @cached_property
    def values(self) -> Values:
        """The words for what the rows hold."""
        return Values(self.names)

    def subject(self, row: Row) -> str:
        """What it is about: the name of the power, role, step."""
        if row.kind == "ladder":
            return self.names.say("impact.ladder", ladder=self.names.say(f"words.ladder-{row.id}"))
        return self.names.id(row.kind, row.id).rstrip(".")

    def difference(self, rows: Sequence[Row]) -> str:
        """``niet in beeld → in beeld``; of anything but a verdict what it is of before it.

        Several ways in which one thing differs are said together, the one of the first row first.
        """
        ways = dict.fromkeys(came_and_went(row) for row in rows)
        olds = list(dict.fromkeys(self.values.words(rows[0], old) for old, _ in ways))
        news = list(dict.fromkeys(self.values.words(rows[0], new) for _, new in ways))
        if len(olds) > 1 and len(news) > 1:
            return self.names.say("impact.differs-more", text=self._from_to(rows[0], olds[0], news[0]))
        return self._from_to(rows[0], self._either(olds), self._either(news))

    def counted(self, rows: Sequence[Row]) -> str:
        """The same of several subjects, with how many of them each verdict has."""
        news = Counter(row.new for row in rows)
        olds = Counter(row.old for row in rows)
        return self._from_to(rows[0], self._numbers(rows[0], olds), self._numbers(rows[0], news))

    def _numbers(self, row: Row, found: Counter[Words]) -> str:
        if len(found) == 1:
            return self.values.words(row, next(iter(found)))
        return ", ".join(f"{self.values.words(row, words)} ({count})" for words, count in found.most_common())

    def _either(self, texts: Sequence[str]) -> str:
        return self.names.say("impact.or").join(texts)

    def _from_to(self, row: Row, old: str, new: str) -> str:
        say = self.names.say
        if old and new:
            text = say("diff.from-to", old=old, new=new)
        else:
            text = say("diff.only-new", new=new) if new else say("diff.only-old", old=old)
        if row.aspect == VERDICT:
            return text
        return say("impact.of-aspect", aspect=say(f"impact.aspect-{row.aspect}"), text=text)

    def where(self, rows: Sequence[Row], *, everything: bool) -> Iterator[str]:
        """The cases in whose course it shows, then the other days on which it would."""
        then = sorted((row for row in rows if row.facts == "then"), key=lambda row: row.first)
        if then:
            cases = dict.fromkeys(row.case for row in then)
            texts = [self._course(case, [row for row in then if row.case == case]) for case in cases]
            yield self.names.say("impact.in-course", cases=self._few(texts, everything=everything))
        days: dict[str, dict[str, None]] = {}
        for row in rows:
            if row.facts == "final":
                days.setdefault(self._days(row), {})[row.case] = None
        if len(days) > MOST_DAYS and not everything:
            all_cases = dict.fromkeys(case for cases in days.values() for case in cases)
            first = self.names.new.day(min(row.first for row in rows if row.facts == "final"))
            shown = self._cases(list(all_cases), everything=everything)
            yield self.names.say("impact.on-days-from", day=first, cases=shown)
            return
        for text, cases in days.items():
            yield self.names.say("impact.on-days", days=text, cases=self._cases(list(cases), everything=everything))

    def because(self, row: Row) -> str:
        """The first reason that differs; empty when the change itself says it."""
        say, because = self.names.say, row.because
        match because.part:
            case "window":
                return self._window(because)
            case "condition" | "sectors" | "activation":
                return self._tests(because)
            case "rung":
                tests = self._tests(because)
                rung = say(f"words.rung-{because.about}") if because.about else ""
                return say("impact.because-rung", rung=rung, text=tests) if rung and tests else tests
            case "order":
                kind = "fact" if because.about in self.names.new.plan.fact_by_id else "level"
                return say("impact.because-order", about=self.names.id(kind, because.about)) if because.about else ""
            case "authority":
                return say("impact.because-authority")
            case "after" | "block" | "level" | "vocabulary" as part:
                return say(f"impact.because-{part}", about=self.names.id(ABOUT[part], because.about))
        return ""

    def _window(self, because: Because) -> str:
        say = self.names.say
        side = say(f"impact.side-{because.side}")
        if because.lapsed_on:
            return say("impact.because-lapsed", side=side, day=self.names.new.day(because.lapsed_on))
        if because.starts_on:
            return say("impact.because-starts", side=side, day=self.names.new.day(because.starts_on))
        return ""

    def _tests(self, because: Because) -> str:
        """The tests that decided, of each plan the first that the other does not have."""
        say = self.names.say
        before, after = because.old_test, because.new_test
        old, new = self._test(before, here=not after or before is None or before.fact != after.fact), self._test(after)
        if old and new:
            return say("impact.because-tests", old=old, new=new)
        if old or new:
            return say("impact.because-test", side=say(f"impact.side-{'new' if new else 'old'}"), test=new or old)
        return ""

    def _test(self, test: Tested | None, *, here: bool = True) -> str:
        """What is asked, and what the answer is here."""
        if test is None:
            return ""
        wording = self.names.new
        asked = f"{wording.fact(test.fact)}: {wording.wanted(test)}"
        actual = wording.value(test.fact, test.actual)
        return self.names.say("impact.test", asked=asked, actual=actual) if here else asked

    def _course(self, case: str, rows: Iterable[Row]) -> str:
        found = list(rows)
        first, last = min(row.first for row in found), max(row.last for row in found)
        days = self.names.new.day(first) if first == last else self.names.window(Window(from_=first, to=last))
        return f"{case} ({days})"

    def _days(self, row: Row) -> str:
        if row.count == self.impact.days:
            return self.names.say("impact.every-day")
        return self.names.window(Window(from_=row.first, to=row.until))

    def _cases(self, cases: list[str], *, everything: bool) -> str:
        if len(cases) == len(self.impact.cases) > 1:
            return self.names.say("impact.all-cases", count=len(cases))
        return self._few(cases, everything=everything)

    def _few(self, texts: list[str], *, everything: bool) -> str:
        if everything or len(texts) <= FEW_CASES + 1:
            return ", ".join(texts)
        return ", ".join([*texts[:FEW_CASES], self.names.say("diff.and-more", count=len(texts) - FEW_CASES)])

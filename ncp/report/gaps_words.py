"""Gaps in words: sentences, numbers and names, the same for a screen and for a report.

The words are those of the plan: it «knows no power»; that the law has none is never said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from ncp.gaps.result import Gap, Gaps, Instrument, Need, Reach, SectorReach
from ncp.gaps.vocabulary import SECTORS, STATUS
from ncp.plan.model.condition import Value
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Power
from ncp.report.wording import Wording
from ncp.text import Phrases

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class GapWords(Struct, frozen=True):
    """The words for one search in one language."""

    gaps: Gaps
    plan: Plan
    say: Phrases

    @property
    def wording(self) -> Wording:
        return Wording(self.plan, self.say)

    def sector(self, sector: str) -> str:
        """The name of a sector."""
        return self.wording.value(SECTORS, sector)

    def sectors(self, sectors: Iterable[str]) -> str:
        """Names of sectors in a row."""
        return ", ".join(_small(self.sector(each)) for each in sectors)

    def powers(self, power_ids: Iterable[str]) -> str:
        """Names of powers with their articles in a row."""
        return "; ".join(self.wording.power(each, self.gaps.on) for each in dict.fromkeys(power_ids))

    def kind(self, kind: str) -> str:
        """The name of a kind of organisation: a value of provider-status or a group."""
        if kind in self.plan.role_by_id:
            return self.wording.role_in_full(kind, self.gaps.on)
        return self.wording.value(STATUS, kind)

    def facts(self, facts: Mapping[str, Value]) -> str:
        """``Sector: energie · Casualties: nee``."""
        named = self.wording
        return " · ".join(f"{named.fact(fact)}: {named.value(fact, value)}" for fact, value in facts.items())

    def needs(self, needs: Sequence[Need]) -> str:
        """What a set of situations has in common."""
        return " · ".join(
            self.say("gaps.need", fact=self.wording.fact(each.fact), values=self._either(each)) for each in needs
        )

    def _either(self, need: Need) -> str:
        names = [self.wording.value(need.fact, value) for value in need.values]
        if len(names) == 1:
            return names[0]
        return self.say("gaps.or", first=", ".join(names[:-1]), last=names[-1])

    def share(self, part: int, whole: int) -> str:
        """To one decimal, rounded down, so that only all of it is 100%; a little is never nothing."""
        thousandths = 1000 * part // whole if whole else 0
        if part and not thousandths:
            return self.say("gaps.below-a-tenth")
        full, tenth = divmod(thousandths, 10)
        return self.say("gaps.percentage", whole=full, tenth=tenth)

    def number(self, number: int) -> str:
        """``12 800``, and from a million million on ``3,4 × 10¹⁶``, rounded down."""
        if number < 10**12:
            return f"{number:,}".replace(",", " ")
        digits = str(number)
        exponent = str(len(digits) - 1).translate(SUPERSCRIPT)
        return self.say("gaps.power-of-ten", whole=digits[0], tenth=digits[1], exponent=exponent)

    def has(self, reach: SectorReach) -> str:
        """What a sector has without a breach, in a few words."""
        match reach.reach.state:
            case "never":
                return self.say("gaps.has-nothing")
            case "after-breach":
                return self.say("gaps.has-after-breach")
            case "general-only":
                return self.say("gaps.has-shared", count=len(reach.shared))
            case "always":
                return self.say("gaps.has-everything")
        return self.say("gaps.has-own", own=len(reach.own), shared=len(reach.shared))

    def own(self, reach: SectorReach) -> str:
        """The powers of its own that a sector has without a breach, and what they all need."""
        sector, powers = self.sector(reach.sector), self.powers(reach.own)
        if not reach.needs_own:
            return self.say("gaps.own-of", sector=sector, powers=powers)
        return self.say("gaps.own-of-when", sector=sector, powers=powers, needs=self.needs(reach.needs_own))

    def size(self, reach: Reach, dormant: int) -> str:
        """How many situations are covered, exactly."""
        all_, without = reach.all.situations, reach.without_breach.situations
        return self.say(
            "gaps.reach-size", covered=self.number(reach.covered.situations), all=self.number(all_),
            share=self.share(reach.covered.situations, all_), without=self.number(without),
            share_without=self.share(reach.covered_without_breach.situations, without),
            covered_without=self.number(reach.covered_without_breach.situations),
            share_dormant=self.share(dormant, all_),
        )  # fmt: skip

    def state(self, instrument: Instrument) -> str:
        """Whether it is in force, with the day when it is not."""
        if instrument.day is None:
            return self.say(f"gaps.state-{instrument.state}")
        day = self.wording.day(instrument.day)
        if instrument.succeeded_by:
            successor = self.wording.power(instrument.succeeded_by, self.gaps.on)
            return self.say("gaps.state-lapsed-succeeded", day=day, power=successor)
        return self.say(f"gaps.state-{instrument.state}", day=day)

    def holders(self, instrument: Instrument) -> str:
        """The offices; which sector they are for goes without saying."""
        named = self.wording
        found = []
        for each in instrument.holders:
            if each.outcome != "held":
                found.append(named.holder(each, self.gaps.on))
                continue
            office = named.role(each.role, self.gaps.on)
            by = each.executed_by and named.role(each.executed_by, self.gaps.on)
            found.append(self.say("words.executed-by", holder=office, by=by) if by else office)
        return ", ".join(dict.fromkeys(found))

    def instrument(self, instrument: Instrument) -> str:
        """Its name and article; what is no power says so."""
        power = self.version(instrument.power)
        name = self.wording.power(instrument.power, self.gaps.on)
        return name if power.kind == "power" else f"{name}, {self.say(f'words.kind-{power.kind}')}"

    def addressees(self, instrument: Instrument) -> str:
        """Whom it is about."""
        named = self.version(instrument.power).addressee
        return self.wording.roles(named, self.gaps.on) or self.say("gaps.none")

    def version(self, power_id: str) -> Power:
        """The version of the day."""
        found = self.wording.version(power_id, self.gaps.on)
        assert found
        return found[1]

    def gap(self, gap: Gap) -> str:
        """One gap as a sentence."""
        return self.group((gap,))

    def group(self, gaps: Sequence[Gap]) -> str:
        """Gaps that differ only in their sector, as one sentence."""
        first = gaps[0]
        match first.kind:
            case "order-power":
                return self.say(f"gaps.order-{first.state}", sectors=self._sectors_of(gaps))
            case "order-power-kind":
                return self._of_kind(first)
            case "order-power-role":
                return self._of_role(first)
            case "not-running":
                return self._not_running(first)
            case "office":
                return self._of_office(gaps)
            case "route":
                if first.state == "nothing":
                    return self.say("gaps.route-nothing", sectors=self._sectors_of(gaps))
                kind = self.say(f"words.carries-{first.state}")
                return self.say("gaps.route-kind", kind=_capital(kind), sectors=self._sectors_of(gaps))
            case "convening":
                return self._of_level(first)
        return self._of_clock(first)

    def without_office(self, gaps: Sequence[Gap]) -> str:
        """What fits in these sectors while the plan does not say whose it is; empty when there is nothing such."""
        sectors, laws = [], []
        for reach in self.gaps.orders:
            open_ones = [each.power for each in reach.not_counted if each.why == "no-office-modelled"]
            if open_ones and reach.sector in {gap.subject for gap in gaps}:
                sectors.append(reach.sector)
                laws += [self.wording.version(each, self.gaps.on) for each in open_ones]
        if not sectors:
            return ""
        short = ", ".join(dict.fromkeys(found[0].abbreviation for found in laws if found))
        named = self.say("gaps.all-of-them") if len(sectors) == len(gaps) else self.sectors(sectors)
        return " " + self.say("gaps.order-no-office", sectors=named, laws=short)

    def _sectors_of(self, gaps: Sequence[Gap]) -> str:
        return self.sectors(dict.fromkeys(sector for gap in gaps for sector in gap.sectors))

    def _of_kind(self, gap: Gap) -> str:
        key = "gaps.kind-never-named" if gap.state == "never" and not gap.sectors else f"gaps.kind-{gap.state}"
        return self.say(
            key,
            kind=_capital(self.kind(gap.subject)),
            sectors=self.sectors(gap.sectors),
            powers=self.powers(gap.instead),
        )

    def _of_role(self, gap: Gap) -> str:
        return self.say(
            f"gaps.role-{gap.state}", role=_capital(self.wording.role_in_full(gap.subject, self.gaps.on)),
            records=self.powers(gap.records), sectors=self.sectors(gap.sectors), powers=self.powers(gap.instead),
        )  # fmt: skip

    def _not_running(self, gap: Gap) -> str:
        day = self.wording.day(gap.day) if gap.day else ""
        return self.say(
            "gaps.not-running", fact=self.wording.fact(gap.subject), day=day, count=len(gap.records),
            records=self.powers(gap.records),
        )  # fmt: skip

    def _of_office(self, gaps: Sequence[Gap]) -> str:
        first = gaps[0]
        if first.state == "office-gone":
            roles = self.wording.roles(holder.role for holder in self.version(first.subject).holder)
            return self.say("gaps.office-gone", record=self.powers(first.records), roles=roles)
        law = next(file.law.abbreviation for file in self.plan.laws if file.law.id == first.subject)
        count = len({record for gap in gaps for record in gap.records})
        return self.say("gaps.office-not-modelled", law=law, sectors=self._sectors_of(gaps), count=count)

    def _of_level(self, gap: Gap) -> str:
        level = self.plan.level_on(gap.subject, self.gaps.on)
        roles = self.wording.roles(level.convening.by if level and level.convening else ())
        text = self.say(f"gaps.convening-{gap.state}", level=self.wording.level_in_full(gap.subject), roles=roles)
        if level and level.disputed:
            text += " " + self.say("gaps.convening-disputed", level=gap.subject)
        return text

    def _of_clock(self, gap: Gap) -> str:
        power = self.version(gap.subject)
        clock = self.say.of(power.clock.name) if power.clock else ""
        named = power.clock.addressee if power.clock and power.clock.addressee else power.addressee
        roles = self.wording.roles(named, self.gaps.on)
        return self.say(f"gaps.clock-{gap.state}", record=self.powers(gap.records), clock=clock, roles=roles)


def grouped(gaps: Iterable[Gap]) -> list[tuple[Gap, ...]]:
    """Gaps with one sentence for several sectors beside each other, in the order of the search."""
    found: dict[tuple[str, ...], list[Gap]] = {}
    for gap in gaps:
        same = {"order-power": (gap.state,), "route": (gap.state,), "office": (gap.subject,)}.get(gap.kind, (gap.id,))
        found.setdefault((gap.kind, *same), []).append(gap)
    return [tuple(each) for each in found.values()]


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

"""How things are called on a screen and in a report: facts, values, verdicts, roles, times.

Takes the plan's own words where the plan has them and the language tables for the rest.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct

from ncp.advice.result import HolderAdvice, OutOfForce, PowerAdvice, Verdict
from ncp.dates import local
from ncp.logic.reason import Tested
from ncp.plan.model.condition import Value
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Law, Power
from ncp.plan.model.roles import Role
from ncp.text import Phrases


class Wording(Struct, frozen=True):
    """The words for one plan in one language."""

    plan: Plan
    say: Phrases

    def fact(self, fact_id: str) -> str:
        """The short name of a fact."""
        fact = self.plan.fact_by_id.get(fact_id)
        return self.say.of(fact.name) if fact else fact_id

    def value(self, fact_id: str, value: Value | None) -> str:
        """A value as a person says it; ``None`` is unknown."""
        if value is None:
            return self.say("words.unknown")
        if isinstance(value, bool):
            return self.say("words.yes" if value else "words.no")
        if isinstance(value, tuple):
            names = [self._one_value(fact_id, item) for item in value]
            return ", ".join(names) if names else self.say("words.nothing")
        return self._one_value(fact_id, value)

    def _one_value(self, fact_id: str, value: float | str) -> str:
        fact = self.plan.fact_by_id.get(fact_id)
        if fact is None or not isinstance(value, str):
            return str(value)
        if fact.values_from == "sectors" and value in self.plan.sector_by_id:
            return self.say.of(self.plan.sector_by_id[value].name)
        if fact.values_from == "processes" and value in self.plan.process_by_id:
            return self.say.of(self.plan.process_by_id[value].name)
        named = next((each for each in fact.values if each.id == value), None)
        return self.say.of(named.name) if named else value

    def role(self, role_id: str, on: date | None = None) -> str:
        """The name a role bore on a day, with its abbreviation first when it has one."""
        role = self.plan.role_by_id.get(role_id)
        if role is None:
            return self._addressee(role_id)
        name, abbreviation = name_on(role, on, self.say)
        return abbreviation or name

    def role_in_full(self, role_id: str, on: date | None = None) -> str:
        """``NCSC (Nationaal Cyber Security Centrum)``."""
        role = self.plan.role_by_id.get(role_id)
        if role is None:
            return self._addressee(role_id)
        name, abbreviation = name_on(role, on, self.say)
        return f"{abbreviation} ({name})" if abbreviation and abbreviation != name else name

    def _addressee(self, name: str) -> str:
        status = self.plan.fact_by_id.get("provider-status")
        return self.value("provider-status", name) if status else name

    def roles(self, role_ids: Iterable[str], on: date | None = None) -> str:
        """Role names in a row."""
        return ", ".join(self.role(role_id, on) for role_id in role_ids)

    def level(self, level_id: str | None) -> str:
        """The short name of a level."""
        if level_id is None:
            return self.say("words.no-level")
        level = self.plan.level_by_id.get(level_id)
        return level.abbreviation if level and level.abbreviation else self._level_name(level_id)

    def _level_name(self, level_id: str) -> str:
        level = self.plan.level_by_id.get(level_id)
        return self.say.of(level.name) if level else level_id

    def level_in_full(self, level_id: str) -> str:
        """``IAO (Interdepartementaal Afstemmingsoverleg)``."""
        level = self.plan.level_by_id.get(level_id)
        if level is None:
            return level_id
        name = self.say.of(level.name)
        return f"{level.abbreviation} ({name})" if level.abbreviation not in ("", name) else name

    def power(self, power_id: str, on: date | None = None) -> str:
        """``Bindende aanwijzing (art. 74 Cbw)`` in the version of the day, or the latest."""
        found = self.version(power_id, on)
        if found is None:
            return power_id
        law, power = found
        return f"{self.say.of(power.name)} ({self.article(law, power)})"

    def article(self, law: Law, power: Power) -> str:
        """``art. 3 lid 1 onder d Wbni``; what does not begin with a number names its instrument itself."""
        if power.article in ("none", "unread"):
            return self.say(f"words.article-{power.article}", law=law.abbreviation)
        if power.article[:1].isdigit():
            return f"art. {power.article} {law.abbreviation}"
        return power.article

    def version(self, power_id: str, on: date | None) -> tuple[Law, Power] | None:
        """The version of a power on a day; without one, or outside all windows, the latest."""
        versions = self.plan.power_versions.get(power_id)
        if not versions:
            return None
        speaking = [pair for pair in versions if on and pair[1].in_force.covers(on)]
        return speaking[0] if speaking else versions[-1]

    def holder(self, holder: HolderAdvice, on: date) -> str:
        """A real office, or why none can be named."""
        sector = self.value("affected-sectors", holder.sector) if holder.sector else ""
        match holder.outcome:
            case "held":
                name = self.role(holder.role, on)
                if holder.executed_by:
                    name = self.say("words.executed-by", holder=name, by=self.role(holder.executed_by, on))
                return f"{name} ({sector})" if sector else name
            case "sector-unknown":
                return self.say("words.holder-sector-unknown")
            case _:
                return self.say("words.holder-not-modelled", sector=sector)

    def holders(self, power: PowerAdvice, on: date) -> str:
        """All holders in a row: offices of several sectors once, with the sectors behind them."""
        sectors: dict[str, list[str]] = {}
        named: list[str] = []
        nobody: list[str] = []
        for each in power.competence:
            if each.outcome == "held" and each.sector:
                sectors.setdefault(each.role, []).append(self.value("affected-sectors", each.sector))
            elif each.outcome == "not-modelled":
                nobody.append(self.value("affected-sectors", each.sector))
            else:
                named.append(self.holder(each, on))
        named += [f"{self.role(role, on)} ({', '.join(names)})" for role, names in sectors.items()]
        if nobody and named:
            named.append(self.say("words.holder-rest", count=len(nobody)))
        elif nobody:
            named.append(self.say("words.holder-not-modelled", sector=", ".join(nobody)))
        return "; ".join(dict.fromkeys(named))

    def verdict(self, verdict: Verdict) -> str:
        """The tool's word for a verdict; it suggests and never declares."""
        return self.say(f"words.verdict-{verdict.value}")

    def basis(self, basis: str) -> str:
        """Where a statement comes from; what is modelled says so."""
        return self.say(f"words.basis-{basis}")

    def silence(self, power: OutOfForce, on: date) -> str:
        """Why a power does not speak on a day, with its successor."""
        if power.starts_on:
            return self.say("words.not-yet-in-force", on=self.day(on), start=self.day(power.starts_on))
        assert power.lapsed_on
        if power.succeeded_by:
            return self.say(
                "words.lapsed-succeeded", on=self.day(on), last=self.day(power.lapsed_on),
                successor=self.power(power.succeeded_by, on),
            )  # fmt: skip
        return self.say("words.lapsed", on=self.day(on), last=self.day(power.lapsed_on))

    def test(self, tested: Tested) -> str:
        """One test of a condition as a line: what is, and what is wanted when that differs."""
        name = self.fact(tested.fact)
        wanted = self.wanted(tested)
        if tested.actual is None:
            return self.say("words.test-unknown", fact=name, wanted=wanted)
        actual = self.value(tested.fact, tested.actual)
        if tested.value.value == "true":
            return self.say("words.test-true", fact=name, actual=actual)
        return self.say("words.test-false", fact=name, actual=actual, wanted=wanted)

    def wanted(self, tested: Tested) -> str:
        """What a test asks for, in words."""
        if tested.operator == "known":
            return self.say("words.wanted-known" if tested.expected else "words.wanted-unknown")
        return self.say(f"words.wanted-{tested.operator}", value=self.value(tested.fact, tested.expected))

    def day(self, on: date) -> str:
        """``17 januari 2020``."""
        month = self.say(f"words.month-{on.month}")
        return f"{on.day} {month} {on.year}"

    def moment(self, moment: datetime) -> str:
        """``17 jan 2020 19:30``, Dutch local time; always with the date, incidents last for days.

        Midnight stands for a day of which nobody knows the hour.
        """
        here = local(moment)
        month = self.say(f"words.month-{here.month}")[:3]
        day = f"{here.day} {month} {here.year}"
        return f"{day} {here:%H:%M}" if here.hour or here.minute else day

    def duration(self, duration: str) -> str:
        """``2 uur``; ``0m`` is at once."""
        if duration == "0m":
            return self.say("words.at-once")
        number = duration.rstrip("hdwmo")
        unit = duration[len(number) :]
        count = "one" if number == "1" else "many"
        return self.say(f"words.unit-{unit}-{count}", number=number)


def name_on(role: Role, on: date | None, say: Phrases) -> tuple[str, str]:
    """The name and abbreviation that a role bore on a day; without a day, those of now."""
    if on:
        for earlier in role.earlier_names:
            if earlier.in_force.covers(on):
                return say.of(earlier.name), earlier.abbreviation
    return say.of(role.name), role.abbreviation

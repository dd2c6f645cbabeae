"""The sentences of a situation report that are more than a name: summary, what must go before, outlook of steps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from ncp.advice.result import PowerAdvice, Verdict
from ncp.incident.state import Claim
from ncp.plan.model.condition import Value
from ncp.plan.model.plan import Plan
from ncp.report.selection import PowerGroup, group_powers, worth_naming
from ncp.report.sitrep import SituationReport, powers_with
from ncp.report.wording import Wording
from ncp.text import Phrases

MOST_OPEN = 12


class ReportWords:
    """Words for one report; the template asks it for everything that is not plain data."""

    def __init__(self, plan: Plan, say: Phrases, report: SituationReport) -> None:
        self.plan = plan
        self.say = say
        self.report = report
        self.wording = Wording(plan, say)

    def role(self, role_id: str) -> str:
        return self.wording.role_in_full(role_id, self.report.on)

    def roles(self, role_ids: tuple[str, ...]) -> str:
        return self.wording.roles(role_ids, self.report.on)

    def moment(self, moment: datetime) -> str:
        return self.wording.moment(moment)

    def due(self, moment: datetime) -> str:
        """Until when, and that it is late when it is."""
        key = "report.overdue" if moment < self.report.made_at else "report.due"
        return self.say(key, at=self.moment(moment))

    def summary(self) -> Iterator[str]:
        """Four to six sentences that a minister reads in a minute."""
        report, say, wording = self.report, self.say, self.wording
        present, points = report.state.level(self.plan, "national"), report.advice.recommended_levels["national"]
        yield say("report.summary-level", present=wording.level(present), points=wording.level(points))
        known = [f"{wording.fact(name)}: {wording.value(name, self._value(name))}" for name in self._known()]
        if known:
            yield say("report.summary-known", facts="; ".join(known))
        sectors = self._value("affected-sectors")
        if isinstance(sectors, tuple) and sectors:
            yield say("report.summary-sectors", sectors=wording.value("affected-sectors", sectors))
        yield say("report.summary-powers", likely=len(self.powers("applies")), decisions=len(report.state.decisions))
        if report.disputed:
            names = ", ".join(wording.fact(each.fact) for each in report.disputed)
            yield say("report.summary-disputed", facts=names)
        if report.questions or report.not_asked:
            yield say("report.summary-unknown", asked=len(report.questions), unasked=len(report.not_asked))

    def _known(self) -> tuple[str, ...]:
        return tuple(fact.id for fact in self.plan.facts if fact.headline and self._value(fact.id) is not None)

    def _value(self, fact: str) -> Value | None:
        picture = self.report.pictures.get(fact)
        return picture.settled.value if picture and picture.settled else None

    def known_claims(self) -> tuple[Claim, ...]:
        """Every known fact that is not a judgement, in the order of the vocabulary."""
        order = {fact.id: number for number, fact in enumerate(self.plan.facts)}
        settled = [each.settled for each in self.report.pictures.values() if each.settled]
        known = [claim for claim in settled if claim.value is not None and claim not in self.report.judgements]
        return tuple(sorted(known, key=lambda claim: order.get(claim.fact, 0)))

    def source(self, claim: Claim) -> str:
        return claim.source or self.wording.role(claim.by, self.report.on)

    def powers(self, verdict: str) -> tuple[PowerAdvice, ...]:
        return powers_with(self.report, Verdict(verdict))

    def groups(self, verdict: str) -> tuple[PowerGroup, ...]:
        return group_powers(self.plan, self.powers(verdict))

    def acting(self) -> tuple[str, ...]:
        """The roles that are at work without anybody having told them."""
        return tuple(name for name in self.report.state.acted if name not in self.report.state.notices)

    def not_told(self) -> tuple[str, ...]:
        return tuple(call.role for call in self.report.calls)

    def open_powers(self) -> tuple[PowerAdvice, ...]:
        return self.powers("undetermined")[:MOST_OPEN]

    def more_open(self) -> int:
        return max(0, len(self.powers("undetermined")) - MOST_OPEN)

    def later_rungs(self) -> tuple[tuple[str, tuple[PowerAdvice, ...]], ...]:
        """The powers that are not yet, by rung, lightest first."""
        later = self.powers("not-yet")
        groups = ((rung.id, tuple(power for power in later if power.rung == rung.id)) for rung in self.plan.rungs)
        return tuple((rung, found) for rung, found in groups if found)

    def rung_explanation(self, rung_id: str) -> str:
        return self.say.of(self.plan.rung_by_id[rung_id].explanation)

    def lapsed(self) -> tuple[str, ...]:
        """Powers that would apply and are not in force, with why."""
        return tuple(
            f"{self.wording.power(each.id)}: {self.wording.silence(each, self.report.on)}"
            for each in worth_naming(self.report.advice, self.plan)
            if each.would_apply == "applies"
        )

    def missing(self, power: PowerAdvice) -> str:
        return ", ".join(map(self.wording.fact, power.blocked_by))

    def before(self, power: PowerAdvice) -> str:
        """What must go before the use of a power, in a row."""
        found = self.wording.version(power.id, self.report.on)
        if found is None:
            return ""
        return "; ".join(
            f"{self.say(f'words.act-{step.act}')}"
            f"{' ' + self.wording.role(step.role, self.report.on) if step.role else ''}: {self.say.of(step.text)}"
            for step in found[1].before
        )

    def is_decision(self, step_id: str) -> bool:
        """Whether a step is a decision; one that the plan no longer has counts by its entry alone."""
        step = self.plan.step_by_id.get(step_id)
        return step is not None and step.kind == "decide"

    def step(self, step_id: str) -> str:
        step = self.plan.step_by_id.get(step_id)
        return self.say.of(step.name) if step else step_id

    def option(self, step_id: str, option_id: str) -> str:
        step = self.plan.step_by_id.get(step_id)
        found = next((each for each in step.options if each.id == option_id), None) if step else None
        return self.say.of(found.name) if found else option_id

    def convening(self, level_id: str) -> str:
        level = self.plan.level_on(level_id, self.report.on)
        return self.say.of(level.convening.text) if level and level.convening else ""

    def because(self, role_id: str) -> str:
        """The first stated reason that holds for a role."""
        found = next((each for each in self.report.advice.roles if each.id == role_id), None)
        for ground in found.because if found else ():
            if ground.verdict is Verdict.APPLIES:
                return ground.nl if self.say.language == "nl" else ground.en
        return ""

    def communication(self) -> tuple[tuple[str, str, bool], ...]:
        """The steps that carry the communication line: name, note, done."""
        done = [
            (self.step(each.step), each.text, True)
            for each in self.report.done
            if (step := self.plan.step_by_id.get(each.step)) and step.kind == "communicate" and not each.skipped
        ]
        still = [
            (self.say.of(each.advice.step.name), self.wording.role(each.advice.step.role, self.report.on), False)
            for each in self.report.open_steps
            if each.advice.step.kind == "communicate"
        ]
        return (*done, *still)

    def moved(self, verdict: str) -> str:
        """The subjects that got this verdict since the last report."""
        since = self.report.since_last
        if since is None:
            return ""
        names = {
            "power": lambda name: self.wording.power(name, self.report.on),
            "role": lambda name: self.wording.role(name, self.report.on),
            "level": self.wording.level,
        }
        found = [names[each.kind](each.id) for each in since.verdicts.became(Verdict(verdict))]
        more = len(found) - MOST_OPEN
        shown = "; ".join(dict.fromkeys(found[:MOST_OPEN]))
        return f"{shown}; {self.say('report.and-more', count=more)}" if more > 0 else shown

"""Which legal time limits belong to the duties that apply or may apply."""

from collections.abc import Iterable
from datetime import date

from ncp.advice.result import ClockAdvice, PowerAdvice, Verdict
from ncp.logic.reason import decisive_tests
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Power

SHOWN = (Verdict.APPLIES, Verdict.UNDETERMINED)


def find_clocks(plan: Plan, on: date, powers: Iterable[PowerAdvice]) -> tuple[ClockAdvice, ...]:
    """The clocks of every duty whose verdict is applies or undetermined."""
    return tuple(
        ClockAdvice(
            power=advice.id,
            name_nl=power.clock.name.nl,
            name_en=power.clock.name.en,
            starts=power.clock.starts,
            within=power.clock.within,
            addressee=power.clock.addressee,
            verdict=advice.verdict,
            rests_on=tuple(dict.fromkeys(test.fact for test in decisive_tests(advice.explanation))),
        )
        for advice in powers
        if advice.verdict in SHOWN
        for power in (_in_force(plan, advice.id, on),)
        if power.clock
    )


def _in_force(plan: Plan, power_id: str, on: date) -> Power:
    return next(power for _, power in plan.power_versions[power_id] if power.in_force.covers(on))

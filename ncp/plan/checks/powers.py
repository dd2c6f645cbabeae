"""Powers: on the ladder or on a track, in force within their law, sourced, dormant ones on an emergency rung."""

from collections.abc import Iterator, Sequence
from datetime import date

from ncp.plan.located import Path, ReadFile
from ncp.plan.model.powers import Law, LawFile, Power
from ncp.problem import Problem

EMERGENCY = ("emergency-separate", "emergency-limited", "emergency-general")


def check_powers(files: Sequence[ReadFile]) -> Iterator[Problem]:
    """Every rule that concerns one power and its law."""
    for file in files:
        if isinstance(file.record, LawFile):
            for number, power in enumerate(file.record.powers):
                yield from _check_power(file, ("powers", number), file.record.law, power)


def _check_power(file: ReadFile, path: Path, law: Law, power: Power) -> Iterator[Problem]:
    if (power.rung is None) == (power.track is None):
        yield file.problem("power-rung-or-track", (*path, "id"), id=power.id)
    if power.activation and power.rung not in EMERGENCY:
        yield file.problem("power-dormant-rung", (*path, "rung"), id=power.id)
    if not power.holder:
        yield file.problem("power-without-holder", (*path, "holder"), id=power.id)
    if not power.sources:
        yield file.problem("record-without-source", (*path, "sources"), id=power.id)
    if _outside(power, law):
        yield file.problem("power-outlives-law", (*path, "in_force"), id=power.id, law=law.id)


def _outside(power: Power, law: Law) -> bool:
    starts, ends = power.in_force.from_ or date.min, power.in_force.to or date.max
    return starts < (law.in_force.from_ or date.min) or ends > (law.in_force.to or date.max)

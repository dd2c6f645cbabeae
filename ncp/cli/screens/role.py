"""What this incident at this level means for one role: first hour, whom it answers to, what it may not do."""

from __future__ import annotations

from collections.abc import Iterator

from ncp.advice.result import Advice, Verdict
from ncp.cli.language import phrases, say
from ncp.cli.screen import Grid, Heading, Line, Part
from ncp.plan.model.roles import AtLevel, Role
from ncp.report.wording import Wording


def role_parts(role: Role, advice: Advice, level: str | None, wording: Wording) -> Iterator[Part]:
    """The screen of ``ncp incident role``."""
    of = phrases().of
    yield Line(wording.role_in_full(role.id, advice.on), "strong")
    yield Line(of(role.task))
    if not role.exists.covers(advice.on):
        yield Line(say("screen.role-not-then"), "warn")
        if role.succeeded_by:
            yield Line(say("screen.role-successor", role=wording.role_in_full(role.succeeded_by, advice.on)))
        return
    yield from _why(role, advice)
    yield from _at_level(role, advice, level, wording)
    yield from _duties(role, advice, wording)
    yield from _place(role, advice, wording)
    if role.cannot:
        yield Heading(say("screen.may-not"))
        for each in role.cannot:
            if each.in_force.covers(advice.on):
                yield Line(f"- {of(each.text)} [{wording.basis(each.basis)}]", indent=2)
    yield from _powers(role, advice, wording)


def _why(role: Role, advice: Advice) -> Iterator[Part]:
    found = next((each for each in advice.roles if each.id == role.id), None)
    if found is None:
        return
    yield Line(say(f"words.role-{found.verdict.value}"), "good" if found.verdict is Verdict.APPLIES else "warn")
    for ground in found.because:
        if ground.verdict is Verdict.APPLIES:
            yield Line(f"- {ground.nl if phrases().language == 'nl' else ground.en}", indent=2)


def _at_level(role: Role, advice: Advice, level: str | None, wording: Wording) -> Iterator[Part]:
    """The present level, and the one the plan points to when that is another."""
    recommended = advice.recommended_levels.get("national")
    shown = [each for each in dict.fromkeys((level, recommended)) if each]
    for name in shown:
        at = next((each for each in role.at_level if each.level == name), None)
        key = "screen.now-at-level" if name == level else "screen.if-at-level"
        yield Heading(say(key, level=wording.level(name)))
        if at is None:
            yield Line(say("screen.nothing-at-level"), "dim")
        else:
            yield from _first_hour(at, wording)


def _first_hour(at: AtLevel, wording: Wording) -> Iterator[Part]:
    for number, text in enumerate(at.first_hour, start=1):
        yield Line(f"{number}. {phrases().of(text)}", indent=2)
    yield Line(say("screen.who-decides", text=phrases().of(at.decides)), "strong")
    yield Line(f"[{wording.basis(at.basis)}]", "dim")


def _duties(role: Role, advice: Advice, wording: Wording) -> Iterator[Part]:
    duties = [duty for duty in role.duties if duty.in_force.covers(advice.on)]
    if duties:
        yield Heading(say("screen.duties"))
        yield Grid(
            (say("screen.duty"), say("screen.within"), say("screen.filed-by")),
            [
                (
                    phrases().of(duty.text),
                    wording.duration(duty.within) if duty.within else "",
                    f"{say(f'words.filed-{duty.filed_by}')} ({wording.basis(duty.basis)})",
                )
                for duty in duties
            ],
        )


def _place(role: Role, advice: Advice, wording: Wording) -> Iterator[Part]:
    on = advice.on
    lines = []
    if role.reports_to:
        lines.append(say("screen.reports-to", role=wording.role_in_full(role.reports_to, on)))
    if role.part_of:
        lines.append(say("screen.part-of", role=wording.role_in_full(role.part_of, on)))
    if role.deputy:
        lines.append(say("screen.deputy", text=phrases().of(role.deputy)))
    for alert in role.alerted_by:
        within = wording.duration(alert.within)
        text = say("screen.alerted-by", role=wording.role(alert.by, on), within=within, how=phrases().of(alert.how))
        lines.append(text)
    seats = [seat for seat in role.seats if seat.in_force.covers(on)]
    lines += [
        say("screen.seat-in", council=wording.role_in_full(seat.council, on), seat=say(f"words.seat-{seat.seat}"))
        for seat in seats
    ]
    if lines:
        yield Heading(say("screen.lines"))
        for line in lines:
            yield Line(f"- {line}", indent=2)


def _powers(role: Role, advice: Advice, wording: Wording) -> Iterator[Part]:
    """The powers that may apply now and that this role holds or carries out."""
    held = [
        power
        for power in advice.powers
        if power.verdict is Verdict.APPLIES
        and any(role.id in (each.role, each.executed_by) for each in power.competence)
    ]
    if held:
        yield Heading(say("screen.powers-of-role"))
        for power in held:
            yield Line(f"- {wording.power(power.id, advice.on)}", indent=2)

"""Why something applies, does not apply or cannot be said yet: for a power, a role, a level or a rung."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

from ncp.advice.result import Advice, LevelAdvice, OutOfForce, PowerAdvice, RoleAdvice, Verdict
from ncp.cli.language import phrases, say
from ncp.cli.screen import Cell, Grid, Heading, Line, Part, Style
from ncp.cli.screens.reasons import reason_lines, settle_lines
from ncp.plan.model.levels import Level
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Power, Procedure
from ncp.problem import refuse
from ncp.report.wording import Wording

VERDICT_STYLE: dict[Verdict, Style] = {
    Verdict.APPLIES: "good",
    Verdict.UNDETERMINED: "warn",
    Verdict.NOT_YET: "warn",
    Verdict.DOES_NOT_APPLY: "dim",
}


def explain(plan: Plan, advice: Advice, subject: str, wording: Wording) -> Iterator[Part]:
    """The explanation of any subject. Raises Refused (explained-unknown)."""
    explainers = (
        (plan.power_versions, _power),
        (plan.level_by_id, _level),
        (plan.role_by_id, _role),  # the ICCb is a level and a body: both are explained
        (plan.rung_by_id, _rung),
    )
    fitting = [explainer for known, explainer in explainers if subject in known]
    if not fitting:
        from ncp.cli.read import unknown

        raise unknown("explained", subject, chain.from_iterable(known for known, _ in explainers))
    for explainer in fitting:
        yield from explainer(plan, advice, subject, wording)


def _power(plan: Plan, advice: Advice, power_id: str, wording: Wording) -> Iterator[Part]:
    silent = next((each for each in advice.out_of_force if each.id == power_id), None)
    law, power = wording.version(power_id, advice.on) or plan.power_versions[power_id][-1]
    yield Heading(wording.power(power_id, advice.on))
    if silent:
        yield Line(wording.silence(silent, advice.on), "warn")
        yield Line(_would_have(silent), "dim")
    found = next((each for each in advice.powers if each.id == power_id), None)
    if found:
        yield from _verdict_of_power(found, wording, advice.on)
    yield from describe_power(plan, power, wording, advice.on)
    yield Line(f"{wording.say.of(law.title)}, {power.article}. {power.link}".strip(), "dim")


def _verdict_of_power(found: PowerAdvice, wording: Wording, on: date) -> Iterator[Part]:
    yield Line(wording.verdict(found.verdict), VERDICT_STYLE[found.verdict])
    yield Line(say("screen.holder", names=wording.holders(found, on)))
    yield Line(say("screen.on-these-facts"), "strong")
    yield from reason_lines(found.explanation, wording)
    if found.rung_explanation and found.rung and found.verdict is Verdict.NOT_YET:
        yield Line(say("screen.rung-wants", rung=say(f"words.rung-{found.rung}")), "strong")
        yield from reason_lines(found.rung_explanation, wording)
    if found.activation:
        yield Line(say(f"screen.activation-{found.activation}"), "warn")
    yield from settle_lines(found.blocked_by, wording)


def describe_power(plan: Plan, power: Power, wording: Wording, on: date) -> Iterator[Part]:
    """What a power allows and what not, what goes before and after, and where it comes from."""
    of = wording.say.of
    yield Line(say("screen.allows", text=of(power.allows)))
    yield Line(say("screen.does-not-allow", text=of(power.does_not_allow)), "strong")
    if power.activation:
        yield Line(say("screen.activation-takes", text=of(power.activation.takes)))
    yield from _procedures("screen.before", power.before, wording, on)
    yield from _procedures("screen.after", power.after, wording, on)
    if power.clock:
        limit = wording.duration(power.clock.within)
        yield Line(say("screen.clock", name=of(power.clock.name), within=limit))
    for each in plan.misunderstandings:
        if power.id in each.about:
            yield Line(say("screen.misunderstanding", belief=of(each.belief), truth=of(each.truth)))
    if power.note:
        yield Line(say("screen.note", text=of(power.note)), "dim")
    yield Line(_ground(plan, power, wording), "dim")


def _ground(plan: Plan, power: Power, wording: Wording) -> str:
    sources = "; ".join(plan.source_by_id[name].title for name in power.sources if name in plan.source_by_id)
    read = say("screen.read-as-of", day=wording.day(power.read_as_of)) if power.read_as_of else ""
    basis = wording.basis(power.basis)
    return say("screen.ground", basis=basis, read=read, sources=sources, checked=wording.day(power.checked_on))


def _procedures(key: str, steps: tuple[Procedure, ...], wording: Wording, on: date) -> Iterator[Part]:
    if not steps:
        return
    yield Line(say(key), "strong")
    for step in steps:
        who = f" {wording.role(step.role, on)}" if step.role else ""
        when = f" ({wording.duration(step.within)})" if step.within else ""
        yield Line(f"- {say(f'words.act-{step.act}')}{who}{when}: {wording.say.of(step.text)}", indent=2)


def _would_have(silent: OutOfForce) -> str:
    return say("screen.would-have", verdict=say(f"words.verdict-{silent.would_apply}"))


def _role(plan: Plan, advice: Advice, role_id: str, wording: Wording) -> Iterator[Part]:
    role = plan.role_by_id[role_id]
    yield Heading(wording.role_in_full(role_id, advice.on))
    yield Line(wording.say.of(role.task))
    found = next((each for each in advice.roles if each.id == role_id), None)
    if found is None:
        outside = not role.exists.covers(advice.on)
        yield Line(say("screen.role-not-then" if outside else "screen.role-without-reason"), "warn")
        if outside and role.succeeded_by:
            yield Line(say("screen.role-successor", role=wording.role_in_full(role.succeeded_by, advice.on)))
    else:
        yield Line(say(f"words.role-{found.verdict.value}"), VERDICT_STYLE[found.verdict])
        for ground in found.because:
            text = ground.nl if phrases().language == "nl" else ground.en
            yield Line(f"{say(f'words.role-{ground.verdict.value}')}: {text} [{wording.basis(ground.basis)}]", "strong")
            yield from reason_lines(ground.explanation, wording)
        yield from settle_lines(found.blocked_by, wording)
    for cannot in role.cannot:
        yield Line(say("screen.cannot", text=wording.say.of(cannot.text)))
    yield from _beliefs(plan, role_id, wording)


def _level(plan: Plan, advice: Advice, level_id: str, wording: Wording) -> Iterator[Part]:
    level = plan.level_on(level_id, advice.on) or plan.level_by_id[level_id]
    found = next((each for each in advice.levels if each.id == level_id), None)
    yield Heading(wording.level_in_full(level_id))
    if found is None:
        yield Line(say("screen.level-not-then"), "warn")
    else:
        yield Line(say(f"words.level-{found.verdict.value}"), VERDICT_STYLE[found.verdict])
        yield from reason_lines(found.explanation, wording)
        yield from settle_lines(found.blocked_by, wording)
    yield from describe_level(level, wording, advice.on)
    yield from _beliefs(plan, level_id, wording)


def describe_level(level: Level, wording: Wording, on: date) -> Iterator[Part]:
    """How a level comes about, who sits, how it decides, what it cannot do and how one goes down."""
    of = wording.say.of
    if level.disputed:
        yield Line(say("screen.disputed", text=of(level.disputed)), "warn")
    if level.convening:
        yield Line(say("screen.convened", by=wording.roles(level.convening.by, on), text=of(level.convening.text)))
    if level.sits:
        rows = tuple(
            (wording.role_in_full(each.role, on), say(f"words.seat-{each.seat}"), of(each.note) if each.note else "")
            for each in level.sits
        )
        yield Grid((say("screen.who-sits"), say("screen.seat"), ""), rows)
    yield Line(say("screen.decides", text=of(level.decides)))
    for cannot in level.cannot:
        yield Line(say("screen.cannot", text=of(cannot.text)), "strong")
    yield Line(say("screen.down", text=of(level.down_text)))
    yield Line(say("screen.level-ground", basis=wording.basis(level.basis)), "dim")


def _rung(plan: Plan, advice: Advice, rung_id: str, wording: Wording) -> Iterator[Part]:
    """Every power on a rung with what stands in its way: the answer to «can nobody order this?»."""
    rung = plan.rung_by_id[rung_id]
    yield Heading(wording.say.of(rung.name))
    yield Line(wording.say.of(rung.explanation))
    powers = [each for each in advice.powers if each.rung == rung_id]
    first = next((each for each in powers if each.rung_explanation), None)
    if first and first.rung_explanation:
        yield Line(say("screen.rung-wants", rung=wording.say.of(rung.name)), "strong")
        yield from reason_lines(first.rung_explanation, wording)
    shown = [each for each in powers if each.verdict is not Verdict.DOES_NOT_APPLY]
    rows = []
    for each in shown:
        _, power = wording.version(each.id, advice.on) or plan.power_versions[each.id][-1]
        rows.append((
            Cell(wording.power(each.id, advice.on), VERDICT_STYLE[each.verdict]),
            wording.holders(each, advice.on),
            wording.say.of(power.does_not_allow),
        ))  # fmt: skip
    yield Grid((say("screen.power"), say("screen.whose"), say("screen.not-for")), rows)
    left = len(powers) - len(shown)
    if left:
        yield Line(say("screen.rung-others", count=left), "dim")
    yield Line(say("screen.rung-details"), "dim")


def _beliefs(plan: Plan, subject: str, wording: Wording) -> Iterator[Part]:
    for each in plan.misunderstandings:
        if subject in each.about:
            belief, truth = wording.say.of(each.belief), wording.say.of(each.truth)
            yield Line(say("screen.misunderstanding", belief=belief, truth=truth))


def subject_advice(advice: Advice, subject: str) -> object:
    """What ``why --json`` prints: the advice on one subject. Raises Refused (subject-not-here)."""
    kinds: tuple[tuple[PowerAdvice | OutOfForce | RoleAdvice | LevelAdvice, ...], ...] = (
        advice.powers, advice.out_of_force, advice.roles, advice.levels,
    )  # fmt: skip
    for each in chain.from_iterable(kinds):
        if each.id == subject:
            return each
    on_rung = tuple(power for power in advice.powers if power.rung == subject)
    if on_rung:
        return {"rung": subject, "powers": on_rung}
    raise refuse("subject-not-here", id=subject, on=advice.on)

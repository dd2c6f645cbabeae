"""``escalate``, ``de-escalate`` and ``decide``: what an office decided, on grounds, with the picture of that minute."""

from __future__ import annotations

from typing import Annotated, cast

import typer

from ncp.advice.steps import national_ranks
from ncp.cli import complete, current, options
from ncp.cli.incident.record import Anyway, StepArgument, step_to_finish
from ncp.cli.incident.start import require_open
from ncp.cli.language import say
from ncp.cli.read import read_role, unknown
from ncp.cli.read_plain import read_text, read_time
from ncp.cli.running import Running
from ncp.cli.screen import Line, Part, show
from ncp.cli.screens.explanation import describe_level
from ncp.incident.events import DecisionTaken, Ladder, LevelChanged, Picture
from ncp.incident.picture import disputed_facts
from ncp.plan.model.playbooks import Step
from ncp.problem import refuse

LevelArgument = Annotated[
    str, typer.Argument(help=say("help.argument-level"), metavar="LEVEL", autocompletion=complete.levels)
]
Office = Annotated[str, typer.Option("--by", help=say("help.option-by"), metavar="ROLE", autocompletion=complete.roles)]
Ground = Annotated[str, typer.Option("--grounds", help=say("help.option-grounds"), metavar="TEXT")]


def escalate(
    level: LevelArgument, by: Office, grounds: Ground, at: options.At = None, incident: options.Incident = None
) -> None:
    _change_level(level, by, grounds, at, incident, upward=True)


def de_escalate(
    level: LevelArgument, by: Office, grounds: Ground, at: options.At = None, incident: options.Incident = None
) -> None:
    _change_level(level, by, grounds, at, incident, upward=False)


def decide(
    step: StepArgument,
    option: Annotated[str, typer.Option("--option", help=say("help.option-option"), metavar="OPTION")],
    by: Office,
    grounds: Ground,
    power: Annotated[
        str | None,
        typer.Option("--power", help=say("help.option-power"), metavar="ID", autocompletion=complete.powers),
    ] = None,
    at: options.At = None,
    anyway: Anyway = False,
    incident: options.Incident = None,
) -> None:
    running = current.session().running(incident)
    require_open(running)
    found = step_to_finish(running, step, anyway=anyway)
    if found.kind != "decide":
        raise refuse("step-not-decision", id=step)
    _check_option(found, option)
    event = DecisionTaken(found.id, option, read_text(grounds), power, picture_now(running, power))
    running.record(event, by=read_role(running.plan, by), at=read_time(at, running.now))
    show(_decision_parts(running, power), running.state.mode)


def picture_now(running: Running, power: str | None) -> Picture:
    """What is known, unknown and disputed at this minute, and what the plan says of the power used.

    Raises Refused: power-unknown, power-not-in-force.
    """
    verdict = None
    if power is not None:
        if power not in running.plan.power_versions:
            raise unknown("power", power, running.plan.power_versions)
        found = next((each for each in running.advice.powers if each.id == power), None)
        if found is None:
            raise refuse("power-not-in-force", id=power, on=running.on)
        verdict = found.verdict.value
    return Picture(
        plan_digest=running.plan.digest,
        facts=running.facts,
        unknown=tuple(question.fact for question in running.advice.questions),
        disputed=tuple(each.fact for each in disputed_facts(running.pictures)),
        recommended=running.advice.recommended_levels,
        power_verdict=verdict,
    )


def _change_level(level: str, by: str, grounds: str, at: str | None, incident: str | None, *, upward: bool) -> None:
    running = current.session().running(incident)
    require_open(running)
    ladder = _ladder_of(running, level)
    before = running.state.level(running.plan, ladder)
    _check_direction(running, ladder, level, before, upward=upward)
    event = LevelChanged(cast("Ladder", ladder), before or "", level, "up" if upward else "down", read_text(grounds))
    office = read_role(running.plan, by)
    running.record(event, by=office, at=read_time(at, running.now))
    show(_level_parts(running, ladder, level, office), running.state.mode)


def _ladder_of(running: Running, level: str) -> str:
    for ladder, levels in running.plan.levels_of.items():
        if any(each.id == level for each in levels):
            return ladder
    raise unknown("level", level, running.plan.level_by_id)


def _check_direction(running: Running, ladder: str, level: str, before: str | None, *, upward: bool) -> None:
    order = list(dict.fromkeys(each.id for each in running.plan.levels_of[ladder]))
    present = order.index(before) if before in order else -1
    wanted = order.index(level)
    name = running.wording.level(before)
    if upward and wanted <= present:
        raise refuse("level-not-higher", id=level, current=name)
    if not upward and wanted >= present:
        raise refuse("level-not-lower", id=level, current=name)


def _level_parts(running: Running, ladder: str, level: str, by: str) -> list[Part]:
    wording, on = running.wording, running.on
    recommended = running.advice.recommended_levels.get(ladder)
    parts: list[Part] = [Line(say("screen.level-now", level=wording.level_in_full(level)), "good")]
    convening = found.convening if (found := running.plan.level_on(level, on)) else None
    if convening and by not in convening.by:
        text = say("screen.level-by-other", by=wording.role(by, on), convener=wording.roles(convening.by, on))
        parts.append(Line(text, "warn"))
    if recommended != level:
        parts.append(Line(say("screen.level-differs", recommended=wording.level(recommended)), "warn"))
    if found:
        parts += describe_level(found, wording, on)
    if level in national_ranks(running.plan):
        parts.append(Line(say("screen.level-role-hint"), "dim"))
    return parts


def _check_option(step: Step, option: str) -> None:
    ids = [each.id for each in step.options]
    if option not in ids:
        raise refuse("option-unknown", id=step.id, option=option, choices=", ".join(ids))


def _decision_parts(running: Running, power: str | None) -> list[Part]:
    parts: list[Part] = [Line(say("screen.decided", entry=running.log[-1].entry.number), "good")]
    if power is None:
        parts.append(Line(say("screen.decided-without-power"), "dim"))
        return parts
    found = next(each for each in running.advice.powers if each.id == power)
    verdict = running.wording.verdict(found.verdict)
    text = say("screen.decided-with-power", power=running.wording.power(power, running.on), verdict=verdict)
    holders = running.wording.holders(found, running.on)
    parts += [Line(text), Line(say("screen.holder", names=holders))]
    version = running.wording.version(power, running.on)
    if version:
        for step in version[1].after:
            who = running.wording.role(step.role, running.on) if step.role else ""
            act = say(f"words.act-{step.act}")
            parts.append(Line(f"- {act} {who}: {running.wording.say.of(step.text)}", indent=2))
    return parts

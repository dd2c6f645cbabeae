"""Typer's own complaints about a call, as a problem in the user's language."""

from __future__ import annotations

import re

from typer._click.exceptions import BadParameter, MissingParameter, NoSuchOption, UsageError

from ncp.cli.language import say
from ncp.problem import Problem


def usage_problem(error: UsageError) -> Problem:
    """What was wrong with the call, and which help page tells more."""
    path = error.ctx.command_path if error.ctx else "ncp"
    return Problem("usage", values={"reason": f"{_reason(error)}; {say('screen.see-help', path=path)}"})


def _reason(error: UsageError) -> str:
    match error:
        case NoSuchOption():
            near = f"; {say('screen.suggestion', name=error.possibilities[0])}" if error.possibilities else ""
            return say("screen.no-option", option=error.option_name) + near
        case MissingParameter():
            return say("screen.missing", name=_name(error))
        case BadParameter():
            whole = "is not a valid int" in error.message
            reason = say("screen.whole-number") if whole else error.message
            return say("screen.bad-value", name=_name(error), reason=reason)
    command = re.search(r"No such command '(.+?)'", error.message)
    if command:
        meant = re.search(r"Did you mean '(.+?)'", error.message)
        hint = f"; {say('screen.suggestion', name=meant[1])}" if meant else ""
        return say("screen.no-command", name=command[1]) + hint
    extra = re.search(r"unexpected extra argument(?:s|\(s\))? \((.+)\)", error.message)
    if extra:
        return say("screen.too-many", words=extra[1])
    if "Missing command" in error.message:
        return say("screen.missing-command")
    needs = re.search(r"Option '(.+?)' requires an argument", error.message)
    return say("screen.option-needs-value", option=needs[1]) if needs else error.message


def _name(error: BadParameter) -> str:
    if error.param is None:
        return ""
    named = next((option for option in error.param.opts if option.startswith("--")), None)
    return named or error.param.metavar or error.param.name or ""

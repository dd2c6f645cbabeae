"""``why``, ``why-not``, ``what-if`` and ``role``: the tool explains itself and changes nothing."""

from __future__ import annotations

from typing import Annotated

import typer

from ncp.advice.advise import advise
from ncp.advice.compare import compare
from ncp.cli import complete, current, options
from ncp.cli.language import say
from ncp.cli.output import show_json
from ncp.cli.read import read_answer, read_fact, read_role
from ncp.cli.screen import Line, Part, show
from ncp.cli.screens.changes import changes_parts
from ncp.cli.screens.explanation import explain, subject_advice
from ncp.cli.screens.role import role_parts
from ncp.plan.model.condition import Value
from ncp.problem import refuse

Subject = Annotated[
    str, typer.Argument(help=say("help.argument-subject"), metavar="ID", autocompletion=complete.subjects)
]


def why(subject: Subject, incident: options.Incident = None, as_json: options.AsJson = False) -> None:
    _explain(subject, incident, as_json=as_json)


def why_not(subject: Subject, incident: options.Incident = None, as_json: options.AsJson = False) -> None:
    _explain(subject, incident, as_json=as_json)


def what_if(
    assignments: Annotated[
        list[str],
        typer.Argument(
            help=say("help.argument-assignments"), metavar="FACT=VALUE", autocompletion=complete.assignments
        ),
    ],
    incident: options.Incident = None,
    as_json: options.AsJson = False,
) -> None:
    running = current.session().running(incident)
    supposed: dict[str, Value] = dict(running.facts)
    for text in assignments:
        name, sign, value = text.partition("=")
        if not sign:
            raise refuse("assignment-form", value=text)
        fact = read_fact(running.plan, name)
        answer = read_answer(running.plan, fact, value, running.facts.get(name))
        if answer.value is None:
            supposed.pop(name, None)
        else:
            supposed[name] = answer.value
    after = advise(running.plan, supposed, running.on)
    changes = compare(running.advice, after)
    if as_json:
        show_json("ncp/what-if/1", {"assumed": assignments, "changes": changes}, running.state.mode)
        return
    head: list[Part] = [Line(say("screen.what-if", facts=", ".join(assignments)), "strong")]
    show([*head, *changes_parts(changes, running.wording, running.on)], running.state.mode)


def role(
    name: Annotated[str, typer.Argument(help=say("help.argument-role"), metavar="ROLE", autocompletion=complete.roles)],
    incident: options.Incident = None,
    as_json: options.AsJson = False,
) -> None:
    running = current.session().running(incident)
    found = running.plan.role_by_id[read_role(running.plan, name)]
    level = running.state.level(running.plan, "national")
    running.log_advice()
    if as_json:
        advice = next((each for each in running.advice.roles if each.id == found.id), None)
        data = {"incident": running.id, "level": level, "role": found, "advice": advice}
        show_json("ncp/role/1", data, running.state.mode)
        return
    show(role_parts(found, running.advice, level, running.wording), running.state.mode)


def _explain(subject: str, incident: str | None, *, as_json: bool) -> None:
    running = current.session().running(incident)
    parts = list(explain(running.plan, running.advice, subject, running.wording))
    running.log_advice()
    if as_json:
        found = subject_advice(running.advice, subject)
        show_json("ncp/why/1", {"incident": running.id, "subject": subject, "advice": found}, running.state.mode)
        return
    show(parts, running.state.mode)

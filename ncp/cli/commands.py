"""Which commands there are and where each lives; only the ones a call can mean are imported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Place = tuple[str, str]
"""Module and function."""

GROUPS: Mapping[str, Mapping[str, Place]] = {
    "incident": {
        "start": ("ncp.cli.incident.start", "start"),
        "resume": ("ncp.cli.incident.start", "resume"),
        "advisory": ("ncp.cli.incident.start", "advisory"),
        "next": ("ncp.cli.incident.show", "next_"),
        "status": ("ncp.cli.incident.show", "status"),
        "answer": ("ncp.cli.incident.record", "answer"),
        "choose": ("ncp.cli.incident.record", "choose"),
        "done": ("ncp.cli.incident.record", "done"),
        "skip": ("ncp.cli.incident.record", "skip"),
        "decide": ("ncp.cli.incident.levels", "decide"),
        "escalate": ("ncp.cli.incident.levels", "escalate"),
        "de-escalate": ("ncp.cli.incident.levels", "de_escalate"),
        "notify": ("ncp.cli.incident.record", "notify"),
        "acknowledge": ("ncp.cli.incident.record", "acknowledge"),
        "playbook": ("ncp.cli.incident.record", "playbook"),
        "log": ("ncp.cli.incident.log", "log"),
        "correct": ("ncp.cli.incident.record", "correct"),
        "why": ("ncp.cli.incident.why", "why"),
        "why-not": ("ncp.cli.incident.why", "why_not"),
        "what-if": ("ncp.cli.incident.why", "what_if"),
        "role": ("ncp.cli.incident.why", "role"),
        "sitrep": ("ncp.cli.incident.sitrep", "sitrep"),
        "timeline": ("ncp.cli.incident.show", "timeline"),
        "show": ("ncp.cli.incident.show", "show_"),
        "list": ("ncp.cli.incident.show", "list_"),
        "use": ("ncp.cli.incident.show", "use"),
        "verify": ("ncp.cli.incident.show", "verify"),
        "close": ("ncp.cli.incident.record", "close"),
        "evaluate": ("ncp.cli.incident.evaluate", "evaluate"),
    },
    "case": {
        "list": ("ncp.cli.case", "list_"),
        "check": ("ncp.cli.case", "check"),
        "replay": ("ncp.cli.case", "replay"),
    },
    "lesson": {
        "list": ("ncp.cli.lesson", "list_"),
        "close": ("ncp.cli.lesson", "close"),
    },
    "plan": {
        "show": ("ncp.cli.plan.summary", "show_"),
        "diff": ("ncp.cli.plan.diff", "diff_"),
        "git-diff": ("ncp.cli.plan.git_diff", "git_diff"),
        "editions": ("ncp.cli.plan.editions", "editions"),
        "log": ("ncp.cli.plan.log", "log"),
        "graph": ("ncp.cli.plan.graph", "graph"),
        "check": ("ncp.cli.plan.check", "check"),
        "rules": ("ncp.cli.plan.rules", "rules"),
        "schema": ("ncp.cli.plan.schema", "schema"),
        "gaps": ("ncp.cli.plan.gaps", "gaps"),
    },
    "power": {
        "list": ("ncp.cli.catalogue.powers", "power_list"),
        "show": ("ncp.cli.catalogue.powers", "power_show"),
    },
    "role": {
        "list": ("ncp.cli.catalogue.roles", "role_list"),
        "show": ("ncp.cli.catalogue.roles", "role_show"),
    },
    "level": {
        "list": ("ncp.cli.catalogue.levels", "level_list"),
        "show": ("ncp.cli.catalogue.levels", "level_show"),
    },
    "fact": {
        "list": ("ncp.cli.catalogue.facts", "fact_list"),
        "show": ("ncp.cli.catalogue.facts", "fact_show"),
    },
    "playbook": {
        "list": ("ncp.cli.catalogue.playbooks", "playbook_list"),
        "show": ("ncp.cli.catalogue.playbooks", "playbook_show"),
    },
}
SINGLE: Mapping[str, Place] = {
    "advise": ("ncp.cli.advise", "advise"),
    "review": ("ncp.cli.review", "review"),
}


def meant_by(arguments: Sequence[str]) -> tuple[str, ...]:
    """The group and command that a call names, as far as they exist; empty means: all of them."""
    words = [word for word in arguments if not word.startswith("-")]
    if not words:
        return ()
    if words[0] in SINGLE:
        return (words[0],)
    if words[0] in GROUPS and arguments[0] == words[0]:
        if len(arguments) > 1 and arguments[1] in GROUPS[words[0]]:
            return (words[0], arguments[1])
        return (words[0],)
    return ()

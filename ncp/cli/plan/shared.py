"""What the commands about editions and records share: a plan by name, and the words for a record that is only YAML.

Works without loading the plan, so that a plan with mistakes in it can be looked at too.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ncp.cli import current
from ncp.cli.language import phrases, say
from ncp.intake.plain_text import clean_line

if TYPE_CHECKING:
    from ncp.plan.editions import PlanAt
    from ncp.plan.load import LoadedPlan
    from ncp.plan.passages import Passage

SHORT = 8
"""Characters of a hash: enough to be the only one in any repository of this kind."""


def plan_named(name: str) -> PlanAt:
    """The plan that a name means, with a line when a tag or branch bears the name of the edition."""
    from ncp.plan.editions import plan_at

    plan = plan_at(name, current.session().plan_folder)
    if plan.overshadowed:
        other = plan.overshadowed[:SHORT]
        print(f"ncp: {say('editions.overshadowed', name=clean_line(name), other=other)}", file=sys.stderr)
    return plan


def loaded_plan(name: str) -> LoadedPlan:
    """The same, read and checked."""
    from ncp.plan.load import load_plan

    return load_plan(plan_named(name).files, current.session().cache)


def day_words(on: date) -> str:
    """``20 maart 2020``."""
    return f"{on.day} {say(f'words.month-{on.month}')} {on.year}"


def kind_words(kind: str, fields: Mapping[str, Any] | None = None) -> str:
    """What a kind of record is called; a power that is a duty or a task says so."""
    own = (fields or {}).get("kind")
    if kind == "power" and own in ("duty", "task"):
        return say(f"words.kind-{own}")
    if kind == "playbook" and own == "block":
        return say("catalogue.is-block")
    return say(f"editions.kind-{kind}")


def name_of(passage: Passage) -> str:
    """The name of a record in the user's language, from whatever field holds one."""
    found = next((passage.fields[key] for key in ("name", "title", "belief") if key in passage.fields), "")
    if isinstance(found, dict):
        found = found.get(phrases().language, "")
    return clean_line(str(found))


def window_of(passage: Passage) -> str:
    """The days on which a version holds, as far as it says so."""
    window = passage.fields.get("in_force") or passage.fields.get("exists")
    if not isinstance(window, dict):
        return ""
    start, end = _day(window.get("from")), _day(window.get("to"))
    if start and end:
        return say("catalogue.window", start=start, end=end)
    if start:
        return say("catalogue.window-from", start=start)
    return say("catalogue.window-to", end=end) if end else ""


def _day(text: object) -> str:
    try:
        return day_words(date.fromisoformat(str(text)))
    except ValueError:
        return ""

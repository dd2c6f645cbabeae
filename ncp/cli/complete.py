"""Ids for the shell's completion. A completion never fails: what cannot be read completes to nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps

from ncp.cli import current

Completer = Callable[[str], list[str]]


def _quietly(find: Callable[[], Iterable[str]]) -> Completer:
    @wraps(find)
    def completer(incomplete: str) -> list[str]:
        try:
            return sorted({name for name in find() if name.startswith(incomplete)})
        except Exception:  # noqa: BLE001 - a shell waiting for Tab has no place for a message
            return []

    # typer looks at the parameters by name and type
    completer.__annotations__ = {"incomplete": str, "return": list[str]}
    del completer.__wrapped__
    return completer


@_quietly
def incidents() -> Iterable[str]:
    """Incidents in the store."""
    return current.session().journal.incidents()


@_quietly
def facts() -> Iterable[str]:
    """Fact ids."""
    return current.session().plan.fact_by_id


@_quietly
def roles() -> Iterable[str]:
    """Role ids."""
    return current.session().plan.role_by_id


@_quietly
def powers() -> Iterable[str]:
    """Power ids."""
    return current.session().plan.power_versions


@_quietly
def levels() -> Iterable[str]:
    """Level ids."""
    return current.session().plan.level_by_id


@_quietly
def steps() -> Iterable[str]:
    """Step ids."""
    return current.session().plan.step_by_id


@_quietly
def playbooks() -> Iterable[str]:
    """Playbook ids."""
    return current.session().plan.playbook_by_id


@_quietly
def subjects() -> Iterable[str]:
    """Whatever ``why`` can explain."""
    plan = current.session().plan
    return [*plan.power_versions, *plan.role_by_id, *plan.level_by_id, *plan.rung_by_id]


@_quietly
def assignments() -> Iterable[str]:
    """``FACT=``."""
    return [f"{name}=" for name in current.session().plan.fact_by_id]


@_quietly
def about() -> Iterable[str]:
    """Records of the plan that a lesson may be about."""
    plan = current.session().plan
    return [*plan.step_by_id, *plan.role_by_id, *plan.level_by_id, *plan.power_versions, *plan.playbook_by_id]


@_quietly
def lessons() -> Iterable[str]:
    """Lessons and improvements of the store that are open."""
    from ncp.dates import day_of
    from ncp.review.points import points_in

    session = current.session()
    found = points_in(session.journal, day_of(session.clock())).points
    return [point.id for point in found if point.state == "open"]


@_quietly
def cases() -> Iterable[str]:
    """Case ids."""
    return [case.id for case in current.session().cases]

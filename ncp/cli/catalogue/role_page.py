"""Everything the plan says about one role, whatever the incident: task, names, duties, seats, alerting, limits.

``ncp incident role`` is the other view: what one incident at one level means for the role.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ncp.cli.catalogue.shared import belief_parts, ground_line, marked, source_parts, window_words
from ncp.cli.language import say
from ncp.cli.screen import Grid, Heading, Line, Part
from ncp.cli.screens.conditions import condition_lines
from ncp.plan.model.common import ALWAYS
from ncp.plan.model.plan import Plan
from ncp.plan.model.roles import Alert, Role
from ncp.report.wording import Wording


def page_parts(role: Role, wording: Wording, on: date) -> Iterator[Part]:
    """The screen of ``ncp role show``."""
    yield Heading(wording.role_in_full(role.id, on))
    yield Line(" · ".join((say(f"catalogue.role-{role.kind}"), role.id, *role.formerly)))
    yield Line(marked(wording.say.of(role.task), role.basis, wording))
    if not role.exists.covers(on):
        yield Line(say("screen.role-not-then"), "warn")
    yield from _place(role, wording, on)
    yield from _names(role, wording)
    yield from _limits(role, wording, on)
    yield from belief_parts(role.id, wording)
    yield from _duties(role, wording, on)
    yield from _alerting(role, wording, on)
    yield from _seats(role, wording, on)
    yield from _first_hours(role, wording)
    yield from _involvement(role, wording, on)
    yield from source_parts(role.sources, wording)


def _names(role: Role, wording: Wording) -> Iterator[Part]:
    """The names it bore, oldest first, and how long it exists."""
    if role.exists != ALWAYS:
        yield Line(say("catalogue.exists", window=window_words(role.exists, wording)))
    if role.succeeded_by:
        yield Line(say("screen.role-successor", role=wording.role_in_full(role.succeeded_by)))
    if role.earlier_names:
        yield Heading(say("catalogue.names"))
        rows = [
            (_named(wording.say.of(each.name), each.abbreviation), window_words(each.in_force, wording))
            for each in role.earlier_names
        ]
        now = (wording.role_in_full(role.id), say("catalogue.name-since"))
        yield Grid((say("catalogue.name"), say("catalogue.in-use")), [*rows, now])


def _named(name: str, abbreviation: str) -> str:
    return f"{abbreviation} ({name})" if abbreviation and abbreviation != name else name


def _place(role: Role, wording: Wording, on: date) -> Iterator[Part]:
    if role.part_of:
        yield Line(say("screen.part-of", role=wording.role_in_full(role.part_of, on)))
    if role.reports_to:
        yield Line(say("catalogue.reports-to", role=wording.role_in_full(role.reports_to, on)))
    if role.deputy:
        yield Line(say("screen.deputy", text=wording.say.of(role.deputy)))


def _limits(role: Role, wording: Wording, on: date) -> Iterator[Part]:
    limits = [each for each in role.cannot if each.in_force.covers(on)]
    if limits:
        yield Heading(say("catalogue.may-not"))
    for each in limits:
        yield Line(f"- {wording.say.of(each.text)}", "strong", 2)
        yield ground_line(each.basis, each.sources, wording)


def _duties(role: Role, wording: Wording, on: date) -> Iterator[Part]:
    """The duties of the day; those of other days are counted."""
    duties = [duty for duty in role.duties if duty.in_force.covers(on)]
    if role.duties:
        yield Heading(say("screen.duties"))
    for duty in duties:
        within = f" ({wording.duration(duty.within)})" if duty.within else ""
        window = f", {window_words(duty.in_force, wording)}" if duty.in_force != ALWAYS else ""
        yield Line(f"- {wording.say.of(duty.text)}{within}", indent=2)
        yield Line(f"{say(f'words.filed-{duty.filed_by}')}{window}", "dim", 4)
        yield ground_line(duty.basis, duty.sources, wording)
    other = len(role.duties) - len(duties)
    if other:
        yield Line(say("catalogue.duties-not-then", count=other, day=wording.day(on)), "dim", 2)


def _alerting(role: Role, wording: Wording, on: date) -> Iterator[Part]:
    """Who alerts it, who alerts those in turn, and whom it alerts itself."""
    alerts = [(each, alert) for each in wording.plan.roles for alert in each.alerted_by if alert.by == role.id]
    if not role.alerted_by and not alerts:
        return
    yield Heading(say("catalogue.alerting"))
    yield from _alerted_by(role, wording, on)
    if alerts:
        yield Line(say("catalogue.alerts"), "strong", 2)
    for other, alert in alerts:
        yield Line(f"- {wording.role_in_full(other.id, on)}, {_how(alert, wording)}", indent=4)


def _alerted_by(role: Role, wording: Wording, on: date) -> Iterator[Part]:
    if role.alerted_by:
        yield Line(say("catalogue.alerted-by"), "strong", 2)
    for alert in role.alerted_by:
        yield Line(f"- {wording.role_in_full(alert.by, on)}, {_how(alert, wording)}", indent=4)
        yield ground_line(alert.basis, alert.sources, wording, 6)
        before = [wording.role(name, on) for name in chain_before(wording.plan, alert.by, role.id)]
        if before:
            yield Line(say("catalogue.chain", roles=" ← ".join(before)), "dim", 6)


def _how(alert: Alert, wording: Wording) -> str:
    return f"{wording.duration(alert.within)}: {wording.say.of(alert.how)}"


def chain_before(plan: Plan, alerter: str, alerted: str) -> tuple[str, ...]:
    """Who alerts the alerter, who alerts that one, and so on: each time the first in the plan that is new."""
    seen = [alerted, alerter]
    while True:
        role = plan.role_by_id.get(seen[-1])
        new = [each.by for each in role.alerted_by if each.by not in seen] if role else []
        if not new:
            return tuple(seen[2:])
        seen.append(new[0])


def _seats(role: Role, wording: Wording, on: date) -> Iterator[Part]:
    """The councils it sits in; for a council also who sits in it."""
    own = [
        (wording.role_in_full(seat.council, on), say(f"words.seat-{seat.seat}"), wording.basis(seat.basis))
        for seat in role.seats
        if seat.in_force.covers(on)
    ]
    if own:
        yield Heading(say("catalogue.seats"))
        yield Grid((say("catalogue.council"), say("screen.seat"), say("catalogue.basis")), own)
    inside = [
        (wording.role_in_full(other.id, on), say(f"words.seat-{seat.seat}"), wording.basis(seat.basis))
        for other in wording.plan.roles
        for seat in other.seats
        if seat.council == role.id and seat.in_force.covers(on)
    ]
    if inside:
        yield Heading(say("screen.who-sits"))
        yield Grid((say("screen.role"), say("screen.seat"), say("catalogue.basis")), inside)


def _first_hours(role: Role, wording: Wording) -> Iterator[Part]:
    """What each level means for it in the first hour."""
    for at in role.at_level:
        yield Heading(say("catalogue.first-hour", level=wording.level(at.level)))
        for number, text in enumerate(at.first_hour, start=1):
            yield Line(f"{number}. {wording.say.of(text)}", indent=2)
        yield Line(say("screen.who-decides", text=wording.say.of(at.decides)), "strong")
        yield ground_line(at.basis, at.sources, wording, 0)


def _involvement(role: Role, wording: Wording, on: date) -> Iterator[Part]:
    """When the plan says that it takes part."""
    reasons = [each for each in role.involved if each.in_force.covers(on)]
    if reasons:
        yield Heading(say("catalogue.involved-when"))
    for each in reasons:
        yield Line(f"- {wording.say.of(each.because)} [{wording.basis(each.basis)}]", indent=2)
        yield from condition_lines(each.when, wording, 4, "dim")

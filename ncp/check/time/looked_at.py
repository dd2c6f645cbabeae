"""Somebody looked at the plan, at its law and at what was promised lately enough.

nl:
    Het plan is niet langer geleden in zijn geheel nagekeken dan het zichzelf toestaat.

    Hoe lang dat is, zegt `check_within` in plan.yaml; zonder die sleutel is het een jaar. Loop het plan na en zet de
    dag in `reviewed_on`. Het jaarverslag (`ncp review`) zegt wat er te doen is.

nl review-missing:
    Een uitgave is ooit in haar geheel nagekeken.

    Zolang `reviewed_on` leeg is, weet niemand of het geheel nog klopt. Een concept (`status: draft`) mag zonder.

nl law-checked-long-ago:
    Elke bevoegdheid is onlangs nog naast de wettekst gelegd.

    De melding komt één keer per wet, bij de bepaling die het langst niet is nagekeken. Vergelijk met de tekst van
    vandaag, verbeter wat veranderd is en zet de dag in `checked_on`. Vervallen versies tellen niet mee.

nl measure-checked-long-ago:
    Van elke lopende toezegging is onlangs nog nagegaan hoe het ermee staat.

    De melding komt één keer, bij de toezegging die het langst stilligt. Ga na wat ervan kwam en zet `state`, `outcome`
    en `state_on` bij. Wat klaar is of achterhaald, hoeft niet meer.

en:
    The plan as a whole was reviewed no longer ago than it allows itself.

    How long that is, `check_within` in plan.yaml says; without that key it is a year. Go through the plan and put the
    day in `reviewed_on`. The annual report (`ncp review`) says what there is to do.

en review-missing:
    An edition was reviewed as a whole at some time.

    As long as `reviewed_on` is empty nobody knows whether the whole still holds. A draft (`status: draft`) may do
    without.

en law-checked-long-ago:
    Every power was laid beside the text of the law lately.

    The finding comes once for each law, at the provision that was left longest. Compare it with the text of today,
    correct what changed and put the day in `checked_on`. Lapsed versions do not count.

en measure-checked-long-ago:
    For every promise still open somebody lately looked how it stands.

    The finding comes once, at the promise that was left longest. Find out what came of it and bring `state`, `outcome`
    and `state_on` up to date. What is done or overtaken needs no more looking.

good:
    # plan.yaml, .
    check_within: 12mo
    reviewed_on: 2026-11-23

bad review-overdue:
    # plan.yaml, .
    reviewed_on: 2024-03-01

bad review-missing:
    # plan.yaml, .
    reviewed_on: null

bad law-checked-long-ago:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    checked_on: 2024-03-01

bad measure-checked-long-ago:
    # reference/measures.yaml, measures[inventory-of-powers]
    state: under-way
    state_on: 2024-03-01
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache

from ncp.check.check import Context, Level
from ncp.dates import add_duration, day_of
from ncp.problem import Problem

LAYER = "time"
RULES: dict[str, Level] = {
    "review-overdue": "warning",
    "review-missing": "warning",
    "law-checked-long-ago": "warning",
    "measure-checked-long-ago": "warning",
}
NEEDS = ("plan.yaml",)
SETTLED = ("done", "overtaken")


def check(context: Context) -> Iterator[Problem]:
    """What was not looked at for longer than the plan allows."""
    yield from _review(context)
    yield from _law(context)
    yield from _measures(context)


def _review(context: Context) -> Iterator[Problem]:
    header = context.plan.header
    if header.reviewed_on is None:
        if header.status == "edition":
            yield context.problem("review-missing", header, "reviewed_on", edition=header.edition)
    elif _due(context, header.reviewed_on) < context.on:
        values = _days(context, header.reviewed_on)
        yield context.problem("review-overdue", header, "reviewed_on", **values)


def _law(context: Context) -> Iterator[Problem]:
    """Once a law, at the provision that was left longest; what lapsed needs no more looking."""
    for file in context.plan.laws:
        powers = [power for power in file.powers if power.in_force.to is None or power.in_force.to >= context.on]
        old = [power for power in powers if _due(context, power.checked_on) < context.on]
        if old:
            first = min(old, key=lambda power: power.checked_on)
            values = {"law": file.law.id, "count": str(len(old)), **_days(context, first.checked_on)}
            yield context.problem("law-checked-long-ago", first, "checked_on", **values)


def _measures(context: Context) -> Iterator[Problem]:
    """Once, at the promise that was left longest."""
    going_on = [measure for measure in context.plan.measures if measure.state not in SETTLED]
    old = [measure for measure in going_on if _due(context, measure.state_on) < context.on]
    if old:
        first = min(old, key=lambda measure: measure.state_on)
        values = {"id": first.id, "count": str(len(old)), **_days(context, first.state_on)}
        yield context.problem("measure-checked-long-ago", first, "state_on", **values)


def _days(context: Context, looked: date) -> dict[str, str]:
    return {"last": str(looked), "due": str(_due(context, looked))}


def _due(context: Context, looked: date) -> date:
    """The last day on which a look is recent enough."""
    return _later(looked, context.plan.header.check_within)


@cache
def _later(day: date, duration: str) -> date:
    """Most records were looked at on a few days, and time zones make the sum slow."""
    return day_of(add_duration(datetime(day.year, day.month, day.day, 12, tzinfo=UTC), duration))

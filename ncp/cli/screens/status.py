"""Where the incident stands: level, picture, what the plan points to, who is told, what runs."""

from __future__ import annotations

from collections.abc import Iterator

from ncp.advice.result import Advice, Verdict
from ncp.cli.language import say
from ncp.cli.screen import Cell, Grid, Heading, Line, Part
from ncp.cli.screens.changes import disputes_parts
from ncp.cli.screens.powers import grouped_powers, rest_of_powers
from ncp.cli.views import StatusView
from ncp.incident.picture import disputed_facts, known_facts
from ncp.incident.state import State
from ncp.report.wording import Wording


def status_parts(view: StatusView, wording: Wording) -> Iterator[Part]:
    """The screen of ``ncp incident status``."""
    yield from head_parts(view.state, view.edition, wording)
    yield from level_parts(view.state, view.advice, wording)
    disputed = disputed_facts(view.pictures)
    if disputed:
        yield Heading(say("screen.disputes"))
        yield from disputes_parts(disputed, known_facts(view.pictures), view.advice, wording)
    yield from _known(view, wording)
    yield from _unknown(view, wording)
    yield from _powers(view, wording)
    yield from _roles(view, wording)
    yield Line("")
    yield Line(say("screen.then-next"), "dim")


def head_parts(state: State, edition: str, wording: Wording) -> Iterator[Part]:
    """Title, id, times, plan and log head."""
    yield Line(f"{state.title}  ({state.id})", "strong")
    closed = say("screen.closed", at=wording.moment(state.closed_at)) if state.closed_at else ""
    yield Line(
        say(
            "screen.head", started=wording.moment(state.started_at), last=wording.moment(state.last_at),
            edition=edition, entries=state.entries, head=state.head[:12],
        )
        + closed,
        "dim",
    )  # fmt: skip


def level_parts(state: State, advice: Advice, wording: Wording) -> Iterator[Part]:
    """The present level of each ladder beside the one the plan points to."""
    for ladder, recommended in advice.recommended_levels.items():
        present = state.level(wording.plan, ladder)
        if present is None and recommended is None:
            continue
        standing = state.levels.get(ladder)
        since = (
            say("screen.level-since", at=wording.moment(standing.at), by=wording.role(standing.by, advice.on))
            if standing
            else ""
        )
        text = say(
            "screen.level-line", ladder=say(f"words.ladder-{ladder}"), present=wording.level(present), since=since,
            recommended=wording.level(recommended),
        )  # fmt: skip
        yield Line(text, "plain" if present == recommended else "warn")


def _known(view: StatusView, wording: Wording) -> Iterator[Part]:
    rows = [
        (
            wording.fact(picture.fact),
            wording.value(picture.fact, claim.value),
            claim.source or wording.role(claim.by, view.advice.on),
            wording.moment(claim.valid_at),
        )
        for picture in view.pictures.values()
        if (claim := picture.settled) and claim.value is not None
    ]
    if rows:
        yield Heading(say("screen.known"))
        yield Grid((say("screen.fact"), say("screen.value"), say("screen.source"), say("screen.since")), rows)


def _unknown(view: StatusView, wording: Wording) -> Iterator[Part]:
    if view.questions:
        yield Heading(say("screen.unknown"))
        rows = [
            (
                wording.fact(each.fact),
                wording.roles(each.who_knows[:3], view.advice.on),
                wording.moment(each.expected_by),
            )
            for each in view.questions
        ]
        yield Grid((say("screen.fact"), say("screen.who-finds-out"), say("screen.by-when")), rows)


def _powers(view: StatusView, wording: Wording) -> Iterator[Part]:
    likely = [power for power in view.advice.powers if power.verdict is Verdict.APPLIES]
    yield Heading(say("screen.powers-likely", count=len(likely)))
    yield from grouped_powers(likely, view.advice, wording)
    yield rest_of_powers(view.advice, wording)


def _roles(view: StatusView, wording: Wording) -> Iterator[Part]:
    """Who was told, and in one line who takes part and was not."""
    on = view.advice.on
    yield Heading(say("screen.roles-involved"))
    rows = []
    for notice in view.state.notices.values():
        if notice.acknowledged_at is None:
            told = Cell(say("screen.told", at=wording.moment(notice.at)), "plain")
        else:
            told = Cell(say("screen.confirmed", at=wording.moment(notice.acknowledged_at)), "good")
        rows.append((wording.role_in_full(notice.role, on), told))
    yield Grid((say("screen.role"), say("screen.alerted")), rows)
    acting = [wording.role(name, on) for name in view.state.acted if name not in view.state.notices]
    yield Line(say("screen.roles-acting", roles=", ".join(acting)))
    if view.calls:
        names = ", ".join(wording.role(call.role, on) for call in view.calls)
        yield Line(say("screen.roles-not-told", roles=names), "warn")

"""After an answer: what is now likely, what is ruled out, what is still open, and where sources disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ncp.advice.advise import advise
from ncp.advice.compare import Change, Changes, compare
from ncp.advice.result import Advice, Verdict
from ncp.cli.language import say
from ncp.cli.screen import Line, Part
from ncp.incident.picture import FactPicture
from ncp.plan.model.condition import Value
from ncp.report.wording import Wording

MOST_NAMES = 6


def changes_parts(changes: Changes, wording: Wording, on: date) -> Iterator[Part]:
    """The difference an answer made, in at most five lines."""
    for ladder, after in changes.recommended_after.items():
        before = changes.recommended_before.get(ladder)
        if before != after:
            text = say(
                "screen.level-moves", ladder=say(f"words.ladder-{ladder}"),
                before=wording.level(before), after=wording.level(after),
            )  # fmt: skip
            yield Line(f"▲ {text}", "strong")
    yield from _moved("▲", "screen.now-likely", changes.became(Verdict.APPLIES), wording, on)
    yield from _moved("▼", "screen.ruled-out", changes.became(Verdict.DOES_NOT_APPLY), wording, on)
    if not changes.moved:
        yield Line(say("screen.nothing-moved"), "dim")
    yield Line(
        "? "
        + say("screen.still-open", levels=changes.open_levels, powers=changes.open_powers, roles=changes.open_roles),
        "dim",
    )


def disputes_parts(
    disputed: Iterable[FactPicture], facts: dict[str, Value], advice: Advice, wording: Wording
) -> Iterator[Part]:
    """Each disputed fact with what every source says, and what each value would change."""
    for picture in disputed:
        yield Line(say("screen.disputed-fact", fact=wording.fact(picture.fact), id=picture.fact), "bad")
        values: dict[object, Value] = {}
        for claim in picture.claims:
            if claim.value is None:
                continue
            values.setdefault(str(claim.value), claim.value)
            who = claim.source or wording.role(claim.by, advice.on)
            yield Line(
                say(
                    "screen.claim", value=wording.value(claim.fact, claim.value), source=who,
                    at=wording.moment(claim.valid_at), entry=claim.entry,
                ),
                indent=2,
            )  # fmt: skip
        for value in values.values():
            yield from _if_so(picture.fact, value, facts, advice, wording)
        yield Line(say("screen.choose", id=picture.fact), indent=2)


def _if_so(fact: str, value: Value, facts: dict[str, Value], advice: Advice, wording: Wording) -> Iterator[Part]:
    other = advise(wording.plan, {**facts, fact: value}, advice.on)
    changes = compare(advice, other)
    likely = _names(changes.became(Verdict.APPLIES), wording, advice.on)
    out = _names(changes.became(Verdict.DOES_NOT_APPLY), wording, advice.on)
    level = wording.level(other.recommended_levels.get("national"))
    text = say("screen.if-value", value=wording.value(fact, value), level=level, likely=likely, out=out)
    yield Line(text, "warn", 2)


def _moved(mark: str, key: str, changes: tuple[Change, ...], wording: Wording, on: date) -> Iterator[Part]:
    if changes:
        yield Line(f"{mark} {say(key, names=_names(changes, wording, on))}", "good" if mark == "▲" else "dim")


def _names(changes: tuple[Change, ...], wording: Wording, on: date) -> str:
    if not changes:
        return say("words.nothing")
    names = [_name(change, wording, on) for change in changes]
    more = len(names) - MOST_NAMES
    shown = "; ".join(names[:MOST_NAMES])
    return f"{shown}; {say('screen.and-more', count=more)}" if more > 0 else shown


def _name(change: Change, wording: Wording, on: date) -> str:
    match change.kind:
        case "power":
            return wording.power(change.id, on)
        case "role":
            return wording.role(change.id, on)
        case _:
            return say("screen.level-name", level=wording.level(change.id))

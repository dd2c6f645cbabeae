"""Powers on a screen: by rung of the ladder and by track, so that the lightest means come first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ncp.advice.result import Advice, PowerAdvice, Verdict
from ncp.cli.language import say
from ncp.cli.screen import Cell, Grid, Line, Part
from ncp.report.selection import group_powers, still_to_come, worth_naming
from ncp.report.wording import Wording


def grouped_powers(powers: Sequence[PowerAdvice], advice: Advice, wording: Wording) -> Iterator[Part]:
    """A row a power on the ladder; the tracks beside it in a line each."""
    rows: list[tuple[str | Cell, ...]] = []
    tracks: list[Part] = []
    for group in group_powers(wording.plan, powers):
        name = say(f"words.{group.kind}-{group.id}")
        if group.kind == "track":
            names = "; ".join(wording.power(power.id, advice.on) for power in group.powers)
            tracks.append(Line(f"{name}: {names}", indent=2))
            continue
        for number, power in enumerate(group.powers):
            label = Cell(name if number == 0 else "", "dim")
            rows.append((label, wording.power(power.id, advice.on), wording.holders(power, advice.on)))
    yield Grid((say("screen.rung"), say("screen.power"), say("screen.whose")), rows)
    if tracks:
        yield Line(say("screen.beside-ladder"), "dim")
        yield from tracks


def counted_powers(powers: Sequence[PowerAdvice], advice: Advice, wording: Wording, most: int) -> Iterator[Part]:
    """A line a group with the first few names; for the long lists of what is open or not yet."""
    for group in group_powers(wording.plan, powers):
        names = [wording.power(power.id, advice.on) for power in group.powers[:most]]
        more = len(group.powers) - most
        shown = "; ".join(names) + (f"; {say('screen.and-more', count=more)}" if more > 0 else "")
        yield Line(f"{say(f'words.{group.kind}-{group.id}')} ({len(group.powers)}): {shown}", indent=2)


def rest_of_powers(advice: Advice, wording: Wording) -> Line:
    """How many powers are open, not yet, out of the question or not in force."""
    counts = dict.fromkeys(Verdict, 0)
    for power in advice.powers:
        counts[power.verdict] += 1
    return Line(
        say(
            "screen.powers-rest", open=counts[Verdict.UNDETERMINED], later=counts[Verdict.NOT_YET],
            no=counts[Verdict.DOES_NOT_APPLY], lapsed=len(worth_naming(advice, wording.plan)),
        ),
        "dim",
    )  # fmt: skip


def silent_powers(advice: Advice, wording: Wording) -> Iterator[Part]:
    """Powers that would apply and are not in force, each with why, and the laws still to come."""
    rows = [(wording.power(each.id), wording.silence(each, advice.on)) for each in worth_naming(advice, wording.plan)]
    yield Grid((say("screen.power"), ""), rows)
    for law_id, start, number in still_to_come(advice, wording.plan):
        title = next(file.law for file in wording.plan.laws if file.law.id == law_id)
        day = wording.day(_date(start))
        yield Line(say("screen.law-to-come", law=wording.say.of(title.title), start=day, count=number), "dim", 2)


def _date(text: str) -> date:
    return date.fromisoformat(text)

"""A reason as lines: what holds, what does not, what is unknown and who can find out."""

from collections.abc import Iterator

from ncp.cli.language import say
from ncp.cli.screen import Line, Style
from ncp.logic.reason import Grouped, Reason, Tested, tested_facts
from ncp.logic.truth import Truth
from ncp.report.wording import Wording

MARKS: dict[Truth, tuple[str, Style]] = {
    Truth.TRUE: ("✓", "good"),
    Truth.FALSE: ("✗", "bad"),
    Truth.UNKNOWN: ("?", "warn"),
}


def reason_lines(reason: Reason, wording: Wording, indent: int = 2, *, inside_choice: bool = False) -> Iterator[Line]:
    """Every test with its mark; a choice or a denial says so, and so does what belongs together inside one."""
    if isinstance(reason, Tested):
        mark, style = MARKS[reason.value]
        yield Line(f"{mark} {wording.test(reason)}", style, indent)
        return
    assert isinstance(reason, Grouped)
    if not reason.because:
        yield Line(f"✓ {say('screen.always')}", "good", indent)
        return
    parts = reason.because
    if reason.group == "not" or (len(parts) > 1 and (reason.group == "any" or inside_choice)):
        mark, style = MARKS[reason.value]
        yield Line(f"{mark} {say(f'screen.group-{reason.group}')}", style, indent)
        indent += 2
    for part in parts:
        yield from reason_lines(part, wording, indent, inside_choice=reason.group != "all")


def settle_lines(facts: tuple[str, ...], wording: Wording) -> Iterator[Line]:
    """What would settle it: the missing facts with whom to ask and how long that takes."""
    if not facts:
        return
    yield Line(say("screen.would-settle"), "strong")
    for name in facts:
        fact = wording.plan.fact_by_id[name]
        who = wording.roles(fact.who_knows)
        within = wording.duration(fact.answerable_within)
        yield Line(say("screen.ask", fact=wording.fact(name), id=name, who=who, within=within), indent=2)


def facts_behind(reason: Reason) -> tuple[str, ...]:
    """The facts a reason looked at."""
    return tested_facts(reason)

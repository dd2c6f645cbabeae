"""What every catalogue command needs: the day, the words, windows, sources and beliefs as parts of a screen.

Reads the plan and nothing else: no incident, no log.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from ncp.cli import current
from ncp.cli.language import phrases, say
from ncp.cli.read_plain import read_day
from ncp.cli.screen import Heading, Line, Part
from ncp.dates import day_of
from ncp.plan.model.common import Window
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Law, Power
from ncp.problem import Problem, Refused
from ncp.report.wording import Wording


def day_asked(on: str | None) -> date:
    """The day that ``--on`` names, else today in the Netherlands. Raises Refused (date-unreadable)."""
    return read_day(on) if on else day_of(current.session().clock())


def wording_of_plan() -> Wording:
    """The words for the plan that speaks, in the user's language."""
    return Wording(current.session().plan, phrases())


def check_choice(option: str, value: str | None, choices: Collection[str]) -> None:
    """Raises Refused (usage) with the possible values when an option names none of them."""
    if value is not None and value not in choices:
        from difflib import get_close_matches

        reason = say("screen.option-choice", option=option, value=value, choices=", ".join(choices))
        near = get_close_matches(value, list(choices), n=1)
        hint = {"suggestion": near[0]} if near else {}
        raise Refused([Problem("usage", values={"reason": reason, **hint})])


def version_on(plan: Plan, power_id: str, on: date) -> tuple[Law, Power]:
    """The version of the day; before all of them the first, after them the last that there was."""
    versions = plan.power_versions[power_id]
    begun = [pair for pair in versions if pair[1].in_force.from_ is None or pair[1].in_force.from_ <= on]
    return begun[-1] if begun else versions[0]


def day_within(window: Window, on: date) -> date:
    """The day itself, or the nearest one on which the version was in force."""
    if window.from_ and on < window.from_:
        return window.from_
    return window.to if window.to and on > window.to else on


def window_words(window: Window, wording: Wording) -> str:
    """``9 november 2018 t/m 14 augustus 2026``; an open end says so."""
    if window.from_ and window.to:
        return say("catalogue.window", start=wording.day(window.from_), end=wording.day(window.to))
    if window.from_:
        return say("catalogue.window-from", start=wording.day(window.from_))
    if window.to:
        return say("catalogue.window-to", end=wording.day(window.to))
    return say("catalogue.window-open")


def marked(text: str, basis: str, wording: Wording) -> str:
    """The text; what does not rest on the primary text says so behind it."""
    return text if basis == "text" else f"{text} [{wording.basis(basis)}]"


def titles_of(source_ids: Iterable[str], wording: Wording) -> str:
    """The titles of sources in a row."""
    known = wording.plan.source_by_id
    return "; ".join(known[name].title if name in known else name for name in source_ids)


def ground_line(basis: str, source_ids: Iterable[str], wording: Wording, indent: int = 4) -> Line:
    """How a statement is known and from where."""
    titles = titles_of(source_ids, wording)
    text = f"{wording.basis(basis)}: {titles}" if titles else wording.basis(basis)
    return Line(f"[{text}]", "dim", indent)


def source_parts(source_ids: Iterable[str], wording: Wording) -> Iterator[Part]:
    """Every source with how far it was read and where it stands."""
    known = wording.plan.source_by_id
    found = [known[name] for name in dict.fromkeys(source_ids) if name in known]
    if found:
        yield Heading(say("catalogue.sources"))
    for source in found:
        read = say(f"catalogue.read-{source.read}")
        yield Line(f"- {source.title} ({read}) {source.url}".rstrip(), indent=2)


def belief_parts(subject: str, wording: Wording) -> Iterator[Part]:
    """The misunderstandings about a role or a level."""
    of = wording.say.of
    for each in wording.plan.misunderstandings:
        if subject in each.about:
            yield Line(say("screen.misunderstanding", belief=of(each.belief), truth=of(each.truth)))

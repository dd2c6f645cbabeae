"""The answer of ``ncp advise`` on a screen: levels, roles, powers by verdict, lapsed law, questions, routes."""

from __future__ import annotations

from collections.abc import Iterator

from ncp.advice.result import Advice, Verdict
from ncp.cli.language import phrases, say
from ncp.cli.screen import Grid, Heading, Line, Part
from ncp.cli.screens.agenda import question_weight
from ncp.cli.screens.powers import counted_powers, grouped_powers, silent_powers
from ncp.report.wording import Wording

MOST_QUESTIONS, MOST_NAMES = 5, 4


def advice_parts(advice: Advice, wording: Wording) -> Iterator[Part]:
    """Everything, heaviest first."""
    plan = wording.plan.header
    yield Line(say("screen.advice-head", on=wording.day(advice.on), edition=plan.edition), "strong")
    for ladder, level in advice.recommended_levels.items():
        name = wording.level_in_full(level) if level else say("words.no-level")
        yield Line(say("screen.recommended", ladder=say(f"words.ladder-{ladder}"), level=name))
    yield from _roles(advice, wording)
    yield from _powers(advice, wording)
    yield from _questions(advice, wording)
    yield from routes_parts(advice, wording)
    yield Line(phrases().of(plan.disclaimer), "dim")


def _roles(advice: Advice, wording: Wording) -> Iterator[Part]:
    rows = []
    for role in advice.roles:
        grounds = [each for each in role.because if each.verdict is Verdict.APPLIES]
        if grounds:
            text = grounds[0].nl if phrases().language == "nl" else grounds[0].en
            rows.append((wording.role_in_full(role.id, advice.on), text))
    if rows:
        yield Heading(say("screen.roles-involved"))
        yield Grid((say("screen.role"), say("screen.because")), rows)


def _powers(advice: Advice, wording: Wording) -> Iterator[Part]:
    by_verdict = {verdict: [p for p in advice.powers if p.verdict is verdict] for verdict in Verdict}
    likely = by_verdict[Verdict.APPLIES]
    yield Heading(say("screen.advice-likely", count=len(likely)))
    yield from grouped_powers(likely, advice, wording)
    for key, verdict in (("open", Verdict.UNDETERMINED), ("later", Verdict.NOT_YET)):
        if by_verdict[verdict]:
            yield Heading(say(f"screen.advice-{key}", count=len(by_verdict[verdict])))
            yield from counted_powers(by_verdict[verdict], advice, wording, MOST_NAMES)
    yield Heading(say("screen.advice-silent"))
    yield from silent_powers(advice, wording)
    yield Line(say("screen.advice-not", count=len(by_verdict[Verdict.DOES_NOT_APPLY])), "dim")


def _questions(advice: Advice, wording: Wording) -> Iterator[Part]:
    if advice.questions:
        yield Heading(say("screen.next-questions"))
        for question in advice.questions[:MOST_QUESTIONS]:
            yield Line(phrases().of(wording.plan.fact_by_id[question.fact].question), "strong")
            yield Line(question_weight(question, wording), indent=2)


def routes_parts(advice: Advice, wording: Wording) -> Iterator[Part]:
    """How a warning reaches each affected sector; blind spots stand out."""
    if not advice.routes:
        return
    yield Heading(say("screen.routes"))
    for route in advice.routes:
        sector = wording.value("affected-sectors", route.sector)
        if route.blind_spot:
            yield Line(say("screen.blind-spot", sector=sector), "bad", 2)
        else:
            path = " → ".join(wording.role(name, advice.on) for name in route.path)
            carried = ", ".join(say(f"words.carries-{kind}") for kind in route.carries)
            yield Line(f"{sector}: {path} ({carried})", indent=2)

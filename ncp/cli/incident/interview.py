"""The interview: ask what decides most, take yes / no / a value / unknown / why, show what moved.

Every answer is in the log before the next question is put, so that stopping at any prompt loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from ncp.advice.compare import compare
from ncp.advice.result import Question
from ncp.cli.language import phrases, say
from ncp.cli.problems import show_problems
from ncp.cli.read import NO, Answer, possible_values, read_answer, read_role
from ncp.cli.read_plain import read_text
from ncp.cli.running import Running
from ncp.cli.screen import Heading, Line, Part, show
from ncp.cli.screens.agenda import agenda_parts, question_weight
from ncp.cli.screens.changes import changes_parts
from ncp.cli.views import agenda_view
from ncp.incident.events import FactAnswered
from ncp.plan.model.facts import Fact
from ncp.problem import Refused

ROUND = 5
"""Questions before the officer is shown what to do; more at once gets a tool closed."""
NO_BREAK = "\u00a0"
"""Keeps a number beside its name when the line is full."""
WHY = ("waarom", "why", "w")
STOP = ("stop", "quit", "q", "klaar")


class Stopped(Exception):
    """The officer wants to act now and go on with the questions later."""


def interview(running: Running) -> None:
    """Ask in rounds until nothing is open or the officer stops; then show what to do."""
    try:
        while _round(running):
            if ask(say("screen.go-on")).lower() in (*STOP, *NO):
                break
    except Stopped:
        pass
    running.log_advice()
    show(agenda_parts(agenda_view(running), running.wording), running.state.mode)
    print()
    print(say("screen.resume-how"))


def _round(running: Running) -> bool:
    """Up to ROUND questions; False when none was left to put."""
    for number in range(1, ROUND + 1):
        question = next((each for each in running.advice.questions if each.fact not in running.pictures), None)
        if question is None:
            print(say("screen.all-asked"))
            return False
        _put(running, question, number)
    return True


def _put(running: Running, question: Question, number: int) -> None:
    fact = running.plan.fact_by_id[question.fact]
    show(_question_parts(running, fact, number))
    while True:
        typed = ask(say(f"screen.prompt-{fact.type}"))
        if typed.lower() in WHY:
            show(_why_parts(running, fact, question))
            continue
        if not typed:
            print(say("screen.answers"))
            continue
        try:
            answer = read_answer(running.plan, fact, typed)
            _record(running, fact, answer)
            return
        except Refused as refused:
            show_problems(refused.problems, phrases())


def _record(running: Running, fact: Fact, answer: Answer) -> None:
    by, grounds = running.role, ""
    if fact.judgement and answer.value is not None:
        by = read_role(running.plan, ask(say("screen.whose-judgement", role=running.role)) or by)
        grounds = read_text(ask(say("screen.on-what-grounds")))
    before = running.advice
    source = running.wording.role(by, running.on)
    running.record(FactAnswered(fact.id, answer.value, source, grounds), by=by)
    show(changes_parts(compare(before, running.advice), running.wording, running.on))


def _question_parts(running: Running, fact: Fact, number: int) -> Iterator[Part]:
    mode = say(f"words.mode-{running.mode}")
    heading = say("screen.question", number=number, of=ROUND, open=len(running.advice.questions))
    yield Heading(f"[{mode}] {heading}" if mode else heading)
    yield Line(phrases().of(fact.question), "strong")
    if fact.judgement:
        yield Line(say("screen.is-judgement"), "warn")
    ids = possible_values(running.plan, fact)
    names = [f"{rank} {running.wording.value(fact.id, name)}" for rank, name in enumerate(ids, start=1)]
    if names:
        yield Line("   ".join(name.replace(" ", NO_BREAK) for name in names), indent=2)


def _why_parts(running: Running, fact: Fact, question: Question) -> Iterator[Part]:
    on = running.on
    if fact.explanation:
        yield Line(phrases().of(fact.explanation), indent=2)
    yield Line(question_weight(question, running.wording), indent=2)
    for name in question.decides[:6]:
        yield Line(f"- {running.wording.power(name, on)}", "dim", 4)
    if len(question.decides) > 6:
        yield Line(say("screen.and-more", count=len(question.decides) - 6), "dim", 4)
    if question.roles:
        yield Line(say("screen.roles-waiting", roles=running.wording.roles(question.roles, on)), indent=2)


def ask(prompt: str) -> str:
    """One line from the officer, empty when its bytes are no text; the end of input is a stop."""
    try:
        typed = input(f"{prompt} > ").strip()
    except EOFError:
        print()  # Ctrl-D leaves the cursor behind the prompt
        raise Stopped from None
    except UnicodeDecodeError:
        return ""
    if typed.lower() in STOP:
        raise Stopped
    return typed

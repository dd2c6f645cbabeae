"""What a log offers to whoever looks back on it: skipped steps, missed deadlines, open questions, differing levels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ncp.cli.language import phrases, say
from ncp.cli.screen import Heading, Line, Part
from ncp.dates import day_of
from ncp.report.wording import Wording
from ncp.review.record import Deadline, Difference, IncidentRecord

MOST = 8
"""Of each kind; whoever needs all of them reads the timeline or the yearly review."""


def material_parts(record: IncidentRecord, wording: Wording) -> Iterator[Part]:
    """The screen that goes before the questions; a heading for each kind that there is something of."""
    yield Line(f"{record.title}  ({record.id})", "strong")
    groups = [
        ("lesson.skipped", [_skipped(each.step, each.text, wording) for each in record.skipped]),
        ("lesson.deadlines", [_deadline(each, record, wording) for each in record.missed]),
        ("lesson.unanswered", [_unanswered(record, number, wording) for number in range(len(record.unanswered))]),
        ("lesson.differences", [_difference(each, record, wording) for each in record.differences]),
    ]
    if not any(lines for _, lines in groups):
        yield Line(say("lesson.no-material"), "dim")
    for key, lines in groups:
        if lines:
            yield Heading(say(key))
            yield from _some(lines)
            if key == "lesson.deadlines":
                yield Line(say("lesson.deadlines-note"), "dim", 2)


def _some(lines: Sequence[str]) -> Iterator[Part]:
    for line in lines[:MOST]:
        yield Line(f"- {line}", indent=2)
    if len(lines) > MOST:
        yield Line(say("lesson.more", count=len(lines) - MOST), "dim", 4)


def _skipped(step: str, reason: str, wording: Wording) -> str:
    return say("lesson.skipped-line", step=_step(step, wording), reason=reason)


def _deadline(each: Deadline, record: IncidentRecord, wording: Wording) -> str:
    due = wording.moment(each.due)
    what = _what(each, record, wording)
    if each.met_at is None:
        return say("lesson.missed", what=what, due=due)
    return say("lesson.late", what=what, due=due, at=wording.moment(each.met_at))


def _what(each: Deadline, record: IncidentRecord, wording: Wording) -> str:
    match each.kind:
        case "report":
            return say("lesson.due-report", level=wording.level(each.about))
        case "step":
            return _step(each.about, wording)
        case _:
            return wording.power(each.about, day_of(record.last_at))


def _unanswered(record: IncidentRecord, number: int, wording: Wording) -> str:
    question = record.unanswered[number]
    return say(
        "lesson.unanswered-line", fact=wording.fact(question.fact), at=wording.moment(question.asked_at),
        who=wording.roles(question.who_knows[:3], day_of(record.last_at)),
    )  # fmt: skip


def _difference(each: Difference, record: IncidentRecord, wording: Wording) -> str:
    text = say(
        f"lesson.difference-{each.direction}", ladder=say(f"words.ladder-{each.ladder}"),
        advised=wording.level(each.advised), actual=wording.level(each.actual), since=wording.moment(each.since),
        until=wording.moment(each.until) if each.until else say("lesson.now"),
    )  # fmt: skip
    if not each.by:
        return f"{text}; {say('lesson.no-decision')}"
    by = wording.role(each.by, day_of(record.last_at))
    return f"{text}; {say('lesson.difference-grounds', by=by, grounds=each.grounds)}"


def _step(step_id: str, wording: Wording) -> str:
    step = wording.plan.step_by_id.get(step_id)
    return f"{phrases().of(step.name).rstrip('.')} ({step_id})" if step else step_id

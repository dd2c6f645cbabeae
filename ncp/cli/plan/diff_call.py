"""Two plans by name into what ``ncp plan diff`` prints: compare, weigh, run the cases, choose, and show."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

from msgspec import Struct

from ncp.cli import current
from ncp.cli.catalogue.shared import check_choice
from ncp.cli.language import phrases
from ncp.cli.plan.two_plans import load_both
from ncp.cli.problems import problem_text, show_problems
from ncp.cli.read import unknown
from ncp.cli.screen import show
from ncp.dates import day_of
from ncp.diff.accepted import Accepted, accept, read_accepted
from ncp.diff.change import Level
from ncp.diff.find import Diff, diff
from ncp.diff.impact import impact
from ncp.report.diff_fold import Fold
from ncp.report.diff_names import Names
from ncp.report.diff_view import Choice, DiffView
from ncp.report.diff_words import DiffWords


class Asked(Struct, frozen=True, kw_only=True):
    """The options of a call, checked as far as they are closed sets."""

    form: str
    fail_on: str | None
    level: str
    subject: str | None
    kind: str | None
    accepted: Path | None
    everything: bool
    with_impact: bool


def show_diff(old: str, new: str, asked: Asked) -> bool:
    """Print what differs; whether a change that nobody accepted is as heavy as ``fail_on`` or heavier.

    Raises Refused for plans that do not load, and for a subject or kind that neither plan has.
    """
    sides = load_both(old, new)
    found = diff(sides.old_plan, sides.new_plan)
    choice = _choice(found, asked)
    by = _accepted(asked.accepted, found)
    felt = impact(sides.old_plan, sides.new_plan, found.changes) if asked.with_impact and found.changes else None
    view = DiffView(sides.old, sides.new, found, choice, by, felt)
    heaviest = cast("Level | None", asked.fail_on)
    _show(Fold(view, DiffWords(Names(found.plans, phrases())), asked.everything), asked.form, heaviest)
    return heaviest is not None and bool(view.failing(heaviest))


def _choice(found: Diff, asked: Asked) -> Choice:
    records = (*found.plans.old_records, *found.plans.new_records)
    check_choice("--kind", asked.kind, sorted({each.kind for each in records}))
    known = {name for each in records for name in (each.id, each.owner)}
    if asked.subject is not None and asked.subject not in known:
        raise unknown("record", asked.subject, sorted(known))
    return Choice(cast("Level", asked.level), asked.subject, asked.kind)


def _accepted(path: Path | None, found: Diff) -> Accepted:
    if path is None:
        return Accepted()
    file = read_accepted(path, found.plans.new.plan)
    return accept(file, found.changes, day_of(current.session().clock()))


def _show(fold: Fold, form: str, fail_on: Level | None) -> None:
    if form == "text":
        from ncp.cli.plan.diff_screen import screen, verdict

        show_problems(fold.view.accepted.problems, phrases())
        show((*screen(fold), *verdict(fold.view, fail_on)))
        return
    sys.stdout.write(_written(fold, form, fail_on))


def _written(fold: Fold, form: str, fail_on: Level | None) -> str:
    problems = fold.view.accepted.problems
    if form == "json":
        from ncp.cli.output import json_text
        from ncp.report.diff_json import document

        return json_text("ncp/plan-diff/1", document(fold.view, fold.words), "")
    if form == "github":
        from ncp.report.annotations import annotation
        from ncp.report.diff_github import remarks

        found = (annotation("warning", each.place, each.rule, problem_text(each, phrases())) for each in problems)
        return "".join(f"{line}\n" for line in (*found, *remarks(fold.view, fold.words, fail_on)))
    from ncp.report.diff_markdown import markdown

    return markdown(fold, [problem_text(each, phrases()) for each in problems])

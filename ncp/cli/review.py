"""``ncp review YEAR``: the annual report that updates the plan, and its proposals as files."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ncp.cli import current, options
from ncp.cli.incident.sitrep import write_text
from ncp.cli.language import phrases, say
from ncp.dates import day_of
from ncp.intake.plain_text import clean_line
from ncp.problem import ExitCode, Refused, refuse

if TYPE_CHECKING:  # reading plans is slow to import, and every help page passes here
    from ncp.cli.session import Session
    from ncp.plan.editions import Edition
    from ncp.plan.load import LoadedPlan
    from ncp.review.incidents import Records
    from ncp.review.record import IncidentRecord
    from ncp.review.review import DatedPlan, EditionStep, Period, Review

FIRST_YEAR = 2000
NO_GIT = ("not-in-git", "git-missing", "no-editions")
"""Without git a review is poorer, not impossible."""

Year = Annotated[int, typer.Argument(help=say("review.argument-year"), metavar="YEAR")]
Out = Annotated[Path | None, typer.Option("--out", help=say("help.option-out"), metavar="FILE")]
ProposalsIn = Annotated[Path | None, typer.Option("--proposals", help=say("review.option-proposals"), metavar="DIR")]


def review(year: Year, out: Out = None, proposals: ProposalsIn = None, as_json: options.AsJson = False) -> None:
    from ncp.review.incidents import records_of
    from ncp.review.review import Inputs, build_review, period_of

    session = current.session()
    today = day_of(session.clock())
    if not FIRST_YEAR <= year <= today.year:
        raise refuse("review-year", year=year, first=FIRST_YEAR, last=today.year)
    now = session.read_plan()
    edition, before, steps, not_in_git, is_uncommitted = _editions(session, now, period_of(year, today))
    stored = records_of(session.journal, now.plan, year)
    made = build_review(
        Inputs(
            year=year, today=today, now=now, edition=edition, before=before, steps=steps,
            records=(*stored.records, *_cases(now, year)), not_in_git=not_in_git, is_uncommitted=is_uncommitted,
        )
    )  # fmt: skip
    _show(made, out, as_json=as_json)
    if proposals is not None:
        _write_proposals(made, proposals)
    _say_broken(stored)


Editions = tuple["DatedPlan", "DatedPlan | None", "tuple[EditionStep, ...]", str, bool]
"""In force at the end of the year and of the year before, the steps between, why there is no git, and whether the
first is the folder with changes that git does not have."""


def _editions(session: Session, now: LoadedPlan, period: Period) -> Editions:
    from ncp.plan.editions import editions_in, missing_history
    from ncp.review.review import edition_step

    try:
        listed = [each for each in editions_in(session.plan_folder) if each.date is not None]
    except Refused as refused:
        if refused.problems[0].rule not in NO_GIT:
            raise
        return _dated(now), None, (), refused.problems[0].rule, False
    if not listed:
        return _dated(now), None, (), "no-editions", False
    loaded = _Loaded(session, now)
    edition = _in_force(listed, period.end)
    before = _in_force(listed, date(period.start.year - 1, 12, 31))
    missing = "" if before else missing_history(session.plan_folder)
    if missing:  # the edition of that year, or the one before it, may be in the part that is not here
        raise refuse("review-cut-off", year=period.start.year, command=missing)
    if edition is None:
        raise refuse("review-before-plan", year=period.end.year, first=listed[0].edition, day=listed[0].date)
    steps = tuple(
        edition_step(loaded(old), loaded(new))
        for old, new in pairwise(listed)
        if new.date and new.date.year == period.start.year
    )
    return loaded(edition), loaded(before) if before else None, steps, "", loaded.is_uncommitted(edition)


def _in_force(listed: Sequence[Edition], day: date) -> Edition | None:
    """The last edition dated on or before a day."""
    return max((each for each in listed if each.date and each.date <= day), key=_date_of, default=None)


def _date_of(edition: Edition) -> date:
    return edition.date or date.min


def _dated(loaded: LoadedPlan) -> DatedPlan:
    from ncp.review.review import DatedPlan

    return DatedPlan(loaded.plan.header.edition, loaded.plan.header.date, loaded)


class _Loaded:
    """Editions read once; the one that the plan folder holds is taken from there, with what is not committed yet."""

    def __init__(self, session: Session, now: LoadedPlan) -> None:
        self._session = session
        self._now = now
        self._found = {now.plan.header.edition: _dated(now)}

    def is_uncommitted(self, edition: Edition) -> bool:
        """Whether the edition is the folder, and the folder is not as git has it."""
        from ncp.plan.editions import plan_at
        from ncp.plan.files import digest_of

        if edition.edition != self._now.plan.header.edition:
            return False
        return digest_of(plan_at(edition.edition, self._session.plan_folder).files) != self._now.plan.digest

    def __call__(self, edition: Edition) -> DatedPlan:
        from ncp.plan.editions import plan_at
        from ncp.plan.load import load_plan

        name = edition.edition
        if name not in self._found:
            files = plan_at(name, self._session.plan_folder).files
            self._found[name] = _dated(load_plan(files, self._session.cache))
        return self._found[name]


def _cases(now: LoadedPlan, year: int) -> Iterator[IncidentRecord]:
    """The cases of the plan of which a part lies in the year."""
    from ncp.review.incidents import record_of_case

    for case in now.cases:
        if int(case.start[:4]) <= year <= int(case.end[:4]):
            yield record_of_case(now.plan, case, phrases().language)


def _show(made: Review, out: Path | None, *, as_json: bool) -> None:
    if as_json:
        from ncp.cli.output import show_json
        from ncp.report.review_data import as_data

        show_json("ncp/review/1", as_data(made), "")
        return
    from ncp.report.review import render_review

    text = render_review(made, phrases())
    if out is None:
        sys.stdout.write(text)
        return
    write_text(out, text)
    print(clean_line(say("review.written", year=made.inputs.year, path=out)))


def _write_proposals(made: Review, folder: Path) -> None:
    from ncp.report.review import proposal_files

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refuse("output-unwritable", path=folder, reason=error.strerror or error) from None
    files = proposal_files(made, phrases())
    there = {_without_rank(path.name) for path in folder.glob("*.md")}  # somebody may have written in it
    new = [(name, text) for name, text in files if _without_rank(name) not in there]
    for name, text in new:
        write_text(folder / name, text)
    print(clean_line(say("review.stubs-written", count=len(new), path=folder)), file=sys.stderr)
    if len(new) < len(files):
        print(clean_line(say("review.stubs-kept", count=len(files) - len(new))), file=sys.stderr)


def _without_rank(name: str) -> str:
    """What a proposal is about; its number is its rank, and that differs from run to run."""
    return name.partition("-")[2]


def _say_broken(stored: Records) -> None:
    """A log that does not hold together is named; the report is about the others."""
    if stored.broken:
        from ncp.cli.problems import show_problems

        show_problems(list(stored.broken), phrases())
        raise typer.Exit(ExitCode.FINDINGS)

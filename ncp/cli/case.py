"""``ncp case ...``: the real incidents that the plan is tested on, and replaying one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from ncp.check.expectations import Checked, check_case
from ncp.cli import complete, current, options
from ncp.cli.incident.levels import picture_now
from ncp.cli.incident.sitrep import log_report, report_of, write_text
from ncp.cli.incident.start import open_incident
from ncp.cli.language import phrases, say
from ncp.cli.output import show_json
from ncp.cli.read_plain import read_as_of
from ncp.cli.running import Running
from ncp.cli.screen import Grid, Heading, Line, Part, show
from ncp.cli.session import Session
from ncp.dates import day_of, read_moment
from ncp.incident.events import PlaybookAdded
from ncp.incident.replay import as_events, schedule
from ncp.intake.plain_text import clean_line
from ncp.plan.model.cases import Case
from ncp.problem import ExitCode, refuse
from ncp.report.sitrep import render_report
from ncp.text import Phrases

CaseArgument = Annotated[
    str, typer.Argument(help=say("help.argument-case"), metavar="CASE", autocompletion=complete.cases)
]


def list_(as_json: options.AsJson = False) -> None:
    cases = current.session().cases
    if as_json:
        show_json("ncp/cases/1", {"cases": cases}, "")
        return
    columns = (
        say("screen.case"),
        say("screen.title"),
        say("screen.period"),
        say("screen.events"),
        say("screen.expectations"),
    )
    rows = [
        (
            case.id,
            phrases().of(case.title),
            f"{case.start} – {case.end}",
            str(len(case.timeline)),
            str(len(case.expects)),
        )
        for case in cases
    ]
    show([Grid(columns, rows)])


def check(
    case: Annotated[
        str | None, typer.Argument(help=say("help.argument-case"), metavar="CASE", autocompletion=complete.cases)
    ] = None,
    as_json: options.AsJson = False,
) -> None:
    session = current.session()
    chosen = [_find(session, case)] if case else list(session.cases)
    checked = [each for one in chosen for each in check_case(session.plan, one)]
    failed = [each for each in checked if each.fails]
    if as_json:
        show_json("ncp/case-check/1", {"checked": checked, "failed": len(failed)}, "")
    else:
        show(_check_parts(chosen, checked))
    if failed:
        raise typer.Exit(ExitCode.FINDINGS)


def replay(
    case: CaseArgument,
    reports: Annotated[Path | None, typer.Option("--reports", help=say("help.option-reports"), metavar="DIR")] = None,
    both: Annotated[bool, typer.Option("--both-languages", help=say("help.option-both-languages"))] = False,
    until: Annotated[str | None, typer.Option("--until", help=say("help.option-until"), metavar="TIME")] = None,
    printed: Annotated[str | None, typer.Option("--print", help=say("help.option-print"), metavar="DATE")] = None,
) -> None:
    session = current.session()
    found = _find(session, case)
    last = read_as_of(until, session.clock())
    if reports is not None:
        _make_folder(reports)
    languages = [Phrases("en"), Phrases("nl")] if both and phrases().language == "nl" else [phrases()]
    if both and phrases().language == "en":
        languages = [Phrases("nl"), Phrases("en")]
    texts: dict[str, str] = {}
    for language in languages:  # the user's own language last, so that it becomes the current incident
        running = _replay(session, found, language, last, reports, texts)
        text = say("screen.replayed", id=running.id, entries=len(running.log), last=running.wording.moment(running.now))
        show([Line(text, "good")], "replay")
    if printed:
        print()
        print(texts.get(printed) or clean_line(say("screen.no-report-then", day=printed)))


def _replay(
    session: Session, case: Case, language: Phrases, last: datetime | None, reports: Path | None, texts: dict[str, str]
) -> Running:
    """The whole case through the real store, one incident a language; reports land in ``reports``."""
    began = read_moment(case.start)
    playbooks = [PlaybookAdded(name) for name in case.playbooks]
    running = open_incident(
        session, language.of(case.title), "replay", "TLP:CLEAR", list(playbooks), began, recorded_at=began
    )
    for step in schedule(case):
        if last is not None and step.recorded_at > last:
            break
        event = step.event
        running.advance(step.recorded_at)
        if event.do == "report":
            _report(running, language, step.recorded_at, reports, texts)
            continue
        ladder = next(
            (name for name, levels in session.plan.levels_of.items() if any(x.id == event.level for x in levels)),
            "national",
        )
        picture = picture_now(running, None)
        entries = tuple(as_events(event, language.language, running.state.level(running.plan, ladder), ladder, picture))
        running.record(*entries, by=event.by, at=step.valid_at)
    return running


def _report(running: Running, language: Phrases, at: datetime, folder: Path | None, texts: dict[str, str]) -> None:
    report = report_of(running, "team")
    text = render_report(report, language, running.plan)
    day = f"{day_of(at):%Y-%m-%d}"
    if language.language == phrases().language:
        texts[day] = text
    if folder is not None:
        write_text(folder / f"sitrep-{day}-{language.language}.md", text)
    log_report(running, report, language, at)


def _check_parts(cases: list[Case], checked: list[Checked]) -> Iterator[Part]:
    for case in cases:
        mine = [each for each in checked if each.case == case.id]
        bad = [each for each in mine if not each.holds]
        yield Heading(f"{case.id}: {say('screen.case-holds', good=len(mine) - len(bad), all=len(mine))}")
        for each in bad:
            wanted = each.expectation
            sign = say("screen.must-not" if wanted.negate else "screen.must")
            yield Line(
                say(
                    "screen.case-failed" if each.fails else "screen.case-warned", at=wanted.at, sign=sign,
                    subject=wanted.id, verdict=wanted.verdict, found=each.found,
                ),
                "bad" if each.fails else "warn", 2,
            )  # fmt: skip
            yield Line(phrases().of(wanted.why), "dim", 4)
    failed, warned = sum(e.fails for e in checked), sum(not e.holds and not e.fails for e in checked)
    yield Line("")
    yield Line(say("screen.case-total", all=len(checked), failed=failed, warned=warned), "bad" if failed else "good")


def _find(session: Session, name: str) -> Case:
    found = next((case for case in session.cases if case.id == name), None)
    if found is None:
        raise refuse("case-unknown", id=name, choices=", ".join(case.id for case in session.cases))
    return found


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refuse("output-unwritable", path=folder, reason=error.strerror or error) from None

"""``ncp plan check``: everything that is wrong with a plan, at once, for a person, a program or a pipeline."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import typer
from msgspec import Struct

from ncp.check.covered import Cover
from ncp.check.outcome import Outcome, keep_outcome, read_outcome
from ncp.cli import current, options
from ncp.cli.language import phrases, say
from ncp.cli.output import show_json
from ncp.cli.problems import problem_lines, problem_text
from ncp.cli.read_plain import read_day
from ncp.dates import day_of
from ncp.problem import ExitCode, Place, Problem, refuse

FORMATS = ("text", "json", "github")
LEVELS = ("error", "warning")


class Finding(Struct, frozen=True, kw_only=True):
    """One finding, as ``--json`` gives it. ``path`` is relative to the plan folder."""

    rule: str
    layer: str
    level: Literal["error", "warning"]
    path: str
    line: int
    column: int
    text: str
    values: dict[str, str]
    excerpt: str


class Named(Struct, frozen=True):
    """The plan that is checked: how its files are shown, its digest, and what it says."""

    prefix: str
    digest: str
    read: Callable[[], dict[str, bytes]]


def check(
    path: Annotated[str | None, typer.Argument(help=say("help.argument-plan"), metavar="PATH")] = None,
    form: Annotated[str, typer.Option("--format", help=say("help.option-check-format"), metavar="|".join(FORMATS))] = (
        "text"
    ),
    level: Annotated[
        str, typer.Option("--level", help=say("help.option-check-level"), metavar="|".join(LEVELS))
    ] = "warning",
    cover: Annotated[bool, typer.Option("--cover", help=say("help.option-cover"))] = False,
    on: Annotated[str | None, typer.Option("--on", help=say("help.option-check-on"), metavar="DATE")] = None,
    as_json: options.AsJson = False,
) -> None:
    _known("--format", form, FORMATS)
    _known("--level", level, LEVELS)
    day = read_day(on) if on else day_of(current.session().clock())
    named = _plan(path)
    outcome = _outcome(named, day)
    shown = [each for each in outcome.problems if level == "warning" or each.level == "error"]
    if as_json or form == "json":
        _show_json(named, day, outcome, shown, with_cover=cover)
    else:
        lines = _annotations if form == "github" else _lines
        for line in lines(_with_prefix(shown, named.prefix), outcome):
            print(line)
        if form == "text" and outcome.cover is not None:
            _show_cover(outcome.cover, whole=cover)
    if shown:
        raise typer.Exit(ExitCode.FINDINGS)


def _known(option: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise refuse("usage", reason=say("check.choose", option=option, value=value, choices=", ".join(choices)))


def _plan(path: str | None) -> Named:
    """The plan folder that speaks, another folder, or what a name means in git."""
    session = current.session()
    if path is None:
        return _folder(session.plan_folder, session.plan_digest)
    if os.path.isdir(path):  # noqa: PTH112 - false for a name that is no path at all
        return _folder(Path(path), session.digest_of(Path(path)))
    from ncp.plan.editions import plan_at
    from ncp.plan.files import digest_of

    found = plan_at(path, session.plan_folder)
    return Named("" if found.commit is None else f"{path}:", digest_of(found.files), lambda: found.files)


def _folder(folder: Path, digest: str) -> Named:
    def read() -> dict[str, bytes]:
        from ncp.plan.files import plan_files

        return plan_files(folder)

    near = Path(os.path.relpath(folder))
    shown = folder if near.parts[:1] == ("..",) else near
    return Named("" if shown == Path() else f"{shown.as_posix()}/", digest, read)


def _outcome(named: Named, on: date) -> Outcome:
    """What a check finds; an unchanged plan on the same day is not checked again."""
    cache = current.session().cache
    found = read_outcome(cache, named.digest, on)
    if found is None:
        from ncp.check.run import check_files

        found = check_files(named.read(), on, cache)
        keep_outcome(cache, named.digest, on, found)
    return found


def _with_prefix(problems: list[Problem], prefix: str) -> list[Problem]:
    """The problems with paths that can be opened from where the user stands."""
    return [
        msgspec.structs.replace(each, place=msgspec.structs.replace(each.place, path=f"{prefix}{each.place.path}"))
        if each.place
        else each
        for each in problems
    ]


def _lines(problems: list[Problem], outcome: Outcome) -> Iterator[str]:
    for problem in problems:
        yield from problem_lines(problem, phrases())
    yield from _summary(problems, outcome)
    if problems:
        yield say("check.see-rule", rule=problems[-1].rule)


def _annotations(problems: list[Problem], outcome: Outcome) -> Iterator[str]:
    from ncp.report.annotations import annotation

    for problem in problems:
        yield annotation(problem.level, problem.place, problem.rule, problem_text(problem, phrases()))
    yield from _summary(problems, outcome)


def _summary(problems: list[Problem], outcome: Outcome) -> Iterator[str]:
    """How much was found, and how far the looking went."""
    errors = sum(problem.level == "error" for problem in problems)
    if problems:
        yield say("check.counts", errors=_count("error", errors), warnings=_count("warning", len(problems) - errors))
    else:
        yield say("check.nothing", records=outcome.records, files=outcome.files, rules=outcome.rules)
    if outcome.errors + outcome.warnings > len(problems):
        hidden = outcome.errors + outcome.warnings - len(problems)
        yield say("check.hidden", warnings=_count("warning", hidden))
    if outcome.not_run:
        layers = dict.fromkeys(say(f"check.layer-{outcome.layers[rule]}") for rule in outcome.not_run)
        waiting = len(outcome.not_run)
        yield say("check.not-run", count=waiting, all=outcome.rules + waiting, layers=", ".join(layers))


def _count(level: str, number: int) -> str:
    return say(f"check.{level}-{'one' if number == 1 else 'many'}", count=number)


def _show_cover(cover: Cover, *, whole: bool) -> None:
    """What the cases show of the plan: one line, or all of it."""
    from ncp.cli.plan.cover import cover_line, cover_parts
    from ncp.cli.screen import show

    if whole:
        show(cover_parts(cover))
    else:
        print(cover_line(cover))


def _show_json(named: Named, on: date, outcome: Outcome, shown: list[Problem], *, with_cover: bool) -> None:
    body: dict[str, object] = {
        "plan": {"digest": named.digest},
        "on": on,
        "findings": [_finding(problem, outcome) for problem in shown],
        "errors": sum(problem.level == "error" for problem in shown),
        "warnings": sum(problem.level == "warning" for problem in shown),
        "not_run": outcome.not_run,
        "looked_at": {"records": outcome.records, "files": outcome.files, "rules": outcome.rules},
    }
    if with_cover:
        body["cover"] = outcome.cover
    show_json("ncp/plan-check/1", body, "")


def _finding(problem: Problem, outcome: Outcome) -> Finding:
    place = problem.place or Place("")
    return Finding(
        rule=problem.rule, layer=outcome.layers.get(problem.rule, ""), level=problem.level, path=place.path,
        line=place.line, column=place.column, text=problem_text(problem, phrases()), values=problem.values,
        excerpt=problem.excerpt,
    )  # fmt: skip

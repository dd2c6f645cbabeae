"""Runs every check over the files of a plan. A mistake hides only what depends on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

import msgspec

from ncp.check.check import Check, Context, Layer
from ncp.check.cover import cover_of
from ncp.check.outcome import Outcome
from ncp.check.reading_on import PartlyRead, read_on
from ncp.check.registry import checks, layers, levels
from ncp.plan.checks import check_plan
from ncp.plan.located import ReadFile
from ncp.problem import Place, Problem

AFTER_ERRORS: tuple[Layer, ...] = ("cases",)
"""What a plan does in a case says nothing while the plan has errors, and it buries the error that did it."""


ABOUT_ABSENCE: tuple[Layer, ...] = ("use", "reachability")
"""What nobody uses or reaches may be used or reached by a record that had to be left out."""
ALSO_ABOUT_ABSENCE = ("playbook-phase-missing", "source-unused")
"""The same, for rules of layers that look at what is there."""


def check_files(
    files: Mapping[str, bytes], on: date, cache: Path | None = None, only: Collection[str] | None = None
) -> Outcome:
    """Every finding in the files of a plan folder, on a day. ``cache`` keeps files that were read before.

    ``only`` names the modules to run after loading; without it all of them run.
    """
    partly = read_on(files, cache)
    loaded, gaps = partly.loaded, partly.gaps
    found = list(partly.problems)
    by_rule = _needs_of_rules()
    hides = [rule for rule, needs in by_rule.items() if _is_hidden(needs, gaps)]
    hides += ALSO_ABOUT_ABSENCE if partly.lost else ()
    found += [each for each in check_plan(loaded.plan, loaded.files) if each.rule not in hides]
    not_run = set(hides)
    context = Context(loaded.plan, loaded.cases, loaded.files, on)
    for check in checks():
        if check.run is None or (only is not None and check.module not in only):
            continue
        hidden = {rule for rule in check.rules if _is_hidden(check.needs_of(rule), gaps)}
        if partly.lost:
            hidden |= {rule for rule in check.rules if check.layer in ABOUT_ABSENCE or rule in ALSO_ABOUT_ABSENCE}
        problems = None if hidden == set(check.rules) else _run(check, context, broken=_has_errors(found))
        not_run |= set(check.rules) if problems is None else hidden
        found += [problem for problem in problems or () if problem.rule not in hidden]
    found = [*partly.problems, *_follow_nothing(found[len(partly.problems) :], partly)]
    reported = {problem.rule for problem in found}
    return Outcome(
        problems=tuple(sorted(set_levels(found), key=_by_place)),
        not_run=tuple(rule for rule in levels() if rule in not_run),
        layers={rule: layer for rule, layer in layers().items() if rule in not_run or rule in reported},
        records=sum(_records(file) for file in loaded.files),
        files=len(loaded.files),
        rules=len(levels()) - len(not_run),
        cover=cover_of(loaded.plan, loaded.cases) if only is None and not _has_errors(found) else None,
    )


def _follow_nothing(problems: Iterable[Problem], partly: PartlyRead) -> Iterator[Problem]:
    """Without what only follows from a mistake that is reported already.

    That is what stands at the same place, and what misses a record that was left out because of a mistake in it.
    """
    said = {problem.place for problem in partly.problems}
    for problem in problems:
        if problem.place not in said and partly.lost.isdisjoint(problem.values.values()):
            yield problem


def set_levels(problems: list[Problem]) -> Iterator[Problem]:
    """The problems with the level that their rule has."""
    known = levels()
    for problem in problems:
        level = known.get(problem.rule, "error")
        yield problem if problem.level == level else msgspec.structs.replace(problem, level=level)


def _run(check: Check, context: Context, *, broken: bool) -> list[Problem] | None:
    """What a check finds; None when it cannot look because of errors that were found before."""
    assert check.run is not None
    if not broken:
        return list(check.run(context))
    if check.layer in AFTER_ERRORS:
        return None
    try:
        return list(check.run(context))
    except Exception:  # noqa: BLE001 - it stumbles over what is reported already; on a sound plan it may not
        return None


def _has_errors(problems: list[Problem]) -> bool:
    known = levels()
    return any(known.get(problem.rule, "error") == "error" for problem in problems)


def _needs_of_rules() -> dict[str, tuple[str, ...] | None]:
    """For the rules of loading: the files that each cannot do without."""
    return {rule: check.needs_of(rule) for check in checks() if check.run is None for rule in check.rules}


def _is_hidden(needs: tuple[str, ...] | None, gaps: frozenset[str]) -> bool:
    return bool(gaps) and (needs is None or not gaps.isdisjoint(needs))


def _records(file: ReadFile) -> int:
    """How many records with an id a file holds."""
    return sum(hasattr(record, "id") for record, _ in file.records)


def _by_place(problem: Problem) -> tuple[str, int, int, str]:
    place = problem.place or Place("")
    return (place.path, place.line, place.column, problem.rule)

"""The change of one file of a plan, by its records, as git asks for it.

Git gives the two contents of one file and no more. Both are read beside the other files as they lie in the folder
now, so it shows this file's change and not the history of the rest. What does not load is shown line by line.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from ncp.cli import current
from ncp.cli.language import phrases, say
from ncp.cli.plan.diff_screen import level_parts
from ncp.cli.screen import Line, Part
from ncp.diff.accepted import Accepted
from ncp.diff.find import Diff, diff
from ncp.intake.plain_text import clean_line
from ncp.plan.editions import HERE, PlanAt, is_plan_file
from ncp.plan.files import plan_files
from ncp.plan.load import load_plan
from ncp.problem import Refused, refuse
from ncp.report.diff_fold import Fold
from ncp.report.diff_names import Names
from ncp.report.diff_view import Choice, DiffView
from ncp.report.diff_words import DiffWords


class OneFile(Struct, frozen=True):
    """The change of one file, as git gives it."""

    shown: str
    """Its path as git knows it."""
    old: bytes | None
    """None when it was not there."""
    new: bytes | None


def file_parts(file: OneFile) -> Iterator[Part]:
    """The changes of a file, or its lines when the plan does not load with it."""
    yield Line(clean_line(file.shown), "strong")
    place = _in_plan(file.shown)
    try:
        if place is None:
            raise refuse("plan-missing")
        yield from _changes(place, file)
    except Refused as refused:
        yield Line(
            say("diff.line-by-line", rules=", ".join(dict.fromkeys(each.rule for each in refused.problems))), "dim"
        )
        yield from _lines(file)
    yield Line("")


def _in_plan(shown: str) -> tuple[Path, str] | None:
    """The plan folder around a path, and the name of the file in it. Git calls from the top of the repository."""
    parts = Path(shown).parts
    for cut in range(len(parts)):
        folder, name = Path(*parts[:cut]), "/".join(parts[cut:])
        if is_plan_file(name) and (folder / "plan.yaml").is_file():
            return folder, name
    return None


def _changes(place: tuple[Path, str], file: OneFile) -> Iterator[Part]:
    folder, name = place
    others = {path: content for path, content in plan_files(folder).items() if path != name}
    sides = [others | ({} if content is None else {name: content}) for content in (file.old, file.new)]
    found = diff(*(load_plan(side, current.session().cache) for side in sides))
    if not found.changes:
        yield Line(say("diff.same-records"), "dim")
    yield from level_parts(Fold(_view(found, sides), DiffWords(Names(found.plans, phrases()))))


def _view(found: Diff, sides: list[dict[str, bytes]]) -> DiffView:
    named = [PlanAt(HERE, side, None, "") for side in sides]
    return DiffView(named[0], named[1], found, Choice(), Accepted(), None)


def _lines(file: OneFile) -> Iterator[Part]:
    """The two contents line by line, as git itself would show them."""
    from difflib import unified_diff

    old, new = ((content or b"").decode(errors="replace").splitlines() for content in (file.old, file.new))
    for line in unified_diff(old, new, lineterm="", n=2):
        if not line.startswith(("---", "+++")):
            yield Line(clean_line(line), "good" if line.startswith("+") else "bad" if line.startswith("-") else "plain")

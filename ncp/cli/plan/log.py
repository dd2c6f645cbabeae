"""``ncp plan log ID``: how one record changed, edition by edition and commit by commit."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ncp.cli import current, options
from ncp.cli.language import phrases, say
from ncp.cli.output import show_json
from ncp.cli.plan.shared import SHORT, day_words, kind_words, name_of, window_of
from ncp.cli.plan.shortened import shortened
from ncp.cli.read import unknown
from ncp.cli.screen import Heading, Line, Part, show
from ncp.dates import day_of
from ncp.intake.plain_text import clean_line
from ncp.text import LANGUAGES

if TYPE_CHECKING:
    from ncp.plan.editions import Edition
    from ncp.plan.flow import Difference
    from ncp.plan.record_log import Moment, RecordLog, Turn


def log(
    name: Annotated[str, typer.Argument(metavar="ID", help=say("editions.argument-record"))],
    as_json: options.AsJson = False,
) -> None:
    from ncp.plan.editions import editions_in, missing_history
    from ncp.plan.files import plan_files
    from ncp.plan.passages import ids_in
    from ncp.plan.record_log import log_of

    folder = current.session().plan_folder
    story = log_of(name, folder)
    if not story.moments:
        raise unknown("record", name, sorted({*ids_in(plan_files(folder))}))
    if as_json:
        show_json("ncp/plan-log/1", _document(story), "")
        return
    show(_parts(story, editions_in(folder)))
    command = missing_history(folder)
    if command:
        show([Line(say("editions.partly-here", command=command), "warn")])


def _document(story: RecordLog) -> dict[str, Any]:
    return {"id": story.names[0], "names": story.names, "moments": [_moment(each) for each in story.moments]}


def _moment(moment: Moment) -> dict[str, Any]:
    version = moment.version
    return {
        "edition": version.edition if version else None,
        "commit": version.commit.id if version else None,
        "committed_on": version.commit.committed_on if version else None,
        "subject": version.commit.subject if version else None,
        "turns": [
            {
                "action": turn.action, "kind": turn.passage.kind, "id": turn.passage.id, "old_id": turn.old_id,
                "file": turn.passage.path, "line": turn.passage.line, "differences": turn.differences,
            }
            for turn in moment.turns
        ],
    }  # fmt: skip


def _parts(story: RecordLog, editions: Sequence[Edition]) -> Iterator[Part]:
    last = story.moments[-1].turns[-1].passage
    yield Line(" · ".join(filter(None, (last.id, name_of(last)))), "strong")
    if len(story.names) > 1:
        names = [each for each in story.names if each != last.id]
        yield Line(say("editions.other-names", names=", ".join(names)))
    first = story.moments[0].version
    begun = False
    for edition in editions:
        begun = begun or first is None or first.edition == edition.edition
        if begun:
            yield Heading(_edition(edition))
            mine = [each for each in story.moments if each.version and each.version.edition == edition.edition]
            yield from _moments(mine)
    rest = [each for each in story.moments if each.version is None]
    if rest:
        yield Heading(say("editions.not-committed"))
        yield from _moments(rest)


def _edition(edition: Edition) -> str:
    if edition.date is None:
        return say("editions.edition", edition=edition.edition)
    return say("editions.edition-of", edition=edition.edition, day=day_words(edition.date))


def _moments(moments: Sequence[Moment]) -> Iterator[Part]:
    if not moments:
        yield Line(say("editions.unchanged"), "dim", 2)
    for moment in moments:
        if moment.version:
            commit = moment.version.commit
            day = day_words(day_of(commit.committed_on))
            yield Line(f"{commit.id[:SHORT]} · {day} · {clean_line(commit.subject)}", "dim")
        for turn in moment.turns:
            yield from _turn(turn)


def _turn(turn: Turn) -> Iterator[Part]:
    passage = turn.passage
    what = f"{kind_words(passage.kind, passage.fields)} {passage.id}"
    window = window_of(passage)
    if window and turn.action in ("added", "removed"):
        what = f"{what} ({window})"
    said = say(f"editions.{turn.action}", what=what, old=turn.old_id, place=f"{passage.path}:{passage.line}")
    yield Line(said, "strong", 2)
    for each in _in_one_language(turn.differences):
        yield Line(_difference(each), indent=4)


def _in_one_language(found: Sequence[Difference]) -> list[Difference]:
    """Without the other language of a text, when the text changed in this one as well."""
    mine = phrases().language
    others = [f".{each}" for each in LANGUAGES if each != mine]
    changed = {each.field for each in found}
    return [
        each
        for each in found
        if not any(each.field.endswith(other) and each.field[: -len(other)] + f".{mine}" in changed for other in others)
    ]


def _difference(each: Difference) -> str:
    if each.new is None:
        return say("editions.value-gone", field=each.field, old=shortened(_bare(each.old or ""), "")[0])
    if each.old is None:
        return say("editions.value-new", field=each.field, new=shortened(_bare(each.new), "")[0])
    old, new = shortened(_bare(each.old), _bare(each.new))
    return say("editions.value-changed", field=each.field, old=old, new=new)


def _bare(value: str) -> str:
    """A text without the quotation marks that YAML needs on one line."""
    return str(json.loads(value)) if value.startswith('"') else value

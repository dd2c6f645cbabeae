"""``ncp plan editions``: the editions that git holds, what each changed, and how the folder differs from the last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import asdict

from ncp.cli import current, options
from ncp.cli.language import say
from ncp.cli.output import show_json
from ncp.cli.plan.shared import SHORT, loaded_plan
from ncp.cli.screen import Cell, Grid, Line, Part, show
from ncp.dates import day_of
from ncp.plan.files import digest_of, plan_files
from ncp.problem import Refused

if TYPE_CHECKING:
    from ncp.plan.editions import Edition
    from ncp.plan.load import LoadedPlan

COLUMNS = ("edition-column", "date", "commit", "committed-on", "corrections", "came", "went", "differ")


class Size(Struct, frozen=True):
    """How many records came, went, or have another content."""

    added: int
    removed: int
    changed: int


class Here(Struct, frozen=True):
    """The plan folder as it is, committed or not."""

    edition: str
    is_same: bool
    """As the last edition, byte for byte."""
    size: Size | None
    """None when it does not load."""


class Listing(Struct, frozen=True):
    """What the command found out."""

    editions: tuple[Edition, ...]
    sizes: Mapping[str, Size | None]
    """Against the edition before; none for the first, and for one that cannot be compared."""
    here: Here | None
    """None where there is no folder: in a bare repository."""
    fetch: str
    """The command that brings the rest of a history that is only partly here."""


def editions(as_json: options.AsJson = False) -> None:
    found = _listing()
    if as_json:
        show_json("ncp/plan-editions/1", _document(found), "")
        return
    show(_parts(found))


def _listing() -> Listing:
    from ncp.plan.editions import editions_in, missing_history

    folder = current.session().plan_folder
    found = editions_in(folder)
    loaded = {each.edition: _loaded(each.last_commit) for each in found}
    sizes = {new.edition: _size(loaded[old.edition], loaded[new.edition]) for old, new in pairwise(found)}
    here = _here(found[-1], loaded[found[-1].edition]) if found and (folder / "plan.yaml").is_file() else None
    return Listing(found, sizes, here, missing_history(folder))


def _loaded(name: str) -> LoadedPlan | None:
    try:
        return loaded_plan(name)
    except Refused:
        return None


def _size(old: LoadedPlan | None, new: LoadedPlan | None) -> Size | None:
    from ncp.diff.compare import differences

    if old is None or new is None:
        return None
    found = differences(old, new)
    changed = {(each.kind, each.id) for each in found if each.old and each.new}
    return Size(sum(each.old is None for each in found), sum(each.new is None for each in found), len(changed))


def _here(last: Edition, loaded: LoadedPlan | None) -> Here:
    from ncp.plan.editions import HERE, plan_at
    from ncp.plan.load import load_plan

    session = current.session()
    files = plan_files(session.plan_folder)
    edition = plan_at(HERE, session.plan_folder).edition
    if digest_of(files) == digest_of(plan_at(last.last_commit, session.plan_folder).files):
        return Here(edition, is_same=True, size=Size(0, 0, 0))
    try:
        return Here(edition, is_same=False, size=_size(loaded, load_plan(files, session.cache)))
    except Refused:
        return Here(edition, is_same=False, size=None)


def _document(found: Listing) -> dict[str, Any]:
    rows = [asdict(each) | {"size": found.sizes.get(each.edition)} for each in found.editions]
    return {"editions": rows, "folder": found.here, "fetch": found.fetch or None}


def _parts(found: Listing) -> Iterator[Part]:
    if not found.editions:
        yield Line(say("editions.none"))
    yield Grid(tuple(say(f"editions.{name}") for name in COLUMNS), _rows(found))
    for each in found.editions:
        if each.edition in found.sizes and found.sizes[each.edition] is None:
            yield Line(say("editions.not-compared", edition=each.edition), "warn")
    if found.here:
        yield Line("")
        yield Line(_here_words(found.here, found.editions[-1]), "plain" if found.here.is_same else "warn")
    if found.fetch:
        yield Line(say("editions.partly-here", command=found.fetch), "warn")
    yield Line("")
    yield Line(say("editions.columns"), "dim")
    yield Line(say("editions.more"), "dim")


def _rows(found: Listing) -> Sequence[tuple[str | Cell, ...]]:
    return [
        (
            each.edition,
            each.date.isoformat() if each.date else "?",
            each.commit[:SHORT],
            day_of(each.committed_on).isoformat(),
            _corrections(each),
            *_numbers(found.sizes.get(each.edition)),
        )
        for each in found.editions
    ]


def _corrections(edition: Edition) -> str:
    return f"{edition.corrections} ({edition.last_commit[:SHORT]})" if edition.corrections else "-"


def _numbers(size: Size | None) -> tuple[str, str, str]:
    return ("-", "-", "-") if size is None else (str(size.added), str(size.removed), str(size.changed))


def _here_words(here: Here, last: Edition) -> str:
    if here.is_same:
        return say("editions.folder-same", edition=last.edition, commit=last.last_commit[:SHORT])
    if here.size is None:
        return say("editions.folder-broken", edition=last.edition)
    if here.size == Size(0, 0, 0):
        return say("editions.folder-layout", edition=last.edition)
    numbers = {"added": here.size.added, "removed": here.size.removed, "changed": here.size.changed}
    key = "editions.folder-differs" if here.edition == last.edition else "editions.folder-next"
    return say(key, edition=last.edition, named=here.edition or "?", **numbers)

"""``ncp plan show ID``: one record of the plan as it stands in the files, in any edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ncp.cli import current
from ncp.cli.language import say
from ncp.cli.output import show_json
from ncp.cli.plan.shared import SHORT, kind_words, name_of, plan_named, window_of
from ncp.cli.read import unknown
from ncp.cli.screen import Cell, Grid, Line, Part, show
from ncp.intake.plain_text import clean_line
from ncp.plan.editions import HERE, PlanAt
from ncp.plan.passages import Passage, ids_in, passages_of


def show_record(name: str, at: str | None, *, as_json: bool) -> None:
    """Print every passage about a record. Raises Refused (record-unknown) with the nearest id."""
    plan = plan_named(at or HERE)
    found = _found(name, plan)
    if as_json:
        show_json("ncp/plan-record/1", _document(name, plan, found), "")
        return
    show(_parts(name, plan, found))


def _found(name: str, plan: PlanAt) -> tuple[Passage, ...]:
    names = frozenset([name])
    if plan.name != HERE:
        names |= _earlier_names(name)
    found = passages_of(names, plan.files)
    if not found:
        raise unknown("record", name, sorted({*ids_in(plan.files)}))
    return found


def _earlier_names(name: str) -> frozenset[str]:
    """What the record was called before, by the plan of now: an old edition knows nothing of a later name."""
    from ncp.plan.files import plan_files

    folder = current.session().plan_folder
    here: Mapping[str, bytes] = plan_files(folder) if (folder / "plan.yaml").is_file() else {}
    return frozenset(old for each in passages_of(frozenset([name]), here) for old in each.formerly)


def _document(name: str, plan: PlanAt, found: Sequence[Passage]) -> dict[str, Any]:
    return {
        "id": name,
        "plan": {"name": plan.name, "edition": plan.edition, "commit": plan.commit},
        "records": [
            {
                "kind": each.kind, "id": each.id, "formerly": each.formerly, "file": each.path, "line": each.line,
                "last_line": each.last_line, "yaml": "\n".join(each.lines), "fields": each.fields,
            }
            for each in found
        ],
    }  # fmt: skip


def _parts(name: str, plan: PlanAt, found: Sequence[Passage]) -> Iterator[Part]:
    if plan.commit:
        yield Line(say("editions.from-git", edition=plan.edition or "?", commit=plan.commit[:SHORT]), "dim")
    if len(found) > 1:
        yield Line(say("editions.several", id=clean_line(name), count=len(found), what=_counted(found)), "warn")
    for each in found:
        yield Line("")
        yield Line(_title(each), "strong")
        if each.id != name:
            key = "editions.called-then" if plan.name != HERE else "editions.called-now"
            yield Line(say(key, id=each.id, asked=clean_line(name)), "warn")
        yield Line(f"{each.path}:{each.line}-{each.last_line}", "dim")
        width = len(str(each.last_line))
        rows = [(_number(each.line + index, width), clean_line(text)) for index, text in enumerate(each.lines)]
        yield Grid(("", ""), rows)


def _number(line: int, width: int) -> Cell:
    return Cell(str(line).rjust(width), "id")


def _counted(found: Sequence[Passage]) -> str:
    """``rol, niveau (2 versies), wet``."""
    kinds = list(dict.fromkeys(each.kind for each in found))
    numbers = {kind: sum(each.kind == kind for each in found) for kind in kinds}
    return ", ".join(
        kind_words(kind) if count == 1 else say("editions.kind-versions", kind=kind_words(kind), count=count)
        for kind, count in numbers.items()
    )


def _title(passage: Passage) -> str:
    parts = (f"{kind_words(passage.kind, passage.fields)} {passage.id}", name_of(passage), window_of(passage))
    return " · ".join(part for part in parts if part)

"""``ncp plan schema``: JSON Schemas of the plan files, so that an editor completes and checks while somebody types."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from ncp.cli import current, options
from ncp.cli.language import say
from ncp.cli.output import show_json
from ncp.problem import refuse

if TYPE_CHECKING:
    from ncp.plan.schema import SchemaFile

EXAMPLE = "legal_powers.schema.json"


def schema(
    out: Annotated[Path | None, typer.Option("--out", help=say("help.option-schema-out"), metavar="DIR")] = None,
    as_json_: options.AsJson = False,
) -> None:
    from ncp.plan.schema.structs import as_json

    found = _schemas()
    settings = None if out is None else {"yaml.schemas": {_shown(out, each): each.pattern for each in found}}
    for each in found if out else ():
        _write(Path(out or "") / each.name, as_json(each.schema))
    if out is None or as_json_:
        show_json("ncp/plan-schema/1", {"files": found, "settings": settings}, "")
        return
    print(say("check.schemas-written", count=len(found), folder=out))
    print(f"\n{say('check.schema-settings')}\n")
    print(msgspec.json.format(msgspec.json.encode(settings), indent=2).decode())
    example = os.path.relpath(out / EXAMPLE, current.session().plan_folder / "legal_powers")
    print(f"\n{say('check.schema-modeline')}\n\n# yaml-language-server: $schema={Path(example).as_posix()}")


def _schemas() -> list[SchemaFile]:
    """With the ids of the plan that speaks, as far as it can be read: a half-written plan needs help most."""
    from ncp.check.reading_on import read_on
    from ncp.plan.files import plan_files
    from ncp.plan.schema import schemas

    session = current.session()
    return list(schemas(read_on(plan_files(session.plan_folder), session.cache).loaded.plan))


def _shown(out: Path, file: SchemaFile) -> str:
    """As a workspace names it: from the plan folder, or in full when it lies elsewhere."""
    path = out / file.name
    near = Path(os.path.relpath(path, current.session().plan_folder))
    return path.resolve().as_posix() if near.parts[:1] == ("..",) else f"./{near.as_posix()}"


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise refuse("output-unwritable", path=path, reason=error.strerror or error) from None

"""One schema for each kind of file in a plan folder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from ncp.plan.load import FOLDERS, SINGLE_FILES
from ncp.plan.model.plan import Plan
from ncp.plan.schema.structs import Writer

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class SchemaFile(Struct, frozen=True):
    """A schema with the files it is for."""

    name: str
    """``roles.schema.json``."""
    pattern: str
    """``roles.yaml`` or ``legal_powers/*.yaml``."""
    schema: dict[str, Any]


def schemas(plan: Plan) -> Iterator[SchemaFile]:
    """Every schema; the ids that an editor may offer are those of this plan."""
    for path, kind in SINGLE_FILES.items():
        yield _file(path.rpartition("/")[2].removesuffix(".yaml"), path, kind, plan)
    for folder, kind in FOLDERS.items():
        yield _file(folder, f"{folder}/*.yaml", kind, plan)


def _file(stem: str, pattern: str, kind: type[Struct], plan: Plan) -> SchemaFile:
    writer = Writer(plan)
    root = writer.struct(kind)
    schema = {"$schema": DIALECT, "title": pattern, **root, "$defs": dict(sorted(writer.definitions.items()))}
    return SchemaFile(f"{stem}.schema.json", pattern, schema)

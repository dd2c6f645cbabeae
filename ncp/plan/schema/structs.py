"""Structs of the model as JSON Schema: keys, kinds of values, patterns, choices, and ids that an editor may offer."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct, inspect

from ncp.plan.checks.references import REFERENCES, SOURCE, known_ids
from ncp.plan.model.condition import Test
from ncp.plan.model.plan import Plan
from ncp.plan.schema.conditions import condition_definitions
from ncp.plan.schema.descriptions import described

Schema = dict[str, Any]
VALUE: Schema = {
    "anyOf": [{"type": ["boolean", "number", "string"]}, {"type": "array", "items": {"type": "string"}}],
}
"""What a fact may be, when nothing more is known about it."""


class Writer:
    """Writes the schema of one file; ``definitions`` collects the structs in it."""

    def __init__(self, plan: Plan) -> None:
        self.definitions: dict[str, Schema] = {}
        self._plan = plan
        self._ids = known_ids(plan)

    def struct(self, kind: type[Struct]) -> Schema:
        """A mapping with the keys of a struct and no others."""
        info = inspect.type_info(kind)
        assert isinstance(info, inspect.StructType)
        texts = described(kind)
        properties = {}
        for field in info.fields:
            schema = self._field(kind, field)
            properties[field.encode_name] = {**schema, **_description(texts.get(field.name, ""))}
        required = [field.encode_name for field in info.fields if field.required]
        return {
            "type": "object",
            **_description(texts.get("", "")),
            "properties": properties,
            **({"required": required} if required else {}),
            "additionalProperties": False,
        }

    def _field(self, kind: type[Struct], field: inspect.Field) -> Schema:
        """A list with one mapping may be written as that mapping, as ``plan.shape`` reads it."""
        reference = SOURCE if field.name == "sources" else REFERENCES.get((kind, field.name))
        wanted = field.type
        if isinstance(wanted, inspect.VarTupleType) and isinstance(wanted.item_type, inspect.StructType):
            item = self._type(wanted.item_type)
            return {"anyOf": [{"type": "array", "items": item}, item]}
        return self._type(wanted, reference)

    def _type(self, wanted: inspect.Type, reference: str | None = None) -> Schema:
        match wanted:
            case inspect.Metadata(inner):
                return self._type(inner, reference)
            case inspect.UnionType(types):
                return self._union(types, reference)
            case inspect.StructType(cls):
                return self._definition(cls)
            case inspect.VarTupleType(item):
                return {"type": "array", "items": self._type(item, reference)}
            case inspect.LiteralType(values):
                return {"enum": list(values)}
            case inspect.StrType():
                return self._text(wanted, reference)
            case inspect.DateType():
                return {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
            case inspect.BoolType():
                return {"type": "boolean"}
            case inspect.IntType():
                return {"type": "integer"}
        raise TypeError(f"no schema for {wanted!r}")  # a struct uses a type nobody taught this module

    def _union(self, types: tuple[inspect.Type, ...], reference: str | None) -> Schema:
        kinds = [each for each in types if not isinstance(each, inspect.NoneType)]
        if any(isinstance(each, inspect.StructType) and each.cls is Test for each in kinds):
            schema = self._condition()
        elif len(kinds) == 1:
            schema = self._type(kinds[0], reference)
        else:
            schema = VALUE
        return schema if len(kinds) == len(types) else {"anyOf": [schema, {"type": "null"}]}

    def _text(self, wanted: inspect.StrType, reference: str | None) -> Schema:
        schema: Schema = {"type": "string"}
        if wanted.min_length:
            schema["pattern"] = r"\S"  # a text of spaces only is empty
        if wanted.pattern:
            schema["pattern"] = wanted.pattern
        return {"anyOf": [self._offered(reference), schema]} if reference and self._ids[reference] else schema

    def _offered(self, kind: str) -> Schema:
        """Ids to choose from. Offered, not demanded: what was added since is known only after writing it again."""
        self.definitions[f"{kind}-id"] = {"enum": sorted(self._ids[kind])}
        return {"$ref": f"#/$defs/{kind}-id"}

    def _definition(self, kind: type[Struct]) -> Schema:
        if kind.__name__ not in self.definitions:
            self.definitions[kind.__name__] = {}  # it may hold itself
            self.definitions[kind.__name__] = self.struct(kind)
        return {"$ref": f"#/$defs/{kind.__name__}"}

    def _condition(self) -> Schema:
        if "Condition" not in self.definitions:
            self.definitions |= condition_definitions(self._plan)
        return {"$ref": "#/$defs/Condition"}


def _description(text: str) -> Schema:
    return {"description": text} if text else {}


def as_json(schema: Schema) -> bytes:
    """A schema as a file, readable for people too."""
    return msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n"

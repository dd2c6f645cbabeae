"""What the model says about its structs and their fields: docstrings, and the text under a field."""

from __future__ import annotations

import ast
import inspect
from functools import cache

from msgspec import Struct


@cache
def described(kind: type[Struct]) -> dict[str, str]:
    """The text of each field of a struct by its Python name, and that of the struct under an empty name."""
    found: dict[str, str] = {}
    for each in ast.parse(inspect.getsource(kind)).body:
        if isinstance(each, ast.ClassDef):
            found[""] = _plain(ast.get_docstring(each) or "")
            for field, text in zip(each.body, each.body[1:], strict=False):
                if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and _is_text(text):
                    found[field.target.id] = _plain(ast.literal_eval(text.value))  # type: ignore[attr-defined]
    return found


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _plain(text: str) -> str:
    """On one line, without the marks that only a documentation tool reads."""
    return " ".join(text.replace("``", "`").split())

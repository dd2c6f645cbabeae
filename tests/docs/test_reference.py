"""The reference pages that the program writes are the ones that stand in docs/reference."""

from __future__ import annotations

import pkgutil
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import fields

from ncp.cli.commands import GROUPS, SINGLE
from ncp.plan import model
from ncp.plan.model.common import Record
from ncp.text.en.problem import TEXTS

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs" / "reference"


def records() -> list[type[Struct]]:
    """Every struct that a plan file may hold."""
    modules = [import_module(f"{model.__name__}.{each.name}") for each in pkgutil.iter_modules(model.__path__)]
    found = {each for module in modules for each in vars(module).values() if isinstance(each, type)}
    return sorted((each for each in found if issubclass(each, Record)), key=lambda each: each.__qualname__)


def test_the_generated_pages_are_fresh() -> None:
    call = [sys.executable, "docs/generate.py", "--check"]
    done = subprocess.run(call, capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_command_has_a_place_on_the_page_of_commands() -> None:
    text = (REFERENCE / "commands.md").read_text("utf-8")
    commands = [f"ncp {name}" for name in SINGLE]
    commands += [f"ncp {group} {name}" for group, names in GROUPS.items() for name in names]
    assert [name for name in commands if f"### `{name}" not in text] == []


def test_every_rule_has_a_place_on_the_page_of_rules() -> None:
    text = (REFERENCE / "rules.md").read_text("utf-8")
    assert [name for name in TEXTS if f"| `{name}` |" not in text] == []


def test_every_json_schema_of_the_program_is_described() -> None:
    text = (REFERENCE / "json.md").read_text("utf-8")
    code = "".join(path.read_text("utf-8") for path in sorted((ROOT / "ncp").rglob("*.py")))
    assert [name for name in schemas_in(code) if f"`{name}`" not in text] == []


def schemas_in(code: str) -> list[str]:
    """Every ``ncp/NAME/1`` that stands in the code as a string."""
    return sorted(set(re.findall(r'"(ncp/[a-z-]+/[0-9]+)"', code)))


@pytest.mark.parametrize("record", records(), ids=lambda record: record.__name__)
def test_every_key_of_a_record_is_named(record: type[Struct]) -> None:
    text = (REFERENCE / "plan-format.md").read_text("utf-8")
    assert [field.encode_name for field in fields(record) if f"`{field.encode_name}`" not in text] == []

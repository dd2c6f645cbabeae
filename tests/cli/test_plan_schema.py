"""``ncp plan schema``: the files it writes, and what to tell an editor."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import WRONG
from tests.conftest import Ncp, PlanCopy


@pytest.fixture
def inside(plan_copy: PlanCopy, home: Path, monkeypatch: pytest.MonkeyPatch) -> PlanCopy:
    """A copy of the plan, in the folder of which the user stands."""
    monkeypatch.chdir(plan_copy.root)
    monkeypatch.setenv("NCP_PLAN", str(plan_copy.root))
    return plan_copy


def settings_in(out: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(out[out.index("{") : out.rindex("}") + 1])
    return found


def test_a_schema_for_each_kind_of_file(inside: PlanCopy, ncp: Ncp) -> None:
    result = ncp("plan", "schema", "--out", "schema")
    settings = settings_in(result.out)["yaml.schemas"]
    assert result.code == 0
    assert settings["./schema/roles.schema.json"] == "roles.yaml"
    assert settings["./schema/legal_powers.schema.json"] == "legal_powers/*.yaml"
    assert sorted(settings) == sorted(f"./schema/{path.name}" for path in Path("schema").iterdir())
    for name in settings:
        assert json.loads(Path(name).read_text("utf-8"))["$schema"].endswith("2020-12/schema")


def test_line_for_the_top_of_a_file_leads_to_the_schema(inside: PlanCopy, ncp: Ncp) -> None:
    last = ncp("plan", "schema", "--out", "schema").out.splitlines()[-1]
    assert (Path("legal_powers") / last.partition("$schema=")[2]).is_file()


def test_schemas_outside_the_plan_are_named_in_full(inside: PlanCopy, ncp: Ncp, tmp_path: Path) -> None:
    settings = settings_in(ncp("plan", "schema", "--out", str(tmp_path / "elsewhere")).out)["yaml.schemas"]
    assert all(Path(name).is_file() for name in settings)


def test_schema_offers_the_ids_of_the_plan_that_speaks(inside: PlanCopy, ncp: Ncp) -> None:
    inside.write("roles.yaml", inside.text("roles.yaml").replace("- id: nctv\n", "- id: nctv-new\n"))
    ncp("plan", "schema", "--out", "schema")
    ids = json.loads(Path("schema/roles.schema.json").read_text("utf-8"))["$defs"]["role-id"]["enum"]
    assert ("nctv-new" in ids, "nctv" in ids) == (True, False)


def test_a_plan_with_mistakes_gets_schemas_too(inside: PlanCopy, ncp: Ncp) -> None:
    """Who is in the middle of a change needs them most."""
    inside.replace("roles.yaml", "kind: office", "kind: [")
    result = ncp("plan", "schema", "--out", "schema")
    assert (result.code, result.err) == (0, "")


def test_without_a_folder_everything_is_one_document(ncp: Ncp) -> None:
    document = json.loads(ncp("plan", "schema").out)
    assert document["schema"] == "ncp/plan-schema/1"
    assert {"name", "pattern", "schema"} == set(document["files"][0])


def test_folder_that_cannot_be_made_is_said(inside: PlanCopy, ncp: Ncp) -> None:
    result = ncp("plan", "schema", "--out", "plan.yaml")
    assert result.code == WRONG
    assert "[output-unwritable]" in result.err

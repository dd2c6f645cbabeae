"""``ncp plan gaps`` on the plan that ships: the screen, one sector, the other forms, and the files it writes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from ncp.plan.model.plan import Plan
from tests.conftest import Ncp

NOW = ("--on", "2026-11-23")


def test_screen_has_the_inventory_the_orders_and_the_gaps(ncp: Ncp) -> None:
    screen = ncp("plan", "gaps", *NOW)
    assert screen.code == 0
    for heading in ("INVENTARIS PER SECTOR EN TREDE", "BINDEND INGRIJPEN", "LEEMTEN IN HET INSTRUMENTARIUM"):
        assert heading in screen.out
    assert "no-order-power/water-management" in screen.out


def test_every_sector_has_a_row_with_a_cell_for_each_rung(ncp: Ncp, plan: Plan) -> None:
    lines = ncp("plan", "gaps", *NOW).out.splitlines()
    for sector in plan.sectors:
        (row, *_) = [line for line in lines if line.startswith(f"{sector.name.nl}  ")]
        assert len([cell for cell in row.split() if cell[0] in "●○?–"]) == len(plan.rungs)


@pytest.mark.parametrize("columns", [80, 110])
def test_no_line_is_wider_than_the_screen(ncp: Ncp, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert max(map(len, ncp("plan", "gaps", *NOW).out.splitlines())) <= columns


def test_it_never_says_that_there_is_no_ground_or_that_somebody_is_competent(ncp: Ncp) -> None:
    for language, words in (
        ("nl", ("geen grondslag", "is bevoegd om")),
        ("en", ("no legal ground", "is competent to")),
    ):
        text = ncp("--lang", language, "plan", "gaps", *NOW, "--format", "markdown").out.lower()
        assert [each for each in words if each in text] == []


def test_one_sector_names_offices_powers_and_what_is_not_counted(ncp: Ncp) -> None:
    screen = ncp("plan", "gaps", *NOW, "--sector", "telecom").out
    for part in ("WIE EROVER GAAN", "TREDE: BINDENDE AANWIJZING", "tw-minister-security-order", "NIET MEEGETELD"):
        assert part.lower() in screen.lower()
    assert "van EZ" in screen


def test_an_unknown_sector_is_refused_with_those_that_exist(ncp: Ncp) -> None:
    refused = ncp("plan", "gaps", "--sector", "nowhere")
    assert refused.code == 2
    assert "drinking-water" in refused.err


def test_an_unknown_form_is_refused(ncp: Ncp) -> None:
    assert ncp("plan", "gaps", "--format", "pdf").code == 2


def test_json_has_everything_with_exact_numbers(ncp: Ncp) -> None:
    data = json.loads(ncp("plan", "gaps", *NOW, "--json").out)
    assert data["schema"] == "ncp/plan-gaps/1"
    assert int(data["asked"]["size"]["stands_for"]) > 2**53
    assert {"id", "kind", "subject", "state", "nature", "facts"} <= data["gaps"][0].keys()
    assert data["powers"]["cbw-binding-instruction"]["article"] == "74"


def test_json_of_one_sector_holds_that_sector_only(ncp: Ncp) -> None:
    data = json.loads(ncp("plan", "gaps", *NOW, "--format", "json", "--sector", "telecom").out)
    assert [each["sector"] for each in data["inventory"]] == ["telecom"]
    assert all("telecom" in gap["sectors"] for gap in data["gaps"])
    assert "dww-exceptional-measures" not in data["powers"]


def test_csv_has_a_row_for_each_instrument_of_a_sector(ncp: Ncp) -> None:
    rows = list(csv.DictReader(io.StringIO(ncp("plan", "gaps", *NOW, "--format", "csv").out)))
    of_telecom = [row for row in rows if row["sector"] == "telecom" and row["id"] == "tw-minister-security-order"]
    assert [(row["artikel"], row["van wie"], row["stand"]) for row in of_telecom] == [
        ("11a.1 lid 5", "EZ", "van kracht")
    ]


def test_the_report_goes_into_a_file_as_markdown(ncp: Ncp, tmp_path: Path) -> None:
    out = tmp_path / "leemten.md"
    said = ncp("plan", "gaps", *NOW, "--out", str(out))
    text = out.read_text(encoding="utf-8")
    assert str(out) in said.out
    assert text.startswith("# Bevoegdheden en leemten op 23 november 2026")
    assert "## Clouddiensten en datacentra" in text


def test_a_facts_file_for_every_gap_that_ncp_advise_reads(ncp: Ncp, tmp_path: Path) -> None:
    folder = tmp_path / "feiten"
    data = json.loads(ncp("plan", "gaps", *NOW, "--json", "--facts-dir", str(folder)).out)
    assert len(list(folder.iterdir())) == len(data["gaps"])
    one = folder / "no-order-power--cloud-services.yaml"
    assert one.read_text(encoding="utf-8").startswith("# Leemte no-order-power/cloud-services op 23 november 2026")
    advice = json.loads(ncp("advise", "--facts", str(one), *NOW, "--json").out)
    assert advice["facts"]["affected-sectors"] == ["cloud-services"]


def test_a_folder_that_cannot_be_written_is_refused(ncp: Ncp, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    refused = ncp("plan", "gaps", *NOW, "--facts-dir", str(tmp_path / "file" / "deeper"))
    assert refused.code == 2
    assert "output-unwritable" in refused.err

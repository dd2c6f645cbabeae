"""Sectors, vital processes, competent authorities, and the routes of information."""

from __future__ import annotations

from typing import Any

from ncp.diff.areas.every import BASIS, NAME, NOTE, SOURCES
from ncp.diff.judge import Judges, calendar, came_and_went, one, record, window
from ncp.diff.meaning import Meaning
from ncp.plan.model.sectors import CompetentAuthority, Dependency, Process, Sector
from ncp.plan.model.sharing import Designation, Edge, Node, SharingFile


def _sector_is_idle(sector: Sector, meaning: Meaning, in_old: bool) -> str | None:
    """A sector that no power, authority, process or route names and no condition tests."""
    tests = meaning.tests_of("affected-sectors", in_old=in_old)
    tested = any(isinstance(each.value, tuple) and sector.id in each.value for each in tests)
    return None if tested or meaning.refers_to("sector", sector.id, in_old=in_old) else "unused"


def _process_is_idle(process: Process, meaning: Meaning, in_old: bool) -> str | None:
    """A process that depends on nothing, on which nothing depends, and that no condition tests."""
    tests = meaning.tests_of("affected-processes", in_old=in_old)
    tested = any(isinstance(each.value, tuple) and process.id in each.value for each in tests)
    linked = process.depends_on or meaning.refers_to("process", process.id, in_old=in_old)
    return None if tested or linked else "unused"


def _is_used(_: Any, __: Meaning, ___: bool) -> str | None:
    return None


EDGE_ENDS = one("edge-ends-changed", "other-route")

JUDGES: Judges = {
    (Sector, ""): record("sector", used=_sector_is_idle, added="other-answers", removed="other-answers"),
    (Sector, "name"): NAME,
    (Sector, "vital"): one("sector-vital-changed", "law-text"),
    (Sector, "ministry"): calendar("sector-ministry-changed", "other-office"),
    (Sector, "supervisor"): calendar("sector-supervisor-changed", "other-office"),
    (Sector, "csirt"): calendar("sector-csirt-changed", "other-office"),
    (Sector, "basis"): BASIS,
    (Sector, "sources"): SOURCES,
    (Process, ""): record("process", used=_process_is_idle, added="other-answers", removed="other-answers"),
    (Process, "name"): NAME,
    (Process, "sector"): one("process-sector-changed", "other-office"),
    (Process, "category"): one("process-category-changed", "law-text"),
    (Process, "in_force"): window("process"),
    (Process, "ministry"): calendar("sector-ministry-changed", "other-office"),
    (Process, "supervisor"): calendar("sector-supervisor-changed", "other-office"),
    (Process, "csirt"): calendar("sector-csirt-changed", "other-office"),
    (Process, "merged_into"): one("process-successor-changed", "law-text"),
    (Process, "basis"): BASIS,
    (Process, "sources"): SOURCES,
    (Dependency, ""): came_and_went("process-dependency", "other-route"),
    (Dependency, "why"): NOTE,
    (Dependency, "basis"): BASIS,
    (Dependency, "sources"): SOURCES,
    (CompetentAuthority, ""): record("competent-authority", used=_is_used, added="new-office", removed="lost-office"),
    (CompetentAuthority, "role"): one("competent-authority-changed", "other-office"),
    (CompetentAuthority, "in_force"): window("competent-authority"),
    (CompetentAuthority, "note"): NOTE,
    (CompetentAuthority, "basis"): BASIS,
    (CompetentAuthority, "sources"): SOURCES,
    (SharingFile, "origin"): one("sharing-origin-changed", "other-route"),
    (Node, ""): record("node", used=_is_used, added="other-route", removed="other-route"),
    (Node, "serves"): one("node-sectors-changed", "other-route"),
    (Node, "constituency"): one("node-constituency-reworded", "instruction"),
    (Node, "in_force"): window("node"),
    (Designation, ""): came_and_went("node-designation", "authority"),
    (Designation, "in_force"): window("node-designation"),
    (Designation, "ground"): one("node-ground-reworded", "law-text"),
    (Designation, "basis"): BASIS,
    (Designation, "sources"): SOURCES,
    (Edge, ""): record("edge", used=_is_used, added="other-route", removed="other-route"),
    (Edge, "source"): EDGE_ENDS,
    (Edge, "to"): EDGE_ENDS,
    (Edge, "to_sectors"): EDGE_ENDS,
    (Edge, "carries"): one("edge-contents-changed", "other-route"),
    (Edge, "ground"): one("edge-ground-reworded", "law-text"),
    (Edge, "power"): one("edge-power-changed", "authority"),
    (Edge, "limits"): one("edge-limits-reworded", "law-text"),
    (Edge, "in_force"): window("edge"),
    (Edge, "basis"): BASIS,
    (Edge, "sources"): SOURCES,
}

"""The life of an incident: several writers at once, a later plan under it, and what still goes after closing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ncp.incident.events import (
    PlanChanged,
)
from tests.cli.conftest import SHOWING, Entries, as_json
from tests.conftest import ROOT, Ncp, PlanCopy

# closing


def test_a_closed_incident_takes_notes_and_corrections_and_is_shown(begun: Ncp) -> None:
    begun("incident", "close", "--grounds", "patch staat overal")
    for command in ("log nagekomen", "correct 3 --reason tikfout", *SHOWING):
        assert begun("incident", *command.split()).code == 0, command
    assert as_json(begun, "status")["incident"]["closed_at"]


# several writers


@pytest.mark.slow
def test_processes_that_write_at_the_same_time_all_write(begun: Ncp, home: Path, entries: Entries) -> None:
    before = len(entries())
    environment = {**os.environ, "NCP_HOME": str(home), "NCP_PLAN": str(ROOT)}
    writers = [
        subprocess.Popen(
            [sys.executable, "-m", "ncp", "incident", "log", f"schrijver {number}"], env=environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )
        for number in range(4)
    ]  # fmt: skip
    for writer in writers:
        _, errors = writer.communicate()
        assert (writer.returncode, errors) == (0, b"")
    texts = {getattr(entry.event, "text", "") for entry in entries()[before:]}
    assert texts == {f"schrijver {number}" for number in range(4)}


# another plan under a running incident


@pytest.mark.slow
def test_steps_and_playbooks_that_a_later_plan_no_longer_has_stay_in_the_log(
    ncp: Ncp, plan_copy: PlanCopy, entries: Entries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NCP_PLAN", str(plan_copy.root))
    ncp("incident", "start", "--title", "Lek")
    ncp("incident", "playbook", "ddos-wave")
    ncp("incident", "done", "cv-confirm", "--anyway")
    for path in plan_copy.root.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("cv-confirm", "cv-check").replace("ddos-wave", "ddos-flood"), encoding="utf-8")
    plan_copy.load()
    assert ncp("incident", "status").code == 0
    assert PlanChanged in [type(entry.event) for entry in entries()]
    for command in ("status --json", "next", "timeline", "sitrep", "sitrep --audience executive", "show 3", "show 4"):
        result = ncp("incident", *command.split())
        assert (result.code, result.err) == (0, ""), command
    assert "cv-confirm" in ncp("incident", "timeline").out

"""The JSON of ``status`` stands while log, plan and day are the same, and is made again when one of them changes."""

from __future__ import annotations

from pathlib import Path

from ncp.cli.standing import keep_answer, key_of, standing_answer
from ncp.plan.signature import remember_digest, remembered_digest, signature_of
from tests.conftest import Ncp

BASE = ("head", "sha256:plan", "2026-11-23")


def test_an_answer_stands_while_nothing_changed(tmp_path: Path) -> None:
    keep_answer(tmp_path, "incident", key_of(*BASE), '{"a": 1}\n')
    assert standing_answer(tmp_path, "incident", key_of(*BASE)) == '{"a": 1}\n'


def test_another_log_plan_or_day_asks_for_another_answer(tmp_path: Path) -> None:
    keep_answer(tmp_path, "incident", key_of(*BASE), "{}")
    for number in range(3):
        changed = list(BASE)
        changed[number] += "x"
        assert standing_answer(tmp_path, "incident", key_of(*changed)) is None


def test_a_broken_answer_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "status-incident.json").write_bytes(b"\xff\xfe")
    assert standing_answer(tmp_path, "incident", key_of(*BASE)) is None


def test_status_json_is_the_same_when_read_back_and_new_after_an_entry(ncp: Ncp, home: Path) -> None:
    ncp("incident", "start", "--title", "Proef", "--facts", str(_facts(home)))
    first = ncp("incident", "status", "--json").out
    assert ncp("incident", "status", "--json").out == first
    ncp("incident", "log", "er gebeurde iets")
    assert ncp("incident", "status", "--json").out != first


def test_a_changed_file_has_another_signature(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("a: 1\n", encoding="utf-8")
    before = signature_of(tmp_path)
    remember_digest(tmp_path / "cache", tmp_path, before, "sha256:one")
    assert remembered_digest(tmp_path / "cache", tmp_path, before) == "sha256:one"
    (tmp_path / "plan.yaml").write_text("a: 2\n", encoding="utf-8")
    after = signature_of(tmp_path)
    assert after != before
    assert remembered_digest(tmp_path / "cache", tmp_path, after) is None


def _facts(home: Path) -> Path:
    path = home / "feiten.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("facts: {exploited: true}\n", encoding="utf-8")
    return path

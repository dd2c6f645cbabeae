"""Every rule has a manual page, in two languages, and its fragments do what the page says."""

from __future__ import annotations

from pathlib import Path

import pytest

from ncp.check.manual import manual_of, parts_of
from ncp.check.registry import checks, manuals
from ncp.check.run import check_files
from tests.check.conftest import TODAY
from tests.check.fragments import applied

MODULE = {rule: check.module for check in checks() for rule in check.rules}
RULES = sorted(MODULE)


@pytest.mark.parametrize("rule", RULES)
def test_page_is_complete(rule: str) -> None:
    manual = manuals()[rule]
    missing = [name for name in ("nl", "en", "good", "bad") if not getattr(manual, name)]
    assert missing == []
    assert len(manual.line("nl")) <= 110, "the first paragraph is one line of a list"
    assert len(manual.line("en")) <= 110


@pytest.mark.parametrize("rule", RULES)
def test_bad_fragment_gives_the_rule(rule: str, shipped: dict[str, bytes], read_before: Path) -> None:
    files = applied(shipped, manuals()[rule].bad)
    found = check_files(files, TODAY, read_before, only={MODULE[rule]})
    assert rule in {problem.rule for problem in found.problems}


@pytest.mark.parametrize("rule", RULES)
def test_good_fragment_loads_and_does_not_give_the_rule(
    rule: str, shipped: dict[str, bytes], read_before: Path
) -> None:
    files = applied(shipped, manuals()[rule].good)
    found = check_files(files, TODAY, read_before, only={MODULE[rule]})
    assert [problem for problem in found.problems if problem.rule == rule or problem.level == "error"] == []


def test_section_of_a_rule_goes_before_the_common_one() -> None:
    manual = manual_of("b", "A line.\n\nnl:\n    Samen.\n\nen:\n    All.\n\nbad:\n    x: 1\n\nbad b:\n    y: 2\n")
    assert (manual.nl, manual.bad, manual.good) == ("Samen.", "y: 2", "")


def test_comment_begins_a_part_of_a_fragment() -> None:
    parts = parts_of("# roles.yaml, roles[+]\nid: a\n# a remark\n# legal_powers/b.yaml\nlaw: {}\n")
    assert [(part.file, part.where, part.text) for part in parts] == [
        ("roles.yaml", "roles[+]", "id: a\n# a remark\n"),
        ("legal_powers/b.yaml", "", "law: {}\n"),
    ]

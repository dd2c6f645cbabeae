"""Who acts must exist; who is only told may have been succeeded; and a note may say what is not known."""

from __future__ import annotations

from pathlib import Path

import pytest

from ncp.check.run import check_files
from tests.check.conftest import TODAY
from tests.check.fragments import applied

MODULE = "ncp.check.references.role_outside_window"
POWER = "# legal_powers/cbw.yaml, powers[cbw-single-point-of-contact]\n"
STEP = "# playbooks/critical-vulnerability.yaml, playbook.steps[cv-confirm]\n"
EZK = "minister-ezk"
"""Until 1 July 2024; then minister-ez."""

PASSED_ON = f"""\
  role: {EZK}
  chain:
    - role: minister-ez
      form: delegation
      in_force: {{from: 2024-07-02}}
      basis: text
      sources: [cbw-2026-08-15]
"""

USES = {
    "the holder of a power": (f"{POWER}holder: {{role: {EZK}}}\n", True),
    "who does the work for the holder": (f"{POWER}holder: {{role: minister-jenv, executed_by: {EZK}}}\n", True),
    "the addressee of a power": (f"{POWER}addressee: [{EZK}]\n", True),
    "the addressee of an older power": (
        "# legal_powers/wbni.yaml, powers[wbni-inform-advise]\naddressee: [minister-ezk]\n", False,
    ),
    "who acts in a step": (f"{STEP}role: {EZK}\n", True),
    "who acts in a step of that time": (f"{STEP}role: {EZK}\nin_force: {{to: 2024-07-01}}\n", False),
    "whom a step notifies": (f"{STEP}notifies: [{EZK}]\n", False),
    "whom a step notifies before there was such a role": (
        f"{STEP}notifies: [kcr2]\nin_force: {{from: 2018-01-01, to: 2020-12-31}}\n", True,
    ),
    "a holder of whom a note speaks": (
        f"{POWER}holder: {{role: {EZK}}}\nnote: {{nl: Sinds 2024 is dit EZK niet meer., en: No longer EZK.}}\n", False,
    ),
    "a holder of whom a note says nothing": (
        f"{POWER}holder: {{role: {EZK}}}\nnote: {{nl: Lees ook artikel 3., en: Read article 3 too.}}\n", True,
    ),
    "a holder who passed the power on": (f"{POWER}holder:\n{PASSED_ON}", False),
    "a holder that is nobody in the plan": (f"{POWER}holder: {{role: nobody}}\n", False),
}  # fmt: skip


@pytest.mark.parametrize(("fragment", "expected"), USES.values(), ids=USES)
def test_role_outside_its_window(
    fragment: str,
    expected: bool,
    shipped: dict[str, bytes],
    read_before: Path,
) -> None:
    found = check_files(applied(shipped, fragment), TODAY, read_before, only={MODULE})
    assert ("role-outside-window" in {each.rule for each in found.problems}) is expected


def test_problem_names_the_days_and_the_successor(shipped: dict[str, bytes], read_before: Path) -> None:
    found = check_files(applied(shipped, f"{POWER}holder: {{role: {EZK}}}\n"), TODAY, read_before, only={MODULE})
    (problem,) = found.problems
    assert problem.values == {
        "role": EZK, "id": "cbw-single-point-of-contact", "days": "2026-08-15 – …", "suggestion": "minister-ez",
    }  # fmt: skip

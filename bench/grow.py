"""A plan many times as large as the one that ships, for measuring growth: every law and every playbook again and again.

The copies bear ids of their own and refer to one another as the originals do; roles, facts, sectors and cases stay,
because they are the world that the law is about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ncp.plan.load import LoadedPlan

FOLDERS = ("legal_powers/", "playbooks/")
NAMING = ("id", "replaces", "succeeds", "after", "powers", "includes", "power", "formerly")
_KEY = re.compile(r"\s*(?:- )?(\w+):")
_ONLY_IDS = re.compile(r"[\s\[\],a-z0-9-]+")
_WORD = re.compile(r"(?<![\w-])[a-z0-9]+(?:-[a-z0-9]+)*(?![\w-])")


def grow(files: Mapping[str, bytes], loaded: LoadedPlan, times: int) -> dict[str, bytes]:
    """The files of a plan with its laws and playbooks ``times`` as often."""
    plan = loaded.plan
    ids = {*plan.power_versions, *(file.law.id for file in plan.laws), *plan.step_by_id, *plan.playbook_by_id}
    listed = ids - {value for values in plan.values_of.values() for value in values}  # some laws are values of a fact
    grown = dict(files)
    for number in range(2, times + 1):
        for name, content in files.items():
            if name.startswith(FOLDERS):
                lines = [_line(line, ids, listed, number) for line in content.decode().split("\n")]
                grown[name.replace(".yaml", f"-x{number}.yaml")] = "\n".join(lines).encode()
    return grown


def _line(line: str, ids: set[str], listed: set[str], number: int) -> str:
    """A line of YAML with the number of the copy behind every id that it names; what a person reads stays as it is."""
    key = _KEY.match(line)
    if key is not None and key[1] in NAMING:
        names = ids
    elif _ONLY_IDS.fullmatch(line):
        names = listed
    else:
        return line
    return _WORD.sub(lambda word: f"{word[0]}-x{number}" if word[0] in names else word[0], line)

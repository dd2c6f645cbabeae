"""Shipped editions and small edits of them, each read only once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from ncp.plan.editions import PlanAt, plan_at
from ncp.plan.load import LoadedPlan, load_plan
from ncp.problem import Refused
from tests.conftest import ROOT

NO_HISTORY = ("edition-unknown", "edition-cut-off", "ref-unknown", "commit-missing", "not-in-git", "git-missing")


class Edit(NamedTuple):
    """In a file the first ``old`` behind ``anchor`` becomes ``new``."""

    file: str
    anchor: str
    old: str
    new: str


class Plans:
    """Editions as git has them, with edits."""

    def __init__(self, folder: Path) -> None:
        self.load = cache(self._load)
        self._folder = folder
        self._files = cache(lambda name: edition_named(name).files)

    def _load(self, name: str, *edits: Edit) -> LoadedPlan:
        files = dict(self._files(name))
        for edit in edits:
            before, anchor, rest = files[edit.file].decode().partition(edit.anchor)
            assert edit.old in rest, f"{edit.old!r} does not stand behind {edit.anchor!r} in {edit.file}"
            files[edit.file] = (before + anchor + rest.replace(edit.old, edit.new, 1)).encode()
        return load_plan(files, self._folder)


def edition_named(name: str) -> PlanAt:
    """An edition from the history of this repository; a copy without that history cannot be tested on it."""
    try:
        return plan_at(name, ROOT)
    except Refused as refused:
        if refused.problems[0].rule in NO_HISTORY:
            pytest.skip(f"edition {name} is not in the history that is here")
        raise

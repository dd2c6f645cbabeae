"""``ncp plan git-diff``: what git calls to show the change of one file of a plan; see the guide for policy staff.

Only the arguments: the work is in ``git_diff_screen``, which other commands need not load.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from ncp.cli.language import say
from ncp.cli.screen import show
from ncp.problem import refuse

GIVEN = 7
"""How many words git gives: path, then file, hash and mode of the old and of the new content."""

Given = Annotated[list[str], typer.Argument(help=say("diff.argument-given"), metavar="GIT")]


def git_diff(given: Given) -> None:
    if len(given) < GIVEN:
        raise refuse("usage", reason=say("diff.git-gives", count=GIVEN))
    from ncp.cli.plan.git_diff_screen import OneFile, file_parts

    show(file_parts(OneFile(given[0], _content(given[1]), _content(given[4]))))


def _content(path: str) -> bytes | None:
    """What git put in a file; None for the side on which there is none."""
    return None if path == os.devnull else Path(path).read_bytes()

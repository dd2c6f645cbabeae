"""The plan that ships as files, with a cache of what was read before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ncp.plan.files import plan_files
from tests.conftest import ROOT

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def shipped() -> dict[str, bytes]:
    """The files of the plan that ships."""
    return plan_files(ROOT)


@pytest.fixture(scope="session")
def read_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder that the tests share."""
    return tmp_path_factory.mktemp("read")

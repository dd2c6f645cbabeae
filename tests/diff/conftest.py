"""What the tests of differences share: the editions that shipped."""

from __future__ import annotations

import pytest

from tests.diff.editions import Plans


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Plans:
    """The editions in git, with or without edits."""
    return Plans(tmp_path_factory.mktemp("known"))

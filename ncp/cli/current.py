"""The session of this process; made once, by ``main``, or by a completion that starts without it."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from ncp.cli.session import Session

_session: Session | None = None


def session() -> Session:
    """The session that commands work with."""
    global _session
    if _session is None:
        _session = Session(os.environ, lambda: datetime.now(UTC))
    return _session


def use(made: Session | None) -> None:
    """Put a session in place; tests bring their own clock this way."""
    global _session
    _session = made

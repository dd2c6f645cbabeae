"""What the impact of a plan change is made of: rows, the reason behind each, and the two guards.

Data only; ``ncp.diff.impact`` makes it and ``ncp.report.diff_impact`` puts it into words.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from ncp.advice.result import HolderAdvice
from ncp.logic.reason import Tested

Words = tuple[str | HolderAdvice, ...]
"""What an officer sees of one side of a subject: a verdict is one word, holders and alerts are a list."""

Part = Literal[
    "not-in-plan",
    "window",
    "condition",
    "sectors",
    "rung",
    "activation",
    "order",
    "vocabulary",
    "holder",
    "authority",
    "law",
    "level",
    "playbook",
    "block",
    "after",
    "from-level",
    "link",
    "detail",
]
"""What of a subject made the difference. ``order``: the values of a fact, or the levels of a ladder, stand otherwise;
``vocabulary``: one plan has no word for a fact of the case; ``after``: a step that goes before; ``link``: a
dependency or a route; ``detail``: the compared field itself."""

VERDICT = "verdict"
"""The aspect that decides whether the others are looked at."""

ASPECTS = (
    "holder", "addressee", "kind", "rung", "track", "before", "after", "clock", "activation", "succeeded-by",
    "alerted-by", "duties", "seats", "at-level", "part-of", "reports-to",
    "convening", "sits", "body", "report-every", "down-when", "rests-at",
    "role", "within", "powers", "notifies", "options", "needs", "produces", "from-level", "waits-for",
    "depends-on", "sector", "ministry", "supervisor", "csirt", "path", "carries", "power",
    "who-knows", "answerable-within", "judgement",
)  # fmt: skip
"""Every other aspect: of powers, of roles, of levels and ladders, of steps, of processes and sectors, of facts."""

SILENT = frozenset(
    {"not-in-plan", "not-in-force", "does-not-apply", "finished", "not-hit", "not-affected", "not-asked"}
)
"""The words that give an officer nothing to do. From one of them to another nothing changes for anybody."""


class Because(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The first reason that differs."""

    part: Part
    about: str = ""
    """Which rung, level, step, fact, sector or edge; empty: the subject itself."""
    side: Literal["old", "new", ""] = ""
    """The plan that lacks it, or in which it is not in force."""
    lapsed_on: date | None = None
    """The last day on which it was in force in that plan."""
    starts_on: date | None = None
    old_test: Tested | None = None
    """The first test that decided in the old plan and not in the new one, and the other way round."""
    new_test: Tested | None = None


class Row(Struct, frozen=True, kw_only=True):
    """One difference in one case, over the days next to each other on which it is the same."""

    case: str
    facts: Literal["then", "final"]
    """``then``: what was known at that moment of the case. ``final``: all that became known, on other days."""
    first: date
    last: date
    """The last day that was looked at."""
    first_at: str = ""
    last_at: str = ""
    """Of ``then`` the moments as the case tells them: a day, or a day with a time."""
    until: date | None
    """The last day on which it holds; None: as far as the plans reach."""
    count: int
    """How many of the days looked at lie in it; of ``then``: how many moments of the case."""
    kind: str
    id: str
    aspect: str
    """``verdict``, or what differs of a subject that speaks on both sides: ``holder``, ``alerted-by``."""
    old: Words
    new: Words
    because: Because
    behind: tuple[str, ...]
    """The fingerprints of the changes that made it."""


class Unfelt(Struct, frozen=True, kw_only=True):
    """A change of the heaviest level that no case feels: no case tests it."""

    fingerprint: str
    why: Literal["not-compared", "silent", "same"]
    """``not-compared``: no output that is compared shows this field; ``silent``: its subject speaks in no case;
    ``same``: it speaks, and every case comes out alike."""


class Impact(Struct, frozen=True, kw_only=True):
    """What a plan change does to real cases."""

    cases: tuple[str, ...]
    moments: int
    """The moments of the cases on which both plans ran."""
    days: int
    """The days on which a window of either plan opens or closes; each case ran on all of them."""
    rows: tuple[Row, ...]
    unfelt: tuple[Unfelt, ...]
    unexplained: tuple[Row, ...]
    """Rows without a change of the heaviest level behind them: a defect of how changes are weighed."""

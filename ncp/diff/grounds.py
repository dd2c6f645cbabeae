"""Why a change has its level: the grounds, and the level that each of them gives.

The definition behind them: a change is *ingrijpend* when an officer who follows the old plan would in some situation
act differently, through somebody else, or without authority. Each ground has a sentence in ``ncp.text``.
"""

from __future__ import annotations

from ncp.diff.change import Level

LEVEL_OF: dict[str, Level] = {
    # somebody acts differently, through somebody else, or without authority
    "other-office": "ingrijpend",
    "other-addressee": "ingrijpend",
    "authority": "ingrijpend",
    "new-office": "ingrijpend",
    "lost-office": "ingrijpend",
    "new-ground": "ingrijpend",
    "lost-ground": "ingrijpend",
    "fewer-situations": "ingrijpend",
    "more-situations": "ingrijpend",
    "other-situations": "ingrijpend",
    "open-longer": "ingrijpend",
    "other-days": "ingrijpend",
    "other-time": "ingrijpend",
    "other-work": "ingrijpend",
    "other-procedure": "ingrijpend",
    "other-notice": "ingrijpend",
    "other-table": "ingrijpend",
    "other-order": "ingrijpend",
    "other-route": "ingrijpend",
    "other-answers": "ingrijpend",
    # only a person can say
    "law-text": "beoordelen",
    "instruction": "beoordelen",
    "question-text": "beoordelen",
    "certainty": "beoordelen",
    "too-many-facts": "beoordelen",
    "own-test": "beoordelen",
    "order-shown": "beoordelen",
    # adds, and touches no outcome
    "unused": "aanvullend",
    "never-speaks": "aanvullend",
    "background": "aanvullend",
    # no outcome can change
    "wording": "redactioneel",
    "upkeep": "redactioneel",
    "same-meaning": "redactioneel",
    "same-record": "redactioneel",
    "days-covered": "redactioneel",
    "nobody-misses-it": "redactioneel",
}

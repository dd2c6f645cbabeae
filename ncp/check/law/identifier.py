"""Law can be found again: a BWB id for acts and decrees, and articles written in one way.

nl:
    Een wet of besluit heeft een BWB-id.

    Daarmee vindt een jurist de tekst terug op wetten.overheid.nl, ook als de wet van naam verandert. Het staat in het
    adres van de wet (BWBR en zeven cijfers). Is er geen, zeg dan in `note` waarom, met het woord BWB.

nl article-form:
    Een artikel staat er zoals de tekst het nummert: `74`, `16 lid 1 onder b`, `3.2, 3.4 en 3.5`.

    Zonder «artikel» of «art.» ervoor, want dat zet het programma er zelf bij, en met «lid» en «onder» in plaats van
    haakjes. Heeft de tekst geen artikelen, schrijf dan `none`; is het nummer niet gelezen, schrijf `unread`.

en:
    An act or decree has a BWB id.

    By that a lawyer finds the text at wetten.overheid.nl, also when the law changes its name. It stands in the address
    of the law (BWBR and seven digits). If there is none, say why in `note`, with the word BWB.

en article-form:
    An article is written as the text numbers it: `74`, `16 lid 1 onder b`, `3.2, 3.4 en 3.5`.

    Without "artikel" or "art." before it, because the program adds that, and with "lid" and "onder" instead of
    brackets. If the text has no articles write `none`; if the number was not read write `unread`.

good:
    # legal_powers/cbw.yaml, law
    bwb_id: BWBR0052872

bad law-without-id:
    # legal_powers/cbw.yaml, law
    bwb_id: ~

good article-form:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    article: "74 lid 1 onder b"

bad article-form:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    article: "art. 74(1)(b)"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ncp.check.check import Context, Level
from ncp.problem import Problem

LAYER = "law"
RULES: dict[str, Level] = {"law-without-id": "warning", "article-form": "warning"}
NEEDS: tuple[str, ...] = ()
IN_BWB = ("act", "decree", "regulation")
SAYS_ITSELF = ("none", "unread")
_FOREIGN = re.compile(r"(?i)\b(art|artt|artikel|artikelen|article|par|paragraaf|sub|juncto|jo)\b|§|[0-9a-z]\([0-9a-z]")


def check(context: Context) -> Iterator[Problem]:
    """Laws that cannot be found again, and articles that are not written as the plan writes them."""
    for file in context.plan.laws:
        law = file.law
        if law.kind in IN_BWB and law.bwb_id is None and not (law.note and "BWB" in law.note.nl):
            yield context.problem("law-without-id", law, "id", id=law.id)
        for power in file.powers:
            if not _is_article(power.article):
                yield context.problem("article-form", power, "article", id=power.id, article=power.article)


def _is_article(text: str) -> bool:
    if text in SAYS_ITSELF:
        return True
    return text == text.strip() and any(sign.isdigit() for sign in text) and not _FOREIGN.search(text)

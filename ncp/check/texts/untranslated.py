"""A text that says the same words in both languages.

nl:
    Een zin staat er in het Nederlands en in het Engels, elk in eigen woorden.

    Zijn beide gelijk, dan is de vertaling vergeten. Namen en korte aanduidingen tot en met vier woorden mogen
    gelijk zijn.

en:
    A sentence stands there in Dutch and in English, each in words of its own.

    If both are equal, the translation was forgotten. Names and short phrases of up to four words may be equal.

good:
    # playbooks/ddos-wave.yaml, playbook.steps[dd-next]
    why: {nl: Wie zich voorbereidt blijft in de lucht., en: Whoever is prepared stays up.}

bad:
    # playbooks/ddos-wave.yaml, playbook.steps[dd-next]
    why: {nl: Wie zich voorbereidt blijft in de lucht., en: Wie zich voorbereidt blijft in de lucht.}
"""

from __future__ import annotations

from collections.abc import Iterator

from ncp.check.check import Context, Level
from ncp.problem import Problem

LAYER = "texts"
RULES: dict[str, Level] = {"text-untranslated": "warning"}
NEEDS: tuple[str, ...] = ()

LONGEST_NAME = 4
"""Words. «Nationaal Cyber Security Centrum» is the same in English; a longer text never is."""


def check(context: Context) -> Iterator[Problem]:
    """Each text of more than a few words that is equal in both languages."""
    for each in context.texts:
        if each.text.nl == each.text.en and len(each.text.nl.split()) > LONGEST_NAME:
            yield each.file.problem("text-untranslated", (*each.path, "en"))

"""Dutch where English should stand, or the other way round.

nl:
    Onder `nl` staat Nederlands en onder `en` staat Engels.

    Gekeken is naar woorden die maar in één van de twee talen bestaan, zoals `het` en `niet`, `the` en `with`. Staan
    er twee of meer van de verkeerde taal en geen van de goede, of duidelijk meer van de verkeerde, dan zijn de
    teksten verwisseld of is de vertaling niet af. Wissel ze om of vertaal.

en:
    Dutch stands under `nl` and English under `en`.

    This looks at words that exist in one of the two languages only, such as `het` and `niet`, `the` and `with`.
    With two or more of the wrong language and none of the right one, or clearly more of the wrong one, the texts
    were swapped or the translation is unfinished. Swap them, or translate.

good:
    # playbooks/ddos-wave.yaml, playbook.steps[dd-next]
    why: {nl: Het gaat om de volgende die wordt geraakt., en: What matters is the next one to be hit.}

bad:
    # playbooks/ddos-wave.yaml, playbook.steps[dd-next]
    why: {nl: What matters is the next one that will be hit., en: Het gaat om de volgende die wordt geraakt.}
"""

from __future__ import annotations

from collections.abc import Iterator

from ncp.check.check import Context, Level
from ncp.check.written import LANGUAGES, Language, in_language
from ncp.problem import Problem

LAYER = "texts"
RULES: dict[str, Level] = {"text-wrong-language": "warning"}
NEEDS: tuple[str, ...] = ()

WORDS: dict[Language, frozenset[str]] = {
    "nl": frozenset({
        "aan", "als", "bij", "dat", "de", "deze", "dit", "door", "een", "en", "er", "geen", "het", "kan",
        "maar", "mag", "met", "moet", "naar", "niet", "nog", "ook", "om", "op", "te", "tot", "uit", "van",
        "voor", "wat", "wie", "worden", "wordt", "zich", "zijn", "zo",
    }),
    "en": frozenset({
        "and", "are", "be", "by", "can", "for", "from", "has", "have", "if", "its", "may", "must", "not",
        "on", "or", "that", "the", "their", "them", "these", "they", "this", "to", "what", "when", "which",
        "who", "will", "with",
    }),
}  # fmt: skip
"""Common words of the one language that the other does not have; no abbreviations, no words such as `is` or `of`."""
OTHER: dict[Language, Language] = {"nl": "en", "en": "nl"}


def check(context: Context) -> Iterator[Problem]:
    """Each text that is evidently in the other language; one that was not translated at all is reported as such."""
    for each in context.texts:
        if each.text.nl == each.text.en:
            continue
        for language in LANGUAGES:
            if is_in_other_language(in_language(each.text, language), language):
                yield each.file.problem("text-wrong-language", (*each.path, language), language=language)


def is_in_other_language(text: str, language: Language) -> bool:
    """Whether a text that should be in a language is evidently in the other one. In doubt: no."""
    words = text.lower().replace(",", " ").replace(".", " ").split()
    strange = len(WORDS[OTHER[language]].intersection(words))
    if strange < 2:
        return False
    own = len(WORDS[language].intersection(words))
    return own == 0 or strange > 2 * own

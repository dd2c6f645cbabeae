"""A text that is not finished: cut off, marked as work to do, or with spaces that should not be there.

nl:
    Een tekst is af: hij eindigt waar een zin eindigt en bevat geen aantekening voor later.

    Gemeld wordt een zin zonder punt, vraagteken of uitroepteken aan het eind, een naam die eindigt op een komma of
    een voegwoord, een dubbele spatie, een spatie aan het begin of eind, en een aantekening als TODO of ???. Maak de
    tekst af.

en:
    A text is finished: it ends where a sentence ends and holds no note for later.

    Reported are a sentence without a full stop, question mark or exclamation mark at its end, a name that ends with
    a comma or a conjunction, a double space, a space at the beginning or end, and a note such as TODO or ???.
    Finish it.

good:
    # playbooks/ddos-wave.yaml, playbook.steps[dd-next]
    why: {nl: Wie zich voorbereidt blijft in de lucht., en: Whoever is prepared stays up.}

bad:
    # playbooks/ddos-wave.yaml, playbook.steps[dd-next]
    why: {nl: Wie zich voorbereidt en, en: Whoever is prepared stays up.}
"""

from __future__ import annotations

from collections.abc import Iterator

from ncp.check.check import Context, Level
from ncp.check.written import LANGUAGES, in_language
from ncp.problem import Problem

LAYER = "texts"
RULES: dict[str, Level] = {"text-unfinished": "warning"}
NEEDS: tuple[str, ...] = ()

_NOTES = ("TODO", "FIXME", "TBD", "XXX", "??", "  ")
_ENDS = (".", "?", "!", ".)", "?)", "!)", '."', ".'", ".»", ".”", ".’", "?»", "!»", "?”", "…")
_HANGS = (",", ";", "-", "–", "(", "/", " en", " of", " de", " het", " een", " and", " or", " the", " a", " an")


def check(context: Context) -> Iterator[Problem]:
    """Each text that is not finished, with its end or the note in it."""
    for each in context.texts:
        for language in LANGUAGES:
            text = in_language(each.text, language)
            found = unfinished_in(text, is_sentence=each.is_sentence)
            if found is not None:
                yield each.file.problem("text-unfinished", (*each.path, language), found=found)


def unfinished_in(text: str, *, is_sentence: bool) -> str | None:
    """What shows that a text is not finished: a note, a double space, or its last words. None when it is."""
    for note in _NOTES:
        if note in text:
            start = text.index(note)
            return text[max(0, start - 12) : start + 14]
    is_cut = not text.endswith(_ENDS) if is_sentence else text.endswith(_HANGS)
    if is_cut or text != text.strip():
        return f"...{text[-24:]}" if len(text) > 24 else text
    return None

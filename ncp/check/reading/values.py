"""Every value has the type, the form and the words that its key asks for.

nl:
    Op elke plaats staat het soort waarde dat daar hoort: tekst, lijst, tabel of getal.

    De melding zegt wat er hoort en wat er staat. Een getal dat tekst moet zijn, zet u tussen aanhalingstekens.

nl value-not-allowed:
    Waar uit een vaste lijst wordt gekozen, staat een woord uit die lijst.

    De melding noemt de woorden waaruit u kunt kiezen.

nl value-form:
    Ids, termijnen en tijden hebben hun vaste vorm.

    Een id is Engels, met kleine letters, cijfers en streepjes (`minister-jenv`). Een termijn is een getal met m, h, d,
    w of mo (`24h`).

nl text-empty:
    Een tekst die iemand leest, is in geen van beide talen leeg.

    Schrijf de tekst in het Nederlands en in het Engels. Is er niets te zeggen, laat dan de hele sleutel weg als dat
    mag.

en:
    Every place holds the kind of value that belongs there: text, list, mapping or number.

    The message says what belongs there and what was found. Put a number that must be a text between quotation marks.

en value-not-allowed:
    Where a choice is made from a fixed list, the word is in that list.

    The message names the words to choose from.

en value-form:
    Ids, durations and times have their fixed form.

    An id is English, in lower case, with digits and dashes (`minister-jenv`). A duration is a number with m, h, d, w or
    mo (`24h`).

en text-empty:
    A text that somebody reads is empty in neither language.

    Write the text in Dutch and in English. If there is nothing to say, leave out the whole key where that is allowed.

good:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    article: "74"
    rung: binding-instruction

bad value-type:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    article: 74

bad value-not-allowed:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    rung: binding-instructions

bad value-form:
    # roles.yaml, roles[nctv]
    reports_to: Minister_JenV

bad text-empty:
    # roles.yaml, roles[nctv]
    task: {nl: Coördineert., en: ""}
"""

from ncp.check.check import Level

LAYER = "shape"
RULES: dict[str, Level] = {
    "value-type": "error",
    "value-not-allowed": "error",
    "value-form": "error",
    "text-empty": "error",
}

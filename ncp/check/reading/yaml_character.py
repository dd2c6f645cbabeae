r"""No characters that a terminal obeys or nobody sees.

nl:
    Er staan geen onzichtbare of sturende tekens in de tekst.

    Zulke tekens (een spatie zonder breedte, een teken dat de leesrichting omdraait) komen mee met plakken uit een
    webpagina of pdf. Ze maken dat twee dezelfde woorden toch verschillen, of dat het scherm iets anders toont dan er
    staat. Haal het teken op de aangewezen plaats weg en typ het woord opnieuw.

en:
    There are no invisible or controlling characters in the text.

    Such characters (a space without width, a mark that turns the direction of reading) come along when you paste from a
    web page or a pdf. They make two equal words differ, or make the screen show something else than what is there.
    Remove the character at the place shown and type the word again.

good:
    # reference/sources.yaml, sources[own-modelling]
    publisher: NCTV

bad:
    # reference/sources.yaml
      - id: voorbeeld
        title: "NC\u200bTV"
"""

from ncp.check.check import Level

LAYER = "yaml"
RULES: dict[str, Level] = {"yaml-character": "error"}

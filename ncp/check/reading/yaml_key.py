"""A key is a word, and stands once.

nl:
    Een sleutel is een woord.

    Staat er een lijst of een tabel waar een sleutel hoort, dan is er een vraagteken of een haakje te veel.

nl yaml-duplicate-key:
    Een sleutel staat maar één keer in dezelfde tabel.

    De meeste programma's nemen stil de laatste; de eerste telt dan niet mee. Kies welke van de twee goed is en haal de
    andere weg. De melding noemt de regel van de eerste.

en:
    A key is a word.

    Where a list or a mapping stands in the place of a key, there is a question mark or a bracket too many.

en yaml-duplicate-key:
    A key stands only once in one mapping.

    Most programs silently take the last one, and the first does not count. Choose which of the two is right and remove
    the other. The message names the line of the first.

good:
    # reference/sources.yaml, sources[own-modelling]
    read: own

bad yaml-key:
    # reference/sources.yaml
      - ? [id, title]
        : voorbeeld

bad yaml-duplicate-key:
    # reference/sources.yaml
      - id: voorbeeld
        title: Voorbeeldwet
        kind: law
        read: full
        read: part
"""

from ncp.check.check import Level

LAYER = "yaml"
RULES: dict[str, Level] = {"yaml-key": "error", "yaml-duplicate-key": "error"}

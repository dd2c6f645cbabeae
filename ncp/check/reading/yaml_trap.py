"""No words that YAML programs read as something else.

nl:
    Er staan geen woorden die YAML soms als iets anders leest, zoals `no`, `on`, `12:30` en `010`.

    Het ene programma leest `no` als tekst, het andere als onwaar, en `12:30` als 750. Zet er aanhalingstekens om als u
    de tekst bedoelt, en schrijf `true` of `false` als u ja of nee bedoelt.

en:
    There are no words that YAML may read as something else, such as `no`, `on`, `12:30` and `010`.

    One program reads `no` as text, another as false, and `12:30` as 750. Put quotation marks around it if you mean the
    text, and write `true` or `false` if you mean yes or no.

good:
    # reference/sources.yaml, sources[own-modelling]
    publisher: "NO"

bad:
    # reference/sources.yaml
      - id: voorbeeld
        title: Voorbeeldwet
        publisher: NO
"""

from ncp.check.check import Level

LAYER = "yaml"
RULES: dict[str, Level] = {"yaml-trap": "error"}

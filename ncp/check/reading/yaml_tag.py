"""No tags: a value is what it looks like.

nl:
    Er zijn geen tags zoals `!!str`: een waarde is wat er staat.

    Een tag laat YAML een waarde anders lezen, en sommige programma's voeren er zelfs code mee uit. Haal hem weg; wilt u
    dat iets tekst is, zet er dan aanhalingstekens om.

en:
    There are no tags such as `!!str`: a value is what it looks like.

    A tag makes YAML read a value differently, and some programs even run code by it. Remove it; if something must be a
    text, put it between quotation marks.

good:
    # reference/sources.yaml, sources[own-modelling]
    date: "2026"

bad:
    # reference/sources.yaml
      - id: voorbeeld
        date: !!str 2026
"""

from ncp.check.check import Level

LAYER = "yaml"
RULES: dict[str, Level] = {"yaml-tag": "error"}

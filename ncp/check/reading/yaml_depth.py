"""Nothing is nested so deep that nobody can read it.

nl:
    Niets is dieper genest dan veertig niveaus.

    Zo diep komt geen echt plan; het is een plakfout of een bestand dat ergens anders voor is. Maak het platter.

en:
    Nothing is nested deeper than forty levels.

    No real plan gets that deep; it is a pasting mistake, or a file meant for something else. Make it flatter.

good:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    applies_when: {all: [{not: {fact: statutory-duty-breached, is: false}}]}

bad:
    # reference/sources.yaml
      - [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
"""

from ncp.check.check import Level

LAYER = "yaml"
RULES: dict[str, Level] = {"yaml-depth": "error"}

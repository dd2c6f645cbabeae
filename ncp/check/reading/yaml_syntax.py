"""The text is YAML: indentation, colons, brackets and quotation marks are in order.

nl:
    De tekst is geldige YAML: inspringing, dubbele punten, haakjes en aanhalingstekens kloppen.

    Het pijltje staat waar de lezer vastliep; de fout staat daar of vlak erboven. Vaak ontbreekt een haakje of een
    aanhalingsteken, of staat er een dubbele punt met een spatie in een tekst: zet die tekst dan tussen
    aanhalingstekens.

nl yaml-tab:
    Er wordt ingesprongen met spaties, nooit met tabs.

    Een tab ziet er in elke editor anders uit, en YAML staat hem daar niet toe. Zet in uw editor aan dat de tabtoets
    spaties schrijft.

en:
    The text is valid YAML: indentation, colons, brackets and quotation marks are in order.

    The caret stands where the reader got stuck; the mistake is there or just above. Often a bracket or a quotation mark
    is missing, or a text has a colon followed by a space: put that text between quotation marks.

en yaml-tab:
    Indentation is made with spaces, never with tabs.

    A tab looks different in every editor, and YAML does not allow it there. Set your editor so that the tab key writes
    spaces.

good:
    # reference/sources.yaml, sources[own-modelling]
    publisher: "ncp: eigen keuze"

bad yaml-syntax:
    # reference/sources.yaml
      - id: voorbeeld
        title: Wet: tekst van 2026

bad yaml-tab:
    # reference/sources.yaml
      - id: voorbeeld
    ⇥    title: Voorbeeldwet
"""

from ncp.check.check import Level

LAYER = "yaml"
RULES: dict[str, Level] = {"yaml-syntax": "error", "yaml-tab": "error"}

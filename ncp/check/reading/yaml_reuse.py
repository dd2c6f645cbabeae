"""No anchors and no aliases: what stands there is what it says.

nl:
    Er zijn geen ankers (`&naam`) en geen verwijzingen (`*naam`): elke waarde staat er voluit.

    Met een anker verandert één regel op een heel andere plaats mee, en dat ziet niemand in een vergelijking. Schrijf de
    waarde uit. Een tekst die met `*` of `&` begint, zet u tussen aanhalingstekens.

nl yaml-alias:
    Er wordt niet met `*naam` naar een waarde elders verwezen.

    Schrijf de waarde uit. Een tekst die met `*` begint, zet u tussen aanhalingstekens.

en:
    There are no anchors (`&name`) and no aliases (`*name`): every value is written out.

    With an anchor one line changes another one in a quite different place, and nobody sees that in a comparison. Write
    the value out. Put a text that begins with `*` or `&` between quotation marks.

en yaml-alias:
    No value is taken from elsewhere with `*name`.

    Write the value out. Put a text that begins with `*` between quotation marks.

good:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    sources: [cbw-2026-08-15]

bad yaml-anchor:
    # reference/sources.yaml
      - &wet
        id: voorbeeld
        title: Voorbeeldwet

bad yaml-alias:
    # reference/sources.yaml
      - id: voorbeeld
        title: *wet
"""

from ncp.check.check import Level

LAYER = "yaml"
RULES: dict[str, Level] = {"yaml-anchor": "error", "yaml-alias": "error"}

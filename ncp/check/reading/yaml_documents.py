"""One file holds one document.

nl:
    Een bestand bevat één document: er staat geen tweede `---` in.

    Twee documenten in één bestand ontstaan bij plakken. Haal de regel met `---` weg, of maak er twee bestanden van.

en:
    A file holds one document: there is no second `---` in it.

    Two documents in one file come from pasting. Remove the line with `---`, or make two files of it.

good:
    # reference/sources.yaml, sources[+]
    id: voorbeeld
    title: Voorbeeldwet
    kind: law
    read: full

bad:
    # reference/sources.yaml
    ---
    sources: []
"""

from ncp.check.check import Level

LAYER = "yaml"
RULES: dict[str, Level] = {"yaml-documents": "error"}

"""A file of the plan is UTF-8 text with something in it.

nl:
    Een bestand van het plan is tekst in UTF-8.

    Bewaar het bestand in uw editor als UTF-8 (zonder BOM). Oude Windows-programma's kiezen soms een andere codering;
    letters als é gaan dan mis.

nl file-binary:
    Een bestand van het plan is een tekstbestand.

    Er staat een teken in dat alleen in binaire bestanden voorkomt. Meestal is een ander bestand (een pdf, een
    Word-bestand) onder deze naam bewaard.

nl file-empty:
    Een bestand van het plan is niet leeg.

    Een leeg bestand is meestal per ongeluk bewaard: zet de inhoud terug, of haal het bestand weg als het niet hoeft.

en:
    A file of the plan is text in UTF-8.

    Save the file as UTF-8 (without BOM) in your editor. Old Windows programs sometimes choose another encoding, and
    letters such as é then go wrong.

en file-binary:
    A file of the plan is a text file.

    It holds a character that only occurs in binary files. Usually another file (a pdf, a Word document) was saved under
    this name.

en file-empty:
    A file of the plan is not empty.

    An empty file was mostly saved by accident: put its content back, or remove the file if it is not needed.

good:
    # plan.yaml, .
    title: {nl: Plan voor reële crises, en: Plan for real crises}

bad file-encoding:
    # plan.yaml
    # Geldt voor re�le crises

bad file-binary:
    # plan.yaml
    # Geldt voor ␀ crises

bad file-empty:
    # legal_powers/voorbeeldwet.yaml

    # De inhoud komt nog.
"""

from ncp.check.check import Level

LAYER = "yaml"
RULES: dict[str, Level] = {"file-encoding": "error", "file-binary": "error", "file-empty": "error"}

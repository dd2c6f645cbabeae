"""Every file that a plan consists of is there.

nl:
    Elk bestand waaruit een plan bestaat, is er.

    Zonder dit bestand is het plan geen plan. Zet het terug; `git log -- bestand` zegt wanneer het verdween. Is het
    verplaatst of anders genoemd, geef het dan zijn oude plaats en naam.

en:
    Every file that a plan consists of is there.

    Without this file the plan is no plan. Put it back; `git log -- file` says when it went. If it was moved or renamed,
    give it its old place and name.

good:
    # reference/facts.yaml, facts[cause]
    headline: true

bad:
    # reference/facts.yaml, -
"""

from ncp.check.check import Level

LAYER = "shape"
RULES: dict[str, Level] = {"plan-file-missing": "error"}

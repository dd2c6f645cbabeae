"""A date is a day that exists.

nl:
    Een datum is een dag die bestaat, geschreven als JJJJ-MM-DD.

    30 februari en 2026-13-01 bestaan niet. Weet u de dag niet, dan is er geen datum: laat hem weg waar dat mag, of
    schrijf in een opmerking wat u wel weet.

en:
    A date is a day that exists, written as YYYY-MM-DD.

    30 February and 2026-13-01 do not exist. If you do not know the day there is no date: leave it out where that is
    allowed, or write in a note what you do know.

good:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    checked_on: 2026-02-28

bad:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    checked_on: 2026-02-30
"""

from ncp.check.check import Level

LAYER = "shape"
RULES: dict[str, Level] = {"date-invalid": "error"}

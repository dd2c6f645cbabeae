"""Between two versions of one record there are no days on which neither holds.

nl:
    Tussen twee versies van een bevoegdheid of niveau liggen geen dagen waarop geen van beide geldt.

    Op zo'n dag zegt het programma dat de bevoegdheid niet van kracht is. Dat is zelden de bedoeling: meestal is de
    einddatum van de oude versie of de begindatum van de nieuwe verkeerd overgenomen. Laat de nieuwe versie beginnen op
    de dag na de oude. Gold een bevoegdheid echt even niet, zeg dat dan in `note` bij de latere versie; de melding
    verdwijnt dan.

en:
    Between two versions of a power or a level there are no days on which neither holds.

    On such a day the program says that the power is not in force. That is rarely meant: usually the last day of the
    old version or the first day of the new one was copied wrongly. Let the new version begin on the day after the old
    one. If a power really was not in force for a while, say so in the `note` of the later version; the finding then
    goes away.

good:
    # legal_powers/wbni.yaml, powers[wbni-share-residual-data]
    in_force: {from: 2018-11-09, to: 2022-11-30}

bad:
    # legal_powers/wbni.yaml, powers[wbni-share-residual-data]
    in_force: {from: 2018-11-09, to: 2022-11-01}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from ncp.check.check import Context
from ncp.check.check import Level as Weight
from ncp.plan.model.levels import Level
from ncp.plan.model.powers import Power
from ncp.problem import Problem

LAYER = "time"
RULES: dict[str, Weight] = {"version-gap": "warning"}
NEEDS = ("legal_powers", "escalation_levels.yaml")
Version = Power | Level


def check(context: Context) -> Iterator[Problem]:
    """A gap, reported at the window of the later version."""
    for versions in _versions(context):
        for earlier, later in pairwise(sorted(versions, key=_beginning)):
            ends, starts = earlier.in_force.to, later.in_force.from_
            if ends and starts and starts - ends > timedelta(days=1) and not getattr(later, "note", None):
                first, last = ends + timedelta(days=1), starts - timedelta(days=1)
                values = {"id": later.id, "first": str(first), "last": str(last)}
                yield context.problem("version-gap", later, "in_force", **values)


def _versions(context: Context) -> Iterator[list[Version]]:
    """The versions of each power and of each level."""
    for pairs in context.plan.power_versions.values():
        yield [power for _, power in pairs]
    for ladder in context.plan.ladders:
        for name in {level.id: None for level in ladder.levels}:
            yield [level for level in ladder.levels if level.id == name]


def _beginning(version: Version) -> date:
    return version.in_force.from_ or date.min

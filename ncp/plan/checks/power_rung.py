"""A power stands on one rung of the ladder or on one track, and dormant law on an emergency rung.

nl:
    Een bevoegdheid staat op een trede (`rung`) of op een spoor (`track`), precies één van de twee.

    De trede zegt hoe zwaar het middel is, en daarmee wat eerst komt. Bevoegdheden van opsporing, inlichtingendiensten,
    openbare orde en dergelijke zijn geen zwaardere aanwijzing; zij staan op een spoor.

nl power-dormant-rung:
    Een bevoegdheid die eerst in werking moet worden gesteld (`activation`), staat op een noodrechttrede.

    Dat zijn emergency-separate, emergency-limited en emergency-general. Anders zet het programma haar tussen het gewone
    recht, alsof zij al werkt.

en:
    A power stands on a rung (`rung`) or on a track (`track`), exactly one of the two.

    The rung says how heavy the means is, and so what comes first. Powers of investigation, intelligence, public order
    and the like are no heavier instruction; they stand on a track.

en power-dormant-rung:
    A power that has to be put into operation first (`activation`) stands on an emergency rung.

    Those are emergency-separate, emergency-limited and emergency-general. Otherwise the program puts it among ordinary
    law, as if it worked already.

good:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    rung: binding-instruction

good power-dormant-rung:
    # legal_powers/wbbbg.yaml, powers[wbbbg-curfew]
    rung: emergency-separate

bad power-rung-or-track:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    rung: binding-instruction
    track: governance

bad power-dormant-rung:
    # legal_powers/wbbbg.yaml, powers[wbbbg-curfew]
    rung: coercion
"""

from collections.abc import Iterator, Sequence

from ncp.plan.checks.each_power import each_power
from ncp.plan.located import ReadFile
from ncp.plan.model.plan import Plan
from ncp.problem import Problem

LAYER = "law"
RULES = {"power-rung-or-track": "error", "power-dormant-rung": "error"}
NEEDS: tuple[str, ...] = ()
EMERGENCY = ("emergency-separate", "emergency-limited", "emergency-general")


def check(plan: Plan, files: Sequence[ReadFile]) -> Iterator[Problem]:
    """A power with both or neither, and dormant law among ordinary law."""
    del plan
    for file, path, _, power in each_power(files):
        if (power.rung is None) == (power.track is None):
            yield file.problem("power-rung-or-track", (*path, "id"), id=power.id)
        if power.activation and power.rung not in EMERGENCY:
            yield file.problem("power-dormant-rung", (*path, "rung"), id=power.id)

"""A power says whose it is and where that stands.

nl:
    Een bevoegdheid, plicht of taak noemt een bron.

    Zonder bron kan niemand nagaan of het klopt. Noem de wettekst als die is gelezen, anders het stuk waarin u het las,
    met `basis: secondary`.

nl power-without-holder:
    Een bevoegdheid, plicht of taak heeft een houder.

    Een bevoegdheid van niemand kan in een crisis ook niemand gebruiken. Zegt de wet het niet, neem haar dan niet op.

en:
    A power, duty or task names a source.

    Without a source nobody can verify it. Name the text of the law if it was read, otherwise the document in which you
    read about it, with `basis: secondary`.

en power-without-holder:
    A power, duty or task has a holder.

    A power of nobody can be used by nobody in a crisis. If the law does not say whose it is, leave it out.

good:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    holder: {role: competent-authority, for: sector}
    sources: [cbw-2026-08-15]

bad record-without-source:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    sources: []

bad power-without-holder:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    holder: []
"""

from collections.abc import Iterator, Sequence

from ncp.plan.checks.each_power import each_power
from ncp.plan.located import ReadFile
from ncp.plan.model.plan import Plan
from ncp.problem import Problem

LAYER = "law"
RULES = {"record-without-source": "error", "power-without-holder": "error"}
NEEDS: tuple[str, ...] = ()


def check(plan: Plan, files: Sequence[ReadFile]) -> Iterator[Problem]:
    """A power of nobody, and a power out of nowhere."""
    del plan
    for file, path, _, power in each_power(files):
        if not power.holder:
            yield file.problem("power-without-holder", (*path, "holder"), id=power.id)
        if not power.sources:
            yield file.problem("record-without-source", (*path, "sources"), id=power.id)

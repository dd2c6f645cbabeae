"""Sources are read where the plan says that it read the text, and none is there for nothing.

nl:
    Wie `basis: text` schrijft, heeft minstens één van de genoemde bronnen zelf gelezen.

    `read: secondary` bij de bron zegt dat wij haar alleen uit een ander stuk kennen. Dan kan de grondslag niet `text`
    zijn: lees de bron en verander `read`, of schrijf `basis: secondary`. Een lezer vertrouwt op dat woord.

nl source-unused:
    Elke bron in reference/sources.yaml wordt ergens genoemd.

    Een bron die niets draagt, is meestal achtergebleven na een wijziging. Noem haar waar zij hoort, of haal haar weg.
    Is zij invoer voor de jaarlijkse evaluatie, zeg dat dan met `input_for`.

en:
    Whoever writes `basis: text` read at least one of the sources it names.

    `read: secondary` with the source says that we only know it from another document. Then the basis cannot be `text`:
    read the source and change `read`, or write `basis: secondary`. A reader trusts that word.

en source-unused:
    Every source in reference/sources.yaml is named somewhere.

    A source that carries nothing was usually left behind by a change. Name it where it belongs, or remove it. If it is
    input for the annual review, say so with `input_for`.

good:
    # roles.yaml, roles[nctv]
    basis: text
    sources: [letter-26643-673]

bad text-not-read:
    # roles.yaml, roles[nctv]
    basis: text
    sources: [lcp-digitaal-2022]

good source-unused:
    # reference/sources.yaml, sources[+]
    id: voorbeeld-2026
    title: Voorbeeldwet
    kind: law
    read: full
    # roles.yaml, roles[nctv]
    sources: [letter-26643-673, voorbeeld-2026]

bad source-unused:
    # reference/sources.yaml, sources[+]
    id: voorbeeld-2026
    title: Voorbeeldwet
    kind: law
    read: full
"""

from __future__ import annotations

from collections.abc import Iterator

from ncp.check.check import Context, Level
from ncp.plan.model.reference import SourcesFile
from ncp.problem import Problem

LAYER = "law"
RULES: dict[str, Level] = {"text-not-read": "warning", "source-unused": "warning"}
NEEDS = {
    "text-not-read": ("reference/sources.yaml",),
    "source-unused": (
        "plan.yaml", "roles.yaml", "escalation_levels.yaml", "legal_powers", "playbooks", "cases",
        "reference/facts.yaml", "reference/intervention_ladder.yaml", "reference/sectors.yaml",
        "reference/information_sharing.yaml", "reference/measures.yaml", "reference/misunderstandings.yaml",
        "reference/lessons.yaml", "reference/sources.yaml",
    ),
}  # fmt: skip
READ = ("full", "part")


def check(context: Context) -> Iterator[Problem]:
    """Texts that nobody read, and sources that nothing rests on."""
    unread = {source.id for source in context.plan.sources if source.read not in READ}
    named: set[str] = set()
    for file in context.files:
        for record, path in file.records:
            sources = () if isinstance(record, SourcesFile) else getattr(record, "sources", ())
            named.update(sources)
            if sources and getattr(record, "basis", "") == "text" and unread.issuperset(sources):
                yield file.problem("text-not-read", (*path, "basis"), sources=", ".join(sources))
    for source in context.plan.sources:
        if source.id not in named and not source.input_for:
            yield context.problem("source-unused", source, "id", id=source.id)

"""The picture of an incident: what is known, what is unknown, and where sources disagree.

A fact on which sources disagree counts as unknown until an office chooses: the tool takes no side.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from ncp.incident.state import Claim, State
from ncp.plan.model.condition import Value


class FactPicture(Struct, frozen=True):
    """One fact with what every source says of it. ``settled`` is the claim that counts, if one does."""

    fact: str
    claims: tuple[Claim, ...]
    settled: Claim | None

    @property
    def is_disputed(self) -> bool:
        """Sources gave different values and nobody chose since."""
        return self.settled is None and len({_key(c.value) for c in self.claims if c.value is not None}) > 1

    @property
    def is_unknown(self) -> bool:
        """Somebody was asked and did not know, and nobody else does."""
        return not self.is_disputed and (self.settled is None or self.settled.value is None)


def picture_of(state: State) -> dict[str, FactPicture]:
    """Every fact that somebody said something about, in the order in which they came up."""
    by_fact: dict[str, list[Claim]] = {}
    for claim in state.claims:
        by_fact.setdefault(claim.fact, []).append(claim)
    for name in state.chosen:
        by_fact.setdefault(name, [])
    return {name: _picture(name, tuple(claims), state.chosen.get(name)) for name, claims in by_fact.items()}


def known_facts(pictures: dict[str, FactPicture]) -> dict[str, Value]:
    """The facts that advice may rest on."""
    return {
        name: picture.settled.value
        for name, picture in pictures.items()
        if picture.settled is not None and picture.settled.value is not None
    }


def disputed_facts(pictures: dict[str, FactPicture]) -> tuple[FactPicture, ...]:
    """The facts on which sources disagree."""
    return tuple(picture for picture in pictures.values() if picture.is_disputed)


def _picture(name: str, claims: tuple[Claim, ...], chosen: Claim | None) -> FactPicture:
    newer = [claim for claim in claims if chosen is None or claim.entry > chosen.entry]
    said = [claim for claim in newer if claim.value is not None]
    if chosen is not None and all(_key(claim.value) == _key(chosen.value) for claim in said):
        return FactPicture(name, claims, chosen)
    if chosen is not None and chosen.value is not None:  # a choice for «unknown» contradicts nobody
        said.append(chosen)
    last = max(said or newer, key=lambda claim: (claim.valid_at, claim.entry))
    if len({_key(claim.value) for claim in said}) > 1 and not _adds_to(last, said):
        return FactPicture(name, (*claims, chosen) if chosen else claims, None)
    return FactPicture(name, claims, last)


def _adds_to(last: Claim, said: Iterable[Claim]) -> bool:
    """Who names all that was named before and more adds to a set; «none» is contradicted by any addition."""
    whole = last.value
    return isinstance(whole, tuple) and all(
        isinstance(claim.value, tuple) and claim.value and set(claim.value) <= set(whole) for claim in said
    )


def _key(value: Value | None) -> object:
    """Sets are equal whatever the order in which they were given."""
    return frozenset(value) if isinstance(value, tuple) else value

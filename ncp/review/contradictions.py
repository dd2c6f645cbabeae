"""Facts on which sources contradicted each other during an incident, from the first to the last moment of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec.structs import replace

from ncp.incident.events import EntryCorrected
from ncp.incident.picture import FactPicture
from ncp.review.course import Moment
from ncp.review.record import Contradiction, Said


def contradictions(course: Sequence[Moment]) -> Iterator[Contradiction]:
    """Each time a fact became disputed, with how it ended; in the order in which they began."""
    found: list[Contradiction] = []
    running: dict[str, int] = {}
    for moment in course:
        disputed = {name: picture for name, picture in moment.pictures.items() if picture.is_disputed}
        for name, picture in disputed.items():
            if name not in running:
                running[name] = len(found)
                found.append(Contradiction(name, moment.at, _said(picture), None, None))
            else:
                found[running[name]] = replace(found[running[name]], said=_said(picture))
        for name in [name for name in running if name not in disputed]:
            number = running.pop(name)
            found[number] = _settled(found[number], moment)
    yield from found


def _settled(one: Contradiction, moment: Moment) -> Contradiction:
    entry = moment.sealed.entry
    chosen = moment.state.chosen.get(one.fact)
    how: Literal["chosen", "agreed", "corrected"] = "agreed"
    by, grounds = entry.by, ""
    if chosen is not None and chosen.entry == entry.number:
        how, by, grounds = "chosen", chosen.by, chosen.grounds
    elif isinstance(entry.event, EntryCorrected):
        how, grounds = "corrected", entry.event.reason
    return replace(one, settled_at=moment.at, how=how, by=by, grounds=grounds)


def _said(picture: FactPicture) -> tuple[Said, ...]:
    return tuple(Said(claim.source, claim.value) for claim in picture.claims if claim.value is not None)

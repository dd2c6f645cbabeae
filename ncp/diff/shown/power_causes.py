"""Why a power comes out otherwise: its window, its condition, its sectors, its rung, its activation, its holder.

A part is a cause when exchanging it alone, with the one of the other plan, changes the answer in either plan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from ncp.advice.competence import resolve_holders
from ncp.advice.powers import together
from ncp.diff.because import condition_causes, vocabulary_causes
from ncp.diff.row import VERDICT, Because, Part
from ncp.diff.shown.lens import Asked, Between, Cause, Face, Side, Source, absence, detail, fields_of
from ncp.diff.situations import Situation
from ncp.logic.conditions import weigh
from ncp.logic.truth import Truth, conjunction
from ncp.plan.model.condition import ALWAYS_TRUE, Condition, Test
from ncp.plan.model.powers import Power

SECTORS = "affected-sectors"
KNOWN_SECTORS = Test(SECTORS, "known", value=True)
FIELDS: dict[Part, str] = {
    "condition": "applies_when", "sectors": "sectors", "rung": "rung", "activation": "activation",
}  # fmt: skip
COMPETENCE: tuple[Part, ...] = ("holder", "authority", "law", "sectors", "vocabulary")
"""What leads from the law to an office, in the order of ``_way``."""


def power_causes(between: Between, asked: Asked) -> Iterator[Cause]:
    """What made an aspect of a power differ, the first reason first."""
    gone = [side for side, face in zip(between.sides, asked.faces, strict=True) if face.of is None]
    if gone:
        for side in gone:
            windows = [power.in_force for _, power in side.plan.power_versions.get(asked.subject, ())]
            cause = absence(side, "power", asked.subject, windows, asked.situation.on)
            yield replace(cause, sources=(*cause.sources, *_authorities(asked.faces)))
    elif asked.aspect == VERDICT:
        yield from _verdict_causes(between, asked)
    elif asked.aspect == "holder":
        yield from _holder_causes(between, asked)
    else:
        yield detail("power", asked, _since(asked))


def limit_of(power: Power) -> Condition:
    """The limit of a power to sectors, as a condition."""
    return Test(SECTORS, "includes_any", power.sectors) if power.sectors else ALWAYS_TRUE


def exchanged(parts: tuple[Sequence[Any], Sequence[Any]], answer: Callable[[Sequence[Any]], object]) -> Iterator[int]:
    """The numbers of the parts of which the exchange alone changes the answer of either side."""
    old, new = parts
    for number in range(len(old)):
        for here, there in ((old, new), (new, old)):
            if answer((*here[:number], there[number], *here[number + 1 :])) != answer(here):
                yield number
                break


def _since(asked: Asked) -> tuple[date | None, ...]:
    """The first days of the versions that spoke."""
    return tuple(face.of[1].in_force.from_ for face in asked.faces)


def _power(asked: Asked, *fields: str) -> Source:
    since = _since(asked)
    return Source("power", asked.subject, fields_of(fields, since), since)


def _verdict_causes(between: Between, asked: Asked) -> Iterator[Cause]:
    powers = asked.faces[0].of[1], asked.faces[1].of[1]
    old, new = (_truths(*pair, asked.situation) for pair in zip(between.sides, asked.faces, strict=True))
    parts = tuple(FIELDS)
    for number in exchanged((old, new), _verdict):
        source = _power(asked, FIELDS[parts[number]])
        found = tuple(_part_causes(between, parts[number], powers, source, asked.situation))
        yield from found or (Cause(Because(part=parts[number]), (source,)),)


def _truths(side: Side, face: Face, situation: Situation) -> tuple[Truth | None, ...]:
    """Of the parts of ``FIELDS``, in that order; None: it has none."""
    _, power, advice = face.of
    facts, ranks = side.facts(situation), side.plan.values_of
    return (
        weigh(power.applies_when, facts, ranks).value,
        weigh(limit_of(power), facts, ranks).value,
        advice.rung_explanation.value if advice.rung_explanation else None,
        weigh(power.activation.activated_when, facts, ranks).value if power.activation else None,
    )


def _verdict(truths: Sequence[Any]) -> str:
    own, limit, rung, awake = truths
    return together(conjunction((own, limit)), rung, awake).value


def _part_causes(
    between: Between, part: Part, powers: tuple[Power, Power], source: Source, situation: Situation
) -> Iterator[Cause]:
    old, new = powers
    about = ""
    if part == "rung":
        if old.rung is None or old.rung != new.rung:
            return
        about, source = old.rung, Source("rung", old.rung, ("reached_when",))
        conditions = tuple(side.plan.rung_by_id[old.rung].reached_when for side in between.sides)
    else:
        conditions = _condition(old, part), _condition(new, part)
    yield from condition_causes(between, situation, (conditions[0], conditions[1]), source, part, about)


def _condition(power: Power, part: Part) -> Condition:
    if part == "condition":
        return power.applies_when
    if part == "sectors":
        return limit_of(power)
    return power.activation.activated_when if power.activation else ALWAYS_TRUE


def _holder_causes(between: Between, asked: Asked) -> Iterator[Cause]:
    old, new = (_way(*pair, asked.situation) for pair in zip(between.sides, asked.faces, strict=True))

    def offices(way: Sequence[Any]) -> object:
        holder, side, law, sectors, facts = way
        power = replace(asked.faces[0].of[1], holder=holder, sectors=sectors)
        return set(resolve_holders(side.plan, law, power, facts, asked.situation.on))

    for number in exchanged((old, new), offices):
        part = COMPETENCE[number]
        if part == "vocabulary":
            yield from vocabulary_causes(between, asked.situation, (KNOWN_SECTORS, KNOWN_SECTORS))
        elif part == "authority":
            yield Cause(Because(part=part), tuple(_authorities(asked.faces)))
        else:
            yield Cause(Because(part=part), (_power(asked, part),))


def _way(side: Side, face: Face, situation: Situation) -> tuple[Any, ...]:
    law, power, _ = face.of
    return power.holder, side, law.id, power.sectors, side.facts(situation)


def _authorities(faces: tuple[Face, Face]) -> Iterator[Source]:
    """The records that say who the competent authority is, of both laws and for every sector that was asked for."""
    speaking = [face for face in faces if face.of]
    sectors = dict.fromkeys(each.sector for face in speaking for each in face.of[2].competence if each.sector)
    for law in dict.fromkeys(face.of[0].id for face in speaking):
        yield from (Source("competent-authority", f"{law}/{sector}", ("role", "in_force", "")) for sector in sectors)

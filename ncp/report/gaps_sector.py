"""One sector in full: who is in charge, what there is on each rung, how far it binds, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ncp.gaps.result import Instrument, SectorInventory, SectorReach
from ncp.plan.model.common import DatedRole
from ncp.report.gaps_document import DORMANT, HELD, Block, Items, Paragraph, Table, Title, gap_blocks
from ncp.report.gaps_words import GapWords


def sector_parts(words: GapWords, sector: str, depth: int = 1) -> Iterator[Block]:
    """Everything about one sector; ``depth`` is that of its title."""
    gaps, say = words.gaps, words.say
    day = words.wording.day(gaps.on)
    yield Title(
        say("gaps.title-sector", sector=words.sector(sector), day=day) if depth == 1 else words.sector(sector), depth
    )
    if depth == 1:
        yield Paragraph(say("gaps.caution", edition=gaps.plan.edition))
    yield from _offices(words, sector, depth + 1)
    inventory = next(each for each in gaps.inventory if each.sector == sector)
    yield from _instruments(words, inventory, depth + 1)
    for reach in gaps.orders:
        if reach.sector == sector:
            yield from _reach(words, reach, depth + 1)
    yield from _information(words, sector, depth + 1)
    yield Title(say("gaps.gaps-of-sector"), depth + 1)
    yield from gap_blocks(words, [gap for gap in gaps.gaps if sector in gap.sectors])
    if depth == 1:
        yield from _other_times(words, inventory, depth + 1)


def _offices(words: GapWords, sector: str, depth: int) -> Iterator[Block]:
    say, on = words.say, words.gaps.on
    record = words.plan.sector_by_id[sector]
    rows = [
        (say("gaps.ministry"), _roles(words, record.ministry), ""),
        (say("gaps.supervisor"), _roles(words, record.supervisor), ""),
        (say("gaps.csirt"), _roles(words, record.csirt), ""),
    ]
    short = {file.law.id: file.law.abbreviation for file in words.plan.laws}
    for each in words.plan.competent_authorities:
        if each.sector == sector and each.in_force.covers(on):
            note = say.of(each.note) if each.note else ""
            rows.append(
                (say("gaps.authority", law=short.get(each.law, each.law)), words.wording.role(each.role, on), note)
            )
    yield Title(say("gaps.offices"), depth)
    yield Table(("", "", ""), rows)


def _roles(words: GapWords, roles: Iterable[DatedRole]) -> str:
    on = words.gaps.on
    found = words.wording.roles((each.role for each in roles if each.in_force.covers(on)), on)
    return found or words.say("gaps.nobody-known")


def _instruments(words: GapWords, inventory: SectorInventory, depth: int) -> Iterator[Block]:
    say = words.say
    yield Title(say("gaps.instruments"), depth)
    yield Paragraph(say("gaps.legend-sector", held=HELD, dormant=DORMANT), "aside")
    for rung in words.plan.rung_by_id:
        yield Paragraph(say("gaps.on-rung", rung=say(f"words.rung-{rung}")), "strong")
        found = [_item(words, each) for each in inventory.on_rung(rung)]
        yield Items(found) if found else Paragraph(say("gaps.nothing-on-rung"))


def _other_times(words: GapWords, inventory: SectorInventory, depth: int) -> Iterator[Block]:
    others = [each for each in inventory.instruments if each.day]
    if others:
        yield Title(words.say("gaps.other-times"), depth)
        yield Items([(f"{words.instrument(each)}: {words.state(each)}", each.power) for each in others])


def _item(words: GapWords, instrument: Instrument) -> tuple[str, str]:
    sign = DORMANT if instrument.state == "dormant" else HELD
    whose = words.say("gaps.whose", holders=words.holders(instrument), addressees=words.addressees(instrument))
    return f"{sign} {words.instrument(instrument)}", f"{whose} · {instrument.power}"


def _reach(words: GapWords, found: SectorReach, depth: int) -> Iterator[Block]:
    say, reach = words.say, found.reach
    yield Title(say("gaps.orders"), depth)
    yield Paragraph(say(f"gaps.reach-{reach.state}"), "strong")
    yield Paragraph(words.size(reach, found.covered_with_dormant.situations))
    lists = (
        ("gaps.own-list", found.own), ("gaps.shared-powers", found.shared),
        ("gaps.after-breach-list", found.after_breach), ("gaps.dormant-list", found.dormant),
    )  # fmt: skip
    yield Table(("", ""), [(say(key), words.powers(powers) or say("gaps.none")) for key, powers in lists])
    if found.needs_own:
        yield Paragraph(say("gaps.own-needs", needs=words.needs(found.needs_own)))
    if found.needs:
        yield Paragraph(say("gaps.always-needs", needs=words.needs(found.needs)))
    elif found.needs_without_breach:
        yield Paragraph(say("gaps.always-needs-without", needs=words.needs(found.needs_without_breach)))
    if reach.facts:
        yield Paragraph(f"{say('gaps.smallest')} {words.facts(reach.facts)}")
    yield from _kinds(words, found)
    yield from _not_counted(words, found, depth)


def _kinds(words: GapWords, found: SectorReach) -> Iterator[Block]:
    say = words.say
    rows = [
        (
            words.kind(each.kind), words.share(each.reach.covered.situations, each.reach.all.situations),
            words.share(each.reach.covered_without_breach.situations, each.reach.without_breach.situations),
            say(f"gaps.kind-has-{each.reach.state}"),
        )
        for each in found.kinds
    ]  # fmt: skip
    if rows:
        yield Table((say("gaps.kind"), say("gaps.covered"), say("gaps.without-breach"), ""), rows)


def _not_counted(words: GapWords, found: SectorReach, depth: int) -> Iterator[Block]:
    reasons = dict.fromkeys(each.why for each in found.not_counted)
    if reasons:
        yield Title(words.say("gaps.not-counted"), depth)
        yield Items([
            (words.say(f"gaps.outside-{why}", powers=words.powers(e.power for e in found.not_counted if e.why == why)),)
            for why in reasons
        ])  # fmt: skip


def _information(words: GapWords, sector: str, depth: int) -> Iterator[Block]:
    say = words.say
    carried = next(each.carries for each in words.gaps.routes if each.sector == sector)
    missing = [kind for kind in words.gaps.information if kind not in carried]
    yield Title(say("gaps.information"), depth)
    if not carried:
        yield Paragraph(say("gaps.nothing-arrives"))
        return
    yield Paragraph(say("gaps.arrives", kinds=", ".join(say(f"words.carries-{kind}") for kind in carried)))
    if missing:
        yield Paragraph(say("gaps.arrives-not", kinds=", ".join(say(f"words.carries-{kind}") for kind in missing)))

"""Everything the plan says about one power, duty or task: what, when, whose, in every version, and from where."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ncp.advice.competence import authorities, resolve_holders
from ncp.advice.powers import weigh_powers
from ncp.advice.result import HolderAdvice, OutOfForce
from ncp.cli.catalogue.power_list import step_words
from ncp.cli.catalogue.shared import day_within, source_parts, version_on, window_words
from ncp.cli.language import say
from ncp.cli.screen import Grid, Heading, Line, Part
from ncp.cli.screens.conditions import condition_lines
from ncp.cli.screens.explanation import describe_power
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Holder, Law, Power
from ncp.report.wording import Wording

COMPARED = (
    "kind", "name", "article", "holder", "addressee", "rung", "track", "sectors", "allows", "does_not_allow",
    "applies_when", "activation", "before", "after", "clock",
)  # fmt: skip
"""What a reader wants to know the change of; each has a word ``catalogue.part-...``."""


def page_parts(power_id: str, wording: Wording, on: date) -> Iterator[Part]:
    """The screen of ``ncp power show``: the version of the day in full, the others beside it."""
    plan, say_of = wording.plan, wording.say.of
    law, power = version_on(plan, power_id, on)
    yield Heading(f"{say_of(power.name)} ({wording.article(law, power)})")
    yield Line(f"{say_of(law.title)} · {say(f'words.kind-{power.kind}')} · {_step(power)} · {power_id}")
    silent = silence_of(plan, power_id, on)
    if silent:
        yield Line(wording.silence(silent, on), "warn")
    yield Line(say("catalogue.addressees", names=wording.roles(power.addressee, on)))
    yield from describe_power(plan, power, wording, on)
    yield from _conditions(power, wording)
    yield from _holders(law, power, wording, on)
    yield from _versions(power_id, wording, on)
    yield from _kin(power_id, wording, on)
    yield from source_parts(power.sources, wording)
    if power.link:
        yield Line(say("catalogue.link", link=power.link))


def data_of(plan: Plan, power_id: str, on: date) -> dict[str, object]:
    """The page for ``--json``."""
    law, power = version_on(plan, power_id, on)
    day = day_within(power.in_force, on)
    per_sector = {name: authorities(plan, law.id, name, day) for name in _sectors(plan, power)}
    cited = dict.fromkeys(name for _, each in plan.power_versions[power_id] for name in each.sources)
    return {
        "id": power_id,
        "on": on,
        "in_force": power.in_force.covers(on),
        "competence": resolve_holders(plan, law.id, power, {}, day),
        "competence_on": day,
        "authority_by_sector": {name: found for name, found in per_sector.items() if found},
        "versions": [{"law": each.id, "power": version} for each, version in plan.power_versions[power_id]],
        "predecessors": predecessors(plan, power_id),
        "successors": successors(plan, power_id),
        "misunderstandings": [each for each in plan.misunderstandings if power_id in each.about],
        "sources": [plan.source_by_id[name] for name in cited if name in plan.source_by_id],
    }


def predecessors(plan: Plan, power_id: str) -> tuple[str, ...]:
    """The powers that this one says it succeeds."""
    return tuple(dict.fromkeys(old for _, each in plan.power_versions[power_id] for old in each.succeeds))


def successors(plan: Plan, power_id: str) -> tuple[str, ...]:
    """The powers that say they succeed this one, in force or not."""
    return tuple(dict.fromkeys(each.id for _, each in plan.powers if power_id in each.succeeds))


def silence_of(plan: Plan, power_id: str, on: date) -> OutOfForce | None:
    """Why the power does not speak on the day; ``None`` when it does."""
    _, silent = weigh_powers(plan, {}, on, {})
    return next((each for each in silent if each.id == power_id), None)


def _step(power: Power) -> str:
    key = "catalogue.on-rung" if power.rung else "catalogue.on-track"
    return say(key, name=step_words(power.rung, power.track))


def _conditions(power: Power, wording: Wording) -> Iterator[Part]:
    yield Heading(say("catalogue.conditions"))
    if power.sectors:
        names = wording.value("affected-sectors", power.sectors)
        yield Line(f"- {say('catalogue.only-sectors', names=names)}", indent=2)
    yield from condition_lines(power.applies_when, wording)
    rung = wording.plan.rung_by_id.get(power.rung) if power.rung else None
    if rung:
        yield Line(say("screen.rung-wants", rung=wording.say.of(rung.name)), "strong")
        yield from condition_lines(rung.reached_when, wording)
    if power.activation:
        yield Line(say("catalogue.works-after"), "strong")
        yield from condition_lines(power.activation.activated_when, wording)


def _holders(law: Law, power: Power, wording: Wording, on: date) -> Iterator[Part]:
    day = day_within(power.in_force, on)
    yield Heading(say("catalogue.holder-on", day=wording.day(day)))
    for each in resolve_holders(wording.plan, law.id, power, {}, day):
        if each.outcome == "held" and not each.sector:
            yield Line(f"- {_in_full(each, wording, day)}", indent=2)
    for holder in power.holder:
        yield from _chain(holder, wording, day)
        if holder.for_ == "sector":
            yield from _by_sector(law, power, holder, wording, day)


def _in_full(holder: HolderAdvice, wording: Wording, on: date) -> str:
    name = wording.role_in_full(holder.role, on)
    by = wording.role_in_full(holder.executed_by, on) if holder.executed_by else ""
    return say("words.executed-by", holder=name, by=by) if by else name


def _chain(holder: Holder, wording: Wording, on: date) -> Iterator[Part]:
    for link in holder.chain:
        text = say(
            f"catalogue.{link.form}", role=wording.role_in_full(link.role, on),
            window=window_words(link.in_force, wording), basis=wording.basis(link.basis),
        )  # fmt: skip
        yield Line(f"- {text}", indent=4)


def _by_sector(law: Law, power: Power, holder: Holder, wording: Wording, on: date) -> Iterator[Part]:
    """Which office the authority of the law is, sector by sector, and for which sectors nobody modelled it."""
    plan, rows, without = wording.plan, [], []
    for sector in _sectors(plan, power):
        name = wording.value("affected-sectors", sector)
        found = [each for each in plan.competent_authorities if (each.law, each.sector) == (law.id, sector)]
        held = [each for each in found if each.in_force.covers(on)]
        rows += [
            (
                name, wording.role_in_full(each.role, on),
                f"[{wording.basis(each.basis)}] {wording.say.of(each.note) if each.note else ''}".rstrip(),
            )
            for each in held
        ]  # fmt: skip
        if not held:
            without.append(name)
    yield Grid((say("catalogue.sector"), wording.role_in_full(holder.role, on), say("catalogue.basis")), rows)
    if without:
        yield Line(say("words.holder-not-modelled", sector=", ".join(without)), "warn", 2)


def _sectors(plan: Plan, power: Power) -> tuple[str, ...]:
    return power.sectors or tuple(plan.sector_by_id)


def _versions(power_id: str, wording: Wording, on: date) -> Iterator[Part]:
    """Every version with its window, and what is different from the one before it."""
    versions = wording.plan.power_versions[power_id]
    yield Heading(say("catalogue.versions"))
    rows = []
    before: Power | None = None
    for law, power in versions:
        day = day_within(power.in_force, on)
        holders = ", ".join(wording.role(each.role, day) for each in power.holder)
        changed = ", ".join(changed_words(before, power)) if before else ""
        read = wording.day(power.read_as_of) if power.read_as_of else ""
        rows.append((window_words(power.in_force, wording), wording.article(law, power), holders, read, changed))
        before = power
    changes = say("catalogue.changed") if len(versions) > 1 else ""
    columns = (say("catalogue.in-force-when"), say("catalogue.article"), say("screen.whose"), say("catalogue.read-on"))
    yield Grid((*columns, changes), rows)
    if len(versions) > 1:
        yield Line(say("catalogue.version-how"), "dim")


def changed_words(before: Power, after: Power) -> Iterator[str]:
    """What a version changed, in words."""
    for part in COMPARED:
        if getattr(before, part) != getattr(after, part):
            yield say(f"catalogue.part-{part}")


def _kin(power_id: str, wording: Wording, on: date) -> Iterator[Part]:
    """What it came from and what came after it, each with its window."""
    plan = wording.plan
    for key, names in (("succeeds", predecessors(plan, power_id)), ("succeeded-by", successors(plan, power_id))):
        for name in names:
            _, power = version_on(plan, name, on)
            window = window_words(power.in_force, wording)
            yield Line(say(f"catalogue.{key}", power=wording.power(name, on), window=window, id=name))

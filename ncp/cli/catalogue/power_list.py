"""The powers of a day, narrowed to a choice, as a table; what is left out is counted with the reason.

A power is left out for a sector only when its own limits say so. That nobody modelled the authority of a
sector is told apart from that: it is never a no.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from ncp.advice.powers import weigh_powers
from ncp.advice.result import OutOfForce, PowerAdvice, Verdict
from ncp.cli.catalogue.shared import marked, version_on
from ncp.cli.language import say
from ncp.cli.screen import Grid, Heading, Line, Part
from ncp.logic.conditions import Facts
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Law, Power
from ncp.report.wording import Wording


class Choice(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the reader narrows the list to; ``None`` is no limit."""

    law: str | None = None
    sector: str | None = None
    rung: str | None = None
    track: str | None = None
    kind: str | None = None
    basis: str | None = None

    def takes(self, law: Law, power: Power) -> bool:
        """Whether the power is of the law, rung, track, kind and basis that were asked for."""
        wanted = (self.law, self.rung, self.track, self.kind, self.basis)
        found = (law.id, power.rung, power.track, power.kind, power.basis)
        return all(each in (None, has) for each, has in zip(wanted, found, strict=True))


class Listed(Struct, frozen=True, kw_only=True):
    """What the choice found: the powers of the day, and everything left out by reason."""

    in_force: tuple[PowerAdvice, ...]
    lapsed: tuple[OutOfForce, ...]
    not_begun: tuple[OutOfForce, ...]
    for_other_sectors: tuple[PowerAdvice, ...]
    """In force, but limited to sectors other than the one asked for."""
    authority_not_modelled: tuple[PowerAdvice, ...]
    """In force, but the plan does not say which office the competent authority of this sector is."""


def choose_powers(plan: Plan, choice: Choice, on: date) -> Listed:
    """The powers of a day that the choice takes, lightest rung first; of one law in the order of that law."""
    facts: Facts = {"affected-sectors": (choice.sector,)} if choice.sector else {}
    taken = {name for name in plan.power_versions if choice.takes(*version_on(plan, name, on))}
    speaking, silent = weigh_powers(plan, facts, on, {})
    found = [each for each in speaking if each.id in taken]
    fitting = [each for each in found if each.verdict is not Verdict.DOES_NOT_APPLY]
    held = [each for each in fitting if any(one.outcome != "not-modelled" for one in each.competence)]
    gone = [each for each in silent if each.id in taken and each.would_apply != Verdict.DOES_NOT_APPLY.value]
    return Listed(
        in_force=tuple(held if choice.law else sorted(held, key=lambda each: _place(plan, each))),
        lapsed=tuple(each for each in gone if each.lapsed_on),
        not_begun=tuple(each for each in gone if not each.lapsed_on),
        for_other_sectors=tuple(each for each in found if each.verdict is Verdict.DOES_NOT_APPLY),
        authority_not_modelled=tuple(each for each in fitting if each not in held),
    )


def list_parts(listed: Listed, choice: Choice, wording: Wording, on: date) -> Iterator[Part]:
    """The screen of ``ncp power list``."""
    yield Heading(_title(choice, wording, on))
    yield _grid(listed.in_force, choice, wording, on)
    if choice.law:
        yield from _silent_parts((*listed.lapsed, *listed.not_begun), wording, on)
    yield Line("")
    yield Line(say("catalogue.in-force", day=wording.day(on), count=len(listed.in_force)), "strong")
    yield Line(say("catalogue.not-in-force", lapsed=len(listed.lapsed), coming=len(listed.not_begun)))
    yield from _left_out(listed, choice, wording)
    yield Line(say("catalogue.power-more" if choice.sector else "catalogue.power-more-sector"), "dim")


def _grid(powers: Iterable[PowerAdvice], choice: Choice, wording: Wording, on: date) -> Grid:
    """One row a power; a column that the choice makes the same everywhere is left out."""
    with_kind, with_step = choice.kind is None, choice.rung is None and choice.track is None
    kinds, steps = (say("screen.kind"),) * with_kind, (say("catalogue.step"),) * with_step
    rows = [
        (
            marked(wording.power(each.id, on), each.basis, wording), *(say(f"words.kind-{each.kind}"),) * with_kind,
            *(step_words(each.rung, each.track),) * with_step, _holders(each, choice, wording, on), each.id,
        )
        for each in powers
    ]  # fmt: skip
    return Grid((say("screen.power"), *kinds, *steps, say("screen.whose"), "id"), rows)


def _holders(power: PowerAdvice, choice: Choice, wording: Wording, on: date) -> str:
    """The offices; which sector they are for goes without saying when one was asked for."""
    if choice.sector is None:
        return wording.holders(power, on)
    held = tuple(replace(each, sector="") for each in power.competence if each.outcome == "held")
    return wording.holders(replace(power, competence=held), on)


def step_words(rung: str | None, track: str | None) -> str:
    """The rung of the ladder, or the track beside it."""
    return say(f"words.rung-{rung}") if rung else say(f"words.track-{track}")


def data_of(plan: Plan, listed: Listed, on: date) -> dict[str, object]:
    """The list for ``--json``: what a power is and who holds it, without a verdict, for nothing is judged here."""
    return {
        "powers": [_row(each, *version_on(plan, each.id, on)) for each in listed.in_force],
        "not_in_force": {
            "lapsed": [
                {"id": each.id, "lapsed_on": each.lapsed_on, "succeeded_by": each.succeeded_by}
                for each in listed.lapsed
            ],
            "not_begun": [{"id": each.id, "starts_on": each.starts_on} for each in listed.not_begun],
        },
        "left_out": {
            "for_other_sectors": _ids(listed.for_other_sectors),
            "authority_not_modelled": _ids(listed.authority_not_modelled),
        },
    }


def _row(advice: PowerAdvice, law: Law, power: Power) -> dict[str, object]:
    return {
        "id": power.id, "kind": power.kind, "name": power.name, "law": law.id, "article": power.article,
        "rung": power.rung, "track": power.track, "sectors": power.sectors, "holders": advice.holders,
        "competence": advice.competence, "basis": power.basis, "in_force": power.in_force,
    }  # fmt: skip


def _ids(powers: Iterable[PowerAdvice]) -> list[str]:
    return [each.id for each in powers]


def _place(plan: Plan, power: PowerAdvice) -> tuple[int, str]:
    """Rungs from light to heavy, then the tracks beside the ladder."""
    rungs = list(plan.rung_by_id)
    return (rungs.index(power.rung), "") if power.rung in rungs else (len(rungs), power.track or "")


def _title(choice: Choice, wording: Wording, on: date) -> str:
    day = wording.day(on)
    if choice.sector:
        sector = wording.value("affected-sectors", choice.sector)
        return say("catalogue.powers-of-sector", sector=sector, day=day)
    return say("catalogue.powers-on", day=day)


def _silent_parts(silent: tuple[OutOfForce, ...], wording: Wording, on: date) -> Iterator[Part]:
    """Who names a law wants to see all of it."""
    if silent:
        yield Heading(say("catalogue.silent"))
        rows = [(wording.power(each.id, on), wording.silence(each, on), each.id) for each in silent]
        yield Grid((say("screen.power"), say("catalogue.why"), "id"), rows)


def _left_out(listed: Listed, choice: Choice, wording: Wording) -> Iterator[Part]:
    sector = wording.value("affected-sectors", choice.sector)
    if listed.for_other_sectors:
        yield Line(say("catalogue.other-sectors", count=len(listed.for_other_sectors), sector=sector))
    if listed.authority_not_modelled:
        count = len(listed.authority_not_modelled)
        yield Line(say("catalogue.not-modelled", count=count, sector=sector), "warn")

"""Small plans made by hand, in which the answer can be seen: two sectors, a ministry each, and the powers of a test."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from ncp.gaps.find import gaps_of
from ncp.gaps.result import Gap, Gaps, SectorReach
from ncp.plan.model.common import ALWAYS, DatedRole, Text, Window
from ncp.plan.model.condition import ALWAYS_TRUE, AnyOf, Condition, Test
from ncp.plan.model.facts import Fact, FactValue
from ncp.plan.model.levels import Convening, Ladder, Level
from ncp.plan.model.plan import Plan
from ncp.plan.model.powers import Activation, Clock, Holder, LadderRung, Law, LawFile, Power
from ncp.plan.model.reference import Header
from ncp.plan.model.roles import Role
from ncp.plan.model.sectors import CompetentAuthority, Process, Sector
from ncp.plan.model.sharing import Edge

ON = date(2026, 11, 23)
BREACH = Test("statutory-duty-breached", "is", value=True)
ATTACK = Test("exploited", "is", value=True)
EMERGENCY = Test("emergency", "is", value=True)
SEVERE = Test("societal-impact", "at_least", "severe")
IMPACTS = ("none", "limited", "severe", "disruptive")
KINDS = ("essential", "ordinary")
WATER_WORKS = Test("affected-processes", "includes_any", ("water-works",))
ESSENTIAL = Test("provider-status", "includes_any", ("essential",))

YES_OR_NO = ("statutory-duty-breached", "exploited", "emergency", "duties-started")


def text(word: str) -> Text:
    return Text(nl=word, en=word)


def power(name: str, when: Condition = ALWAYS_TRUE, **more: Any) -> Power:
    """A binding power of ordinary law, held by the minister for any organisation, unless told otherwise."""
    settings: dict[str, Any] = {
        "kind": "power", "name": text(name), "article": "1", "holder": (Holder(role="minister"),),
        "addressee": ("essential",), "rung": "binding-instruction", "allows": text("x"), "does_not_allow": text("x"),
        "applies_when": when, "in_force": Window(from_=date(2020, 1, 1)), "sources": (), "basis": "text",
        "checked_on": ON,
    }  # fmt: skip
    return Power(id=name, **(settings | more))


def dormant(name: str, when: Condition = ALWAYS_TRUE, **more: Any) -> Power:
    """A power of emergency law that must be activated."""
    activation = Activation(routes=("separate",), takes=text("x"), activated_when=EMERGENCY)
    return power(name, when, rung="emergency-separate", activation=activation, **more)


def by_sector(name: str, when: Condition = ALWAYS_TRUE, **more: Any) -> Power:
    """A power of whoever is the competent authority of the sector."""
    return power(name, when, holder=(Holder(role="authority", for_="sector"),), **more)


def clock(**more: Any) -> Clock:
    return Clock(**({"name": text("clock"), "starts": "awareness", "within": "24h"} | more))


def role(name: str, kind: str = "office", **more: Any) -> Role:
    return Role(**{"id": name, "kind": kind, "name": text(name), "task": text("x"), "basis": "text", **more})


ROLES = (
    role("minister"), role("other-minister"), role("authority", "group"), role("anyone", "group"),
    role("water-company", "group"), role("registrar", "group"), role("mayor"),
    role("gone", exists=Window(to=date(2025, 1, 1))), role("centre", "organisation"), role("link", "organisation"),
)  # fmt: skip


def sector(name: str, ministry: str = "minister") -> Sector:
    offices = (DatedRole(role=ministry, basis="text"),) if ministry else ()
    return Sector(id=name, name=text(name), vital=True, ministry=offices, basis="text")


def process(name: str, of: str) -> Process:
    return Process(id=name, name=text(name), sector=of, ministry=(), basis="text")


def authority(of: str, holder: str = "minister", law: str = "law") -> CompetentAuthority:
    return CompetentAuthority(law=law, sector=of, role=holder, in_force=ALWAYS, basis="text", sources=())


def edge(name: str, source: str, to: str | Sequence[str], *carries: str) -> Edge:
    """From one role to another, or to the organisations of some sectors."""
    end: dict[str, Any] = {"to": to} if isinstance(to, str) else {"to_sectors": tuple(to)}
    return Edge(
        id=name, source=source, carries=carries or ("general-advisory",), ground=text("x"), in_force=ALWAYS,
        basis="text", sources=(), **end,
    )  # fmt: skip


def level(name: str, by: Sequence[str] | None, when: Condition = SEVERE) -> Level:
    convening = None if by is None else Convening(by=tuple(by), text=text("x"))
    return Level(
        id=name, name=text(name), abbreviation=name, applies_when=when, down_when=ALWAYS_TRUE, down_text=text("x"),
        convening=convening, decides=text("x"), basis="text",
    )  # fmt: skip


def fact(name: str, kind: str, *values: str, **more: Any) -> Fact:
    return Fact(
        id=name, block="domain", type=kind, name=text(name), question=text(name), who_knows=(),
        answerable_within="1h", basis="text", values=tuple(FactValue(id=each, name=text(each)) for each in values),
        **more,
    )  # fmt: skip


def plan(*powers: Power, **more: Any) -> Plan:
    """A plan with these powers, all of one law. Its sectors are water and energy."""
    law = Law(id="law", title=text("law"), abbreviation="Law", in_force=ALWAYS, sources=())
    rungs = ("inform", "supervise", "binding-instruction", "coercion", "emergency-separate")
    resting = level("rest", None)
    settings: dict[str, Any] = {
        "digest": "sha256:0", "header": header(), "roles": ROLES,
        "ladders": (ladder(resting, level("up", ["minister"])),),
        "laws": (LawFile(law=law, powers=powers),),
        "facts": (
            *(fact(name, "boolean") for name in YES_OR_NO), fact("societal-impact", "ordered", *IMPACTS),
            fact("provider-status", "set", *KINDS), fact("affected-sectors", "set", values_from="sectors"),
            fact("affected-processes", "set", values_from="processes"),
        ),
        "rungs": tuple(LadderRung(id=each, name=text(each), explanation=text("x"), basis="text") for each in rungs),
        "sectors": (sector("water"), sector("energy")),
        "processes": (process("water-works", "water"), process("grid", "energy")),
        "competent_authorities": (authority("water"), authority("energy")), "sharing_origin": "centre", "nodes": (),
        "edges": (edge("all", "centre", ["water", "energy"]),), "playbooks": (), "sources": (), "themes": (),
        "measures": (), "misunderstandings": (),
    }  # fmt: skip
    return Plan(**(settings | more))


def ladder(*levels: Level) -> Ladder:
    return Ladder(
        id="national", name=text("x"), note=text("x"), rests_at="rest", levels=levels, basis="text"
    )  # fmt: skip


def header() -> Header:
    return Header(
        edition="1", status="draft", date=ON, title=text("x"), languages=("nl",), derived_from=(), reviewed_on=None,
        exercised_on=None, marking="TLP:CLEAR", duty_office="minister", disclaimer=text("x"),
    )  # fmt: skip


def found(*powers: Power, on: date = ON, **more: Any) -> Gaps:
    """What is found in a plan with these powers."""
    return gaps_of(plan(*powers, **more), on)


def reach(gaps: Gaps, of: str = "water") -> SectorReach:
    return next(each for each in gaps.orders if each.sector == of)


def ids(gaps: Gaps, kind: str | None = None) -> list[str]:
    return [gap.id for gap in gaps.gaps if kind in (None, gap.kind)]


def gap(gaps: Gaps, name: str) -> Gap:
    return next(each for each in gaps.gaps if each.id == name)


def either(*conditions: Condition) -> Condition:
    return AnyOf(conditions)

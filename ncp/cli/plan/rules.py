"""``ncp plan rules``: what a plan is checked for, and the manual page of each rule."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct

from ncp.cli import options
from ncp.cli.language import phrases, say
from ncp.cli.output import show_json
from ncp.cli.screen import Cell, Grid, Heading, Line, Part, show
from ncp.problem import Problem, Refused

if TYPE_CHECKING:
    from ncp.check.manual import Manual


class Rule(Struct, frozen=True, kw_only=True):
    """One rule, as ``--json`` gives it."""

    id: str
    layer: str
    level: str
    text: str
    good: str
    bad: str


def rules(
    rule: Annotated[str | None, typer.Argument(help=say("help.argument-rule"), metavar="RULE")] = None,
    as_json: options.AsJson = False,
) -> None:
    known = all_rules()
    chosen = known if rule is None else [_find(known, rule)]
    if as_json:
        show_json("ncp/plan-rules/1", {"rules": chosen}, "")
    elif rule is None:
        show(_list(known))
    else:
        show(_page(chosen[0]))


def all_rules() -> list[Rule]:
    """Every rule in the user's language, layer by layer."""
    from ncp.check.registry import layers, levels, manuals

    layer_of, level_of = layers(), levels()
    return [_rule(page, layer_of[page.rule], level_of[page.rule]) for page in manuals().values()]


def _rule(page: Manual, layer: str, level: str) -> Rule:
    text = page.text(phrases().language)
    return Rule(id=page.rule, layer=layer, level=level, text=text, good=page.good, bad=page.bad)


def _find(known: list[Rule], name: str) -> Rule:
    found = next((rule for rule in known if rule.id == name), None)
    if found is None:
        close = get_close_matches(name, [rule.id for rule in known], n=1)
        raise Refused([Problem("rule-unknown", values={"id": name, **({"suggestion": close[0]} if close else {})})])
    return found


def _list(known: list[Rule]) -> Iterator[Part]:
    for layer, found in groupby(known, key=lambda rule: rule.layer):
        yield Heading(say(f"check.layer-{layer}"))
        yield Line(say(f"check.about-{layer}"), "dim")
        rows = [(Cell(rule.id, "id"), _level(rule), _first(rule.text)) for rule in found]
        yield Grid(("", "", ""), rows)
    yield Line("")
    yield Line(say("check.see-page"), "dim")


def _page(rule: Rule) -> Iterator[Part]:
    first, _, rest = rule.text.partition("\n\n")
    yield Line(_joined(first), "strong")
    yield Line(say("check.rule", id=rule.id, level=say(f"check.level-{rule.level}"), layer=_layer(rule)), "dim")
    for paragraph in rest.split("\n\n") if rest else ():
        yield Line("")
        yield Line(_joined(paragraph))
    for name, fragment in (("good", rule.good), ("bad", rule.bad)):
        yield Heading(say(f"check.{name}"))
        for line in fragment.splitlines():
            yield Line(line, "dim" if line.startswith("# ") else "plain", 2)


def _layer(rule: Rule) -> str:
    return say(f"check.layer-{rule.layer}")


def _level(rule: Rule) -> Cell:
    return Cell(say(f"check.level-{rule.level}"), "bad" if rule.level == "error" else "warn")


def _first(text: str) -> str:
    return _joined(text.split("\n\n", maxsplit=1)[0])


def _joined(paragraph: str) -> str:
    return " ".join(paragraph.split())

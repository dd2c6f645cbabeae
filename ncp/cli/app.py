"""The typer program, made of the commands that a call can mean, with help in the user's language."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from ncp import __version__
from ncp.cli.commands import GROUPS, SINGLE, Place, meant_by
from ncp.cli.language import phrases, say

_TRANSLATED = ("Usage:", "Options:", "Arguments:", "Commands:", "[required]", "[default:", "[OPTIONS]", "[ARGS]...")


class Command(TyperCommand):
    """A command whose help page speaks the user's language."""

    def get_params(self, ctx: Any) -> list[Any]:
        return named(super().get_params(ctx))

    def get_help(self, ctx: Any) -> str:
        return translate(super().get_help(ctx))


class Group(TyperGroup):
    """A group whose help page speaks the user's language."""

    def get_params(self, ctx: Any) -> list[Any]:
        return named(super().get_params(ctx))

    def get_help(self, ctx: Any) -> str:
        self.subcommand_metavar = say("help.subcommand")
        for param in self.params:
            if param.name in ("install_completion", "show_completion"):
                param.help = say(f"help.option-{param.name.replace('_', '-')}")  # type: ignore[attr-defined]
        return translate(super().get_help(ctx))


def named(params: list[Any]) -> list[Any]:
    """The parameters, with what stands for their values named in the user's language: ``STEP``, ``STAP``."""
    for param in params:
        param.metavar = param.metavar and "=".join(map(_metavar, param.metavar.split("=")))
    return params


def _metavar(word: str) -> str:
    key = f"help.metavar-{word.lower()}"
    return say(key) if phrases().has(key) else word


def translate(help_text: str) -> str:
    """The fixed words that typer prints around our own texts, in the user's language."""
    for number, word in enumerate(_TRANSLATED):
        help_text = help_text.replace(word, say(f"help.fixed-{number}"))
    return help_text.replace("Show this message and exit.", say("help.show-help"))


def build(arguments: Sequence[str]) -> typer.Typer:
    """The program for one call; with every command when the call does not name one."""
    meant = meant_by(arguments)
    app = _typer(say("help.ncp"))
    app.callback()(_root)
    for name, place in SINGLE.items():
        if not meant or meant[0] == name:
            _register(app, name, place, "ncp")
    for group, commands in GROUPS.items():
        if meant and meant[0] != group:
            continue
        below = _typer(say(f"help.group-{group}"))
        for name, place in commands.items():
            if len(meant) < 2 or meant[1] == name:
                _register(below, name, place, group)
        below.callback()(_nothing)
        app.add_typer(below, name=group, help=say(f"help.group-{group}"), cls=Group)
    return app


def _typer(help_text: str) -> typer.Typer:
    return typer.Typer(
        cls=Group, help=help_text, rich_markup_mode=None, pretty_exceptions_enable=False, no_args_is_help=True,
        add_completion=True, context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 110},
    )  # fmt: skip


def _register(app: typer.Typer, name: str, place: Place, group: str) -> None:
    function = getattr(import_module(place[0]), place[1])
    app.command(name, cls=Command, help=say(f"help.{group}-{name}"))(function)


def _show_version(asked: bool) -> None:
    if asked:
        print(f"ncp {__version__}")
        raise typer.Exit


def _root(
    lang: Annotated[str | None, typer.Option("--lang", help=say("help.option-lang"), metavar="nl|en")] = None,
    plan: Annotated[str | None, typer.Option("--plan", help=say("help.option-plan"), metavar="DIR")] = None,
    version: Annotated[
        bool, typer.Option("--version", help=say("help.option-version"), callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """``--lang`` and ``--plan`` work in any place of a call; ``main`` takes them out before typer reads it."""
    del lang, plan, version


def _nothing() -> None:
    """Keeps a group a group when it holds one command."""

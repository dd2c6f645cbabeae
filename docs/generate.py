# ruff: noqa: INP001 - a script beside the pages it writes, not a package
"""Writes the reference pages that come straight from the program: commands, rules, plan-rules and changes.

``python docs/generate.py`` writes them, ``--check`` only says which are stale. Nothing on these pages is
written by hand, so a command or a rule cannot be missing or out of date in them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from change_rules import changes_page
from msgspec import Struct
from typer.main import get_command

from ncp.check.registry import layers, levels, manuals
from ncp.cli import language
from ncp.cli.commands import GROUPS, SINGLE
from ncp.text import LANGUAGES, Language, Phrases
from ncp.text.en import check as check_en
from ncp.text.en import problem as english
from ncp.text.nl import check as check_nl
from ncp.text.nl import problem as dutch

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
COMMENT = re.compile(r" {4}# (.+)")
ENTRY = re.compile(r' {4}"([a-z0-9-]+)":')

COMMANDS_HEAD = """\
# Commands

Every command with its arguments and options, in Dutch and in English, as `--help` shows them. This page is
generated from the program by `python docs/generate.py`; do not edit it by hand.

These work for every command, and `--lang` and `--plan` may stand anywhere in a call:

{everywhere}

An argument is required unless the table says otherwise; an option is optional unless the table says «required».
"""

COMMANDS_FOOT = """\
## Limits of this page

It lists what a command takes, not what it does with it: the [guide for the duty officer](../guide/duty-officer.md)
(in Dutch) shows them at work, and [json.md](json.md) describes what `--json` gives. Ids of facts, roles, levels, steps
and powers are not listed here, because they belong to the plan: ask `ncp fact list`, `ncp role list` and the others.
"""

RULES_HEAD = """\
# Rules: what can be wrong

Every problem that ncp reports carries a rule id between brackets: `roles.yaml:107:5: error [role-unknown] ...`. The
id is stable and the same in both languages; the text is for people and may change. `{...}` stands for what the message
fills in. This page is generated from the program by `python docs/generate.py`; do not edit it by hand.

A problem in a plan ends with exit code 1, wrong input or a wrong call with 2, and a store that cannot do its work with
3; [decision 0010](../decisions/0010-exit-codes.md) says which is which.

A rule with a link is one of those that `ncp plan check` looks at. Behind the link stands what it asks and why, with a
fragment that is good and one that is not.
"""

PLAN_RULES_HEAD = """\
# What a plan is checked for

What `ncp plan check` looks at, layer by layer: what each rule asks and why, in Dutch and in English, with a fragment
that is good and one that is not. `ncp plan rules RULE` shows the same on the screen. This page is generated from the
checks themselves by `python docs/generate.py`; do not edit it by hand.

An *error* keeps a plan from loading, so every command refuses it. A *warning* is a finding all the same: the plan
loads, and somebody has to look.

A comment in a fragment says where it stands: the file, and the record in it (`[+]` is a new one, `.` the file itself,
`-` the file taken away). `⇥` stands for a tab, `␀` for a NUL byte and `�` for a byte that is no UTF-8.
"""

PLAN_RULES_FOOT = """\
## Limits of this page

A plan without findings is a plan without these mistakes. Whether what it says is right, no check can see: that is for
the cases and for a second reader.
"""

RULES_FOOT = """\
## Limits of this page

It lists the messages, not every circumstance in which one is given. Some ids are used both for a mistake in a plan and
for a mistake in a call (`role-unknown` is one), so the id alone does not tell the exit code.
"""


class Parameter(Struct, frozen=True):
    """One argument or option of a command, in one language."""

    name: str
    required: bool
    help: str


class Command(Struct, frozen=True):
    """One command in one language."""

    path: str
    help: str
    parameters: tuple[Parameter, ...]


class Group(Struct, frozen=True):
    """A group of commands; the commands that stand alone are a group without a name."""

    name: str
    help: str
    commands: tuple[Command, ...]


class Described(Struct, frozen=True):
    """The whole program in one language."""

    everywhere: tuple[Parameter, ...]
    groups: tuple[Group, ...]


def main(arguments: list[str]) -> int:
    """Write the pages, or with ``--check`` say which of them are stale; exit code 1 when one is."""
    if arguments[:1] == ["--describe"]:
        sys.stdout.buffer.write(msgspec.json.encode(describe(msgspec.convert(arguments[1], Language))))
        return 0
    stale = {path: text for path, text in pages().items() if not path.exists() or path.read_text("utf-8") != text}
    if "--check" not in arguments:
        for path, text in stale.items():
            path.write_text(text, "utf-8")
        return 0
    for path in stale:
        print(f"{path.relative_to(ROOT)} is stale; run: python docs/generate.py", file=sys.stderr)
    return 1 if stale else 0


def pages() -> dict[Path, str]:
    """The text of every generated page."""
    return {
        REFERENCE / "commands.md": commands_page(),
        REFERENCE / "rules.md": rules_page(),
        REFERENCE / "plan-rules.md": plan_rules_page(),
        REFERENCE / "changes.md": changes_page(),
    }


def commands_page() -> str:
    """Every command, the two languages beside each other."""
    nl, en = (described_apart(each) for each in LANGUAGES)
    parts = [COMMANDS_HEAD.format(everywhere=_table(nl.everywhere, en.everywhere))]
    for group, other in zip(nl.groups, en.groups, strict=True):
        parts.append(f"## {f'`ncp {group.name}`' if group.name else 'Without a group'}\n")
        if group.name:
            parts.append(f"{group.help}\n\n*{other.help}*\n")
        for command, same in zip(group.commands, other.commands, strict=True):
            parts.append(f"### `{command.path}`\n\n{command.help}\n\n*{same.help}*\n")
            if command.parameters:
                parts.append(_table(command.parameters, same.parameters) + "\n")
    return "\n".join([*parts, COMMANDS_FOOT])


def rules_page() -> str:
    """Every rule id with its message in both languages, in the order and under the headings of the code."""
    parts, checked = [RULES_HEAD], levels()
    for heading, names in _headings():
        parts.append(f"## {heading[0].upper()}{heading[1:]}\n")
        rows = [
            f"| `{name}` | {_level(name, checked)} | {_cell(english.TEXTS[name])} | {_cell(dutch.TEXTS[name])} |"
            for name in names
        ]
        parts.append("\n".join(["| rule | level | English | Nederlands |", "| --- | --- | --- | --- |", *rows, ""]))
    return "\n".join([*parts, RULES_FOOT])


def _level(rule: str, checked: dict[str, str]) -> str:
    """The weight of a rule of a plan, with a link to its page; whatever else is refused is always an error."""
    return f"[{checked[rule]}](plan-rules.md#{rule})" if rule in checked else "error"


def plan_rules_page() -> str:
    """The manual page of every rule of a plan."""
    return "\n".join([PLAN_RULES_HEAD, *_plan_rules(), PLAN_RULES_FOOT])


def _plan_rules() -> Iterator[str]:
    """Every rule of a plan under the layer it belongs to."""
    layer_of, level_of, before = layers(), levels(), ""
    for rule, page in manuals().items():
        layer = layer_of[rule]
        if layer != before:
            yield f"## {check_en.TEXTS[f'layer-{layer}']} · {check_nl.TEXTS[f'layer-{layer}']}\n"
            yield f"{check_en.TEXTS[f'about-{layer}']} *{check_nl.TEXTS[f'about-{layer}']}*\n"
            before = layer
        yield f"### {rule}\n\n*{level_of[rule]}*\n"
        yield f"**Nederlands.** {page.nl}\n\n**English.** {page.en}\n"
        for name, fragment in (("Good", page.good), ("Not good", page.bad)):
            yield f"{name}:\n\n```yaml\n{fragment}\n```\n"


def described_apart(chosen: Language) -> Described:
    """The program in one language. A process of its own: help texts are chosen when a command is imported."""
    import subprocess

    call = [sys.executable, str(Path(__file__).resolve()), "--describe", chosen]
    done = subprocess.run(call, capture_output=True, check=True, cwd=ROOT)  # noqa: S603 - our own file
    return msgspec.json.decode(done.stdout, type=Described)


def describe(chosen: Language) -> Described:
    """The program in this language, read from the typer app."""
    language.use(Phrases(chosen))
    from ncp.cli.app import build

    root = get_command(build(()))
    found: dict[str, Any] = vars(root)["commands"]
    alone = [_command(("ncp", name), found[name]) for name in SINGLE]
    groups = [Group("", "", tuple(alone))]
    for name in GROUPS:
        below = found[name].commands
        commands = tuple(_command(("ncp", name, each), below[each]) for each in GROUPS[name])
        groups.append(Group(name, found[name].help or "", commands))
    everywhere = (each for each in root.params if "completion" not in (each.name or ""))
    return Described(tuple(map(_parameter, everywhere)), tuple(groups))


def _command(path: tuple[str, ...], command: Any) -> Command:
    arguments = [_usage(each) for each in command.params if each.param_type_name == "argument"]
    return Command(" ".join([*path, *arguments]), command.help or "", tuple(map(_parameter, command.params)))


def _usage(argument: Any) -> str:
    name = argument.metavar or argument.name.upper()
    many = f"{name}..." if argument.nargs == -1 else name
    return many if argument.required else f"[{many}]"


def _parameter(found: Any) -> Parameter:
    if found.param_type_name == "argument":
        return Parameter(_usage(found), found.required, found.help or "")
    name = ", ".join(found.opts)
    value = "" if found.is_flag else f" {found.metavar or _type_word(found)}"
    return Parameter(f"{name}{value}", found.required, found.help or "")


def _type_word(option: Any) -> str:
    return "FILE" if "path" in option.type.name else "TEXT"


def _table(nl: tuple[Parameter, ...], en: tuple[Parameter, ...]) -> str:
    rows = ["| | Nederlands | English |", "| --- | --- | --- |"]
    for dutch_one, english_one in zip(nl, en, strict=True):
        must = ("**verplicht**; ", "**required**; ") if _is_required_option(dutch_one) else ("", "")
        name = _cell(f"`{dutch_one.name}`")
        rows.append(f"| {name} | {must[0]}{_cell(dutch_one.help)} | {must[1]}{_cell(english_one.help)} |")
    return "\n".join(rows)


def _is_required_option(parameter: Parameter) -> bool:
    return parameter.required and parameter.name.startswith("-")


def _cell(text: str) -> str:
    return text.replace("{{", "{").replace("}}", "}").replace("|", "\\|").replace("<", "&lt;")


def _headings() -> Iterator[tuple[str, list[str]]]:
    """The comments that divide the table of messages, each with the rule ids under it."""
    heading, names = "", list[str]()
    for line in Path(english.__file__).read_text("utf-8").splitlines():
        comment, entry = COMMENT.fullmatch(line), ENTRY.match(line)
        if comment:
            if names:
                yield heading, names
            heading, names = comment[1], []
        elif entry:
            names.append(entry[1])
    yield heading, names


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""YAML text into nodes that know their line and column, by strict rules.

Refused rather than guessed: anchors, aliases, tags, duplicate keys, more than one document, text that
YAML 1.1 reads as something else (``no``, ``True``, ``12:30``, ``010``), and anything too large, too deep or not UTF-8.
"""

from __future__ import annotations

import re

import yaml
from msgspec import Struct
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from ncp.plan.files import decode
from ncp.problem import Place, Problem, Refused

Scalar = str | int | float | bool | None

MAX_DEPTH = 40

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")
_TAB = re.compile(r"[ ?:-]*\t")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""What a terminal obeys instead of showing; inside quotation marks YAML can spell it out."""
_TRAP = re.compile(r"(?i:y|n|yes|no|on|off|true|false|null)|[0-9]+(:[0-5]?[0-9])+|0[0-7]+|0x[0-9a-fA-F]+|0b[01]+")


class Key(Struct, frozen=True):
    """A key of a mapping with its place."""

    line: int
    column: int


class Node(Struct):
    """A YAML value with the place where it starts."""

    value: Scalar | list[Node] | dict[str, Node]
    line: int
    column: int
    keys: dict[str, Key] = {}
    """For a mapping: where each key stands."""


def read_yaml(content: bytes, shown: str) -> Node:
    """The one document of a YAML file as a tree of nodes; ``shown`` is the path for messages.

    Raises Refused with every problem that the text itself has.
    """
    text = decode(content, shown)
    builder = _Builder(shown, text)
    try:
        root = builder.build(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        rule = "yaml-tab" if builder.is_tab(*place) else "yaml-syntax"
        builder.report(rule, *place, reason=error.problem or "")
        root = None
    except yaml.reader.ReaderError as error:
        line, column = _line_and_column(text, _position(text, error))
        builder.report("yaml-character", line, column, character=_code_point(error.character))
        root = None
    if root is None and not builder.problems:
        builder.report("file-empty", 0, 0)
    if builder.problems or root is None:
        raise Refused(builder.problems)
    return root


def kind_of(value: object) -> str:
    """What a value is, as messages call it."""
    if value is None:
        return "nothing"
    names = {dict: "mapping", list: "list", str: "text", bool: "true/false", int: "number", float: "number"}
    return names[type(value)]


class _Builder:
    """Turns parser events into nodes with a stack of its own, so that depth cannot crash it."""

    def __init__(self, shown: str, text: str) -> None:
        self.shown = shown
        self.lines = text.splitlines()
        self.problems: list[Problem] = []

    def report(self, rule: str, line: int, column: int, **values: str) -> None:
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        self.problems.append(Problem(rule, Place(self.shown, line, column), values, excerpt))

    def is_tab(self, line: int, column: int) -> bool:
        """Whether a tab stands in the indentation where the parser stumbled."""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return _TAB.match(text[: max(column, 1)]) is not None

    def build(self, text: str) -> Node | None:
        root: Node | None = None
        open_nodes: list[Node] = []
        open_keys: list[tuple[str, Key] | None] = []
        documents = 0
        for event in yaml.parse(text, Loader=_LOADER):
            match event:
                case DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        self.report("yaml-documents", *_start(event))
                        return root
                case AliasEvent():
                    self.report("yaml-alias", *_start(event))
                    return root
                case MappingEndEvent() | SequenceEndEvent():
                    open_nodes.pop()
                    open_keys.pop()
                case ScalarEvent() | MappingStartEvent() | SequenceStartEvent():
                    self._refuse_decoration(event)
                    node = self._node(event)
                    if open_nodes:
                        self._attach(open_nodes, open_keys, node, event)
                    else:
                        root = node
                    if isinstance(event, CollectionStartEvent):
                        if len(open_nodes) >= MAX_DEPTH:
                            self.report("yaml-depth", node.line, node.column, limit=str(MAX_DEPTH))
                            return root
                        open_nodes.append(node)
                        open_keys.append(None)
        return None if root is None or root.value is None else root

    def _refuse_decoration(self, event: ScalarEvent | CollectionStartEvent) -> None:
        if event.anchor:
            self.report("yaml-anchor", *_start(event), name=str(event.anchor))
        if event.tag:
            self.report("yaml-tag", *_start(event), name=str(event.tag))

    def _node(self, event: ScalarEvent | CollectionStartEvent) -> Node:
        line, column = _start(event)
        if isinstance(event, MappingStartEvent):
            return Node({}, line, column, {})
        if isinstance(event, SequenceStartEvent):
            return Node([], line, column)
        assert isinstance(event, ScalarEvent)
        return Node(self._scalar(event, line, column), line, column)

    def _scalar(self, event: ScalarEvent, line: int, column: int) -> Scalar:
        text: str = event.value
        unseen = _UNSEEN.search(text)
        if unseen:
            self.report("yaml-character", line, column, character=f"U+{ord(unseen[0]):04X}")
        if not event.implicit[0]:
            return text
        if text in ("true", "false"):
            return text == "true"
        if text in ("null", "~", ""):
            return None
        if _INTEGER.fullmatch(text) and len(text) < 19:
            return int(text)
        if _DECIMAL.fullmatch(text):
            return float(text)
        if _TRAP.fullmatch(text):
            self.report("yaml-trap", line, column, text=text)
        return text

    def _attach(
        self,
        open_nodes: list[Node],
        open_keys: list[tuple[str, Key] | None],
        node: Node,
        event: ScalarEvent | CollectionStartEvent,
    ) -> None:
        parent = open_nodes[-1]
        if isinstance(parent.value, list):
            parent.value.append(node)
            return
        assert isinstance(parent.value, dict)
        key = open_keys[-1]
        if key is None:
            name = event.value if isinstance(event, ScalarEvent) else ""
            if not isinstance(event, ScalarEvent):
                self.report("yaml-key", node.line, node.column)
            elif name in parent.value:
                first = parent.keys[name]
                self.report("yaml-duplicate-key", node.line, node.column, key=name, first=str(first.line))
            open_keys[-1] = (name, Key(node.line, node.column))
            return
        parent.value[key[0]] = node
        parent.keys.setdefault(key[0], key[1])
        open_keys[-1] = None


def _start(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (0, 0)


def _line_and_column(text: str, position: int) -> tuple[int, int]:
    before = text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1


def _position(text: str, error: yaml.reader.ReaderError) -> int:
    """The number of characters before the refused one; libyaml, which gives a number for it, counts bytes."""
    position: int = error.position
    return len(text.encode()[:position].decode()) if isinstance(error.character, int) else position


def _code_point(character: str | int) -> str:
    return f"U+{character if isinstance(character, int) else ord(character):04X}"

"""YAML text into nodes that know their line and column, by strict rules.

Refused rather than guessed: anchors, aliases, tags, duplicate keys, more than one document, text that
YAML 1.1 reads as something else (``no``, ``True``, ``12:30``, ``010``), and anything too large, too deep or not UTF-8.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any

import yaml
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
from ncp.plan.nodes import Key, Node, kind_of, place_of
from ncp.plan.scalars import Scalar, is_trap, plain_value, unseen_in
from ncp.problem import Place, Problem, Refused

__all__ = ["MAX_DEPTH", "Key", "Node", "kind_of", "read_yaml"]

MAX_DEPTH = 40

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAB = re.compile(r"[ ?:-]*\t")


def read_yaml(content: bytes, shown: str) -> Node:
    """The one document of a YAML file as a tree of nodes; ``shown`` is the path for messages.

    Raises Refused with every problem that the text itself has.
    """
    root, problems = read_nodes(content, shown)
    if problems or root is None:
        raise Refused(problems)
    return root


def read_nodes(content: bytes, shown: str) -> tuple[Node | None, list[Problem]]:
    """The tree as far as there is one, and every problem of the text.

    There is none when the text is no YAML at all. Raises Refused when it is no text.
    """
    text = decode(content, shown)
    builder = _Builder(shown, text)
    root = None
    try:
        root = builder.build()
    except yaml.MarkedYAMLError as error:
        place = place_of(error.problem_mark or error.context_mark)
        rule = "yaml-tab" if builder.is_tab(*place) else "yaml-syntax"
        builder.report(rule, *place, reason=error.problem or "")
    except yaml.reader.ReaderError as error:
        line, column = _line_and_column(text, _position(text, error))
        builder.report("yaml-character", line, column, character=_code_point(error.character))
    if root is None and not builder.problems:
        builder.report("file-empty", 0, 0)
    return root, builder.problems


class _Builder:
    """Turns parser events into nodes with a stack of its own, so that depth cannot crash it."""

    def __init__(self, shown: str, text: str) -> None:
        self.shown = shown
        self.text = text
        self.problems: list[Problem] = []
        self._documents = 0
        self._good_names: set[str] = set()
        self._root: Node | None = None
        self._inside: list[Node] | dict[str, Node] | None = None
        self._key: tuple[str, Any] | None = None
        self._around: list[tuple[list[Node] | dict[str, Node] | None, tuple[str, Any] | None]] = []

    def report(self, rule: str, line: int, column: int, **values: str) -> None:
        self.problems.append(Problem(rule, Place(self.shown, line, column), values, self._line(line)))

    def is_tab(self, line: int, column: int) -> bool:
        """Whether a tab stands in the indentation where the parser stumbled."""
        return _TAB.match(self._line(line)[: max(column, 1)]) is not None

    def build(self) -> Node | None:
        """The root of the document; None when there is nothing in it."""
        handlers: dict[type, Callable[[Any], None]] = {
            ScalarEvent: self._scalar,
            MappingStartEvent: self._start,
            SequenceStartEvent: self._start,
            MappingEndEvent: self._end,
            SequenceEndEvent: self._end,
            DocumentStartEvent: self._document,
            AliasEvent: self._alias,
        }
        for event in iter(_LOADER(self.text).get_event, None):
            handle = handlers.get(type(event))
            if handle is not None:
                handle(event)
        return None if self._root is None or self._root.value is None else self._root

    def _scalar(self, event: ScalarEvent) -> None:
        if event.anchor or event.tag:
            self._refuse_decoration(event)
        if self._key is None and isinstance(self._inside, dict):
            self._name(event, self._inside)
        else:
            self._add(Node(self._value(event), event.start_mark))

    def _value(self, event: ScalarEvent) -> Scalar:
        text: str = event.value
        unseen = None if text.isprintable() else unseen_in(text)  # the first knows more than those, and is fast
        if unseen:
            self._report_at(event, "yaml-character", character=_code_point(unseen))
        if not event.implicit[0]:
            return text
        value = plain_value(text)
        if value is text and is_trap(text):
            self._report_at(event, "yaml-trap", text=text)
        return value

    def _name(self, event: ScalarEvent, inside: dict[str, Node]) -> None:
        name: str = event.value
        if name not in self._good_names:
            found = len(self.problems)
            self._value(event)
            if event.implicit[0] and len(self.problems) == found:
                self._good_names.add(name)
        if name in inside:
            first, _ = place_of(inside[name].key_mark)
            self._report_at(event, "yaml-duplicate-key", key=name, first=str(first))
        self._key = (name, event.start_mark)

    def _start(self, event: CollectionStartEvent) -> None:
        if event.anchor or event.tag:
            self._refuse_decoration(event)
        inside: list[Node] | dict[str, Node] = {} if isinstance(event, MappingStartEvent) else []
        self._add(Node(inside, event.start_mark))
        if len(self._around) >= MAX_DEPTH:
            self._report_at(event, "yaml-depth", limit=str(MAX_DEPTH))
            raise Refused(self.problems)
        self._around.append((self._inside, self._key))
        self._inside, self._key = inside, None

    def _end(self, _: yaml.Event) -> None:
        self._inside, self._key = self._around.pop()

    def _document(self, event: DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self._report_at(event, "yaml-documents")
            raise Refused(self.problems)

    def _alias(self, event: AliasEvent) -> None:
        self._report_at(event, "yaml-alias")
        raise Refused(self.problems)

    def _add(self, node: Node) -> None:
        if self._inside is None:
            self._root = node
        elif isinstance(self._inside, list):
            self._inside.append(node)
        elif self._key is None:
            self.report("yaml-key", node.line, node.column)
            self._key = ("", node.mark)
        else:
            name, node.key_mark = self._key
            self._inside.setdefault(name, node)
            self._key = None

    def _refuse_decoration(self, event: ScalarEvent | CollectionStartEvent) -> None:
        if event.anchor:
            self._report_at(event, "yaml-anchor", name=str(event.anchor))
        if event.tag:
            self._report_at(event, "yaml-tag", name=str(event.tag))

    def _report_at(self, event: yaml.Event, rule: str, **values: str) -> None:
        line, column = place_of(event.start_mark)
        self.report(rule, line, column, **values)

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.splitlines()

    def _line(self, number: int) -> str:
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""


def _line_and_column(text: str, position: int) -> tuple[int, int]:
    before = text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1


def _position(text: str, error: yaml.reader.ReaderError) -> int:
    """The number of characters before the refused one; libyaml, which gives a number for it, counts bytes."""
    position: int = error.position
    return len(text.encode()[:position].decode()) if isinstance(error.character, int) else position


def _code_point(character: str | int) -> str:
    return f"U+{character if isinstance(character, int) else ord(character):04X}"

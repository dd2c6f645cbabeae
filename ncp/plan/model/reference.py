"""What the plan says about itself and its ground: header, sources, promised measures."""

import datetime
from typing import Literal

from ncp.plan.model.common import Basis, Duration, Id, Record, Text


class Header(Record, frozen=True, kw_only=True):
    """``plan.yaml``."""

    edition: str
    status: Literal["draft", "edition"]
    date: datetime.date
    title: Text
    languages: tuple[Literal["nl", "en"], ...]
    derived_from: tuple[Text, ...]
    derived_from_edition: str | None = None
    reviewed_on: datetime.date | None
    exercised_on: datetime.date | None
    check_within: Duration = "12mo"
    """How long after a look at the plan, its law or its measures the next one is due."""
    marking: Literal["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"]
    duty_office: Id
    """The role that sits behind the screen unless ``--by`` or ``NCP_ROLE`` says otherwise."""
    disclaimer: Text


class Source(Record, frozen=True, kw_only=True):
    """Something the plan cites. ``read`` says how much of it was really read."""

    id: Id
    formerly: tuple[Id, ...] = ()
    title: str
    kind: Literal["law", "decree", "policy", "plan", "letter", "report", "parliament", "website", "press", "eu", "own"]
    publisher: str = ""
    date: str = ""
    """As precise as it is known: a year, a month or a day."""
    read: Literal["full", "part", "secondary", "own"]
    url: str = ""
    input_for: tuple[int, ...] = ()
    """The years whose review takes it as input: threat assessments, evaluations, reports of exercises."""
    note: Text | None = None


class SourcesFile(Record, frozen=True, kw_only=True):
    """``reference/sources.yaml``."""

    sources: tuple[Source, ...]


class Measure(Record, frozen=True, kw_only=True):
    """A promised measure and how far it came."""

    id: Id
    formerly: tuple[Id, ...] = ()
    theme: Id
    text: Text
    owner: tuple[Id, ...]
    state: Literal["open", "under-way", "done", "overtaken", "unknown"]
    state_on: datetime.date
    outcome: Text
    basis: Basis
    sources: tuple[Id, ...]


class Theme(Record, frozen=True, kw_only=True):
    """A heading of the table of measures."""

    id: Id
    formerly: tuple[Id, ...] = ()
    name: Text


class MeasuresFile(Record, frozen=True, kw_only=True):
    """``reference/measures.yaml``."""

    themes: tuple[Theme, ...]
    measures: tuple[Measure, ...]


class Misunderstanding(Record, frozen=True, kw_only=True):
    """What people wrongly believe about the law or the structure, and what is so."""

    id: Id
    formerly: tuple[Id, ...] = ()
    belief: Text
    truth: Text
    about: tuple[Id, ...]
    """Powers, roles or levels beside which it is shown."""
    basis: Basis
    sources: tuple[Id, ...]


class MisunderstandingsFile(Record, frozen=True, kw_only=True):
    """``reference/misunderstandings.yaml``."""

    misunderstandings: tuple[Misunderstanding, ...]

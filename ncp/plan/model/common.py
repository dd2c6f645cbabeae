"""The small words that every record of the plan is made of: texts, windows, sources, basis.

Nothing here knows about a particular kind of record, and nothing here reads a file.
"""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

Id = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""Kebab-case English, stable for ever."""

Duration = Annotated[str, Meta(pattern=r"^(0|[1-9][0-9]*)(m|h|d|w|mo)$")]
"""A whole number and a unit: minutes, hours, days, weeks or months. ``0m`` means at once."""

MOMENT = r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$"
Moment = Annotated[str, Meta(pattern=MOMENT)]
"""A day, or a day and a time of day, in Dutch local time."""

Basis = Literal["text", "secondary", "modelled"]
"""``text``: the primary text was read; ``secondary``: read about it; ``modelled``: our own choice."""


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """Settings shared by every struct of the plan; it holds no data of its own."""


class Text(Record, frozen=True, kw_only=True):
    """A text that a person reads, in both languages."""

    nl: Annotated[str, Meta(min_length=1)]
    en: Annotated[str, Meta(min_length=1)]


class Window(Record, frozen=True, kw_only=True):
    """The days on which something holds, both ends inclusive; a missing end is open."""

    from_: date | None = field(name="from", default=None)
    to: date | None = None

    def covers(self, on: date) -> bool:
        """Whether the day lies inside the window."""
        return (self.from_ is None or self.from_ <= on) and (self.to is None or on <= self.to)


ALWAYS = Window()


class DatedRole(Record, frozen=True, kw_only=True):
    """A role that something belongs to during a window (a ministry, a supervisor, a CSIRT)."""

    role: Id
    in_force: Window = ALWAYS
    basis: Basis
    sources: tuple[Id, ...] = ()


class Statement(Record, frozen=True, kw_only=True):
    """One sentence of the plan with where it comes from."""

    text: Text
    basis: Basis
    sources: tuple[Id, ...] = ()
    in_force: Window = ALWAYS

"""What a record is called in a report of changes, and the ids that other records point to it with.

Takes the plan's own names; an id that neither plan knows stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct

from ncp.diff.compare import TwoPlans
from ncp.diff.records import RecordAt
from ncp.plan.checks.references import ADDRESSEE, SUBJECT
from ncp.plan.model.common import Text, Window
from ncp.plan.model.facts import FactValue
from ncp.plan.model.levels import Level
from ncp.plan.model.powers import Law, Power
from ncp.plan.model.roles import Role
from ncp.plan.model.sectors import CompetentAuthority
from ncp.plan.model.sharing import Edge, Node
from ncp.report.wording import Wording
from ncp.text import Phrases

TITLES = ("name", "title", "belief", "text")
"""The fields that name a record, the first that it has."""
LOOKED_UP = {SUBJECT: ("role", "power", "level", "fact", "playbook", "step", "edge", "sector"), ADDRESSEE: ("role",)}


class Names(Struct, frozen=True, dict=True):
    """The names of two plans in one language. The new plan comes first."""

    plans: TwoPlans
    say: Phrases

    def record(self, at: RecordAt) -> str:
        """The name of a record; empty for one of which there is only one, such as the header."""
        record = at.record
        match record:
            case Power():
                return f"{self.say.of(record.name)} ({self._article(at, record)})"
            case Law():
                title = self.say.of(record.title)
                return f"{record.abbreviation} ({title})" if record.abbreviation not in ("", title) else title
            case Role() | Level():
                name = self.say.of(record.name)
                return f"{record.abbreviation} ({name})" if record.abbreviation not in ("", name) else name
            case FactValue():
                return f"{self.id('fact', at.owner)}: {self.say.of(record.name)}"
            case CompetentAuthority():
                return f"{self.id('law', record.law)}, {self.id('sector', record.sector)}"
            case Node():
                return self.id("role", record.role)
            case Edge():
                ends = [record.to] if record.to else list(record.to_sectors)
                kind = "role" if record.to else "sector"
                return f"{self.id('role', record.source)} → {', '.join(self.id(kind, end) for end in ends)}"
        return self._title(record)

    def kind(self, at: RecordAt) -> str:
        """What kind of record it is, in words."""
        own = getattr(at.record, "kind", "")
        if at.kind == "power" and own != "power":
            return self.say(f"words.kind-{own}")
        if at.kind == "playbook" and own == "block":
            return self.say("catalogue.is-block")
        return self.say(f"editions.kind-{at.kind}")

    def id(self, kind: str, name: str) -> str:
        """What an id stands for, short; ``kind`` is that of the record it points to."""
        for each in LOOKED_UP.get(kind, (kind,)):
            found = self._by_id.get((each, name))
            if found is not None:
                return self._short(found)
        return self.new.value("provider-status", name) if kind == ADDRESSEE else name

    def in_full(self, kind: str, name: str) -> str:
        """What an id stands for, without abbreviation."""
        found = self._by_id.get((kind, name))
        return self._title(found.record) if found else name

    def window(self, window: Window) -> str:
        """The days of a window in words."""
        start = self.new.day(window.from_) if window.from_ else ""
        end = self.new.day(window.to) if window.to else ""
        if start and end:
            return self.say("catalogue.window", start=start, end=end)
        if start:
            return self.say("catalogue.window-from", start=start)
        return self.say("catalogue.window-to", end=end) if end else self.say("catalogue.window-open")

    @cached_property
    def new(self) -> Wording:
        """The words of the new plan."""
        return Wording(self.plans.new.plan, self.say)

    def _short(self, at: RecordAt) -> str:
        record = at.record
        if isinstance(record, Law | Role | Level) and record.abbreviation:
            return record.abbreviation
        return self.record(at)

    def _title(self, record: Struct) -> str:
        found: Any = next((value for name in TITLES if (value := getattr(record, name, None)) is not None), "")
        return self.say.of(found) if isinstance(found, Text) else str(found)

    def _article(self, at: RecordAt, power: Power) -> str:
        law = self._by_id[("law", at.owner)].record
        assert isinstance(law, Law)
        return self.new.article(law, power)

    @cached_property
    def _by_id(self) -> Mapping[tuple[str, str], RecordAt]:
        """The latest version of every record of both plans, the new plan's where both have it."""
        records = (*self.plans.old_records, *self.plans.new_records)
        return {(each.kind, each.id): each for each in records}

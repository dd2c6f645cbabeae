"""What one command works with: the plan, the journal, the clock, and the incidents in the journal.

What costs time to import is imported where it is first needed: writing a line in the log needs no plan.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ncp.problem import refuse

if TYPE_CHECKING:
    from ncp.cli.running import Running
    from ncp.incident.journal import Journal
    from ncp.plan.load import LoadedPlan
    from ncp.plan.model.cases import Case
    from ncp.plan.model.plan import Plan


class Session:
    """The surroundings of one command. Everything is opened when it is first needed."""

    def __init__(self, environment: Mapping[str, str], clock: Callable[[], datetime]) -> None:
        self.environment = environment
        self.clock = clock

    @cached_property
    def home(self) -> Path:
        """The user's data folder: ``NCP_HOME`` or the place the system has for it."""
        named = self.environment.get("NCP_HOME")
        if named:
            return Path(named)
        from platformdirs import user_data_dir

        return Path(user_data_dir("ncp"))

    @property
    def cache(self) -> Path:
        """What may be thrown away at any time."""
        return self.home / "cache"

    @cached_property
    def plan(self) -> Plan:
        """The plan that speaks; raises Refused with its problems when it does not load."""
        return self._load()[0]

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """The plan's own cases."""
        plan, cases = self._load()
        from ncp.plan import cache

        if cases is None:
            cases = cache.read_cached_cases(self.cache, plan.digest)
        if cases is None:
            from ncp.plan.files import plan_files
            from ncp.plan.load import load_plan

            cases = load_plan(plan_files(self.plan_folder), self.cache).cases
        return cases

    def read_plan(self) -> LoadedPlan:
        """The plan with the place of every record in it, for those who write plans. Raises Refused."""
        from ncp.plan.files import plan_files
        from ncp.plan.load import load_plan

        return load_plan(plan_files(self.plan_folder), self.cache)

    @cached_property
    def journal(self) -> Journal:
        """The store of logs."""
        kind = self.environment.get("NCP_STORE", "")
        if kind:
            raise refuse("store-kind-unknown", value=kind.split(":")[0])
        from ncp.incident.sqlite import SqliteJournal

        return SqliteJournal(self.home / "journal.db")

    @cached_property
    def role(self) -> str:
        """The role this user acts for unless ``--by`` says otherwise. Raises Refused (role-unknown)."""
        from ncp.cli.read import read_role

        return read_role(self.plan, self.environment.get("NCP_ROLE") or self.plan.header.duty_office)

    @property
    def is_interactive(self) -> bool:
        """Whether there is somebody to ask."""
        return sys.stdin.isatty() and sys.stdout.isatty()

    @cached_property
    def plan_folder(self) -> Path:
        """Where the plan that speaks lies; editions are looked for in the repository around it."""
        from ncp.plan.locate import find_plan

        return find_plan(None, self.environment)

    def _load(self) -> tuple[Plan, tuple[Case, ...] | None]:
        from ncp.plan import cache
        from ncp.plan.files import plan_files

        found = cache.read_cached(self.cache, self.plan_digest)
        if found is not None:
            return found, None
        from ncp.plan.load import load_plan

        loaded = load_plan(plan_files(self.plan_folder), self.cache)
        cache.keep(self.cache, loaded.plan, loaded.cases)
        return loaded.plan, loaded.cases

    @cached_property
    def plan_digest(self) -> str:
        """The digest of the plan folder as it is now, whether or not the plan loads."""
        return self.digest_of(self.plan_folder)

    def digest_of(self, folder: Path) -> str:
        """The digest of any plan folder as it is now. Raises Refused (``plan-missing``)."""
        from ncp.plan.signature import remember_digest, remembered_digest, signature_of

        signature = signature_of(folder)
        known = remembered_digest(self.cache, folder, signature)
        if known is not None:
            return known
        from ncp.plan.files import digest_of, plan_files

        digest = digest_of(plan_files(folder))
        remember_digest(self.cache, folder, signature, digest)
        return digest

    def running(self, named: str | None, as_of: datetime | None = None) -> Running:
        """The named or current incident, at this moment or as it stood at an earlier one."""
        from ncp.cli.running import Running
        from ncp.incident.journal import read_log

        incident = self.journal.current() if named is None else named
        if incident is None:
            raise refuse("incident-none")
        return Running(self, incident, read_log(self.journal, incident), as_of)

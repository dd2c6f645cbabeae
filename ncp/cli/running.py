"""One incident with its log, its state, and what the plan says about it now.

Everything is derived from the log when it is first asked for, and again after the next entry.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar, cast

from ncp.cli.language import phrases, say
from ncp.incident.events import AdviceShown, Draft, Event, IncidentStarted, Marking, Mode, PlanChanged
from ncp.incident.journal import Sealed, append, read_log
from ncp.problem import Refused, refuse

if TYPE_CHECKING:
    from ncp.advice.result import Advice
    from ncp.cli.session import Session
    from ncp.incident.picture import FactPicture
    from ncp.incident.state import State
    from ncp.plan.model.condition import Value
    from ncp.plan.model.plan import Plan
    from ncp.report.wording import Wording

T = TypeVar("T")

ATTEMPTS = 5
"""How often a write is repeated when another writer was first."""


class Running:
    """One incident with its log, its state, and what the plan says about it now."""

    def __init__(self, session: Session, incident: str, log: Sequence[Sealed], as_of: datetime | None) -> None:
        self.session = session
        self.id = incident
        self.log = tuple(log)
        self.as_of = as_of
        self._stands_at: datetime | None = None
        self._memory: dict[str, Any] = {}
        if as_of is not None and log[0].entry.recorded_at > as_of:
            from ncp.dates import local

            start = f"{local(log[0].entry.recorded_at):%Y-%m-%dT%H:%M}"
            raise refuse("as-of-too-early", id=incident, start=start)

    @property
    def state(self) -> State:
        """The state the log gives."""
        from ncp.incident.state import fold

        return self._derived("state", lambda: fold(self.log, self.as_of))

    @property
    def mode(self) -> Mode:
        """Real, exercise or replay; the first entry says so."""
        return self._begin.mode

    @property
    def _begin(self) -> IncidentStarted:
        event = self.log[0].entry.event
        assert isinstance(event, IncidentStarted), "a log begins with incident-started"
        return event

    @property
    def pictures(self) -> dict[str, FactPicture]:
        """Every fact with what each source says."""
        from ncp.incident.picture import picture_of

        return self._derived("pictures", lambda: picture_of(self.state))

    @property
    def facts(self) -> dict[str, Value]:
        """The facts that advice rests on."""
        from ncp.incident.picture import known_facts

        return self._derived("facts", lambda: known_facts(self.pictures))

    @property
    def now(self) -> datetime:
        """The moment this incident is at: a replay stands still at its last entry."""
        if self.as_of is not None:
            return self.as_of
        if self.mode == "replay":
            last = self.log[-1].entry.recorded_at
            return max(last, self._stands_at or last)
        return self.session.clock()

    def advance(self, moment: datetime) -> None:
        """Let a replay stand at a later moment than its last entry."""
        self._stands_at = moment
        self._memory.pop("advice", None)

    @property
    def on(self) -> date:
        """The day that decides which law speaks."""
        from ncp.dates import day_of

        return day_of(self.now)

    @property
    def role(self) -> str:
        """The role this user acts for: ``NCP_ROLE``, else the one that began the incident.

        Raises Refused (role-unknown).
        """
        named = self.session.environment.get("NCP_ROLE")
        if not named:
            return self.log[0].entry.by
        from ncp.cli.read import read_role

        return read_role(self.plan, named)

    @property
    def advice(self) -> Advice:
        """What the plan says on the facts of now."""
        from ncp.advice.advise import advise

        return self._derived("advice", lambda: advise(self.plan, self.facts, self.on))

    @property
    def wording(self) -> Wording:
        """The words for this plan in the user's language."""
        from ncp.report.wording import Wording

        return Wording(self.plan, phrases())

    @property
    def plan(self) -> Plan:
        """The plan as it is now, or the copy that the incident keeps when that one does not load."""
        return self._derived("plan", self._plan)

    @property
    def playbooks(self) -> tuple[str, ...]:
        """The playbooks that run: those added by hand, or else the one that the facts most point to.

        One at a time unless somebody adds another: two playbooks can ask opposite things. One that a later
        plan no longer has stays in the log and no longer runs.
        """
        added = tuple(name for name in self.state.playbooks if name in self.plan.playbook_by_id)
        return added or self.advice.playbooks[:1]

    def record(
        self, *events: Event, by: str | None = None, at: datetime | None = None, marking: Marking | None = None
    ) -> None:
        """Add events to the log. Another writer in between costs a repeat, never an entry."""
        now = max(self.now, at) if at and self.mode == "replay" else self.now
        role = by or self.role
        drafts = [Draft(event, at or now, role, marking or self._begin.marking) for event in events]
        for attempt in range(ATTEMPTS):
            try:
                self.log = append(self.session.journal, self.id, self.log, drafts, now)
                break
            except Refused as refused:
                if refused.problems[0].rule != "store-conflict" or attempt == ATTEMPTS - 1:
                    raise
                self.log = read_log(self.session.journal, self.id)
        self._memory = {"plan": self._memory["plan"]} if "plan" in self._memory else {}

    def log_advice(self) -> None:
        """Log what is about to be shown, when it differs from what was shown last.

        A store that cannot be written costs this entry and a line on the error stream, not the screen.
        """
        self._keep_playbook()
        shown = self._shown_advice()
        if self.as_of is not None or self.state.closed_at is not None or self.state.last_advice == shown:
            return
        try:
            self.record(shown)
        except Refused as refused:
            _warn(refused)

    def _keep_playbook(self) -> None:
        """The playbook that the facts pointed to first stays, also when one of them becomes disputed."""
        if self.as_of is not None or self.state.closed_at is not None or self.state.playbooks or not self.playbooks:
            return
        from ncp.incident.events import PlaybookAdded

        try:
            self.record(PlaybookAdded(self.playbooks[0]))
        except Refused as refused:
            _warn(refused)

    def _shown_advice(self) -> AdviceShown:
        from ncp.advice.result import Verdict
        from ncp.incident.picture import disputed_facts

        advice = self.advice
        return AdviceShown(
            on=self.on,
            plan_digest=self.plan.digest,
            facts=self.facts,
            disputed=tuple(picture.fact for picture in disputed_facts(self.pictures)),
            recommended=advice.recommended_levels,
            powers_likely=tuple(p.id for p in advice.powers if p.verdict is Verdict.APPLIES),
            roles_involved=tuple(r.id for r in advice.roles if r.verdict is Verdict.APPLIES),
        )

    def _derived(self, name: str, derive: Callable[[], T]) -> T:
        """Derived data is kept until the next entry."""
        if name not in self._memory:
            self._memory[name] = derive()
        return cast("T", self._memory[name])

    def _plan(self) -> Plan:
        if self.as_of is not None or self.state.closed_at is not None:
            kept = self._kept_plan(self.state.plan_digest)
            if kept is not None:
                return kept
        try:
            plan = self.session.plan
        except Refused as refused:
            kept = self._kept_plan(self.state.plan_digest)
            if kept is None:
                raise
            _warn(refused)
            print(say("screen.plan-kept", edition=kept.header.edition), file=sys.stderr)
            return kept
        if plan.digest != self.state.plan_digest and self.as_of is None and self.state.closed_at is None:
            self._change_plan(plan)
        return plan

    def _change_plan(self, plan: Plan) -> None:
        print(say("screen.plan-changed", before=self.state.plan_edition, after=plan.header.edition), file=sys.stderr)
        from ncp.plan.cache import encode_plan

        try:
            self.session.journal.keep_plan(plan.digest, encode_plan(plan))
            self.record(PlanChanged(plan.header.edition, plan.digest))
        except Refused as refused:
            _warn(refused)

    def _kept_plan(self, digest: str) -> Plan | None:
        from ncp.plan.cache import decode_plan

        body = self.session.journal.kept_plan(digest)
        return decode_plan(body) if body else None


def _warn(refused: Refused) -> None:
    """The first problem on the error stream: the command goes on without what failed."""
    from ncp.cli.problems import show_problems

    show_problems(refused.problems[:1], phrases())

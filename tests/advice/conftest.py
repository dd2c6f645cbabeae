"""The Citrix crisis as the tool saw it, on two days."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from ncp.advice.advise import advise
from ncp.advice.result import Advice
from ncp.dates import read_moment
from ncp.incident.replay import facts_at
from ncp.plan.model.cases import Case
from ncp.plan.model.condition import Value
from ncp.plan.model.plan import Plan

Facts = dict[str, Value]

THEN = date(2020, 1, 17)
NOW = date(2026, 11, 23)


def end_of_day(day: date) -> datetime:
    return read_moment(day.isoformat()) + timedelta(days=1) - timedelta(microseconds=1)


@pytest.fixture(scope="session")
def facts(citrix: Case) -> Facts:
    """What was known at the end of 17 January 2020."""
    return facts_at(citrix, end_of_day(THEN))


@pytest.fixture(scope="session")
def then(plan: Plan, facts: Facts) -> Advice:
    """The advice of 17 January 2020."""
    return advise(plan, facts, THEN)


@pytest.fixture(scope="session")
def now(plan: Plan, facts: Facts) -> Advice:
    """The advice on the same facts on 23 November 2026."""
    return advise(plan, facts, NOW)

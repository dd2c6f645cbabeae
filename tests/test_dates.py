"""Days, moments and durations: Dutch time at the edges, UTC inside."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncp.dates import add_duration, day_of, has_time, local, read_moment


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


MOMENTS = {
    "a day in winter begins at eleven the evening before": ("2020-01-17", "2020-01-16T23:00"),
    "a day in summer begins at ten the evening before": ("2026-07-01", "2026-06-30T22:00"),
    "a time in winter": ("2020-01-17T19:30", "2020-01-17T18:30"),
    "a time in summer": ("2026-07-01T19:30", "2026-07-01T17:30"),
    "a space instead of the T": ("2020-01-17 19:30", "2020-01-17T18:30"),
    "the last minute of a day": ("2020-01-17T23:59", "2020-01-17T22:59"),
    "a leap day": ("2024-02-29T12:00", "2024-02-29T11:00"),
    "just before the clock goes forward": ("2026-03-29T01:59", "2026-03-29T00:59"),
    "just after the clock went forward": ("2026-03-29T03:00", "2026-03-29T01:00"),
}
UNREADABLE = (
    "", "yesterday", "17-01-2020", "2020-1-17", "2020-01-32", "2023-02-29", "2020-13-01", "2020-01-17T24:00",
    "2020-01-17T12", "2020-01-17T12:60", "2020-01-17T12:30:00", "2020-01-17T12:30Z", "12:30", "2020-01-17\n",
    " 2020-01-17", "0000-01-01", "0001-01-01",
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MOMENTS.values(), ids=MOMENTS)
def test_moment_is_read_as_dutch_time(text: str, expected: str) -> None:
    assert read_moment(text) == utc(expected)


@pytest.mark.parametrize("text", UNREADABLE)
def test_other_text_is_no_moment(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_moment(text)


@pytest.mark.parametrize(
    ("text", "now", "expected"),
    [
        pytest.param("14:05", "2020-01-17T10:00", "2020-01-17T13:05", id="in winter"),
        pytest.param("9:05", "2026-07-01T10:00", "2026-07-01T07:05", id="one figure, in summer"),
        pytest.param("00:30", "2020-01-16T23:10", "2020-01-16T23:30", id="of the Dutch day, not of the one in UTC"),
        pytest.param("23:59", "2020-01-17T10:00", "2020-01-17T22:59", id="later today"),
    ],
)
def test_time_alone_is_a_time_of_today(text: str, now: str, expected: str) -> None:
    assert read_moment(text, utc(now)) == utc(expected)


@pytest.mark.parametrize("text", ["24:00", "12:60", "1230", "12.30", "-1:00"])
def test_time_that_does_not_exist(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        read_moment(text, utc("2020-01-17T10:00"))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2020-01-16T22:59", date(2020, 1, 16)),
        ("2020-01-16T23:00", date(2020, 1, 17)),
        ("2026-08-14T21:59", date(2026, 8, 14)),
        ("2026-08-14T22:00", date(2026, 8, 15)),
    ],
)
def test_dutch_midnight_decides_which_law_speaks(moment: str, expected: date) -> None:
    assert day_of(utc(moment)) == expected


def test_day_is_that_of_the_netherlands_wherever_the_moment_was_written_down() -> None:
    tokyo = datetime(2020, 1, 17, 7, 30, tzinfo=timezone(timedelta(hours=9)))
    assert day_of(tokyo) == date(2020, 1, 16)


@pytest.mark.parametrize(("text", "expected"), [("2020-01-17", False), ("2020-01-17T00:00", True)])
def test_moment_with_and_without_a_time(text: str, expected: bool) -> None:
    assert has_time(text) is expected


DURATIONS = {
    "at once": ("2020-01-17T18:00", "0m", "2020-01-17T18:00"),
    "minutes": ("2020-01-17T18:00", "30m", "2020-01-17T18:30"),
    "hours": ("2020-01-17T18:00", "24h", "2020-01-18T18:00"),
    "days": ("2020-01-17T18:00", "7d", "2020-01-24T18:00"),
    "weeks": ("2020-01-17T18:00", "2w", "2020-01-31T18:00"),
    "24 hours over the change to summer time are 24 hours": ("2026-03-28T12:00", "24h", "2026-03-29T12:00"),
    "a month is a calendar month": ("2020-01-17T18:00", "1mo", "2020-02-17T18:00"),
    "a month from the 31st ends on the last day": ("2026-01-31T12:00", "1mo", "2026-02-28T12:00"),
    "a month from the 31st in a leap year": ("2024-01-31T12:00", "1mo", "2024-02-29T12:00"),
    "a month over the new year": ("2020-12-15T12:00", "1mo", "2021-01-15T12:00"),
    "twelve months from a leap day": ("2024-02-29T12:00", "12mo", "2025-02-28T12:00"),
    "a month keeps the Dutch hour over the change to summer time": ("2026-03-15T12:00", "1mo", "2026-04-15T11:00"),
}


@pytest.mark.parametrize(("start", "duration", "expected"), DURATIONS.values(), ids=DURATIONS)
def test_duration_is_added(start: str, duration: str, expected: str) -> None:
    assert add_duration(utc(start), duration) == utc(expected)


@pytest.mark.parametrize("duration", ["", "2", "h", "2u", "-1h", "1h30m", "2 h"])
def test_other_text_is_no_duration(duration: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        add_duration(utc("2020-01-17T18:00"), duration)


minutes = st.integers(0, 40 * 366 * 24 * 60).map(lambda count: utc("2000-01-01") + timedelta(minutes=count))


@given(minutes)
def test_moment_that_was_written_down_is_read_as_it_was(moment: datetime) -> None:
    """Except in the hour that comes twice in autumn: of that hour the first is meant."""
    read = read_moment(f"{local(moment):%Y-%m-%dT%H:%M}")
    assert read in (moment, moment - timedelta(hours=1))
    assert f"{local(read):%Y-%m-%dT%H:%M}" == f"{local(moment):%Y-%m-%dT%H:%M}"


@given(minutes, st.integers(0, 48))
def test_months_add_up_to_a_day_of_the_right_month(start: datetime, months: int) -> None:
    before, end = local(start), local(add_duration(start, f"{months}mo"))
    assert (end.year - before.year) * 12 + end.month - before.month == months
    assert end.day <= before.day

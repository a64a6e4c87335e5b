"""Hours and days of a place, which are not those of the records."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from kiosk.domain import local_time
from kiosk.domain.local_time import day_of, is_zone, local, midnight_ms, next_hour


def ms(text: str) -> int:
    """Return a time in UTC as milliseconds."""
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()) * 1000


@pytest.mark.parametrize(
    ("now", "zone", "hour", "then"),
    [
        ("2026-11-30T12:00:00", "UTC", 13, "2026-11-30T13:00:00"),
        ("2026-11-30T12:00:00", "UTC", 12, "2026-12-01T12:00:00"),
        ("2026-11-30T11:59:59", "UTC", 12, "2026-11-30T12:00:00"),
        ("2026-11-30T22:30:00", "Europe/Berlin", 0, "2026-11-30T23:00:00"),
        ("2026-11-30T23:30:00", "Europe/Berlin", 0, "2026-12-01T23:00:00"),
        ("2026-12-31T12:00:00", "UTC", 6, "2027-01-01T06:00:00"),
        # The clocks go forward in the night, and back.
        ("2026-03-28T20:00:00", "Europe/Berlin", 6, "2026-03-29T04:00:00"),
        ("2026-10-24T20:00:00", "Europe/Berlin", 6, "2026-10-25T05:00:00"),
        # Two o'clock is not there that night, and twice in the other.
        ("2026-03-28T23:30:00", "Europe/Berlin", 2, "2026-03-29T01:00:00"),
        ("2026-10-24T22:30:00", "Europe/Berlin", 2, "2026-10-25T00:00:00"),
    ],
)
def test_an_hour_is_the_next_one_that_the_clock_of_the_place_shows(
    now: str, zone: str, hour: int, then: str
) -> None:
    """Today where it is still to come, else tomorrow; never now, and never in the past."""
    assert next_hour(ms(now), zone, hour) == ms(then)


@pytest.mark.parametrize(
    ("days_ago", "begins", "ends"),
    [
        (0, "2026-11-30T23:00:00", "2026-12-01T23:00:00"),
        (1, "2026-11-29T23:00:00", "2026-11-30T23:00:00"),
        (38, "2026-10-23T22:00:00", "2026-10-24T22:00:00"),
        (37, "2026-10-24T22:00:00", "2026-10-25T23:00:00"),
    ],
)
def test_a_day_lasts_from_midnight_to_midnight_of_the_place(
    days_ago: int, begins: str, ends: str
) -> None:
    """Also the one that is 25 hours long."""
    now = ms("2026-12-01T12:00:00")
    assert day_of(now, "Europe/Berlin", days_ago) == (ms(begins), ms(ends))


def test_a_day_begins_at_the_first_of_two_midnights() -> None:
    """In Havana the clocks go back from one o'clock to midnight, and that day has 25 hours."""
    noon = ms("2026-11-01T17:00:00")
    day = (ms("2026-11-01T04:00:00"), ms("2026-11-02T05:00:00"))
    assert day_of(noon, "America/Havana", 0) == day


def test_the_time_is_utc_where_nobody_knows_the_zone() -> None:
    """And never that of whatever zone the machine itself is set to."""
    assert not is_zone("Mars/Base")
    assert local(ms("2026-11-30T12:00:00"), "Mars/Base").isoformat() == "2026-11-30T12:00:00+00:00"


def test_a_machine_without_a_table_of_zones_knows_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    """A place in UTC needs none."""

    def none(name: str) -> ZoneInfo:
        raise ZoneInfoNotFoundError(name)

    monkeypatch.setattr(local_time, "ZoneInfo", none)
    assert is_zone("UTC")
    assert not is_zone("Europe/Berlin")


def test_a_zone_that_nobody_knows_is_that_of_the_world_and_not_of_the_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Days begin at the same time wherever the program runs."""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        found = midnight_ms(datetime(2026, 3, 1, 13, 30, 15, 999), "Nowhere/Else")  # noqa: DTZ001
    finally:
        monkeypatch.undo()
        time.tzset()
    assert found == int(datetime(2026, 3, 1, tzinfo=UTC).timestamp()) * 1000

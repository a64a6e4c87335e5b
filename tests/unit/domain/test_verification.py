"""Until when a verification holds, and when people are reminded of its end."""

from __future__ import annotations

import pytest

from kiosk.domain.verification import (
    DAY_MS,
    Verification,
    day_said,
    days_left,
    is_date,
    reminder,
    runs_out_ms,
)


@pytest.mark.req("ATT-18")
@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        ("2026-05-31", 24, "2028-05-31"),
        ("2026-05-31", 1, "2026-06-30"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-01-31", 13, "2027-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 96, "2032-02-29"),
        ("2026-11-30", 12, "2027-11-30"),
    ],
)
@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "Asia/Kolkata"])
def test_it_holds_to_the_end_of_its_last_day(day: str, months: int, last: str, zone: str) -> None:
    """So many months later, or the last day of a month that is too short, by the place's clock."""
    due_ms = runs_out_ms(day, months, zone)
    assert day_said(due_ms - 1, zone) == last
    assert day_said(due_ms, zone) != last


@pytest.mark.parametrize(
    ("before_ms", "left"),
    [(0, 0), (-1, 0), (1, 1), (DAY_MS, 1), (DAY_MS + 1, 2), (90 * DAY_MS, 90)],
)
def test_the_running_day_is_counted(before_ms: int, left: int) -> None:
    """On the last day there is one left, afterwards none, however long ago it was."""
    assert days_left(10_000, 10_000 - before_ms) == left


@pytest.mark.parametrize(
    ("left", "days"),
    [(0, 0), (1, 7), (7, 7), (8, 30), (30, 30), (31, 90), (90, 90), (91, None), (4_000, None)],
)
def test_people_are_reminded_three_times_and_at_the_end(left: int, days: int | None) -> None:
    """From 90, 30 and 7 days before on, and once it has run out."""
    assert reminder(left) == days


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("2026-05-31", True), ("2026-02-30", False), ("20260531", False), ("31.5.2026", False)],
)
def test_a_day_is_written_one_way(text: str, *, is_one: bool) -> None:
    """Year, month and day, with dashes."""
    assert is_date(text) is is_one


def test_a_verification_is_kept_as_it_was() -> None:
    """Whatever letters its numbers have."""
    one = Verification(1, "FC-1", 'C "1"', "é", "S|2", "Tec", "Mia")
    assert Verification.kept(one.said()) == one
    assert Verification.kept("") is None

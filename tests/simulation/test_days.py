"""Whole random days: whatever goes wrong, nobody gets more than was paid, and all is booked once.

`KIOSK_DAYS` is how many seeds are lived through. A day that fails prints its story; the same seed
is the same day again.
"""

from __future__ import annotations

import os

import pytest
from fakes.day import Day

DAYS = int(os.environ.get("KIOSK_DAYS", "150"))
DAY_MS = 60_000
STORY_MAX = 120


@pytest.mark.req("RD-02")
@pytest.mark.req("RD-17")
@pytest.mark.parametrize("seed", range(DAYS))
def test_nothing_leaves_an_outlet_that_was_not_paid_for(seed: int) -> None:
    """In a day of customers and trouble the promise holds at every step, and everything ends."""
    day = Day(seed)
    try:
        day.run(DAY_MS)
        day.heal()
    except BaseException:
        print(f"day {seed}: {day.trouble}", *day.story[-STORY_MAX:], sep="\n")  # noqa: T201
        raise

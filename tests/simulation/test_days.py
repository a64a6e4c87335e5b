"""Whole random days: whatever goes wrong, nobody gets more than was paid, and all is booked once.

`KIOSK_DAYS` is how many seeds are lived through, from `KIOSK_FIRST_DAY` on. A day that fails prints
its story, and the same seed is the same day again.
"""

from __future__ import annotations

import os

import pytest
from fakes.day import Day

FIRST_DAY = int(os.environ.get("KIOSK_FIRST_DAY", "0"))
DAYS = int(os.environ.get("KIOSK_DAYS", "240"))
DAY_MS = 35_000
STORY_MAX = 120


@pytest.mark.req("CTL-01")
@pytest.mark.req("CTL-02")
@pytest.mark.req("CTL-16")
@pytest.mark.req("RD-02")
@pytest.mark.req("RD-17")
@pytest.mark.parametrize("seed", range(FIRST_DAY, FIRST_DAY + DAYS))
def test_nothing_leaves_an_outlet_that_was_not_paid_for(seed: int) -> None:
    """In a day of customers and trouble the promise holds at every step, and everything ends."""
    day = Day(seed)
    try:
        day.run(DAY_MS)
        day.heal()
    except BaseException:
        print(f"day {seed}: {day.trouble}", *day.story[-STORY_MAX:], sep="\n")  # noqa: T201
        raise


def test_the_same_seed_is_the_same_day() -> None:
    """What a failure prints can be lived through again, to the last entry of the journal."""
    days = [Day(3), Day(3)]
    for day in days:
        day.run(DAY_MS)
        day.heal()
    first, second = days
    assert first.story == second.story
    assert first.world.store.entries == second.world.store.entries
    assert len(first.story) > 50

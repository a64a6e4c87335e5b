"""The screen is told when its place is dark, by the clock of the place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.world import World, site

from kiosk.domain.site import Night

DAY_MS, MINUTE_MS = 86_400_000, 60_000
NIGHT = Night(22 * 60, 6 * 60, 40)


@pytest.mark.parametrize(
    ("zone", "utc", "is_night"),
    [
        ("UTC", "21:59", False),
        ("UTC", "22:00", True),
        ("UTC", "05:59", True),
        ("UTC", "06:00", False),
        ("Asia/Kolkata", "16:29", False),
        ("Asia/Kolkata", "16:30", True),
    ],
)
def test_night_falls_by_the_clock_of_the_place(zone: str, utc: str, *, is_night: bool) -> None:
    """Whoever stands before the kiosk in the dark has a dark screen, wherever that is."""
    world = World(place=replace(site(), time_zone=zone, night=NIGHT))
    hours, minutes = map(int, utc.split(":"))
    world.clock.utc_ms += (60 * hours + minutes) * MINUTE_MS - world.clock.utc_ms % DAY_MS
    seen = world.core.snapshot("front", world.clock.now())
    assert (seen.is_night, seen.brightness_percent) == (is_night, 40 if is_night else 100)

"""The screen is told when its place is dark, by the clock of the place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.world import World, site

from kiosk.domain.site import Night, Theme

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
    assert seen.theme == ("night" if is_night else "day")
    assert seen.brightness_percent == (40 if is_night else 100)


@pytest.mark.parametrize("theme", [Theme.NIGHT, Theme.CONTRAST])
@pytest.mark.parametrize("until", [0, 1_440], ids=["day", "night"])
def test_another_theme_than_the_days_stays_at_night(theme: Theme, until: int) -> None:
    """Who wants high contrast has it in the dark too; an idle screen dims all the same."""
    world = World(place=replace(site(), theme=theme, night=Night(0, until, 40)))
    seen = world.core.snapshot("front", world.clock.now())
    assert (seen.theme, seen.brightness_percent) == (theme, 40 if until else 100)


def test_a_screen_is_as_loud_as_its_operator_wants_it() -> None:
    """What the settings say reaches every screen."""
    world = World(place=replace(site(), volume_percent=35))
    assert world.core.snapshot("front", world.clock.now()).volume_percent == 35

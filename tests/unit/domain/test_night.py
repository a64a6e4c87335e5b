"""When a place is dark: by its own clock, across midnight too."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.site import Night

MINUTES = st.integers(0, 24 * 60 - 1)
DAY = 24 * 60


@given(MINUTES, MINUTES)
def test_a_night_is_as_long_as_it_says(begin: int, end: int) -> None:
    """From its beginning to its end once around the clock, and not a minute more."""
    night = Night(begin, end)
    dark = [minute for minute in range(DAY) if night.holds_at(minute)]
    assert len(dark) == (end - begin) % DAY
    assert all((minute - begin) % DAY < (end - begin) % DAY for minute in dark)


def test_nothing_said_is_no_night() -> None:
    """A kiosk whose operator has said nothing is never dark."""
    assert not any(Night().holds_at(minute) for minute in range(DAY))

"""The two clocks."""

from __future__ import annotations

from kiosk.domain.moment import Moment


def test_a_moment_is_on_both_clocks() -> None:
    """Two moments are one only if both clocks agree."""
    assert Moment(utc_ms=5, mono_ms=7) == Moment(5, 7)
    assert Moment(utc_ms=7, mono_ms=5) != Moment(5, 7)

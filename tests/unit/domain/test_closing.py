"""What a valve teaches: how long its next closing may take."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.closing import TRUSTED, Closing, Stage


def after(*took_us: int) -> Closing:
    closing = Closing(Stage.SLOW)
    for one in took_us:
        closing = closing.seen(one)
    return closing


def test_the_first_closing_is_the_mean() -> None:
    """Nothing is known before it, so nothing pulls it towards anything."""
    assert after(180_000) == Closing(Stage.SLOW, 1, 180_000, 0, 180_000)


def test_nothing_is_reckoned_from_a_few_closings() -> None:
    """Chance is not a habit: a handful of closings says nothing about the next."""
    assert after(*[300_000] * (TRUSTED - 1)).reckoned_us == 0
    assert after(*[300_000] * TRUSTED).reckoned_us == 300_000


def test_the_weight_of_the_newest_is_a_tenth() -> None:
    """Mean and variance as in the textbook, in whole microseconds."""
    closing = after(100_000, 200_000)
    assert closing.mean_us == 110_000
    assert closing.variance_us2 == 9 * (100_000**2 // 10) // 10
    assert closing.slowest_us == 200_000


def test_a_valve_that_becomes_slower_is_told_before_it_is_too_slow() -> None:
    """It drifts when it is reckoned with more than three quarters of its rated time."""
    steady = after(*[400_000] * 20)
    assert not steady.drifts(600)
    assert after(*[451_000] * 20).drifts(600)
    assert not after(*[449_000] * 20).drifts(600)
    assert after(*[450_001] * TRUSTED).drifts(600)
    assert not after(*[450_000] * TRUSTED).drifts(600)


@given(st.lists(st.integers(0, 5_000_000), min_size=TRUSTED, max_size=60))
def test_what_is_reckoned_lies_about_what_was_seen(took: list[int]) -> None:
    """Never below the mean, and the mean never outside what was seen."""
    closing = after(*took)
    assert min(took) - TRUSTED <= closing.mean_us <= max(took)
    assert closing.reckoned_us >= closing.mean_us
    assert closing.slowest_us == max(took)

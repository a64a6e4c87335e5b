"""What the time at an outlet costs: figures worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.money import Money
from kiosk.domain.tariff import TimeFee

MINUTE = 60_000
FEE = TimeFee(minute=Money(10), most=Money(45), free_ms=2 * MINUTE)


@pytest.mark.parametrize(
    ("occupied_ms", "minor"),
    [
        (-1, 0),
        (0, 0),
        (2 * MINUTE, 0),
        (2 * MINUTE + 1, 10),  # A minute that was begun.
        (3 * MINUTE, 10),
        (3 * MINUTE + 1, 20),
        (6 * MINUTE, 40),
        (6 * MINUTE + 1, 45),  # 50 would be more than the most.
        (10**9, 45),
    ],
)
def test_each_minute_that_was_begun_costs_once_the_free_ones_are_over(
    occupied_ms: int, minor: int
) -> None:
    """And all of them together never cost more than the most."""
    assert FEE.charge(occupied_ms) == Money(minor)


def test_without_free_time_the_first_minute_costs() -> None:
    """A millisecond is a minute that was begun."""
    assert TimeFee(Money(10), Money(10)).charge(1) == Money(10)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_who_stays_longer_never_pays_less(one_ms: int, more_ms: int) -> None:
    """The fee only grows."""
    assert FEE.charge(one_ms) <= FEE.charge(one_ms + more_ms) <= FEE.most


@pytest.mark.parametrize(("minute", "most", "free_ms"), [(0, 10, 0), (11, 10, 0), (10, 10, -1)])
def test_a_fee_that_contradicts_itself_is_refused(minute: int, most: int, free_ms: int) -> None:
    """A minute for nothing, a cap below one minute, less than no time for free."""
    with pytest.raises(ValueError, match=r"minute must cost|no less than no time"):
        TimeFee(Money(minute), Money(most), free_ms)


def test_the_least_and_the_most_may_be_one() -> None:
    """One minute's price for however long."""
    assert TimeFee(Money(10), Money(10)).charge(10**9) == Money(10)

"""Which amount is offered beside free entry."""

from __future__ import annotations

import pytest

from kiosk.domain.money import NOTHING, Money
from kiosk.domain.suggestion import KEPT, neat, suggested


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [
        (0, 0),
        (1, 1),
        (9, 9),
        (10, 10),
        (11, 12),  # In steps of 2 from ten on, half up.
        (13, 14),
        (24, 24),
        (25, 25),  # In steps of 5.
        (27, 25),
        (28, 30),
        (49, 50),
        (50, 50),
        (54, 50),  # In steps of 10.
        (55, 60),
        (99, 100),
        (109, 100),
        (110, 120),
        (3_742, 3_500),
        (3_749, 3_500),
        (3_750, 4_000),
        (4_999, 5_000),
        (5_499, 5_000),
        (5_500, 6_000),
    ],
)
def test_an_amount_is_neat_to_a_fifth_of_it(amount: int, rounded: int) -> None:
    """People think in round sums: the step grows with the amount."""
    assert neat(Money(amount)) == Money(rounded)


def offered(recent: list[int], *, default: int = 2_000, least: int = 100, most: int = 9_000) -> int:
    """Return the amount that is offered, in minor units."""
    return suggested(
        [Money(one) for one in recent],
        default=Money(default),
        least=Money(least),
        most=Money(most),
    ).minor


@pytest.mark.parametrize(
    ("recent", "amount"),
    [
        ([], 2_000),
        ([1_000], 1_000),
        ([1_000, 4_000], 1_000),  # The lower of the middle two.
        ([4_000, 1_000, 3_000], 3_000),
        ([4_000, 1_000, 3_000, 2_000], 2_000),
        ([3_742], 3_500),
    ],
)
def test_what_most_people_took_is_offered(recent: list[int], amount: int) -> None:
    """The median, neatly; the place's default where nobody took anything yet."""
    assert offered(recent) == amount


def test_only_the_latest_fills_count() -> None:
    """What people took a year ago says nothing about what they take now."""
    assert offered([1_000] * 40 + [5_000] * KEPT) == 5_000
    assert offered([1_000] * 40 + [5_000] * (KEPT // 2 + 1)) == 5_000
    assert offered([1_000] * 40 + [5_000] * (KEPT // 2)) == 1_000
    assert offered([1_000, *[5_000] * 11, *[2_000] * 9]) == 5_000


def test_an_offer_stays_between_the_least_and_the_most() -> None:
    """Nobody is offered what they could not buy."""
    assert offered([50]) == 100
    assert offered([99_999]) == 9_000
    assert offered([], default=50) == 100
    assert offered([], default=99_999) == 9_000


def test_where_nothing_can_be_bought_nothing_is_offered() -> None:
    """An amount that is both too little and too much is no offer."""
    assert offered([1_000], least=200, most=100) == 0
    assert offered([1_000], least=100, most=100) == 100
    assert offered([], least=0, most=0) == 0
    assert suggested([], default=NOTHING, least=NOTHING, most=Money(5)) == NOTHING

"""Several payers of one sale: who bears what (RD-04, RD-05)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.money import Money
from kiosk.domain.payers import Split, shares


def split(cost: int, authorised: list[int], how: Split) -> list[int]:
    return [one.minor for one in shares(Money(cost), [Money(one) for one in authorised], how)]


@pytest.mark.parametrize(
    ("cost", "captured"),
    [
        (620, [500, 120, 0]),
        (0, [0, 0, 0]),
        (500, [500, 0, 0]),
        (501, [500, 1, 0]),
        (1000, [500, 300, 200]),
    ],
)
def test_rd_04_whoever_paid_first_pays_first(cost: int, captured: list[int]) -> None:
    """500, 300 and 200 bear a cost in the order in which they came."""
    assert split(cost, [500, 300, 200], Split.FIRST_IN) == captured


@pytest.mark.parametrize(
    ("cost", "authorised", "captured"),
    [
        (620, [500, 300, 200], [310, 186, 124]),
        (101, [100, 100, 100], [34, 34, 33]),
        (100, [100, 100, 100], [34, 33, 33]),
        (1, [1, 1000], [0, 1]),
        (0, [100, 100], [0, 0]),
        (0, [0, 0], [0, 0]),
        (200, [100, 100], [100, 100]),
        (3, [5, 0, 5], [2, 0, 1]),
    ],
)
def test_rd_05_everybody_pays_in_proportion(
    cost: int, authorised: list[int], captured: list[int]
) -> None:
    """Largest remainder, and of equal ones the earlier payer."""
    assert split(cost, authorised, Split.PRO_RATA) == captured


@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=9), st.data(), st.sampled_from(Split))
def test_rd_05_shares_add_up_and_nobody_bears_more_than_they_put_in(
    authorised: list[int], data: st.DataObject, how: Split
) -> None:
    """Whatever the cost and the payers."""
    cost = data.draw(st.integers(0, sum(authorised)))
    found = split(cost, authorised, how)
    assert sum(found) == cost
    assert all(0 <= share <= most for share, most in zip(found, authorised, strict=True))


@pytest.mark.parametrize("how", Split)
def test_rd_04_more_than_all_put_in_is_our_bug(how: Split) -> None:
    """A cost that nobody has authorised is never split."""
    with pytest.raises(ValueError, match="1001 over payers of 1000"):
        split(1001, [500, 500], how)

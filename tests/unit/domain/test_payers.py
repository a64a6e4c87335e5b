"""Who bears what of a sale that several have paid for."""

from __future__ import annotations

import pytest

from kiosk.domain.money import Money
from kiosk.domain.payers import Split, shares


def of(cost: int, authorised: list[int], how: Split) -> list[int]:
    """Return the shares in minor units."""
    return [one.minor for one in shares(Money(cost), [Money(one) for one in authorised], how)]


@pytest.mark.parametrize(
    ("cost", "authorised", "borne"),
    [
        (0, [], []),
        (0, [10, 20], [0, 0]),
        (5, [10, 20], [5, 0]),
        (10, [10, 20], [10, 0]),
        (11, [10, 20], [10, 1]),
        (30, [10, 20], [10, 20]),
        (16, [5, 0, 20], [5, 0, 11]),
    ],
)
def test_whoever_paid_first_pays_first(cost: int, authorised: list[int], borne: list[int]) -> None:
    """The next payer is touched only once the one before has nothing left."""
    assert of(cost, authorised, Split.FIRST_IN) == borne


@pytest.mark.parametrize(
    ("cost", "authorised", "borne"),
    [
        (0, [], []),
        (0, [10, 20], [0, 0]),
        (15, [10, 20], [5, 10]),
        (30, [10, 20], [10, 20]),
        (10, [10, 10, 10], [4, 3, 3]),  # 3.33 each: the earlier payer bears what is left.
        (11, [10, 10, 10], [4, 4, 3]),  # 3.67 each.
        (10, [30, 20, 10], [5, 3, 2]),  # 5, 3.33 and 1.67: the largest remainder first.
        (100, [1, 299], [0, 100]),  # 0.33 and 99.67.
        (2, [0, 1, 3], [0, 1, 1]),  # Nothing, 0.5 and 1.5.
        (7, [3, 0, 5], [3, 0, 4]),  # 2.63, nothing, 4.38.
    ],
)
def test_everybody_pays_in_proportion(cost: int, authorised: list[int], borne: list[int]) -> None:
    """What rounding leaves goes to the largest remainders, and nothing is left over."""
    assert of(cost, authorised, Split.PRO_RATA) == borne


@pytest.mark.parametrize("how", Split)
@pytest.mark.parametrize("authorised", [[], [10], [4, 5]])
def test_a_cost_that_nobody_authorised_is_refused(how: Split, authorised: list[int]) -> None:
    """Such a cost is our bug: it is not spread over those who are there."""
    total = sum(authorised)
    assert sum(of(total, authorised, how)) == total
    with pytest.raises(ValueError, match=f"a cost of {total + 1} over payers of {total}"):
        of(total + 1, authorised, how)

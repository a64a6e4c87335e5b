"""The tax contained in a receipt's total."""

from __future__ import annotations

import pytest

from kiosk.domain.money import Money
from kiosk.domain.receipt import Vat, vat_in


@pytest.mark.req("MET-24")
@pytest.mark.parametrize(
    ("gross", "permille", "net", "tax"),
    [
        (11_900, 190, 10_000, 1_900),
        (10_000, 190, 8_403, 1_597),  # 1596.64
        (100, 190, 84, 16),  # 15.97
        (3, 200, 2, 1),  # 0.5: half up.
        (9, 200, 7, 2),  # 1.5: half up.
        (15, 200, 12, 3),  # 2.5: half up, where half to even gives 2.
        (107, 70, 100, 7),
        (1_055, 55, 1_000, 55),
        (100, 0, 100, 0),
        (0, 190, 0, 0),
        (1, 1_000, 0, 1),  # 0.5
    ],
)
def test_tax_is_taken_once_from_the_total_half_up(
    gross: int, permille: int, net: int, tax: int
) -> None:
    """The tax is the nearest minor unit and the net is the rest."""
    assert vat_in(Money(gross), permille) == Vat(permille, Money(net), Money(tax))

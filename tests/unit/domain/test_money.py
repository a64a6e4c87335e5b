"""Money in whole minor units, and the currencies it can be of."""

from __future__ import annotations

import pytest

from kiosk.domain.money import NOTHING, Currency, Money


@pytest.mark.parametrize("code", ["EUR", "JPY", "KWD"])
@pytest.mark.parametrize("exponent", [0, 2, 3, 4])
def test_a_currency_has_a_code_and_its_decimals(code: str, exponent: int) -> None:
    """Three capital letters and 0 to 4 decimals make a currency."""
    currency = Currency(code, exponent)
    assert (currency.code, currency.exponent) == (code, exponent)


def test_most_currencies_have_two_decimals() -> None:
    """Who says nothing means cents."""
    assert Currency("EUR").exponent == 2


@pytest.mark.parametrize(
    "code", ["", "EU", "EURO", "eur", "EUr", "ÄÖÜ", "E R", "A1B", "A-B", "ΑΒΓ"]
)
def test_what_has_not_three_capital_letters_is_no_currency(code: str) -> None:
    """Digits, blanks, small and foreign letters are refused."""
    with pytest.raises(ValueError, match="three capital letters"):
        Currency(code)


@pytest.mark.parametrize("exponent", [-1, 5])
def test_a_currency_has_no_more_decimals_than_a_price(exponent: int) -> None:
    """A price has four decimals of the major unit: a finer coin could not be charged."""
    with pytest.raises(ValueError, match="0 to 4 decimals"):
        Currency("EUR", exponent)


def test_amounts_are_added_and_taken_away_exactly() -> None:
    """Sums and differences are whole numbers, however large."""
    assert Money(10**30) + Money(1) == Money(10**30 + 1)
    assert Money(200) - Money(199) == Money(1)
    assert Money(200) - Money(200) == NOTHING


def test_an_amount_is_never_negative() -> None:
    """What is owed has its own account: neither a value nor a difference can be a debt."""
    with pytest.raises(ValueError, match="negative: -1"):
        Money(-1)
    with pytest.raises(ValueError, match="negative: -1"):
        _ = Money(199) - Money(200)


def test_amounts_compare_by_size() -> None:
    """The smaller of two amounts is the one with fewer minor units."""
    assert Money(1) < Money(2) <= Money(2) < Money(10)
    assert min(Money(7), Money(3)) == Money(3)


def test_only_nothing_is_false() -> None:
    """One cent is money."""
    assert Money(1)
    assert not NOTHING
    assert Money(0) == NOTHING

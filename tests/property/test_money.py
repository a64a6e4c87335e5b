"""Money and currencies: true of all amounts."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.money import NOTHING, Currency, Money

amounts = st.builds(Money, st.integers(0, 10**18))
eager = settings(max_examples=100, deadline=None)


@eager
@given(amounts, amounts, amounts)
def test_sums_do_not_depend_on_the_order(a: Money, b: Money, c: Money) -> None:
    """However money is added up, it is the same money."""
    assert (a + b) + c == c + (b + a)
    assert a + NOTHING == a


@eager
@given(amounts, amounts)
def test_what_was_added_can_be_taken_away_again(a: Money, b: Money) -> None:
    """No cent appears or is lost on the way there and back."""
    assert (a + b) - b == a
    assert (a + b).minor == a.minor + b.minor


@pytest.mark.req("CTL-01")
@eager
@given(amounts, amounts)
def test_more_than_there_is_cannot_be_taken(a: Money, b: Money) -> None:
    """A difference is an amount or an error, never a debt."""
    if b > a:
        with pytest.raises(ValueError, match="cannot be negative"):
            _ = a - b
    else:
        assert a - b <= a


@eager
@given(amounts, amounts)
def test_amounts_are_in_one_order(a: Money, b: Money) -> None:
    """Exactly one of less, equal and more is true, and it is that of the minor units."""
    assert [a < b, a == b, a > b].count(True) == 1
    assert (a < b) is (a.minor < b.minor)
    assert bool(a) is (a != NOTHING)


@eager
@given(st.text(max_size=4), st.integers(-3, 8))
def test_a_currency_is_three_capital_letters_or_refused(code: str, exponent: int) -> None:
    """Nothing else is ever accepted, and nothing like it ever refused."""
    is_one = len(code) == 3 and all(letter in string.ascii_uppercase for letter in code)
    if is_one and exponent in range(5):
        assert Currency(code, exponent).code == code
    else:
        with pytest.raises(ValueError, match="a currency has"):
            Currency(code, exponent)

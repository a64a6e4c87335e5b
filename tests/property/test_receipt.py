"""The tax in a total, for all totals and rates."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.money import Money
from kiosk.domain.receipt import vat_in

totals = st.integers(0, 10**12)
rates = st.integers(0, 1_000)
eager = settings(max_examples=200, deadline=None)


@pytest.mark.req("MET-24")
@eager
@given(totals, rates)
def test_net_and_tax_are_the_total(gross: int, permille: int) -> None:
    """They add up exactly, whatever was rounded."""
    vat = vat_in(Money(gross), permille)
    assert vat.net + vat.tax == Money(gross)
    assert vat.permille == permille


@pytest.mark.req("MET-24")
@eager
@given(totals, rates)
def test_tax_is_the_exact_share_rounded_half_up(gross: int, permille: int) -> None:
    """Compared with an exact fraction: never more than half a minor unit off, halves up."""
    exact = Fraction(gross * permille, 1_000 + permille)
    assert Fraction(-1, 2) < vat_in(Money(gross), permille).tax.minor - exact <= Fraction(1, 2)


@pytest.mark.req("MET-24")
def test_every_total_up_to_ten_euros_adds_up_at_every_common_rate() -> None:
    """Every cent of it, at the rates that Europe knows."""
    for permille in (0, 21, 50, 55, 70, 100, 190, 200, 210, 220, 250, 270):
        for gross in range(1_001):
            vat = vat_in(Money(gross), permille)
            over = 2 * (vat.tax.minor * (1_000 + permille) - gross * permille)
            assert -(1_000 + permille) < over <= 1_000 + permille
            assert vat.net.minor + vat.tax.minor == gross


@eager
@given(totals, totals, rates, rates)
def test_more_is_never_taxed_less(a: int, b: int, p: int, q: int) -> None:
    """Tax grows with the total and with the rate."""
    (least, most), (low, high) = sorted([a, b]), sorted([p, q])
    assert vat_in(Money(least), p).tax <= vat_in(Money(most), p).tax
    assert vat_in(Money(a), low).tax <= vat_in(Money(a), high).tax

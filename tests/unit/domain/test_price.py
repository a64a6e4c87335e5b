"""Which price holds: the one that was set at the screen, or the one of the settings file."""

from __future__ import annotations

from dataclasses import replace

from fakes.values import DIESEL

from kiosk.domain.price import Price, PriceBounds, at_price, listed
from kiosk.domain.tariff import Block

SET = Price(3, 18_590, "Mia", 1_000, listed(DIESEL))
BOUNDS = PriceBounds(10_000, 20_000)


def test_what_was_set_holds_until_the_file_says_otherwise() -> None:
    """Another price in the file, or narrower bounds, and the file holds again, whole."""
    told = DIESEL
    held = at_price(told, SET, BOUNDS)
    assert held == replace(told, blocks=(Block(18_590),), version=3)
    newer = replace(told, blocks=(Block(16_990),))
    assert at_price(newer, SET, BOUNDS) == newer
    assert at_price(told, SET, PriceBounds(10_000, 18_589)) == told


def test_the_least_bound_is_a_bound() -> None:
    """One is the highest price there can be, and no sign that there is none."""
    assert PriceBounds(most_e4=1).hold(1)
    assert not PriceBounds(most_e4=1).hold(2)
    assert PriceBounds().hold(2)

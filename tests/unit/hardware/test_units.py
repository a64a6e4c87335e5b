"""Figures as a data sheet writes them."""

from __future__ import annotations

import pytest

from hardware.units import UnitError, flow_base, quantity_base, time_ms
from kiosk.domain.quantity import Dimension

V, E, M = Dimension.VOLUME, Dimension.ENERGY, Dimension.MASS


@pytest.mark.parametrize(
    ("text", "dimension", "base"),
    [
        ("2.5 mL", V, 2_500),
        ("1 uL", V, 1),
        ("0.04 L", V, 40_000),
        ("1 Wh", E, 1_000),
        ("22 kWh", E, 22_000_000),
        ("3 mWh", E, 3),
        ("0.5 g", M, 500),
        ("1 kg", M, 1_000_000),
        ("7 mg", M, 7),
    ],
)
def test_a_quantity_is_exact(text: str, dimension: Dimension, base: int) -> None:
    """Whole base units, never rounded."""
    assert quantity_base(text, dimension) == base


@pytest.mark.parametrize(
    ("text", "dimension", "base"),
    [
        ("40 L/min", V, 666_666),
        ("813 mL/s", V, 813_000),
        ("22 kW", E, 6_111),
        ("7.45 Wh/s", E, 7_450),
        ("3600 W", E, 1_000),
        ("36 kg/h", M, 10_000),
    ],
)
def test_a_flow_is_rounded_down(text: str, dimension: Dimension, base: int) -> None:
    """Base units a second; a nominal flow need not be a whole number of them."""
    assert flow_base(text, dimension) == base


@pytest.mark.parametrize(("text", "ms"), [("20 ms", 20), ("2 s", 2_000), ("0.6 s", 600)])
def test_a_time_is_in_milliseconds(text: str, ms: int) -> None:
    """Seconds and milliseconds are all that a device needs."""
    assert time_ms(text) == ms


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2.5 gal", "unknown unit 'gal': use one of uL, mL, L"),
        ("2.5 ml", "did you mean mL"),
        ("2.5 Wh", "unknown unit 'Wh'"),
        ("2.5mL", "a number, a space and a unit"),
        ("-1 mL", "a number, a space and a unit"),
        ("0 mL", "is not a whole number of ul above 0"),
        ("0.3 uL", "is not a whole number of ul above 0"),
    ],
)
def test_what_is_no_quantity_is_explained(text: str, why: str) -> None:
    """The message says what would be right."""
    with pytest.raises(UnitError, match=why):
        quantity_base(text, V)


def test_what_is_no_flow_and_no_time_is_explained() -> None:
    """Nothing a second, and fractions of a millisecond, cannot be worked with."""
    with pytest.raises(UnitError, match="less than 1 ul/s"):
        flow_base("0.1 uL/s", V)
    with pytest.raises(UnitError, match="whole number of milliseconds"):
        time_ms("0.5 ms")
    with pytest.raises(UnitError, match="did you mean ms"):
        time_ms("5 msec")

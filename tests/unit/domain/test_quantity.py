"""Quantities in whole base units, each of one dimension."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fakes.values import litres, ul

from kiosk.domain.quantity import (
    PER_SALE_UNIT,
    SALE_UNIT,
    Dimension,
    DimensionMismatch,
    Quantity,
    none_of,
)

ONE_KWH = Quantity(1_000_000, Dimension.ENERGY)


def test_dimensions_are_named_by_their_base_unit() -> None:
    """Microlitres, milliwatt-hours and milligrams; a million make a sale unit."""
    assert [str(dimension) for dimension in Dimension] == ["ul", "mWh", "mg"]
    assert {d: (PER_SALE_UNIT[d], SALE_UNIT[d]) for d in Dimension} == {
        Dimension.VOLUME: (1_000_000, "L"),
        Dimension.ENERGY: (1_000_000, "kWh"),
        Dimension.MASS: (1_000_000, "kg"),
    }


def test_a_quantity_is_never_negative() -> None:
    """Neither a value nor a difference can be less than nothing."""
    with pytest.raises(ValueError, match="negative: -1 ul"):
        ul(-1)
    with pytest.raises(ValueError, match="negative: -1 ul"):
        _ = ul(1) - ul(2)


def test_quantities_are_added_and_taken_away_exactly() -> None:
    """Sums and differences are whole numbers, however large."""
    assert ul(10**30) + ul(1) == ul(10**30 + 1)
    assert litres(1) - ul(1) == ul(999_999)


@pytest.mark.parametrize(("most", "other", "rest"), [(5, 3, 2), (5, 5, 0), (5, 9, 0)])
def test_less_stops_at_nothing(most: int, other: int, rest: int) -> None:
    """Where there may be more than there is to take from, nothing is left."""
    assert ul(most).less(ul(other)) == ul(rest)


@pytest.mark.parametrize(
    ("base", "step", "floor"), [(0, 10, 0), (9, 10, 0), (10, 10, 10), (29, 10, 20), (7, 1, 7)]
)
def test_floor_cuts_to_whole_steps(base: int, step: int, floor: int) -> None:
    """A quantity is cut, not rounded: what has not flowed is not shown."""
    assert ul(base).floor(ul(step)) == ul(floor)


def test_quantities_compare_by_size() -> None:
    """All four comparisons agree with the base units."""
    assert ul(1) < ul(2)
    assert not ul(2) < ul(2)
    assert ul(2) <= ul(2)
    assert not ul(3) <= ul(2)
    assert ul(2) > ul(1)
    assert not ul(2) > ul(2)
    assert ul(2) >= ul(2)
    assert not ul(1) >= ul(2)


@pytest.mark.parametrize(
    "mix",
    [
        lambda: litres(1) + ONE_KWH,
        lambda: litres(1) - ONE_KWH,
        lambda: litres(1).less(ONE_KWH),
        lambda: litres(1).floor(ONE_KWH),
        lambda: litres(1) < ONE_KWH,
        lambda: litres(1) <= ONE_KWH,
        lambda: litres(1) > ONE_KWH,
        lambda: litres(1) >= ONE_KWH,
    ],
)
def test_litres_never_meet_kilowatt_hours(mix: Callable[[], object]) -> None:
    """Whatever mixes two dimensions is our bug, and says which two."""
    with pytest.raises(DimensionMismatch, match="ul with mWh"):
        mix()


def test_equal_numbers_of_different_things_differ() -> None:
    """A million microlitres are not a million milliwatt-hours."""
    assert litres(1) != ONE_KWH


def test_only_nothing_is_false() -> None:
    """One microlitre is something."""
    assert ul(1)
    assert not ul(0)
    assert none_of(Dimension.MASS) == Quantity(0, Dimension.MASS)

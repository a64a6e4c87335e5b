"""Quantities: true of all of one dimension, and never of two."""

from __future__ import annotations

import operator
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.quantity import Dimension, DimensionMismatch, Quantity, none_of

bases = st.integers(0, 10**15)
dimensions = st.sampled_from(Dimension)
eager = settings(max_examples=100, deadline=None)

OPERATIONS: list[Callable[[Quantity, Quantity], object]] = [
    operator.add,
    operator.sub,
    operator.lt,
    operator.le,
    operator.gt,
    operator.ge,
    Quantity.less,
    Quantity.floor,
]


@eager
@given(dimensions, bases, bases)
def test_what_was_added_can_be_taken_away_again(dimension: Dimension, a: int, b: int) -> None:
    """No base unit appears or is lost on the way there and back."""
    one, other = Quantity(a, dimension), Quantity(b, dimension)
    assert (one + other) - other == one
    assert one + other == other + one
    assert one + none_of(dimension) == one


@pytest.mark.req("RD-16")
@eager
@given(dimensions, bases, bases)
def test_no_difference_is_negative(dimension: Dimension, a: int, b: int) -> None:
    """`-` raises where `less` stops at nothing; otherwise they agree."""
    one, other = Quantity(a, dimension), Quantity(b, dimension)
    if b > a:
        with pytest.raises(ValueError, match="cannot be negative"):
            _ = one - other
        assert one.less(other) == none_of(dimension)
    else:
        assert one - other == one.less(other) == Quantity(a - b, dimension)


@eager
@given(dimensions, bases, st.integers(1, 10**7))
def test_floor_gives_the_largest_whole_step_that_fits(
    dimension: Dimension, base: int, step: int
) -> None:
    """Two-sided: it fits, and one step more would not."""
    floor = Quantity(base, dimension).floor(Quantity(step, dimension))
    assert floor.base % step == 0
    assert floor.base <= base < floor.base + step


@eager
@given(dimensions, bases, bases)
def test_quantities_are_in_one_order(dimension: Dimension, a: int, b: int) -> None:
    """All comparisons are those of the base units."""
    one, other = Quantity(a, dimension), Quantity(b, dimension)
    assert (one < other, one <= other) == (a < b, a <= b)
    assert (one > other, one >= other) == (a > b, a >= b)
    assert (one == other) is (a == b)
    assert bool(one) is (a > 0)


@eager
@given(st.permutations(list(Dimension)), bases, bases, st.sampled_from(OPERATIONS))
def test_two_dimensions_never_meet(
    pair: list[Dimension], a: int, b: int, operation: Callable[[Quantity, Quantity], object]
) -> None:
    """Whatever is done with litres and kilowatt-hours is refused, whatever the figures."""
    with pytest.raises(DimensionMismatch):
        operation(Quantity(a, pair[0]), Quantity(b, pair[1]))
    assert Quantity(a, pair[0]) != Quantity(a, pair[1])

"""A meter's factor against exact fractions: whatever the meter shows, nobody gets a drop too much.

The true quantity is what a meter that was proven shows, times its factor, as a fraction.
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.meter_factor import SCALE, SPAN, MeterFactor, factor_for
from kiosk.domain.quantity import Dimension, Quantity

factors = st.builds(MeterFactor, st.integers(SCALE - SPAN, SCALE + SPAN))
quantities = st.integers(0, 10**12).map(lambda base: Quantity(base, Dimension.VOLUME))
steps = st.sampled_from([1, 10, 1_000, 2_500, 10_000])


def truth(factor: MeterFactor, shown: Quantity) -> Fraction:
    """Return what has really flowed."""
    return Fraction(shown.base * factor.parts, SCALE)


@pytest.mark.req("MET-04")
@given(factors, quantities)
def test_at_05_what_is_charged_is_what_flowed_to_less_than_a_base_unit(
    factor: MeterFactor, shown: Quantity
) -> None:
    """Never more than the truth, and less than a base unit less."""
    assert 0 <= truth(factor, shown) - factor.corrected(shown).base < 1


@given(factors, quantities, quantities)
def test_a_corrected_meter_runs_back_as_little_as_the_meter(
    factor: MeterFactor, one: Quantity, other: Quantity
) -> None:
    """Of two readings the later one is corrected to no less."""
    low, high = sorted((one, other), key=lambda each: each.base)
    assert factor.corrected(low) <= factor.corrected(high)


@pytest.mark.req("AT-05")
@given(factors, quantities, steps)
def test_at_05_the_promise_holds_in_what_is_measured_and_in_what_flows(
    factor: MeterFactor, limit: Quantity, step: int
) -> None:
    """At the preset that the device is told, rounded down as it resolves it, neither is past it."""
    told = factor.told(limit).floor(Quantity(step, limit.dimension))
    assert told <= limit
    assert truth(factor, told) <= limit.base
    assert factor.corrected(told) <= limit


@given(factors, quantities)
def test_no_more_is_held_back_than_the_factor_and_a_base_unit(
    factor: MeterFactor, limit: Quantity
) -> None:
    """Of one that shows too little all but a base unit may flow; of the other all may be shown."""
    told = factor.told(limit)
    if factor.parts >= SCALE:
        assert truth(factor, Quantity(told.base + 1, limit.dimension)) > limit.base
    else:
        assert told == limit


@given(factors, quantities, quantities)
def test_a_reserve_covers_what_is_measured_and_what_flows_past_a_preset(
    factor: MeterFactor, limit: Quantity, bound: Quantity
) -> None:
    """Limit and bound together are enough for whichever of the two is more."""
    past = Quantity(factor.told(limit).base + bound.base, limit.dimension)
    reserved = limit.base + factor.grown(bound).base
    assert past.base <= reserved
    assert truth(factor, past) <= reserved


@given(st.integers(100_000, 10**10), st.integers(SCALE - SPAN, SCALE + SPAN))
def test_the_factor_of_a_meter_is_found_again(shown: int, parts: int) -> None:
    """What a measure reads of a meter with this factor leads to it, to the nearest part."""
    actual = (shown * parts + SCALE // 2) // SCALE
    assert abs(factor_for(shown_base=shown, actual_base=actual).parts - parts) <= 1

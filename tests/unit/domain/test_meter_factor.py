"""A meter's factor: a number of hundred-thousandths that is never far from one."""

from __future__ import annotations

import pytest
from fakes.values import litres, ul

from kiosk.domain.meter_factor import NEUTRAL, SCALE, BeyondSpan, MeterFactor, factor_for


@pytest.mark.req("AT-05")
@pytest.mark.parametrize("parts", [98_999, 101_001, 0, -100_000, 200_000])
def test_at_05_a_factor_further_than_a_hundredth_from_one_is_refused(parts: int) -> None:
    """A meter that is that far off is repaired, not reckoned right."""
    with pytest.raises(BeyondSpan, match="1 %"):
        MeterFactor(parts)


@pytest.mark.parametrize("parts", [99_000, 101_000])
def test_a_hundredth_itself_is_allowed(parts: int) -> None:
    """The bound belongs to what is allowed."""
    assert MeterFactor(parts).parts == parts


def test_a_meter_that_was_never_proven_counts_as_it_shows() -> None:
    """Nothing is rounded and nothing is lost."""
    for shown in (ul(0), ul(1), ul(999_999), litres(40)):
        assert NEUTRAL.corrected(shown) == NEUTRAL.told(shown) == NEUTRAL.grown(shown) == shown


def test_what_is_shown_is_corrected_rounded_down() -> None:
    """Half a microlitre that did not flow is charged to nobody."""
    assert MeterFactor(100_250).corrected(litres(20)) == ul(20_050_000)
    assert MeterFactor(99_999).corrected(ul(1)) == ul(0)
    assert MeterFactor(100_250).corrected(ul(399)) == ul(399)


def test_a_device_that_shows_too_little_is_told_less() -> None:
    """It closes when twenty litres have really flowed, whatever it shows then."""
    assert MeterFactor(100_250).told(litres(20)) == ul(19_950_124)


def test_a_device_that_shows_too_much_is_told_no_more() -> None:
    """What it shows is held to the limit as well: it stops early rather than late."""
    assert MeterFactor(99_750).told(litres(20)) == litres(20)


def test_what_is_reserved_covers_both() -> None:
    """What is shown and what really flows: never less than the greater of them."""
    assert MeterFactor(100_250).grown(ul(50_000)) == ul(50_125)
    assert MeterFactor(100_001).grown(ul(1)) == ul(2)
    assert MeterFactor(99_750).grown(ul(50_000)) == ul(50_000)


def test_a_factor_is_what_makes_the_meter_right() -> None:
    """Five litres and a bit in the measure, five on the meter."""
    assert factor_for(shown_base=5_000_000, actual_base=5_013_500) == MeterFactor(100_270)
    assert factor_for(shown_base=200_000, actual_base=200_001) == MeterFactor(SCALE + 1)
    assert factor_for(shown_base=200_001, actual_base=200_001) == NEUTRAL


@pytest.mark.parametrize(("shown", "actual"), [(0, 5), (-1, 5), (1_000, 1_011), (1_000, 989)])
def test_no_factor_makes_a_broken_meter_right(shown: int, actual: int) -> None:
    """Nothing shown, or more than a hundredth off."""
    with pytest.raises(BeyondSpan):
        factor_for(shown_base=shown, actual_base=actual)


def test_a_factor_is_written_as_technicians_write_it() -> None:
    """Five places, on both sides of one."""
    assert (str(MeterFactor(100_270)), str(MeterFactor(99_030))) == ("1.00270", "0.99030")


def test_the_least_that_a_meter_can_show_has_a_factor() -> None:
    """One base unit is more than nothing."""
    assert factor_for(shown_base=1, actual_base=1) == NEUTRAL

"""The totaliser: what is believed, what is unwrapped, and what is a fault of the meter."""

from __future__ import annotations

import pytest
from fakes.values import litres, ul

from kiosk.domain.quantity import Dimension, DimensionMismatch, Quantity
from kiosk.domain.totaliser import (
    TOLERANCE_PERMILLE,
    Doubt,
    Implausible,
    Totaliser,
    met,
    unwrapped,
)

RANGE = 1_000_000_000


def totaliser(total: int, *, range_base: int = RANGE, at_ms: int = 0) -> Totaliser:
    """Return one that counts in steps of a millilitre, at most half a litre a second."""
    return Totaliser(ul(total), range_base, qmax=ul(500_000), step=ul(1_000), at_ms=at_ms)


@pytest.mark.req("RD-16")
@pytest.mark.parametrize(
    ("before", "shown", "after"),
    [
        (0, 0, 0),
        (0, 1_000, 1_000),
        (5_000_000, 5_500_000, 5_500_000),
        (999_999_000, 0, 1_000_000_000),  # Rolls over to nothing.
        (999_999_000, 5_000, 1_000_005_000),
        (1_999_999_000, 4_000, 2_000_004_000),  # The second time round.
        (3_000_000_000, 0, 3_000_000_000),
    ],
)
def test_a_reading_is_unwrapped(before: int, shown: int, after: int) -> None:
    """The device's counter starts again at its width; the total goes on."""
    assert totaliser(before).read(ul(shown), at_ms=1_000).total == ul(after)


@pytest.mark.req("CTL-11")
def test_flow_up_to_a_fifth_above_qmax_is_believed_and_no_more() -> None:
    """In a second at most 1.2 x Qmax and one step of the counter can have flowed."""
    assert TOLERANCE_PERMILLE == 200
    assert totaliser(0).most_until(1_000) == 601_000
    assert totaliser(0).read(ul(601_000), at_ms=1_000).total == ul(601_000)
    with pytest.raises(Implausible) as caught:
        totaliser(0).read(ul(601_001), at_ms=1_000)
    assert (caught.value.doubt, caught.value.step_base) == (Doubt.JUMPED, 601_001)
    assert str(caught.value) == "the totaliser jumped: a step of 601001 base units"


def test_without_time_only_one_step_can_have_flowed() -> None:
    """Two readings at one instant differ by the counter's own coarseness at most."""
    assert totaliser(0, at_ms=50).most_until(50) == 1_000
    assert totaliser(0, at_ms=50).most_until(49) == 1_000
    assert totaliser(0).most_until(1) == 1_600


@pytest.mark.req("RD-16")
@pytest.mark.parametrize("shown", [4_999_999, 4_000_000, 0, 505_000_000])
def test_a_counter_that_runs_back_is_a_fault_of_the_meter(shown: int) -> None:
    """Up to half its width a step is backwards: no negative quantity, and no huge one."""
    with pytest.raises(Implausible) as caught:
        totaliser(5_000_000).read(ul(shown), at_ms=1_000)
    assert caught.value.doubt is Doubt.BACKWARDS


@pytest.mark.req("RD-16")
@pytest.mark.parametrize("shown", [5_601_001, 100_000_000, 504_999_999])
def test_a_counter_that_jumps_is_a_fault_of_the_meter(shown: int) -> None:
    """A step forward that cannot have flowed in the time is not charged."""
    with pytest.raises(Implausible) as caught:
        totaliser(5_000_000).read(ul(shown), at_ms=1_000)
    assert caught.value.doubt is Doubt.JUMPED


@pytest.mark.req("RD-16")
def test_a_step_back_after_long_silence_is_not_taken_for_a_round_trip() -> None:
    """However long nothing was heard, a step of half the width or more is not believed."""
    hours_later = 10 * 3_600_000
    assert totaliser(5_000_000).most_until(hours_later) == RANGE - 1
    with pytest.raises(Implausible) as caught:
        totaliser(5_000_000).read(ul(4_999_000), at_ms=hours_later)
    assert caught.value.doubt is Doubt.BACKWARDS
    with pytest.raises(Implausible):
        totaliser(0).read(ul(500_000_000), at_ms=hours_later)
    assert totaliser(0).read(ul(499_999_999), at_ms=hours_later).total == ul(499_999_999)


@pytest.mark.parametrize(("range_base", "most"), [(7, 3), (8, 3)])
def test_less_than_half_of_the_width_is_believed(range_base: int, most: int) -> None:
    """Of an odd width and of an even one."""
    fine = Totaliser(ul(0), range_base, qmax=litres(1), step=ul(1), at_ms=0)
    assert fine.read(ul(most), at_ms=1_000).total == ul(most)
    with pytest.raises(Implausible) as caught:
        fine.read(ul(most + 1), at_ms=1_000)
    assert caught.value.doubt is Doubt.BACKWARDS


def test_a_reading_that_is_not_believed_changes_nothing() -> None:
    """The reading before it stands, and its time: the next one is judged from there."""
    before = totaliser(5_000_000)
    with pytest.raises(Implausible):
        before.read(ul(9_000_000), at_ms=1_000)
    assert before == totaliser(5_000_000)
    assert before.read(ul(6_000_000), at_ms=2_000).total == ul(6_000_000)


@pytest.mark.req("CTL-13")
def test_a_reading_that_comes_late_does_not_turn_time_back() -> None:
    """Else the same second would allow its flow twice."""
    late = totaliser(0, at_ms=10_000).read(ul(1_000), at_ms=4_000)
    assert (late.total, late.at_ms) == (ul(1_000), 10_000)
    assert totaliser(0).read(ul(1_000), at_ms=4_000).at_ms == 4_000


def test_kilowatt_hours_are_no_reading_of_litres() -> None:
    """A reading of another dimension is our bug, and says so."""
    with pytest.raises(DimensionMismatch, match="mWh with ul"):
        totaliser(0).read(Quantity(0, Dimension.ENERGY), at_ms=1_000)


def test_what_a_totaliser_knows_of_its_device_stays() -> None:
    """A reading changes the total and its time alone."""
    read = totaliser(0).read(ul(1_000), at_ms=1_000)
    assert read == totaliser(1_000, at_ms=1_000)


def lagging() -> Totaliser:
    """Return one that may show what was true 200 ms ago: 120 ml at its fastest."""
    return met(ul(0), range_base=RANGE, qmax=ul(500_000), step=ul(1_000), at_ms=0, slack_ms=200)


@pytest.mark.req("CTL-11")
def test_a_meter_met_for_the_first_time_has_all_of_its_slack() -> None:
    """What it had not shown yet may come at once, on top of what flows."""
    assert lagging().room_base == 120_000
    assert lagging().most_until(0) == 121_000
    assert lagging().most_until(100) == 181_000
    assert totaliser(0).room_base == 0


@pytest.mark.req("CTL-11")
@pytest.mark.parametrize(
    ("shown", "room_base"),
    [
        (0, 120_000),  # Standing still earns no more slack than there was.
        (60_000, 120_000),  # As fast as can be, and no faster.
        (60_001, 119_999),
        (100_000, 80_000),
        (180_000, 0),
        (181_000, 0),  # The coarseness of the counter is no debt.
    ],
)
def test_slack_is_used_up_by_what_came_too_fast(shown: int, room_base: int) -> None:
    """A meter that has caught up cannot catch up again."""
    read = lagging().read(ul(shown), at_ms=100)
    assert read.room_base == room_base
    assert read.most_until(100) == room_base + 1_000


@pytest.mark.req("CTL-11")
def test_slack_comes_back_while_a_meter_lags_again() -> None:
    """What can have flowed and was not shown may be shown later, up to the slack."""
    caught_up = lagging().read(ul(180_000), at_ms=100)
    assert caught_up.read(ul(180_000), at_ms=200).room_base == 60_000
    assert caught_up.read(ul(180_000), at_ms=900).room_base == 120_000


@pytest.mark.req("CTL-11")
def test_more_than_flow_and_slack_is_a_jump() -> None:
    """Two-sided: the bound itself is believed, a base unit more is not."""
    assert lagging().read(ul(181_000), at_ms=100).total == ul(181_000)
    with pytest.raises(Implausible) as caught:
        lagging().read(ul(181_001), at_ms=100)
    assert caught.value.doubt is Doubt.JUMPED


@pytest.mark.req("RD-16")
@pytest.mark.parametrize(
    ("kept", "shown", "total"),
    [
        (0, 0, 0),
        (1_500, 2_000, 2_000),
        (999_999_000, 5_000, 1_000_005_000),
        (3_000_000_000, 499_999_999, 3_499_999_999),  # Less than half the range: forwards.
    ],
)
def test_what_was_kept_is_unwrapped_however_long_ago_it_was(
    kept: int, shown: int, total: int
) -> None:
    """After a night without power only the direction can be judged."""
    assert unwrapped(kept, ul(shown), RANGE) == ul(total)


@pytest.mark.parametrize(
    ("kept", "shown", "step"), [(3_000_000_000, 500_000_000, 500_000_000), (1, 0, RANGE - 1)]
)
def test_a_counter_that_shows_less_than_was_kept_ran_back(kept: int, shown: int, step: int) -> None:
    """Half the range or more is a step back."""
    with pytest.raises(Implausible) as caught:
        unwrapped(kept, ul(shown), RANGE)
    assert (caught.value.doubt, caught.value.step_base) == (Doubt.BACKWARDS, step)

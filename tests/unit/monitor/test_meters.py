"""What a controller shows, as the monitor takes it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.flow_controller import capabilities
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.controller import ControllerState, DeviceStop, Fault, Status
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.monitor.meters import GAP_MS, Meter, Sighting


def ul(base: int) -> Quantity:
    return Quantity(base, Dimension.VOLUME)


METER = Meter.of(capabilities(), ul(10_000))
STATUS = Status(
    boot=1,
    state=ControllerState.CLOSED,
    stopped_by=DeviceStop.NONE,
    faults=Fault.NONE,
    total=ul(1_000_000),
    preset=None,
    sequence=3,
    flow=ul(0),
    calling=False,
    latched=False,
)


def sighted(before: Sighting | None, at_ms: int, **changes: object) -> Sighting:
    """Return what such a status shows at `at_ms`."""
    return METER.sighted(before, replace(STATUS, **changes), at_ms)  # type: ignore[arg-type]


def test_the_totaliser_counts_in_its_own_range() -> None:
    """A counter of 32 bits of a millilitre each starts again after so much."""
    assert METER.range_base == 1_000 * 2**32
    assert METER.interval_base == 10_000


@given(st.integers(0, METER.range_base - 1), st.integers(-(10**9), 10**9))
def test_a_totaliser_is_measured_across_its_end(since: int, step: int) -> None:
    """Wherever it rolls over, what it moved is what it moved, forwards and backwards."""
    assert METER.moved(since, (since + step) % METER.range_base) == step
    assert METER.moved(since + 7 * METER.range_base, (since + step) % METER.range_base) == step


def test_open_shut_and_closing_are_three_things() -> None:
    """A valve that closes is neither; one that is closed while something flows is not shut."""
    assert sighted(None, 1).is_shut
    assert not sighted(None, 1, flow=ul(1)).is_shut
    for state in (ControllerState.OPEN_FAST, ControllerState.OPEN_SLOW):
        assert sighted(None, 1, state=state).is_open
    closing = sighted(None, 1, state=ControllerState.CLOSING)
    assert not closing.is_open
    assert not closing.is_shut


def test_a_preset_that_was_there_at_first_is_inherited_until_it_changes() -> None:
    """Who set it was not seen; the next one is ours, or it is not explained."""
    first = sighted(None, 10, preset=ul(5))
    assert first.is_inherited
    assert sighted(first, 20, preset=ul(5)).is_inherited
    assert not sighted(first, 20, preset=ul(6)).is_inherited
    assert not sighted(first, 20, preset=ul(5), sequence=4).is_inherited
    gone = sighted(first, 20)
    assert not gone.is_inherited
    ours = sighted(gone, 30, preset=ul(5))
    assert not ours.is_inherited
    assert not sighted(ours, 40, preset=ul(5)).is_inherited


@pytest.mark.parametrize(("gap_ms", "boot"), [(GAP_MS + 1, 1), (10, 2)])
def test_after_a_gap_or_a_restart_of_the_device_it_begins_anew(gap_ms: int, boot: int) -> None:
    """What happened meanwhile nobody has seen."""
    first = sighted(None, 10)
    doubted = sighted(first, 20, total=ul(0))
    assert doubted.doubted_ms == 20
    assert doubted.since_ms == 10
    anew = sighted(doubted, 20 + gap_ms, boot=boot, preset=ul(5), total=ul(0))
    assert anew.since_ms == 20 + gap_ms
    assert anew.doubted_ms == 20
    assert anew.is_inherited
    assert sighted(doubted, 20 + GAP_MS).since_ms == 10


def test_a_step_that_no_product_can_make_is_doubted_and_stays_so() -> None:
    """Back, or more than twice the most that can flow: the meter is broken, that is no flow."""
    first = sighted(None, 1_000)
    most = 2 * (capabilities().qmax.base * 601 // 1000) + 1_000
    assert sighted(first, 1_100, total=ul(1_000_000 + most)).doubted_ms is None
    assert sighted(first, 1_100, total=ul(1_000_000 + most + 1)).doubted_ms == 1_100
    back = sighted(first, 1_100, total=ul(999_999))
    assert back.doubted_ms == 1_100
    assert sighted(back, 1_200, total=ul(999_999)).doubted_ms == 1_100


def test_a_jump_across_a_gap_is_one_and_across_a_restart_of_the_device_is_none() -> None:
    """A gap is only so long; what a device that lost its power shows may begin anew."""
    first = sighted(None, 1_000)
    gap_ms = GAP_MS + 1
    most = 2 * (capabilities().qmax.base * (gap_ms + 501) // 1000) + 1_000
    for step, doubted_ms in ((most, None), (most + 1, 1_000 + gap_ms)):
        after = sighted(first, 1_000 + gap_ms, total=ul(1_000_000 + step))
        assert after.doubted_ms == doubted_ms
    assert sighted(first, 1_100, boot=2, total=ul(0)).doubted_ms is None

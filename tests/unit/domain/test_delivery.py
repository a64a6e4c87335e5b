"""A delivery: its states, every one against every event, and what it ends up costing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.grid import check_grid, reached, read_grid
from fakes.values import DELIVERY, DIESEL, litres, ul

from kiosk.domain.delivery import (
    OPEN,
    Delivery,
    DeliveryEvent,
    DeliveryState,
    StopReason,
    after,
)
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.outlet import Impossible
from kiosk.domain.quantity import Dimension, DimensionMismatch, Quantity

STATES_AND_EVENTS = """
           CONFIRMED OPENED  FLOWED     PAUSED RESUMED    STOPPED  LOST   FOUND    MEASURED
GRANTED    ARMED     !       .          .      .          STOPPING SILENT .        !
ARMED      .         OPENING DELIVERING .      .          STOPPING SILENT .        !
OPENING    .         .       DELIVERING PAUSED .          STOPPING SILENT .        !
DELIVERING .         .       .          PAUSED .          STOPPING SILENT .        !
PAUSED     .         .       DELIVERING .      DELIVERING STOPPING SILENT .        !
STOPPING   .         .       .          .      .          .        SILENT .        SETTLED
SILENT     .         .       .          .      .          .        .      STOPPING !
SETTLED    .         .       .          .      .          .        .      .        .
"""

EXPECTED = read_grid(STATES_AND_EVENTS, DeliveryState, DeliveryEvent)

RUNNING = {
    DeliveryState.GRANTED,
    DeliveryState.ARMED,
    DeliveryState.OPENING,
    DeliveryState.DELIVERING,
    DeliveryState.PAUSED,
}
ENDING = set(DeliveryState) - RUNNING


def stopping(*, reserved: int = 2_000) -> Delivery:
    """Return a delivery whose last drops are awaited."""
    return replace(
        DELIVERY,
        state=DeliveryState.STOPPING,
        reserved=Money(reserved),
        reason=StopReason.PRESET,
    )


@pytest.mark.req("CTL-14")
def test_every_state_answers_every_event_as_written_here() -> None:
    """No pair of state and event is left to chance."""
    assert len(EXPECTED) == 8 * 9
    check_grid(EXPECTED, after)


@pytest.mark.req("CTL-16")
@pytest.mark.req("RD-06")
@pytest.mark.parametrize("state", sorted(ENDING))
def test_nothing_re_opens_a_delivery_that_is_ending(state: DeliveryState) -> None:
    """Once it is stopping, lost or settled, no row of events brings it back to running."""
    assert reached(state, DeliveryEvent, after) <= ENDING


@pytest.mark.parametrize("state", DeliveryState)
def test_every_delivery_can_be_settled(state: DeliveryState) -> None:
    """From everywhere a row of events leads to *settled*: no money stays reserved for ever."""
    assert DeliveryState.SETTLED in reached(state, DeliveryEvent, after)


@pytest.mark.req("RD-15")
@pytest.mark.parametrize("state", sorted({*RUNNING, DeliveryState.SILENT}))
def test_only_a_stopped_delivery_is_settled(state: DeliveryState) -> None:
    """No final reading counts while the valve may be open or the controller is silent."""
    with pytest.raises(Impossible, match=f"measured while {state}"):
        replace(DELIVERY, state=state).measured(litres(1_001), at_ms=1)


@pytest.mark.req("CTL-03")
def test_a_valve_is_not_opened_before_its_preset_is_confirmed() -> None:
    """*Opened* straight from *granted* is our bug, and says so."""
    with pytest.raises(Impossible, match="opened while granted"):
        DELIVERY.on(DeliveryEvent.OPENED)


def test_money_is_reserved_until_a_delivery_is_settled() -> None:
    """All states but *settled* are open."""
    assert set(DeliveryState) - {DeliveryState.SETTLED} == OPEN
    for state in DeliveryState:
        assert replace(DELIVERY, state=state).is_open is (state is not DeliveryState.SETTLED)


def test_an_event_changes_nothing_but_the_state() -> None:
    """A delivery is replaced by one that differs in its state alone."""
    armed = DELIVERY.on(DeliveryEvent.CONFIRMED)
    assert armed == replace(DELIVERY, state=DeliveryState.ARMED)
    assert DELIVERY.state is DeliveryState.GRANTED


def test_a_delivery_begins_granted_unread_and_in_earnest() -> None:
    """Nothing has ended it, nobody named a quantity, and it is no test."""
    assert DELIVERY.state is DeliveryState.GRANTED
    assert (DELIVERY.wanted, DELIVERY.total, DELIVERY.reason, DELIVERY.ended_ms) == (None,) * 4
    assert (DELIVERY.charge, DELIVERY.overrun) == (NOTHING, NOTHING)
    assert not DELIVERY.is_test


def test_nothing_is_delivered_before_the_first_reading() -> None:
    """A delivery without a reading has delivered nothing, and costs nothing."""
    assert DELIVERY.delivered == ul(0)
    assert DELIVERY.cost == NOTHING


def test_delivered_is_the_difference_of_two_readings() -> None:
    """What has flowed is the totaliser now less the totaliser at the opening."""
    assert replace(DELIVERY, total=litres(1_003)).delivered == litres(3)


@pytest.mark.req("RD-16")
def test_a_total_below_the_opening_is_never_a_quantity() -> None:
    """A meter that ran backwards raises; it never becomes a negative charge."""
    with pytest.raises(ValueError, match="negative"):
        _ = replace(DELIVERY, total=ul(999_999_999)).delivered


def test_a_total_of_another_dimension_is_our_bug() -> None:
    """Kilowatt-hours cannot be the closing reading of litres."""
    with pytest.raises(DimensionMismatch):
        _ = replace(DELIVERY, total=Quantity(2_000_000_000, Dimension.ENERGY)).delivered


@pytest.mark.req("MET-23")
@pytest.mark.parametrize(
    ("base", "minor"),
    [
        (0, 0),
        (2_779, 0),  # 0.4999421 cent
        (2_780, 1),  # 0.500122 cent: half up
        (1_000_000, 180),  # 179.9 cent
        (11_110_000, 1_999),  # 1998.689 cent
        (11_117_287, 2_000),
        (50_000_000, 2_000),  # Capped by what is reserved.
    ],
)
def test_the_running_cost_is_the_final_charge_in_the_making(base: int, minor: int) -> None:
    """While it runs, a delivery costs what it would be charged if it ended now."""
    running = replace(stopping(), total=litres(1_000) + ul(base))
    assert running.cost == Money(minor)
    assert running.measured(litres(1_000) + ul(base), at_ms=9).charge == Money(minor)


@pytest.mark.req("CTL-08")
@pytest.mark.req("RD-11")
@pytest.mark.parametrize(
    ("base", "charge", "overrun"),
    [
        (11_117_287, 2_000, 0),  # 1999.99993 cent
        (11_120_066, 2_000, 0),  # 2000.4998 cent
        (11_120_067, 2_000, 1),  # 2000.50005 cent
        (12_000_000, 2_000, 159),  # 2158.8 cent
    ],
)
def test_an_overrun_is_the_operators_loss(base: int, charge: int, overrun: int) -> None:
    """Nobody is charged more than was reserved; the rest is booked, not forgotten."""
    settled = stopping().measured(litres(1_000) + ul(base), at_ms=9)
    assert (settled.charge, settled.overrun) == (Money(charge), Money(overrun))


@pytest.mark.req("RD-13")
@pytest.mark.parametrize(
    ("bill_to", "base", "charge", "overrun"),
    [
        (1_000_000, 1_000_000, 180, 0),
        (1_000_000, 3_000_000, 180, 360),  # The valve did not close: the rest is our loss.
        (3_000_000, 1_000_000, 180, 0),  # Nothing that did not flow is charged.
        (0, 1_000_000, 0, 180),
        (90_000_000, 20_000_000, 2_000, 1_598),  # The reserve is still the most.
    ],
)
def test_what_flows_after_the_bill_was_closed_is_the_operators_loss(
    bill_to: int, base: int, charge: int, overrun: int
) -> None:
    """A customer pays for what flowed until the valve was found stuck, and for no more."""
    delivery = replace(stopping(), bill_to=ul(bill_to))
    final = delivery.measured(delivery.opening + ul(base), at_ms=9)
    assert (final.charge.minor, final.overrun.minor) == (charge, overrun)


def test_a_final_reading_settles_a_delivery() -> None:
    """State, total, charge and time of the end stand on the settled delivery."""
    settled = stopping().measured(litres(1_005), at_ms=77_000)
    assert settled == replace(
        stopping(),
        state=DeliveryState.SETTLED,
        total=litres(1_005),
        charge=Money(900),
        overrun=NOTHING,
        ended_ms=77_000,
    )
    assert settled.tariff is DIESEL


@pytest.mark.req("CTL-13")
@pytest.mark.parametrize("total", [litres(1_000), litres(1_005), litres(1_900)])
def test_a_late_reading_changes_nothing_that_is_settled(total: Quantity) -> None:
    """A settled delivery is final: an echo on the line alters neither total, charge nor time."""
    settled = stopping().measured(litres(1_005), at_ms=77_000)
    assert settled.measured(total, at_ms=99_000) == settled


@pytest.mark.req("CTL-13")
def test_a_late_stop_changes_nothing_that_is_settled() -> None:
    """Whatever ends a delivery afterwards does not become its reason."""
    settled = replace(DELIVERY, state=DeliveryState.SETTLED)
    assert settled.stopped(StopReason.STOP_ALL) == settled


@pytest.mark.parametrize("state", sorted(set(DeliveryState) - {DeliveryState.SETTLED}))
def test_the_first_reason_stands(state: DeliveryState) -> None:
    """A delivery that ended at its preset did not end by the customer's later touch."""
    begun = replace(DELIVERY, state=state)
    once = begun.stopped(StopReason.PRESET)
    assert once.reason is StopReason.PRESET
    assert once.state in {DeliveryState.STOPPING, DeliveryState.SILENT}
    assert once.stopped(StopReason.CUSTOMER) == once


@pytest.mark.req("SAF-18")
def test_a_lost_delivery_is_settled_with_a_reason() -> None:
    """Where nobody said why, it was the line: no record is without a reason."""
    found = DELIVERY.on(DeliveryEvent.LOST).on(DeliveryEvent.FOUND)
    assert found.measured(litres(1_000), at_ms=1).reason is StopReason.COMMS_LOSS
    told = DELIVERY.on(DeliveryEvent.LOST).stopped(StopReason.RESTART).on(DeliveryEvent.FOUND)
    assert told.measured(litres(1_000), at_ms=1).reason is StopReason.RESTART


@pytest.mark.req("SAF-18")
def test_the_reasons_are_a_closed_list() -> None:
    """What can stand on a record is known, and adding to it is a decision."""
    assert {str(reason) for reason in StopReason} == {
        "preset",
        "customer",
        "hung_up",
        "no_start",
        "no_flow",
        "max_time",
        "attendant",
        "stop_all",
        "estop",
        "comms_loss",
        "power_loss",
        "restart",
        "meter_fault",
        "controller_fault",
        "overrun",
        "refused",
        "storage",
        "monitor",
        "group",
        "payment",
        "supply",
    }

"""A sale: its states, every one against every event."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.grid import check_grid, reached, read_grid
from fakes.values import SALE

from kiosk.domain.money import NOTHING
from kiosk.domain.outlet import Impossible, OutletId
from kiosk.domain.sale import PresetBy, SaleEvent, SaleState, after

STATES_AND_EVENTS = """
          FUNDED QUEUED CALLED FINISHED CANCELLED CLEARED
QUOTED    OPEN   QUEUED !      !        CANCELLED !
QUEUED    .      .      OPEN   SETTLING !         !
OPEN      .      !      .      SETTLING !         !
SETTLING  .      .      .      .        !         SETTLED
SETTLED   .      .      .      .        .         .
CANCELLED .      .      .      .        .         .
"""

EXPECTED = read_grid(STATES_AND_EVENTS, SaleState, SaleEvent)
FINAL = {SaleState.SETTLED, SaleState.CANCELLED}


@pytest.mark.req("CTL-14")
def test_every_state_answers_every_event_as_written_here() -> None:
    """No pair of state and event is left to chance."""
    assert len(EXPECTED) == 6 * 6
    check_grid(EXPECTED, after)


@pytest.mark.parametrize("state", sorted(FINAL))
def test_a_sale_that_is_over_stays_over(state: SaleState) -> None:
    """No row of events leads out of *settled* or *cancelled*."""
    assert reached(state, SaleEvent, after) == {state}


@pytest.mark.parametrize("state", SaleState)
def test_every_sale_can_come_to_an_end(state: SaleState) -> None:
    """From everywhere a row of events leads to an end."""
    assert reached(state, SaleEvent, after) & FINAL


@pytest.mark.req("CTL-01")
def test_a_sale_that_ended_unpaid_can_never_deliver() -> None:
    """Money that comes after a cancellation does not open the sale again."""
    assert after(SaleState.CANCELLED, SaleEvent.FUNDED) is SaleState.CANCELLED


@pytest.mark.parametrize("state", [SaleState.QUEUED, SaleState.OPEN, SaleState.SETTLING])
def test_a_sale_with_money_in_it_is_settled_not_cancelled(state: SaleState) -> None:
    """To drop a sale that somebody has paid for is our bug, and says so."""
    with pytest.raises(Impossible, match=f"cancelled while {state}"):
        after(state, SaleEvent.CANCELLED)


def test_an_event_changes_nothing_but_the_state() -> None:
    """A sale is replaced by one that differs in its state alone."""
    assert SALE.on(SaleEvent.FUNDED) == replace(SALE, state=SaleState.OPEN)
    assert SALE.state is SaleState.QUOTED


def test_a_sale_begins_quoted_unpaid_and_without_a_number() -> None:
    """Nothing is authorised, captured, released or numbered before anything was paid."""
    assert SALE.state is SaleState.QUOTED
    assert (SALE.authorised, SALE.captured, SALE.released) == (NOTHING, NOTHING, NOTHING)
    assert SALE.receipt is None


def test_a_sale_knows_what_was_chosen_at_each_outlet() -> None:
    """The choice at an outlet carries the tariff locked there."""
    assert [SALE.choice(OutletId(number)).outlet for number in (2, 5)] == [2, 5]


def test_an_outlet_that_was_not_chosen_is_our_bug() -> None:
    """It is a KeyError: a StopIteration would silently end whatever loop asked."""
    with pytest.raises(KeyError, match="3"):
        SALE.choice(OutletId(3))


def test_how_much_is_said_in_three_ways() -> None:
    """Amount, quantity or fill."""
    assert {str(way) for way in PresetBy} == {"amount", "quantity", "fill"}

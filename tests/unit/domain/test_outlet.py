"""The states of an outlet, every state against every event."""

from __future__ import annotations

import pytest
from fakes.grid import check_grid, reached, read_grid

from kiosk.domain.outlet import FREE, IN_USE, Impossible, OutletEvent, OutletState, after

STATES_AND_EVENTS = """
                   FAULTED     CLEARED LOCKED UNLOCKED CALLED  HUNG_UP AUTHORISED WITHDRAWN \
 OPENED   FLOWED              PAUSED              RESUMED  ENDED
INOPERATIVE        .           CLOSED  .      .        .       .       !          .         \
 !        .                   .                   !        .
CLOSED             INOPERATIVE .       .      IDLE     .       .       !          .         \
 !        .                   .                   !        .
IDLE               INOPERATIVE .       CLOSED .        CALLING .       AUTHORISED .         \
 !        !                   !                   !        .
CALLING            INOPERATIVE .       CLOSED .        .       IDLE    AUTHORISED .         \
 !        !                   !                   !        .
AUTHORISED         INOPERATIVE .       CLOSED .        .       .       .          IDLE      \
 STARTED  FUELLING            SUSPENDED_STARTED   .        IDLE
STARTED            INOPERATIVE .       CLOSED .        .       .       .          IDLE      \
 .        FUELLING            SUSPENDED_STARTED   .        IDLE
SUSPENDED_STARTED  INOPERATIVE .       CLOSED .        .       .       .          IDLE      \
 STARTED  SUSPENDED_FUELLING  .                   STARTED  IDLE
FUELLING           INOPERATIVE .       CLOSED .        .       .       .          !         \
 .        .                   SUSPENDED_FUELLING  .        IDLE
SUSPENDED_FUELLING INOPERATIVE .       CLOSED .        .       .       .          !         \
 FUELLING .                   .                   FUELLING IDLE
"""

EXPECTED = read_grid(STATES_AND_EVENTS, OutletState, OutletEvent)


@pytest.mark.req("CTL-14")
@pytest.mark.req("SAF-01")
def test_every_state_answers_every_event_as_written_here() -> None:
    """No pair of state and event is left to chance."""
    assert len(EXPECTED) == 9 * 13
    check_grid(EXPECTED, after)


@pytest.mark.req("SAF-01")
def test_states_carry_the_numbers_of_ifsf_fuelling_points() -> None:
    """A number on a screen or in a record means the same as on any forecourt."""
    assert {state.name: int(state) for state in OutletState} == {
        "INOPERATIVE": 1,
        "CLOSED": 2,
        "IDLE": 3,
        "CALLING": 4,
        "AUTHORISED": 5,
        "STARTED": 6,
        "SUSPENDED_STARTED": 7,
        "FUELLING": 8,
        "SUSPENDED_FUELLING": 9,
    }


@pytest.mark.req("SAF-02")
@pytest.mark.parametrize("state", OutletState)
def test_a_fault_makes_any_outlet_inoperative(state: OutletState) -> None:
    """Whatever an outlet is doing, one that cannot be trusted is out of use at once."""
    assert after(state, OutletEvent.FAULTED) is OutletState.INOPERATIVE


@pytest.mark.req("SAF-05")
def test_a_fault_that_has_gone_restarts_nothing() -> None:
    """From a fault the way back leads through *cleared*, then *unlocked*, and no other way."""
    without_clearing = {event for event in OutletEvent if event is not OutletEvent.CLEARED}
    for event in without_clearing:
        try:
            assert after(OutletState.INOPERATIVE, event) is OutletState.INOPERATIVE
        except Impossible:
            continue
    assert after(OutletState.INOPERATIVE, OutletEvent.CLEARED) is OutletState.CLOSED


@pytest.mark.req("AT-04")
@pytest.mark.parametrize("state", [OutletState.INOPERATIVE, OutletState.CLOSED])
@pytest.mark.parametrize("event", [OutletEvent.AUTHORISED, OutletEvent.OPENED, OutletEvent.RESUMED])
def test_nobody_opens_an_outlet_that_is_out_of_use(state: OutletState, event: OutletEvent) -> None:
    """An outlet with a latched fault or a lock gives no delivery, whoever asks."""
    with pytest.raises(Impossible, match=f"{event} while {state.name}"):
        after(state, event)


@pytest.mark.req("SAF-06")
@pytest.mark.parametrize("state", sorted(IN_USE | FREE))
def test_a_lock_closes_any_outlet_that_could_be_used(state: OutletState) -> None:
    """An attendant's word or a stop of all takes effect in whatever state it comes."""
    assert after(state, OutletEvent.LOCKED) is OutletState.CLOSED


@pytest.mark.req("CTL-14")
@pytest.mark.parametrize("state", OutletState)
def test_no_outlet_is_ever_stuck(state: OutletState) -> None:
    """From everywhere a row of events leads back to *idle*."""
    assert OutletState.IDLE in reached(state, OutletEvent, after)


def test_every_state_is_free_in_use_or_out_of_use() -> None:
    """A customer may choose exactly the free ones; a delivery is open exactly at those in use."""
    assert {OutletState.IDLE, OutletState.CALLING} == FREE
    assert IN_USE | FREE | {OutletState.INOPERATIVE, OutletState.CLOSED} == set(OutletState)
    assert not IN_USE & FREE
    assert {state for state in OutletState if state >= OutletState.AUTHORISED} == IN_USE


@pytest.mark.req("CTL-03")
@pytest.mark.parametrize("state", sorted(FREE))
def test_a_free_outlet_comes_into_use_by_an_authorisation_alone(state: OutletState) -> None:
    """No event but *authorised* takes an outlet from free to in use."""
    leads = {event for event in OutletEvent if (EXPECTED[state, event] or state) in IN_USE}
    assert leads == {OutletEvent.AUTHORISED}

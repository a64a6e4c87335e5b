"""A prepayment: its states, every one against every event."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from fakes.grid import check_grid, reached, read_grid
from fakes.values import PREPAYMENT

from kiosk.domain.money import NOTHING
from kiosk.domain.outlet import Impossible
from kiosk.domain.prepayment import FINAL, FUNDED, PrepaymentEvent, PrepaymentState, after

STATES_AND_EVENTS = """
               ASKED   OPENED   REFUSED PROCESSED  REOPENED HELD       PAID      GIVEN_UP \
 LAPSED  CAPTURING VOIDED  CONFIRMED STUCK CLAIMED
NEW            OPENING .        .       .          .        .          .         EXPIRED  \
 .       !         !       .         .  !
OPENING        !       AWAITING FAILED  .          .        .          .         EXPIRING \
 .       !         !       .         .  !
AWAITING       !       .        .       PROCESSING .        AUTHORISED PAID      EXPIRING \
 EXPIRED !         !       .         .  !
PROCESSING     !       .        .       .          AWAITING AUTHORISED PAID      EXPIRING \
 EXPIRED !         !       .         .  !
AUTHORISED     !       .        .       .          .        .          .         .        \
 .       SETTLING  VOIDING .         .  !
PAID           !       .        .       .          .        .          .         .        \
 .       SETTLING  VOIDING .         .  !
EXPIRING       !       .        FAILED  .          .        LATE_PAID  LATE_PAID .        \
 EXPIRED !         !       .         .  !
EXPIRED        !       .        .       .          .        LATE_PAID  LATE_PAID .        \
 .       !         !       .         .  !
LATE_PAID      !       .        .       .          .        .          .         .        \
 .       SETTLING  VOIDING .         .  !
SETTLING       !       .        .       .          .        .          .         .        \
 .       !         !       SETTLED   STUCK_SETTLING  !
SETTLED        !       .        .       .          .        .          .         .        \
 .       !         !       .         .  PAYING_OUT
VOIDING        !       .        .       .          .        .          .         .        \
 .       !         !       VOIDED    STUCK_VOIDING  !
VOIDED         !       .        .       .          .        .          .         .        \
 .       !         !       .         .  !
STUCK_SETTLING !       .        .       .          .        .          .         .        \
 FAILED  !         !       SETTLED   .  !
STUCK_VOIDING  !       .        .       .          .        .          .         .        \
 .       !         !       VOIDED    .  !
FAILED         !       .        .       .          .        LATE_PAID  LATE_PAID .        \
 .       !         !       .         .  !
PAYING_OUT     !       .        SETTLED .          .        .          .         .        \
 .       !         !       SETTLED   .  !
"""

EXPECTED = read_grid(STATES_AND_EVENTS, PrepaymentState, PrepaymentEvent)

_S, _E = PrepaymentState, PrepaymentEvent
TAKEN = {_S.SETTLING, _S.STUCK_SETTLING, _S.SETTLED, _S.PAYING_OUT}


@pytest.mark.req("CTL-14")
@pytest.mark.req("PAY-18")
def test_every_state_answers_every_event_as_written_here() -> None:
    """No pair of state and event is left to chance."""
    assert len(EXPECTED) == 17 * 14
    check_grid(EXPECTED, after)


@pytest.mark.parametrize("state", PrepaymentState)
def test_every_prepayment_can_come_to_an_end(state: PrepaymentState) -> None:
    """From everywhere a row of events leads to a final state: no payer waits for ever."""
    assert reached(state, PrepaymentEvent, after) & FINAL


@pytest.mark.parametrize("state", [_S.VOIDED])
def test_a_final_prepayment_stays_as_it_is(state: PrepaymentState) -> None:
    """No row of events leads out of *voided*."""
    assert reached(state, PrepaymentEvent, after) == {state}


def test_of_a_settled_prepayment_only_the_rest_may_still_be_claimed() -> None:
    """It is paid to the payer's own wallet or is not: both leads back."""
    assert reached(_S.SETTLED, PrepaymentEvent, after) == {_S.SETTLED, _S.PAYING_OUT}
    assert reached(_S.PAYING_OUT, PrepaymentEvent, after) == {_S.SETTLED, _S.PAYING_OUT}


@pytest.mark.req("PAY-04")
@pytest.mark.parametrize("state", [_S.EXPIRING, _S.EXPIRED, _S.FAILED, _S.LATE_PAID])
def test_money_that_comes_too_late_is_given_back_and_never_dispensed(
    state: PrepaymentState,
) -> None:
    """Once given up, a prepayment is never dispensed; what a rail can't let go of is taken."""
    ahead = reached(state, PrepaymentEvent, after)
    assert not ahead & FUNDED
    assert ahead >= {_S.VOIDING, _S.VOIDED} | TAKEN


@pytest.mark.req("PAY-18")
@pytest.mark.parametrize("state", [_S.VOIDING, _S.STUCK_VOIDING, _S.VOIDED])
def test_money_that_is_going_back_is_never_captured(state: PrepaymentState) -> None:
    """Void, then capture: refused however the rail echoes."""
    assert not reached(state, PrepaymentEvent, after) & (FUNDED | TAKEN)


@pytest.mark.req("PAY-18")
@pytest.mark.parametrize("state", sorted(TAKEN))
def test_money_that_is_being_captured_is_never_voided(state: PrepaymentState) -> None:
    """Capture, then void: refused however the rail echoes. Only the rail itself may let go."""
    for event in set(PrepaymentEvent) - {PrepaymentEvent.LAPSED}:
        with suppress(Impossible):
            assert after(state, event) in TAKEN
    assert after(state, PrepaymentEvent.LAPSED) in {state, _S.FAILED}


@pytest.mark.req("PAY-05")
@pytest.mark.parametrize("state", sorted(FUNDED))
def test_only_a_rails_own_word_funds_a_sale(state: PrepaymentState) -> None:
    """Nothing but *held* and *paid*, while the payer is awaited, makes money that may flow."""
    into = {pair for pair, following in EXPECTED.items() if following is state and pair[0] != state}
    event = _E.HELD if state is _S.AUTHORISED else _E.PAID
    assert into == {(_S.AWAITING, event), (_S.PROCESSING, event)}


@pytest.mark.req("RD-18")
@pytest.mark.parametrize("event", [_E.HELD, _E.PAID])
@pytest.mark.parametrize("state", [*sorted(FUNDED), _S.SETTLING, _S.SETTLED, _S.VOIDED])
def test_a_notice_repeated_changes_nothing(state: PrepaymentState, event: PrepaymentEvent) -> None:
    """A rail that says it twice, or after the sale, credits nothing."""
    assert after(state, event) is state


@pytest.mark.parametrize("event", [_E.ASKED, _E.CAPTURING, _E.VOIDED])
@pytest.mark.parametrize("state", sorted(FINAL))
def test_to_ask_anything_of_what_is_over_is_our_bug(
    state: PrepaymentState, event: PrepaymentEvent
) -> None:
    """A capture or void of a prepayment that is over says so instead of doing nothing."""
    with pytest.raises(Impossible, match=f"{event} while {state}"):
        after(state, event)


def test_an_event_changes_nothing_but_the_state() -> None:
    """A prepayment is replaced by one that differs in its state alone."""
    assert PREPAYMENT.on(_E.ASKED) == replace(PREPAYMENT, state=_S.OPENING)
    assert PREPAYMENT.state is _S.NEW


def test_a_prepayment_begins_new_and_unpaid() -> None:
    """Nothing is authorised or captured, and nobody has seen the page."""
    assert (PREPAYMENT.authorised, PREPAYMENT.captured) == (NOTHING, NOTHING)
    assert not PREPAYMENT.seen


def test_the_final_and_the_funded_states_are_these() -> None:
    """What is over, and what may be dispensed."""
    assert {_S.EXPIRED, _S.SETTLED, _S.VOIDED, _S.FAILED} == FINAL
    assert {_S.AUTHORISED, _S.PAID} == FUNDED

"""Money that one payer has authorised for a sale, from the first call to the rail to the last.

Each arrow of the table is one transaction in the books. Money that arrives after its time is
given back and never dispensed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.domain.money import NOTHING, Money
from kiosk.domain.outlet import Impossible


class PrepaymentState(StrEnum):
    """Where a prepayment stands."""

    NEW = "new"
    OPENING = "opening"
    AWAITING = "awaiting"
    PROCESSING = "processing"
    AUTHORISED = "authorised"
    PAID = "paid"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    LATE_PAID = "late_paid"
    SETTLING = "settling"
    SETTLED = "settled"
    VOIDING = "voiding"
    VOIDED = "voided"
    STUCK_SETTLING = "stuck_settling"
    STUCK_VOIDING = "stuck_voiding"
    FAILED = "failed"  # Never taken by the rail, or let go by it before it was captured.
    PAYING_OUT = "paying_out"


class PrepaymentEvent(StrEnum):
    """What can happen to a prepayment."""

    ASKED = "asked"  # The rail is asked for a place to pay.
    OPENED = "opened"  # The rail has named one.
    REFUSED = "refused"  # The rail will not take this payment at all.
    PROCESSED = "processed"  # The payer has done their part; the money is not sure yet.
    REOPENED = "reopened"  # A slow method failed: the payer may try again.
    HELD = "held"  # The money is reserved: what is not taken is released.
    PAID = "paid"  # The money has moved: what is not taken is refunded.
    GIVEN_UP = "given_up"  # The time is over, or somebody cancelled.
    LAPSED = "lapsed"  # The rail says that nobody can pay any more, or that it has let all go.
    CAPTURING = "capturing"  # The meters are final: take what was delivered.
    VOIDED = "voided"  # Nothing was delivered: let all of it go.
    CONFIRMED = "confirmed"  # The rail has captured, refunded or let go as asked.
    CLAIMED = "claimed"  # The payer's own wallet asks for the rest that went to a code.
    STUCK = "stuck"  # The rail cannot be brought to an answer; an attendant must know.


_S, _E = PrepaymentState, PrepaymentEvent

_ARROWS: dict[tuple[PrepaymentState, PrepaymentEvent], PrepaymentState] = {
    (_S.NEW, _E.ASKED): _S.OPENING,
    (_S.NEW, _E.GIVEN_UP): _S.EXPIRED,
    (_S.OPENING, _E.OPENED): _S.AWAITING,
    (_S.OPENING, _E.REFUSED): _S.FAILED,
    (_S.OPENING, _E.GIVEN_UP): _S.EXPIRING,
    (_S.AWAITING, _E.PROCESSED): _S.PROCESSING,
    (_S.AWAITING, _E.HELD): _S.AUTHORISED,
    (_S.AWAITING, _E.PAID): _S.PAID,
    (_S.AWAITING, _E.GIVEN_UP): _S.EXPIRING,
    (_S.AWAITING, _E.LAPSED): _S.EXPIRED,
    (_S.PROCESSING, _E.HELD): _S.AUTHORISED,
    (_S.PROCESSING, _E.PAID): _S.PAID,
    (_S.PROCESSING, _E.REOPENED): _S.AWAITING,
    (_S.PROCESSING, _E.GIVEN_UP): _S.EXPIRING,
    (_S.PROCESSING, _E.LAPSED): _S.EXPIRED,
    (_S.EXPIRING, _E.LAPSED): _S.EXPIRED,
    (_S.EXPIRING, _E.REFUSED): _S.FAILED,
    (_S.EXPIRING, _E.HELD): _S.LATE_PAID,
    (_S.EXPIRING, _E.PAID): _S.LATE_PAID,
    (_S.EXPIRED, _E.HELD): _S.LATE_PAID,
    (_S.EXPIRED, _E.PAID): _S.LATE_PAID,
    (_S.FAILED, _E.HELD): _S.LATE_PAID,
    (_S.FAILED, _E.PAID): _S.LATE_PAID,
    (_S.LATE_PAID, _E.VOIDED): _S.VOIDING,
    (_S.LATE_PAID, _E.CAPTURING): _S.SETTLING,
    (_S.AUTHORISED, _E.CAPTURING): _S.SETTLING,
    (_S.AUTHORISED, _E.VOIDED): _S.VOIDING,
    (_S.PAID, _E.CAPTURING): _S.SETTLING,
    (_S.PAID, _E.VOIDED): _S.VOIDING,
    (_S.SETTLING, _E.CONFIRMED): _S.SETTLED,
    (_S.SETTLING, _E.STUCK): _S.STUCK_SETTLING,
    (_S.STUCK_SETTLING, _E.LAPSED): _S.FAILED,
    (_S.STUCK_SETTLING, _E.CONFIRMED): _S.SETTLED,
    (_S.VOIDING, _E.CONFIRMED): _S.VOIDED,
    (_S.VOIDING, _E.STUCK): _S.STUCK_VOIDING,
    (_S.STUCK_VOIDING, _E.CONFIRMED): _S.VOIDED,
    (_S.SETTLED, _E.CLAIMED): _S.PAYING_OUT,
    (_S.PAYING_OUT, _E.CONFIRMED): _S.SETTLED,
    (_S.PAYING_OUT, _E.REFUSED): _S.SETTLED,
}

# What our own core must never ask in a state; anything else that does not move is an echo of a
# rail that repeats itself, and changes nothing.
_OURS = frozenset({_E.ASKED, _E.CAPTURING, _E.VOIDED, _E.CLAIMED})

FINAL = frozenset({_S.EXPIRED, _S.SETTLED, _S.VOIDED, _S.FAILED})
"""Nothing more is expected, but of EXPIRED and FAILED late money, and of a rest its claim."""

UNPAID = frozenset({_S.EXPIRED, _S.FAILED})
"""Nobody is to pay any more; whoever has paid all the same gets it back."""

FUNDED = frozenset({_S.AUTHORISED, _S.PAID})
"""The money may be dispensed."""


def after(state: PrepaymentState, event: PrepaymentEvent) -> PrepaymentState:
    """Return the state that follows; Impossible where only a bug of ours leads."""
    following = _ARROWS.get((state, event))
    if following is not None:
        return following
    if event in _OURS:
        raise Impossible(f"{event} while {state}")
    return state


@dataclass(frozen=True, slots=True)
class Prepayment:
    """One payer's money for a sale, replaced rather than changed by each event.

    `reference` and `url` are the rail's; `code` is ours: it is in the link on the screen.
    Times are wall-clock milliseconds.
    """

    id: str
    sale: str
    rail: str
    code: str
    asked: Money
    created_ms: int
    expires_ms: int
    state: PrepaymentState = PrepaymentState.NEW
    reference: str = ""
    url: str = ""
    authorised: Money = NOTHING
    captured: Money = NOTHING
    seen: bool = False
    """The payer has opened the page."""
    order: int = 0
    """The how-many-th of its sale's payers whose money came; 0 before it has."""
    carried: Money = NOTHING
    """Of what was captured, the rest that went to a voucher because the rail does not give it back.

    One that is voided may have some: then the rail has kept all of it."""

    def on(self, event: PrepaymentEvent) -> Prepayment:
        """Return the prepayment as it stands after `event`."""
        return replace(self, state=after(self.state, event))

"""Holds the books against what each rail says of the same payments, and names every difference."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy import bindparam, select, text

from kiosk.domain.money import NOTHING, Money
from kiosk.domain.prepayment import Prepayment, PrepaymentState
from kiosk.ports import RailRefused, RailSilent, RailState, RailView
from kiosk.ports_localpay import Checkout, CheckoutState, PaymentState
from kiosk.storage import rows, tables
from kiosk.storage.database import LOCALPAY, opened_for_reading
from kiosk.storage.localpay import checkout_of
from kiosk.storage.reading import Reader, understood
from kiosk.storage.statements import Statement
from kiosk.storage.tables_localpay import CHECKOUT

_S = PrepaymentState
_PENDING = frozenset({_S.SETTLING, _S.VOIDING, _S.LATE_PAID, _S.EXPIRING})
_STUCK = frozenset({_S.STUCK_SETTLING, _S.STUCK_VOIDING})
_MONEY = frozenset({RailState.HELD, RailState.PAID, RailState.CAPTURED})
_GIVEN_BACK = frozenset({RailState.RELEASED, RailState.EXPIRED})

_ASKED = Statement(
    select(tables.PREPAYMENT)
    .where(
        tables.PREPAYMENT.c.created_ms >= bindparam("begin"),
        tables.PREPAYMENT.c.created_ms < bindparam("end"),
        tables.PREPAYMENT.c.reference != "",
    )
    .order_by(tables.PREPAYMENT.c.created_ms, tables.PREPAYMENT.c.id)
)
_GIVEN = Statement(
    text(
        """
        SELECT id, amount FROM transfer
        WHERE debit = 'written_off:refunded' AND credit GLOB 'released:*' AND kind = 'move'
        """
    )
)
_CHECKOUT = Statement(select(CHECKOUT).where(CHECKOUT.c.id == bindparam("wanted")))


class Verdict(StrEnum):
    """What has come of holding one payment against its rail."""

    AGREES = "agrees"
    UNDER_WAY = "under_way"  # The sale has not ended, or the rail has not confirmed yet.
    STUCK = "stuck"  # The rail was told so often that an attendant has an alarm.
    LATE = "late"  # Money came after the time, and is still to be given back.
    NOT_BY_US = "not_by_us"  # The rail has moved money that we never asked it to move.
    OTHER_AMOUNT = "other_amount"
    UNKNOWN = "unknown"  # The rail has no such payment.
    SILENT = "silent"  # It could not be asked.
    NO_RAIL = "no_rail"  # The settings name no such rail any more.


EXPECTED = frozenset({Verdict.AGREES, Verdict.UNDER_WAY})
"""Nobody needs to look."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One payment in the books and at its rail. Money in minor units."""

    prepayment: str
    sale: str
    rail: str
    reference: str
    booked: int
    """What we have taken, as far as the rail has confirmed it; else what we told it to take."""
    at_rail: int | None
    """What the rail has taken; None where nobody knows."""
    verdict: Verdict
    detail: str = ""
    """The rail's own word for it, where it refused."""

    @property
    def difference(self) -> int:
        """What the books have more than the rail."""
        return self.booked - (self.at_rail or 0)


def asked(reader: Reader, during: range, own: frozenset[str]) -> tuple[Prepayment, ...]:
    """Return the payments that rails were asked for in a time; `own` rails ask nobody."""
    times = {"begin": during.start, "end": during.stop}
    with understood():
        found = [rows.PREPAYMENTS.value(row) for row in reader.asked(_ASKED, times)]
    return tuple(one for one in found if one.rail not in own)


def given_back(reader: Reader) -> dict[str, Money]:
    """Return what rails gave back of receipts because attendants said so, by prepayment."""
    with understood():
        found = reader.asked(_GIVEN, {})
        return {str(row["id"]).partition(":")[0]: Money(row["amount"]) for row in found}


def compared(
    one: Prepayment,
    read: Callable[[str], RailView] | None,
    currency: str,
    given: Money = NOTHING,
) -> Compared:
    """Ask a payment's rail for it, and say what differs; `read` is None where there is no rail.

    So much was `given` back of what was captured, by an attendant's word.
    """
    at_rail, detail = None, ""
    if read is None:
        verdict = Verdict.NO_RAIL
    else:
        try:
            view = read(one.reference)
            at_rail = _taken(view) - (0 if view.shows_refunds else given.minor)
            verdict = _verdict(one, view, currency, one.captured.minor - given.minor == at_rail)
        except RailSilent:
            verdict = Verdict.SILENT
        except RailRefused as refused:
            verdict, detail = Verdict.UNKNOWN, refused.code
    return Compared(
        one.id,
        one.sale,
        one.rail,
        one.reference,
        _booked(one) - given.minor,
        at_rail,
        verdict,
        detail,
    )


def _booked(one: Prepayment) -> int:
    has_taken = {_S.SETTLED, _S.SETTLING, _S.STUCK_SETTLING, _S.PAID}
    if one.state is _S.PAID:
        return one.authorised.minor
    if one.state is _S.VOIDED:  # Nothing, but where a voucher took the place of its refund.
        return one.captured.minor
    return one.captured.minor if one.state in has_taken else 0


def _taken(view: RailView) -> int:
    if view.state is RailState.PAID:
        return view.held.minor
    return view.captured.minor


def _verdict(one: Prepayment, view: RailView, currency: str, is_equal: bool) -> Verdict:  # noqa: FBT001
    if (view.prepayment, view.currency) != (one.id, currency):
        return Verdict.NOT_BY_US
    if one.state in _STUCK:
        return Verdict.STUCK
    has_money = view.state in _MONEY and (view.held or view.captured) != NOTHING
    match one.state:
        case _ if one.state is _S.SETTLED or (one.state is _S.VOIDED and one.captured):
            return Verdict.AGREES if is_equal else Verdict.OTHER_AMOUNT
        case _S.VOIDED | _S.EXPIRED | _S.FAILED:
            if not has_money:
                return Verdict.AGREES
            return Verdict.LATE if view.state is not RailState.CAPTURED else Verdict.NOT_BY_US
        case _S.LATE_PAID:
            return Verdict.LATE
        case _ if one.state in _PENDING:
            return Verdict.UNDER_WAY
        case _S.AUTHORISED | _S.PAID:
            if view.state in _GIVEN_BACK:
                return Verdict.OTHER_AMOUNT
            is_ours = one.state is _S.PAID or view.state is not RailState.CAPTURED
            return Verdict.UNDER_WAY if is_ours else Verdict.NOT_BY_US
        case _:
            return Verdict.NOT_BY_US if view.state is RailState.CAPTURED else Verdict.UNDER_WAY


class LocalPayments:
    """What the embedded pay page says of its payments: read in its file, beside the engine."""

    def __init__(self, path: Path) -> None:
        """Open the file for reading only; StorageError where there is none."""
        self._database = opened_for_reading(path, LOCALPAY)

    def read(self, reference: str) -> RailView:
        """Return the payment as a rail would; RailRefused where there is none."""
        with self._database.reading() as connection, understood():
            row = _CHECKOUT.run(connection, {"wanted": reference}).fetchone()
            if row is None:
                raise RailRefused("resource_missing")
            return _view_of(checkout_of(row))

    def close(self) -> None:
        """Close the file; harmless when closed."""
        self._database.close()


def _view_of(found: Checkout) -> RailView:
    left = found.received - found.refunded
    state, held, captured = RailState.OPEN, NOTHING, NOTHING
    match found.payment_state:
        case PaymentState.HELD:
            state, held = RailState.HELD, found.amount
        case PaymentState.CAPTURED if not found.is_hold and not found.refunded:
            state, held = RailState.PAID, left
        case PaymentState.CAPTURED:
            state, captured = RailState.CAPTURED if left else RailState.RELEASED, left
        case PaymentState.PROCESSING:
            state = RailState.PROCESSING
        case PaymentState.CANCELLED:
            state = RailState.RELEASED
        case PaymentState.UNPAID if found.state is CheckoutState.EXPIRED:
            state = RailState.EXPIRED
        case PaymentState.UNPAID:
            pass  # Somebody may still pay.
    return RailView(
        reference=found.id,
        state=state,
        currency=found.currency.upper(),
        prepayment=dict(found.metadata).get("hold", found.client_reference),
        held=held,
        captured=captured,
    )

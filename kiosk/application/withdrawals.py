"""A rest that a rail can't give back is fetched by the payer's own wallet, once.

The wallet is told how much (LNURL-withdraw, LUD-03) and sends an invoice for exactly that. What it
may have is decided here, in the core's one thread, and written down before anything is paid: the
rest leaves its voucher for an account of its own, and only then the rail is asked to pay. An answer
that nobody heard is asked for again; a definite no puts the rest back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.application.outbox import Outbox
from kiosk.application.state import Change, State
from kiosk.application.vouchers import Vouchers
from kiosk.domain.bolt11 import SAT_MSAT, Invoice, NotAnInvoice, invoice
from kiosk.domain.books import Account, AccountKind
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.journal import Relevance
from kiosk.domain.lightning import Asked, token_of
from kiosk.domain.money import Money
from kiosk.domain.prepayment import Prepayment, PrepaymentEvent, PrepaymentState
from kiosk.domain.voucher import Voucher
from kiosk.ports import RailTraits, Setting

LIFE_MS = 900_000
"""A rest can be fetched for so long after the sale has ended; then it stays a voucher."""
SPARE_MS = 60_000
"""An invoice must be good for so long still: paying it takes a while."""
TRIES_MAX = 3
"""So many invoices of one payer are tried in vain, and no more."""
PAYOUTS = "payouts"
"""The setting that counts what was ever paid out: no two share a number, so neither their keys."""


class Verdict(StrEnum):
    """What a wallet is told."""

    TAKEN = "taken"  # Its invoice is being paid, or was paid before.
    GONE = "gone"  # There is nothing to fetch, or not any more.
    NO_INVOICE = "no_invoice"
    WRONG_AMOUNT = "wrong_amount"
    WRONG_NETWORK = "wrong_network"
    EXPIRED = "expired"
    BUSY = "busy"  # Nothing can be written down just now.


@dataclass(frozen=True, slots=True)
class Offer:
    """What a payer's wallet may fetch, exactly."""

    prepayment: Prepayment
    rest: Money
    voucher: Voucher
    """Where it is."""
    msat: int
    network: str
    """That of the invoice which was paid: a test coin buys no real one."""


class Withdrawals:
    """What may be fetched, and who has asked for it."""

    def __init__(
        self,
        rails: Mapping[str, RailTraits],
        outbox: Outbox,
        vouchers: Vouchers,
    ) -> None:
        """Know which rails pay out, and where rests are kept."""
        self._rails = rails
        self._outbox = outbox
        self._vouchers = vouchers
        self._failed = Counter[str]()
        """How many invoices of a payer were tried in vain, by prepayment."""

    # --- Looking ----------------------------------------------------------------------------

    def offer(self, view: Change, prepayment: Prepayment) -> Offer | None:
        """Return what the payer of `prepayment` may fetch now; None for nothing.

        Not before all meters of the sale are final and the rail has confirmed, and not for long.
        """
        traits = self._rails.get(prepayment.rail)
        asked = Asked.named(prepayment.reference)
        ended_ms = view.sale(prepayment.sale).ended_ms
        if (
            traits is None
            or not traits.can_pay_out
            or asked is None
            or prepayment.state is not PrepaymentState.SETTLED
            or ended_ms is None
            or not 0 <= view.now.utc_ms - ended_ms < LIFE_MS
            or self._failed[prepayment.id] >= TRIES_MAX
        ):
            return None
        voucher = self._vouchers.rest_of(prepayment)
        ours = _invoice(prepayment.url)
        if voucher is None or not voucher.is_good(view.now.utc_ms) or ours is None:
            return None
        rest = min(prepayment.carried, self._vouchers.left(voucher))
        if not rest:
            return None  # There was none, or it was fetched, or spent here.
        return Offer(prepayment, rest, voucher, asked.sat_for(rest) * SAT_MSAT, ours.network)

    def offered(self, view: Change, token: str) -> Offer | None:
        """Return what is behind `token`; None for nothing, and for a token that is none."""
        found = self._of_token(view, token)
        return None if found is None else self.offer(view, found)

    def verdict(self, view: Change, token: str, text: str) -> Verdict:
        """Return what a wallet is told that has sent an invoice, once it was handled."""
        found = self._of_token(view, token)
        if found is not None and _is_being_paid(view, found, text):
            return Verdict.TAKEN
        judged = self._judged(view, token, text)
        return Verdict.BUSY if isinstance(judged, tuple) else judged

    # --- Asking -----------------------------------------------------------------------------

    def claim(self, change: Change, token: str, text: str) -> None:
        """Let a wallet that has sent an invoice have the rest, if it may: the first one only."""
        judged = self._judged(change, token, text)
        if not isinstance(judged, tuple):
            return
        offer, said = judged
        number = int(change.setting(PAYOUTS) or 0) + 1
        change.save(Setting(PAYOUTS, str(number)))
        claimed = offer.prepayment.on(PrepaymentEvent.CLAIMED)
        change.save(claimed)
        away = _on_its_way(claimed)
        change.move(f"{claimed.id}:claimed:{number}", offer.voucher.account, away, offer.rest)
        change.note(
            Relevance.PAYMENT,
            "rest-claimed",
            prepayment=claimed.id,
            sale=claimed.sale,
            amount=offer.rest.minor,
            voucher=offer.voucher.serial,
            msat=offer.msat,
            payment=said.payment_hash,
        )
        self._outbox.ask_pay_out(change, claimed, offer.rest, text, number)

    # --- What the rail says -----------------------------------------------------------------

    def paid(self, change: Change, prepayment: Prepayment, intent: Intent) -> None:
        """The rest is in the payer's own wallet."""
        self._failed.pop(prepayment.id, None)
        done = replace(
            prepayment.on(PrepaymentEvent.CONFIRMED),
            captured=prepayment.captured - intent.amount,
            carried=prepayment.carried - intent.amount,
        )
        change.save(done)
        home = Account(AccountKind.RELEASED, done.rail)
        change.move(f"{done.id}:fetched:{intent.number}", _on_its_way(done), home, intent.amount)
        change.note(
            Relevance.PAYMENT,
            "rest-paid-out",
            prepayment=done.id,
            sale=done.sale,
            amount=intent.amount.minor,
        )

    def refused(self, change: Change, prepayment: Prepayment, intent: Intent) -> None:
        """It was not paid and never will be: the rest is a voucher again."""
        change.save(prepayment.on(PrepaymentEvent.REFUSED))
        self._failed[prepayment.id] += 1
        voucher = self._vouchers.rest_of(prepayment)
        assert voucher is not None  # noqa: S101 - The rest was taken from there.
        home, away = self._vouchers.home(voucher.serial), _on_its_way(prepayment)
        change.move(f"{prepayment.id}:kept:{intent.number}", away, home, intent.amount)
        change.note(
            Relevance.PAYMENT,
            "rest-not-paid",
            prepayment=prepayment.id,
            sale=prepayment.sale,
            home=str(home.kind),
            amount=intent.amount.minor,
        )

    def alarms(self) -> tuple[str, ...]:
        """Return which rests could not be paid: the wallet that pays may be empty."""
        return tuple(f"rest_unpaid:{key}" for key in sorted(self._failed))

    def forget(self, state: State) -> None:
        """Drop what is kept of prepayments that are no longer in memory."""
        for key in self._failed.keys() - state.prepayments.keys():
            del self._failed[key]

    # --- Small parts ------------------------------------------------------------------------

    def _judged(self, view: Change, token: str, text: str) -> tuple[Offer, Invoice] | Verdict:
        """Return what may be had for an invoice, or why nothing may."""
        offer = self.offered(view, token)
        if offer is None:
            return Verdict.GONE
        said = _invoice(text)
        if said is None:
            return Verdict.NO_INVOICE
        if said.network != offer.network:
            return Verdict.WRONG_NETWORK
        if said.msat != offer.msat:
            return Verdict.WRONG_AMOUNT
        if said.has_expired(view.now.utc_ms + SPARE_MS):
            return Verdict.EXPIRED
        return offer, said

    def _of_token(self, view: Change, token: str) -> Prepayment | None:
        for prepayment in view.carried_prepayments():
            if token_of(prepayment.code) == token:
                return prepayment
        return None


def _on_its_way(prepayment: Prepayment) -> Account:
    """Return where a rest is from its claim until the rail has paid it, or never will."""
    return Account(AccountKind.RELEASED, f"{prepayment.rail}:out")


def _invoice(text: str) -> Invoice | None:
    try:
        return invoice(text)
    except NotAnInvoice:
        return None


def _is_being_paid(view: Change, prepayment: Prepayment, text: str) -> bool:
    return any(
        one.prepayment == prepayment.id and one.verb is Verb.PAY_OUT and one.reference == text
        for one in view.open_intents()
    )

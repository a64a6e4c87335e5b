"""Lightning through LNbits: an invoice that any wallet pays, and the rest paid to the payer's own.

What Lightning has moved is moved: nothing can be held, and nothing goes back by itself. So all of
an invoice is kept, and the rest is the core's: a code, which the payer's wallet may fetch. Paid is
only what LNbits can show the preimage of. LNbits does not notice when it is asked for the same
thing twice: before anything is made or paid it is looked up.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kiosk.domain.bolt11 import SAT_MSAT, Invoice, NotAnInvoice, invoice
from kiosk.domain.field import Field, FieldKind
from kiosk.domain.intent import Intent, Verb, mark_of
from kiosk.domain.lightning import SCHEME, Asked, sat_of
from kiosk.domain.money import NOTHING, Currency, Money
from kiosk.payments.http import Http
from kiosk.payments.kinds import RailKind, RailSettings
from kiosk.ports import (
    UNKNOWN_PAYMENT,
    Clock,
    RailRefused,
    RailSilent,
    RailState,
    RailTraits,
    RailView,
    Way,
)

KEY_HEADER = "X-Api-Key"
MEMO_MAX = 200
FOUND_MAX = 10
"""So many invoices of one prepayment are looked at: there should be one."""
RATE_MAX = 10**9

_HEX_32 = re.compile(r"[0-9a-f]{64}")
_RATE = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?")
_NO_SUCH_PLACE = "Not Found"
"""What its web server says of an address that it does not have: the settings name another one."""
_FAILED_STATUS = 520
"""What LNbits answers where a payment was not made, or not made yet."""


@dataclass(frozen=True, slots=True)
class _Payment:
    """One payment as a wallet sees it, checked as far as that can be."""

    payment_hash: str
    msat: int
    """Less than nothing where it went out."""
    status: str
    external_id: str
    preimage: str
    bolt11: str
    note: Mapping[str, object]
    """What we wrote down of it ourselves; anything, for LNbits repeats what it likes."""


class LnbitsRail:
    """A way to pay with any Lightning wallet."""

    def __init__(
        self,
        http: Http,
        payer: Http | None,
        clock: Clock,
        *,
        name: str,
        currency: Currency,
        expiry_s: int,
        sat_per_unit: tuple[int, int] | None = None,
    ) -> None:
        """Take the wallet that is paid, by its invoice key, and the one that pays, by its admin's.

        Without `sat_per_unit`, a numerator and denominator, LNbits is asked for the rate.
        """
        self._http = http
        self._payer = payer
        self._clock = clock
        self._name = name
        self._currency = currency
        self._expiry_s = expiry_s
        self._sat_per_unit = sat_per_unit

    @property
    def name(self) -> str:
        """The rail's name in the settings and in the books."""
        return self._name

    @property
    def traits(self) -> RailTraits:
        """It neither holds nor returns, and an invoice can't be taken back."""
        return RailTraits(
            can_hold=False,
            can_refund_part=False,
            min_charge=NOTHING,
            way=Way.LIGHTNING,
            can_end=False,
            can_pay_out=self._payer is not None,
        )

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()
        if self._payer is not None:
            self._payer.close()

    def carry_out(self, intent: Intent) -> RailView:
        """Do what `intent` says, at most once however often it is called.

        All that was paid is captured, and a void says so too: nothing goes back. Who may not pay
        any more is told as expired; somebody with a wallet at the same LNbits could all the same.
        """
        match intent.verb:
            case Verb.OPEN:
                return self._open(intent)
            case Verb.EXPIRE:
                return self._expire(intent)
            case Verb.CAPTURE | Verb.VOID:
                return self._keep(intent)
            case Verb.PAY_OUT:
                return self._pay_out(intent)
            case _:
                raise RailRefused("cannot_refund", "what Lightning has moved stays moved")

    def read(self, reference: str) -> RailView:
        """Read the invoice that `reference` names."""
        asked = _ours(reference)
        payment = _answered(self._http.get(f"/api/v1/payments/{asked.payment_hash}"))
        return self._view(asked, payment)

    # --- The verbs ---------------------------------------------------------------------------

    def _open(self, intent: Intent) -> RailView:
        known = self._known(intent)
        if known is None:
            sat = sat_of(intent.amount, per_unit=self._rate(), exponent=self._currency.exponent)
            if not sat:
                raise RailRefused("amount_too_small")
            made = self._http.post_json("/api/v1/payments", self._wish(intent, sat))
            known = _payment(made)
            if known.msat != sat * SAT_MSAT:
                raise RailSilent("an invoice for another amount")
        if known.external_id != _external_id(intent):
            raise RailSilent("an invoice of another prepayment")
        if known.note.get("kiosk_minor") != intent.amount.minor:
            raise RailRefused("idempotency_error", "an invoice was made for another amount")
        sat, rest = divmod(known.msat, SAT_MSAT)
        if rest or sat <= 0:
            raise RailSilent("an invoice for no whole amount")
        return self._view(Asked(known.payment_hash, sat, intent.amount), known)

    def _known(self, intent: Intent) -> _Payment | None:
        """Return the invoice that was made for `intent` already: the paid one, or the first."""
        query = (("external_id", _external_id(intent)), ("limit", str(FOUND_MAX)))
        answer = self._http.get("/api/v1/payments/paginated", query)
        found = answer.get("data")
        if not isinstance(found, list):
            raise RailSilent("no list of payments")
        payments = [_payment(one) for one in found if isinstance(one, dict)]
        mine = [one for one in payments if one.external_id == _external_id(intent) and one.msat > 0]
        if len(mine) != len(found):
            raise RailSilent("payments that nobody has asked for")
        # Nobody has seen any but the one whose answer came: the others are never paid.
        mine.sort(key=lambda one: (one.status != "success", one.payment_hash))
        return mine[0] if mine else None

    def _wish(self, intent: Intent, sat: int) -> dict[str, object]:
        return {
            "out": False,
            "amount": sat,
            "unit": "sat",
            "memo": intent.description[:MEMO_MAX],
            "expiry": self._expiry_s,
            "external_id": _external_id(intent),
            "extra": self._note(intent.prepayment, intent.amount),
        }

    def _note(self, prepayment: str, amount: Money) -> dict[str, object]:
        """Return what whoever looks into the wallet is told."""
        return {
            "kiosk_prepayment": prepayment,
            "kiosk_minor": amount.minor,
            "kiosk_currency": self._currency.code,
        }

    def _rate(self) -> tuple[int, int]:
        """Return how many sat a unit of our currency is worth, as numerator and denominator."""
        if self._sat_per_unit is not None:
            return self._sat_per_unit
        rate = self._http.get(f"/api/v1/rate/{self._currency.code}").get("rate")
        if isinstance(rate, bool) or not isinstance(rate, int | Decimal):
            raise RailSilent("a rate that is none")
        if isinstance(rate, Decimal) and not rate.is_finite():
            raise RailSilent("a rate that is none")
        if not 0 < rate < RATE_MAX:
            raise RailSilent("a rate that cannot be")
        return rate.as_integer_ratio()

    def _expire(self, intent: Intent) -> RailView:
        asked = _ours(intent.reference)
        try:
            view = self._read_for(intent)
        except RailRefused as refusal:
            if refusal.code != UNKNOWN_PAYMENT:
                raise
            # It throws away what has expired unpaid.
            return self._shown(asked, RailState.EXPIRED, intent.prepayment)
        if view.state is RailState.PAID:
            return view
        return self._shown(asked, RailState.EXPIRED, view.prepayment, view.url)

    def _keep(self, intent: Intent) -> RailView:
        view = self._read_for(intent)
        if view.state is not RailState.PAID:
            raise RailRefused("not_paid", str(view.state))
        if intent.amount != view.captured:
            raise RailRefused("cannot_refund", "all of an invoice is kept, or nothing was paid")
        asked = _ours(intent.reference)
        return self._shown(asked, RailState.CAPTURED, view.prepayment, view.url)

    def _pay_out(self, intent: Intent) -> RailView:
        """Pay the payer's own invoice; whether that was done is asked before and after.

        That a payment has failed counts once it was said before it was asked for and again
        afterwards: being asked for a payment that has failed, LNbits looks at its node once more.
        """
        if self._payer is None:
            raise RailRefused("no_wallet_to_pay_from")
        wanted = _invoice(intent.reference)
        before = self._paid_out(self._payer, wanted)
        if before != "success":
            if before == "pending":
                raise RailSilent("the payment is under way")
            refusal: RailRefused | None = None
            body = {
                "out": True,
                "bolt11": intent.reference,
                "external_id": f"{_external_id(intent)}:out",
                "extra": self._note(intent.prepayment, intent.amount),
            }
            try:
                self._payer.post_json("/api/v1/payments", body)
            except RailRefused as error:
                refusal = error
            after = self._paid_out(self._payer, wanted)
            if refusal is not None and after == before and before in {"", "failed"}:
                raise refusal
            if after != "success":
                raise RailSilent(f"the payment is {after or 'not to be seen'}")
        return RailView(
            reference=intent.reference,
            state=RailState.RELEASED,
            currency=self._currency.code,
            prepayment=intent.prepayment,
            held=NOTHING,
            captured=NOTHING,
        )

    def _paid_out(self, payer: Http, wanted: Invoice) -> str:
        """Return what became of paying `wanted`; empty where nobody has tried."""
        try:
            payment = _answered(payer.get(f"/api/v1/payments/{wanted.payment_hash}"))
        except RailRefused as refusal:
            if refusal.code != UNKNOWN_PAYMENT:
                raise RailSilent(f"could not be read: {refusal.code}") from None
            return ""
        if payment.payment_hash != wanted.payment_hash:
            raise RailSilent("an answer about another payment")
        # What came in under this hash is an invoice of this very wallet: not paid by it yet.
        return payment.status if payment.msat < 0 else ""

    # --- What it says ------------------------------------------------------------------------

    def _read_for(self, intent: Intent) -> RailView:
        asked = _ours(intent.reference)
        payment = _answered(self._http.get(f"/api/v1/payments/{asked.payment_hash}"))
        if payment.external_id != _external_id(intent):
            raise RailSilent("an answer about another prepayment")
        return self._view(asked, payment)

    def _view(self, asked: Asked, payment: _Payment) -> RailView:
        if payment.payment_hash != asked.payment_hash or payment.msat != asked.sat * SAT_MSAT:
            raise RailSilent("an answer about another payment")
        prepayment = payment.external_id.partition(":")[0]
        note = self._note(prepayment, asked.amount)
        if note != {name: payment.note.get(name) for name in note}:
            raise RailSilent("an answer about other money")
        said = _invoice_of(payment, asked)
        url = (SCHEME + payment.bolt11).upper()
        match payment.status:
            case "success":
                if not _proves(payment.preimage, asked.payment_hash):
                    raise RailSilent("paid, and nothing to show for it")
                return self._shown(asked, RailState.PAID, prepayment, url)
            case "pending" if not said.has_expired(self._clock.now().utc_ms):
                return self._shown(asked, RailState.OPEN, prepayment, url)
            case "pending" | "failed":
                return self._shown(asked, RailState.EXPIRED, prepayment, url)
            case _:
                raise RailSilent("an unknown status")

    def _shown(self, asked: Asked, state: RailState, prepayment: str, url: str = "") -> RailView:
        return RailView(
            reference=asked.reference,
            state=state,
            currency=self._currency.code,
            prepayment=prepayment,
            held=asked.amount if state is RailState.PAID else NOTHING,
            captured=asked.amount if state in {RailState.PAID, RailState.CAPTURED} else NOTHING,
            url=url,
        )


def _external_id(intent: Intent) -> str:
    """Return what LNbits keeps for us: nobody else's, and without what the payer's link holds."""
    return f"{intent.prepayment}:{mark_of(intent.code)}"


def _ours(reference: str) -> Asked:
    asked = Asked.named(reference)
    if asked is None:
        raise RailRefused("no_reference", "the invoice was never made")
    return asked


def _invoice(text: str) -> Invoice:
    try:
        return invoice(text)
    except NotAnInvoice as error:
        raise RailRefused("no_invoice", str(error)) from None


def _invoice_of(payment: _Payment, asked: Asked) -> Invoice:
    """Return the invoice that payers see, which must ask for the same as everything else says."""
    try:
        said = invoice(payment.bolt11)
    except NotAnInvoice as error:
        raise RailSilent(f"an invoice that is none: {error}") from None
    if (said.payment_hash, said.msat) != (asked.payment_hash, asked.sat * SAT_MSAT):
        raise RailSilent("an invoice that asks for something else")
    return said


def _proves(preimage: str, payment_hash: str) -> bool:
    if not _HEX_32.fullmatch(preimage):
        return False
    return hashlib.sha256(bytes.fromhex(preimage)).hexdigest() == payment_hash


def _answered(answer: Mapping[str, Any]) -> _Payment:
    """Return the payment in an answer about one, which says twice whether it is paid."""
    details = answer.get("details")
    if not isinstance(details, dict):
        raise RailSilent("no details: the key is not that of the wallet")
    payment = _payment(details)
    if answer.get("paid") is not (payment.status == "success"):
        raise RailSilent("paid and not paid at once")
    return payment


def _payment(found: Mapping[str, Any]) -> _Payment:
    payment_hash, msat, status = (found.get(name) for name in ("payment_hash", "amount", "status"))
    if not (isinstance(payment_hash, str) and _HEX_32.fullmatch(payment_hash)):
        raise RailSilent("a payment without a hash")
    if type(msat) is not int or not isinstance(status, str):
        raise RailSilent("a payment without an amount or a status")
    extra = found.get("extra")
    return _Payment(
        payment_hash=payment_hash,
        msat=msat,
        status=status,
        external_id=_text(found.get("external_id")),
        preimage=_text(found.get("preimage")),
        bolt11=_text(found.get("bolt11")),
        note=extra if isinstance(extra, dict) else {},
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def refused_by(status: int, found: dict[str, Any]) -> RailRefused | None:
    """Return LNbits' definite no; its words are not repeated, for they may quote anything."""
    detail = found.get("detail")
    if status == _FAILED_STATUS:
        return RailRefused("payment_failed") if found.get("status") == "failed" else None
    if status >= 500 or detail in {None, _NO_SUCH_PLACE}:  # noqa: PLR2004
        return None
    return RailRefused(UNKNOWN_PAYMENT if status == 404 else f"http_{status}")  # noqa: PLR2004


# --- The kind --------------------------------------------------------------------------------

_FIELDS = (
    Field("api_base", FieldKind.URL),
    Field("invoice_key", FieldKind.SECRET, example="/etc/kiosk/lnbits-invoice.key"),
    Field("admin_key", FieldKind.SECRET, example="/etc/kiosk/lnbits-payout.key", is_needed=False),
    Field("sat_per_unit", FieldKind.TEXT, default=""),
    Field("expiry_s", FieldKind.WHOLE, default=600, least=120, most=86_400),
)


def _made(settings: RailSettings, clock: Clock) -> LnbitsRail:
    base = settings.text("api_base")
    admin = settings.secrets.get("admin_key", "")

    def http(key: str) -> Http:
        return Http(base, key, clock, key_header=KEY_HEADER, refusal=refused_by)

    return LnbitsRail(
        http(settings.secrets["invoice_key"]),
        http(admin) if admin else None,
        clock,
        name=settings.name,
        currency=settings.currency,
        expiry_s=settings.whole("expiry_s"),
        sat_per_unit=_fixed(settings.text("sat_per_unit")),
    )


def _fixed(written: str) -> tuple[int, int] | None:
    """Return the rate in the settings; ValueError where it is none."""
    if not written:
        return None
    if not _RATE.fullmatch(written) or not Decimal(written):
        raise ValueError('sat_per_unit is a number such as "1052.5", in quotes, or left out')
    return Decimal(written).as_integer_ratio()


KINDS = {"lnbits": RailKind(_FIELDS, _made)}

"""Payment schemes whose code is shown on the screen: UPI, Pix, PromptPay, any EMVCo account.

The code says who is paid, how much, and a reference of ours that comes back with the money. Nobody
at the other end knows of us, so nothing here ever takes a payment for paid by itself: an attendant
says so, or a place that the operator names. What is paid can't be given back on the same way, and
a code has no end: a picture of it can still be paid next week.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from kiosk.domain.field import Field, FieldKind
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.money import NOTHING, Currency, Money
from kiosk.payments.http import Http
from kiosk.payments.kinds import RailKind, RailSettings
from kiosk.payments.payloads import emvco, epc, pix, promptpay, upi
from kiosk.payments.payloads.emvco import Merchant, PayloadError
from kiosk.ports import (
    UNKNOWN_PAYMENT,
    Clock,
    ConfirmedBy,
    PaymentRail,
    RailRefused,
    RailSilent,
    RailState,
    RailTraits,
    RailView,
    Way,
)

REFERENCE_MAX = 25
"""What the narrowest scheme takes, in capitals and digits alone."""
MARK_LENGTH = 4
MINOR_MAX = 10**12

_MARK_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_OURS = re.compile(r"[0-9A-Z]*P(?P<number>[0-9]{6,})[0-9A-HJKMNP-TV-Z]{4}")
_HARMLESS = re.compile(r"[A-Za-z0-9_]{1,64}")
_PREPAYMENT = re.compile(r"P-([0-9]{6,})")


STATES = {
    "open": RailState.OPEN,
    "processing": RailState.PROCESSING,
    "paid": RailState.PAID,
    "refunded": RailState.RELEASED,
}
"""What a place of the operator's may say of a payment."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One payment, as a scheme may say it."""

    amount: Money
    reference: str
    about: str
    """What the payer's bank may show."""
    terminal: str


def reference_of(intent: Intent, kiosk: str) -> str:
    """Return what comes back with the money: kiosk, number of the prepayment, four letters.

    The letters come of the code in the payer's link, and do not give it away: a database that was
    restored counts its prepayments from an older number, and must not find its old money.
    """
    found = _PREPAYMENT.fullmatch(intent.prepayment)
    if found is None:
        raise RailRefused("reference", "a prepayment has a number")
    digest = hashlib.sha256(f"display:{intent.prepayment}:{intent.code}".encode()).digest()
    mark = "".join(_MARK_LETTERS[byte % 32] for byte in digest[:MARK_LENGTH])
    tail = f"P{found[1]}{mark}"
    if len(tail) > REFERENCE_MAX:
        raise RailRefused("reference", "the number of the prepayment is too long for any scheme")
    place = re.sub("[^0-9A-Z]", "", kiosk)[: REFERENCE_MAX - len(tail)]
    return place + tail


def prepayment_of(reference: str) -> str:
    """Return the prepayment of a reference of ours; empty where it is none."""
    found = _OURS.fullmatch(reference) if len(reference) <= REFERENCE_MAX else None
    return "" if found is None else f"P-{found['number']}"


class Status:
    """The place that knows whether somebody has paid, named by the operator.

    `GET {url}?ref={reference}` answers with an object: `ref` again, `status`, and where that is
    "paid" the `amount` in minor units and the `currency`. Anything else counts as no answer.
    """

    def __init__(self, http: Http, currency: Currency) -> None:
        """Take the way there, and the only currency that counts."""
        self._http = http
        self._currency = currency

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def ask(self, reference: str) -> tuple[RailState, Money]:
        """Return how the payment stands, and what was paid; RailSilent where nobody can say."""
        said = self._http.get("", (("ref", reference),))
        state = STATES.get(str(said.get("status")))
        if said.get("ref") != reference:
            raise RailSilent("the status is that of another reference")
        if state is None:
            raise RailSilent("the status is none that is known")
        if state is not RailState.PAID:
            return state, NOTHING
        amount = said.get("amount")
        # A bool is an int in Python, and none on the wire.
        if type(amount) is not int or not 0 < amount <= MINOR_MAX:
            raise RailSilent("paid, but no amount")
        if said.get("currency") != self._currency.code:
            raise RailSilent("paid in another currency, or in none")
        return state, Money(amount)


class DisplayRail:
    """A way to pay that is a code and nothing else. Keeps nothing."""

    def __init__(
        self,
        say: Callable[[Wish], str],
        *,
        name: str,
        currency: Currency,
        kiosk: str,
        status: Status | None = None,
    ) -> None:
        """Take what makes a code of a wish, and who knows that it was paid, if anybody does."""
        self._say = say
        self._name = name
        self._currency = currency
        self._kiosk = kiosk
        self._status = status

    @property
    def name(self) -> str:
        """The rail's name in the settings and in the books."""
        return self._name

    @property
    def traits(self) -> RailTraits:
        """It gives nothing back: the rest goes to a code of ours."""
        return RailTraits(
            can_hold=False,
            can_refund_part=False,
            min_charge=Money(1),
            way=Way.BANK_APP,
            confirmed_by=ConfirmedBy.ATTENDANT if self._status is None else ConfirmedBy.RAIL,
            can_end=False,
        )

    def close(self) -> None:
        """Let go of the connections."""
        if self._status is not None:
            self._status.close()

    def carry_out(self, intent: Intent) -> RailView:
        """Show a code, or stop waiting for it: more cannot be asked of a code."""
        match intent.verb:
            case Verb.OPEN:
                return self._open(intent)
            case Verb.EXPIRE:
                return self._expire(intent)
            case Verb.CAPTURE:
                return self._capture(intent)
            case _:
                raise RailRefused("cannot_refund", "what was paid with a code stays paid")

    def read(self, reference: str) -> RailView:
        """Return how the payment stands: open, unless somebody has said otherwise."""
        prepayment = prepayment_of(reference)
        if not prepayment:
            if self._status is not None and _HARMLESS.fullmatch(reference):
                self._status.ask(reference)  # Whether it answers at all: for the preflight.
            raise RailRefused(UNKNOWN_PAYMENT)
        if self._status is None:
            return self._view(reference, prepayment, RailState.OPEN)
        state, paid = self._status.ask(reference)
        return self._view(reference, prepayment, state, held=paid)

    # --- The verbs ---------------------------------------------------------------------------

    def _open(self, intent: Intent) -> RailView:
        reference = reference_of(intent, self._kiosk)
        wish = Wish(intent.amount, reference, intent.description, self._kiosk)
        try:
            url = self._say(wish)
        except PayloadError as error:
            raise RailRefused(error.code, str(error)) from None
        return self._view(reference, intent.prepayment, RailState.OPEN, url=url)

    def _expire(self, intent: Intent) -> RailView:
        view = self._read_for(intent)
        if view.state is RailState.OPEN:
            # The code can be paid for ever: it is we who no longer wait for it.
            return self._view(intent.reference, intent.prepayment, RailState.EXPIRED)
        return view

    def _capture(self, intent: Intent) -> RailView:
        """Keep all that was paid: on whose word it was believed is written down already."""
        if self._status is not None:
            view = self._read_for(intent)
            if view.state is not RailState.PAID:
                raise RailRefused("not_paid", str(view.state))
            if view.held != intent.amount:
                raise RailRefused("no_part", "all that was paid is kept, or none of it")
        else:
            self._check_ours(intent)
        return self._view(
            intent.reference, intent.prepayment, RailState.CAPTURED, captured=intent.amount
        )

    # --- Small parts -------------------------------------------------------------------------

    def _read_for(self, intent: Intent) -> RailView:
        self._check_ours(intent)
        return self.read(intent.reference)

    def _check_ours(self, intent: Intent) -> None:
        if prepayment_of(intent.reference) != intent.prepayment:
            raise RailRefused(UNKNOWN_PAYMENT)

    def _view(
        self,
        reference: str,
        prepayment: str,
        state: RailState,
        *,
        held: Money = NOTHING,
        captured: Money = NOTHING,
        url: str = "",
    ) -> RailView:
        return RailView(
            reference=reference,
            state=state,
            currency=self._currency.code,
            prepayment=prepayment,
            held=held,
            captured=captured,
            url=url,
        )


# --- The kinds -------------------------------------------------------------------------------


def _four_digits(text: str) -> str:
    return "" if re.fullmatch("[0-9]{4}", text, re.ASCII) else "a category has four digits"


def _two_letters(text: str) -> str:
    return "" if re.fullmatch("[a-z]{2}", text, re.ASCII) else "a language has two small letters"


def _country(text: str) -> str:
    return "" if re.fullmatch("[A-Z]{2}", text, re.ASCII) else "a country has two capitals"


def _template(text: str) -> str:
    is_one = re.fullmatch("2[6-9]|[34][0-9]|5[01]", text, re.ASCII)
    return "" if is_one else "a template of accounts is 26 to 51"


_STATUS = (
    Field("status_url", FieldKind.URL, default=""),
    Field("status_key", FieldKind.SECRET, example="/etc/kiosk/status.key", is_needed=False),
)
_MERCHANT = (
    Field("merchant_name", FieldKind.TEXT, default=""),
    Field("city", FieldKind.TEXT, default=""),
    Field("category", FieldKind.TEXT, default="0000", check=_four_digits),
    Field("postal_code", FieldKind.TEXT, default=""),
    Field("language", FieldKind.TEXT, default="", check=_two_letters),
    Field("local_name", FieldKind.TEXT, default=""),
    Field("local_city", FieldKind.TEXT, default=""),
    *_STATUS,
)
_UPI = (
    Field("account", FieldKind.TEXT, check=upi.flaw_of_address),
    Field("form", FieldKind.CHOICE, default="link", choices=("link", "emvco")),
    Field("identifier", FieldKind.TEXT, default=""),
    *_MERCHANT,
)
_PIX = (
    Field("account", FieldKind.TEXT, default="", check=pix.flaw_of_key),
    Field("location", FieldKind.TEXT, default=""),
    *_MERCHANT,
)
_PROMPTPAY = (
    Field("account", FieldKind.TEXT, check=promptpay.flaw_of_account),
    *_MERCHANT,
)
_EMVCO = (
    Field("template", FieldKind.TEXT, default="26", check=_template),
    Field("identifier", FieldKind.TEXT),
    Field("account", FieldKind.TEXT),
    Field("account_tag", FieldKind.TEXT, default="01"),
    Field("country", FieldKind.TEXT, check=_country),
    *_MERCHANT,
)


def _merchant(settings: RailSettings, country: str) -> Merchant:
    seller = "" if settings.seller is None else settings.seller.name
    name = settings.text("merchant_name") or seller
    if not name or not settings.text("city"):
        raise ValueError("the scheme wants the merchant's name and its city: write city = ...")
    language = settings.text("language")
    if bool(language) != bool(settings.text("local_name")):
        raise ValueError("local_name and language go together")
    return Merchant(
        name=name,
        city=settings.text("city"),
        country=country,
        category=settings.text("category"),
        postal_code=settings.text("postal_code"),
        language=language,
        local_name=settings.text("local_name"),
        local_city=settings.text("local_city"),
    )


def _upi(settings: RailSettings) -> Callable[[Wish], str]:
    _wants(settings, upi.RUPEE)
    address, identifier = settings.text("account"), settings.text("identifier")
    if settings.text("form") == "link":
        seller = "" if settings.seller is None else settings.seller.name
        name = settings.text("merchant_name") or seller
        category = settings.text("category").replace("0000", "")
        return lambda wish: upi.link(
            address, name, wish.amount, wish.reference, note=wish.about, category=category
        )
    if not identifier:
        raise ValueError("the acquirer says which identifier its accounts have: identifier = ...")
    merchant = _merchant(settings, "IN")
    return lambda wish: upi.code(
        address, identifier, merchant, wish.amount, wish.reference, terminal=wish.terminal
    )


def _pix(settings: RailSettings) -> Callable[[Wish], str]:
    _wants(settings, pix.REAL)
    key, location = settings.text("account"), settings.text("location")
    if bool(key) == bool(location):
        raise ValueError(
            "either account (a static code) or location (a charge at the bank), not both"
        )
    merchant = _merchant(settings, pix.COUNTRY)
    if key:
        return lambda wish: pix.static(
            key, merchant, wish.amount, wish.reference, about=wish.about, terminal=wish.terminal
        )
    if "{ref}" not in location:
        raise ValueError("location needs {ref} in it, where our reference goes")
    return lambda wish: pix.dynamic(
        location.replace("{ref}", wish.reference), merchant, wish.amount
    )


def _promptpay(settings: RailSettings) -> Callable[[Wish], str]:
    _wants(settings, promptpay.BAHT)
    account, merchant = settings.text("account"), _merchant(settings, promptpay.COUNTRY)
    return lambda wish: promptpay.code(
        account, merchant, wish.amount, reference=wish.reference, terminal=wish.terminal
    )


def _emvco(settings: RailSettings) -> Callable[[Wish], str]:
    merchant = _merchant(settings, settings.text("country"))
    account = {"00": settings.text("identifier"), settings.text("account_tag"): ""}
    account[settings.text("account_tag")] = settings.text("account")
    template = settings.text("template")
    return lambda wish: emvco.presented(
        {template: account},
        merchant,
        settings.currency,
        wish.amount,
        reference=wish.reference,
        terminal=wish.terminal,
    )


def _wants(settings: RailSettings, currency: Currency) -> None:
    if settings.currency != currency:
        raise ValueError(f"this scheme pays in {currency.code}, not in {settings.currency.code}")


def _made(
    settings: RailSettings, clock: Clock, *, sayer: Callable[[RailSettings], Callable[[Wish], str]]
) -> PaymentRail:
    say = sayer(settings)
    # Whatever a scheme can't say of this place is told at the start, not to the first customer.
    longest = Wish(Money(100), "P" + "0" * (REFERENCE_MAX - 1), "W" * 50, settings.kiosk)
    say(longest)
    url, key = settings.text("status_url"), settings.secrets.get("status_key")
    if key and not url:
        raise ValueError("status_key is for a status_url, and there is none")
    status = Status(Http(url, key, clock), settings.currency) if url else None
    return DisplayRail(
        say, name=settings.name, currency=settings.currency, kiosk=settings.kiosk, status=status
    )


def _unfit(_settings: RailSettings, _clock: Clock) -> PaymentRail:
    raise ValueError(f"EPC codes are not for a kiosk: {epc.UNFIT}")


KINDS = {
    "upi": RailKind(_UPI, partial(_made, sayer=_upi)),
    "pix": RailKind(_PIX, partial(_made, sayer=_pix)),
    "promptpay": RailKind(_PROMPTPAY, partial(_made, sayer=_promptpay)),
    "emvco": RailKind(_EMVCO, partial(_made, sayer=_emvco)),
    # In the table so that whoever looks for it is told why not.
    "epc": RailKind((), _unfit),
}

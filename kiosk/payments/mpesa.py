"""M-Pesa in Kenya: Safaricom's Daraja API asks the payer's own phone for their PIN.

What the payer gives is a telephone number, on our page. It is handed to Safaricom and kept nowhere.
That a request was accepted says nothing; only its result does, which is asked for until it is
there: nobody can call a kiosk behind a router back. A request whose answer was lost may be on the
payer's phone all the same, so it is never sent a second time. What was paid can't be given back on
this way: the rest is the core's.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from kiosk.domain.field import Field, FieldKind
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.money import NOTHING, Currency, Money
from kiosk.payments.http import Http
from kiosk.payments.kinds import RailKind, RailSettings
from kiosk.payments.payloads.words import cut, plain
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

SHILLING = Currency("KES", 2)
API_BASE = "https://api.safaricom.co.ke"
AMOUNT_MAX = 250_000
"""Whole shillings that one payment may have."""
ACCOUNT_MAX, ABOUT_MAX = 12, 13
TOKEN_SPARE_MS = 60_000
"""A token is renewed so long before it runs out."""
TOKEN_S_MAX = 86_400
LOST_MS = 180_000
"""So long a request may be on a phone whose answer was lost: phones give up after a minute."""
EAST_AFRICA = timedelta(hours=3)
"""Time stamps are Nairobi's, which has no summer time."""

PAID = "0"
UNDER_WAY = frozenset({"4999"})
"""Results that are none yet."""
BEING_PROCESSED = "500.001.1001"
"""Of a question: it is asked too early. Of a request: the phone is being asked already."""
STALE_TOKEN = frozenset({"401.002.01", "401.003.01", "404.001.03", "400.003.01"})

_CODE = re.compile(r"[0-9]{3}(\.[0-9]{2,4}){2}")
_RESULT = re.compile(r"[0-9]{1,6}")
_CHECKOUT = re.compile(r"[A-Za-z0-9_-]{6,64}")
_TOKEN = re.compile(r"[A-Za-z0-9._~+/=-]{8,2048}")
_NUMBER = re.compile(r"(?:\+?254|0)?([17][0-9]{8})")
_REFERENCE = re.compile(
    r"(?P<prepayment>P-[0-9]{6,8}):(?P<minor>[1-9][0-9]{0,9}):(?P<account>[A-Z0-9]{1,12})"
    r"(?::(?P<checkout>[A-Za-z0-9_-]{6,64}))?"
)
_MARK_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def refused_by(status: int, found: dict[str, Any]) -> RailRefused | None:
    """Return the definite no in an answer of Daraja's; None where it is none."""
    code = found.get("errorCode")
    if not isinstance(code, str) or not _CODE.fullmatch(code):
        return None
    is_definite = status < 500 or code == BEING_PROCESSED  # noqa: PLR2004
    return RailRefused(code) if is_definite else None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reference of ours says: all that is needed to know of a payment, after any kill."""

    prepayment: str
    amount: Money
    account: str
    """What Safaricom's list shows beside the money."""
    checkout: str = ""
    """What Safaricom calls the request; empty before the payer's number is known."""

    def __str__(self) -> str:
        """Return the reference."""
        tail = f":{self.checkout}" if self.checkout else ""
        return f"{self.prepayment}:{self.amount.minor}:{self.account}{tail}"

    @classmethod
    def named(cls, reference: str) -> Asked:
        """Return what `reference` says; RailRefused where it is none of ours."""
        found = _REFERENCE.fullmatch(reference)
        if found is None:
            raise RailRefused(UNKNOWN_PAYMENT)
        amount, checkout = Money(int(found["minor"])), found["checkout"] or ""
        return cls(found["prepayment"], amount, found["account"], checkout)


@dataclass(frozen=True, slots=True)
class Business:
    """Who is paid, as Safaricom knows them."""

    shortcode: str
    till: str
    """The till's own number, where goods are bought at one; empty for a paybill."""
    callback_url: str
    """Where Safaricom sends results to; it must be somewhere, and is never listened to."""
    kiosk: str


class MpesaRail:
    """A way to pay from a mobile account, with the payer's own phone."""

    def __init__(
        self,
        http: Http,
        keys: Http,
        clock: Clock,
        business: Business,
        *,
        name: str,
        passkey: str,
        page: str,
    ) -> None:
        """Take the way to Daraja, the one on which its tokens are had, and who is paid.

        `page` is where the payer gives their number, with `{code}` for the code of their link.
        """
        self._http = http
        self._keys = keys
        self._clock = clock
        self._business = business
        self._name = name
        self._passkey = passkey
        self._page = page
        self._token_until_ms = 0
        self._pushed: dict[str, str] = {}
        """What Safaricom calls the latest request for each account, as long as we run."""
        self._lost: dict[str, int] = {}
        """Accounts with a request whose answer was lost, and until when it may be on a phone."""

    @property
    def name(self) -> str:
        """The rail's name in the settings and in the books."""
        return self._name

    @property
    def traits(self) -> RailTraits:
        """It neither holds nor returns, and wants to know whom to ask."""
        return RailTraits(
            can_hold=False,
            can_refund_part=False,
            min_charge=Money(100),
            way=Way.MOBILE_MONEY,
            step=Money(100),
            asks_number=True,
        )

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()
        self._keys.close()

    def carry_out(self, intent: Intent) -> RailView:
        """Do what `intent` says; to open is to wait for the payer's number."""
        match intent.verb:
            case Verb.OPEN:
                return self._open(intent)
            case Verb.EXPIRE:
                return self._expire(intent)
            case Verb.CAPTURE:
                return self._capture(intent)
            case _:
                raise RailRefused("cannot_refund", "what was paid with M-Pesa stays paid")

    def read(self, reference: str) -> RailView:
        """Return how the latest request of a payment stands."""
        if not _REFERENCE.fullmatch(reference):
            self._authorise()  # Whether the keys are good: for the preflight.
        asked = Asked.named(reference)
        newest = self._pushed.get(asked.account)
        asked = asked if newest is None else replace(asked, checkout=newest)
        if self._is_lost(asked):
            return self._view(asked, RailState.PROCESSING)
        if not asked.checkout:
            return self._view(asked, RailState.OPEN)
        result = self._result(asked.checkout)
        if result is None:
            return self._view(asked, RailState.PROCESSING)
        if result == PAID:
            # The request was for this amount, and nobody can change it on the phone.
            return replace(self._view(asked, RailState.PAID), held=asked.amount)
        # Declined, too little in the account, out of reach: the payer may try again.
        return self._view(asked, RailState.OPEN)

    def ask_payer(self, reference: str, number: str) -> RailView:
        """Have the phone with `number` ask its owner for the PIN; once, until there is a result.

        The number goes to Safaricom and is kept nowhere.
        """
        found = _NUMBER.fullmatch(re.sub(r"[ ()./-]", "", number))
        if found is None:
            raise RailRefused("number", "no number of a mobile telephone in Kenya")
        view = self.read(reference)
        if view.state is not RailState.OPEN:
            return view
        asked = replace(Asked.named(view.reference), checkout="")
        if asked.account in self._lost:
            raise RailRefused("lost", "a request may have been paid that nobody can ask about")
        self._authorise()  # Before it counts as sent: without a token it never is.
        self._lost[asked.account] = self._clock.now().mono_ms + LOST_MS
        try:
            answer = self._call("/mpesa/stkpush/v1/processrequest", self._push(asked, found[1]))
        except RailRefused as no:
            if no.code == BEING_PROCESSED:  # A request is on this phone, and it may be ours.
                raise RailSilent("the phone is being asked already") from None
            del self._lost[asked.account]
            raise
        checkout = answer.get("CheckoutRequestID")
        if answer.get("ResponseCode") != PAID:
            raise RailSilent("a request that was neither accepted nor refused")
        if not isinstance(checkout, str) or not _CHECKOUT.fullmatch(checkout):
            raise RailSilent("a request was accepted, and has no name")
        del self._lost[asked.account]
        self._pushed[asked.account] = checkout
        return self._view(replace(asked, checkout=checkout), RailState.PROCESSING)

    # --- The verbs ---------------------------------------------------------------------------

    def _open(self, intent: Intent) -> RailView:
        whole, rest = divmod(intent.amount.minor, 100)
        if rest or not 0 < whole <= AMOUNT_MAX:
            raise RailRefused("amount", f"M-Pesa pays whole shillings, up to {AMOUNT_MAX}")
        asked = Asked(intent.prepayment, intent.amount, _account(intent))
        Asked.named(str(asked))  # Whatever can't be read again is not begun.
        url = self._page.replace("{code}", intent.code)
        return replace(self._view(asked, RailState.OPEN), url=url)

    def _expire(self, intent: Intent) -> RailView:
        view = self._read_for(intent)
        if view.state is RailState.OPEN:
            return replace(view, state=RailState.EXPIRED)
        return view  # A request that is on the phone can't be called back: it has its minute.

    def _capture(self, intent: Intent) -> RailView:
        view = self._read_for(intent)
        if view.state is not RailState.PAID:
            raise RailRefused("not_paid", str(view.state))
        if view.held != intent.amount:
            raise RailRefused("no_part", "all that was paid is kept, or none of it")
        return replace(view, state=RailState.CAPTURED, held=NOTHING, captured=intent.amount)

    def _read_for(self, intent: Intent) -> RailView:
        if Asked.named(intent.reference).prepayment != intent.prepayment:
            raise RailRefused(UNKNOWN_PAYMENT)
        return self.read(intent.reference)

    # --- What Daraja is asked ----------------------------------------------------------------

    def _push(self, asked: Asked, number: str) -> dict[str, object]:
        phone, business = f"254{number}", self._business
        kind = "CustomerBuyGoodsOnline" if business.till else "CustomerPayBillOnline"
        return {
            **self._signature(),
            "TransactionType": kind,
            "Amount": asked.amount.minor // 100,
            "PartyA": phone,
            "PartyB": business.till or business.shortcode,
            "PhoneNumber": phone,
            "CallBackURL": business.callback_url,
            "AccountReference": asked.account,
            "TransactionDesc": cut(plain(business.kiosk), ABOUT_MAX) or "Kiosk",
        }

    def _result(self, checkout: str) -> str | None:
        """Return the result of a request; None while there is none."""
        body = {**self._signature(), "CheckoutRequestID": checkout}
        try:
            answer = self._call("/mpesa/stkpushquery/v1/query", body)
        except RailRefused as no:
            if no.code == BEING_PROCESSED:
                return None
            # A question that is refused says nothing of the money.
            raise RailSilent(f"a result that is not told: {no.code}") from None
        if answer.get("CheckoutRequestID") != checkout or answer.get("ResponseCode") != PAID:
            raise RailSilent("the result of another request, or none")
        result = answer.get("ResultCode")
        text = str(result) if isinstance(result, str) or type(result) is int else ""
        if not _RESULT.fullmatch(text):
            raise RailSilent("a result that is none")
        return None if text in UNDER_WAY else text

    def _signature(self) -> dict[str, object]:
        now = datetime.fromtimestamp(self._clock.now().utc_ms // 1000, UTC) + EAST_AFRICA
        stamp = f"{now:%Y%m%d%H%M%S}"
        secret = f"{self._business.shortcode}{self._passkey}{stamp}".encode()
        return {
            "BusinessShortCode": self._business.shortcode,
            "Password": base64.b64encode(secret).decode(),
            "Timestamp": stamp,
        }

    def _call(self, path: str, body: dict[str, object]) -> dict[str, Any]:
        """Ask with a token that is good; once more with a fresh one where Daraja says it is not."""
        self._authorise()
        try:
            return self._http.post_json(path, body)
        except RailRefused as no:
            if no.code not in STALE_TOKEN:
                raise
        self._token_until_ms = 0
        self._authorise()
        try:
            return self._http.post_json(path, body)
        except RailRefused as no:
            if no.code in STALE_TOKEN:
                raise RailSilent("a fresh token is not taken") from None
            raise

    def _authorise(self) -> None:
        now_ms = self._clock.now().mono_ms
        if now_ms < self._token_until_ms:
            return
        query = (("grant_type", "client_credentials"),)
        answer = self._keys.get("/oauth/v1/generate", query)
        token, seconds = answer.get("access_token"), str(answer.get("expires_in"))
        if not isinstance(token, str) or not _TOKEN.fullmatch(token):
            raise RailSilent("a token that is none")
        if not (seconds.isascii() and seconds.isdigit() and int(seconds) <= TOKEN_S_MAX):
            raise RailSilent("a token of no known life")
        self._http.use_key(token)
        self._token_until_ms = now_ms + int(seconds) * 1000 - TOKEN_SPARE_MS

    # --- Small parts -------------------------------------------------------------------------

    def _is_lost(self, asked: Asked) -> bool:
        return self._clock.now().mono_ms < self._lost.get(asked.account, 0)

    def _view(self, asked: Asked, state: RailState) -> RailView:
        return RailView(
            reference=str(asked),
            state=state,
            currency=SHILLING.code,
            prepayment=asked.prepayment,
            held=NOTHING,
            captured=NOTHING,
        )


def _account(intent: Intent) -> str:
    """Return what Safaricom's list shows: the prepayment, and letters that make it only ours."""
    digest = hashlib.sha256(f"mpesa:{intent.prepayment}:{intent.code}".encode()).digest()
    number = intent.prepayment.replace("-", "")
    mark = "".join(_MARK_LETTERS[byte % 32] for byte in digest)
    return (number + mark[: max(3, min(4, ACCOUNT_MAX - len(number)))])[:ACCOUNT_MAX]


# --- The kind --------------------------------------------------------------------------------


def _digits(text: str) -> str:
    return "" if re.fullmatch("[0-9]{5,9}", text, re.ASCII) else "it has 5 to 9 digits"


FIELDS = (
    Field("api_base", FieldKind.URL, default=API_BASE),
    Field("shortcode", FieldKind.TEXT, check=_digits),
    Field("till", FieldKind.TEXT, default="", check=_digits),
    Field("callback_url", FieldKind.URL),
    Field("consumer_key", FieldKind.SECRET, example="/etc/kiosk/mpesa-consumer.key"),
    Field("consumer_secret", FieldKind.SECRET, example="/etc/kiosk/mpesa-consumer.secret"),
    Field("passkey", FieldKind.SECRET, example="/etc/kiosk/mpesa.passkey"),
)


def _made(settings: RailSettings, clock: Clock) -> MpesaRail:
    if settings.currency != SHILLING:
        raise ValueError(f"M-Pesa pays in {SHILLING.code}, not in {settings.currency.code}")
    if "{code}" not in settings.return_url:
        raise ValueError(
            "the payer gives their number on the pay page: [pay_page] needs public_url"
        )
    base, secrets = settings.text("api_base"), settings.secrets
    pair = f"{secrets['consumer_key']}:{secrets['consumer_secret']}".encode()
    return MpesaRail(
        Http(base, None, clock, refusal=refused_by),
        Http(base, base64.b64encode(pair).decode(), clock, scheme="Basic", refusal=refused_by),
        clock,
        Business(
            shortcode=settings.text("shortcode"),
            till=settings.text("till"),
            callback_url=settings.text("callback_url"),
            kiosk=settings.kiosk,
        ),
        name=settings.name,
        passkey=secrets["passkey"],
        page=settings.return_url,
    )


KINDS = {"mpesa": RailKind(FIELDS, _made)}

"""The Stripe-shaped rail: a checkout session, and the payment intent that comes of it.

LocalPay, other people's simulators and Stripe itself answer to the same calls. An intent always
makes the same bytes. Whatever an answer claims is checked before it counts: wrong types, another
currency, another prepayment or impossible amounts are no answer at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from kiosk.domain.field import Field, FieldKind
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.money import NOTHING, Currency, Money
from kiosk.payments.http import Form, Http
from kiosk.payments.kinds import MIN_CHARGE, RailKind, RailSettings
from kiosk.ports import Clock, RailRefused, RailSilent, RailState, RailTraits, RailView, Way

SESSION_MS_MIN = 40 * 60_000
KEY_MS = 20 * 3_600_000
"""For so long a provider surely knows an idempotency key: Stripe says a day."""
"""Sessions must live for at least 30 minutes; the rest is time for a call that is repeated.

A kiosk that gives up earlier expires the session itself.
"""

EXPIRY = "expires_at"
NAME_MAX = 200
URL_MAX = 2048
MINOR_MAX = 10**12
"""No payment is larger: a number beyond it is noise."""

_ID = re.compile(r"[A-Za-z0-9_]{1,255}")
_NO_MONEY = frozenset(
    {"requires_payment_method", "requires_action", "requires_confirmation", "canceled"}
)
_EXPANDED: Form = (("expand[0]", "latest_charge"),)


@dataclass(frozen=True, slots=True)
class _Session:
    id: str
    status: str
    amount: Money
    payment: str
    prepayment: str
    url: str
    seen: bool


@dataclass(frozen=True, slots=True)
class _Payment:
    status: str
    prepayment: str
    capturable: Money
    received: Money
    refunded: Money
    shows_refunds: bool
    """Whether it says what went back: an older provider tells it once, in the answer."""


class StripeRail:
    """A way to pay at a provider that speaks Stripe's shape."""

    def __init__(
        self,
        http: Http,
        *,
        name: str,
        currency: Currency,
        traits: RailTraits,
        return_url: str,
        methods: tuple[str, ...] = (),
        page_host: str = "",
    ) -> None:
        """Take the provider and what to ask of it.

        `return_url` is where the phone goes after paying, with `{code}` for the code of the
        link; it proves nothing. `methods` narrows the ways to pay: many cannot hold money.
        Its pages are at `page_host`, and a link to elsewhere is never shown; empty allows any.
        """
        self._page_host = page_host
        self._http = http
        self._name = name
        self._currency = currency
        self._traits = traits
        self._return_url = return_url
        self._methods = methods

    @property
    def name(self) -> str:
        """The rail's name in the settings and in the books."""
        return self._name

    @property
    def traits(self) -> RailTraits:
        """What it can do."""
        return self._traits

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def carry_out(self, intent: Intent) -> RailView:
        """Do what `intent` says, at most once however often it is called.

        Where the rail cannot hold, a capture keeps its amount and refunds the rest, and a void
        refunds everything.
        """
        view = {
            Verb.OPEN: self._open,
            Verb.EXPIRE: self._expire,
            Verb.CAPTURE: self._capture,
            Verb.VOID: self._void,
            Verb.REFUND: self._refund,
        }[intent.verb](intent)
        # Not everybody repeats what was attached; another prepayment was noticed before.
        return replace(view, prepayment=intent.prepayment)

    def read(self, reference: str) -> RailView:
        """Read the session, and its payment as soon as somebody has paid or nobody can.

        The view says what is held, be it what was asked for or not. `url` is empty where the rail
        does not repeat it.
        """
        session = self._session(reference)
        if session.status == "open":
            return self._view(session, RailState.OPEN)
        if not session.payment:
            if session.status == "expired":
                return self._view(session, RailState.EXPIRED)
            raise RailSilent(f"{session.id}: complete without a payment")
        return self._view_of(session, self._payment(session))

    # --- The verbs ---------------------------------------------------------------------------

    def _open(self, intent: Intent) -> RailView:
        form, path = self._opening(intent), "/v1/checkout/sessions"
        try:
            answer = self._http.post(path, form, key=intent.key)
        except RailRefused as no:
            if no.detail != EXPIRY:
                raise
            # One of the two clocks is days off. The kiosk ends the session itself; where it cannot,
            # the provider does so after a day.
            timeless = [(name, value) for name, value in form if name != EXPIRY]
            answer = self._http.post(path, timeless, key=f"{intent.key}:timeless")
        session = self._parsed_session(answer)
        if session.prepayment not in {"", intent.prepayment}:
            raise RailSilent(f"{session.id}: opened for another prepayment")
        if session.amount != intent.amount or not session.url:
            raise RailSilent(f"{session.id}: opened for another amount, or nowhere")
        return self._view(session, RailState.OPEN)

    def _opening(self, intent: Intent) -> Form:
        """Return the form that opens a session: a function of `intent` and the settings alone."""
        expires_ms = max(intent.expires_ms, intent.created_ms + SESSION_MS_MIN)
        back = self._return_url.replace("{code}", intent.code)
        item = "line_items[0][price_data]"
        form = [
            ("mode", "payment"),
            (f"{item}[currency]", self._currency.code.lower()),
            (f"{item}[unit_amount]", str(intent.amount.minor)),
            (f"{item}[product_data][name]", intent.description[:NAME_MAX] or intent.prepayment),
            ("line_items[0][quantity]", "1"),
            ("client_reference_id", intent.prepayment),
            ("metadata[hold]", intent.prepayment),
            ("metadata[code]", intent.code),
            ("payment_intent_data[metadata][hold]", intent.prepayment),
            ("success_url", back),
            ("cancel_url", back),
            (EXPIRY, str(-(-expires_ms // 1000))),
        ]
        if self._traits.can_hold:
            form.append(("payment_intent_data[capture_method]", "manual"))
        form.extend((f"payment_method_types[{n}]", name) for n, name in enumerate(self._methods))
        return form

    def _expire(self, intent: Intent) -> RailView:
        path = f"/v1/checkout/sessions/{_ours(intent.reference)}/expire"
        refusal: RailRefused | None = None
        try:
            self._http.post(path, (), key=intent.key)
        except RailRefused as error:
            refusal = error
        view = self._read_for(intent)
        if view.state is RailState.OPEN:
            # It said no and means it; or it said yes and shows the opposite: no answer at all.
            raise refusal or RailSilent(f"{intent.reference}: still open after it was expired")
        return view

    def _capture(self, intent: Intent) -> RailView:
        session = self._session_for(intent)
        if not self._traits.can_hold:
            return self._keep(intent, session)
        form = (("amount_to_capture", str(intent.amount.minor)),)
        return self._settle(
            intent,
            session,
            "capture",
            form,
            lambda view: view.state is RailState.CAPTURED and view.captured == intent.amount,
        )

    def _keep(self, intent: Intent, session: _Session) -> RailView:
        """Keep the intent's amount of a sale: the money has moved, so the rest is refunded."""
        payment = self._payment(session)
        if payment.status != "succeeded" or payment.received < intent.amount:
            raise RailRefused("payment_intent_unexpected_state", payment.status)
        view = self._give_back(intent, session, payment, payment.received - intent.amount)
        left = view.captured
        if left < intent.amount:
            raise RailRefused("charge_already_refunded", f"{left.minor} left")
        state = RailState.CAPTURED if left else RailState.RELEASED
        return replace(view, state=state, held=NOTHING)

    def _void(self, intent: Intent) -> RailView:
        session = self._session_for(intent)
        if not self._traits.can_hold:
            payment = self._payment(session)
            if payment.status == "succeeded":
                return self._give_back(intent, session, payment, payment.received)
        form = (("cancellation_reason", "requested_by_customer"),)
        return self._settle(
            intent, session, "cancel", form, lambda view: view.state is RailState.RELEASED
        )

    def _refund(self, intent: Intent) -> RailView:
        session = self._session_for(intent)
        payment = self._payment(session)
        if intent.is_afterwards:
            return self._give_more(intent, session, payment)
        return self._give_back(intent, session, payment, intent.amount)

    def _settle(
        self,
        intent: Intent,
        session: _Session,
        verb: str,
        form: Form,
        is_done: Callable[[RailView], bool],
    ) -> RailView:
        """Have `verb` done to the payment; after a refusal, see whether it is done already."""
        if not session.payment:
            raise RailRefused("no_payment", f"{session.id} is {session.status}")
        refusal: RailRefused | None = None
        try:
            path = f"/v1/payment_intents/{session.payment}/{verb}"
            payment = self._parsed_payment(self._http.post(path, form, key=intent.key), session)
        except RailRefused as error:
            refusal = error
            payment = self._payment(session)
        view = self._view_of(session, payment)
        if payment.status == "canceled":
            # Even where the session has expired before: of a late payment the money counts.
            view = replace(view, state=RailState.RELEASED)
        if is_done(view):
            return view
        raise refusal or RailSilent(f"{session.payment}: {payment.status} after {verb}")

    def _give_back(
        self, intent: Intent, session: _Session, payment: _Payment, amount: Money
    ) -> RailView:
        """Refund `amount` of a sale, unless as much has gone back already."""
        if payment.refunded < amount:
            refusal = self._refused(intent, session, amount - payment.refunded)
            payment = self._payment(session)
            if not payment.shows_refunds and refusal is None:
                payment = replace(payment, refunded=amount)
            if payment.refunded < amount:
                raise refusal or RailSilent(f"{session.payment}: refunded, but not to be seen")
        return self._view_of(session, payment)

    def _give_more(self, intent: Intent, session: _Session, payment: _Payment) -> RailView:
        """Refund `intent.amount` of a finished sale, once under its key.

        What the charge shows can't say whether that was done: others had some back as well. When
        the provider may have forgotten the key, the list of its refunds says so.
        """
        if not self._is_listed(intent, session):
            if refusal := self._refused(intent, session, intent.amount):
                raise refusal
            payment = self._payment(session)
        if not payment.shows_refunds:
            payment = replace(payment, refunded=intent.amount)
        return self._view_of(session, payment)

    def _is_listed(self, intent: Intent, session: _Session) -> bool:
        age_ms = self._http.now_ms() - intent.created_ms
        if 0 <= age_ms < KEY_MS:
            return False
        query = (("payment_intent", session.payment), ("limit", "100"))
        listed = self._http.get("/v1/refunds", query).get("data")
        if not isinstance(listed, list):
            raise RailSilent(f"{session.payment}: no list of refunds")
        made = [_Answer(one, "refund") for one in listed if isinstance(one, dict)]
        standing = {"succeeded", "pending"}
        return any(
            one.metadata("key") == intent.key and one.text("status") in standing for one in made
        )

    def _refused(self, intent: Intent, session: _Session, amount: Money) -> RailRefused | None:
        """Ask for a refund; return the definite no, None where it is on its way."""
        form = (
            ("payment_intent", session.payment),
            ("amount", str(amount.minor)),
            ("metadata[hold]", intent.prepayment),  # So a webhook about it names it.
            ("metadata[key]", intent.key),
        )
        try:
            answer = self._http.post("/v1/refunds", form, key=intent.key)
        except RailRefused as error:
            return error
        return self._refusal_in(answer, session, amount)

    def _refusal_in(
        self, answer: dict[str, Any], session: _Session, amount: Money
    ) -> RailRefused | None:
        """Return the no in what was answered to a refund; None where it is on its way.

        RailSilent where it is neither: the same is asked again under the same key.
        """
        found = _Answer(answer, "refund")
        found.must_be("payment_intent", session.payment)
        found.must_be("currency", self._currency.code.lower())
        if found.minor("amount") != amount:
            raise RailSilent(f"{session.payment}: another amount is refunded")
        status = found.text("status")
        if status == "requires_action":
            # It is there, and may still go through: under another key there would be two of it.
            raise RailSilent(f"{session.payment}: the refund waits for its payer")
        return None if status in {"succeeded", "pending"} else RailRefused("refund_failed")

    # --- What it says ------------------------------------------------------------------------

    def _session(self, reference: str) -> _Session:
        session = self._parsed_session(self._http.get(f"/v1/checkout/sessions/{_ours(reference)}"))
        if session.id != reference:
            raise RailSilent(f"{reference}: an answer about {session.id}")
        return session

    def _session_for(self, intent: Intent) -> _Session:
        session = self._session(intent.reference)
        if session.prepayment not in {"", intent.prepayment}:
            raise RailSilent(f"{session.id}: of another prepayment")
        return session

    def _read_for(self, intent: Intent) -> RailView:
        view = self.read(intent.reference)
        if view.prepayment not in {"", intent.prepayment}:
            raise RailSilent(f"{view.reference}: of another prepayment")
        return view

    def _payment(self, session: _Session) -> _Payment:
        if not session.payment:
            raise RailRefused("no_payment", f"{session.id} is {session.status}")
        # What went back hangs on the charge. A capture in part shows there as well, so the
        # question is asked of sales alone.
        query = () if self._traits.can_hold else _EXPANDED
        answer = self._http.get(f"/v1/payment_intents/{session.payment}", query)
        return self._parsed_payment(answer, session)

    def _parsed_session(self, answer: dict[str, Any]) -> _Session:
        found = _Answer(answer, "checkout.session")
        found.must_be("currency", self._currency.code.lower())
        payment = answer.get("payment_intent")
        if isinstance(payment, dict):
            payment = _checked(payment.get("id"))
        return _Session(
            id=found.id("id"),
            status=found.one_of("status", {"open", "complete", "expired"}),
            amount=found.minor("amount_total"),
            payment="" if payment is None else _checked(payment),
            prepayment=found.metadata("hold") or _text(answer.get("client_reference_id")),
            url=_checked_url(answer.get("url"), self._page_host),
            seen=found.metadata("seen") == "1",
        )

    def _parsed_payment(self, answer: dict[str, Any], session: _Session) -> _Payment:
        found = _Answer(answer, "payment_intent")
        found.must_be("id", session.payment)
        found.must_be("currency", self._currency.code.lower())
        prepayment = found.metadata("hold") or session.prepayment
        if not prepayment or session.prepayment not in {"", prepayment}:
            raise RailSilent(f"{session.payment}: of no prepayment or another one")
        charge = answer.get("latest_charge")
        refunded = NOTHING
        if isinstance(charge, dict):
            back = _Answer(charge, "charge").minor("amount_refunded")
            # Some show the charge unasked, and a capture in part as if the rest were refunded.
            refunded = NOTHING if self._traits.can_hold else back
        payment = _Payment(
            status=found.text("status"),
            prepayment=prepayment,
            capturable=found.minor("amount_capturable"),
            received=found.minor("amount_received"),
            refunded=refunded,
            shows_refunds=isinstance(charge, dict) and not self._traits.can_hold,
        )
        if max(payment.capturable, payment.received) > found.minor("amount"):
            raise RailSilent(f"{session.payment}: more money than was asked for")
        if payment.refunded > payment.received:
            raise RailSilent(f"{session.payment}: more went back than came in")
        return payment

    def _view_of(self, session: _Session, payment: _Payment) -> RailView:
        """Join both: the status first, because some keep the amounts of before."""
        match payment.status:
            case "requires_capture":
                # Even where it is not what was asked for: whoever asked must give it back.
                state, held, captured = RailState.HELD, payment.capturable, NOTHING
            case "succeeded":
                left = payment.received - payment.refunded
                state, held, captured = self._moved(payment, left), NOTHING, left
                if state is RailState.PAID:
                    held = left
            case "processing":
                state, held, captured = RailState.PROCESSING, NOTHING, NOTHING
            case _:
                state, held, captured = _unpaid(session, payment), NOTHING, NOTHING
        return replace(
            self._view(session, state, prepayment=payment.prepayment),
            held=held,
            captured=captured,
            shows_refunds=payment.shows_refunds,
        )

    def _moved(self, payment: _Payment, left: Money) -> RailState:
        if self._traits.can_hold:
            return RailState.CAPTURED
        if not payment.refunded:
            return RailState.PAID
        return RailState.CAPTURED if left else RailState.RELEASED

    def _view(self, session: _Session, state: RailState, *, prepayment: str = "") -> RailView:
        return RailView(
            reference=session.id,
            state=state,
            currency=self._currency.code,
            prepayment=prepayment or session.prepayment,
            held=NOTHING,
            captured=NOTHING,
            url=session.url,
            seen=session.seen,
        )


def _unpaid(session: _Session, payment: _Payment) -> RailState:
    if payment.status not in _NO_MONEY:
        raise RailSilent(f"{session.payment}: unknown status")
    if session.status == "expired":
        return RailState.EXPIRED
    if payment.status == "canceled":
        return RailState.RELEASED
    return RailState.OPEN  # A slow way to pay has failed: no money, and none on its way.


class _Answer:
    """An object of the provider's, with every field checked as it is taken out."""

    def __init__(self, body: dict[str, Any], kind: str) -> None:
        self._body = body
        self._kind = kind
        self.must_be("object", kind)

    def must_be(self, name: str, value: str) -> None:
        if self._body.get(name) != value:
            raise RailSilent(f"{self._kind}: {name} is not {value!r}")

    def text(self, name: str) -> str:
        value = self._body.get(name)
        if not isinstance(value, str):
            raise RailSilent(f"{self._kind}: {name} is not a text")
        return value

    def id(self, name: str) -> str:
        return _checked(self._body.get(name))

    def one_of(self, name: str, values: set[str]) -> str:
        value = self.text(name)
        if value not in values:
            raise RailSilent(f"{self._kind}: unknown {name}")
        return value

    def minor(self, name: str) -> Money:
        value = self._body.get(name)
        # A bool is an int in Python, and none on the wire.
        if type(value) is not int or not 0 <= value <= MINOR_MAX:
            raise RailSilent(f"{self._kind}: {name} is not an amount")
        return Money(value)

    def metadata(self, name: str) -> str:
        """Return a value of its metadata; empty where there is none."""
        metadata = self._body.get("metadata")
        return _text(metadata.get(name)) if isinstance(metadata, dict) else ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _ours(reference: str) -> str:
    """Return the `reference` that we were given; RailRefused where it can be none of the rail's."""
    if _ID.fullmatch(reference):
        return reference
    raise RailRefused("no_reference", "the payment was never opened")


def _checked(name: object) -> str:
    """Return `name` where it can be an id: it becomes part of an address."""
    if isinstance(name, str) and _ID.fullmatch(name):
        return name
    raise RailSilent("an id that is none")


def _checked_url(url: object, host: str) -> str:
    """Return `url` where a phone can open it at `host`; empty where it was left out."""
    if url is None:
        return ""
    if not isinstance(url, str) or len(url) > URL_MAX:
        raise RailSilent("a page address that is none")
    if not (url.isascii() and url.isprintable() and " " not in url):
        raise RailSilent("a page address that is none")
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"}:
        raise RailSilent("a page address that is none")
    if host and (parts.hostname != host or parts.username is not None):
        raise RailSilent(f"a page that is not at {host}: name it as `page_host` if it may be there")
    return url


# --- The kinds -------------------------------------------------------------------------------

VERSION = "2024-06-20"
"""The version of Stripe's API that the rail was written against."""
API_BASE = "https://api.stripe.com"
ONE_MINOR = Money(1)

_FIELDS = (
    Field("api_base", FieldKind.URL, default=API_BASE),
    Field("key", FieldKind.SECRET, example="/etc/kiosk/stripe.key"),
    # Where its pages are: no code on the screen leads anywhere else. Empty: see `_page_host`.
    Field("page_host", FieldKind.TEXT, default=""),
    # What its webhooks are signed with: they only make the next look come sooner.
    Field(
        "webhook_secret",
        FieldKind.SECRET,
        example="/etc/kiosk/stripe-webhook.key",
        is_needed=False,
    ),
    MIN_CHARGE,
)


def local(settings: RailSettings, clock: Clock, *, api_url: str, key: str) -> StripeRail:
    """Return the rail to our own pay page, whose API is at `api_url`."""
    return StripeRail(
        Http(api_url, key, clock),
        name=settings.name,
        currency=settings.currency,
        traits=RailTraits(can_hold=True, can_refund_part=True, min_charge=ONE_MINOR),
        return_url=settings.return_url,
        page_host=urlsplit(settings.return_url).hostname or "",
    )


def _page_host(settings: RailSettings) -> str:
    """Return where a provider's pages are: checkout.stripe.com for api.stripe.com."""
    api = urlsplit(settings.text("api_base")).hostname or ""
    usual = f"checkout.{api.removeprefix('api.')}" if api.startswith("api.") else api
    return settings.text("page_host").lower() or usual


def _made(settings: RailSettings, clock: Clock, *, holds: bool) -> StripeRail:
    traits = RailTraits(
        can_hold=holds,
        can_refund_part=True,
        min_charge=settings.money("min_charge", ONE_MINOR),
        way=Way.CARD,
    )
    return StripeRail(
        Http(settings.text("api_base"), settings.secrets["key"], clock, version=VERSION),
        name=settings.name,
        currency=settings.currency,
        traits=traits,
        return_url=settings.return_url or settings.text("api_base"),
        methods=("card",) if holds else (),
        page_host=_page_host(settings),
    )


KINDS = {
    # With holds: cards alone, because most other ways to pay cannot hold.
    "stripe": RailKind(_FIELDS, lambda settings, clock: _made(settings, clock, holds=True)),
    # Without: every way to pay, and what is not taken is refunded.
    "stripe_sale": RailKind(_FIELDS, lambda settings, clock: _made(settings, clock, holds=False)),
}

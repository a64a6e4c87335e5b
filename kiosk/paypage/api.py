"""The API: as much of Stripe's as our rail needs, for whoever knows the key."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import replace

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from kiosk.domain.money import Currency, Money
from kiosk.paypage import wire
from kiosk.paypage.checkouts import (
    Checkouts,
    Refusal,
    Reply,
    Step,
    cancelled,
    captured,
    expired,
    refunded,
)
from kiosk.paypage.forms import BadForm, Form
from kiosk.paypage.limits import Limiter
from kiosk.paypage.links import NEW_CODE
from kiosk.paypage.visitors import client_of, is_ours
from kiosk.paypage.web import App, has_broken_text
from kiosk.ports import Clock, Ids, StorageError
from kiosk.ports_localpay import Answer, Checkout, Conflict, LocalPayStore, Metadata

SESSION_MS_MIN = 30 * 60_000
SESSION_MS_MAX = 24 * 3_600_000
KEY_MAX = 255
SESSION_MINOR_MAX = 99_999_999
REASONS = ("", "duplicate", "fraudulent", "requested_by_customer", "abandoned")

Work = Callable[[Form, Reply | None], Checkout]
Render = Callable[[Checkout], wire.Body]


class Api:
    """Answers the rail."""

    def __init__(
        self,
        store: LocalPayStore,
        clock: Clock,
        ids: Ids,
        *,
        key: str,
        currency: Currency,
        public_url: Callable[[], str],
        limiter: Limiter,
        is_demo: bool,
    ) -> None:
        """Take what it works with; `public_url` is asked anew, it may be known only later."""
        self._store = store
        self._clock = clock
        self._ids = ids
        self._key = key.encode()
        self._currency = currency
        self._public_url = public_url
        self._limiter = limiter
        self._is_live = not is_demo
        self._checkouts = Checkouts(store, clock)

    def app(self) -> Flask:
        """Return the web application."""
        app = App("kiosk.paypage.api", static_folder=None)
        app.before_request(self._check_host)
        app.before_request(self._check_key)
        rules: tuple[tuple[str, str, Callable[..., Response]], ...] = (
            ("POST", "/v1/checkout/sessions", self._open),
            ("GET", "/v1/checkout/sessions/<session>", self._session),
            ("POST", "/v1/checkout/sessions/<session>/expire", self._expire),
            ("GET", "/v1/payment_intents/<payment>", self._payment),
            ("POST", "/v1/payment_intents/<payment>/capture", self._capture),
            ("POST", "/v1/payment_intents/<payment>/cancel", self._cancel),
            ("POST", "/v1/refunds", self._refund),
        )
        for method, rule, view in rules:
            app.add_url_rule(
                rule, rule + method, view, methods=[method], provide_automatic_options=False
            )
        app.register_error_handler(Refusal, self._refuse)
        app.register_error_handler(StorageError, lambda _error: self._refuse(_UNABLE))
        app.register_error_handler(HTTPException, self._http_error)
        return app

    # --- Calls -------------------------------------------------------------------------------

    def _open(self) -> Response:
        def work(form: Form, reply: Reply | None) -> Checkout:
            checkout = self._opened(form)
            try:
                self._checkouts.open(checkout, reply)
            except Conflict:
                if self._store.checkout_of_code(checkout.code) is None:
                    raise
                raise BadForm(
                    "A session with this code exists already.",
                    code="resource_already_exists",
                    param="metadata",
                ) from None
            return checkout

        return self._once(work, self._session_body)

    def _opened(self, form: Form) -> Checkout:
        now_ms = self._clock.now().utc_ms
        item = "line_items[0][price_data]"
        form.one_of("mode", ("payment",))
        currency = form.needed(f"{item}[currency]")
        if currency != self._currency.code.lower():
            raise BadForm(
                f"Invalid currency: {currency[:8]}", code="currency_not_supported", param="currency"
            )
        each = form.money(f"{item}[unit_amount]") or Money(0)
        count = form.number("line_items[0][quantity]") or 1
        amount = Money(each.minor * count)
        if not 0 < amount.minor <= SESSION_MINOR_MAX:
            raise BadForm(
                "Invalid amount.", code="parameter_invalid_integer", param=f"{item}[unit_amount]"
            )
        metadata = form.metadata("metadata")
        reference = form.text("client_reference_id", longest=200)
        capture = form.one_of(
            "payment_intent_data[capture_method]",
            ("automatic", "automatic_async", "manual"),
            "automatic",
        )
        form.several("payment_method_types")
        form.several("expand")
        checkout = Checkout(
            id=f"cs_local_{self._ids.code()}",
            payment=f"pi_local_{self._ids.code()}",
            code=self._code(metadata, reference),
            amount=amount,
            currency=self._currency.code,
            description=form.needed(f"{item}[product_data][name]"),
            is_hold=capture == "manual",
            created_ms=now_ms,
            expires_ms=_expiry(form.number("expires_at"), now_ms),
            success_url=form.needed("success_url", longest=2048),
            cancel_url=form.text("cancel_url", longest=2048),
            client_reference=reference,
            metadata=metadata,
            payment_metadata=form.metadata("payment_intent_data[metadata]"),
        )
        form.text("payment_intent_data[description]", longest=1000)
        form.done()
        return checkout

    def _code(self, metadata: Metadata, reference: str) -> str:
        for wanted in (dict(metadata).get("code", ""), reference):
            if NEW_CODE.fullmatch(wanted):
                return wanted
        return self._ids.code()

    def _session(self, session: str) -> Response:
        found = _there(self._checkouts.of_session(session), "checkout.session", session)
        return _answer(200, wire.written(self._session_body(found)))

    def _payment(self, payment: str) -> Response:
        found = _there(self._checkouts.of_payment(payment), "payment_intent", payment)
        expand = Form(request.args.items(multi=True)).several("expand")
        return _answer(200, wire.written(self._payment_body(found, "latest_charge" in expand)))

    def _expire(self, session: str) -> Response:
        def work(form: Form, reply: Reply | None) -> Checkout:
            form.several("expand")
            form.done()
            found = _there(self._checkouts.of_session(session), "checkout.session", session)
            return self._checkouts.change(found.id, expired, reply)

        return self._once(work, self._session_body)

    def _capture(self, payment: str) -> Response:
        def work(form: Form, reply: Reply | None) -> Checkout:
            amount = form.money("amount_to_capture")
            form.several("expand")
            form.done()
            found = _there(self._checkouts.of_payment(payment), "payment_intent", payment)
            return self._checkouts.change(found.id, captured(amount), reply)

        return self._once(work, self._payment_body)

    def _cancel(self, payment: str) -> Response:
        def work(form: Form, reply: Reply | None) -> Checkout:
            reason = form.one_of("cancellation_reason", REASONS)
            form.several("expand")
            form.done()
            found = _there(self._checkouts.of_payment(payment), "payment_intent", payment)
            return self._checkouts.change(found.id, cancelled(reason), reply)

        return self._once(work, self._payment_body)

    def _refund(self) -> Response:
        before = Money(0)

        def work(form: Form, reply: Reply | None) -> Checkout:
            nonlocal before
            payment = form.needed("payment_intent")
            amount = form.money("amount")
            form.one_of("reason", REASONS[:4])
            form.metadata("metadata")
            form.several("expand")
            form.done()
            found = _there(self._checkouts.of_payment(payment), "payment_intent", payment)

            def decide(checkout: Checkout) -> Step:
                nonlocal before
                before = checkout.refunded
                return refunded(amount, self._currency.exponent)(checkout)

            return self._checkouts.change(found.id, decide, reply)

        def render(checkout: Checkout) -> wire.Body:
            back = checkout.refunded - before
            return wire.refund(checkout, back.minor, self._clock.now().utc_ms)

        return self._once(work, render)

    # --- How every call is answered ----------------------------------------------------------

    def _check_host(self) -> Response | None:
        if is_ours(request.environ.get("HTTP_HOST", "")):
            return None
        return self._refuse(Refusal("This is not the host.", code="wrong_host", status=421))

    def _check_key(self) -> Response | None:
        """Let nobody in without the key; whoever guesses is slowed down."""
        given = request.headers.get("Authorization", "").encode("utf-8", "replace")
        if hmac.compare_digest(given, b"Bearer " + self._key):
            return None
        if not self._limiter.allows(client_of(request.remote_addr or "")):
            return self._refuse(
                Refusal(
                    "Too many requests.", kind="rate_limit_error", code="rate_limit", status=429
                )
            )
        return self._refuse(
            Refusal("Invalid API Key provided.", code="api_key_invalid", status=401)
        )

    def _once(self, work: Work, render: Render) -> Response:
        """Do `work` and answer with what `render` makes of it: once for each idempotency key."""
        if has_broken_text():
            raise BadForm("The body is no UTF-8.", code="invalid_encoding")
        form = Form(request.form.items(multi=True))
        key = request.headers.get("Idempotency-Key", "")
        if not key:
            return _answer(200, wire.written(render(work(form, None))))
        if len(key) > KEY_MAX:
            raise BadForm(
                f"Idempotency keys have at most {KEY_MAX} characters.",
                code="idempotency_key_too_long",
            )
        call = f"{request.method} {request.path}"
        kept = Answer(key, form.fingerprint(call), 200, "", self._clock.now().utc_ms)
        earlier = self._store.answer(key)
        if earlier is not None:
            return _again(earlier, kept)
        made: list[Answer] = []

        def reply(checkout: Checkout) -> Answer:
            made[:] = [replace(kept, body=wire.written(render(checkout)))]
            return made[0]

        try:
            work(form, reply)
        except (Refusal, Conflict) as trouble:
            earlier = self._store.answer(key)
            if earlier is not None:
                # The same call was under way twice, and the other one was first.
                return _again(earlier, kept)
            if isinstance(trouble, (BadForm, Conflict)):
                raise
            said = replace(kept, status=trouble.status, body=wire.written(wire.error(trouble)))
            return _again(self._store.keep_answer(said), kept)
        return _answer(200, made[0].body)

    def _session_body(self, checkout: Checkout) -> wire.Body:
        return wire.session(checkout, public_url=self._public_url(), live=self._is_live)

    def _payment_body(self, checkout: Checkout, expanded: bool = False) -> wire.Body:  # noqa: FBT001, FBT002 - Also called with the checkout alone.
        return wire.payment(checkout, live=self._is_live, expanded=expanded)

    @staticmethod
    def _refuse(refusal: Refusal) -> Response:
        return _answer(refusal.status, wire.written(wire.error(refusal)))

    def _http_error(self, error: HTTPException) -> Response:
        status = error.code or 500
        if status >= 500:  # noqa: PLR2004
            return self._refuse(_UNABLE)
        return self._refuse(
            Refusal(
                f"Unrecognized request ({request.method} {request.path[:80]}).",
                code="unrecognized_request",
                status=status,
            )
        )


_UNABLE = Refusal("Something went wrong here; ask again.", kind="api_error", status=503)


def _expiry(expires_s: int | None, now_ms: int) -> int:
    if expires_s is None:
        return now_ms + SESSION_MS_MAX
    expires_ms = expires_s * 1000
    if not now_ms + SESSION_MS_MIN <= expires_ms <= now_ms + SESSION_MS_MAX:
        raise BadForm(
            "The `expires_at` timestamp must be between 30 minutes and 24 hours from now.",
            code="parameter_invalid_integer",
            param="expires_at",
        )
    return expires_ms


def _there(found: Checkout | None, kind: str, name: str) -> Checkout:
    if found is None:
        raise Refusal(
            f"No such {kind}: '{name[:80]}'",
            code="resource_missing",
            param="intent" if kind == "payment_intent" else "session",
            status=404,
        )
    return found


def _again(earlier: Answer, asked: Answer) -> Response:
    """Answer as before, provided that the same was asked."""
    if earlier.fingerprint != asked.fingerprint:
        refusal = Refusal(
            "Keys for idempotent requests can only be used with the same parameters they were "
            "first used with.",
            kind="idempotency_error",
        )
        return _answer(400, wire.written(wire.error(refusal)))
    response = _answer(earlier.status, earlier.body)
    if earlier.at_ms != asked.at_ms:
        response.headers["Idempotent-Replayed"] = "true"
    return response


def _answer(status: int, body: str) -> Response:
    response = Response(body, status, content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response

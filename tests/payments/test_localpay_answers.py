"""The answers of Stripe's API, one by one, asked of LocalPay by Stripe's own client."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import stripe
from fakes.localpay import CODE, KEY, Phone, Running, running

Answer = tuple[int, str, str | None, str | None]
"""The status, the type of the error, its code and the parameter that it names."""

IRE = "invalid_request_error"


@dataclass
class Shop:
    """Stripe's client before a LocalPay with one session, and a phone to pay with."""

    run: Running
    client: stripe.StripeClient
    phone: Phone
    session: str = ""
    intent: str = ""

    def wish(self, **changed: Any) -> Any:  # noqa: ANN401 - Stripe's own parameters.
        """Return what is asked for."""
        item = {"currency": "eur", "unit_amount": 2000, "product_data": {"name": "Diesel"}}
        return {
            "mode": "payment",
            "line_items": [{"price_data": item, "quantity": 1}],
            "client_reference_id": "P-000123",
            "metadata": {"hold": "P-000123", "code": CODE},
            "payment_intent_data": {"capture_method": "manual", "metadata": {"hold": "P-000123"}},
            "success_url": "https://kiosk.example/thanks",
            "cancel_url": "https://kiosk.example/thanks",
            "expires_at": self.run.clock.utc_ms // 1000 + 2400,
            **changed,
        }

    def open(self, key: str = "", **changed: Any) -> stripe.checkout.Session:  # noqa: ANN401 - As above.
        """Open a session."""
        options: Any = {"idempotency_key": key} if key else {}
        opened = self.client.v1.checkout.sessions.create(self.wish(**changed), options)
        self.session, self.intent = opened.id, str(opened.payment_intent)
        return opened

    def hold(self) -> None:
        """Open a session and pay on its page."""
        self.open()
        self.phone.pay()

    def capture(self, amount: int | None = None, key: str = "") -> stripe.PaymentIntent:
        """Capture a part, or all."""
        form: Any = {} if amount is None else {"amount_to_capture": amount}
        options: Any = {"idempotency_key": key} if key else {}
        return self.client.v1.payment_intents.capture(self.intent, form, options)

    def cancel(self) -> stripe.PaymentIntent:
        """Let go of what is held."""
        return self.client.v1.payment_intents.cancel(self.intent)

    def refund(self, amount: int | None = None) -> stripe.Refund:
        """Give a part back, or all that is left."""
        form: Any = {"payment_intent": self.intent}
        return self.client.v1.refunds.create(form if amount is None else {**form, "amount": amount})

    def read(self) -> stripe.PaymentIntent:
        """Read the payment afresh."""
        return self.client.v1.payment_intents.retrieve(self.intent)


@pytest.fixture
def shop() -> Iterator[Shop]:
    """Yield a shop whose client never tries again by itself."""
    with running() as run:
        http = stripe.RequestsClient()
        client = stripe.StripeClient(
            KEY, base_addresses={"api": run.pay.api_url}, max_network_retries=0, http_client=http
        )
        phone = run.phone()
        yield Shop(run, client, phone)
        phone.close()
        http.close()


def twice(ask: Callable[[], object]) -> None:
    """Ask two times; the second answer is the one that counts."""
    ask()
    ask()


def captured(shop: Shop) -> None:
    shop.hold()
    shop.capture(1230)


def cancelled(shop: Shop) -> None:
    shop.hold()
    shop.cancel()


def same_key_other_body(shop: Shop) -> None:
    shop.open("K")
    shop.open("K", client_reference_id="P-2")


REFUSED: dict[str, tuple[Callable[[Shop], None], Callable[[Shop], object], Answer]] = {
    "capture 0": (
        Shop.hold,
        lambda shop: shop.capture(0),
        (400, IRE, "parameter_invalid_integer", "amount"),
    ),
    "capture 2500 of 2000": (
        Shop.hold,
        lambda shop: shop.capture(2500),
        (400, IRE, "amount_too_large", None),
    ),
    "second capture": (
        captured,
        lambda shop: shop.capture(1),
        (400, IRE, "payment_intent_unexpected_state", None),
    ),
    "capture after cancel": (
        cancelled,
        lambda shop: shop.capture(1),
        (400, IRE, "payment_intent_unexpected_state", None),
    ),
    "cancel after capture": (
        captured,
        lambda shop: shop.cancel(),
        (400, IRE, "payment_intent_unexpected_state", None),
    ),
    "second cancel": (
        cancelled,
        lambda shop: shop.cancel(),
        (400, IRE, "payment_intent_unexpected_state", None),
    ),
    "same key, other body": (
        lambda _shop: None,
        same_key_other_body,
        (400, "idempotency_error", None, None),
    ),
    "refund of more": (
        captured,
        lambda shop: (shop.refund(200), shop.refund(99_999)),
        (400, IRE, None, "amount"),
    ),
    "refund before capture": (
        Shop.hold,
        lambda shop: shop.refund(),
        (400, IRE, None, "payment_intent"),
    ),
    "unknown intent": (
        lambda _shop: None,
        lambda shop: shop.client.v1.payment_intents.retrieve("pi_nobody"),
        (404, IRE, "resource_missing", "intent"),
    ),
    "expire what is paid": (
        Shop.hold,
        lambda shop: shop.client.v1.checkout.sessions.expire(shop.session),
        (400, IRE, None, None),
    ),
}


@pytest.mark.req("PAY-18")
@pytest.mark.parametrize(("before", "ask", "answer"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_is_refused_as_at_stripe(
    shop: Shop,
    before: Callable[[Shop], None],
    ask: Callable[[Shop], object],
    answer: Answer,
) -> None:
    """Status, type, code and parameter, each as the rail expects them; and nothing has moved."""
    before(shop)
    was = shop.read() if shop.intent else None
    with pytest.raises(stripe.StripeError) as refusal:
        ask(shop)
    error: Any = refusal.value
    kind = (error.json_body or {})["error"]["type"]
    param = (error.json_body or {})["error"].get("param")
    assert (error.http_status, kind, error.code, param) == answer
    if was is not None:
        now = shop.read()
        assert (now.status, now.amount_received) == (was.status, was.amount_received)


def test_a_refusal_to_refund_names_what_is_left(shop: Shop) -> None:
    """1230 were captured and 200 have gone back: 10.30 are left."""
    captured(shop)
    assert shop.refund(200).status == "succeeded"
    with pytest.raises(stripe.InvalidRequestError, match=r"10\.30"):
        shop.refund(99_999)


def test_what_is_granted_reads_as_at_stripe(shop: Shop) -> None:
    """Held: all can be captured. Captured in part: the part has come in, and nothing is held."""
    shop.hold()
    held = shop.read()
    assert (held.status, held.amount_capturable, held.amount_received) == (
        "requires_capture",
        2000,
        0,
    )
    part = shop.capture(1230)
    assert (part.status, part.amount_capturable, part.amount_received) == ("succeeded", 0, 1230)


@pytest.mark.req("PAY-07")
def test_the_same_key_and_body_answers_the_same_to_every_call(shop: Shop) -> None:
    """Open, capture and refund, each asked twice under its key: one effect, one answer."""
    at = shop.run.clock.utc_ms // 1000 + 2400
    first, again = shop.open("open", expires_at=at), shop.open("open", expires_at=at)
    assert first == again
    shop.phone.pay()
    assert shop.capture(1230, "capture") == shop.capture(1230, "capture")
    assert shop.read().amount_received == 1230
    options: Any = {"idempotency_key": "refund"}
    form: Any = {"payment_intent": shop.intent, "amount": 200}
    twice(lambda: shop.client.v1.refunds.create(form, options))
    charge: Any = shop.client.v1.payment_intents.retrieve(
        shop.intent, {"expand": ["latest_charge"]}
    ).latest_charge
    assert charge.amount_refunded == 200


@pytest.mark.parametrize("state", ["open", "processing", "held"])
def test_a_payment_can_be_cancelled_from_every_state_before_the_capture(
    shop: Shop, state: str
) -> None:
    """Not paid yet, under way, or held: nothing is taken."""
    shop.open()
    if state != "open":
        shop.phone.pay("pay_delayed" if state == "processing" else "pay")
    assert shop.cancel().status == "canceled"
    assert shop.read().amount_received == 0

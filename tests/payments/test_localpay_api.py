"""LocalPay as Stripe's own client sees it: the calls, the states and the codes of its errors."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests
import stripe
from fakes.localpay import CODE, EUR, KEY, Phone, Running, cheap_hasher, running
from fakes.localpay_store import MemoryLocalPayStore

from kiosk.paypage.checkouts import SLOW_MS
from kiosk.paypage.page import Hooks
from kiosk.paypage.server import LocalPay, Options, Places, Rates
from kiosk.ports import StorageFull

URL = "https://kiosk.example/thanks"


@pytest.fixture
def run() -> Iterator[Running]:
    """Yield a LocalPay that runs in demo mode."""
    with running() as started:
        yield started


@pytest.fixture
def client(run: Running) -> Iterator[stripe.StripeClient]:
    """Yield Stripe's client, which speaks to LocalPay and knows nothing of it."""
    http = stripe.RequestsClient()
    yield stripe.StripeClient(
        KEY, base_addresses={"api": run.pay.api_url}, max_network_retries=0, http_client=http
    )
    http.close()


@pytest.fixture
def phone(run: Running) -> Iterator[Phone]:
    """Yield a phone."""
    opened = run.phone()
    yield opened
    opened.close()


def wish(run: Running, **changes: object) -> Any:  # noqa: ANN401 - Stripe's own parameters.
    return {
        "mode": "payment",
        "line_items": [
            {
                "price_data": {
                    "currency": "eur",
                    "unit_amount": 2000,
                    "product_data": {"name": "Diesel · Outlet 2"},
                },
                "quantity": 1,
            }
        ],
        "client_reference_id": "P-000123",
        "metadata": {"hold": "P-000123", "code": CODE},
        "payment_intent_data": {
            "capture_method": "manual",
            "metadata": {"hold": "P-000123"},
        },
        "success_url": URL,
        "cancel_url": URL,
        "expires_at": run.clock.utc_ms // 1000 + 2400,
        **changes,
    }


def raw(
    run: Running, path: str, form: dict[str, str] | None = None, **headers: str
) -> requests.Response:
    """Ask without Stripe's client, which would refuse to make such calls."""
    auth = {"Authorization": f"Bearer {KEY}", **headers}
    method = "GET" if form is None else "POST"
    return requests.request(method, run.pay.api_url + path, data=form, headers=auth, timeout=10)


def test_a_session_repeats_what_was_asked_for(run: Running, client: stripe.StripeClient) -> None:
    """Amount, currency, names and the page where the phone pays."""
    session = client.v1.checkout.sessions.create(wish(run))
    assert session.object == "checkout.session"
    assert (session.amount_total, session.currency) == (2000, "eur")
    assert (session.status, session.payment_status) == ("open", "unpaid")
    assert session.url == f"{run.pay.public_url}/p/{CODE}".upper()
    assert session.metadata is not None
    assert session.metadata.to_dict() == {"hold": "P-000123", "code": CODE}
    assert session.client_reference_id == "P-000123"
    assert session.expires_at == run.clock.utc_ms // 1000 + 2400
    assert client.v1.checkout.sessions.retrieve(session.id) == session


def test_a_paid_hold_reads_complete_and_unpaid(
    run: Running, client: stripe.StripeClient, phone: Phone
) -> None:
    """With manual capture the session stays unpaid until the capture: only the intent proves."""
    session = client.v1.checkout.sessions.create(wish(run))
    assert phone.pay().status_code == 200
    paid = client.v1.checkout.sessions.retrieve(session.id)
    assert (paid.status, paid.payment_status, paid.url) == ("complete", "unpaid", None)
    intent = client.v1.payment_intents.retrieve(str(paid.payment_intent))
    assert intent.status == "requires_capture"
    assert (intent.amount, intent.amount_capturable, intent.amount_received) == (2000, 2000, 0)
    assert (intent.currency, intent.capture_method) == ("eur", "manual")
    assert intent.metadata.to_dict() == {"hold": "P-000123"}
    assert run.paid == ["P-000123"]


def held(run: Running, client: stripe.StripeClient, phone: Phone) -> str:
    session = client.v1.checkout.sessions.create(wish(run))
    phone.pay()
    return str(session.payment_intent)


def test_a_part_is_captured_once(run: Running, client: stripe.StripeClient, phone: Phone) -> None:
    """The rest is released by the same call; a second capture is refused."""
    intent = held(run, client, phone)
    captured = client.v1.payment_intents.capture(intent, {"amount_to_capture": 1230})
    assert captured.status == "succeeded"
    assert (captured.amount_received, captured.amount_capturable) == (1230, 0)
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        client.v1.payment_intents.capture(intent, {"amount_to_capture": 1})
    assert (refusal.value.http_status, refusal.value.code) == (
        400,
        "payment_intent_unexpected_state",
    )


def test_a_cancelled_hold_is_gone(run: Running, client: stripe.StripeClient, phone: Phone) -> None:
    """After a cancel neither a capture nor a second cancel is possible."""
    intent = held(run, client, phone)
    reason = "requested_by_customer"
    cancelled = client.v1.payment_intents.cancel(intent, {"cancellation_reason": reason})
    assert (cancelled.status, cancelled.cancellation_reason) == ("canceled", reason)
    assert cancelled.amount_capturable == 0
    for again in (client.v1.payment_intents.capture, client.v1.payment_intents.cancel):
        with pytest.raises(stripe.InvalidRequestError) as refusal:
            again(intent)
        assert refusal.value.code == "payment_intent_unexpected_state"


def test_a_captured_payment_is_not_cancelled(
    run: Running, client: stripe.StripeClient, phone: Phone
) -> None:
    """What was taken is refunded, not cancelled."""
    intent = held(run, client, phone)
    client.v1.payment_intents.capture(intent)
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        client.v1.payment_intents.cancel(intent)
    assert refusal.value.code == "payment_intent_unexpected_state"


def test_an_unpaid_intent_can_be_cancelled(
    run: Running, client: stripe.StripeClient, phone: Phone
) -> None:
    """Then nobody can pay any more either."""
    session = client.v1.checkout.sessions.create(wish(run))
    assert client.v1.payment_intents.cancel(str(session.payment_intent)).status == "canceled"
    assert client.v1.checkout.sessions.retrieve(session.id).status == "expired"
    assert phone.token() == ""


@pytest.mark.parametrize(
    ("amount", "code", "param"),
    [
        (0, "parameter_invalid_integer", "amount"),
        (2500, "amount_too_large", None),
    ],
)
def test_an_amount_that_cannot_be_captured_is_named(
    run: Running,
    client: stripe.StripeClient,
    phone: Phone,
    amount: int,
    code: str,
    param: str | None,
) -> None:
    """Nothing, or more than is held: refused, and the hold stays."""
    intent = held(run, client, phone)
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        client.v1.payment_intents.capture(intent, {"amount_to_capture": amount})
    assert (refusal.value.code, refusal.value.param) == (code, param)
    assert client.v1.payment_intents.retrieve(intent).status == "requires_capture"


def test_an_expired_session_takes_no_money(
    run: Running, client: stripe.StripeClient, phone: Phone
) -> None:
    """Expire works once, and only while the session is open."""
    session = client.v1.checkout.sessions.create(wish(run))
    token = phone.token()
    assert client.v1.checkout.sessions.expire(session.id).status == "expired"
    late = phone.send({"token": token, "way": "demo", "action": "pay"})
    assert late.status_code == 409
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        client.v1.checkout.sessions.expire(session.id)
    assert refusal.value.http_status == 400
    assert client.v1.payment_intents.retrieve(str(session.payment_intent)).status == "canceled"
    assert run.paid == []


def test_a_session_lapses_by_itself(
    run: Running, client: stripe.StripeClient, phone: Phone
) -> None:
    """At its time it is expired, whether or not anybody has asked for that."""
    session = client.v1.checkout.sessions.create(wish(run))
    run.clock.turn(2_399_999)
    assert client.v1.checkout.sessions.retrieve(session.id).status == "open"
    run.clock.turn(1)
    assert client.v1.checkout.sessions.retrieve(session.id).status == "expired"
    assert phone.token() == ""
    run.clock.turn(-60_000)
    assert client.v1.checkout.sessions.retrieve(session.id).status == "expired"


def test_a_slow_payment_is_processing_until_it_is_there(
    run: Running, client: stripe.StripeClient, phone: Phone
) -> None:
    """In between nothing is held: nobody may dispense for it."""
    session = client.v1.checkout.sessions.create(wish(run))
    phone.pay("pay_delayed")
    intent = client.v1.payment_intents.retrieve(str(session.payment_intent))
    assert (intent.status, intent.amount_capturable) == ("processing", 0)
    assert client.v1.checkout.sessions.retrieve(session.id).status == "complete"
    with pytest.raises(stripe.InvalidRequestError):
        client.v1.payment_intents.capture(intent.id)
    run.clock.turn(SLOW_MS)
    arrived = client.v1.payment_intents.retrieve(intent.id)
    assert (arrived.status, arrived.amount_capturable) == ("requires_capture", 2000)


def test_a_slow_payment_can_be_cancelled_before_it_is_there(
    run: Running, client: stripe.StripeClient, phone: Phone
) -> None:
    """A cancel from processing is final: the money does not come after all."""
    session = client.v1.checkout.sessions.create(wish(run))
    phone.pay("pay_delayed")
    intent = str(session.payment_intent)
    assert client.v1.payment_intents.cancel(intent).status == "canceled"
    run.clock.turn(SLOW_MS)
    assert client.v1.payment_intents.retrieve(intent).status == "canceled"


def test_a_declined_payment_can_be_tried_again(
    run: Running, client: stripe.StripeClient, phone: Phone
) -> None:
    """The session stays open; the next try may succeed."""
    session = client.v1.checkout.sessions.create(wish(run))
    assert phone.pay("decline").status_code == 402
    assert client.v1.checkout.sessions.retrieve(session.id).status == "open"
    phone.pay()
    assert client.v1.checkout.sessions.retrieve(session.id).status == "complete"


def test_a_sale_without_a_hold_moves_the_money_at_once(
    run: Running, client: stripe.StripeClient, phone: Phone
) -> None:
    """Then a part can be refunded, and never more than is left."""
    session = client.v1.checkout.sessions.create(
        wish(run, payment_intent_data={"metadata": {"hold": "P-000123"}})
    )
    phone.pay()
    intent = str(session.payment_intent)
    assert client.v1.checkout.sessions.retrieve(session.id).payment_status == "paid"
    assert client.v1.payment_intents.retrieve(intent).amount_received == 2000
    refund = client.v1.refunds.create({"payment_intent": intent, "amount": 200})
    assert (refund.status, refund.amount) == ("succeeded", 200)
    expanded = client.v1.payment_intents.retrieve(intent, {"expand": ["latest_charge"]})
    assert isinstance(expanded.latest_charge, stripe.Charge)
    assert expanded.latest_charge.amount_refunded == 200
    for too_much in (1801, 1900, 99_999):
        with pytest.raises(stripe.InvalidRequestError) as refusal:
            client.v1.refunds.create({"payment_intent": intent, "amount": too_much})
        assert refusal.value.param == "amount"
    rest = client.v1.refunds.create({"payment_intent": intent})
    assert rest.amount == 1800
    assert rest.id != refund.id
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        client.v1.refunds.create({"payment_intent": intent})
    assert refusal.value.code == "charge_already_refunded"


def test_a_hold_is_not_refunded(run: Running, client: stripe.StripeClient, phone: Phone) -> None:
    """Before the capture there is nothing to give back: cancel."""
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        client.v1.refunds.create({"payment_intent": held(run, client, phone)})
    assert "cancel" in str(refusal.value.user_message)


def test_what_is_not_there_is_missing(client: stripe.StripeClient) -> None:
    """Unknown ids answer 404 with their kind."""
    asks: list[tuple[Callable[[], object], str]] = [
        (lambda: client.v1.payment_intents.retrieve("pi_nobody"), "intent"),
        (lambda: client.v1.payment_intents.capture("pi_nobody"), "intent"),
        (lambda: client.v1.payment_intents.cancel("pi_nobody"), "intent"),
        (lambda: client.v1.refunds.create({"payment_intent": "pi_nobody"}), "intent"),
        (lambda: client.v1.checkout.sessions.retrieve("cs_nobody"), "session"),
        (lambda: client.v1.checkout.sessions.expire("cs_nobody"), "session"),
    ]
    for ask, param in asks:
        with pytest.raises(stripe.InvalidRequestError) as refusal:
            ask()
        assert (refusal.value.http_status, refusal.value.code) == (404, "resource_missing")
        assert refusal.value.param == param


# --- Idempotency ----------------------------------------------------------------------------


def test_the_same_key_and_body_is_the_same_answer(
    run: Running, client: stripe.StripeClient, phone: Phone
) -> None:
    """Word for word, even after the payment has moved on."""
    first = client.v1.checkout.sessions.create(wish(run), {"idempotency_key": "K1"})
    phone.pay()
    run.clock.turn(60_000)
    again = client.v1.checkout.sessions.create(
        wish(run, expires_at=first.expires_at), {"idempotency_key": "K1"}
    )
    assert again == first
    assert again.last_response.headers["Idempotent-Replayed"] == "true"


def test_the_same_key_with_another_body_is_refused(
    run: Running, client: stripe.StripeClient
) -> None:
    """A key names one call: neither another amount nor another place."""
    session = client.v1.checkout.sessions.create(wish(run), {"idempotency_key": "K1"})
    with pytest.raises(stripe.IdempotencyError) as refusal:
        client.v1.checkout.sessions.create(
            wish(run, client_reference_id="P-9"), {"idempotency_key": "K1"}
        )
    assert refusal.value.http_status == 400
    with pytest.raises(stripe.IdempotencyError):
        client.v1.checkout.sessions.expire(session.id, {}, {"idempotency_key": "K1"})


def test_a_refusal_is_repeated_under_its_key(
    run: Running, client: stripe.StripeClient, phone: Phone
) -> None:
    """What was refused stays refused under the same key, and may be asked under a new one."""
    session = client.v1.checkout.sessions.create(wish(run))
    intent = str(session.payment_intent)
    for _ in range(2):
        with pytest.raises(stripe.InvalidRequestError) as refusal:
            client.v1.payment_intents.capture(intent, {}, {"idempotency_key": "K2"})
        assert refusal.value.code == "payment_intent_unexpected_state"
        phone.pay()
    assert (
        client.v1.payment_intents.capture(intent, {}, {"idempotency_key": "K3"}).status
        == "succeeded"
    )


def test_a_form_that_was_wrong_uses_no_key_up(run: Running, client: stripe.StripeClient) -> None:
    """A mistake in the call can be mended under the same key."""
    with pytest.raises(stripe.InvalidRequestError):
        client.v1.checkout.sessions.create(wish(run, success_url=""), {"idempotency_key": "K4"})
    client.v1.checkout.sessions.create(wish(run), {"idempotency_key": "K4"})


def test_the_same_call_at_the_same_time_has_one_effect(
    run: Running, client: stripe.StripeClient, phone: Phone
) -> None:
    """Eight captures under one key: one capture, eight equal answers."""
    intent = held(run, client, phone)
    answers: list[tuple[int, str]] = []
    gate = threading.Barrier(8)

    def capture() -> None:
        gate.wait()
        answer = raw(
            run,
            f"/v1/payment_intents/{intent}/capture",
            {"amount_to_capture": "500"},
            **{"Idempotency-Key": "K5"},
        )
        answers.append((answer.status_code, answer.text))

    threads = [threading.Thread(target=capture) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(answers)) == 1
    assert answers[0][0] == 200
    assert client.v1.payment_intents.retrieve(intent).amount_received == 500


def test_of_captures_under_different_keys_one_counts(
    run: Running, client: stripe.StripeClient, phone: Phone
) -> None:
    """Eight keys at once: one capture, seven refusals."""
    intent = held(run, client, phone)
    statuses: list[int] = []
    gate = threading.Barrier(8)

    def capture(number: int) -> None:
        gate.wait()
        answer = raw(
            run,
            f"/v1/payment_intents/{intent}/capture",
            {"amount_to_capture": str(100 + number)},
            **{"Idempotency-Key": f"K-{number}"},
        )
        statuses.append(answer.status_code)

    threads = [threading.Thread(target=capture, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200] + [400] * 7


# --- Forms and keys -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "param"),
    [
        ({"mode": "subscription"}, "mode"),
        ({"success_url": ""}, "success_url"),
        ({"expires_at": 1}, "expires_at"),
        ({"customer": "cus_1"}, "customer"),
        ({"metadata": {"a" * 41: "x"}}, "metadata"),
        ({"metadata": {"a": "x" * 501}}, "metadata"),
        ({"metadata": {f"k{n}": "x" for n in range(51)}}, "metadata"),
        ({"client_reference_id": "x" * 201}, "client_reference_id"),
        (
            {"payment_intent_data": {"capture_method": "later"}},
            "payment_intent_data[capture_method]",
        ),
    ],
    ids=range(9),
)
def test_a_wrong_form_is_refused_with_the_name_of_what_is_wrong(
    run: Running, client: stripe.StripeClient, changes: dict[str, object], param: str
) -> None:
    """Nothing is opened on a misunderstanding."""
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        client.v1.checkout.sessions.create(wish(run, **changes))
    assert refusal.value.param == param
    assert run.store.checkout_of_code(CODE) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("line_items[0][price_data][currency]", "usd"),
        ("line_items[0][price_data][unit_amount]", "0"),
        ("line_items[0][price_data][unit_amount]", "-5"),
        ("line_items[0][price_data][unit_amount]", "1e3"),
        ("line_items[0][price_data][unit_amount]", "٢٠"),
        ("line_items[0][price_data][unit_amount]", "100000000"),
        ("line_items[0][price_data][unit_amount]", "9" * 13),
        ("line_items[0][quantity]", "99999999"),
        ("line_items[1][quantity]", "1"),
        ("line_items[0][price_data][product_data][name]", ""),
        ("expires_at", "9" * 12),
        ("metadata[]", "x"),
        ("metadata[a][b]", "x"),
    ],
)
def test_a_form_that_no_client_would_send_is_refused(run: Running, name: str, value: str) -> None:
    """Whatever arrives, the answer is a plain 400."""
    form = {
        "mode": "payment",
        "line_items[0][price_data][currency]": "eur",
        "line_items[0][price_data][unit_amount]": "2000",
        "line_items[0][price_data][product_data][name]": "Diesel",
        "line_items[0][quantity]": "1",
        "success_url": URL,
        name: value,
    }
    answer = raw(run, "/v1/checkout/sessions", form)
    assert answer.status_code == 400, answer.text
    assert answer.json()["error"]["type"] == "invalid_request_error"


def test_a_name_that_comes_twice_is_refused(run: Running) -> None:
    """Nobody may read the one while somebody else reads the other."""
    form = "amount_to_capture=1&amount_to_capture=2000"
    answer = raw(
        run,
        "/v1/payment_intents/pi_1/capture",
        form,  # type: ignore[arg-type]  # As text: a dictionary holds no name twice.
        **{"Content-Type": "application/x-www-form-urlencoded"},
    )
    assert answer.status_code == 400


def test_no_two_sessions_share_a_link(run: Running, client: stripe.StripeClient) -> None:
    """A code that is in use opens nothing else."""
    client.v1.checkout.sessions.create(wish(run))
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        client.v1.checkout.sessions.create(wish(run, client_reference_id="P-2"))
    assert refusal.value.code == "resource_already_exists"


@pytest.mark.parametrize(
    ("reference", "code", "is_taken"),
    [
        ("P-1", "0123456789ABCDEFGHJKMNPQRS", True),
        ("0123456789ABCDEFGHJKMNPQRS", "", True),
        ("P-1", "0123456789ABCDEFGHJKMNPQR", False),
        ("P-1", "0123456789ABCDEFGHJKMNPQRO", False),
        ("P-1", "0123456789abcdefghjkmnpqrs", False),
        ("P-1", "../../etc/passwd", False),
    ],
)
def test_the_link_ends_in_the_code_that_was_sent(
    run: Running, client: stripe.StripeClient, reference: str, code: str, *, is_taken: bool
) -> None:
    """The kiosk's own code where it is one; otherwise one that nobody can guess."""
    session = client.v1.checkout.sessions.create(
        wish(run, client_reference_id=reference, metadata={"code": code})
    )
    tail = str(session.url).rpartition("/")[2]
    assert (tail == (code or reference)) is is_taken
    assert len(tail) >= 26


@pytest.mark.parametrize("key", ["", "Bearer", f"bearer {KEY}", f"Bearer {KEY}x", f"Basic {KEY}"])
def test_nobody_gets_in_without_the_key(run: Running, key: str) -> None:
    """Not to read, not to write, not to learn what there is."""
    for path in ("/v1/checkout/sessions/cs_1", "/v1/nothing", "/"):
        answer = requests.get(run.pay.api_url + path, headers={"Authorization": key}, timeout=10)
        assert answer.status_code == 401
        assert KEY not in answer.text


def test_whoever_guesses_the_key_is_slowed_down() -> None:
    """After some wrong keys even asking is refused; the right one still works."""
    with running(rates=Rates(wrong_keys=3)) as run:
        wrong = {"Authorization": "Bearer x"}
        url = run.pay.api_url + "/v1/refunds"
        statuses = [requests.get(url, headers=wrong, timeout=10).status_code for _ in range(5)]
        assert statuses == [401, 401, 401, 429, 429]
        assert raw(run, "/v1/checkout/sessions/cs_1").status_code == 404


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/v1/customers", 404),
        ("DELETE", "/v1/checkout/sessions/cs_1", 405),
        ("OPTIONS", "/v1/refunds", 405),
        ("GET", f"/p/{CODE}", 404),
    ],
)
def test_what_is_no_call_is_answered_in_the_same_form(
    run: Running, method: str, path: str, status: int
) -> None:
    """Unknown places and verbs are errors like all others; the page is elsewhere."""
    answer = requests.request(
        method, run.pay.api_url + path, headers={"Authorization": f"Bearer {KEY}"}, timeout=10
    )
    assert answer.status_code == status
    assert answer.json()["error"]["type"] == "invalid_request_error"
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_full_disk_is_no_refusal() -> None:
    """What could not be stored may be asked again: it is not refused."""

    class Full(MemoryLocalPayStore):
        def store(self, change: object) -> None:
            raise StorageFull(f"no room for {change}")

    with running(store=Full()) as run:
        form = {
            "mode": "payment",
            "line_items[0][price_data][currency]": "eur",
            "line_items[0][price_data][unit_amount]": "2000",
            "line_items[0][price_data][product_data][name]": "Diesel",
            "success_url": URL,
        }
        answer = raw(run, "/v1/checkout/sessions", form, **{"Idempotency-Key": "K"})
        assert answer.status_code == 503
        assert answer.json()["error"]["type"] == "api_error"
        assert run.store.answer("K") is None


def test_an_idempotency_key_has_an_end(run: Running) -> None:
    """Nobody fills the disk with keys."""
    answer = raw(run, "/v1/refunds", {}, **{"Idempotency-Key": "k" * 256})
    assert answer.status_code == 400


# --- Starting and stopping ------------------------------------------------------------------


def test_no_thread_is_left_after_a_stop() -> None:
    """Started and stopped as often as wished, nothing remains."""
    before = set(threading.enumerate())
    for _ in range(3):
        with running() as run:
            assert raw(run, "/v1/checkout/sessions/cs_1").status_code == 404
            assert len(set(threading.enumerate()) - before) >= 4
        assert set(threading.enumerate()) == before
        run.pay.stop()


def test_a_port_that_is_taken_is_an_error_and_leaves_nothing(run: Running) -> None:
    """The second of two LocalPays on one port does not start at all."""
    before = set(threading.enumerate())
    second = LocalPay(
        run.store,
        run.sales.get,
        run.clock,
        run.ids,
        cheap_hasher(),
        Options(currency=EUR, key=KEY, places=Places(page_port=run.pay.page_port)),
        Hooks(run.paid.append, run.seen.append),
    )
    with pytest.raises(OSError, match="in use"):
        second.start()
    assert set(threading.enumerate()) == before


def test_a_short_key_is_refused_at_once(run: Running) -> None:
    """A key that can be guessed opens the till."""
    with pytest.raises(ValueError, match="at least"):
        LocalPay(
            run.store,
            run.sales.get,
            run.clock,
            run.ids,
            cheap_hasher(),
            Options(currency=EUR, key="short"),
            Hooks(run.paid.append, run.seen.append),
        )

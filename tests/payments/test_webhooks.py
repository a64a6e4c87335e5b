"""What providers send by themselves: it wakes the poller, and does nothing else to anybody."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest
import requests
import stripe
from fakes.localpay import BUSY, Running, running
from hypothesis import given
from hypothesis import strategies as st

from kiosk.paypage.webhooks import EVENTS_MAX, PATH, named_in

SECRET = "whsec_0123456789abcdef"  # noqa: S105 - Of these tests alone.
OTHER = "whsec_fedcba9876543210"
EVENT = {
    "id": "evt_1",
    "object": "event",
    "type": "checkout.session.completed",
    "data": {"object": {"object": "checkout.session", "metadata": {"hold": "P-000123"}}},
}


def signature(body: bytes, stamp: int, secret: str = SECRET) -> str:
    """Sign as Stripe's own client does."""
    signed = f"{stamp}.{body.decode()}"
    made = stripe.WebhookSignature._compute_signature(signed, secret)
    return f"t={stamp},v1={made}"


@pytest.fixture(scope="module")
def run() -> Iterator[Running]:
    """Yield a page that listens to two providers."""
    with running(rates=BUSY, webhook_secrets=(SECRET, OTHER)) as found:
        yield found


@pytest.fixture(autouse=True)
def _nobody_was_woken(run: Running) -> None:
    run.paid.clear()


def now_s(run: Running) -> int:
    return run.clock.now().utc_ms // 1000


def send(run: Running, body: bytes, header: str) -> int:
    answer = requests.post(
        f"{run.pay.public_url}{PATH}",
        data=body,
        headers={"Stripe-Signature": header, "Content-Type": "application/json"},
        timeout=10,
    )
    assert answer.content == b"" or answer.status_code == 413, "it says nothing to anybody"
    return answer.status_code


def event(name: str, **about: object) -> bytes:
    """Return an event called `name`."""
    return json.dumps({**EVENT, "id": name, **about}).encode()


@pytest.mark.req("PAY-05")
@pytest.mark.parametrize("secret", [SECRET, OTHER])
def test_a_signed_message_has_its_payment_looked_at(run: Running, secret: str) -> None:
    """What it says is not believed: the payment is read."""
    body = event(f"evt_signed_{secret}")
    assert send(run, body, signature(body, now_s(run), secret)) == 200
    assert run.paid == ["P-000123"]


@pytest.mark.req("PAY-05")
def test_a_forged_message_has_no_effect(run: Running) -> None:
    """Whoever knows no secret wakes nobody, and no log says what they sent (T4)."""
    body = event("evt_forged")
    stamp = now_s(run)
    right = signature(body, stamp)
    for header in (
        "",
        "t=",
        "v1=",
        f"t={stamp}",
        f"t={stamp},v1=",
        f"t={stamp},v1={'0' * 64}",
        f"t={stamp},v0={right.partition('v1=')[2]}",
        f"t={stamp},t={stamp},{right.partition(',')[2]}",
        signature(body, stamp, "whsec_of_somebody_else"),
        signature(body, stamp)[:-1] + "x",
        right.replace("t=", "t=-"),
        f"t={stamp},v1=ünïcödé".encode().decode("latin-1"),
        "t=9" * 2000,
    ):
        assert send(run, body, header) == 400, header
    assert run.paid == []


@pytest.mark.req("PAY-05")
def test_a_message_that_was_changed_on_the_way_has_no_effect(run: Running) -> None:
    """The signature is of these bytes and this time, and of no others."""
    body = event("evt_changed")
    right = signature(body, now_s(run))
    assert send(run, body.replace(b"P-000123", b"P-000124"), right) == 400
    assert send(run, body + b" ", right) == 400
    assert send(run, body, right.replace(f"t={now_s(run)}", f"t={now_s(run) + 1}")) == 400
    assert run.paid == []


@pytest.mark.req("PAY-05")
@pytest.mark.parametrize(
    ("age_s", "status"), [(0, 200), (299, 200), (-299, 200), (301, 400), (-301, 400)]
)
def test_a_message_is_of_these_minutes(run: Running, age_s: int, status: int) -> None:
    """What was recorded and is played again is too old (T2)."""
    body = event(f"evt_aged_{age_s + 1000}")
    assert send(run, body, signature(body, now_s(run) - age_s)) == status
    assert run.paid == ["P-000123"] * (status == 200)


@pytest.mark.req("PAY-05", "CTL-13")
def test_the_same_message_wakes_once(run: Running) -> None:
    """Messages come at least once: an event that was heard is thanked for and forgotten."""
    body = event("evt_again")
    for later_s in (0, 1, 2):  # A repeated one is signed anew.
        assert send(run, body, signature(body, now_s(run) + later_s)) == 200
    assert run.paid == ["P-000123"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"no JSON",
        b"[" * 9000,
        json.dumps(json.dumps(EVENT)).encode(),
        b'{"id":"evt_x"}',
        b'{"id":7,"data":{"object":{"metadata":{"hold":"P-000123"}}}}',
        b'{"id":"evt_y","data":{"object":{"metadata":{"hold":7}}}}',
        b'{"id":"evt_z","data":{"object":{"metadata":{"hold":"P-1\\u0000"}}}}',
        b'{"id":"evt_w","data":{"object":{"metadata":{"hold":"../P-1"}}}}',
    ],
)
def test_a_message_that_names_nothing_of_ours_has_no_effect(run: Running, body: bytes) -> None:
    """Even somebody who knows the secret can only name a payment: encoded twice is nothing."""
    assert send(run, body, signature(body, now_s(run))) == 200
    assert run.paid == []


def test_too_long_a_message_is_not_read(run: Running) -> None:
    """Nobody fills the memory of a kiosk."""
    body = event("evt_long", more="x" * 70_000)
    assert send(run, body, signature(body, now_s(run))) == 413
    assert run.paid == []


def test_a_message_that_is_longer_than_a_form_is_read(run: Running) -> None:
    """A provider's event is some kilobytes long."""
    body = event("evt_longer", more="x" * 20_000)
    assert send(run, body, signature(body, now_s(run))) == 200
    assert run.paid == ["P-000123"]


def test_without_a_secret_there_is_no_such_door() -> None:
    """Where no provider is to send anything, nothing is listened to."""
    with running() as closed:
        body = event("evt_closed")
        assert send(closed, body, signature(body, now_s(closed))) == 404
        assert send(closed, body, signature(body, now_s(closed), "")) == 404
        assert closed.paid == []


def test_what_is_remembered_has_an_end(run: Running) -> None:
    """A provider that sends for ever fills no memory: the oldest are too old to be played again."""
    heard = run.pay._page._app.view_functions[f"{PATH}POST"].__self__
    for number in range(EVENTS_MAX + 10):
        heard._is_new(f"evt_many_{number}")
    assert len(heard._heard) == EVENTS_MAX


def test_no_log_holds_a_secret(run: Running, caplog: pytest.LogCaptureFixture) -> None:
    """Neither what is sent nor what it is signed with is written down."""
    caplog.set_level(logging.DEBUG)
    body = event("evt_logged")
    header = signature(body, now_s(run))
    send(run, body, header)
    send(run, body, header + "0")
    assert SECRET not in caplog.text
    assert header.partition("v1=")[2] not in caplog.text


@given(st.binary(max_size=200))
def test_no_bytes_make_it_stumble(body: bytes) -> None:
    """Whatever is signed, at most a payment is named."""
    event_name, prepayment = named_in(body)
    assert not prepayment or event_name

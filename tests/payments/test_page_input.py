"""Whatever is sent: refused with a coded reason, the sale where it was, and nothing repeated."""

from __future__ import annotations

import logging
import socket
from collections.abc import Iterator
from contextlib import closing, suppress

import pytest
import requests
from fakes.localpay import CODE, KEY, PIN, Phone, Running, pay_sale, running
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.attendant import FREE_TRIES
from kiosk.paypage.forms import MARKS_MAX, is_sound
from kiosk.paypage.page import BODY_BYTES_MAX
from kiosk.ports_localpay import CheckoutState, PaymentState

FORM = "application/x-www-form-urlencoded"
PATIENCE_S = 20

HOSTILE = {
    "turned direction": "\u202eDIESEL\u202c",
    "isolated": "\u2066a\u2069",
    "mark of direction": "a\u200fb",
    "NUL": "a\x00b",
    "line feed": "a\nb",
    "escape": "\x1b[2J",
    "storm of accents": "e" + "\u0301" * (MARKS_MAX + 1),
    "half a character": "\ud800",
    "private": "\ue000",
    "never assigned": "\U000e0080",
    "separator": "a\u2028b",
    "byte order": "\ufeffa",
}
HARMLESS = {
    "Arabic": "ديزل",
    "Hindi": "क्षत्रिय",
    "Persian with a joiner": "می\u200cکند",
    "Vietnamese": "Dầu điêzen",
    "an accent of its own": "e\u0301",
    "a picture": "⛽",
    "a family": "👨\u200d👩\u200d👧",
    "Chinese": "柴油",
    "signs": "Diesel B7 · 10 % <b>&amp;",
}


@pytest.fixture
def run() -> Iterator[Running]:
    """Yield a LocalPay in demo mode with one payment that waits for its payer."""
    with running() as started:
        started.open_one()
        yield started


@pytest.fixture
def phone(run: Running) -> Iterator[Phone]:
    """Yield a phone."""
    one = run.phone()
    yield one
    one.close()


def untouched(run: Running) -> bool:
    """Whether the sale is where it was: open, unpaid, and nobody was woken."""
    found = run.store.checkout_of_code(CODE)
    assert found is not None
    states = (found.state, found.payment_state)
    return states == (CheckoutState.OPEN, PaymentState.UNPAID) and run.paid == []


# --- Text in the API ------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_text_that_is_none_is_refused_in_every_field(run: Running, text: str) -> None:
    """It could show something else than it says: a coded 400, and nothing was opened."""
    fields = (
        "line_items[0][price_data][product_data][name]",
        "client_reference_id",
        "metadata[note]",
        "payment_intent_data[metadata][note]",
        "payment_intent_data[description]",
        "success_url",
        "cancel_url",
    )
    for field in fields:
        answer = opening(run, **{field: text})
        assert answer.status_code == 400, field
        assert answer.json()["error"]["code"] in {
            "parameter_invalid_string",
            "metadata_invalid",
            "invalid_encoding",
        }
    for name in (f"metadata[{text}]", text):
        assert opening(run, **{name: "x"}).status_code == 400


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS)
def test_text_in_any_language_is_taken_as_it_is(run: Running, text: str) -> None:
    """What people write somewhere is shown as it was written."""
    answer = opening(run, **{"metadata[note]": text})
    assert answer.status_code == 200
    assert answer.json()["metadata"]["note"] == text


@given(st.text(max_size=40))
def test_sound_text_has_no_hidden_signs(text: str) -> None:
    """Whatever it is made of: what passes can be printed, joiners apart."""
    if is_sound(text):
        assert text.replace("\u200c", "").replace("\u200d", "").replace("\u3000", " ").replace(
            "\u00a0", " "
        ).isprintable() or any(one.isspace() for one in text)
    else:
        assert not text.isprintable() or len(text) > MARKS_MAX


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        ("-1", "parameter_invalid_integer"),
        ("-99999999999", "parameter_invalid_integer"),
        ("100000000", "amount_too_large"),
        ("9" * 40, "parameter_invalid_integer"),
        ("1e3", "parameter_invalid_integer"),
        ("20.00", "parameter_invalid_integer"),
        ("0x14", "parameter_invalid_integer"),
        ("\u0662\u0660", "parameter_invalid_integer"),
        (" 20", "parameter_invalid_integer"),
        ("NaN", "parameter_invalid_integer"),
        ("", "parameter_invalid_integer"),
    ],
)
@pytest.mark.req("PAY-06")
def test_an_amount_that_is_none_is_refused(run: Running, amount: str, code: str) -> None:
    """Negative, huge, broken or in other digits: to open, to capture and to refund."""
    item = "line_items[0][price_data][unit_amount]"
    refused = opening(run, **{item: amount})
    assert (refused.status_code, refused.json()["error"]["code"]) == (400, code)
    found = run.store.checkout_of_code(CODE)
    assert found is not None
    for path, name in (
        (f"/v1/payment_intents/{found.payment}/capture", "amount_to_capture"),
        ("/v1/refunds", "amount"),
    ):
        form = {name: amount}
        if name == "amount":
            form["payment_intent"] = found.payment
        refused = ask(run, path, form)
        assert (refused.status_code, refused.json()["error"]["code"]) == (400, code)
    assert untouched(run)


@pytest.mark.parametrize("currency", ["usd", "EUR", "eur ", "xxx", "", "€", "eu\u0280"])
@pytest.mark.req("PAY-06")
def test_another_currency_opens_nothing(run: Running, currency: str) -> None:
    """Only the kiosk's own, as it is written on the wire."""
    refused = opening(run, **{"line_items[0][price_data][currency]": currency})
    assert refused.status_code == 400
    assert refused.json()["error"]["code"] in {"currency_not_supported", "parameter_missing"}


def opening(run: Running, **changed: str) -> requests.Response:
    """Ask for a session whose form has some fields `changed`."""
    form = {
        "mode": "payment",
        "line_items[0][price_data][currency]": "eur",
        "line_items[0][price_data][unit_amount]": "2000",
        "line_items[0][price_data][product_data][name]": "Diesel",
        "line_items[0][quantity]": "1",
        "success_url": "https://kiosk.example/thanks",
        **changed,
    }
    return ask(run, "/v1/checkout/sessions", form)


def ask(run: Running, path: str, form: dict[str, str]) -> requests.Response:
    """Send a form, be its text as broken as it may."""
    data = "&".join(f"{quoted(name)}={quoted(value)}" for name, value in form.items())
    headers = {"Authorization": f"Bearer {KEY}", "Content-Type": FORM}
    return requests.post(run.pay.api_url + path, data=data, headers=headers, timeout=PATIENCE_S)


def quoted(text: str) -> str:
    """Return `text` as a form has it; half characters as the bytes that are none."""
    return "".join(f"%{byte:02x}" for byte in text.encode("utf-8", "surrogatepass"))


# --- Forms on the page ----------------------------------------------------------------------


@pytest.mark.parametrize("field", ["account", "pin", "token", "action", "way", "voucher"])
@pytest.mark.parametrize("text", [*HOSTILE.values(), "⛽" * 30, "'; drop table", "%s%n", "{{7*7}}"])
def test_whatever_is_typed_pays_nothing_and_is_not_repeated(
    run: Running, phone: Phone, field: str, text: str
) -> None:
    """In every field of the page: a coded reason, the sale where it was, the form offered again."""
    way = "voucher" if field == "voucher" else "account"
    fields = {"token": phone.token(), "way": way, "action": "pay", "account": "7", "pin": PIN}
    data = "&".join(f"{k}={quoted(v)}" for k, v in (fields | {field: text}).items())
    answer = phone.session.post(
        f"{phone.base}/p/{CODE}", data=data, headers={"Content-Type": FORM}, timeout=PATIENCE_S
    )
    assert answer.headers["Kiosk-Reason"] in {
        "wrong_pin",
        "wrong_voucher",
        "token_foreign",
        "no_such_way",
        "bad_encoding",
    }
    assert text not in answer.text
    assert untouched(run)
    assert phone.pay().history


@pytest.mark.req("PAY-01")
@pytest.mark.parametrize("pan", ["4111111111111111", "5555 5555 5555 4444", "3782-822463-10005"])
def test_the_number_of_a_card_is_not_repeated(run: Running, phone: Phone, pan: str) -> None:
    """People type it where an account's number is asked for: it does not come back, nor stay."""
    answer = phone.pay_from(pan, pan)
    assert answer.status_code == 422
    assert pan not in answer.text
    assert untouched(run)


def test_a_number_that_may_be_right_need_not_be_typed_again(run: Running, phone: Phone) -> None:
    """A mistyped PIN costs a PIN, not a number of eight characters."""
    account = run.account(5000)
    answer = phone.pay_from(account.id.lower(), "000000")
    assert f'value="{account.id[:4]}-{account.id[4:]}"' in answer.text


REASONS: dict[str, tuple[dict[str, str], int, str]] = {
    "no token": ({"token": ""}, 403, "token_foreign"),
    "foreign token": ({"token": "x"}, 403, "token_foreign"),
    "no way": ({"token": "{token}"}, 422, "no_such_way"),
    "unknown way": ({"token": "{token}", "way": "card", "action": "pay"}, 422, "no_such_way"),
    "wrong PIN": (
        {"token": "{token}", "way": "account", "action": "pay", "account": "1", "pin": "1"},
        422,
        "wrong_pin",
    ),
    "declined": ({"token": "{token}", "way": "demo", "action": "decline"}, 402, "declined"),
    "too large": ({"token": "{token}", "pin": "1" * BODY_BYTES_MAX}, 413, "too_large"),
}


@pytest.mark.parametrize(("fields", "status", "reason"), REASONS.values(), ids=REASONS)
def test_every_refusal_has_a_code(
    run: Running,
    phone: Phone,
    fields: dict[str, str],
    status: int,
    reason: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """In the answer, for whoever looks for the mistake, and in the log, with nothing else."""
    caplog.set_level(logging.INFO)
    token = phone.token()
    answer = phone.send({name: value.format(token=token) for name, value in fields.items()})
    assert (answer.status_code, answer.headers["Kiosk-Reason"]) == (status, reason)
    assert f"refused reason={reason} status={status}" in caplog.text
    assert untouched(run)


@pytest.mark.parametrize(
    ("content_type", "body", "reason"),
    [
        ("text/plain", b"token=x", "not_a_form"),
        ("application/json", b"{}", "not_a_form"),
        ("multipart/form-data; boundary=x", b"--x--", "not_a_form"),
        ("", b"token=x", "not_a_form"),
        (FORM, b"\xff\xfe\x00\x01", "bad_encoding"),
        (FORM, b"token=%ff%fe&way=%c3%28", "bad_encoding"),
        (FORM, "token=x".encode("utf-16"), "bad_encoding"),
        (f"{FORM}; charset=utf-7", b"token=+ADw-", "token_foreign"),
        (FORM, b"&" * 4000, "token_foreign"),
    ],
)
def test_bytes_that_are_no_form_do_nothing(
    run: Running, phone: Phone, content_type: str, body: bytes, reason: str
) -> None:
    """Another kind of body, another encoding, nothing but separators."""
    answer = phone.session.post(
        f"{phone.base}/p/{CODE}",
        data=body,
        headers={"Content-Type": content_type},
        timeout=PATIENCE_S,
    )
    assert answer.headers["Kiosk-Reason"] == reason
    assert untouched(run)


RAW = {
    "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01",
    "no path": b"GET HTTP/1.1\r\n\r\n",
    "a huge header": b"GET / HTTP/1.1\r\nX: " + b"a" * 20_000 + b"\r\n\r\n",
    "a huge body": b"POST /p/" + CODE.encode() + b" HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n",
    "two lengths": b"POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    "a negative length": b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
    "smuggled": b"POST / HTTP/1.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n",
    "a line in a header": b"GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n",
}


@pytest.mark.parametrize("sent", RAW.values(), ids=RAW)
def test_bytes_that_are_no_request_are_answered_and_forgotten(
    run: Running, phone: Phone, sent: bytes
) -> None:
    """Refused by the server itself, and the next phone is served."""
    with closing(socket.create_connection(("127.0.0.1", run.pay.page_port))) as line:
        line.settimeout(PATIENCE_S)
        answer = b""
        with suppress(OSError):  # It may hang up before it has heard all of it.
            line.sendall(sent)
            line.shutdown(socket.SHUT_WR)
            answer = line.recv(65_536)
    assert not answer or int(answer.split()[1]) >= 400
    assert untouched(run)
    assert phone.open().status_code == 200


# --- Secrets --------------------------------------------------------------------------------


def test_no_secret_is_logged_whatever_happens(
    run: Running, phone: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    """Right and wrong PINs, used tokens, a locked account, a bug of ours: the log has none."""
    caplog.set_level(logging.DEBUG)
    logging.getLogger("urllib3").setLevel(logging.INFO)  # The phone's own.
    account = run.account(5000)
    tokens = [phone.token() for _ in range(3)]
    for token in (tokens[0], tokens[0], "x"):
        phone.send({"token": token, "way": "demo", "action": "decline"})
    for _ in range(FREE_TRIES + 1):
        phone.pay_from(account.id, "918273")
    requests.get(run.pay.api_url, headers={"Authorization": "Bearer sk_wrong_key"}, timeout=20)
    ask(run, "/v1/refunds", {"payment_intent": "pi_none", "note": CODE})
    run.sales[CODE] = "bug"  # type: ignore[assignment]  # The bug.
    assert phone.open().status_code == 503
    run.sales[CODE] = pay_sale()
    assert phone.pay().history
    said = caplog.text
    assert "AttributeError" in said, "the log is the one that was looked at"
    for secret in (CODE, KEY, PIN, "918273", "sk_wrong_key", *tokens):
        assert secret not in said
    assert KEY not in repr(run.pay.__dict__)

"""A full invoice on the phone: offered above a sum, typed once, and nobody else's business."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest
import requests
from fakes import receipts
from fakes.localpay import CODE, Phone, Running, finished, running, token_in
from fakes.receipts import LIMITED, Paid
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.customer import (
    LINE_MAX,
    LINES_MAX,
    NAME_MAX,
    VAT_ID_MAX,
    BadCustomer,
    Customer,
    customer,
)
from kiosk.paypage.forms import is_sound
from kiosk.paypage.view import PaySale

ZOE = {
    "name": "  Zoë   Ömer-Łuk GmbH ",
    "address": "Straße 1\r\n\r\n10115 Berlin\r\n",
    "vat_id": "de987654321",
}
WRITTEN = Customer("Zoë Ömer-Łuk GmbH", ("Straße 1", "10115 Berlin"), "DE987654321")


def sold(captured: int = 1_231) -> PaySale:
    """Return a sale of so much, at a place where 12.30 need no name."""
    one = receipts.receipt(paid=(Paid(2_000, captured),), place=LIMITED)
    return finished(receipt=one)


@pytest.fixture
def run() -> Iterator[Running]:
    """Return a LocalPay whose sale is over."""
    with running() as local:
        local.sales[CODE] = sold()
        yield local


@pytest.fixture
def phone(run: Running) -> Iterator[Phone]:
    """Return a phone that can reach its page."""
    one = run.phone()
    yield one
    one.close()


def words(page: str) -> str:
    """Return what can be read on `page`, with single plain spaces."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page)))


def send(phone: Phone, token: str, **typed: str) -> requests.Response:
    """Send the form with what was typed."""
    return phone.send({**ZOE, **typed, "token": token, "action": "invoice"})


@pytest.mark.req("RCP-02")
def test_above_the_sum_a_customer_writes_an_invoice_in_their_own_name(
    run: Running, phone: Phone
) -> None:
    """Offered, filled in, and then the same receipt with their name: once and for all."""
    assert "Invoice in your name" in words(phone.open().text)
    page = words(send(phone, phone.token()).text)
    assert "Customer Zoë Ömer-Łuk GmbH Straße 1 10115 Berlin" in page
    assert "Your VAT no. DE987654321" in page
    assert "Receipt no. K-07-4711" in page
    assert "Invoice in your name" not in page
    assert run.store.customer("P-000001") == WRITTEN
    assert run.invoices == ["P-000001"]


def test_up_to_the_sum_nobody_is_asked_who_they_are(run: Running, phone: Phone) -> None:
    """Nor where no sum is set; and a form that is sent all the same writes nothing."""
    for one in (sold(1_230), finished()):
        run.sales[CODE] = one
        assert "Invoice" not in words(phone.open().text)
        assert send(phone, "x" * 40).status_code == 403
    assert run.store.customer("P-000001") is None


def test_an_invoice_is_written_once(run: Running, phone: Phone) -> None:
    """Whoever opens the link later changes nothing of it."""
    token = phone.token()
    send(phone, token)
    assert run.store.keep_customer("P-000001", Customer("Eve", ("Nowhere",)), at_ms=1) == WRITTEN
    assert send(phone, token, name="Eve").status_code == 409
    assert run.invoices == ["P-000001"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": " "}, "Please type a name in plain letters."),
        ({"name": "x" * 61}, "Please type a name in plain letters."),
        ({"name": "Eve \u202e ecila"}, "Please type a name in plain letters."),
        ({"name": "4111 1111 1111 1111"}, "Please type a name in plain letters."),
        ({"address": "\n \n"}, "Please type one to four lines of address."),
        ({"address": "1\n2\n3\n4\n5"}, "Please type one to four lines of address."),
        ({"address": "x" * 61}, "Please type one to four lines of address."),
        ({"vat_id": "1" * 21}, "That is no VAT number."),
    ],
)
def test_what_is_no_name_or_address_is_said_and_may_be_mended(
    run: Running, phone: Phone, typed: dict[str, str], said: str
) -> None:
    """Nothing is kept, what was typed is still there, and no card number comes back."""
    answer = send(phone, phone.token(), **typed)
    assert answer.status_code == 422
    assert said in words(answer.text)
    assert "4111 1111 1111 1111" not in answer.text
    assert run.store.customer("P-000001") is None
    assert "Straße 1" in answer.text or "address" in typed
    assert "Customer Zoë" in words(send(phone, token_in(answer.text)).text)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80), st.text(max_size=300), st.text(max_size=30))
def test_whatever_is_typed_is_bounded_or_refused(name: str, address: str, vat_id: str) -> None:
    """No writing of any script breaks the slip, and no sign that turns it round gets on it."""
    try:
        found = customer(name, address, vat_id, is_sound)
    except BadCustomer:
        return
    assert 0 < len(found.name) <= NAME_MAX
    assert 0 < len(found.address) <= LINES_MAX
    assert all(0 < len(line) <= LINE_MAX for line in found.address)
    assert len(found.vat_id) <= VAT_ID_MAX
    assert all(is_sound(one) for one in (found.name, *found.address, found.vat_id))
    assert customer(found.name, "\n".join(found.address), found.vat_id, is_sound) == found
    assert "Customer(...)" in repr(found)

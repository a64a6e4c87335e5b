"""The page of a rail that comes to the payer's phone: it asks for the number, and passes it on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from fakes.localpay import CODE, Phone, Running, pay_sale, running, sale, token_in

from kiosk.api.snapshot import PayerSnapshot
from kiosk.domain.prepayment import PrepaymentState
from kiosk.paypage import texts, view
from kiosk.paypage.page import TOLD_MS
from kiosk.paypage.view import PaySale, Phase

NUMBER = "0712 345 678"
EN = texts.LANGUAGES["en"]


def asked(payer_is: PrepaymentState = PrepaymentState.AWAITING, **changes: object) -> PaySale:
    """Return a sale whose payer is asked on their phone."""
    payer = PayerSnapshot("P-000123", str(payer_is), 2000, 0, 0, 0, "amber river")
    return pay_sale(sale(payers=(payer,), **changes), asks_number=True)


@pytest.fixture
def run() -> Iterator[Running]:
    """Yield a page whose rail asks for a number; LocalPay itself has no such payment."""
    with running(demo=False) as page:
        page.sales[CODE] = asked()
        yield page


@pytest.fixture
def phone(run: Running) -> Iterator[Phone]:
    """Yield a phone."""
    found = run.phone()
    yield found
    found.close()


def give(phone: Phone, number: str = NUMBER, **fields: str) -> int:
    """Send the form; return the status of the answer."""
    form = {"token": phone.token(), "way": "number", "action": "pay", "number": number, **fields}
    return phone.send(form, follow=False).status_code


def test_the_page_asks_for_the_number_and_says_what_becomes_of_it(
    run: Running, phone: Phone
) -> None:
    """The most that is taken, where the rest goes, and that the number is kept nowhere."""
    text = phone.open().text
    assert 'data-phase="number"' in text
    assert 'type="tel"' in text
    assert "20.00" in text
    assert EN.texts["number_kept"] in text
    assert EN.texts["number_rest"] in text
    assert EN.texts["promise"] not in text, "nothing goes back by itself here"
    assert 'name="pin"' not in text
    assert run.seen == [CODE], "the kiosk learns that a phone is there"


def test_a_number_is_passed_on_once_and_shown_to_nobody(run: Running, phone: Phone) -> None:
    """A form counts once; the page goes on as what it will be in a moment."""
    form = {"token": phone.token(), "way": "number", "action": "pay", "number": NUMBER}
    assert phone.send(form, follow=False).status_code == 303
    assert run.numbers == [(CODE, NUMBER)]
    page = phone.open()
    assert 'data-phase="processing"' in page.text
    assert EN.texts["on_phone"] in page.text
    assert "712" not in page.text
    assert phone.send(form).status_code == 409
    assert run.numbers == [(CODE, NUMBER)]


def test_nobody_is_asked_while_somebody_is(run: Running, phone: Phone) -> None:
    """Neither in the moment after, nor while the kiosk says so; and then again."""
    token = phone.token()
    other = phone.token()
    form = {"way": "number", "action": "pay", "number": NUMBER}
    phone.send(form | {"token": token})
    assert phone.send(form | {"token": other}).status_code == 409
    run.sales[CODE] = asked(PrepaymentState.PROCESSING)
    run.clock.turn(TOLD_MS)
    assert token_in(phone.open().text) == ""
    run.sales[CODE] = asked()
    assert 'data-phase="number"' in phone.open().text, "declined: they may try again"
    assert give(phone) == 303
    assert len(run.numbers) == 2


@pytest.mark.parametrize(
    "number", ["", "7654321", "x" * 10, "0712345678'--", "٠٧١٢٣٤٥٦٧٨", "4" * 16, "\x00" * 9]
)
def test_what_can_be_no_number_is_refused_and_not_repeated(
    run: Running, phone: Phone, number: str
) -> None:
    """With words, and nothing is passed on; a card's number is none."""
    form = {"token": phone.token(), "way": "number", "action": "pay", "number": number}
    answer = phone.send(form)
    assert answer.status_code in {400, 422}
    assert run.numbers == []
    assert not number or number not in answer.text


def test_other_ways_to_act_are_none_here(run: Running, phone: Phone) -> None:
    """There is no account, no demo and nothing to abandon on this page."""
    for fields in ({"way": "account"}, {"way": "demo"}, {"action": "abandon", "way": ""}):
        assert give(phone, **fields) == 422
    assert run.numbers == []


def test_a_form_of_nobody_s_is_refused(run: Running, phone: Phone) -> None:
    """Without the token of this page nothing is passed on."""
    form = {"token": "x", "way": "number", "action": "pay", "number": NUMBER}
    assert phone.send(form).status_code == 403
    assert run.numbers == []


def test_a_preview_is_no_phone_that_looks(run: Running, phone: Phone) -> None:
    """Machines that fetch ahead are not seen."""
    phone.open(headers={"Sec-Purpose": "prefetch"})
    assert run.seen == []


@pytest.mark.parametrize(
    ("pay", "phase"),
    [
        (asked(), Phase.NUMBER),
        (asked(PrepaymentState.PROCESSING), Phase.PROCESSING),
        (asked(pay_left_ms=0), Phase.EXPIRED),
        (asked(PrepaymentState.PROCESSING, pay_left_ms=0), Phase.EXPIRED),
        (replace(asked(), asks_number=False), Phase.WAITING),
        (asked(PrepaymentState.PAID, state="open"), Phase.EXPIRED),
    ],
)
def test_the_phase_is_the_kiosk_s_word(pay: PaySale, phase: Phase) -> None:
    """What is shown follows the sale, and the time that is left."""
    assert view.phase_of(pay, None) is phase


@pytest.mark.parametrize("language", texts.LANGUAGES.values(), ids=list(texts.LANGUAGES))
def test_it_is_said_in_every_language(run: Running, language: texts.Language) -> None:
    """Nothing is left in English."""
    phone = Phone(run.pay.public_url, language.code)
    text = phone.open().text
    phone.close()
    for key in ("number_label", "number_go", "number_kept", "number_rest"):
        assert language.texts[key] in text.replace("&#39;", "'")

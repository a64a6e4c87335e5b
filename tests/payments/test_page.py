"""The page on the phone, over HTTP: what it shows, what it does and what it never does."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest
import requests
from fakes.localpay import (
    CODE,
    DIESEL,
    PIN,
    POWER,
    WATER,
    Phone,
    Running,
    cheap_hasher,
    delivery,
    finished,
    pay_sale,
    running,
    sale,
    token_in,
)
from fakes.localpay_store import RacingLocalPayStore

from kiosk.domain.attendant import FIRST_LOCK_MS, FREE_TRIES
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.money import Currency, Money
from kiosk.paypage import accounts
from kiosk.paypage.checkouts import Checkouts, expired, paid
from kiosk.paypage.page import BODY_BYTES_MAX
from kiosk.paypage.server import Rates
from kiosk.paypage.texts import LANGUAGES
from kiosk.paypage.tokens import LIFE_MS
from kiosk.ports import RailState
from kiosk.ports_localpay import PaidWith, PaymentState

PAGE_BYTES_MAX = 15_000


@pytest.fixture
def run() -> Iterator[Running]:
    """Yield a LocalPay in demo mode with one payment that waits for its payer."""
    with running() as started:
        opened(started)
        yield started


@pytest.fixture
def phone(run: Running) -> Iterator[Phone]:
    """Yield a phone."""
    with using(run) as one:
        yield one


class using:  # noqa: N801 - Reads as a word.
    """A phone that is put away again."""

    def __init__(self, run: Running) -> None:
        self.phone = run.phone()

    def __enter__(self) -> Phone:
        return self.phone

    def __exit__(self, *_: object) -> None:
        self.phone.close()


def opened(run: Running, code: str = CODE, prepayment: str = "P-000123") -> str:
    """Open a payment through our own rail; return its reference."""
    return run.open_one(code, prepayment)


def state(run: Running, code: str = CODE) -> PaymentState:
    found = run.store.checkout_of_code(code)
    assert found is not None
    return found.payment_state


class _Reader(HTMLParser):
    """Collects what a browser would fetch, send and show."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"small", "bdi"}:
            self.text += " "

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def words(page: str) -> str:
    """Return what can be read on `page`, with single plain spaces."""
    return re.sub(r"\s+", " ", _Reader(page).text)


# --- What it shows --------------------------------------------------------------------------


def test_the_page_says_what_is_paid_for_before_it_is_paid(phone: Phone) -> None:
    """Place, kiosk, outlet, product, unit price, the most that is taken, the words, the time."""
    page = words(phone.open().text)
    for said in (
        "Harbour Station",
        "K-07",
        "Outlet 2",
        "Diesel",
        "1.799 EUR/L",
        "20.00 EUR",
        "You pay only what you take. The rest goes back at once.",
        "amber river",
        "Time left 4:32",
        "Harbour Energy GmbH",
        "+49 40 1234567",
    ):
        assert said in page


def test_after_paying_the_same_page_is_the_meter_and_then_the_receipt(
    run: Running, phone: Phone
) -> None:
    """One address from the first scan to the receipt."""
    assert "Reserved 20.00 EUR" in words(phone.pay().text)
    run.sales[CODE] = pay_sale(sale(state="open", authorised_minor=2000, deliveries=(delivery(),)))
    meter = words(phone.open().text)
    assert "12.31 EUR 6.84 L" in meter
    assert "of 20.00 EUR reserved" in meter
    assert "Flowing" in meter
    run.sales[CODE] = pay_sale(
        sale(state="settling", authorised_minor=2000, deliveries=(delivery(state="settled"),))
    )
    assert "The final amount is being charged." in words(phone.open().text)
    run.sales[CODE] = finished()
    receipt = words(phone.open().text)
    assert "You paid 12.31 EUR" in receipt
    assert "7.69 EUR goes back to you now." in receipt


def test_the_receipt_names_everything_that_the_law_asks_for(run: Running, phone: Phone) -> None:
    """RCP-01: seller, numbers, product, quantity, prices, tax, money, times, meter, software."""
    run.sales[CODE] = finished()
    receipt = words(phone.open().text)
    for said in (
        "Receipt no. K-07-4711",
        "Issued 2026-09-21 16:18:20 +02:00",
        "Seller Harbour Energy GmbH Am Kai 3 20457 Hamburg",
        "VAT no. DE123456789",
        "Kiosk Harbour Station · K-07",
        "Outlet 1",
        "Product Diesel",
        "Quantity 6.84 L",
        "Unit price incl. VAT 1.799 EUR/L",
        "Total 12.31 EUR",
        "Net at 19 % 10.34 EUR",
        "VAT 19 % in it 1.97 EUR",
        "Reserved 20.00 EUR",
        "Goes back 7.69 EUR",
        "State of it done",
        "Payment localpay cs_7Q2MK9VX4DTB",
        "Begun 2026-09-21 16:14:20 +02:00",
        "Ended 2026-09-21 16:18:20 +02:00",
        "Meter TX-88412",
        "Meter at the start 1,000.00 L",
        "Meter at the end 1,006.84 L",
        "Software 1.0.0-4f2a91c0",
        "Record 2 0e063d5b3b9add19",
    ):
        assert said in receipt, said


def test_several_outlets_are_each_shown(run: Running, phone: Phone) -> None:
    """Number, product, what has flowed and what must be done, for each of them."""
    run.sales[CODE] = pay_sale(
        sale(
            state="open",
            authorised_minor=4000,
            outlets=(2, 3, 4),
            deliveries=(
                delivery(),
                delivery(
                    outlet=3, state="opening", needs="open_tap", delivered_base=0, cost_minor=0
                ),
                delivery(
                    outlet=4,
                    state="silent",
                    dimension="mWh",
                    interval_base=1_000,
                    delivered_base=12_345_999,
                    cost_minor=728,
                ),
            ),
        ),
        outlets=(DIESEL, WATER, POWER),
    )
    page = words(phone.open().text)
    assert "19.59 EUR" in page
    assert "6.84 L" in page
    assert "Open the tap." in page
    assert "12.345 kWh" in page
    assert "The outlet does not answer." in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"state": "cancelled", "authorised_minor": 2000}, "Nothing was delivered."),
        ({"state": "cancelled"}, "You were not charged."),
        ({"state": "settled", "authorised_minor": 2000, "released_minor": 2000}, "Nothing charged"),
        ({"pay_left_ms": 0}, "Time is over"),
    ],
)
def test_the_end_says_what_about_the_money(
    run: Running, phone: Phone, changes: dict[str, object], said: str
) -> None:
    """However it ended, nobody is left to wonder."""
    run.sales[CODE] = pay_sale(sale(**changes))
    assert said in words(phone.open().text)


def test_a_charge_that_was_written_off_does_not_claim_that_nothing_flowed(
    run: Running, phone: Phone
) -> None:
    """Too little to charge: it was delivered, and all of the money goes back."""
    drop = delivery(state="settled", delivered_base=10_000, cost_minor=2)
    run.sales[CODE] = pay_sale(
        sale(
            state="settled",
            authorised_minor=2000,
            released_minor=2000,
            is_settled=True,
            deliveries=(drop,),
        )
    )
    page = words(phone.open().text)
    assert "Nothing was delivered" not in page
    assert "20.00 EUR goes back to you now." in page


def test_a_sale_that_is_paid_elsewhere_has_its_meter_here_too(run: Running, phone: Phone) -> None:
    """Another rail, no checkout of ours: the page shows and offers no way to pay."""
    code = "0" * 16
    run.sales[code] = pay_sale()
    page = phone.open(code)
    assert "Pay on the page that the code on the screen leads to." in words(page.text)
    assert token_in(page.text) == ""
    assert phone.send({"token": "x"}, code).status_code == 403


def test_a_sale_that_is_forgotten_still_says_what_about_the_money(
    run: Running, phone: Phone
) -> None:
    """The kiosk does not know it any more; the checkout does."""
    del run.sales[CODE]
    assert "You were not charged." in words(phone.open().text)
    run.sales[CODE] = pay_sale()
    phone.pay()
    del run.sales[CODE]
    assert "You pay only what was delivered." in words(phone.open().text)
    rail = run.rail()
    found = run.store.checkout_of_code(CODE)
    assert found is not None
    capture = Intent("P-000123", "localpay", Verb.CAPTURE, Money(1231), 0, 0, reference=found.id)
    rail.carry_out(capture)
    rail.close()
    assert "You paid 12.31 EUR." in words(phone.open().text)


@pytest.mark.parametrize(
    "code", ["nope", "0" * 15, "0" * 16, "O" * 16, "7q2mk9vx4dtb0whe", "%00", "a" * 3000]
)
def test_no_other_address_has_a_page(phone: Phone, code: str) -> None:
    """Unknown, malformed or guessed: one and the same page that says so."""
    answer = phone.open(code)
    assert answer.status_code == 404
    assert "No such payment" in words(answer.text)
    assert CODE not in answer.text


# --- Paying ---------------------------------------------------------------------------------


def test_a_demo_payment_reserves_the_money_and_wakes_the_kiosk(run: Running, phone: Phone) -> None:
    """One tap; the kiosk hears of it at once and reads it for itself."""
    answer = phone.pay()
    assert answer.status_code == 200
    assert [one.status_code for one in answer.history] == [303]
    assert state(run) is PaymentState.HELD
    assert run.paid == ["P-000123"]


def test_an_account_pays_with_number_and_pin(run: Running, phone: Phone) -> None:
    """However the number is typed: small letters, spaces, dashes, letters that look like digits."""
    account = run.account(5000)
    typed = f" {account.id[:4].lower()} - {account.id[4:].replace('1', 'l').replace('0', 'o')} "
    assert phone.pay_from(typed).history != []
    assert state(run) is PaymentState.HELD
    found = run.store.account(account.id)
    assert found is not None
    assert (found.balance, found.held) == (Money(5000), Money(2000))


def test_an_account_with_too_little_pays_nothing_and_is_told(run: Running, phone: Phone) -> None:
    """The balance is named, the money stays, the session stays open."""
    account = run.account(1999)
    answer = phone.pay_from(account.id)
    assert answer.status_code == 402
    assert "The account has 19.99 EUR. That is not enough." in words(answer.text)
    assert "You were not charged." in words(answer.text)
    assert state(run) is PaymentState.UNPAID
    assert token_in(answer.text) != ""


def test_a_wrong_pin_pays_nothing_and_names_neither(run: Running, phone: Phone) -> None:
    """Whether the number or the PIN was wrong is nobody's business."""
    account = run.account(5000)
    wrong_pin = phone.pay_from(account.id, "000000")
    wrong_number = phone.pay_from("ZZZZZZZZ")
    no_number = phone.pay_from("'; drop table accounts --")
    for answer in (wrong_pin, wrong_number, no_number):
        assert answer.status_code == 422
        assert "Account number or PIN is wrong." in words(answer.text)
        assert PIN not in answer.text
    assert state(run) is PaymentState.UNPAID


def test_five_wrong_pins_lock_the_account_for_every_phone(run: Running) -> None:
    """The right PIN does not help before the time is over, then it does."""
    account = run.account(5000)
    with using(run) as phone:
        for _ in range(FREE_TRIES):
            assert phone.pay_from(account.id, "000000").status_code == 422
        locked = phone.pay_from(account.id)
        assert locked.status_code == 429
        assert "Wait 5 min." in words(locked.text)
        found = run.store.account(account.id)
        assert found is not None
        assert found.tries.wrong == FREE_TRIES
        run.clock.turn(FIRST_LOCK_MS)
        run.sales[CODE] = pay_sale()
        assert phone.pay_from(account.id).history != []
    assert state(run) is PaymentState.HELD


def test_one_phone_cannot_try_many_accounts(run: Running, phone: Phone) -> None:
    """The phone is locked as well, whatever numbers it tries; the right one is not let in."""
    account = run.account(5000)
    for number in range(FREE_TRIES):
        assert phone.pay_from(f"ZZZZ000{number}", "000000").status_code == 422
    assert phone.pay_from(account.id).status_code == 429
    assert state(run) is PaymentState.UNPAID


def test_guesses_at_the_same_time_are_all_counted(run: Running) -> None:
    """Twenty guesses at once are not twenty guesses for the price of one."""
    account = run.account(5000)
    tokens = []
    with using(run) as phone:
        tokens = [phone.token() for _ in range(20)]
    gate = threading.Barrier(20)
    statuses: list[int] = []

    def guess(number: int) -> None:
        with using(run) as one:
            gate.wait()
            fields = {"way": "account", "action": "pay", "account": account.id}
            answer = one.send({"token": tokens[number], **fields, "pin": f"{number:06d}"})
            statuses.append(answer.status_code)

    threads = [threading.Thread(target=guess, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses.count(422) == FREE_TRIES
    assert statuses.count(429) == 20 - FREE_TRIES


def test_a_right_pin_forgives_the_wrong_ones(run: Running, phone: Phone) -> None:
    """Four mistakes and then the right PIN: nothing is held against anybody."""
    account = run.account(5000)
    for _ in range(FREE_TRIES - 1):
        phone.pay_from(account.id, "000000")
    assert phone.pay_from(account.id).history != []
    found = run.store.account(account.id)
    assert found is not None
    assert found.tries.wrong == 0


def test_the_payer_can_cancel(run: Running, phone: Phone) -> None:
    """Then nobody can pay, nothing was charged, and the kiosk is told."""
    answer = phone.send({"token": phone.token(), "action": "abandon"})
    assert answer.status_code == 200
    assert "You were not charged." in words(answer.text)
    assert run.paid == ["P-000123"]
    rail = run.rail()
    found = run.store.checkout_of_code(CODE)
    assert found is not None
    assert rail.read(found.id).state is RailState.EXPIRED
    rail.close()


def test_of_two_phones_one_pays(run: Running) -> None:
    """Eight phones press the button at the same instant: one payment."""
    account = run.account(100_000)
    with using(run) as phone:
        tokens = [phone.token() for _ in range(8)]
    gate = threading.Barrier(8)
    statuses: list[int] = []

    def pay(token: str) -> None:
        with using(run) as one:
            gate.wait()
            fields = {"way": "account", "action": "pay", "account": account.id, "pin": PIN}
            statuses.append(one.send({"token": token, **fields}, follow=False).status_code)

    threads = [threading.Thread(target=pay, args=(token,)) for token in tokens]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [303] + [409] * 7
    found = run.store.account(account.id)
    assert found is not None
    assert found.held == Money(2000)


@pytest.mark.parametrize("action", ["pay", "abandon"])
@pytest.mark.parametrize("faster", ["paid", "expired"])
def test_whoever_is_a_moment_too_late_changes_nothing(action: str, faster: str) -> None:
    """Between the look and the step somebody else paid, or the time ran out."""
    store = RacingLocalPayStore()
    with running(store=store) as run:
        opened(run)
        with using(run) as phone:
            token = phone.token()
            checkouts = Checkouts(store, run.clock)
            found = store.checkout_of_code(CODE)
            assert found is not None
            step = paid(PaidWith.DEMO, 1) if faster == "paid" else expired
            store.first = lambda: (checkouts.change(found.id, step), None)[1]
            answer = phone.send({"token": token, "way": "demo", "action": action})
        assert answer.status_code == 409
        said = "paid already" if faster == "paid" else "can no longer be paid"
        assert said in words(answer.text)
        assert run.paid == []


def test_an_account_in_another_currency_pays_nothing(run: Running, phone: Phone) -> None:
    """It was opened before the kiosk changed its currency: its numbers mean something else."""
    account = accounts.create(
        run.store,
        run.clock,
        run.ids,
        cheap_hasher(),
        name="Ben",
        pin=PIN,
        currency=Currency("JPY", 0),
    )
    accounts.credit(run.store, run.clock, account.id, Money(1_000_000), receipt="1")
    answer = phone.pay_from(account.id)
    assert answer.status_code == 402
    assert "You were not charged." in words(answer.text)
    assert state(run) is PaymentState.UNPAID


def test_whoever_pays_after_somebody_else_is_told_that_it_is_paid(
    run: Running, phone: Phone
) -> None:
    """Nothing is charged twice, and nobody is told that nothing was charged."""
    first, second = phone.token(), phone.token()
    phone.send({"token": first, "way": "demo", "action": "pay"})
    answer = phone.send({"token": second, "way": "demo", "action": "pay"})
    assert answer.status_code == 409
    assert "This is paid already." in words(answer.text)
    assert "You were not charged." not in words(answer.text)
    assert run.paid == ["P-000123"]


def test_nobody_pays_for_a_sale_that_is_over(run: Running, phone: Phone) -> None:
    """The kiosk has stopped waiting: the money stays where it is, whatever the page shows."""
    token = phone.token()
    for over in (sale(pay_left_ms=0), sale(state="cancelled"), sale(state="settled")):
        run.sales[CODE] = pay_sale(over)
        assert phone.send({"token": token, "way": "demo", "action": "pay"}).status_code == 409
        run.sales[CODE] = pay_sale()
        token = phone.token()
    del run.sales[CODE]
    assert phone.send({"token": token, "way": "demo", "action": "pay"}).status_code == 409
    assert state(run) is PaymentState.UNPAID
    assert run.paid == []


def test_a_real_kiosk_has_no_demo_button() -> None:
    """Not on the page, and not behind it."""
    with running(demo=False) as run:
        opened(run)
        with using(run) as phone:
            page = phone.open().text
            assert "demo" not in page.lower()
            for action in ("pay", "pay_delayed", "decline"):
                answer = phone.send({"token": phone.token(), "way": "demo", "action": action})
                assert answer.status_code == 422
            assert state(run) is PaymentState.UNPAID


def test_demo_is_marked_on_every_page(run: Running, phone: Phone) -> None:
    """Nobody mistakes play money for money."""
    pages = [pay_sale(), pay_sale(sale(state="open", deliveries=(delivery(),))), finished()]
    for shown in pages:
        run.sales[CODE] = shown
        assert "Demo: no real money moves" in words(phone.open().text)


# --- What it never does ---------------------------------------------------------------------


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_looking_never_pays(run: Running, phone: Phone, method: str) -> None:
    """Previews and prefetch fetch what they like, with whatever they put into the address."""
    token = phone.token()
    address = f"{phone.base}/p/{CODE}?token={token}&action=pay&way=demo"
    for _ in range(3):
        requests.request(method, address, timeout=10)
    assert state(run) is PaymentState.UNPAID
    assert run.paid == []
    assert phone.send({"token": token, "way": "demo", "action": "pay"}).history != []


@pytest.mark.parametrize(
    "headers",
    [
        {"Purpose": "prefetch"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"X-Moz": "prefetch"},
        {"X-Purpose": "preview"},
    ],
)
def test_fetching_ahead_is_not_seeing(run: Running, phone: Phone, headers: dict[str, str]) -> None:
    """The kiosk says "phone connected" when a person looks, not a machine that guesses."""
    phone.open(headers=headers)
    requests.head(f"{phone.base}/p/{CODE}", timeout=10)
    assert run.seen == []
    phone.open()
    phone.open()
    assert run.seen == [CODE]
    rail = run.rail()
    found = run.store.checkout_of_code(CODE)
    assert found is not None
    assert rail.read(found.id).seen
    rail.close()


def test_a_token_is_good_once(run: Running, phone: Phone) -> None:
    """The same form again says so and does nothing."""
    token = phone.token()
    fields = {"token": token, "way": "demo", "action": "decline"}
    assert phone.send(fields).status_code == 402
    answer = phone.send({**fields, "action": "pay"})
    assert answer.status_code == 409
    assert "It counts only once." in words(answer.text)
    assert state(run) is PaymentState.UNPAID


def test_a_token_does_not_keep(run: Running, phone: Phone) -> None:
    """A page that was open for too long is fetched anew before it pays."""
    token = phone.token()
    run.clock.turn(LIFE_MS)
    answer = phone.send({"token": token, "way": "demo", "action": "pay"})
    assert answer.status_code == 403
    assert "Nothing was done." in words(answer.text)
    assert state(run) is PaymentState.UNPAID
    assert f'href="{CODE}"' in answer.text


def test_a_token_is_good_for_its_own_page_alone(run: Running, phone: Phone) -> None:
    """A token of another payment pays nothing here, and stays good there."""
    other = "Z" * 26
    opened(run, other, "P-2")
    token = phone.token(other)
    answer = phone.send({"token": token, "way": "demo", "action": "pay"})
    assert answer.status_code == 403
    assert state(run) is PaymentState.UNPAID
    assert phone.send({"token": token, "way": "demo", "action": "pay"}, other).history != []


@pytest.mark.parametrize(
    "token", ["", "x", "1.0.0", "9" * 15 + "." + "0" * 16 + "." + "0" * 64, "\x00", "é"]
)
def test_a_token_that_is_none_pays_nothing(run: Running, phone: Phone, token: str) -> None:
    """Made up, cut short or left out."""
    answer = phone.send({"token": token, "way": "demo", "action": "pay"})
    assert answer.status_code == 403
    assert "You were not charged." in words(answer.text)
    assert state(run) is PaymentState.UNPAID


def test_a_token_that_was_tampered_with_pays_nothing(run: Running, phone: Phone) -> None:
    """Not even a later end is believed."""
    ends, nonce, mark = phone.token().split(".")
    later = f"{int(ends) + 1}.{nonce}.{mark}"
    assert phone.send({"token": later, "way": "demo", "action": "pay"}).status_code == 403
    other = f"{ends}.{nonce[::-1]}.{mark}"
    assert phone.send({"token": other, "way": "demo", "action": "pay"}).status_code == 403
    assert state(run) is PaymentState.UNPAID


def test_a_token_ends_with_the_process() -> None:
    """After a restart every open page must be fetched anew: its secret is gone."""
    with running(seed=1) as run:
        opened(run)
        with using(run) as phone:
            token = phone.token()
        store = run.store
    with running(store=store, seed=2) as again, using(again) as phone:
        answer = phone.send({"token": token, "way": "demo", "action": "pay"})
        assert answer.status_code == 403
        assert state(again) is PaymentState.UNPAID
        assert phone.pay().history != []


@pytest.mark.parametrize(
    ("way", "action"),
    [("", ""), ("demo", ""), ("demo", "steal"), ("card", "pay"), ("account", "decline")],
)
def test_what_no_button_sends_does_nothing(
    run: Running, phone: Phone, way: str, action: str
) -> None:
    """A form that none of the buttons makes is a mistake, and says so."""
    answer = phone.send({"token": phone.token(), "way": way, "action": action})
    assert answer.status_code == 422
    assert state(run) is PaymentState.UNPAID


def test_only_small_plain_forms_are_read(run: Running, phone: Phone) -> None:
    """No uploads, no novels, no JSON."""
    address = f"{phone.base}/p/{CODE}"
    token = phone.token()
    large = {"token": token, "way": "demo", "action": "pay", "pin": "1" * BODY_BYTES_MAX}
    assert phone.send(large).status_code == 413
    files = requests.post(address, files={"token": b"x"}, timeout=10)
    assert files.status_code == 415
    assert requests.post(address, json={"token": token}, timeout=10).status_code == 415
    assert state(run) is PaymentState.UNPAID


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PAY"])
def test_other_verbs_do_nothing(run: Running, phone: Phone, method: str) -> None:
    """They are answered with a page, and nothing happens."""
    answer = requests.request(method, f"{phone.base}/p/{CODE}", timeout=10)
    assert answer.status_code in {400, 405, 501}
    assert state(run) is PaymentState.UNPAID


def test_words_of_the_operator_are_text_and_nothing_else(run: Running, phone: Phone) -> None:
    """A name with angle brackets is shown, never run."""
    evil = '<script>alert("1")</script>'
    run.sales[CODE] = pay_sale(
        sale(words=evil),
        site=evil,
        seller=evil,
        outlets=(replace(DIESEL, product_name=evil, name=evil),),
    )
    page = phone.open().text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
    typed = phone.pay_from('"><img src=x onerror=alert(1)>').text
    assert "<img" not in typed


def test_a_bug_of_ours_shows_a_page_and_no_trace(
    run: Running, phone: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    """Logged for us; the payer reads what to do, and nothing of the inside."""
    run.sales[CODE] = "secret"  # type: ignore[assignment]  # The bug.
    answer = phone.open()
    assert answer.status_code == 503
    assert "Something is wrong here" in words(answer.text)
    assert "secret" not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert "AttributeError" not in answer.text
    assert "AttributeError" in caplog.text


# --- Limits ---------------------------------------------------------------------------------


def test_one_phone_does_not_ask_too_often() -> None:
    """Beyond its share it is told to wait; a minute later it goes on."""
    with running(rates=replace(Rates(), looks=5, acts=2)) as run:
        opened(run)
        with using(run) as phone:
            statuses = [phone.open().status_code for _ in range(7)]
            assert statuses == [200] * 5 + [429] * 2
            busy = phone.open()
            assert busy.headers["Retry-After"] == "60"
            assert "Wait a minute" in words(busy.text)
            assert [phone.send({"token": "x"}).status_code for _ in range(4)] == [
                403,
                403,
                429,
                429,
            ]
            run.clock.turn(60_000)
            assert phone.open().status_code == 200
            assert phone.send({"token": "x"}).status_code == 403


def test_all_phones_together_have_a_limit() -> None:
    """Many phones, one kiosk: what is too much is too much."""
    with running(rates=replace(Rates(), looks_in_all=3)) as run:
        opened(run)
        with using(run) as phone:
            assert [phone.open().status_code for _ in range(4)] == [200] * 3 + [429]


# --- How it is served -----------------------------------------------------------------------


def every_page(run: Running, phone: Phone) -> list[requests.Response]:
    """Return one page of each kind."""
    shown = [
        pay_sale(),
        pay_sale(sale(state="open", authorised_minor=2000, deliveries=(delivery(),))),
        pay_sale(sale(state="settling", deliveries=(delivery(state="settled"),))),
        finished(),
        pay_sale(sale(state="cancelled")),
        pay_sale(sale(pay_left_ms=0)),
    ]
    pages = []
    for one in shown:
        run.sales[CODE] = one
        pages.append(phone.open())
    run.sales[CODE] = pay_sale()
    pages.append(phone.open("nobody"))
    pages.append(phone.send({"token": "x"}))
    pages.append(phone.pay_from("ZZZZZZZZ"))
    pages.append(requests.put(f"{phone.base}/p/{CODE}", timeout=10))
    pages.append(phone.pay())
    return pages


def test_every_page_is_guarded(run: Running, phone: Phone) -> None:
    """Not stored, not framed, not leaked, nothing from anybody else, and no cookie."""
    for page in every_page(run, phone):
        assert page.headers["Cache-Control"] == "no-store"
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert page.headers["X-Content-Type-Options"] == "nosniff"
        assert page.headers["X-Frame-Options"] == "DENY"
        policy = page.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; style-src 'self'; script-src 'self';")
        assert "frame-ancestors 'none'" in policy
        assert "form-action 'self'" in policy
        assert "unsafe" not in policy
        assert "Set-Cookie" not in page.headers
        assert "Server" not in page.headers
        assert page.headers["Content-Type"] == "text/html; charset=utf-8"


def test_every_page_keeps_its_own_policy(run: Running, phone: Phone) -> None:
    """No script, style or address in the page that the policy would have to allow."""
    for page in every_page(run, phone):
        reader = _Reader(page.text)
        for tag, attributes in reader.tags:
            assert tag != "style"
            assert "style" not in attributes
            assert not any(name.startswith("on") for name in attributes)
            for name in ("src", "href", "action"):
                place = attributes.get(name)
                assert place is None or place.startswith(("../s/", "?", "tel:", CODE)), place
                assert place is None or not place.startswith("//")
        assert all(script.get("src") for script in reader.all("script"))


def on_the_line(answer: requests.Response) -> int:
    """Return how many bytes an answer takes, its head included."""
    head = sum(len(name) + len(value) + 4 for name, value in answer.headers.items())
    return head + int(answer.headers["Content-Length"])


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_every_page_is_small(run: Running, code: str) -> None:
    """15 kB a page, with everything that it needs, in every language, on the slowest connection."""
    phone = Phone(run.pay.public_url, code)
    files = 0
    for name in ("page.css", "page.js", "icon.svg"):
        answer = phone.session.get(f"{phone.base}/s/{name}", timeout=10)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        files += on_the_line(answer)
    run.sales[CODE] = pay_sale(
        sale(
            state="open",
            authorised_minor=99_999_999,
            outlets=(2, 3, 4),
            deliveries=tuple(delivery(outlet=number) for number in (2, 3, 4)),
        ),
        outlets=(DIESEL, WATER, POWER),
    )
    for page in (phone.open(), *every_page(run, phone)):
        assert on_the_line(page) + files < PAGE_BYTES_MAX
    phone.close()


@pytest.mark.parametrize("name", ["page.css", "page.js", "icon.svg"])
def test_a_phone_that_packs_nothing_gets_the_same_file(phone: Phone, name: str) -> None:
    """Packed or not, it is what the assets hold; a page itself is never packed."""
    address = f"{phone.base}/s/{name}"
    packed = requests.get(address, headers={"Accept-Encoding": "gzip"}, timeout=10)
    plain = requests.get(address, headers={"Accept-Encoding": "identity"}, timeout=10)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert plain.content == packed.content
    assert "Content-Encoding" not in phone.open().headers


@pytest.mark.parametrize("name", ["nope.css", "../page.css", "page.css.bak", "", "%2e%2e/texts.py"])
def test_no_other_file_is_served(phone: Phone, name: str) -> None:
    """Three files, by name, and nothing else of the disk."""
    assert requests.get(f"{phone.base}/s/{name}", timeout=10).status_code == 404


def test_without_a_script_the_page_keeps_itself_fresh(run: Running, phone: Phone) -> None:
    """While something moves it reads itself again; while somebody types it does not."""
    paying = phone.open().text
    assert '<noscript><meta http-equiv="refresh" content="273"></noscript>' in paying
    run.sales[CODE] = pay_sale(sale(state="open", deliveries=(delivery(),)))
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in phone.open().text
    run.sales[CODE] = finished()
    assert "http-equiv" not in phone.open().text


def test_every_form_and_figure_can_be_heard(run: Running, phone: Phone) -> None:
    """Labels for what is typed, a status that is read out, a heading, and the language's name."""
    page = _Reader(phone.open().text)
    labels = {label["for"] for label in page.all("label")}
    typed = [one for one in page.all("input") if one.get("type") != "hidden"]
    assert typed
    assert {one["id"] for one in typed} == labels
    assert any(one.get("aria-live") == "polite" for _, one in page.tags)
    assert len(page.all("h1")) == 1
    assert all(icon.get("aria-hidden") == "true" for icon in page.all("svg"))
    run.sales[CODE] = pay_sale(sale(state="open", authorised_minor=2000, deliveries=(delivery(),)))
    meter = _Reader(phone.open().text)
    [main] = meter.all("main")
    assert main["data-say"] == "Delivery. So far. 12.31 EUR. 2: 6.84 L, Flowing"
    assert all(bar.get("aria-label") for bar in meter.all("progress"))


# --- Languages ------------------------------------------------------------------------------


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_the_page_speaks_the_phones_language(run: Running, code: str) -> None:
    """Every kind of page, in the language and the direction that the phone asks for."""
    language = LANGUAGES[code]
    phone = Phone(run.pay.public_url, f"{code}-XX,en;q=0.1")
    for page in every_page(run, phone):
        start = f'<html lang="{code}" dir="{language.direction}">'
        if page.request.method != "PUT":
            assert start in page.text
            assert page.headers["Content-Language"] == code
            assert page.headers["Vary"] == "Accept-Language"
    phone.close()


def test_figures_are_written_as_in_the_language(run: Running) -> None:
    """A comma in German, a point in English."""
    phone = Phone(run.pay.public_url, "de")
    page = words(phone.open().text)
    assert "20,00 EUR" in page
    assert "1,799 EUR/L" in page
    phone.close()


def test_a_language_that_was_chosen_stays(phone: Phone) -> None:
    """The link to a language wins over the phone's own, through the payment and after it."""
    address = f"{phone.base}/p/{CODE}?lang=ar"
    page = phone.session.get(address, timeout=10).text
    assert f'action="{CODE}?lang=ar"' in page
    fields = {"token": token_in(page), "way": "demo", "action": "pay"}
    answer = phone.session.post(address, data=fields, timeout=10)
    assert answer.url == address
    assert 'dir="rtl"' in answer.text


@pytest.mark.parametrize("wanted", ["", "xx", "*", "de;q=nonsense", "de;;;,,", "a" * 500])
def test_a_language_that_nobody_speaks_is_english(run: Running, wanted: str) -> None:
    """Nobody is turned away for the language of a phone."""
    phone = Phone(run.pay.public_url, wanted)
    assert phone.open().status_code == 200
    phone.close()
    answer = requests.get(f"{run.pay.public_url}/p/{CODE}", params={"lang": wanted}, timeout=10)
    assert 'lang="en"' in answer.text


def test_only_the_operators_languages_are_offered() -> None:
    """A kiosk that speaks two languages offers two, the first of them to everybody else."""
    with running(languages=("de", "fr", "tlh")) as run:
        opened(run)
        for wanted, spoken in (("en", "de"), ("fr", "fr"), ("de", "de")):
            phone = Phone(run.pay.public_url, wanted)
            page = _Reader(phone.open().text)
            phone.close()
            assert page.all("html")[0]["lang"] == spoken
            assert [one["hreflang"] for one in page.all("a") if "hreflang" in one] == [
                code for code in ("de", "fr") if code != spoken
            ]


def test_the_link_begins_where_the_operator_says() -> None:
    """A phone reaches the kiosk by its address in the hotspot, not by 127.0.0.1."""
    with running(public_url="http://192.168.1.20:8480/") as run:
        opened(run)
        rail = run.rail()
        found = run.store.checkout_of_code(CODE)
        assert found is not None
        assert rail.read(found.id).url == f"HTTP://192.168.1.20:8480/P/{CODE}"
        rail.close()


# --- Consent --------------------------------------------------------------------------------


@pytest.mark.req("PAY-08")
@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_who_pays_says_yes_to_the_exact_amount(run: Running, code: str) -> None:
    """The button names what is reserved, in every language; just that is reserved, and no more."""
    run.account(5000)
    language = LANGUAGES[code]
    amount = f"20{language.decimal}00\u00a0EUR"
    phone = Phone(run.pay.public_url, code)
    page = phone.open().text
    buttons = re.findall(r'<button name="action" value="pay" class="go">(.*?)</button>', page)
    # A voucher is asked for as much, and may be worth less: it is named on the next page.
    assert sum(amount in button for button in buttons) == 2
    assert language.texts["promise"] in page
    phone.pay()
    phone.close()
    found = run.store.checkout_of_code(CODE)
    assert found is not None
    assert (found.amount, found.payment_state) == (Money(2000), PaymentState.HELD)


def test_the_page_says_until_when_its_prices_hold(run: Running, phone: Phone) -> None:
    """A time at the place, on the page that can be paid and on no other."""
    until_ms = 1_790_000_300_000
    run.sales[CODE] = pay_sale(fixed_ms=until_ms, zone="Europe/Berlin")
    assert "Prices fixed until 16:18" in words(phone.open().text)
    run.sales[CODE] = pay_sale(sale(state="cancelled"), fixed_ms=until_ms)
    assert "Prices fixed" not in words(phone.open().text)


# --- Replay ---------------------------------------------------------------------------------


@pytest.mark.req("PAY-03")
def test_of_a_thousand_payments_that_were_recorded_none_pays_again(
    run: Running, phone: Phone
) -> None:
    """The same bytes again: on the same page, on another one, and when the time is over."""
    fields = {"token": phone.token(), "way": "demo", "action": "pay"}
    assert phone.send(fields, follow=False).status_code == 303
    other = "Z" * 26
    opened(run, other, "P-2")
    statuses = [
        phone.send(fields, code, follow=False).status_code
        for _ in range(500)
        for code in (CODE, other)
    ]
    assert set(statuses) == {409, 403}
    assert state(run) is PaymentState.HELD
    assert state(run, other) is PaymentState.UNPAID
    run.clock.turn(LIFE_MS)
    assert phone.send(fields, follow=False).status_code == 403
    assert run.paid == ["P-000123"]
